//! The durable state in words, one fact a line.

use std::path::Path;

use rusqlite::Connection;

use super::bookmarks::BookmarkFile;
use super::error::StoreError;
use super::{database, library, pending, state, stories};
use crate::domain::text::Text;

/// Every fact that is kept, sorted: `apart ID ID`, `bookmark ID`, `note ID …`, `read ID`, `tag ID NAME`,
/// `together ID ID`; an error when anything is damaged.
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
    // A file of an earlier version has no library yet.
    if version > 1 {
        let read = library::read_ids(connection)?;
        facts.extend(read.iter().map(|id| format!("read {id}")));
        facts.extend(labels(connection, "SELECT 'tag', id, tag FROM tags")?);
        facts.extend(labels(connection, "SELECT 'note', id, note FROM notes")?);
    }
    if version >= database::STORIES {
        let rules = stories::rules(connection)?;
        facts.extend(rules.iter().map(|rule| {
            let word = if rule.must { "together" } else { "apart" };
            format!("{word} {} {}", rule.one, rule.other)
        }));
    }
    facts.sort_unstable();
    Ok(facts)
}

/// One fact a row, on one line.
fn labels(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        let (kind, id): (String, String) = (row.get(0)?, row.get(1)?);
        let label = Text::line(row.get_ref(2)?.as_str()?);
        Ok(format!("{kind} {id} {label}"))
    })?;
    rows.collect()
}
