//! Stories among the rows of a listing: which of its reports has the row, and what the others are.

use std::cell::RefCell;
use std::collections::HashMap;

use rusqlite::params;

use super::base::limit;
use super::look::{Look, Stop};
use super::plan::Plan;
use super::rows::{self, Row, count_at};
use crate::domain::limits;

/// Where the stories that were come by have their rows.
#[derive(Debug, Default)]
pub struct Places {
    known: RefCell<HashMap<i64, Option<i64>>>,
}

impl Places {
    /// A story keeps its row at this moment, whatever came since.
    pub fn pin(&self, story: i64, moment: i64) {
        self.known.borrow_mut().insert(story, Some(moment));
    }

    /// The moment of the report that has the row: the first in the order of the listing among those
    /// that are listed.
    pub fn of(&self, look: &Look<'_>, plan: &Plan, story: i64) -> Result<Option<i64>, Stop> {
        if let Some(known) = self.known.borrow().get(&story) {
            return Ok(*known);
        }
        let place = first_listed(look, plan, story)?;
        self.known.borrow_mut().insert(story, place);
        Ok(place)
    }
}

fn first_listed(look: &Look<'_>, plan: &Plan, story: i64) -> Result<Option<i64>, Stop> {
    let order = if plan.newest_first { "DESC" } else { "ASC" };
    let mut statement = look.connection.prepare_cached(&format!(
        "SELECT moment FROM articles INDEXED BY articles_story WHERE story = ?1 ORDER BY moment {order}"
    ))?;
    let mut moments = statement.query([story])?;
    while let Some(found) = moments.next()? {
        let moment = found.get(0)?;
        if plan.is_all() || rows::row(look, moment)?.is_some_and(|row| plan.lists(&row)) {
            return Ok(Some(moment));
        }
    }
    Ok(None)
}

/// The reports of a story, the newest first, as many as are shown, and how many there are.
pub fn reports(look: &Look<'_>, plan: &Plan, story: i64) -> Result<(Vec<Row>, usize), Stop> {
    let mut statement = look.connection.prepare_cached(
        "SELECT moment FROM articles INDEXED BY articles_story
         WHERE story = ?1 ORDER BY moment DESC LIMIT ?2",
    )?;
    let found = statement.query_map(params![story, limit(limits::REPORTS_LISTED)], |row| row.get(0))?;
    let moments: Vec<i64> = found.collect::<rusqlite::Result<_>>()?;
    let mut reports = Vec::with_capacity(moments.len());
    for moment in &moments {
        let row = rows::row(look, *moment)?;
        // What a dropped feed has left is shown where it was kept on purpose, and nowhere else.
        reports.extend(row.filter(|row| row.is_bookmarked || plan.is_followed(row.feed)));
    }
    let shown = reports.len();
    if moments.len() < limits::REPORTS_LISTED {
        return Ok((reports, shown));
    }
    let all = look
        .connection
        .prepare_cached("SELECT COUNT(*) FROM articles INDEXED BY articles_story WHERE story = ?1")?
        .query_row([story], |row| count_at(row, 0))?;
    Ok((reports, all.max(shown)))
}

/// How many rows fewer there are where the reports of a story share one, by which moments are listed.
pub fn shared(look: &Look<'_>, is_listed: impl Fn(i64) -> bool) -> Result<usize, Stop> {
    let mut statement = look.connection.prepare_cached(
        "SELECT story, moment FROM articles INDEXED BY articles_story
         WHERE story IS NOT NULL ORDER BY story",
    )?;
    let mut rows = statement.query([])?;
    let mut last = None;
    let mut shared = 0;
    while let Some(row) = rows.next()? {
        let (story, moment): (i64, i64) = (row.get(0)?, row.get(1)?);
        if !is_listed(moment) {
            continue;
        }
        shared += usize::from(last == Some(story));
        last = Some(story);
    }
    Ok(shared)
}
