//! The unread articles of dropped feeds: put aside, so that `unread` has those of followed feeds only.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::marks::each_place;
use super::numbers;

/// The unread articles of feeds that were dropped.
pub fn unread_of_dropped(connection: &Connection) -> rusqlite::Result<Vec<(i64, Vec<i64>)>> {
    let mut statement = connection
        .prepare_cached("SELECT number, parked FROM feeds WHERE subscribed = 0 AND parked IS NOT NULL")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, numbers::unpack(row.get_ref(1)?.as_blob()?)))
    })?;
    rows.collect()
}

/// The same for articles of dropped feeds; gives back those that were not so.
pub fn change(connection: &Connection, numbers: &[i64], read: bool) -> rusqlite::Result<Vec<i64>> {
    let mut changed = Vec::new();
    let all = unread_of_dropped(connection)?;
    if all.is_empty() {
        return Ok(changed);
    }
    let mut of_feed: HashMap<i64, Vec<i64>> = HashMap::new();
    each_place(connection, numbers, |row| {
        of_feed.entry(row.feed).or_default().push(row.number);
    })?;
    for (feed, mut parked) in all {
        let meant = of_feed.remove(&feed).unwrap_or_default();
        let is_parked = |number: &i64| parked.binary_search(number).is_ok();
        let turned: Vec<i64> = meant
            .into_iter()
            .filter(|number| is_parked(number) == read)
            .collect();
        if turned.is_empty() {
            continue;
        }
        if read {
            parked.retain(|number| turned.binary_search(number).is_err());
        } else {
            parked.extend(&turned);
            parked.sort_unstable();
        }
        connection
            .prepare_cached("UPDATE feeds SET parked = ?2 WHERE number = ?1")?
            .execute(params![feed, numbers::pack(&parked)])?;
        changed.extend(turned);
    }
    Ok(changed)
}
