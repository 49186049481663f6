use std::fs;
use std::time::Duration;

use newsview::domain::change::Position;
use newsview::store::StoreError;
use rusqlite::{Connection, TransactionBehavior};

use super::{Home, bookmark, id, read, sentences, unbookmark, unread};

#[test]
fn a_folder_in_place_of_the_database_is_said_and_works_in_memory() {
    let home = Home::new();
    fs::create_dir_all(home.database()).unwrap();
    let (mut store, notices) = home.open_noisily();
    assert_eq!(
        notices,
        ["cannot use library.db: it is a folder; marks and positions are not being kept"]
    );
    store.apply(&read(&["a"]));
    store.apply(&read(&["b"]));
    store.apply(&bookmark("c"));
    store.undo();
    store.undo();
    store.redo();
    store.redo();
    store.keep_layout(&[("view".to_owned(), "unread".to_owned())]);
    assert_eq!(store.load().read.len(), 2);
    assert_eq!(store.load().bookmarks.len(), 1);
    assert!(!store.sync_to_disk());

    // As soon as it works again, everything is written down.
    fs::remove_dir(home.database()).unwrap();
    assert!(store.sync_to_disk());
    assert_eq!(
        sentences(&mut store),
        ["marks and positions are being kept again"]
    );
    assert!(store.trouble().is_none());
    drop(store);
    assert_eq!(home.facts(), ["bookmark c", "read a", "read b"]);
    let mut store = home.open();
    assert_eq!(store.load().layout["view"], "unread");
    assert_eq!(store.bookmark_text(&id("c")).as_deref(), Some("text of c"));
    for _ in 0..3 {
        assert_eq!(store.undo().unwrap().ids.len(), 1);
    }
    assert_eq!(home.facts(), [""; 0]);
}

#[test]
fn a_file_in_place_of_a_folder_is_said() {
    let home = Home::new();
    fs::write(home.config(), "").unwrap();
    fs::write(home.data(), "").unwrap();
    let (mut store, notices) = home.open_noisily();
    assert!(!notices.is_empty());
    store.apply(&read(&["a"]));
    store.apply(&bookmark("b"));
    assert_eq!(store.load().bookmarks.len(), 1);
    assert!(store.trouble().is_some());
    fs::remove_file(home.config()).unwrap();
    fs::remove_file(home.data()).unwrap();
    assert!(store.sync_to_disk());
    assert_eq!(home.facts(), ["bookmark b", "read a"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_nobody_can_make_is_said() {
    let nowhere = std::path::Path::new("/proc/newsview");
    let (mut store, notices) = newsview::store::Store::open(nowhere, nowhere);
    assert!(!notices.is_empty());
    store.apply(&bookmark("b"));
    store.apply(&read(&["a"]));
    assert!(!store.changed_elsewhere());
    assert_eq!(store.load().read.len(), 1);
    assert_eq!(store.load().bookmarks.len(), 1);
    assert!(!store.sync_to_disk());
    assert!(store.notices().len() <= 2);
}

#[test]
fn bookmarks_wait_in_the_database_until_their_folder_can_be_written() {
    let home = Home::new();
    fs::write(home.config(), "").unwrap();
    let (mut store, _) = home.open_noisily();
    store.apply(&bookmark("a"));
    store.apply(&bookmark("b"));
    store.apply(&unbookmark("a"));
    drop(store);
    let (mut store, _) = home.open_noisily();
    assert_eq!(store.load().bookmarks.len(), 1);
    fs::remove_file(home.config()).unwrap();
    assert!(store.sync_to_disk());
    drop(store);
    assert_eq!(home.facts(), ["bookmark b"]);
    assert_eq!(home.open().undo().unwrap().ids, [id("a")]);
    assert_eq!(home.facts(), ["bookmark a", "bookmark b"]);
}

#[test]
fn what_another_instance_wrote_of_this_one_is_no_trouble_any_more() {
    let home = Home::new();
    fs::write(home.config(), "").unwrap();
    let (mut one, _) = home.open_noisily();
    one.apply(&bookmark("a"));
    assert!(one.trouble().is_some());
    fs::remove_file(home.config()).unwrap();
    let mut two = home.open();
    assert!(two.sync_to_disk());
    assert!(one.sync_to_disk());
    assert!(one.changed_elsewhere());
    assert_eq!(sentences(&mut one).len(), 2);
    assert_eq!(home.facts(), ["bookmark a"]);
}

/// Holds the database as a program does that writes for long.
fn hold(home: &Home) -> Connection {
    let connection = Connection::open(home.database()).unwrap();
    connection.busy_timeout(Duration::ZERO).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    connection
}

#[test]
fn a_database_that_another_program_holds_gets_everything_later() {
    let home = Home::new();
    let mut store = home.open_hastily();
    store.apply(&read(&["a"]));
    store.apply(&read(&["b"]));
    store.apply(&bookmark("old"));
    let other = hold(&home);
    store.apply(&read(&["c"]));
    assert!(matches!(store.trouble(), Some(StoreError::Locked { .. })));
    assert_eq!(
        sentences(&mut store),
        ["another program holds library.db; marks and positions are not being kept"]
    );
    assert_eq!(store.load().read.len(), 3);
    for _ in 0..3 {
        store.undo().unwrap();
    }
    store.redo().unwrap();
    store.apply(&bookmark("new"));
    store.keep_positions(&[(id("new"), Position::default())]);
    let now = store.load();
    other.execute_batch("COMMIT").unwrap();
    assert!(store.sync_to_disk());
    drop(store);

    let mut store = home.open();
    assert_eq!(store.load(), now);
    assert_eq!(home.facts(), ["bookmark new", "read a", "read b"]);
    for _ in 0..3 {
        store.undo().unwrap();
    }
    assert_eq!(home.facts(), [""; 0]);
}

#[test]
fn what_another_instance_did_while_the_disk_was_away_stays() {
    let home = Home::new();
    let mut one = home.open_hastily();
    one.apply(&read(&["a"]));
    one.apply(&read(&["b"]));
    let other = hold(&home);
    one.undo().unwrap();
    one.apply(&unread(&["a"]));
    other.execute_batch("COMMIT").unwrap();
    let mut two = home.open();
    two.apply(&read(&["two"]));
    assert!(one.sync_to_disk());
    assert_eq!(home.facts(), ["read two"]);
    // What was done apart are changes of their own, newest first.
    assert_eq!(one.undo().unwrap().ids, [id("a")]);
    assert_eq!(one.undo().unwrap().ids, [id("b")]);
    assert_eq!(one.undo().unwrap().ids, [id("two")]);
    assert_eq!(home.facts(), ["read a", "read b"]);
}

#[test]
fn a_full_disk_is_said_and_survived() {
    let home = Home::new();
    drop(home.open());
    // A database that may not grow looks like a full disk to who writes to it.
    let mut connection = Connection::open(home.database()).unwrap();
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .unwrap();
    transaction
        .execute_batch("CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'full'); END")
        .unwrap();
    transaction.commit().unwrap();
    let mut store = home.open();
    store.apply(&read(&["a"]));
    assert!(store.trouble().is_some());
    assert!(store.load().read.contains(&id("a")));
    connection.execute_batch("DROP TRIGGER full").unwrap();
    assert!(store.sync_to_disk());
    assert_eq!(home.facts(), ["read a"]);
}
