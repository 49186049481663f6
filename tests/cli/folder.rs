use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

use super::is_clean;
use crate::support::program::Home;

/// A folder with something of everything that is found in folders.
fn mixed() -> Home {
    let home = Home::new();
    home.write("plain.txt", "Wells of the old town are full again\n\nBy Ana Ruiz\n2025-08-13 06:10\n\nThe water rose a foot in a night.\n");
    home.write(
        "notes/marked.md",
        "# The mill wheel turns\n\nIt turned *twice* before noon.\n",
    );
    home.write("notes/page.html", "<!doctype html><html><head><title>A page</title></head><body><nav>Home</nav><article><h1>Geese cross the ring road</h1><p>Traffic waited for eleven minutes on Monday, and nobody sounded a horn.</p></article></body></html>");
    home.write("feeds/tide.rss", "<rss version=\"2.0\"><channel><title>Tide</title><item><title>First of the tide</title><guid>t1</guid></item><item><title>Second of the tide</title><guid>t2</guid></item></channel></rss>");
    home.write("feeds/delta.atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Delta</title><entry><id>d1</id><title>The only delta entry</title></entry></feed>");
    home.write("feeds/coast.json", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Coast\",\"items\":[{\"id\":\"c1\",\"title\":\"A word from the coast\",\"content_text\":\"Wind.\"}]}");
    home.write("feeds/many.opml", "<opml version=\"2.0\"><body><outline text=\"Pebble Times\" xmlUrl=\"https://example.org/pebble.xml\"/></body></opml>");
    home.write("lines.jsonl", "{\"id\":\"l1\",\"title\":\"Line the first\",\"text\":\"One.\"}\n{\"id\":\"l2\",\"title\":\"Line the second\",\"text\":\"Two.\"}\n");
    home.write(
        "picture.png",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00",
    );
    home.write(
        "program",
        [0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0, 0, 0, 0xff, 0xfe, 0x00],
    );
    home.write(".hidden.txt", "Nobody sees this headline\n\nNor this text.\n");
    home.write(
        ".git/config.txt",
        "Nobody sees this headline either\n\nNor this text.\n",
    );
    home.write("empty.txt", "");
    symlink("..", home.news().join("notes/loop")).unwrap();
    symlink("nowhere", home.news().join("dangling")).unwrap();
    symlink("plain.txt", home.news().join("same.txt")).unwrap();
    assert!(
        Command::new("mkfifo")
            .arg(home.news().join("pipe"))
            .status()
            .unwrap()
            .success()
    );
    home
}

const TITLES: [&str; 10] = [
    "Wells of the old town are full again",
    "The mill wheel turns",
    "Geese cross the ring road",
    "First of the tide",
    "Second of the tide",
    "The only delta entry",
    "A word from the coast",
    "Pebble Times",
    "Line the first",
    "Line the second",
];

#[test]
fn a_folder_mixing_every_format_lists_every_article() {
    let home = mixed();
    let run = home.run(&["list", "."]);
    for title in TITLES {
        let count = run.out.lines().filter(|line| line.contains(title)).count();
        assert!(count >= 1, "{title}: {run:?}");
    }
    for hidden in ["Nobody", "PNG", "ELF", "pipe"] {
        assert!(!run.out.contains(hidden), "{hidden}: {}", run.out);
    }
    assert!(
        !run.err.contains("loop") && !run.err.contains("pipe"),
        "{}",
        run.err
    );
    let failures: Vec<&str> = run.err.lines().collect();
    assert!(
        failures
            .iter()
            .any(|line| line.contains("dangling") && line.contains("no such file")),
        "{failures:?}"
    );
    assert!(
        failures
            .iter()
            .all(|line| ["dangling", "empty.txt"].iter().any(|name| line.contains(name))),
        "{failures:?}"
    );
    is_clean(&run.err);
    let again = home.run(&["list", "."]);
    assert_eq!((run.out, run.err), (again.out, again.err), "the same each time");
}

#[test]
fn what_a_link_in_the_folder_leads_to_is_listed_once() {
    let home = mixed();
    let run = home.run(&["list", "."]);
    for title in TITLES {
        assert_eq!(
            run.out.lines().filter(|line| line.contains(title)).count(),
            1,
            "{title}: {}",
            run.out
        );
    }
}

#[test]
fn a_file_that_may_not_be_read_is_said() {
    let home = Home::new();
    let path = home.write("secret.txt", "Closed to all\n\nNobody may read it.\n");
    home.write("open.txt", "Open to all\n\nAnybody may read it.\n");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        // Run by the one user who may read everything.
        return;
    }
    let run = home.run(&["list", "."]);
    assert!(run.complaint(1).ends_with("secret.txt: permission denied"));
    assert!(run.out.contains("Open to all"));
}

#[test]
fn a_named_file_that_gives_nothing_is_one_sentence_and_an_end_with_one() {
    let home = mixed();
    for (name, why) in [
        ("picture.png", "picture.png"),
        ("dangling", "no such file"),
        ("empty.txt", "empty"),
    ] {
        for command in ["list", "show"] {
            let run = home.run(&[command, name]);
            assert!(run.complaint(1).contains(why), "{command} {name}: {run:?}");
            assert_eq!(run.out, "");
        }
        let run = home.run(&["parse", name]);
        assert!(run.complaint(1).contains(why), "{run:?}");
    }
    let empty = home.path("nothing");
    fs::create_dir(&empty).unwrap();
    let run = home.run(&["list".as_ref(), empty.as_os_str()]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
}

#[test]
fn several_articles_of_one_file_are_shown_one_after_the_other() {
    let home = mixed();
    let out = home.run(&["show", "lines.jsonl", "--width", "40"]).done();
    let (first, second) = (
        out.find("Line the first").unwrap(),
        out.find("Line the second").unwrap(),
    );
    let between = &out[first.min(second)..first.max(second)];
    assert!(between.contains(&"─".repeat(40)), "{out}");
    let json = home.run(&["show", "lines.jsonl", "--format", "json"]).done();
    assert_eq!(json.lines().count(), 2);
}
