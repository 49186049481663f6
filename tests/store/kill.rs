use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use newsview::domain::change::{Change, Marking};
use newsview::domain::library::Listing;

use super::{Home, bookmark, id, library, read, unbookmark};

const FOLDER: &str = "NEWSVIEW_TEST_KILL";
const LIBRARY: &str = "NEWSVIEW_TEST_KILL_LIBRARY";
const FEED: &str = "https://harbour.example/feed";

/// What the killed program does: changes, each said on standard output once it is done.
#[test]
fn a_program_that_changes_until_it_is_killed() {
    let Ok(folder) = env::var(FOLDER) else {
        return;
    };
    let folder = std::path::Path::new(&folder);
    let (mut store, _) = newsview::store::Store::open(&folder.join("config"), &folder.join("data"));
    let round = store.load().layout.len();
    store.keep_layout(&[(round.to_string(), String::new())]);
    let mut output = std::io::stdout();
    for number in 0.. {
        let name = format!("{round}-{number}");
        match number % 4 {
            0 => drop(store.apply(&bookmark(&name))),
            1 => drop(store.apply(&unbookmark(&format!("{round}-{}", number - 1)))),
            2 => drop(store.undo()),
            _ => drop(store.apply(&read(&[&name]))),
        }
        writeln!(output, "\ndone {number}").unwrap();
    }
}

#[test]
fn what_was_done_survives_being_killed_at_any_moment() {
    const ROUNDS: usize = 30;
    let home = Home::new();
    for round in 0..ROUNDS {
        let mut child = Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                "--nocapture",
                "store::kill::a_program_that_changes_until_it_is_killed",
            ])
            .env(FOLDER, home.folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map(Result::unwrap);
        let mut done: Vec<u32> = Vec::new();
        // Killed after another number of changes each time, in the midst of the next ones.
        while done.len() < round * 7 % 12 + 1 {
            done.extend(
                lines
                    .next()
                    .unwrap()
                    .strip_prefix("done ")
                    .map(|number| number.parse::<u32>().unwrap()),
            );
        }
        child.kill().unwrap();
        child.wait().unwrap();
        done.extend(lines.filter_map(|line| line.strip_prefix("done ")?.parse::<u32>().ok()));
        check(&home, round, &done);
    }
}

fn check(home: &Home, round: usize, done: &[u32]) {
    let mut store = home.open();
    let loaded = store.load();
    for number in done {
        let name = format!("{round}-{number}");
        match number % 4 {
            0 => assert!(store.bookmark_text(&id(&name)).is_some(), "{name}"),
            2 => {
                let name = format!("{round}-{}", number - 2);
                assert!(
                    loaded.bookmarks.iter().any(|bookmark| bookmark.id == id(&name)),
                    "{name}"
                );
            }
            3 => assert!(loaded.read.contains(&id(&name)), "{name}"),
            _ => {}
        }
    }
    assert_eq!(home.facts().len(), loaded.read.len() + loaded.bookmarks.len());
}

/// What the killed program does with its library: saves and marks, each said once it is done.
#[test]
fn a_library_that_is_filled_until_it_is_killed() {
    let Ok(folder) = env::var(LIBRARY) else {
        return;
    };
    let folder = std::path::Path::new(&folder);
    let (mut store, _) = newsview::store::Store::open(&folder.join("config"), &folder.join("data"));
    let round = store.load().layout.len();
    store.keep_layout(&[(round.to_string(), String::new())]);
    let feed = library::follow(&mut store, &[FEED])[0];
    let mut output = std::io::stdout();
    for number in 0.. {
        let names: Vec<_> = (0..5)
            .map(|entry| library::sent(&format!("{round}-{number}-{entry}")))
            .collect();
        let saved = library::save(&mut store, feed, &names);
        let ids = saved.new[..2].iter().map(|article| article.id.clone()).collect();
        writeln!(output, "\nsaved {number}").unwrap();
        store.apply(&Change::Read { ids, read: true });
        if number % 3 == 1 {
            store.apply(&Change::ReadListing(Marking::all(
                &Listing::default(),
                library::now(),
            )));
            store.undo();
        }
        writeln!(output, "\ndone {number}").unwrap();
    }
}

#[test]
fn what_was_saved_and_marked_survives_being_killed_at_any_moment() {
    const ROUNDS: usize = 20;
    let home = Home::new();
    for round in 0..ROUNDS {
        let mut child = Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                "--nocapture",
                "store::kill::a_library_that_is_filled_until_it_is_killed",
            ])
            .env(LIBRARY, home.folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map(Result::unwrap);
        let mut said = Vec::new();
        for line in lines {
            if line.starts_with("saved ") || line.starts_with("done ") {
                said.push(line);
            }
            if said.len() == round * 5 % 7 + 1 {
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        check_library(&home, round, &said);
    }
}

fn check_library(home: &Home, round: usize, said: &[String]) {
    drop(home.open());
    library::check(home);
    for line in said {
        let (what, number) = line.split_once(' ').unwrap();
        let of_round = format!("title LIKE '% {round}-{number}-%'");
        let stored = library::look(home, &format!("SELECT count(*) FROM articles WHERE {of_round}"));
        assert_eq!(stored, 5, "{line}");
        if what == "done" {
            let unread = library::look(
                home,
                &format!("SELECT count(*) FROM articles JOIN unread USING (number) WHERE {of_round}"),
            );
            // The next change may have marked everything when it was killed.
            assert!(unread == 3 || unread == 0, "{line}: {unread}");
        }
    }
}
