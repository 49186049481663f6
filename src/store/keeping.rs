//! How work is done on the database whatever becomes of it: damaged, locked, full, gone, replaced.

use std::time::Duration;

use jiff::Zoned;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

use super::bookmarks::BookmarkFile;
use super::error::StoreError;
use super::file::Lock;
use super::rescue::Extent;
use super::stand_in::StandIn;
use super::{Store, database, file, now, rescue};
use crate::domain::text::Text;

/// How often one piece of work is tried: on the disk, on a mended file, in memory.
const TRIES: usize = 4;

/// A database that needs no disk.
pub(super) fn memory() -> Connection {
    database::in_memory().expect("a database in memory needs nothing but memory")
}

impl Store {
    /// Changes something, all of it or nothing.
    pub(super) fn run<T>(
        &mut self,
        work: impl Fn(&Connection, &BookmarkFile) -> rusqlite::Result<T>,
    ) -> Option<T> {
        self.follow();
        self.is_dirty = true;
        self.attempts(TransactionBehavior::Immediate, work)
    }

    /// Changes something that is not worth keeping in memory: nothing where the disk cannot be used.
    pub(super) fn run_on_disk<T>(
        &mut self,
        work: impl Fn(&Connection, &BookmarkFile) -> rusqlite::Result<T>,
    ) -> Option<T> {
        self.follow();
        for attempt in 0..TRIES {
            if self.stand_in.is_some() {
                return None;
            }
            self.is_dirty = true;
            match self.attempt(TransactionBehavior::Immediate, &work) {
                Ok(value) => return Some(value),
                Err(error) => self.overcome(StoreError::from_sqlite(&self.path, &error), attempt),
            }
        }
        None
    }

    /// Reads something, all of it as of one moment.
    pub(super) fn look<T>(
        &mut self,
        work: impl Fn(&Connection, &BookmarkFile) -> rusqlite::Result<T>,
    ) -> Option<T> {
        self.attempts(TransactionBehavior::Deferred, work)
    }

    fn attempts<T>(
        &mut self,
        behavior: TransactionBehavior,
        work: impl Fn(&Connection, &BookmarkFile) -> rusqlite::Result<T>,
    ) -> Option<T> {
        for attempt in 0..TRIES {
            match self.attempt(behavior, &work) {
                Ok(value) => return Some(value),
                Err(error) => self.overcome(StoreError::from_sqlite(&self.path, &error), attempt),
            }
        }
        None
    }

    fn attempt<T>(
        &mut self,
        behavior: TransactionBehavior,
        work: &impl Fn(&Connection, &BookmarkFile) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        let transaction = self.connection.transaction_with_behavior(behavior)?;
        // Read inside the transaction, the file and what is pending for it belong together.
        self.file.refresh();
        let value = work(&transaction, &self.file)?;
        transaction.commit()?;
        Ok(value)
    }

    /// Makes the next attempt possible: on a mended database, or else in memory.
    pub(super) fn overcome(&mut self, error: StoreError, attempt: usize) {
        if self.stand_in.is_some() {
            return;
        }
        if error.is_damage() {
            if let Err(error) = self.mend(&error, attempt > 0) {
                self.fall_back(error);
            }
        } else {
            self.fall_back(error);
        }
    }

    /// Goes back to the disk when it can be used again, or to the file that took the other's place.
    pub(super) fn follow(&mut self) {
        if let Some(stand_in) = &self.stand_in {
            if !matches!(stand_in.why(), StoreError::Newer { .. }) {
                self.return_to_disk();
            }
            return;
        }
        let number = file::number(&self.path);
        if number == self.number {
            return;
        }
        let is_gone = number.is_none();
        match database::open(&self.folder, self.patience) {
            Ok(connection) => {
                // What was deleted is still open here, so nothing need be lost.
                if is_gone && rescue::copy(&self.connection, &connection, Extent::All).is_ok() {
                    self.say("library.db was gone; it is written anew from what was known");
                }
                self.is_replaced = true;
                self.change_to(connection);
            }
            Err(error) => self.overcome(error, 0),
        }
    }

