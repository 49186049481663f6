//! The texts of articles, unpacked: those that are opened, and those that are not indexed yet.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::base::limit;
use super::look::{Look, Stop};
use super::rows::{id_of, number_of};
use super::{LookError, Reader};
use crate::domain::article::ArticleId;
use crate::domain::limits;

/// An article's newest text as it is stored, and what the library knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredText {
    pub number: i64,
    pub id: ArticleId,
    pub moment: i64,
    /// Changes when the text does.
    pub content_key: i64,
    /// Unpacked; none where they are missing or damaged.
    pub bytes: Option<Vec<u8>>,
}

/// An older text of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When it came.
    pub at: Timestamp,
    pub bytes: Option<Vec<u8>>,
}

const COLUMNS: &str = "articles.number, id, moment, content_key, data";

impl Reader {
    /// The texts of these articles, in their order; those that are not in the library are left out.
    pub fn texts(&mut self, ids: &[ArticleId]) -> Result<Vec<StoredText>, LookError> {
        self.look(None, |look| {
            let mut texts = Vec::with_capacity(ids.len());
            for id in ids {
                look.goes_on()?;
                texts.extend(text(look, id)?);
            }
            Ok(texts)
        })
    }

    /// Every text an article had, the newest first.
    pub fn versions(&mut self, id: &ArticleId) -> Result<Vec<Version>, LookError> {
        self.look(None, |look| versions(look, id))
    }

    /// The keys of all articles that are not indexed, the newest first: moment, number, content key.
    pub fn unindexed(&mut self) -> Result<Vec<(i64, i64, i64)>, LookError> {
        self.look(None, |look| {
            let mut statement = look.connection.prepare_cached(
                "SELECT moment, number, content_key FROM articles WHERE indexed = 0 ORDER BY moment DESC",
            )?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The texts of the articles with these numbers; those that are gone are left out.
    pub fn texts_of(&mut self, numbers: &[i64]) -> Result<Vec<StoredText>, LookError> {
        self.look(None, |look| {
            let mut texts = Vec::with_capacity(numbers.len());
            for number in numbers {
                look.goes_on()?;
                let sql = format!(
                    "SELECT {COLUMNS} FROM articles LEFT JOIN texts ON texts.number = articles.number
                     WHERE articles.number = ?1"
                );
                let mut statement = look.connection.prepare_cached(&sql)?;
                texts.extend(statement.query_row([number], stored).optional()?);
            }
            Ok(texts)
        })
    }
}

/// The oldest articles that are not indexed; fewer where their texts take more than these bytes.
pub fn oldest_unindexed(
    connection: &Connection,
    count: usize,
    bytes: usize,
) -> rusqlite::Result<Vec<StoredText>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM articles LEFT JOIN texts ON texts.number = articles.number
         WHERE indexed = 0 ORDER BY moment LIMIT ?1"
    ))?;
    let mut rows = statement.query([limit(count)])?;
    let mut texts = Vec::new();
    let mut size = 0;
    while let Some(row) = rows.next()? {
        let text = stored(row)?;
        size += text.bytes.as_ref().map_or(0, Vec::len);
        texts.push(text);
        if size >= bytes {
            break;
        }
    }
    Ok(texts)
}

fn text(look: &Look<'_>, id: &ArticleId) -> Result<Option<StoredText>, Stop> {
    let Some(number) = number_of(id) else {
        return Ok(None);
    };
    let mut statement = look.connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM articles LEFT JOIN texts ON texts.number = articles.number WHERE id = ?1"
    ))?;
    Ok(statement.query_row([number], stored).optional()?)
}

/// A text lasted until the time at which it was replaced, and came when the one before it was.
fn versions(look: &Look<'_>, id: &ArticleId) -> Result<Vec<Version>, Stop> {
    let Some(number) = number_of(id) else {
        return Ok(Vec::new());
    };
    let mut statement = look.connection.prepare_cached(
        "SELECT arrived, data, articles.number FROM articles
         JOIN texts ON texts.number = articles.number WHERE id = ?1",
    )?;
    let newest = statement.query_row([number], |row| {
        Ok((row.get::<_, i64>(0)?, unpack(row, 1)?, row.get::<_, i64>(2)?))
    });
    let Some((arrived, bytes, article)) = newest.optional()? else {
        return Ok(Vec::new());
    };
    let mut statement = look
        .connection
        .prepare_cached("SELECT at, data FROM versions WHERE article = ?1 ORDER BY at DESC")?;
    let rows = statement.query_map(params![article], |row| Ok((row.get(0)?, unpack(row, 1)?)))?;
    let older: Vec<(i64, Option<Vec<u8>>)> = rows.collect::<rusqlite::Result<_>>()?;
    let came: Vec<i64> = older.iter().map(|(at, _)| *at).chain([arrived]).collect();
    let texts = [bytes]
        .into_iter()
        .chain(older.into_iter().map(|(_, bytes)| bytes));
    Ok(texts
        .zip(came)
        .map(|(bytes, at)| Version {
            at: Timestamp::from_millisecond(at).unwrap_or_default(),
            bytes,
        })
        .collect())
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredText> {
    Ok(StoredText {
        number: row.get(0)?,
        id: id_of(row.get(1)?),
        moment: row.get(2)?,
        content_key: row.get(3)?,
        bytes: unpack(row, 4)?,
    })
}

/// A packed text; a length that nobody would write is not believed.
fn unpack(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Vec<u8>>> {
    let Some(packed) = row.get_ref(column)?.as_blob_or_null()? else {
        return Ok(None);
    };
    let Ok((size, packed)) = lz4_flex::block::uncompressed_size(packed) else {
        return Ok(None);
    };
    if size > limits::UNPACKED_BYTES {
        return Ok(None);
    }
    Ok(lz4_flex::block::decompress(packed, size).ok())
}
