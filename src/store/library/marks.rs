//! What is unread in the library, by numbers of articles.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use super::{feeds, ids, parked};
use crate::domain::article::ArticleId;

/// From so many on, a whole table is looked at instead of one row after the other.
pub const MANY: usize = 256;

/// A row of `unread`.
#[derive(Clone, Copy, Debug)]
pub struct Unread {
    pub moment: i64,
    pub feed: i64,
    pub number: i64,
}

/// Takes the read mark that an article had outside the library; whether it had one.
pub fn take_read_mark(connection: &Connection, id: &ArticleId) -> rusqlite::Result<bool> {
    let taken = connection
        .prepare_cached("DELETE FROM read_marks WHERE id = ?1")?
        .execute([id.as_str()])?;
    Ok(taken > 0)
}

/// Parts ids into the numbers of articles of the library, rising, and ids it does not have.
pub fn find(connection: &Connection, ids: &[ArticleId]) -> rusqlite::Result<(Vec<i64>, Vec<ArticleId>)> {
    let is_empty: bool =
        connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM articles)", [], |row| row.get(0))?;
    if is_empty {
        return Ok((Vec::new(), ids.to_vec()));
    }
    let mut statement = connection.prepare_cached("SELECT number FROM articles WHERE id = ?1")?;
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for id in ids {
        let key = ids::key_of(id);
        let number = match key {
            Some(key) => statement.query_row([key], |row| row.get(0)).optional()?,
            None => None,
        };
        match number {
            Some(number) => found.push(number),
            None => others.push(id.clone()),
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok((found, others))
}

/// The ids of these articles, as far as they are still there.
pub fn names(connection: &Connection, numbers: &[i64]) -> rusqlite::Result<Vec<ArticleId>> {
    let mut statement = connection.prepare_cached("SELECT id FROM articles WHERE number = ?1")?;
    let mut names = Vec::with_capacity(numbers.len());
    for number in numbers {
        let id: Option<i64> = statement.query_row([number], |row| row.get(0)).optional()?;
        names.extend(id.map(ids::id_of));
    }
    Ok(names)
}

/// Marks these articles, whose numbers rise, read or unread; gives back those that were not.
pub fn set_read(connection: &Connection, numbers: &[i64], read: bool) -> rusqlite::Result<Vec<i64>> {
    let mut changed = if read {
        let mut changed = parked::change(connection, numbers, true)?;
        changed.extend(if numbers.len() < MANY {
            let rows = rows_of(connection, numbers)?;
            remove_each(connection, &rows)?
        } else {
            let is_meant = |row: &Unread| numbers.binary_search(&row.number).is_ok();
            let (gone, rest) = all_unread(connection)?.into_iter().partition(is_meant);
            remove(connection, gone, &rest)?
        });
        changed
    } else {
        let mut changed = parked::change(connection, numbers, false)?;
        let mut rows = rows_of(connection, numbers)?;
        rows.sort_unstable_by_key(|row| row.moment);
        changed.extend(add(connection, &rows)?);
        changed
    };
    changed.sort_unstable();
    Ok(changed)
}

/// Every unread article of the feeds that are followed.
pub fn all_unread(connection: &Connection) -> rusqlite::Result<Vec<Unread>> {
    let mut statement =
        connection.prepare_cached("SELECT moment, feed, number FROM unread ORDER BY moment")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Unread {
            moment: row.get(0)?,
            feed: row.get(1)?,
            number: row.get(2)?,
        });
    }
    Ok(found)
}

/// Whether the article of this moment is among these, which are sorted by it.
pub fn has(unread: &[Unread], moment: i64) -> bool {
    unread.binary_search_by_key(&moment, |row| row.moment).is_ok()
}

/// The unread articles among those with these moments.
pub fn unread_at(connection: &Connection, moments: &[i64]) -> rusqlite::Result<Vec<Unread>> {
    let mut statement =
        connection.prepare_cached("SELECT moment, feed, number FROM unread WHERE moment = ?1")?;
    let mut found = Vec::with_capacity(moments.len());
    for moment in moments {
        let row = statement.query_row([moment], |row| {
            Ok(Unread {
                moment: row.get(0)?,
                feed: row.get(1)?,
                number: row.get(2)?,
            })
        });
        found.extend(row.optional()?);
    }
    Ok(found)
}

