//! The library as it is read: a connection of its own that never writes and never waits long.

mod base;
mod count;
mod exact;
mod few;
mod finish;
mod found;
mod grouping;
mod known;
mod look;
mod look_up;
mod page;
mod phrases;
mod plan;
mod rows;
mod sources;
mod stories;
mod texts;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, InterruptHandle, OpenFlags};
use thiserror::Error;

use super::error::StoreError;
use super::{database, file};
use crate::domain::library::{Anchor, Damage, Key, Listing};

pub use grouping::{Due, DueArticle, Said};
pub use known::KnownMarks;
use look::{Look, Stop};
pub(super) use rows::count_at;
pub(super) use texts::oldest_unindexed;
pub use texts::{StoredText, Version};

/// What is asked for: a part of a listing.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    pub listing: &'a Listing,
    /// What was found in articles that the index does not have yet, in any order.
    pub scanned: &'a [Key],
    pub now: Timestamp,
    /// When to stop looking and show what was found; none is never.
    pub until: Option<Instant>,
}

/// The rows that are wanted of it.
#[derive(Clone, Copy, Debug)]
pub struct Window<'a> {
    pub anchor: &'a Anchor,
    pub rows: usize,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LookError {
    /// Something newer was asked.
    #[error("something newer was asked")]
    Superseded,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reads the library; one for each thread that does.
///
/// Where there is no library yet, it is empty. A file that took the place of another is followed.
#[derive(Debug)]
pub struct Reader {
    path: PathBuf,
    connection: Option<Connection>,
    number: Option<(u64, u64)>,
    interrupter: Interrupter,
    ticket: u64,
    /// Of what may wait: how often it had been disturbed when it began.
    patient_since: Option<u64>,
    damage: Option<Damage>,
}

/// Stops what a [`Reader`] on another thread is at, as soon as something newer is asked of it.
#[derive(Clone, Default)]
pub struct Interrupter {
    newest: Arc<AtomicU64>,
    disturbances: Arc<AtomicU64>,
    is_patient: Arc<AtomicBool>,
    handle: Arc<Mutex<Option<InterruptHandle>>>,
}

impl std::fmt::Debug for Interrupter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Interrupter({})", self.newest.load(Ordering::Relaxed))
    }
}

impl Interrupter {
    /// Whatever is done for a lower ticket than this ends with [`LookError::Superseded`].
    pub fn supersede(&self, ticket: u64) {
        if self.newest.fetch_max(ticket, Ordering::AcqRel) < ticket {
            self.interrupt();
        }
    }

    /// What may wait ends with [`LookError::Superseded`], too, to be done again later.
    pub fn disturb(&self) {
        self.disturbances.fetch_add(1, Ordering::AcqRel);
        if self.is_patient.load(Ordering::Acquire) {
            self.interrupt();
        }
    }

    fn interrupt(&self) {
        if let Some(handle) = &*self.handle.lock().unwrap_or_else(PoisonError::into_inner) {
            handle.interrupt();
        }
    }

    fn is_newer(&self, ticket: u64) -> bool {
        self.newest.load(Ordering::Acquire) > ticket
    }

    fn change_to(&self, handle: Option<InterruptHandle>) {
        *self.handle.lock().unwrap_or_else(PoisonError::into_inner) = handle;
    }
}

impl Reader {
    /// Will read the library of this data directory; nothing is opened before it is needed.
    pub fn new(data_folder: &Path) -> Self {
        Self {
            path: database::path(data_folder),
            connection: None,
            number: None,
            interrupter: Interrupter::default(),
            ticket: 0,
            patient_since: None,
            damage: None,
        }
    }

    /// The damage behind the latest error, if it was that; for who may write.
    pub fn take_damage(&mut self) -> Option<Damage> {
        self.damage.take()
    }

    /// What stops this reader from other threads.
    pub fn interrupter(&self) -> Interrupter {
        self.interrupter.clone()
    }

    /// What follows is done for the request of this number, until a higher one is asked.
    pub fn work_for(&mut self, ticket: u64) {
        self.ticket = ticket;
        self.patient_since = None;
        self.interrupter.is_patient.store(false, Ordering::Release);
    }

    /// How often whatever may wait was disturbed so far.
    pub fn disturbances(&self) -> u64 {
        self.interrupter.disturbances.load(Ordering::Acquire)
    }

