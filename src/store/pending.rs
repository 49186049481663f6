//! What is decided about bookmarks but not yet in their file: kept in the database until it is.
//!
//! A bookmark is on when the file says so and nothing here says otherwise. Everything here can be
//! done to the file twice without harm, so a crash between the two loses nothing.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::bookmarks::{self, BookmarkFile};
use super::error::StoreError;
use crate::domain::article::ArticleId;
use crate::domain::bookmark::Bookmark;

/// One thing to be done to the file.
#[derive(Clone, Debug)]
pub struct Pending {
    pub number: i64,
    pub id: ArticleId,
    pub place: Option<i64>,
    /// What to write; none to take the bookmark out.
    pub written: Option<String>,
}

/// Everything that is not in the file yet, in the order it was decided.
pub fn all(connection: &Connection) -> rusqlite::Result<Vec<Pending>> {
    let mut statement = connection
        .prepare_cached("SELECT number, id, place, written FROM bookmark_pending ORDER BY number")?;
    let rows = statement.query_map([], Pending::read)?;
    rows.collect()
}

/// Asks for a bookmark to be written.
pub fn add(connection: &Connection, id: &ArticleId, entry: &str, place: Option<i64>) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO bookmark_pending (id, place, written) VALUES (?1, ?2, ?3)")?
        .execute(params![id.as_str(), place, entry])?;
    Ok(())
}

/// Asks for a bookmark to be taken out.
pub fn remove(connection: &Connection, id: &ArticleId) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO bookmark_pending (id) VALUES (?1)")?
        .execute([id.as_str()])?;
    Ok(())
}

/// Forgets what is in the file by now.
pub fn done(connection: &Connection, written: &[Pending]) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached("DELETE FROM bookmark_pending WHERE number = ?1")?;
    for pending in written {
        statement.execute([pending.number])?;
    }
    Ok(())
}

/// Whether an article is bookmarked.
pub fn is_bookmarked(connection: &Connection, file: &BookmarkFile, id: &ArticleId) -> rusqlite::Result<bool> {
    Ok(match latest(connection, id)? {
        Some(pending) => pending.written.is_some(),
        None => file.find(id).is_some(),
    })
}

/// Whether that can be told: a damaged file may hold bookmarks that nobody has read.
pub fn is_known(connection: &Connection, file: &BookmarkFile, id: &ArticleId) -> rusqlite::Result<bool> {
    let is_damaged = file.problem().is_some_and(StoreError::is_damage);
    Ok(!is_damaged || file.find(id).is_some() || latest(connection, id)?.is_some())
}

/// A bookmark as the file or what is pending describes it.
pub fn bookmark(
    connection: &Connection,
    file: &BookmarkFile,
    id: &ArticleId,
) -> rusqlite::Result<Option<Bookmark>> {
    Ok(match latest(connection, id)? {
        Some(pending) => pending.written.as_deref().and_then(bookmarks::parse_entry),
        None => file.find(id).cloned(),
    })
}

/// How a bookmark is written, and how many stand before it.
pub fn verbatim(
    connection: &Connection,
    file: &BookmarkFile,
    id: &ArticleId,
) -> rusqlite::Result<Option<(String, Option<i64>)>> {
    if let Some(in_file) = file.verbatim(id) {
        return Ok(Some(in_file));
    }
    let pending = latest(connection, id)?;
    Ok(pending.and_then(|pending| Some((pending.written?, pending.place))))
}

/// How a bookmark is written by now, what is pending included, and how many stand before it.
pub fn present(
    connection: &Connection,
    file: &BookmarkFile,
    id: &ArticleId,
) -> rusqlite::Result<Option<(String, Option<i64>)>> {
    match latest(connection, id)? {
        Some(pending) => Ok(pending.written.map(|written| (written, pending.place))),
        None => Ok(file.verbatim(id)),
    }
}

/// All bookmarks: those of the file, with what is pending done to them.
pub fn overlay(connection: &Connection, file: &BookmarkFile) -> rusqlite::Result<Vec<Bookmark>> {
    let mut found = file.entries().to_vec();
    for pending in all(connection)? {
        let at = found.iter().position(|bookmark| bookmark.id == pending.id);
        match (pending.written.as_deref().and_then(bookmarks::parse_entry), at) {
            (Some(bookmark), None) => {
                let place = pending.place.and_then(|place| usize::try_from(place).ok());
                let place = place.unwrap_or(found.len()).min(found.len());
                found.insert(place, bookmark);
            }
            (None, Some(at)) => {
                found.remove(at);
            }
            _ => {}
        }
    }
    Ok(found)
}

/// The latest thing decided about an article.
fn latest(connection: &Connection, id: &ArticleId) -> rusqlite::Result<Option<Pending>> {
    connection
        .prepare_cached(
            "SELECT number, id, place, written FROM bookmark_pending
             WHERE id = ?1 ORDER BY number DESC LIMIT 1",
        )?
        .query_row([id.as_str()], Pending::read)
        .optional()
}

impl Pending {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get(0)?,
            id: ArticleId::given(row.get_ref(1)?.as_str()?),
            place: row.get(2)?,
            written: row.get(3)?,
        })
    }
}
