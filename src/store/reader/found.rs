//! The moments that the index finds, in order of time and never by rank.

use rusqlite::params;

use super::base::{Chunk, Stretch, limit};
use super::look::{Look, Stop};
use super::rows::count_at;
use crate::store::search::{Part, parts};

/// The parts of the index, with what is asked of them.
pub struct Index<'l> {
    look: &'l Look<'l>,
    parts: Vec<Part>,
}

impl<'l> Index<'l> {
    pub fn new(look: &'l Look<'l>) -> Result<Self, Stop> {
        Ok(Self {
            look,
            parts: parts(look.connection)?,
        })
    }

    /// The next articles whose texts match.
    pub fn texts(&self, expression: &str, stretch: Stretch, count: usize) -> Result<Chunk, Stop> {
        let mut chunk = Chunk::default();
        for place in 0..self.parts.len() {
            let place = if stretch.down {
                self.parts.len() - 1 - place
            } else {
                place
            };
            let Some(part) = self.clipped(place, stretch) else {
                continue;
            };
            if !self.look.goes_on()? {
                break;
            }
            let left = count - chunk.moments.len();
            let found = self.ask(&self.parts[place].table(), expression, part, left)?;
            let is_full = found.len() == left;
            chunk.moments.extend(found);
            if is_full {
                let last = chunk.moments.last();
                chunk.rest = last.map(|last| stretch.after(*last));
                break;
            }
        }
        Ok(chunk)
    }

    /// The next articles whose titles match.
    pub fn titles(&self, expression: &str, stretch: Stretch, count: usize) -> Result<Chunk, Stop> {
        let moments = self.ask("titles", expression, stretch, count)?;
        let rest = moments
            .last()
            .filter(|_| moments.len() == count)
            .map(|last| stretch.after(*last));
        Ok(Chunk { moments, rest })
    }

    /// How many texts match.
    pub fn count(&self, expression: &str, stretch: Stretch) -> Result<usize, Stop> {
        let mut count = 0;
        self.each_part(stretch, |table, part| {
            let sql =
                format!("SELECT count(*) FROM {table} WHERE {table} MATCH ?1 AND rowid > ?2 AND rowid < ?3");
            let mut statement = self.look.connection.prepare_cached(&sql)?;
            count += statement.query_row(params![expression, part.low, part.high], |row| count_at(row, 0))?;
            Ok(())
        })?;
        Ok(count)
    }

    /// Gives every moment whose texts match.
    pub fn each(&self, expression: &str, stretch: Stretch, mut take: impl FnMut(i64)) -> Result<(), Stop> {
        self.each_part(stretch, |table, part| {
            self.ask(table, expression, part, usize::MAX)?
                .into_iter()
                .for_each(&mut take);
            Ok(())
        })
    }

    fn each_part(
        &self,
        stretch: Stretch,
        mut work: impl FnMut(&str, Stretch) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        for (place, part) in self.parts.iter().enumerate() {
            self.look.goes_on()?;
            if let Some(clipped) = self.clipped(place, stretch) {
                work(&part.table(), clipped)?;
            }
        }
        Ok(())
    }

    /// What a part has of a stretch.
    fn clipped(&self, place: usize, stretch: Stretch) -> Option<Stretch> {
        let low = self.parts[place].low.saturating_sub(1);
        let high = self.parts.get(place + 1).map_or(i64::MAX, |next| next.low);
        let clipped = Stretch {
            low: stretch.low.max(low),
            high: stretch.high.min(high),
            ..stretch
        };
        (clipped.low < clipped.high).then_some(clipped)
    }

    fn ask(&self, table: &str, expression: &str, stretch: Stretch, count: usize) -> Result<Vec<i64>, Stop> {
        let order = if stretch.down { "DESC" } else { "ASC" };
        let sql = format!(
            "SELECT rowid FROM {table} WHERE {table} MATCH ?1 AND rowid > ?2 AND rowid < ?3
             ORDER BY rowid {order} LIMIT ?4"
        );
        let mut statement = self.look.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params![expression, stretch.low, stretch.high, limit(count)])?;
        let mut moments = Vec::new();
        while let Some(row) = rows.next()? {
            moments.push(row.get(0)?);
            if moments.len() % 256 == 0 && !self.look.goes_on()? {
                break;
            }
        }
        Ok(moments)
    }
}