    /// Does to `bookmarks.toml` what is pending for it, and says what is wrong with it.
    pub(super) fn flush(&mut self) {
        // Should the database fail now, it still holds what is pending.
        let _ = self.file.flush(&self.connection, &self.path);
        let problem = self.file.problem().cloned();
        if problem != self.told {
            match &problem {
                Some(problem) => self.say(&format!(
                    "{problem}; bookmarks are kept aside until it can be read and written again"
                )),
                None => self.say("bookmarks.toml is in order again"),
            }
            self.told = problem;
        }
        if self.file.mistakes() != self.told_mistakes {
            self.told_mistakes = self.file.mistakes().to_vec();
            let further = match self.told_mistakes.len() {
                0 | 1 => String::new(),
                count => format!(" (and {} more)", count - 1),
            };
            if let Some(first) = self.told_mistakes.first() {
                let sentence = format!("bookmarks.toml, {first}{further}");
                self.say(&sentence);
            }
        }
    }

    /// Counts up whenever another connection has written.
    pub(super) fn data_version(&self) -> i64 {
        self.connection
            .prepare_cached("PRAGMA data_version")
            .and_then(|mut statement| statement.query_row([], |row| row.get(0)))
            .unwrap_or_default()
    }

    /// Sets a damaged database aside and begins a new one with what can be read of it.
    pub(super) fn mend(&mut self, error: &StoreError, is_certain: bool) -> Result<(), StoreError> {
        let _lock = Lock::take(&self.folder.join(".library.lock"))?;
        self.close();
        // Another newsview may have mended it meanwhile.
        match database::open(&self.folder, self.patience) {
            Ok(connection) => {
                let is_other = file::number(&self.path) != self.number;
                if (is_other || !is_certain) && database::check(&connection, &self.path).is_ok() {
                    self.is_replaced |= is_other;
                    self.change_to(connection);
                    return Ok(());
                }
                no_checkpoint(&connection);
            }
            // What somebody holds at this moment proves nothing.
            Err(error @ StoreError::Locked { .. }) => return Err(error),
            Err(_) => {}
        }
        let aside = rescue::set_aside(&self.path, &Zoned::now())?;
        let connection = database::open(&self.folder, self.patience)?;
        let rescued = match rescue::recover(&aside, &connection) {
            Some(lost) if lost.is_empty() => "everything in it was rescued".to_owned(),
            Some(lost) => {
                let lost: Vec<String> = lost.iter().map(|table| table.replace('_', " ")).collect();
                format!(
                    "what could be read of it was rescued (not all of its {})",
                    lost.join(", ")
                )
            }
            None => "what could be read of it was rescued".to_owned(),
        };
        let name = aside
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        self.say(&format!("{error}; it is kept as {name}, and {rescued}"));
        self.is_replaced = true;
        self.change_to(connection);
        Ok(())
    }

    /// Goes on in memory, with what can be read from the disk.
    pub(super) fn fall_back(&mut self, why: StoreError) {
        let memory = memory();
        if let Ok(disk) = database::open_to_read(&self.path, true) {
            // Whatever is missing then is missing on the screen, not on the disk.
            let _ = disk.busy_timeout(Duration::ZERO);
            let _ = rescue::copy(&disk, &memory, Extent::Marks);
        }
        self.say(&format!("{why}; marks and positions are not being kept"));
        self.stand_in = Some(StandIn::new(why, &memory, now()));
        self.close();
        self.change_to(memory);
    }

    fn return_to_disk(&mut self) {
        let Some(stand_in) = &self.stand_in else {
            return;
        };
        let Ok(mut disk) = database::open(&self.folder, Duration::ZERO) else {
            return;
        };
        self.file.refresh();
        if stand_in
            .merge(&self.connection, &mut disk, &self.file, now())
            .is_err()
        {
            return;
        }
        let _ = disk.busy_timeout(self.patience);
        self.stand_in = None;
        self.is_dirty = true;
        self.change_to(disk);
        self.flush();
        self.say("marks and positions are being kept again");
    }

    fn change_to(&mut self, connection: Connection) {
        self.connection = connection;
        self.number = file::number(&self.path);
        self.version = self.data_version();
        self.is_changed = true;
    }

    /// Lets go of the file without writing to it.
    fn close(&mut self) {
        no_checkpoint(&self.connection);
        self.connection = memory();
    }

    fn say(&mut self, sentence: &str) {
        self.notices.push(Text::line(sentence));
    }
}

fn no_checkpoint(connection: &Connection) {
    // Refused by no database; without it, closing would write to a file that is to stay as it is.
    let _ = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
}
