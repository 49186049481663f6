//! The parts of the index, one a stretch of time.

use rusqlite::{Connection, params};

use crate::domain::limits;

/// The part that is made with the database.
const FIRST: &str = "search";

/// One part of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    number: i64,
    /// The first moment that belongs into it.
    pub low: i64,
    /// The newest one that is in it.
    high: i64,
    articles: i64,
}

/// All parts, the oldest first.
pub fn parts(connection: &Connection) -> rusqlite::Result<Vec<Part>> {
    let mut statement =
        connection.prepare_cached("SELECT number, low, high, articles FROM index_parts ORDER BY low")?;
    let rows = statement.query_map([], |row| {
        Ok(Part {
            number: row.get(0)?,
            low: row.get(1)?,
            high: row.get(2)?,
            articles: row.get(3)?,
        })
    })?;
    rows.collect()
}

/// Where the part lies in which this moment belongs.
pub fn place_of(parts: &[Part], moment: i64) -> usize {
    parts.partition_point(|part| part.low <= moment).saturating_sub(1)
}

/// The part into which this moment is to be written; a new one is begun where the newest is full.
pub fn part_for<'p>(
    connection: &Connection,
    parts: &'p mut Vec<Part>,
    moment: i64,
) -> rusqlite::Result<&'p mut Part> {
    let place = place_of(parts, moment);
    let is_full = place + 1 == parts.len()
        && parts
            .get(place)
            .is_some_and(|part| part.articles >= limits::INDEX_PART && moment > part.high);
    if parts.is_empty() || is_full {
        let low = if parts.is_empty() { i64::MIN } else { moment };
        let part = begin(connection, parts.len(), low)?;
        parts.push(part);
        return Ok(parts.last_mut().expect("it was just added"));
    }
    Ok(&mut parts[place])
}

fn begin(connection: &Connection, known: usize, low: i64) -> rusqlite::Result<Part> {
    let part = Part {
        number: i64::try_from(known).unwrap_or(i64::MAX),
        low,
        high: low,
        articles: 0,
    };
    let table = part.table();
    connection.execute_batch(&format!(
        "CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5 (
            words, tokenize = 'ascii', content = '', contentless_delete = 1, detail = none
         );
         INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {});",
        limits::INDEX_GATHERED_BYTES
    ))?;
    connection.execute(
        "INSERT INTO index_parts (number, low, high, articles) VALUES (?1, ?2, ?2, 0)",
        params![part.number, low],
    )?;
    Ok(part)
}

/// Empties the index; every article is to be indexed anew.
pub fn clear(connection: &Connection) -> rusqlite::Result<()> {
    for part in parts(connection)? {
        let table = part.table();
        if table == FIRST {
            connection.execute_batch("INSERT INTO search (search) VALUES ('delete-all')")?;
        } else {
            connection.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))?;
        }
    }
    connection.execute_batch(
        "INSERT INTO titles (titles) VALUES ('delete-all');
         DELETE FROM sequences;
         DELETE FROM vocabulary;
         DELETE FROM index_parts;
         INSERT INTO index_parts VALUES (0, -9223372036854775808, -9223372036854775808, 0);
         UPDATE articles SET indexed = 0 WHERE indexed <> 0;",
    )
}

impl Part {
    /// The table that holds it.
    pub fn table(&self) -> String {
        if self.number == 0 {
            FIRST.to_owned()
        } else {
            format!("{FIRST}_{}", self.number)
        }
    }

    /// Counts an article that was written into it.
    pub fn grow(&mut self, moment: i64) {
        self.articles += 1;
        self.high = self.high.max(moment);
    }

    /// Writes down how much is in it.
    pub fn save(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection
            .prepare_cached("UPDATE index_parts SET high = ?2, articles = ?3 WHERE number = ?1")?
            .execute(params![self.number, self.high, self.articles])?;
        Ok(())
    }
}