/// What rows these articles have, or would have, where their feed is followed.
fn rows_of(connection: &Connection, numbers: &[i64]) -> rusqlite::Result<Vec<Unread>> {
    let dropped = feeds::dropped(connection)?;
    let mut found = Vec::with_capacity(numbers.len());
    each_place(connection, numbers, |row| {
        if dropped.binary_search(&row.feed).is_err() {
            found.push(row);
        }
    })?;
    Ok(found)
}

/// Tells moment and feed of each of these articles that is still there.
pub fn each_place(
    connection: &Connection,
    numbers: &[i64],
    mut tell: impl FnMut(Unread),
) -> rusqlite::Result<()> {
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
        return Ok(());
    };
    let place = |row: &rusqlite::Row<'_>| {
        Ok(Unread {
            number: row.get(0)?,
            moment: row.get(1)?,
            feed: row.get(2)?,
        })
    };
    if numbers.len() < MANY {
        let mut one =
            connection.prepare_cached("SELECT number, moment, feed FROM articles WHERE number = ?1")?;
        for number in numbers {
            if let Some(row) = one.query_row([number], place).optional()? {
                tell(row);
            }
        }
        return Ok(());
    }
    let mut range = connection.prepare_cached(
        "SELECT number, moment, feed FROM articles WHERE number BETWEEN ?1 AND ?2 ORDER BY number",
    )?;
    for row in range.query_map([first, last], place)? {
        let row = row?;
        if numbers.binary_search(&row.number).is_ok() {
            tell(row);
        }
    }
    Ok(())
}

/// Takes rows out of `unread`, of which `rest` are left; whatever is quicker.
pub fn remove(connection: &Connection, gone: Vec<Unread>, rest: &[Unread]) -> rusqlite::Result<Vec<i64>> {
    let mut numbers = if gone.len() < MANY || gone.len() < rest.len() {
        remove_each(connection, &gone)?
    } else {
        // Without a condition, the table's pages are let go of as a whole.
        connection.execute_batch("DELETE FROM unread")?;
        insert(connection, rest)?;
        count(connection, &gone, -1)?;
        gone.into_iter().map(|row| row.number).collect()
    };
    numbers.sort_unstable();
    Ok(numbers)
}

fn remove_each(connection: &Connection, rows: &[Unread]) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare_cached("DELETE FROM unread WHERE moment = ?1")?;
    let mut gone = Vec::new();
    for row in rows {
        if statement.execute([row.moment])? > 0 {
            gone.push(*row);
        }
    }
    count(connection, &gone, -1)?;
    Ok(gone.into_iter().map(|row| row.number).collect())
}

fn add(connection: &Connection, rows: &[Unread]) -> rusqlite::Result<Vec<i64>> {
    let added = insert(connection, rows)?;
    count(connection, &added, 1)?;
    Ok(added.into_iter().map(|row| row.number).collect())
}

/// Inserts rows, whose moments rise; gives those that were not there.
fn insert(connection: &Connection, rows: &[Unread]) -> rusqlite::Result<Vec<Unread>> {
    let mut statement = connection
        .prepare_cached("INSERT OR IGNORE INTO unread (moment, feed, number) VALUES (?1, ?2, ?3)")?;
    let mut added = Vec::with_capacity(rows.len());
    for row in rows {
        if statement.execute([row.moment, row.feed, row.number])? > 0 {
            added.push(*row);
        }
    }
    Ok(added)
}

/// Keeps the counts of the feeds in step.
fn count(connection: &Connection, rows: &[Unread], step: i64) -> rusqlite::Result<()> {
    let mut counts: HashMap<i64, i64> = HashMap::new();
    for row in rows {
        *counts.entry(row.feed).or_default() += step;
    }
    let mut statement =
        connection.prepare_cached("UPDATE feeds SET unread = max(0, unread + ?2) WHERE number = ?1")?;
    for (feed, change) in counts {
        statement.execute([feed, change])?;
    }
    Ok(())
}