    /// The same, and until it is disturbed once more than so often.
    pub fn work_patiently_for(&mut self, ticket: u64, disturbances: u64) {
        self.ticket = ticket;
        self.interrupter.is_patient.store(true, Ordering::Release);
        self.patient_since = Some(disturbances);
    }

    fn is_superseded(&self) -> bool {
        self.interrupter.is_newer(self.ticket)
            || self
                .patient_since
                .is_some_and(|since| self.disturbances() > since)
    }

    /// Counts up whenever the library was written to; other when the file is another one.
    pub fn version(&mut self) -> Result<i64, LookError> {
        self.look(None, |look| Ok(look.version()?))
    }

    /// What of the screen was kept from earlier runs.
    pub fn layout(&mut self) -> Result<BTreeMap<String, String>, LookError> {
        self.look(None, |look| Ok(super::state::layout(look.connection)?))
    }

    /// Does this as of one moment; an empty answer where there is no library.
    fn look<T: Default>(
        &mut self,
        until: Option<Instant>,
        work: impl Fn(&Look<'_>) -> Result<T, Stop>,
    ) -> Result<T, LookError> {
        const TRIES: usize = 8;
        if let Err(error) = self.follow() {
            return Err(self.failed(error, file::number(&self.path)));
        }
        for _ in 0..TRIES {
            if self.is_superseded() {
                return Err(LookError::Superseded);
            }
            let Some(connection) = &self.connection else {
                return Ok(T::default());
            };
            match self.attempt(connection, until, &work) {
                // The interruption was meant for what was done before.
                Err(Stop::Sqlite(error)) if is_interruption(&error) => {}
                Err(Stop::Superseded) => return Err(LookError::Superseded),
                Err(Stop::Sqlite(error)) => {
                    let error = StoreError::from_sqlite(&self.path, &error);
                    let number = self.number;
                    self.close();
                    return Err(self.failed(error, number));
                }
                Ok(done) => return Ok(done),
            }
        }
        Err(LookError::Superseded)
    }

    /// Notes which file is damaged, where that is what failed.
    fn failed(&mut self, error: StoreError, number: Option<(u64, u64)>) -> LookError {
        self.damage = match (&error, number) {
            (StoreError::Damaged { why, .. }, Some(file)) => Some(Damage {
                why: why.clone(),
                file,
            }),
            _ => None,
        };
        error.into()
    }

    fn attempt<T>(
        &self,
        connection: &Connection,
        until: Option<Instant>,
        work: &impl Fn(&Look<'_>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let transaction = connection.unchecked_transaction()?;
        let is_superseded = || self.is_superseded();
        let done = work(&Look::new(&transaction, until, &is_superseded))?;
        transaction.commit()?;
        Ok(done)
    }

    /// Opens what is there now: the file may be new, gone, or another one.
    fn follow(&mut self) -> Result<(), StoreError> {
        let number = file::number(&self.path);
        if number == self.number && self.connection.is_some() {
            return Ok(());
        }
        self.close();
        if number.is_none() {
            return Ok(());
        }
        self.connection = open(&self.path)?;
        self.number = number;
        let handle = self.connection.as_ref().map(Connection::get_interrupt_handle);
        self.interrupter.change_to(handle);
        Ok(())
    }

    fn close(&mut self) {
        self.interrupter.change_to(None);
        self.connection = None;
        self.number = None;
    }
}

fn is_interruption(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted)
}

/// Opens a library without a look at more than its version; none where it has no tables yet.
fn open(path: &Path) -> Result<Option<Connection>, StoreError> {
    const PATIENCE: Duration = Duration::from_secs(2);
    const STATEMENTS: usize = 128;
    let sqlite = |error: rusqlite::Error| StoreError::from_sqlite(path, &error);
    // SQLite can read a write-ahead log only where it may write beside it.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(sqlite)?;
    connection.busy_timeout(PATIENCE).map_err(sqlite)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    database::keep_plans(&connection).map_err(sqlite)?;
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .map_err(sqlite)?;
    connection
        .execute_batch(
            "PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;
             PRAGMA cell_size_check = ON; PRAGMA cache_size = -4000;",
        )
        .map_err(sqlite)?;
    let version: i64 = connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .map_err(sqlite)?;
    if version < database::version() {
        // The keeper is about to bring it up to date, or has not made its tables yet.
        return Ok(None);
    }
    database::check_version(&connection, path)?;
    Ok(Some(connection))
}
