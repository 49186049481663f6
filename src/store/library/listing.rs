//! Marks over whole parts of the library.

use std::collections::HashMap;

use rusqlite::Connection;

use super::marks::{Unread, all_unread, remove};
use super::{feeds, ids, marks, parked, rows};
use crate::domain::article::ArticleId;
use crate::domain::change::Marking;
use crate::domain::library::{Scope, View};

/// Marks everything unread of a part of the library read; gives back the numbers, rising.
pub fn mark_listing(connection: &Connection, marking: &Marking) -> rusqlite::Result<Vec<i64>> {
    let newest = newest_before(connection, marking.before.as_millisecond())?;
    let scope = Feeds::of(connection, &marking.scope)?;
    let chosen = chosen(connection, marking.view, marking.before.as_second())?;
    let unread = all_unread(connection)?;
    let shared = match &marking.rows {
        Some(rows) if !is_everything(marking) => {
            let late = later(connection, newest)?;
            let dropped = feeds::dropped(connection)?;
            let is_listed = |moment: i64, feed: i64| {
                let is_there = late.binary_search(&moment).is_err() && dropped.binary_search(&feed).is_err();
                let in_view = marking.view != View::Unread || marks::has(&unread, moment);
                is_there && in_view && scope.has(feed) && chosen.has(moment)
            };
            rows::shared(connection, &marking.moments, rows, &unread, is_listed)?
        }
        _ => HashMap::new(),
    };
    let is_meant = |row: &Unread| {
        let alone = || marking.moments.contains(&row.moment) && scope.has(row.feed) && chosen.has(row.moment);
        row.number <= newest && shared.get(&row.moment).copied().unwrap_or_else(alone)
    };
    let (gone, rest) = unread.iter().copied().partition(is_meant);
    remove(connection, gone, &rest)
}

/// Whether there is nothing that would not be marked, whichever row it has.
fn is_everything(marking: &Marking) -> bool {
    marking.moments == (i64::MIN..=i64::MAX)
        && marking.scope == Scope::All
        && matches!(marking.view, View::All | View::Unread)
}

/// Marks the articles with these moments read; gives back the numbers of those that were unread, rising.
pub fn mark_moments(connection: &Connection, moments: &[i64]) -> rusqlite::Result<Vec<i64>> {
    let mut sorted = moments.to_vec();
    sorted.sort_unstable();
    if sorted.len() < marks::MANY {
        let rows = marks::unread_at(connection, &sorted)?;
        return remove(connection, rows, &[]);
    }
    let is_meant = |row: &Unread| sorted.binary_search(&row.moment).is_ok();
    let (gone, rest) = all_unread(connection)?.into_iter().partition(is_meant);
    remove(connection, gone, &rest)
}

/// Every article of the library that is read.
pub fn read_ids(connection: &Connection) -> rusqlite::Result<Vec<ArticleId>> {
    let mut aside: Vec<i64> = Vec::new();
    for (_, numbers) in parked::unread_of_dropped(connection)? {
        aside.extend(numbers);
    }
    aside.sort_unstable();
    let mut statement = connection.prepare(
        "SELECT number, id FROM articles WHERE NOT EXISTS (SELECT 1 FROM unread WHERE moment = articles.moment)",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if aside.binary_search(&row.get(0)?).is_err() {
            found.push(ids::id_of(row.get(1)?));
        }
    }
    Ok(found)
}

/// The number of the newest article that came at this time or before it.
fn newest_before(connection: &Connection, at: i64) -> rusqlite::Result<i64> {
    let mut statement =
        connection.prepare_cached("SELECT number, arrived FROM articles ORDER BY number DESC")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if row.get::<_, i64>(1)? <= at {
            return row.get(0);
        }
    }
    Ok(0)
}

/// The moments of all articles that came after this one, sorted.
fn later(connection: &Connection, number: i64) -> rusqlite::Result<Vec<i64>> {
    let mut statement =
        connection.prepare_cached("SELECT moment FROM articles WHERE number > ?1 ORDER BY moment")?;
    let moments = statement.query_map([number], |row| row.get(0))?;
    moments.collect()
}

/// Which feeds are meant.
enum Feeds {
    All,
    These(Vec<i64>),
}

impl Feeds {
    fn of(connection: &Connection, scope: &Scope) -> rusqlite::Result<Self> {
        let folder = match scope {
            Scope::All => return Ok(Self::All),
            Scope::Feed(feed) => return Ok(Self::These(vec![feed.0])),
            Scope::Folder(folder) => folder,
        };
        let mut statement = connection.prepare_cached("SELECT number, folder FROM feeds ORDER BY number")?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            if feeds::is_within(row.get_ref(1)?.as_str()?, folder) {
                found.push(row.get(0)?);
            }
        }
        Ok(Self::These(found))
    }

    fn has(&self, feed: i64) -> bool {
        match self {
            Self::All => true,
            Self::These(feeds) => feeds.binary_search(&feed).is_ok(),
        }
    }
}

/// Which moments a view has.
enum Chosen {
    From(i64),
    These(Vec<i64>),
}

impl Chosen {
    fn has(&self, moment: i64) -> bool {
        match self {
            Self::From(first) => moment >= *first,
            Self::These(moments) => moments.binary_search(&moment).is_ok(),
        }
    }
}

fn chosen(connection: &Connection, view: View, now: i64) -> rusqlite::Result<Chosen> {
    const DAY: i64 = 24 * 60 * 60;
    let sql = match view {
        View::All | View::Unread => return Ok(Chosen::From(i64::MIN)),
        View::LastDay => return Ok(Chosen::From(now - DAY)),
        View::Bookmarks => "SELECT moment FROM articles WHERE bookmarked = 1 ORDER BY moment",
        View::Stories => "SELECT moment FROM articles WHERE story IS NOT NULL ORDER BY moment",
        View::Updated => "SELECT moment FROM articles WHERE changed IS NOT NULL ORDER BY moment",
    };
    let mut statement = connection.prepare_cached(sql)?;
    let moments = statement.query_map([], |row| row.get(0))?;
    Ok(Chosen::These(moments.collect::<rusqlite::Result<_>>()?))
}
