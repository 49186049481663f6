use std::fs;
use std::thread;

use newsview::store::{StoreError, facts};
use rusqlite::Connection;

use super::{Home, id, read, sentences};

#[test]
fn a_new_database_is_private_and_up_to_date() {
    let home = Home::new();
    drop(home.open());
    let connection = Connection::open(home.database()).unwrap();
    let look = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(look("PRAGMA user_version"), 4);
    let mode: String = connection
        .query_row("PRAGMA journal_mode", [], |row| row.get(0))
        .unwrap();
    assert_eq!(mode, "wal");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(home.data()), 0o700);
        assert_eq!(mode(home.database()), 0o600);
    }
}

#[test]
fn many_may_make_the_database_at_once() {
    let home = Home::new();
    thread::scope(|scope| {
        for number in 0..6 {
            let home = &home;
            scope.spawn(move || {
                let mut store = home.open();
                store.apply(&read(&[&number.to_string()]));
                assert_eq!(sentences(&mut store), [""; 0]);
            });
        }
    });
    assert_eq!(home.open().load().read.len(), 6);
}

#[test]
fn an_empty_file_is_a_new_database() {
    let home = Home::new();
    fs::create_dir_all(home.data()).unwrap();
    fs::write(home.database(), "").unwrap();
    assert_eq!(home.facts(), [""; 0]);
    home.open().apply(&read(&["a"]));
    assert_eq!(home.facts(), ["read a"]);
}

#[test]
fn a_newer_database_is_refused_and_not_touched() {
    let home = Home::new();
    home.open().apply(&read(&["a"]));
    let connection = Connection::open(home.database()).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let before = fs::read(home.database()).unwrap();

    let (mut store, notices) = home.open_noisily();
    assert_eq!(notices.len(), 1);
    assert!(notices[0].contains("made by a newer newsview"), "{notices:?}");
    assert!(matches!(
        store.trouble(),
        Some(StoreError::Newer { found: 99, .. })
    ));
    let refused = facts(&home.config(), &home.data());
    assert!(matches!(refused, Err(StoreError::Newer { .. })));
    store.apply(&read(&["b"]));
    assert!(store.load().read.contains(&id("b")));
    assert!(!store.sync_to_disk());
    drop(store);
    assert_eq!(fs::read(home.database()).unwrap(), before);
}

#[test]
fn a_database_of_another_program_is_refused_and_not_touched() {
    let home = Home::new();
    fs::create_dir_all(home.data()).unwrap();
    let connection = Connection::open(home.database()).unwrap();
    connection
        .execute_batch("CREATE TABLE songs (name TEXT)")
        .unwrap();
    drop(connection);
    let before = fs::read(home.database()).unwrap();
    let (mut store, notices) = home.open_noisily();
    assert!(notices[0].contains("another program"), "{notices:?}");
    store.apply(&read(&["b"]));
    drop(store);
    assert_eq!(fs::read(home.database()).unwrap(), before);
}

#[test]
fn a_store_can_be_handed_to_a_thread_of_its_own() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let home = Home::new();
    drop(is_send(home.open()));
}
