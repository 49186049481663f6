//! Which reports are marked with the rows that their stories have in a listing.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use rusqlite::Connection;

use super::marks::{self, Unread};
use crate::domain::change::Rows;
use crate::domain::library::Order;

/// Of every unread report of a story, by its moment, whether it is marked: with all of its story
/// where the row of that is meant, not at all where it is not, or is not listed.
pub fn shared(
    connection: &Connection,
    meant: &RangeInclusive<i64>,
    rows: &Rows,
    unread: &[Unread],
    is_listed: impl Fn(i64, i64) -> bool,
) -> rusqlite::Result<HashMap<i64, bool>> {
    let only = match &rows.only {
        Some((place, ids)) => Some((*place, marks::find(connection, ids)?.0)),
        None => None,
    };
    let shown: HashSet<i64> = rows.shown.iter().copied().collect();
    let mut marked = HashMap::new();
    let mut settle = |reports: &[(i64, bool)]| {
        let place = place(reports, rows.order, &shown);
        let of_row = only.as_ref().filter(|(at, _)| Some(*at) == place);
        let is_meant = place.is_some_and(|place| meant.contains(&place));
        for (moment, _) in reports {
            let Ok(index) = unread.binary_search_by_key(moment, |row| row.moment) else {
                continue;
            };
            let is_its =
                |(_, numbers): &(i64, Vec<i64>)| numbers.binary_search(&unread[index].number).is_ok();
            marked.insert(*moment, is_meant && of_row.is_none_or(is_its));
        }
    };
    let mut statement = connection.prepare_cached(
        "SELECT story, moment, feed FROM articles INDEXED BY articles_story
         WHERE story IS NOT NULL ORDER BY story, moment",
    )?;
    let mut found = statement.query([])?;
    let mut story = None;
    let mut reports: Vec<(i64, bool)> = Vec::new();
    while let Some(row) = found.next()? {
        let (own, moment): (i64, i64) = (row.get(0)?, row.get(1)?);
        if story != Some(own) {
            settle(&reports);
            reports.clear();
            story = Some(own);
        }
        reports.push((moment, is_listed(moment, row.get(2)?)));
    }
    settle(&reports);
    Ok(marked)
}

/// The moment at which a story has its row: where that is on the screen, else at the first of its
/// reports that are listed. The reports stand in the order of time.
fn place(reports: &[(i64, bool)], order: Order, shown: &HashSet<i64>) -> Option<i64> {
    let first = |is_wanted: &dyn Fn(&(i64, bool)) -> bool| {
        let mut wanted = reports.iter().filter(|report| is_wanted(report));
        let report = match order {
            Order::NewestFirst => wanted.next_back(),
            Order::OldestFirst => wanted.next(),
        };
        report.map(|(moment, _)| *moment)
    };
    first(&|(moment, _)| shown.contains(moment)).or_else(|| first(&|(_, is_listed)| *is_listed))
}
