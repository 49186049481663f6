//! One look at the library: a connection, and when to stop looking.

use std::cell::Cell;
use std::time::Instant;

use rusqlite::Connection;

/// Why a look ended early.
#[derive(Debug)]
pub enum Stop {
    Superseded,
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// What is looked at, as of one moment.
pub struct Look<'c> {
    pub connection: &'c Connection,
    until: Option<Instant>,
    is_superseded: &'c dyn Fn() -> bool,
    is_late: Cell<bool>,
}

impl<'c> Look<'c> {
    pub fn new(
        connection: &'c Connection,
        until: Option<Instant>,
        is_superseded: &'c dyn Fn() -> bool,
    ) -> Self {
        Self {
            connection,
            until,
            is_superseded,
            is_late: Cell::new(false),
        }
    }

    /// Whether to go on; to be asked often.
    pub fn goes_on(&self) -> Result<bool, Stop> {
        if (self.is_superseded)() {
            return Err(Stop::Superseded);
        }
        if self.until.is_some_and(|until| Instant::now() >= until) {
            self.is_late.set(true);
        }
        Ok(!self.is_late.get())
    }

    /// Whether something was left out because there was no time for it.
    pub fn is_late(&self) -> bool {
        self.is_late.get()
    }

    pub fn version(&self) -> rusqlite::Result<i64> {
        self.connection
            .prepare_cached("PRAGMA data_version")?
            .query_row([], |row| row.get(0))
    }
}
