//! The database file in the data directory: opened, checked and brought up to date.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::error::{StoreError, name_of};

/// How long to wait for another program that writes.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);
pub(super) const NAME: &str = "library.db";
/// So many statements are kept ready; more are written than this in no transaction.
const STATEMENTS: usize = 128;
const APPLICATION: i64 = 0x6e65_7773;
/// The version from which on there is a library.
pub(super) const LIBRARY: i64 = 2;
/// The version from which on there are stories.
pub(super) const STORIES: i64 = 3;
/// Each brings the database from the version that is its place to the next one.
const MIGRATIONS: &[&str] = &[
    include_str!("../../assets/migrations/0001_state.sql"),
    include_str!("../../assets/migrations/0002_library.sql"),
    include_str!("../../assets/migrations/0003_stories.sql"),
    include_str!("../../assets/migrations/0004_awaited_feeds.sql"),
    include_str!("../../assets/migrations/0005_feed_warnings.sql"),
];

/// Where the database lies in the data directory.
pub fn path(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// The version this program writes.
pub fn version() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Opens the database of a data directory; makes both when they are missing.
pub fn open(folder: &Path, patience: Duration) -> Result<Connection, StoreError> {
    let path = path(folder);
    make_folder(folder).map_err(|error| StoreError::from_io(folder, &error))?;
    make_file(&path)?;
    let sqlite = |error: rusqlite::Error| StoreError::from_sqlite(&path, &error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(&path, flags).map_err(sqlite)?;
    connection.busy_timeout(patience).map_err(sqlite)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    check_version(&connection, &path)?;
    if connection.is_readonly("main").map_err(sqlite)? {
        return Err(StoreError::ReadOnly { path: name_of(&path) });
    }
    prepare(&connection, patience).map_err(sqlite)?;
    migrate(&mut connection, &path)?;
    Ok(connection)
}

/// A database in memory, for when there is none on disk.
pub fn in_memory() -> Result<Connection, StoreError> {
    let path = Path::new("memory");
    let mut connection =
        Connection::open_in_memory().map_err(|error| StoreError::from_sqlite(path, &error))?;
    migrate(&mut connection, path)?;
    Ok(connection)
}

/// Opens a database that is not to be changed, not even by the closing of it.
pub fn open_to_read(path: &Path, is_damaged: bool) -> Result<Connection, StoreError> {
    let sqlite = |error: rusqlite::Error| StoreError::from_sqlite(path, &error);
    let open = |immutable: bool| -> rusqlite::Result<Connection> {
        let connection = if immutable {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(address_of(path), flags)?
        } else {
            // SQLite can read a write-ahead log only where it may write beside it.
            Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?
        };
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        // A file that was cut off is read as far as it goes only by who may mend tables.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, is_damaged)?;
        connection.execute_batch("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;")?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(connection)
    };
    open(false).or_else(|_| open(true)).map_err(sqlite)
}

/// Proves every page, table and index; the first thing found is the error.
pub fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    match damage(connection, path)?.first() {
        Some(line) => Err(StoreError::damaged(path, line)),
        None => Ok(()),
    }
}

/// The first things found that are wrong with any page, table or index.
pub fn damage(connection: &Connection, path: &Path) -> Result<Vec<String>, StoreError> {
    let found = || -> rusqlite::Result<Vec<String>> {
        let mut statement = connection.prepare("PRAGMA quick_check(20)")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        rows.collect()
    };
    let found = found().map_err(|error| StoreError::from_sqlite(path, &error))?;
    let lines = found.iter().flat_map(|message| message.lines());
    let lines = lines.map(|line| line.trim_matches(['*', ' ']).to_lowercase());
    let says = |line: &String| !line.is_empty() && line != "ok" && !line.starts_with("in database");
    Ok(lines.filter(says).collect())
}

/// Makes a folder that only its owner may enter.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Lets only the owner read a file that is about to be made.
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Opening an existing database as a plain file would drop the locks on it, so it is only looked at.
fn make_file(path: &Path) -> Result<(), StoreError> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(StoreError::unavailable(path, "it is a folder")),
        Ok(found) if !found.is_file() => Err(StoreError::unavailable(path, "it is not a file")),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            match private(OpenOptions::new().write(true).create_new(true)).open(path) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    Err(StoreError::from_io(path, &error))
                }
                _ => Ok(()),
            }
        }
        Err(error) => Err(StoreError::from_io(path, &error)),
    }
}

