use std::fs;
use std::thread;

use newsview::domain::library::FeedId;
use newsview::domain::subscription::Subscription;
use newsview::store::{StoreError, facts};
use rusqlite::Connection;

use super::{Home, id, read, sentences};

#[test]
fn a_new_database_is_private_and_up_to_date() {
    let home = Home::new();
    drop(home.open());
    let connection = Connection::open(home.database()).unwrap();
    let look = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(look("PRAGMA user_version"), 5);
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

/// What every version of the program would have made, in its order.
const MIGRATIONS: [&str; 5] = [
    include_str!("../../assets/migrations/0001_state.sql"),
    include_str!("../../assets/migrations/0002_library.sql"),
    include_str!("../../assets/migrations/0003_stories.sql"),
    include_str!("../../assets/migrations/0004_awaited_feeds.sql"),
    include_str!("../../assets/migrations/0005_feed_warnings.sql"),
];

#[test]
fn a_database_of_every_earlier_version_is_brought_up_to_date_with_all_that_is_in_it() {
    for version in 1..=MIGRATIONS.len() {
        let home = Home::new();
        fs::create_dir_all(home.data()).unwrap();
        let connection = Connection::open(home.database()).unwrap();
        for migration in &MIGRATIONS[..version] {
            connection.execute_batch(migration).unwrap();
        }
        connection
            .pragma_update(None, "user_version", version.to_string())
            .unwrap();
        connection
            .execute_batch("INSERT INTO read_marks VALUES ('of a file', 1)")
            .unwrap();
        if version >= 2 {
            connection
                .execute_batch(
                    "INSERT INTO feeds (number, address, source, articles, unread)
                     VALUES (7, 'https://tide.example/feed', 'https://tide.example/feed', 2, 1);
                     INSERT INTO articles (number, id, feed, moment, arrived, title, outlet, content_key, text_key)
                     VALUES (1, 17, 7, 1000, 5, 'The tide is out', 'Tide', 1, 1),
                            (2, 18, 7, 1001, 5, 'The tide is in', 'Tide', 2, 2);
                     INSERT INTO unread (moment, feed, number) VALUES (1001, 7, 2);",
                )
                .unwrap();
        }
        drop(connection);
        let mut store = home.open();
        let look = |sql: &str| {
            let connection = Connection::open(home.database()).unwrap();
            connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
        };
        assert_eq!(look("PRAGMA user_version"), 5, "from version {version}");
        assert!(store.load().read.iter().any(|id| id.as_str() == "of a file"));
        let articles = if version >= 2 { 2 } else { 0 };
        assert_eq!(
            look("SELECT count(*) FROM articles"),
            articles,
            "from version {version}"
        );
        assert_eq!(
            look("SELECT count(*) FROM articles WHERE story IS NULL"),
            articles
        );
        if version >= 2 {
            let list = [Subscription::new("https://tide.example/feed")];
            let followed = store.follow_feeds(&list, true);
            assert_eq!((followed.feeds[0], followed.new.len()), (FeedId(7), 0));
            assert_eq!(look("SELECT count(*) FROM unread"), 1);
        }
        store.apply(&read(&["another"]));
        assert_eq!(sentences(&mut store), [""; 0], "from version {version}");
    }
}
