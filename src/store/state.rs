//! Read marks, reading positions and layout: one row each.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::article::ArticleId;
use crate::domain::change::Position;

/// Sets the read mark of these articles; gives back those that had the other one.
pub fn mark_read(
    connection: &Connection,
    ids: &[ArticleId],
    read: bool,
    at: i64,
) -> rusqlite::Result<Vec<ArticleId>> {
    const MANY: usize = 64;
    let mut sorted = in_order(ids);
    if sorted.len() < MANY || !mark_all(connection, &sorted, read, at)? {
        mark_each(connection, &mut sorted, read, at)?;
    }
    Ok(sorted)
}

/// Each id once, in the order of the table, where neighbours share a page.
fn in_order(ids: &[ArticleId]) -> Vec<ArticleId> {
    // Comparing the first letters as one number spares most looks at the ids themselves.
    let start = |id: &ArticleId| {
        let mut letters = [0; 8];
        for (letter, byte) in letters.iter_mut().zip(id.as_str().bytes()) {
            *letter = byte;
        }
        u64::from_be_bytes(letters)
    };
    let mut keyed: Vec<(u64, &ArticleId)> = ids.iter().map(|id| (start(id), id)).collect();
    keyed.sort_unstable();
    keyed.dedup();
    keyed.into_iter().map(|(_, id)| id.clone()).collect()
}

/// Sets the mark of all of them at once, if all had the other one; does nothing otherwise.
fn mark_all(connection: &Connection, ids: &[ArticleId], read: bool, at: i64) -> rusqlite::Result<bool> {
    connection.execute_batch("SAVEPOINT marks")?;
    let mut statement = connection.prepare_cached(if read {
        "INSERT OR IGNORE INTO read_marks (id, at) SELECT value, ?2 FROM json_each(?1)"
    } else {
        "DELETE FROM read_marks WHERE id IN (SELECT value FROM json_each(?1)) AND ?2 IS NOT NULL"
    })?;
    let is_all = statement.execute(params![json_list(ids), at])? == ids.len();
    if !is_all {
        connection.execute_batch("ROLLBACK TO marks")?;
    }
    connection.execute_batch("RELEASE marks")?;
    Ok(is_all)
}

/// Sets the mark of one after the other; leaves those that had the other one.
fn mark_each(connection: &Connection, ids: &mut Vec<ArticleId>, read: bool, at: i64) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(if read {
        "INSERT OR IGNORE INTO read_marks (id, at) VALUES (?1, ?2)"
    } else {
        "DELETE FROM read_marks WHERE id = ?1 AND ?2 IS NOT NULL"
    })?;
    let mut outcome = Ok(());
    ids.retain(|id| match statement.execute(params![id.as_str(), at]) {
        Ok(changed) => changed > 0,
        Err(error) => {
            outcome = Err(error);
            false
        }
    });
    outcome
}

/// Ids as the database takes a whole list of them; they hold no control character.
fn json_list(ids: &[ArticleId]) -> String {
    let mut list = String::with_capacity(ids.len() * 19 + 2);
    list.push('[');
    for id in ids {
        if list.len() > 1 {
            list.push(',');
        }
        list.push('"');
        for piece in id.as_str().split_inclusive(['"', '\\']) {
            let plain = piece.trim_end_matches(['"', '\\']);
            list.push_str(plain);
            if let Some(special) = piece[plain.len()..].chars().next() {
                list.extend(['\\', special]);
            }
        }
        list.push('"');
    }
    list.push(']');
    list
}

/// Every article that is marked read.
pub fn read_marks(connection: &Connection) -> rusqlite::Result<HashSet<ArticleId>> {
    let mut statement = connection.prepare_cached("SELECT id FROM read_marks")?;
    let mut rows = statement.query([])?;
    let mut found = HashSet::new();
    while let Some(row) = rows.next()? {
        found.insert(ArticleId::given(row.get_ref(0)?.as_str()?));
    }
    Ok(found)
}

/// Keeps where the reader stood in each of these articles.
pub fn keep_positions(
    connection: &Connection,
    positions: &[(ArticleId, Position)],
    at: i64,
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT OR REPLACE INTO positions (id, block, offset, fraction, at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (id, position) in positions {
        // SQLite has no NaN; it would be NULL.
        let fraction = if position.fraction.is_finite() {
            position.fraction
        } else {
            0.0
        };
        statement.execute(params![
            id.as_str(),
            position.block,
            position.offset,
            fraction,
            at
        ])?;
    }
    Ok(())
}

/// Every position kept.
pub fn positions(connection: &Connection) -> rusqlite::Result<HashMap<ArticleId, Position>> {
    let mut statement = connection.prepare_cached("SELECT id, block, offset, fraction FROM positions")?;
    let mut rows = statement.query([])?;
    let mut found = HashMap::new();
    while let Some(row) = rows.next()? {
        let position = Position {
            block: row.get(1)?,
            offset: row.get(2)?,
            fraction: row.get(3)?,
        };
        found.insert(ArticleId::given(row.get_ref(0)?.as_str()?), position);
    }
    Ok(found)
}

/// Keeps these settings of the layout.
pub fn keep_layout(connection: &Connection, layout: &[(String, String)], at: i64) -> rusqlite::Result<()> {
    let mut statement =
        connection.prepare_cached("INSERT OR REPLACE INTO layout (key, value, at) VALUES (?1, ?2, ?3)")?;
    for (key, value) in layout {
        statement.execute(params![key, value, at])?;
    }
    Ok(())
}

/// Every setting of the layout.
pub fn layout(connection: &Connection) -> rusqlite::Result<BTreeMap<String, String>> {
    let mut statement = connection.prepare_cached("SELECT key, value FROM layout")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// Keeps the text of a bookmark; a newer one takes the place of the older.
pub fn keep_text(connection: &Connection, id: &ArticleId, text: &str, at: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO bookmark_texts (id, text, at) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET text = excluded.text, at = excluded.at",
        )?
        .execute(params![id.as_str(), text, at])?;
    Ok(())
}

/// The text of a bookmark, as it was given.
pub fn text(connection: &Connection, id: &ArticleId) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT text FROM bookmark_texts WHERE id = ?1")?
        .query_row([id.as_str()], |row| row.get(0))
        .optional()
}
