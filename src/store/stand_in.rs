//! What is kept in memory while the disk cannot be used, and how it comes to the disk afterwards.

use std::collections::BTreeSet;

use rusqlite::{Connection, TransactionBehavior, params};

use super::bookmarks::BookmarkFile;
use super::error::StoreError;
use super::{journal, state};
use crate::domain::article::ArticleId;
use crate::domain::change::Position;

/// Since when, and why, memory stands in for the disk.
#[derive(Debug)]
pub struct StandIn {
    why: StoreError,
    began: i64,
    /// The newest rows that came from the disk.
    journal: i64,
    pending: i64,
    /// The entries of the journal that were taken back then.
    undone: BTreeSet<i64>,
}

impl StandIn {
    /// Begins with what `memory` holds now.
    pub fn new(why: StoreError, memory: &Connection, began: i64) -> Self {
        let newest = |table: &str| {
            let sql = format!("SELECT coalesce(max(number), 0) FROM {table}");
            memory.query_row(&sql, [], |row| row.get(0)).unwrap_or(0)
        };
        // Entries taken back in memory, then dropped by a new change, are needed on the disk.
        let _ = memory.execute_batch(
            "CREATE TABLE dropped AS SELECT * FROM journal WHERE false;
             CREATE TRIGGER drop_undone AFTER DELETE ON journal WHEN old.undone = 1 BEGIN
                 INSERT INTO dropped SELECT old.number, old.at, old.undone, old.mark, old.value,
                     old.title, old.place, old.written, old.ids, old.numbers, old.steps;
             END;",
        );
        Self {
            undone: numbers(memory, UNDONE, i64::MAX).unwrap_or_default(),
            began,
            journal: newest("journal"),
            pending: newest("bookmark_pending"),
            why,
        }
    }

    pub fn why(&self) -> &StoreError {
        &self.why
    }

    /// Does on the disk what was done in memory.
    pub fn merge(
        &self,
        memory: &Connection,
        disk: &mut Connection,
        file: &BookmarkFile,
        at: i64,
    ) -> rusqlite::Result<()> {
        let disk = disk.transaction_with_behavior(TransactionBehavior::Immediate)?;
        self.merge_rows(memory, &disk)?;
        self.drop_written(memory, &disk)?;
        self.merge_turned(memory, &disk, file, at)?;
        for entry in journal::entries(memory, "journal", "undone = 0 AND number > ?1", self.journal)? {
            let value = entry.value;
            journal::replay(&disk, file, entry, value, at)?;
        }
        disk.commit()
    }

    /// Texts, positions and layout: the newer one holds.
    fn merge_rows(&self, memory: &Connection, disk: &Connection) -> rusqlite::Result<()> {
        let mut texts = memory.prepare("SELECT id, text, at FROM bookmark_texts WHERE at >= ?1")?;
        let mut rows = texts.query([self.began])?;
        while let Some(row) = rows.next()? {
            let id = ArticleId::given(row.get_ref(0)?.as_str()?);
            state::keep_text(disk, &id, row.get_ref(1)?.as_str()?, row.get(2)?)?;
        }
        let mut positions =
            memory.prepare("SELECT id, block, offset, fraction, at FROM positions WHERE at >= ?1")?;
        let mut rows = positions.query([self.began])?;
        while let Some(row) = rows.next()? {
            let id = ArticleId::given(row.get_ref(0)?.as_str()?);
            let position = Position {
                block: row.get(1)?,
                offset: row.get(2)?,
                fraction: row.get(3)?,
            };
            state::keep_positions(disk, &[(id, position)], row.get(4)?)?;
        }
        let mut layout = memory.prepare("SELECT key, value, at FROM layout WHERE at >= ?1")?;
        let mut rows = layout.query([self.began])?;
        while let Some(row) = rows.next()? {
            state::keep_layout(disk, &[(row.get(0)?, row.get(1)?)], row.get(2)?)?;
        }
        Ok(())
    }

    /// What was pending on the disk and has been written to the file since must not be done again.
    fn drop_written(&self, memory: &Connection, disk: &Connection) -> rusqlite::Result<()> {
        let left = numbers(
            memory,
            "SELECT number FROM bookmark_pending WHERE number <= ?1",
            self.pending,
        )?;
        for number in numbers(
            disk,
            "SELECT number FROM bookmark_pending WHERE number <= ?1",
            self.pending,
        )? {
            if !left.contains(&number) {
                disk.execute("DELETE FROM bookmark_pending WHERE number = ?1", params![number])?;
            }
        }
        Ok(())
    }

    /// Entries of the disk that were taken back, or done again, in memory.
    fn merge_turned(
        &self,
        memory: &Connection,
        disk: &Connection,
        file: &BookmarkFile,
        at: i64,
    ) -> rusqlite::Result<()> {
        let undone_now = numbers(memory, UNDONE_OR_DROPPED, self.journal)?;
        let taken_back: Vec<i64> = undone_now.difference(&self.undone).copied().collect();
        for number in taken_back.into_iter().rev() {
            let newest = journal::newest(disk)?.map(|entry| entry.number);
            if newest == Some(number) {
                journal::undo(disk, file, None, at)?;
            } else if numbers(disk, LIVE, number)?.contains(&number) {
                replay_turned(memory, disk, file, number, false, at)?;
            }
        }
        for number in self.undone.difference(&undone_now) {
            let undone = numbers(disk, UNDONE, i64::MAX)?;
            if undone.first() == Some(number) {
                journal::redo(disk, file, None, at)?;
            } else if undone.contains(number) || numbers(disk, LIVE, *number)?.is_empty() {
                replay_turned(memory, disk, file, *number, true, at)?;
            }
        }
        Ok(())
    }
}

const UNDONE: &str = "SELECT number FROM journal WHERE undone = 1 AND number <= ?1";
const LIVE: &str = "SELECT number FROM journal WHERE undone = 0 AND number = ?1";
const UNDONE_OR_DROPPED: &str = "SELECT number FROM journal WHERE undone = 1 AND number <= ?1
    UNION SELECT number FROM dropped WHERE number <= ?1";

/// Where another instance has gone on meanwhile, it becomes a change of its own.
fn replay_turned(
    memory: &Connection,
    disk: &Connection,
    file: &BookmarkFile,
    number: i64,
    is_done: bool,
    at: i64,
) -> rusqlite::Result<()> {
    for table in ["journal", "dropped"] {
        for entry in journal::entries(memory, table, "number = ?1", number)? {
            let value = entry.value == is_done;
            journal::replay(disk, file, entry, value, at)?;
        }
    }
    Ok(())
}

fn numbers(connection: &Connection, sql: &str, parameter: i64) -> rusqlite::Result<BTreeSet<i64>> {
    let mut statement = connection.prepare(sql)?;
    statement.query_map([parameter], |row| row.get(0))?.collect()
}
