//! Words of articles, written into the index in transactions that give way.

use std::time::{Duration, Instant};

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::batch::{Batch, Written};
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
    /// How long nobody else could write.
    pub held: Duration,
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

/// Each kind of work is done for all articles before the next one begins: whatever else is written
/// between two articles makes the index put what it gathered on disk, at several times the cost.
fn write(
    connection: &mut Connection,
    all: &[WordsOf],
    give_way: &dyn Fn() -> bool,
) -> rusqlite::Result<Indexing> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let start = Instant::now();
    let fresh = fresh(&transaction, all)?;
    let batch = Batch::new(fresh.iter().map(|article| &article.of.words));
    let mut parts = parts::parts(&transaction)?;
    let places = make_room(&transaction, &mut parts, &fresh)?;
    let numbers = batch.numbers(&transaction)?;
    let written = insert_words(&transaction, &places, &fresh, batch.written(&numbers), give_way)?;
    let is_whole = insert_titles(&transaction, &fresh, &written, give_way)?
        && insert_sequences(&transaction, &fresh, &written, give_way)?;
    if !is_whole {
        return give_up(transaction);
    }
    for part in &parts {
        part.save(&transaction)?;
    }
    let mut settle = transaction.prepare_cached("UPDATE articles SET indexed = 1 WHERE number = ?1")?;
    for article in &fresh {
        settle.execute([article.of.number])?;
    }
    drop(settle);
    let left = left(&transaction)?;
    if give_way() {
        return give_up(transaction);
    }
    let done = fresh.len();
    transaction.commit()?;
    Ok(Indexing {
        done,
        left,
        gave_way: false,
        held: start.elapsed(),
    })
}

/// An article whose words are to be written, and where.
struct Fresh<'a> {
    moment: i64,
    of: &'a WordsOf,
}

/// Those that did not change meanwhile and are not indexed yet, the oldest first, each once.
fn fresh<'a>(connection: &Connection, all: &'a [WordsOf]) -> rusqlite::Result<Vec<Fresh<'a>>> {
    let mut statement = connection.prepare_cached(
        "SELECT moment FROM articles WHERE number = ?1 AND content_key = ?2 AND indexed = 0",
    )?;
    let mut fresh = Vec::with_capacity(all.len());
    for of in all {
        let moment = statement
            .query_row(params![of.number, of.content_key], |row| row.get(0))
            .optional()?;
        fresh.extend(moment.map(|moment| Fresh { moment, of }));
    }
    fresh.sort_by_key(|article| article.moment);
    fresh.dedup_by_key(|article| article.moment);
    Ok(fresh)
}

/// Takes out older words of these articles; gives the table in which each belongs.
fn make_room(
    connection: &Connection,
    parts: &mut Vec<Part>,
    fresh: &[Fresh<'_>],
) -> rusqlite::Result<Vec<String>> {
    let mut places = Vec::with_capacity(fresh.len());
    for article in fresh {
        let part = parts::part_for(connection, parts, article.moment)?;
        remove(connection, part, article.moment)?;
        part.grow(article.moment);
        places.push(part.table());
    }
    Ok(places)
}

/// Gives what else is to be written; less of it where something more urgent came.
fn insert_words(
    connection: &Connection,
    places: &[String],
    fresh: &[Fresh<'_>],
    all: impl Iterator<Item = Written>,
    give_way: &dyn Fn() -> bool,
) -> rusqlite::Result<Vec<Written>> {
    let mut done = Vec::with_capacity(fresh.len());
    for ((table, article), mut written) in places.iter().zip(fresh).zip(all) {
        if give_way() {
            break;
        }
        connection
            .prepare_cached(&format!("INSERT INTO {table} (rowid, words) VALUES (?1, ?2)"))?
            .execute(params![article.moment, written.all])?;
        written.all = String::new();
        done.push(written);
    }
    Ok(done)
}

/// Writes the words of titles once more; whether all were written, and nothing more urgent came.
fn insert_titles(
    connection: &Connection,
    fresh: &[Fresh<'_>],
    written: &[Written],
    give_way: &dyn Fn() -> bool,
) -> rusqlite::Result<bool> {
    if written.len() < fresh.len() {
        return Ok(false);
    }
    let mut statement = connection.prepare_cached("INSERT INTO titles (rowid, words) VALUES (?1, ?2)")?;
    for (article, written) in fresh.iter().zip(written) {
        if give_way() {
            return Ok(false);
        }
        statement.execute(params![article.moment, written.title])?;
    }
    Ok(true)
}

/// Writes how the words follow each other; whether all were written.
fn insert_sequences(
    connection: &Connection,
    fresh: &[Fresh<'_>],
    written: &[Written],
    give_way: &dyn Fn() -> bool,
) -> rusqlite::Result<bool> {
    let mut statement =
        connection.prepare_cached("INSERT OR REPLACE INTO sequences (moment, data) VALUES (?1, ?2)")?;
    for (article, written) in fresh.iter().zip(written) {
        if give_way() {
            return Ok(false);
        }
        statement.execute(params![article.moment, written.sequence])?;
    }
    Ok(true)
}

fn give_up(transaction: rusqlite::Transaction<'_>) -> rusqlite::Result<Indexing> {
    transaction.rollback()?;
    Ok(Indexing {
        gave_way: true,
        ..Indexing::default()
    })
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
    connection
        .prepare_cached("DELETE FROM sequences WHERE moment = ?1")?
        .execute([moment])?;
    Ok(())
}