/// Refuses what is not ours before anything in it is touched.
pub fn check_version(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let look = |sql: &str| -> Result<i64, StoreError> {
        connection
            .query_row(sql, [], |row| row.get(0))
            .map_err(|error| StoreError::from_sqlite(path, &error))
    };
    let found = look("PRAGMA user_version")?;
    let is_marked = look("PRAGMA application_id")? == APPLICATION;
    let tables = look("SELECT count(*) FROM sqlite_schema")?;
    let is_new = found == 0 && tables == 0;
    // Another newsview may be making the tables at this moment.
    let found = if found == 0 {
        look("PRAGMA user_version")?
    } else {
        found
    };
    let is_sound = is_new || (found != 0 && look("PRAGMA application_id")? == APPLICATION);
    if is_sound && found <= version() {
        return Ok(());
    }
    // Closing must not write the log of a database that is refused into it.
    let _ = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
    let own = "SELECT count(*) FROM sqlite_schema WHERE name IN ('read_marks', 'journal')";
    if is_sound {
        return Err(StoreError::Newer {
            path: name_of(path),
            found,
            known: version(),
        });
    }
    if is_marked || look(own)? == 2 {
        return Err(StoreError::damaged(
            path,
            "its first page is not as it was written",
        ));
    }
    Err(StoreError::unavailable(
        path,
        "it is a database of another program",
    ))
}

/// Lets no statement be planned anew because another value is bound to it, which costs far more
/// than to run it.
pub fn keep_plans(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

fn prepare(connection: &Connection, patience: Duration) -> rusqlite::Result<()> {
    connection.execute_batch(
        "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; PRAGMA journal_size_limit = 1048576;",
    )?;
    keep_plans(connection)?;
    let mode = write_ahead(connection, patience)?;
    // A key press must not pay for a checkpoint: Store::sync_to_disk makes them.
    let synchronous = if mode == "wal" { "NORMAL" } else { "FULL" };
    connection.execute_batch(&format!(
        "PRAGMA synchronous = {synchronous}; PRAGMA wal_autocheckpoint = 8000;"
    ))
}

/// Turns the write-ahead log on; nothing waits by itself for another that does the same.
fn write_ahead(connection: &Connection, patience: Duration) -> rusqlite::Result<String> {
    const PAUSE: Duration = Duration::from_millis(5);
    let mut waited = Duration::ZERO;
    loop {
        let result = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0));
        match result {
            Err(error)
                if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy)
                    && waited < patience =>
            {
                std::thread::sleep(PAUSE);
                waited += PAUSE;
            }
            done => return done,
        }
    }
}

/// Cuts off a write-ahead log that is on the disk as a whole and long: who opens the database next
/// would read all of it. Where somebody reads at this moment, it is left for another time.
pub(super) fn shrink_log(connection: &Connection, path: &Path, patience: Duration) {
    const LONG: u64 = 512 * 1024;
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let is_long = fs::metadata(log).is_ok_and(|found| found.len() > LONG);
    if is_long && connection.busy_timeout(Duration::ZERO).is_ok() {
        // A log that stays long costs time at the next start, and nothing else.
        let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        let _ = connection.busy_timeout(patience);
    }
}

/// Runs what is missing, one transaction each; two programs may do so at once.
fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    while step(connection).map_err(|error| StoreError::from_sqlite(path, &error))? {}
    check_version(connection, path)
}

fn step(connection: &mut Connection) -> rusqlite::Result<bool> {
    let version = |connection: &Connection| -> rusqlite::Result<i64> {
        connection.query_row("PRAGMA user_version", [], |row| row.get(0))
    };
    let due = |found: i64| {
        usize::try_from(found)
            .ok()
            .and_then(|place| MIGRATIONS.get(place))
    };
    if due(version(connection)?).is_none() {
        return Ok(false);
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    if let Some(sql) = due(found) {
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", found + 1)?;
    }
    transaction.commit()?;
    Ok(true)
}

/// A path as the `file:` address of something that never changes.
fn address_of(path: &Path) -> String {
    let mut address = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                address.push(char::from(*byte));
            }
            _ => address.extend(["%", &format!("{byte:02x}")]),
        }
    }
    address + "?immutable=1"
}
