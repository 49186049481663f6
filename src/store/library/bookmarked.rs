//! The library's own note of what is bookmarked, tagged and noted, kept in step with `bookmarks.toml`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::Connection;

use super::{ids, labels};
use crate::domain::article::ArticleId;
use crate::domain::bookmark::Bookmark;
use crate::domain::text::Text;
use crate::store::bookmarks::BookmarkFile;
use crate::store::pending;

/// Sets the mark of an article, if the library has it.
pub fn set_bookmarked(connection: &Connection, id: &ArticleId, on: bool) -> rusqlite::Result<()> {
    if let Some(key) = ids::key_of(id) {
        connection
            .prepare_cached("UPDATE articles SET bookmarked = ?2 WHERE id = ?1 AND bookmarked <> ?2")?
            .execute((key, on))?;
    }
    Ok(())
}

/// Whether [`reconcile`] would change anything.
pub fn differs(connection: &Connection, file: &BookmarkFile) -> rusqlite::Result<bool> {
    let Some(bookmarks) = trusted(connection, file)? else {
        return Ok(false);
    };
    let (on, off) = differences(connection, &bookmarks)?;
    Ok(!on.is_empty() || !off.is_empty() || !other_labels(connection, &bookmarks)?.is_empty())
}

/// Takes over what the file says, whoever wrote it.
pub fn reconcile(connection: &Connection, file: &BookmarkFile) -> rusqlite::Result<()> {
    let Some(bookmarks) = trusted(connection, file)? else {
        return Ok(());
    };
    let (on, off) = differences(connection, &bookmarks)?;
    let mut statement = connection.prepare_cached("UPDATE articles SET bookmarked = ?2 WHERE id = ?1")?;
    for (keys, value) in [(on, true), (off, false)] {
        for key in keys {
            statement.execute((key, value))?;
        }
    }
    for bookmark in other_labels(connection, &bookmarks)? {
        labels::set_tags(connection, &bookmark.id, &bookmark.tags)?;
        labels::set_note(
            connection,
            &bookmark.id,
            bookmark.note.as_deref().unwrap_or_default(),
        )?;
    }
    Ok(())
}

/// All bookmarks; a file that could not be read says nothing about what is bookmarked.
fn trusted(connection: &Connection, file: &BookmarkFile) -> rusqlite::Result<Option<Vec<Bookmark>>> {
    if file.problem().is_some() {
        return Ok(None);
    }
    pending::overlay(connection, file).map(Some)
}

/// Articles that are to be marked, and those whose mark is to go.
fn differences(connection: &Connection, bookmarks: &[Bookmark]) -> rusqlite::Result<(Vec<i64>, Vec<i64>)> {
    let wanted: HashSet<i64> = bookmarks
        .iter()
        .filter_map(|bookmark| ids::key_of(&bookmark.id))
        .collect();
    let mut statement = connection.prepare_cached("SELECT id FROM articles WHERE bookmarked = 1")?;
    let marked: HashSet<i64> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut there = connection.prepare_cached("SELECT 1 FROM articles WHERE id = ?1")?;
    let mut on = Vec::new();
    for key in wanted.difference(&marked) {
        if there.exists([key])? {
            on.push(*key);
        }
    }
    Ok((on, marked.difference(&wanted).copied().collect()))
}

/// Bookmarks whose tags or note in the database are not those of the file.
fn other_labels<'a>(
    connection: &Connection,
    bookmarks: &'a [Bookmark],
) -> rusqlite::Result<Vec<&'a Bookmark>> {
    let tags: BTreeMap<String, BTreeSet<String>> = {
        let mut statement = connection.prepare_cached("SELECT id, tag FROM tags")?;
        let mut rows = statement.query([])?;
        let mut tags: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            tags.entry(row.get(0)?).or_default().insert(row.get(1)?);
        }
        tags
    };
    let mut statement = connection.prepare_cached("SELECT id, note FROM notes")?;
    let notes: HashMap<String, String> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let is_other = |bookmark: &&Bookmark| {
        let id = bookmark.id.as_str();
        let wanted: BTreeSet<&str> = labels::tidy(&bookmark.tags).into_iter().collect();
        let known = tags.get(id).into_iter().flatten().map(String::as_str);
        let note = bookmark.note.as_ref().map(Text::as_str).map(labels::tidy_note);
        !known.eq(wanted) || notes.get(id).map(String::as_str) != note.filter(|note| !note.is_empty())
    };
    Ok(bookmarks.iter().filter(is_other).collect())
}
