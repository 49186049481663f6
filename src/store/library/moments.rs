//! Moments: the seconds of an article's date, counted up where another article has them.

use std::collections::BTreeMap;

use rusqlite::Connection;

const DAY: i64 = 24 * 60 * 60;
/// The first second of 1990; nothing on the web is older.
const EARLIEST: i64 = 631_152_000;

/// The free moments of one transaction; no taken one is looked at twice.
#[derive(Debug, Default)]
pub struct Moments {
    /// Taken moments that follow each other, by the first of them.
    runs: BTreeMap<i64, Run>,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    /// The moment after its last one.
    end: i64,
    /// The next moment that is taken in the database.
    until: i64,
}

/// The moment an article with this date would have; times are in milliseconds.
pub fn wanted(published: Option<i64>, now: i64) -> i64 {
    let now = now.div_euclid(1000);
    match published {
        Some(date) => date
            .div_euclid(1000)
            .clamp(EARLIEST, (now + 2 * DAY).max(EARLIEST)),
        None => now,
    }
}

impl Moments {
    /// Takes the first free moment from this one on.
    pub fn take(&mut self, connection: &Connection, wanted: i64) -> rusqlite::Result<i64> {
        let around = self.runs.range(..=wanted).next_back();
        let known = around.filter(|(_, run)| run.end >= wanted);
        let (start, mut run) = match known {
            Some((start, run)) => (*start, *run),
            None => (
                wanted,
                Run {
                    end: wanted,
                    until: wanted,
                },
            ),
        };
        loop {
            if let Some(next) = self.runs.remove(&run.end) {
                run = next;
            } else if run.end < run.until {
                break;
            } else {
                run = walk(connection, run.end, self.next_known(run.end))?;
            }
        }
        let free = run.end;
        run.end += 1;
        self.runs.insert(start, run);
        Ok(free)
    }

    fn next_known(&self, after: i64) -> i64 {
        let next = self.runs.range(after + 1..).next();
        next.map_or(i64::MAX, |(start, _)| *start)
    }
}

/// Goes over taken moments up to the first free one, or up to where all is known.
fn walk(connection: &Connection, from: i64, known: i64) -> rusqlite::Result<Run> {
    let mut statement =
        connection.prepare_cached("SELECT moment FROM articles WHERE moment >= ?1 ORDER BY moment")?;
    let mut rows = statement.query([from])?;
    let mut end = from;
    while end < known {
        match rows.next()? {
            Some(row) => {
                let taken: i64 = row.get(0)?;
                if taken != end {
                    return Ok(Run { end, until: taken });
                }
                end += 1;
            }
            None => return Ok(Run { end, until: i64::MAX }),
        }
    }
    Ok(Run { end, until: end })
}
