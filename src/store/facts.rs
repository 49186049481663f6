//! The durable state in words, one fact a line.

use std::path::Path;

use rusqlite::Connection;

use super::bookmarks::BookmarkFile;
use super::error::StoreError;
use super::{database, pending, state};

/// Every fact that is kept, sorted: `bookmark ID`, `read ID`; an error when anything is damaged.
///
/// Nothing is written, repaired or moved; folders without any state have no facts.
pub fn facts(config_folder: &Path, data_folder: &Path) -> Result<Vec<String>, StoreError> {
    let mut file = BookmarkFile::new(config_folder);
    file.refresh();
    if let Some(problem) = file.problem() {
        return Err(problem.clone());
    }
    let path = database::path(data_folder);
    let is_there = path
        .try_exists()
        .map_err(|error| StoreError::from_io(&path, &error))?;
    let connection = if is_there {
        let connection = database::open_to_read(&path, false)?;
        database::check_version(&connection, &path)?;
        database::check(&connection, &path)?;
        connection
    } else {
        database::in_memory()?
    };
    collect(&connection, &file).map_err(|error| StoreError::from_sqlite(&path, &error))
}

fn collect(connection: &Connection, file: &BookmarkFile) -> rusqlite::Result<Vec<String>> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let mut facts = Vec::new();
    // A file that nothing was ever written to has no tables yet.
    if version == 0 {
        facts.extend(
            file.entries()
                .iter()
                .map(|bookmark| format!("bookmark {}", bookmark.id)),
        );
    } else {
        let bookmarks = pending::overlay(connection, file)?;
        facts.extend(
            bookmarks
                .iter()
                .map(|bookmark| format!("bookmark {}", bookmark.id)),
        );
        let marks = state::read_marks(connection)?;
        facts.extend(marks.iter().map(|id| format!("read {id}")));
    }
    facts.sort_unstable();
    Ok(facts)
}
