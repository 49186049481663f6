//! `newsview doctor`: on what is sound, and on what is really damaged.

use std::fs;

use newsview::domain::change::Change;
use newsview::jobs::keep;
use newsview::store::Store;
use rusqlite::Connection;
use serde_json::Value;

use crate::support::program::{Home, Run};
use crate::support::server::{Reply, Server};

fn feed(count: usize) -> String {
    let filler = "The pilot was asked, and said nothing. ".repeat(30);
    let item = |number: usize| {
        format!(
            "<item><title>Pilot {number}</title><guid>{number}</guid><description>{filler}{number}</description></item>"
        )
    };
    let items: String = (0..count).map(item).collect();
    format!("<rss version='2.0'><channel><title>The Pilot</title>{items}</channel></rss>")
}

/// A library with many pages; its feed can be asked no more.
fn library() -> Home {
    let (home, server) = (Home::new(), Server::start());
    server.route("/feed", Reply::feed(feed(400)));
    home.configure(
        "feeds.toml",
        format!("[[feed]]\naddress = \"{}\"\n", server.url("/feed")),
    );
    assert_eq!(home.run(&["refresh"]).code, Some(0));
    assert!(
        home.run(&["doctor", "--reindex"])
            .err
            .contains("with 400 articles")
    );
    let connection = connect(&home);
    connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .unwrap();
    home
}

fn connect(home: &Home) -> Connection {
    Connection::open(home.data().join("library.db")).unwrap()
}

/// What was found: of what, how it is, in words.
fn findings(run: &Run) -> Vec<(String, String, String)> {
    let value = |line: &str| -> Value { serde_json::from_str(line).unwrap() };
    let text = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let values = run.out.lines().map(value);
    values
        .map(|value| (text(&value, "what"), text(&value, "state"), text(&value, "found")))
        .collect()
}

#[track_caller]
fn is(run: &Run, what: &str, state: &str, found: &str) {
    let all = findings(run);
    let fits = |finding: &&(String, String, String)| {
        finding.0 == what && finding.1 == state && finding.2.contains(found)
    };
    assert!(
        all.iter().any(|finding| fits(&finding)),
        "{what} {state} {found}: {all:#?}"
    );
}

#[track_caller]
fn is_all_sound(home: &Home) {
    let run = home.run(&["doctor", "--json"]);
    let all = findings(&run);
    assert!(all.iter().all(|finding| finding.1 != "wrong"), "{all:#?}");
    assert_eq!(run.code, Some(0));
}

fn set_aside(home: &Home) -> usize {
    let names = fs::read_dir(home.data()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| {
            name.starts_with("library.db.damaged-") && !name.ends_with("-wal") && !name.ends_with("-shm")
        })
        .count()
}

#[test]
fn a_sound_library_is_said_to_be_so() {
    let home = library();
    let run = home.run(&["doctor"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    for part in [
        "ok     database: every page is sound, version 5; 400 articles of 1 feed, 400 unread",
        "ok     counts: they agree with the rows",
        "ok     search index: sound, with 400 articles",
        "ok     feeds.toml: 1 feed, no mistakes",
        "ok     bookmarks.toml: no bookmarks yet",
        "ok     settings: ",
        "ok     data folder: ",
        "note   terminal: the output is no terminal",
    ] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    let before = fs::read(home.data().join("library.db")).unwrap();
    home.run(&["doctor"]);
    assert_eq!(fs::read(home.data().join("library.db")).unwrap(), before);
}

#[test]
fn with_nothing_kept_nothing_is_made() {
    let home = Home::new();
    assert_eq!(home.run(&["doctor"]).code, Some(0));
    assert_eq!(home.run(&["doctor", "--repair", "--reindex"]).code, Some(0));
    assert!(!home.data().exists() && !home.config().exists());
}

#[test]
fn damaged_pages_are_said_and_repaired_only_when_asked() {
    let home = library();
    let path = home.data().join("library.db");
    let mut bytes = fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    assert!(pages > 60, "{pages}");
    for page in [pages / 3, pages / 3 + 1, pages / 2] {
        bytes[page * 4096..(page + 1) * 4096].fill(0x5a);
    }
    fs::write(&path, &bytes).unwrap();
    let run = home.run(&["doctor", "--json"]);
    assert_eq!(run.code, Some(1));
    is(&run, "database", "wrong", "library.db is damaged");
    assert_eq!(fs::read(&path).unwrap(), bytes, "it is only said");
    assert_eq!(set_aside(&home), 0);
    let run = home.run(&["doctor", "--reindex"]);
    assert_eq!((run.code, set_aside(&home)), (Some(1), 0), "{run:?}");

    let run = home.run(&["doctor", "--repair"]);
    assert!(
        run.err.contains("library.db is damaged") && run.err.contains("kept as library.db.damaged-"),
        "{run:?}"
    );
    assert_eq!((run.code, set_aside(&home)), (Some(0), 1), "{run:?}");
    is_all_sound(&home);
    let left = home.run(&["list", "pilot"]).done().lines().count();
    assert!(left > 100, "{left}");
}

#[test]
fn what_is_no_database_at_all_is_begun_anew() {
    let home = library();
    fs::write(
        home.data().join("library.db"),
        "a letter to the pilot. ".repeat(700),
    )
    .unwrap();
    let run = home.run(&["doctor"]);
    assert!(
        run.out.contains("wrong  database: library.db is damaged"),
        "{run:?}"
    );
    let run = home.run(&["doctor", "--repair"]);
    assert_eq!((run.code, set_aside(&home)), (Some(0), 1), "{run:?}");
    is_all_sound(&home);
}

#[test]
fn wrong_counts_are_put_right() {
    let home = library();
    connect(&home)
        .execute_batch(
            "UPDATE feeds SET articles = 7, unread = 9;
             INSERT INTO unread VALUES (12345, 1, 999999);
             UPDATE unread SET feed = 77 WHERE number = 3;",
        )
        .unwrap();
    let run = home.run(&["doctor", "--json"]);
    assert_eq!(run.code, Some(1));
    is(&run, "counts", "wrong", "2 rows astray, 1 feed with wrong counts");
    let run = home.run(&["doctor", "--repair"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), "counts were put right\n"));
    is_all_sound(&home);
    assert_eq!(home.run(&["list", "--unread"]).done().lines().count(), 400);
}

#[test]
fn a_wrong_index_is_built_anew() {
    let damages = [
        "DELETE FROM search_docsize WHERE id IN (SELECT id FROM search_docsize LIMIT 5)",
        "UPDATE search_data SET block = x'00112233445566778899' WHERE id > 100",
        "DELETE FROM search_data WHERE id > 10",
        "UPDATE titles_data SET block = zeroblob(40) WHERE id > 100",
        "UPDATE articles SET indexed = 1, moment = moment + 5000000 WHERE number < 9; UPDATE unread SET moment = moment + 5000000 WHERE number < 9",
    ];
    for damage in damages {
        let home = library();
        let connection = connect(&home);
        connection
            .set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)
            .unwrap();
        connection.execute_batch(damage).unwrap();
        drop(connection);
        let run = home.run(&["doctor", "--json"]);
        assert_eq!(run.code, Some(1), "{damage}: {run:?}");
        is(&run, "search index", "wrong", "");
        let run = home.run(&["doctor", "--repair"]);
        assert_eq!((run.code, set_aside(&home)), (Some(0), 0), "{damage}: {run:?}");
        assert!(
            run.err.contains("built anew, with 400 articles"),
            "{damage}: {run:?}"
        );
        is_all_sound(&home);
        assert_eq!(home.run(&["list", "pilot nothing"]).done().lines().count(), 400);
    }
}

