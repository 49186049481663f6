//! The proof that the index is whole: in itself, and against the articles.

use rusqlite::{Connection, ErrorCode};

use super::parts;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::reader::count_at;

/// What was found when the index was proved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexProof {
    pub indexed: usize,
    /// Articles that are said to be indexed and are not.
    pub missing: usize,
    /// Entries of articles that are gone.
    pub stray: usize,
    /// What is wrong with the index itself, in words.
    pub damage: Option<String>,
}

impl IndexProof {
    /// Whether a search finds all, and nothing else.
    pub fn is_sound(&self) -> bool {
        self.missing == 0 && self.stray == 0 && self.damage.is_none()
    }
}

impl Store {
    /// Proves the index: its own order, and that it holds just the articles that it should.
    pub fn prove_index(&mut self) -> Result<IndexProof, StoreError> {
        self.follow();
        prove(&self.connection).map_err(|error| StoreError::from_sqlite(&self.path, &error))
    }
}

/// Proves the index on a connection that may write, though nothing is changed.
pub fn prove(connection: &Connection) -> rusqlite::Result<IndexProof> {
    let mut proof = IndexProof {
        indexed: count(connection, "SELECT count(*) FROM articles WHERE indexed = 1")?,
        ..IndexProof::default()
    };
    let mut held = 0;
    let parts = parts::parts(connection)?;
    for (place, part) in parts.iter().enumerate() {
        let high = parts.get(place + 1).map_or(i64::MAX, |next| next.low - 1);
        proof.look_at(connection, &part.table(), part.low, high, &mut held)?;
    }
    proof.missing += proof.indexed.saturating_sub(held);
    proof.look_at(connection, "titles", i64::MIN, i64::MAX, &mut 0)?;
    let unordered = count(
        connection,
        "SELECT count(*) FROM articles
         WHERE indexed = 1 AND NOT EXISTS (SELECT 1 FROM sequences WHERE moment = articles.moment)",
    )?;
    proof.missing = proof.missing.max(unordered);
    proof.stray += count(
        connection,
        "SELECT count(*) FROM sequences
         WHERE NOT EXISTS (SELECT 1 FROM articles WHERE moment = sequences.moment)",
    )?;
    Ok(proof)
}

impl IndexProof {
    fn look_at(
        &mut self,
        connection: &Connection,
        table: &str,
        low: i64,
        high: i64,
        held: &mut usize,
    ) -> rusqlite::Result<()> {
        let check = format!("INSERT INTO {table} ({table}) VALUES ('integrity-check')");
        if let Err(error) = connection.execute_batch(&check) {
            // Who cannot ask has found nothing.
            if matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::ReadOnly)
            ) {
                return Err(error);
            }
            self.damage
                .get_or_insert_with(|| format!("{table}: {}", error.to_string().to_lowercase()));
            return Ok(());
        }
        let rows = |condition: &str| {
            let sql = format!("SELECT count(*) FROM {table}_docsize AS held WHERE {condition}");
            count(connection, &sql)
        };
        *held += rows(&format!(
            "id BETWEEN {low} AND {high}
             AND EXISTS (SELECT 1 FROM articles WHERE moment = held.id AND indexed = 1)"
        ))?;
        self.stray += rows(&format!(
            "NOT id BETWEEN {low} AND {high}
             OR NOT EXISTS (SELECT 1 FROM articles WHERE moment = held.id)"
        ))?;
        Ok(())
    }
}

fn count(connection: &Connection, sql: &str) -> rusqlite::Result<usize> {
    connection.query_row(sql, [], |row| count_at(row, 0))
}
