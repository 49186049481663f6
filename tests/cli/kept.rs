use std::fs;

use newsview::domain::article::ArticleId;
use newsview::domain::change::Change;
use newsview::jobs::{find_files, keep, read_file};
use newsview::store::Store;

use super::three_articles;
use crate::support::program::Home;

/// Bookmarks pier.txt and marks ferry.txt read, as the screen does; their ids.
fn with_marks(home: &Home) -> (ArticleId, ArticleId) {
    let article = |name: &str| {
        let (found, _) = find_files::find(&home.news().join(name));
        read_file::read(&found[0]).articles.remove(0)
    };
    let (mut store, notices) = Store::open(&home.config(), &home.data());
    assert!(notices.is_empty());
    let (pier, ferry) = (article("pier.txt"), article("ferry.txt"));
    store.apply(&keep::bookmark(&pier, jiff::Timestamp::UNIX_EPOCH));
    store.apply(&Change::Read {
        ids: vec![ferry.id.clone()],
        read: true,
    });
    (pier.id, ferry.id)
}

#[test]
fn state_is_one_sorted_fact_a_line() {
    let home = three_articles();
    assert_eq!(home.run(&["state"]).done(), "");
    let (pier, ferry) = with_marks(&home);
    let out = home.run(&["state"]).done();
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines.is_sorted(), "{out}");
    assert!(lines.contains(&format!("bookmark {pier}").as_str()), "{out}");
    assert!(lines.contains(&format!("read {ferry}").as_str()), "{out}");
}

#[test]
fn marks_are_in_the_json_of_articles() {
    let home = three_articles();
    with_marks(&home);
    let out = home.run(&["list", "--json", "."]).done();
    let marks: Vec<(String, bool, bool)> = out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|value| {
            (
                value["title"].as_str().unwrap()[..9].to_owned(),
                value["read"].as_bool().unwrap(),
                value["bookmarked"].as_bool().unwrap(),
            )
        })
        .collect();
    let expected = [
        ("Old pier ", false, true),
        ("Night fer", true, false),
        ("Oak stall", false, false),
    ];
    assert_eq!(
        marks,
        expected.map(|(title, read, bookmarked)| (title.to_owned(), read, bookmarked))
    );
}

#[test]
fn bookmarks_are_listed_and_shown_though_their_file_is_gone() {
    let home = three_articles();
    let run = home.run(&["bookmarks"]);
    assert_eq!((run.complaint(1), run.out.as_str()), ("no bookmarks yet", ""));
    let (pier, _) = with_marks(&home);
    let before = home.run(&["show", pier.as_str()]).done();
    fs::remove_file(home.news().join("pier.txt")).unwrap();
    let out = home.run(&["bookmarks"]).done();
    assert_eq!(out.lines().count(), 1);
    assert!(
        out.starts_with(pier.as_str()) && out.contains("Old pier"),
        "{out}"
    );
    let after = home.run(&["show", pier.as_str()]).done();
    assert_eq!(before, after);
    assert!(after.contains("The council agreed on Tuesday"));
    let json = home.run(&["bookmarks", "--json"]).done();
    assert!(json.contains("\"bookmarked\":true"), "{json}");
}

#[test]
fn a_damaged_store_fails_state_and_stops_nothing_else() {
    let home = three_articles();
    with_marks(&home);
    fs::write(home.data().join("library.db"), "no database at all. ".repeat(500)).unwrap();
    let _ = fs::remove_file(home.data().join("library.db-wal"));
    let run = home.run(&["state"]);
    assert!(!run.complaint(1).is_empty());
    assert_eq!(run.out, "");
    let run = home.run(&["list", "."]);
    assert_eq!((run.code, run.out.lines().count()), (Some(0), 3), "{run:?}");
}
