//! The proof of what is kept: the database page by page, its counts against its rows, its index.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::bookmarks::BookmarkFile;
use super::error::StoreError;
use super::reader::count_at;
use super::search::{IndexProof, prove};
use super::{Store, database, library, pending, rescue};
use crate::domain::bookmark::Bookmark;

/// What was found in a database that can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Its version, and the one that this program writes.
    pub version: i64,
    pub newest: i64,
    pub feeds: usize,
    pub articles: usize,
    pub unread: usize,
    /// Rows that refer to what is not there.
    pub loose: usize,
    /// Feeds whose counts are not those of their articles.
    pub miscounted: usize,
    /// Articles whose story is not the one that grouping knows, or that are alone in it.
    pub misfiled: usize,
    /// Stories of two reports or more.
    pub stories: usize,
    /// Articles whose text cannot be unpacked; and those of which that is known, so that it is
    /// fetched again where their feed still has it.
    pub textless: usize,
    pub awaited: usize,
    /// Articles whose words the index does not have yet.
    pub unindexed: usize,
    /// None of an earlier version, which has no index, and of a file that may not be written.
    pub index: Option<IndexProof>,
}

/// What was found in `bookmarks.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookmarkProof {
    pub bookmarks: Vec<Bookmark>,
    /// Mistakes in single entries, each one sentence.
    pub mistakes: Vec<String>,
    /// How many bookmarks have no text on this machine.
    pub textless: usize,
}

/// Proves the database of a data directory, and changes nothing; none where there is none.
///
/// The error is a damaged one, or one that cannot be read now.
pub fn proof(data_folder: &Path) -> Result<Option<Proof>, StoreError> {
    let path = database::path(data_folder);
    let is_there = path
        .try_exists()
        .map_err(|error| StoreError::from_io(&path, &error))?;
    if !is_there {
        return Ok(None);
    }
    let mut connection = database::open_to_read(&path, false)?;
    database::check_version(&connection, &path)?;
    let damage = database::damage(&connection, &path)?;
    let is_of_index = |line: &String| line.contains("fts5");
    if let Some(line) = damage.iter().find(|line| !is_of_index(line)) {
        return Err(StoreError::damaged(&path, line));
    }
    look(&mut connection, damage.into_iter().next())
        .map(Some)
        .map_err(|error| StoreError::from_sqlite(&path, &error))
}

/// Proves `bookmarks.toml`, and that each bookmark has its text; changes nothing.
pub fn bookmark_proof(config_folder: &Path, data_folder: &Path) -> Result<BookmarkProof, StoreError> {
    let mut file = BookmarkFile::new(config_folder);
    file.refresh();
    if let Some(problem) = file.problem() {
        return Err(problem.clone());
    }
    let mut proof = BookmarkProof {
        bookmarks: file.entries().to_vec(),
        mistakes: file.mistakes().to_vec(),
        textless: file.entries().len(),
    };
    let path = database::path(data_folder);
    let Ok(connection) = database::open_to_read(&path, false) else {
        return Ok(proof);
    };
    // A damaged database is told elsewhere.
    if let Ok(bookmarks) = pending::overlay(&connection, &file) {
        proof.bookmarks = bookmarks;
    }
    let has_text = |bookmark: &&Bookmark| {
        let found = connection
            .prepare_cached("SELECT 1 FROM bookmark_texts WHERE id = ?1")
            .and_then(|mut statement| statement.exists([bookmark.id.as_str()]));
        found.unwrap_or(false)
    };
    proof.textless = proof.bookmarks.len() - proof.bookmarks.iter().filter(has_text).count();
    Ok(proof)
}

