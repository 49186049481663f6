//! Commands over a damaged library: what was done about it is said.

use crate::support::program::Home;
use crate::support::server::{Reply, Server};

/// A library of one article, which was marked once.
fn library() -> Home {
    let (home, server) = (Home::new(), Server::start());
    let item = "<item><title>Old pier</title><guid>1</guid></item>";
    let body = format!("<rss version='2.0'><channel><title>The Coast</title>{item}</channel></rss>");
    server.route("/feed", Reply::feed(body));
    assert_eq!(home.run(&["add", &server.url("/feed")]).code, Some(0));
    home
}

#[test]
fn a_damaged_journal_is_said_to_be_so_and_not_to_be_empty() {
    let home = library();
    assert!(home.run(&["log"]).done().contains("subscribed to"));
    assert_eq!(home.run(&["log", "--limit", "0"]).done(), "");
    home.damage("journal");
    let run = home.run(&["log"]);
    assert_eq!((run.code, home.set_aside()), (Some(1), 1), "{run:?}");
    assert!(run.err.contains("library.db is damaged"), "{run:?}");
    assert!(run.err.contains("(not all of its journal)"), "{run:?}");
    assert!(!run.err.contains("nothing was changed yet"), "{run:?}");
    let run = home.run(&["log"]);
    assert!(run.err.contains("nothing was changed yet"), "{run:?}");
}

#[test]
fn every_command_that_rescues_says_so() {
    for command in [
        &["list"][..],
        &["bookmarks"],
        &["feeds"],
        &["export", "bookmarks"],
        &["export", "opml"],
        &["remove", "no such feed"],
    ] {
        let home = library();
        // Nobody opens the library without a look at its feeds, or at its bookmarks.
        home.damage(if command[0] == "bookmarks" {
            "read_marks"
        } else {
            "feeds_dropped"
        });
        let run = home.run(command);
        let is_said = run.err.contains("library.db is damaged");
        // Who only reads rescues nothing, and names who does.
        let is_rescued = home.set_aside() > 0;
        let names_who_does = run.err.contains("newsview doctor --repair");
        assert_eq!(is_said, is_rescued || names_who_does, "{command:?} {run:?}");
    }
}

#[test]
fn a_command_that_only_reads_names_who_can_mend() {
    let home = library();
    assert_eq!(home.run(&["doctor", "--reindex"]).code, Some(0));
    home.damage("articles_moment");
    let run = home.run(&["list"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.err.contains("newsview doctor --repair"), "{run:?}");
    assert_eq!(home.run(&["doctor", "--repair"]).code, Some(0));
    assert!(home.run(&["list"]).done().contains("Old pier"));
}

#[test]
fn mistakes_in_the_list_of_feeds_are_found_by_config_check() {
    let home = library();
    home.configure(
        "feeds.toml",
        "[[feed]]\naddress = \"https://a.example/feed\"\ncolour = 1\n",
    );
    let run = home.run(&["config", "check"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.err.contains("feeds.toml, line 3"), "{run:?}");
    home.configure("bookmarks.toml", "[[bookmark]\n");
    let run = home.run(&["config", "check"]);
    assert!(run.err.contains("bookmarks.toml"), "{run:?}");
}

#[test]
fn a_list_of_feeds_that_cannot_be_read_is_not_said_to_be_empty() {
    let home = Home::new();
    home.configure("feeds.toml", "[[feed]\n");
    for command in [&["feeds"][..], &["refresh"], &["remove", "1"]] {
        let run = home.run(command);
        assert_eq!(run.code, Some(1), "{run:?}");
        assert!(
            run.err.contains("feeds.toml") && !run.err.contains("no feeds yet"),
            "{run:?}"
        );
    }
}
