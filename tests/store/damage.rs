use std::fs;
use std::path::PathBuf;

use newsview::domain::change::{Change, Position};
use newsview::store::{StoreError, facts};
use proptest::collection::vec;
use proptest::test_runner::{Config, TestRunner};

use super::{Home, bookmark, id, read, sentences};

/// A home whose database has many pages, all of them in the file itself.
fn filled(marks: u32) -> Home {
    let home = Home::new();
    let mut store = home.open();
    let ids = (0..marks).map(|number| id(&name_of(number))).collect();
    store.apply(&Change::Read { ids, read: true });
    store.apply(&bookmark("kept"));
    store.keep_positions(&[(id("kept"), Position::default())]);
    drop(store);
    home
}

/// Ids spread like hashes.
fn name_of(number: u32) -> String {
    format!("{:08x}{number:08x}", number.wrapping_mul(0x9e37_79b9))
}

fn damaged_files(home: &Home) -> Vec<PathBuf> {
    let entries = fs::read_dir(home.data()).unwrap();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.to_string_lossy().contains("library.db.damaged-"));
    found
}

#[test]
fn a_file_that_is_no_database_is_set_aside() {
    let home = Home::new();
    fs::create_dir_all(home.data()).unwrap();
    let bytes = b"this is a letter, not a database\n".repeat(300);
    fs::write(home.database(), &bytes).unwrap();
    assert!(matches!(
        facts(&home.config(), &home.data()),
        Err(StoreError::Damaged { .. })
    ));
    let (mut store, notices) = home.open_noisily();
    assert_eq!(notices.len(), 1);
    assert!(notices[0].contains("library.db is damaged"), "{notices:?}");
    assert!(notices[0].contains("kept as library.db.damaged-"), "{notices:?}");
    store.apply(&read(&["a"]));
    assert_eq!(fs::read(&damaged_files(&home)[0]).unwrap(), bytes);
    assert!(store.trouble().is_none());
    drop(store);
    assert_eq!(home.open().load().read.len(), 1);
    assert_eq!(home.facts(), ["read a"]);
}

#[test]
fn what_a_damaged_page_does_not_hold_is_rescued() {
    let home = filled(20_000);
    let mut bytes = fs::read(home.database()).unwrap();
    assert!(bytes.len() > 600_000);
    for page in [40, 41, 90] {
        bytes[page * 4096..(page + 1) * 4096].fill(0x5a);
    }
    fs::write(home.database(), &bytes).unwrap();
    assert!(facts(&home.config(), &home.data()).is_err());

    let (mut store, _) = home.open_noisily();
    let loaded = store.load();
    assert!(loaded.read.len() > 19_000, "{}", loaded.read.len());
    assert_eq!(store.bookmark_text(&id("kept")).as_deref(), Some("text of kept"));
    assert_eq!(loaded.positions.len(), 1);
    assert_eq!(loaded.bookmarks.len(), 1);
    let said = sentences(&mut store);
    assert!(
        said[0].contains("what could be read of it was rescued"),
        "{said:?}"
    );
    store.apply(&read(&["new"]));
    drop(store);
    assert_eq!(home.facts().len(), loaded.read.len() + 2);
}

#[test]
fn a_truncated_database_gives_what_is_left() {
    let home = filled(20_000);
    let bytes = fs::read(home.database()).unwrap();
    fs::write(home.database(), &bytes[..bytes.len() / 4 * 3]).unwrap();
    let (mut store, _) = home.open_noisily();
    let loaded = store.load();
    assert!(loaded.read.len() > 5_000, "{}", loaded.read.len());
    store.apply(&read(&["new"]));
    assert!(store.sync_to_disk());
    drop(store);
    assert!(home.facts().contains(&"read new".to_owned()));
    assert!(home.facts().contains(&"bookmark kept".to_owned()));
}

#[test]
fn another_instance_follows_to_the_mended_database() {
    let home = filled(2_000);
    let mut two = home.open();
    two.load();
    let mut bytes = fs::read(home.database()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0);
    // As a file of its own, so that the first instance still has the sound one open.
    fs::remove_file(home.database()).unwrap();
    fs::write(home.database(), &bytes).unwrap();
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(home.data().join(format!("library.db{ending}")));
    }
    let (mut one, _) = home.open_noisily();
    one.load();
    one.apply(&read(&["one"]));
    assert!(two.changed_elsewhere());
    two.apply(&read(&["two"]));
    assert!(two.load().read.contains(&id("one")));
    assert!(one.changed_elsewhere());
    assert!(one.load().read.contains(&id("two")));
}

#[test]
fn a_database_that_is_deleted_meanwhile_is_written_anew() {
    let home = filled(100);
    let mut store = home.open();
    fs::remove_dir_all(home.data()).unwrap();
    store.apply(&read(&["new"]));
    assert_eq!(
        sentences(&mut store),
        ["library.db was gone; it is written anew from what was known"]
    );
    drop(store);
    assert_eq!(home.facts().len(), 102);
    assert_eq!(home.open().undo().unwrap().ids.len(), 1);
}

#[test]
fn random_damage_never_ends_the_program() {
    let home = filled(300);
    let sound = fs::read(home.database()).unwrap();
    let mut runner = TestRunner::new(Config::with_cases(20));
    let length = sound.len();
    runner
        .run(
            &(vec((0..length, 0..=255u8), 1..200), 0..length * 4),
            |(changes, cut)| {
                let home = Home::new();
                let mut bytes = sound.clone();
                for (at, byte) in changes {
                    // The version alone is believed: a higher one is a newer program's.
                    if !(60..64).contains(&at) {
                        bytes[at] = byte;
                    }
                }
                bytes.truncate(cut.max(100));
                fs::create_dir_all(home.data()).unwrap();
                fs::write(home.database(), &bytes).unwrap();
                let (mut store, _) = home.open_noisily();
                store.load();
                store.apply(&read(&["new"]));
                store.apply(&bookmark("new"));
                store.undo();
                let loaded = store.load();
                assert!(loaded.read.contains(&id("new")));
                assert!(store.notices().len() < 4);
                drop(store);
                let (mut store, _) = home.open_noisily();
                assert!(store.load().read.contains(&id("new")));
                Ok(())
            },
        )
        .unwrap();
}
