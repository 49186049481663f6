use std::fs;
use std::os::unix::fs::MetadataExt;

use newsview::domain::change::{Change, Marking};
use newsview::domain::library::{Damage, Listing};
use newsview::store::Incoming;
use rusqlite::Connection;

use super::{Home, check, follow, look, now, sent};
use crate::store::{read, sentences};

const FEED: &str = "https://harbour.example/feed";
const MANY: usize = 3_000;

fn entries() -> Vec<Incoming> {
    // Texts that do not pack well take pages of their own.
    let text = |number: usize| {
        let mut state = number as u64 + 1;
        let letters = (0..400).map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            char::from(b'a' + u8::try_from(state >> 33 & 0xf).unwrap())
        });
        letters.collect::<String>()
    };
    (0..MANY)
        .map(|number| sent(&number.to_string()).text(&text(number)).incoming(FEED))
        .collect()
}

fn filled() -> Home {
    let home = Home::new();
    let mut store = home.open();
    let feed = follow(&mut store, &[FEED, "https://other.example/feed"])[0];
    store.save(feed, &entries(), now(), true).unwrap();
    store.apply(&Change::Read {
        ids: entries()
            .iter()
            .step_by(2)
            .map(|entry| entry.id.clone())
            .collect(),
        read: true,
    });
    drop(store);
    home
}

/// Makes the first page of a table unreadable.
fn damage(home: &Home, table: &str) {
    let page = look(
        home,
        &format!("SELECT rootpage FROM sqlite_schema WHERE name = '{table}'"),
    );
    let start = usize::try_from(page - 1).unwrap() * 4096;
    let mut bytes = fs::read(home.database()).unwrap();
    bytes[start..start + 4096].fill(0x5a);
    fs::write(home.database(), &bytes).unwrap();
}

#[test]
fn what_a_damaged_library_still_holds_is_rescued() {
    let home = filled();
    let mut bytes = fs::read(home.database()).unwrap();
    let pages = bytes.len() / 4096;
    for page in [4, 5, 6, 7, 8].map(|part| pages * part / 10) {
        bytes[page * 4096..(page + 1) * 4096].fill(0x5a);
    }
    fs::write(home.database(), &bytes).unwrap();
    let (mut store, _) = home.open_noisily();
    // Work of any kind finds the damage, at the latest.
    store.apply(&Change::ReadListing(Marking::all(&Listing::default(), now())));
    for entry in entries() {
        store.article_data(&entry.id);
    }
    assert!(sentences(&mut store)[0].contains("what could be read of it was rescued"));
    assert!(look(&home, "SELECT count(*) FROM articles") > 2_700);
    assert!(look(&home, "SELECT count(*) FROM texts") > 2_700);
    assert_eq!(look(&home, "SELECT count(*) FROM articles WHERE indexed = 1"), 0);
    // What was lost is saved again.
    let feed = store.fetch_plan()[0].feed;
    let saved = store.save(feed, &entries(), now(), true).unwrap();
    assert!(saved.new.len() < 300);
    assert!(saved.updated.is_empty());
    check(&home);
}

#[test]
fn a_library_whose_feeds_are_lost_keeps_its_articles() {
    let home = filled();
    let connection = Connection::open(home.database()).unwrap();
    connection
        .execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM feeds;")
        .unwrap();
    drop(connection);
    damage(&home, "layout");
    let (mut store, _) = home.open_noisily();
    store.keep_layout(&[("view".to_owned(), "all".to_owned())]);
    store.apply(&read(&["a"]));
    assert_eq!(
        look(&home, "SELECT count(*) FROM articles"),
        i64::try_from(MANY).unwrap()
    );
    check(&home);
    let feed = follow(&mut store, &[FEED])[0];
    assert_eq!(
        store.save(feed, &entries()[..5], now(), true).unwrap().new.len(),
        5
    );
}

#[test]
fn a_database_that_is_deleted_meanwhile_is_written_anew_with_its_library() {
    let home = filled();
    let mut store = home.open();
    let facts = home.facts();
    fs::remove_dir_all(home.data()).unwrap();
    store.apply(&read(&["new"]));
    assert_eq!(home.facts().len(), facts.len() + 1);
    assert_eq!(
        look(&home, "SELECT count(*) FROM texts"),
        i64::try_from(MANY).unwrap()
    );
    check(&home);
}

