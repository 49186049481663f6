//! `newsview import`: what other readers have, taken over.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::library::feed;
use crate::support::program::Home;
use crate::support::server::{Reply, Server};

/// What newsboat keeps of a feed: two articles that it still lists, and one it does not any more.
pub fn newsboat(folder: &Path, address: &str) {
    fs::create_dir_all(folder).unwrap();
    fs::write(
        folder.join("urls"),
        format!("# mine\n{address} sea \"~The Shore\"\nexec:news.sh\nquery:all:unread = \"yes\"\n"),
    )
    .unwrap();
    let connection = Connection::open(folder.join("cache.db")).unwrap();
    connection
        .execute_batch(
            "CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
                title VARCHAR(1024) NOT NULL);
             CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
                title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
                feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
                unread INTEGER(1) NOT NULL, enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024),
                flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0,
                content_mime_type VARCHAR(255) NOT NULL DEFAULT '');",
        )
        .unwrap();
    connection
        .execute("INSERT INTO rss_feed VALUES (?1, '', 'The Coast')", [address])
        .unwrap();
    let items = [
        ("rope", 0, "ab"),
        ("tide", 0, ""),
        ("ferry", 1, ""),
        ("pier", 1, "x"),
    ];
    for (name, unread, flags) in items {
        let of = if name == "pier" {
            "https://other.example/feed"
        } else {
            address
        };
        connection
            .execute(
                "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, flags)
                 VALUES (?1, 'The ' || ?1, '', 'https://coast.example/' || ?1, ?2, 1786601400,
                         '<p>All about the ' || ?1 || '.</p>', ?3, ?4)",
                rusqlite::params![name, of, unread, flags],
            )
            .unwrap();
    }
}

#[test]
fn a_newsboat_home_is_named_and_taken_over_and_the_next_refresh_finds_nothing_new() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/feed", Reply::feed(feed(&["ferry", "tide"])));
    newsboat(&home.path(".newsboat"), &server.url("/feed"));
    let urls = home.path(".newsboat/urls").display().to_string();
    assert_eq!(
        home.run(&["import"]).done(),
        format!("newsboat: 1 feed with their articles: newsview import {urls}\n")
    );
    let run = home.run(&["import", &urls]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let lines: Vec<&str> = run.err.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.err);
    assert!(
        lines[0].starts_with("newsview: not taken over: line 3: exec:news.sh"),
        "{lines:?}"
    );
    assert!(
        lines[1].starts_with("newsview: not taken over: line 4: query:"),
        "{lines:?}"
    );
    assert_eq!(
        lines[2],
        "took over 1 feed, 3 articles (2 read, 1 bookmarked); 2 lines were not taken over"
    );
    let refreshed = home.run(&["refresh"]);
    assert_eq!(refreshed.err, "1 feed: 0 new, 0 updated\n");
    // A text that changed since then is the newer one, whatever newsboat still has.
    let newer = feed(&["ferry", "tide"]).replace("All about the tide", "Much about the tide");
    server.route("/feed", Reply::feed(newer));
    assert_eq!(home.run(&["refresh"]).err, "1 feed: 0 new, 1 updated\n");
    let articles = home.run(&["export", "articles"]).done();
    let feeds = home.run(&["feeds"]).done();
    assert!(
        feeds.contains("sea/\n   1  1/3    The Shore: asked just now"),
        "{feeds}"
    );
    let bookmarks = home.run(&["export", "bookmarks"]).done();
    let bookmark: serde_json::Value = serde_json::from_str(&bookmarks).unwrap();
    assert_eq!(
        (&bookmark["guid"], &bookmark["read"]),
        (&"rope".into(), &true.into())
    );
    assert_eq!(bookmark["tags"], serde_json::json!(["a", "b"]));
    let again = home.run(&["import", &urls, "--json"]);
    let report: serde_json::Value = serde_json::from_str(&again.out).unwrap();
    for (name, count) in [
        ("feeds", 0),
        ("known", 1),
        ("articles", 0),
        ("read", 0),
        ("bookmarked", 0),
    ] {
        assert_eq!(report[name], count, "{name}");
    }
    assert_eq!(report["left_out"][0]["line"], 3);
    assert_eq!(home.run(&["feeds"]).done(), feeds);
    assert!(articles.contains("Much about the tide"), "{articles}");
    assert_eq!(home.run(&["export", "articles"]).done(), articles);
}

#[test]
fn opml_goes_through_and_comes_out_as_it_was() {
    let (one, other) = (Home::new(), Home::new());
    let toml = "[[feed]]\naddress = \"https://a.example/feed\"\ntitle = \"A & <B>\"\nfolder = \"News/Local\"\n\
        tags = [\"sea\", \"ships\"]\n\n[[feed]]\naddress = \"https://b.example/feed?x=1&y=2\"\n";
    one.configure("feeds.toml", toml);
    let opml = one.run(&["export", "opml"]).done();
    let run = other.run_with(&["import", "-"], &opml);
    assert_eq!((run.code, run.err.as_str()), (Some(0), "took over 2 feeds\n"));
    assert_eq!(
        fs::read_to_string(other.config().join("feeds.toml")).unwrap(),
        toml
    );
    assert_eq!(other.run(&["export", "opml"]).done(), opml);
}

#[test]
fn what_is_no_list_is_refused_in_a_sentence() {
    let home = Home::new();
    let run = home.run(&["import"]);
    assert!(
        run.complaint(1)
            .starts_with("no list of another reader was found"),
        "{run:?}"
    );
    let run = home.run(&["import", "none.opml"]);
    assert_eq!(run.complaint(1), "none.opml: no such file or directory");
    let run = home.run_with(&["import", "-"], "The ferry came late again.\n");
    assert_eq!(run.complaint(1), "-: there is no list of feeds in it");
    assert!(!home.config().join("feeds.toml").exists());
}

#[test]
fn a_damaged_cache_costs_the_articles_but_not_the_feeds() {
    let home = Home::new();
    home.write("urls", "https://a.example/feed\nhttps://b.example/feed\n");
    home.write(
        "cache.db",
        "this was a cache once, and is none any more, as anyone can see",
    );
    let run = home.run(&["import", "urls"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.err.contains("cache.db is damaged"), "{}", run.err);
    assert!(
        run.err
            .ends_with("took over 2 feeds; 1 line was not taken over\n"),
        "{}",
        run.err
    );
}
