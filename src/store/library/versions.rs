//! Earlier texts of articles.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{ids, pack};
use crate::domain::article::ArticleId;
use crate::domain::limits;
use crate::store::Store;

impl Store {
    /// The texts of an article before its present one, the newest first, each with the time at which
    /// it was replaced.
    pub fn versions(&mut self, id: &ArticleId) -> Vec<(Timestamp, Vec<u8>)> {
        let Some(key) = ids::key_of(id) else {
            return Vec::new();
        };
        let rows = self.look(|connection, _| {
            let mut statement = connection.prepare_cached(
                "SELECT at, data FROM versions WHERE article = (SELECT number FROM articles WHERE id = ?1)
                 ORDER BY at DESC",
            )?;
            let rows = statement.query_map([key], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<Vec<(i64, Vec<u8>)>>>()
        });
        let unpacked =
            |(at, data): (i64, Vec<u8>)| Some((Timestamp::from_millisecond(at).ok()?, pack::unpack(&data)?));
        rows.unwrap_or_default()
            .into_iter()
            .filter_map(unpacked)
            .collect()
    }

    /// The text of an article of the library as it was saved.
    pub fn article_data(&mut self, id: &ArticleId) -> Option<Vec<u8>> {
        let key = ids::key_of(id)?;
        let packed: Option<Vec<u8>> = self.look(|connection, _| {
            connection
                .prepare_cached("SELECT data FROM texts JOIN articles USING (number) WHERE id = ?1")?
                .query_map([key], |row| row.get(0))?
                .next()
                .transpose()
        })?;
        pack::unpack(&packed?)
    }
}

/// Keeps the present text of an article as a version; the first one and the newest ones stay.
pub fn put_aside(connection: &Connection, article: i64, at: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO versions (article, at, data)
             SELECT number, max(?2, (SELECT coalesce(max(at), 0) + 1 FROM versions WHERE article = ?1)), data
             FROM texts WHERE number = ?1",
        )?
        .execute(params![article, at])?;
    connection
        .prepare_cached(
            "DELETE FROM versions WHERE article = ?1 AND at IN (
                 SELECT at FROM versions WHERE article = ?1 ORDER BY at LIMIT
                     max(0, (SELECT count(*) FROM versions WHERE article = ?1) - ?2) OFFSET 1)",
        )?
        .execute(params![article, limits::VERSIONS])?;
    Ok(())
}
