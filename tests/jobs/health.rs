//! What is known of a feed's health when it is dropped and comes back.

use newsview::domain::subscription::Subscription;
use rusqlite::Connection;
use tempfile::TempDir;

use super::import::open;

const FEED: &str = "https://harbour.example/feed";

fn connect(folder: &TempDir) -> Connection {
    Connection::open(folder.path().join("data/library.db")).unwrap()
}

/// Its error, failures, when it is due, and whether it is gone.
fn health(folder: &TempDir) -> (Option<String>, i64, Option<i64>, bool) {
    connect(folder)
        .query_row(
            "SELECT error, failures, due_at, gone FROM feeds WHERE subscribed = 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .unwrap()
}

#[test]
fn a_feed_whose_dropping_is_taken_back_is_as_it_was() {
    let folder = TempDir::new().unwrap();
    let mut library = open(&folder);
    library.subscribe(&[Subscription::new(FEED)]).unwrap();
    connect(&folder)
        .execute_batch("UPDATE feeds SET error = 'it is gone', failures = 3, due_at = 77, gone = 1")
        .unwrap();
    let before = health(&folder);
    assert_eq!(before, (Some("it is gone".to_owned()), 3, Some(77), true));
    let feed = *library.feeds().keys().next().unwrap();
    library.drop_feeds(&[feed]).unwrap();
    library.undo().unwrap().unwrap();
    assert_eq!(health(&folder), before);

    // Who subscribes to it anew wants it asked.
    library.drop_feeds(&[feed]).unwrap();
    library.subscribe(&[Subscription::new(FEED)]).unwrap();
    assert_eq!(health(&folder), (None, 0, None, false));
}