fn look(connection: &mut Connection, damage: Option<String>) -> rusqlite::Result<Proof> {
    let mut proof = Proof {
        version: connection.query_row("PRAGMA user_version", [], |row| row.get(0))?,
        newest: database::version(),
        loose: loose(connection)?,
        ..Proof::default()
    };
    if proof.version < database::LIBRARY {
        return Ok(proof);
    }
    let count = |sql: &str| connection.query_row(sql, [], |row| count_at(row, 0));
    proof.feeds = count("SELECT count(*) FROM feeds WHERE subscribed = 1")?;
    proof.articles = count("SELECT count(*) FROM articles")?;
    proof.unread = count("SELECT count(*) FROM unread")?;
    proof.unindexed = count("SELECT count(*) FROM articles WHERE indexed = 0")?;
    proof.loose += count(
        "SELECT count(*) FROM unread LEFT JOIN articles ON articles.number = unread.number
         WHERE articles.moment IS NOT unread.moment OR articles.feed IS NOT unread.feed",
    )?;
    proof.miscounted = count(
        "SELECT count(*) FROM feeds
         WHERE articles <> (SELECT count(*) FROM articles WHERE articles.feed = feeds.number)
            OR unread <> (SELECT count(*) FROM unread WHERE unread.feed = feeds.number)",
    )?;
    if proof.version >= database::STORIES {
        proof.misfiled = count(&format!(
            "SELECT count(*) FROM articles WHERE {}",
            rescue::MISFILED
        ))?;
        proof.stories = count("SELECT count(DISTINCT story) FROM articles WHERE story IS NOT NULL")?;
    }
    for text in textless(connection)? {
        *(if text.is_awaited {
            &mut proof.awaited
        } else {
            &mut proof.textless
        }) += 1;
    }
    proof.index = index(connection, damage)?;
    Ok(proof)
}

/// Rows whose foreign key leads nowhere.
fn loose(connection: &Connection) -> rusqlite::Result<usize> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while rows.next()?.is_some() {
        count += 1;
    }
    Ok(count)
}

/// An article without a text.
struct Textless {
    number: i64,
    is_awaited: bool,
}

fn textless(connection: &Connection) -> rusqlite::Result<Vec<Textless>> {
    let mut statement = connection.prepare(
        "SELECT data, articles.number, content_key = 0
         FROM articles LEFT JOIN texts ON texts.number = articles.number",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let packed = row.get_ref(0)?.as_blob_or_null()?;
        if packed.and_then(library::unpack).is_none() {
            found.push(Textless {
                number: row.get(1)?,
                is_awaited: row.get(2)?,
            });
        }
    }
    Ok(found)
}

/// Unread marks stand where their articles do.
const MISPLACED: &str = "
    UPDATE OR REPLACE unread SET
        moment = (SELECT moment FROM articles WHERE articles.number = unread.number),
        feed = (SELECT feed FROM articles WHERE articles.number = unread.number)
    WHERE EXISTS (
        SELECT 1 FROM articles WHERE articles.number = unread.number
            AND (articles.moment <> unread.moment OR articles.feed <> unread.feed)
    )";

/// Makes counts those of the rows, drops rows that belong to nothing, and has lost texts fetched again.
fn tidy(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(MISPLACED)?;
    connection.execute_batch(rescue::TIDY)?;
    let mut is_lost = false;
    for text in textless(connection)? {
        is_lost |= !text.is_awaited;
        connection.execute("DELETE FROM texts WHERE number = ?1", [text.number])?;
    }
    if is_lost {
        connection.execute_batch(rescue::FORGET)?;
    }
    Ok(())
}

/// The index is asked to prove itself by a statement that looks like a change; it is undone.
/// Nothing can be said of one that may not be written.
fn index(connection: &mut Connection, damage: Option<String>) -> rusqlite::Result<Option<IndexProof>> {
    if connection.is_readonly("main")? {
        return Ok(None);
    }
    connection.pragma_update(None, "query_only", false)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let proof = prove(&transaction);
    transaction.rollback()?;
    let mut proof = proof?;
    proof.damage = proof.damage.or(damage);
    Ok(Some(proof))
}

impl Store {
    /// Puts a new database with what can be read of it in the place of a damaged one, which is set
    /// aside and said in [`Store::notices`]; makes counts those of the rows, and drops rows that
    /// belong to nothing. Says whether it was damaged.
    pub fn repair(&mut self) -> Result<bool, StoreError> {
        self.follow();
        if let Some(trouble) = self.trouble() {
            return Err(trouble.clone());
        }
        let damage = database::damage(&self.connection, &self.path);
        let is_of_index = |line: &String| line.contains("fts5");
        let why = match damage {
            Ok(damage) => damage
                .into_iter()
                .find(|line| !is_of_index(line))
                .map(|line| StoreError::damaged(&self.path, &line)),
            Err(error) if error.is_damage() => Some(error),
            Err(error) => return Err(error),
        };
        if let Some(why) = &why {
            self.mend(why, true)?;
        }
        let mended = self.run(|connection, _| tidy(connection));
        match (mended, self.trouble()) {
            (Some(()), None) => Ok(why.is_some()),
            (_, trouble) => Err(trouble
                .cloned()
                .unwrap_or_else(|| StoreError::unavailable(&self.path, "it cannot be mended"))),
        }
    }
}
