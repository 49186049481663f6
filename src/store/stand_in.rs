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
}

impl StandIn {
    /// Begins with what `memory` holds now.
    pub fn new(why: StoreError, memory: &Connection, began: i64) -> Self {
        let newest = |table: &str| {
            let sql = format!("SELECT coalesce(max(number), 0) FROM {table}");
            memory.query_row(&sql, [], |row| row.get(0)).unwrap_or(0)
        };
        Self {
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
        for entry in journal::entries(memory, "undone = 0 AND number > ?1 ORDER BY number", self.journal)? {
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
        let undone = |connection: &Connection, value: bool| {
            let sql = format!(
                "SELECT number FROM journal WHERE undone = {} AND number <= ?1",
                i32::from(value)
            );
            numbers(connection, &sql, self.journal)
        };
        let taken_back: Vec<i64> = undone(memory, true)?
            .intersection(&undone(disk, false)?)
            .copied()
            .collect();
        for number in taken_back.iter().rev() {
            if journal::newest(disk)?.is_some_and(|entry| entry.number == *number) {
                journal::undo(disk, file, at)?;
            } else {
                self.replay_turned(memory, disk, file, *number, at)?;
            }
        }
        for number in undone(memory, false)?.intersection(&undone(disk, true)?) {
            if undone(disk, true)?.first() == Some(number) {
                journal::redo(disk, file, at)?;
            } else {
                self.replay_turned(memory, disk, file, *number, at)?;
            }
        }
        Ok(())
    }

    /// Where another instance has gone on meanwhile, it becomes a change of its own.
    fn replay_turned(
        &self,
        memory: &Connection,
        disk: &Connection,
        file: &BookmarkFile,
        number: i64,
        at: i64,
    ) -> rusqlite::Result<()> {
        let taken_back = numbers(
            memory,
            "SELECT number FROM journal WHERE undone = 1 AND number = ?1",
            number,
        )?;
        for entry in journal::entries(memory, "number = ?1", number)? {
            let value = entry.value == taken_back.is_empty();
            journal::replay(disk, file, entry, value, at)?;
        }
        Ok(())
    }
}

fn numbers(connection: &Connection, sql: &str, parameter: i64) -> rusqlite::Result<BTreeSet<i64>> {
    let mut statement = connection.prepare(sql)?;
    statement.query_map([parameter], |row| row.get(0))?.collect()
}
