//! Words of articles, written into the index in transactions that give way.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::parts::{self, Part};
use crate::domain::query::IndexedWords;
use crate::store::error::StoreError;
use crate::store::reader::{self, StoredText};
use crate::store::{Store, database};

/// The words of one article as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordsOf {
    pub number: i64,
    /// What its text was known by; words of a text that changed meanwhile are not written.
    pub content_key: i64,
    pub words: IndexedWords,
}

/// How far the indexing has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Indexing {
    /// How many articles were indexed just now.
    pub done: usize,
    /// How many are still to be indexed.
    pub left: usize,
    /// Nothing was written, because something more urgent came.
    pub gave_way: bool,
}

impl Store {
    /// The oldest articles that are not indexed yet, with their texts; nothing while there is no disk.
    pub fn unindexed(&mut self, limit: usize, bytes: usize) -> Result<Vec<StoredText>, StoreError> {
        self.follow();
        if self.stand_in.is_some() {
            return Ok(Vec::new());
        }
        reader::oldest_unindexed(&self.connection, limit, bytes)
            .map_err(|error| StoreError::from_sqlite(&self.path, &error))
    }

    /// Writes words into the index, all of them or none; before each article, and before all is
    /// made lasting, it asks whether to give way.
    pub fn index(&mut self, all: &[WordsOf], give_way: &dyn Fn() -> bool) -> Result<Indexing, StoreError> {
        self.follow();
        if self.stand_in.is_some() {
            return Ok(Indexing::default());
        }
        self.is_dirty = true;
        let indexing = write(&mut self.connection, all, give_way);
        // The words are of the index alone, and no mark is new to anybody.
        self.version = self.data_version();
        indexing.map_err(|error| StoreError::from_sqlite(&self.path, &error))
    }

    /// Forgets the index; [`Store::index`] then builds it anew.
    pub fn clear_index(&mut self) -> Result<(), StoreError> {
        self.follow();
        let clear = |connection: &mut Connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            parts::clear(&transaction)?;
            transaction.commit()
        };
        clear(&mut self.connection)
            .map_err(|error| StoreError::from_sqlite(&database::path(&self.folder), &error))
    }
}

/// How many articles are not indexed yet.
pub fn left(connection: &Connection) -> rusqlite::Result<usize> {
    connection
        .prepare_cached("SELECT count(*) FROM articles WHERE indexed = 0")?
        .query_row([], |row| reader::count_at(row, 0))
}

/// Takes articles out of the index that are about to be deleted.
pub fn forget(connection: &Connection, moments: &[i64]) -> rusqlite::Result<()> {
    let mut parts = parts::parts(connection)?;
    for moment in moments {
        let place = parts::place_of(&parts, *moment);
        if let Some(part) = parts.get_mut(place) {
            remove(connection, part, *moment)?;
        }
    }
    Ok(())
}

fn write(
    connection: &mut Connection,
    all: &[WordsOf],
    give_way: &dyn Fn() -> bool,
) -> rusqlite::Result<Indexing> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut parts = parts::parts(&transaction)?;
    let mut done = 0;
    for words in all {
        if give_way() {
            return give_up(transaction);
        }
        done += usize::from(write_one(&transaction, &mut parts, words)?);
    }
    for part in &parts {
        part.save(&transaction)?;
    }
    let left = left(&transaction)?;
    if give_way() {
        return give_up(transaction);
    }
    transaction.commit()?;
    Ok(Indexing {
        done,
        left,
        gave_way: false,
    })
}

fn give_up(transaction: rusqlite::Transaction<'_>) -> rusqlite::Result<Indexing> {
    transaction.rollback()?;
    Ok(Indexing {
        gave_way: true,
        ..Indexing::default()
    })
}

/// Writes the words of one article in the place of older ones; not of one that changed meanwhile.
fn write_one(connection: &Connection, parts: &mut Vec<Part>, of: &WordsOf) -> rusqlite::Result<bool> {
    let moment = connection
        .prepare_cached(
            "UPDATE articles SET indexed = 1 WHERE number = ?1 AND content_key = ?2 AND indexed = 0
             RETURNING moment",
        )?
        .query_row(params![of.number, of.content_key], |row| row.get::<_, i64>(0))
        .optional()?;
    let Some(moment) = moment else {
        return Ok(false);
    };
    let part = parts::part_for(connection, parts, moment)?;
    remove(connection, part, moment)?;
    connection
        .prepare_cached(&format!(
            "INSERT INTO {} (rowid, title, body) VALUES (?1, ?2, ?3)",
            part.table()
        ))?
        .execute(params![moment, of.words.title, of.words.rest])?;
    connection
        .prepare_cached("INSERT INTO titles (rowid, title) VALUES (?1, ?2)")?
        .execute(params![moment, of.words.title])?;
    part.grow(moment);
    Ok(true)
}

/// Takes out the words of an article, if any are there.
fn remove(connection: &Connection, part: &Part, moment: i64) -> rusqlite::Result<()> {
    for table in [&part.table(), "titles"] {
        // To ask the index itself costs as much as to write into it.
        let is_there = connection
            .prepare_cached(&format!(
                "SELECT EXISTS (SELECT 1 FROM {table}_docsize WHERE id = ?1)"
            ))?
            .query_row([moment], |row| row.get::<_, bool>(0))?;
        if !is_there {
            continue;
        }
        connection
            .prepare_cached(&format!("DELETE FROM {table} WHERE rowid = ?1"))?
            .execute([moment])?;
    }
    Ok(())
}