/// A database as the first version of the program left it.
fn first_version(home: &Home) -> Connection {
    fs::create_dir_all(home.data()).unwrap();
    let connection = Connection::open(home.database()).unwrap();
    connection
        .execute_batch(include_str!("../../../assets/migrations/0001_state.sql"))
        .unwrap();
    connection
        .execute_batch(
            "PRAGMA user_version = 1; PRAGMA journal_mode = WAL;
             INSERT INTO read_marks VALUES ('a', 1), ('0123456789abcdef', 1);
             INSERT INTO positions VALUES ('a', 1, 2, 0.5, 1);
             INSERT INTO journal (at, mark, value, title, ids) VALUES (1, 'read', 1, '', x'610a');
             INSERT INTO bookmark_pending (id, written) VALUES ('b', '[[bookmark]]\nid = \"b\"\n');",
        )
        .unwrap();
    connection
}

#[test]
fn a_database_of_the_first_version_is_taken_over() {
    let home = Home::new();
    drop(first_version(&home));
    assert_eq!(home.facts(), ["bookmark b", "read 0123456789abcdef", "read a"]);
    let mut store = home.open();
    assert_eq!(look(&home, "PRAGMA user_version"), 5);
    assert_eq!(store.load().positions.len(), 1);
    assert_eq!(
        store.undo().unwrap().sentence(),
        "took back: 1 article marked read"
    );
    assert_eq!(home.facts(), ["bookmark b", "read 0123456789abcdef"]);
    let feed = follow(&mut store, &[FEED])[0];
    assert_eq!(
        store
            .save(feed, &[sent("a").incoming(FEED)], now(), true)
            .unwrap()
            .new
            .len(),
        1
    );
    check(&home);
}

#[test]
fn a_first_version_that_cannot_be_changed_now_is_read_and_taken_over_later() {
    let home = Home::new();
    let connection = first_version(&home);
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut store = home.open_hastily();
    assert!(store.trouble().is_some());
    assert_eq!(store.load().read.len(), 2);
    assert_eq!(store.undo().unwrap().count, 1);
    connection.execute_batch("COMMIT").unwrap();
    assert!(store.sync_to_disk());
    assert_eq!(home.facts(), ["bookmark b", "read 0123456789abcdef"]);
}

#[test]
fn a_damaged_first_version_is_rescued() {
    let home = Home::new();
    drop(first_version(&home));
    damage(&home, "layout");
    let (mut store, _) = home.open_noisily();
    store.keep_layout(&[("view".to_owned(), "all".to_owned())]);
    let said = sentences(&mut store);
    assert!(said[0].contains("it is kept as"), "{said:?}");
    assert_eq!(store.undo().unwrap().count, 1);
    assert_eq!(look(&home, "PRAGMA user_version"), 5);
}

/// Damage that somebody met in the database that is there now.
fn met(home: &Home) -> Damage {
    let found = fs::metadata(home.database()).unwrap();
    Damage {
        why: "database disk image is malformed".to_owned(),
        file: (found.dev(), found.ino()),
    }
}

#[test]
fn damage_that_only_a_reader_meets_is_rescued_by_the_writer() {
    let home = filled();
    damage(&home, "articles_moment");
    let mut store = home.open();
    let met = met(&home);
    store.overcome_damage(&met).unwrap();
    let said = sentences(&mut store);
    assert!(said[0].ends_with("everything in it was rescued"), "{said:?}");
    assert!(store.take_replaced() && !store.take_replaced());
    // Whoever comes late with the same is sent to what is there now.
    store.overcome_damage(&met).unwrap();
    assert_eq!(sentences(&mut store), [""; 0]);
    assert_eq!(
        look(&home, "SELECT count(*) FROM articles"),
        i64::try_from(MANY).unwrap()
    );
    check(&home);
}

#[test]
fn a_row_that_makes_no_sense_is_left_behind_when_it_is_met_again() {
    let home = filled();
    let connection = Connection::open(home.database()).unwrap();
    connection
        .execute_batch("UPDATE articles SET title = CAST(x'ff41' AS TEXT) WHERE number = 7")
        .unwrap();
    drop(connection);
    let mut store = home.open();
    // The pages are sound; it is worth another try.
    store.overcome_damage(&met(&home)).unwrap();
    assert_eq!(sentences(&mut store), [""; 0]);
    store.overcome_damage(&met(&home)).unwrap();
    let said = sentences(&mut store);
    assert!(said[0].contains("(not all of its articles"), "{said:?}");
    assert_eq!(
        look(&home, "SELECT count(*) FROM articles"),
        i64::try_from(MANY - 1).unwrap()
    );
}

#[test]
fn a_sound_database_is_never_set_aside_for_a_complaint() {
    let home = filled();
    let mut store = home.open();
    store.overcome_damage(&met(&home)).unwrap();
    for _ in 0..3 {
        let why = store.overcome_damage(&met(&home)).unwrap_err().to_string();
        assert!(why.contains("newsview doctor"), "{why}");
    }
    assert!(!store.take_replaced());
    assert_eq!(sentences(&mut store), [""; 0]);
    assert!(store.trouble().is_none());
}