#[test]
fn texts_that_cannot_be_read_are_fetched_again() {
    let home = library();
    connect(&home)
        .execute_batch("UPDATE texts SET data = x'ff00' WHERE number < 4; DELETE FROM texts WHERE number = 9")
        .unwrap();
    let run = home.run(&["doctor", "--json"]);
    is(&run, "texts", "wrong", "4 articles");
    assert_eq!(home.run(&["list", "--json"]).done().lines().count(), 400);
    assert_eq!(home.run(&["doctor", "--repair"]).code, Some(0));
    let run = home.run(&["doctor", "--json"]);
    is(&run, "texts", "note", "4 articles");
}

#[test]
fn mistakes_in_files_are_named_without_their_secrets() {
    let home = library();
    home.configure("config.toml", "thme = \"dark\"\n");
    home.configure("themes/mine.toml", "title = { fg = \"greenish\" }\n");
    home.configure("bookmarks.toml", "[[bookmark]]\ntitle = \"no id\"\n");
    home.configure(
        "feeds.toml",
        "[[feed]]\naddress = \"https://ana:opensesame@coast.example/feed\"\npassword = opensesame\n",
    );
    let run = home.run(&["doctor", "--json"]);
    assert_eq!(run.code, Some(1));
    is(&run, "settings", "wrong", "thme");
    is(&run, "settings", "wrong", "mine.toml");
    is(&run, "bookmarks.toml", "wrong", "line 1");
    is(&run, "feeds.toml", "wrong", "feeds.toml is damaged");
    assert!(
        !run.out.contains("sesame") && !run.err.contains("sesame"),
        "{run:?}"
    );
    // A mistake in one feed alone.
    home.configure(
        "feeds.toml",
        "[[feed]]\naddress = \"https://ana:opensesame@coast.example/feed\"\npassword = 7\nheaders = 3\n[[feed]]\ntitle = \"opensesame\"\n",
    );
    let run = home.run(&["doctor", "--json"]);
    is(&run, "feeds.toml", "wrong", "line");
    assert!(!run.out.contains("ana:opensesame"), "{run:?}");
}

#[test]
fn a_bookmark_without_its_text_is_told() {
    let home = library();
    let mut article = newsview::jobs::edition::articles()[0].as_ref().clone();
    article.title = newsview::domain::text::Text::title("Kept");
    let (mut store, _) = Store::open(&home.config(), &home.data());
    let change = keep::bookmark(&article, jiff::Timestamp::UNIX_EPOCH);
    store.apply(&match change {
        Change::Bookmark { bookmark, .. } => Change::Bookmark { bookmark, text: None },
        other => other,
    });
    drop(store);
    let run = home.run(&["doctor", "--json"]);
    assert_eq!(run.code, Some(0));
    is(
        &run,
        "bookmarks.toml",
        "note",
        "1 bookmark, no mistakes; the text of 1 is not here",
    );
}
