//! The moments of a view and a scope, from indexes alone.

use std::collections::HashSet;

use rusqlite::params;

use super::look::{Look, Stop};
use super::plan::{Feeds, Plan};
use crate::domain::library::View;

/// A stretch of time, both ends left out, and from which of them to walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub low: i64,
    pub high: i64,
    /// From the newest to the oldest.
    pub down: bool,
}

/// Some moments in the order in which they are walked, and what is left of the stretch after them.
#[derive(Clone, Debug, Default)]
pub struct Chunk {
    pub moments: Vec<i64>,
    pub rest: Option<Stretch>,
}

impl Stretch {
    /// What is left after this moment.
    pub fn after(self, moment: i64) -> Self {
        if self.down {
            Self { high: moment, ..self }
        } else {
            Self { low: moment, ..self }
        }
    }

    pub fn holds(self, moment: i64) -> bool {
        self.low < moment && moment < self.high
    }

    /// Puts moments in the order in which they are walked.
    pub fn sort(self, moments: &mut [i64]) {
        moments.sort_unstable();
        if self.down {
            moments.reverse();
        }
    }
}

/// The next moments of a listing, asking for about `count` of them.
pub fn moments(look: &Look<'_>, plan: &Plan, stretch: Stretch, count: usize) -> Result<Chunk, Stop> {
    let stretch = Stretch {
        low: stretch.low.max(plan.low - 1),
        ..stretch
    };
    match &plan.feeds {
        Feeds::One(feed) if by_feed(plan) => of_feed(look, plan, *feed, stretch, count),
        Feeds::Some(feeds) if by_feed(plan) && is_merged_faster(plan, feeds, count) => {
            merged(look, plan, feeds, stretch, count)
        }
        _ => of_all(look, plan, stretch, count),
    }
}

/// Whether the view has an index by feed, or the few articles of the scope are looked at one by one.
fn by_feed(plan: &Plan) -> bool {
    const FEW: usize = 16;
    matches!(plan.view, View::All | View::LastDay | View::Unread) || plan.articles < plan.of / FEW
}

/// Whether to take a few of each feed rather than all that come by.
fn is_merged_faster(plan: &Plan, feeds: &HashSet<i64>, count: usize) -> bool {
    let inside = if plan.view == View::Unread {
        plan.unread
    } else {
        plan.articles
    };
    let walked = count.saturating_mul(plan.of) / inside.max(1);
    feeds.len().saturating_mul(count.min(inside) / 4 + 20) < walked
}

fn of_all(look: &Look<'_>, plan: &Plan, stretch: Stretch, count: usize) -> Result<Chunk, Stop> {
    let needs_feed = plan.feeds != Feeds::All;
    let (table, condition) = table(plan.view);
    // Without a feed, the index is all that is read.
    let feed = if needs_feed { "feed" } else { "0" };
    let sql = format!(
        "SELECT moment, {feed} FROM {table} WHERE moment > ?1 AND moment < ?2 {condition}
         ORDER BY moment {} LIMIT ?3",
        order(stretch)
    );
    let mut statement = look.connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![stretch.low, stretch.high, limit(count)])?;
    let mut chunk = Chunk::default();
    let mut seen = 0;
    let mut last = None;
    while let Some(row) = rows.next()? {
        let moment: i64 = row.get(0)?;
        seen += 1;
        last = Some(moment);
        if !needs_feed || plan.has_feed(row.get(1)?) {
            chunk.moments.push(moment);
        }
    }
    chunk.rest = last.filter(|_| seen == count).map(|last| stretch.after(last));
    Ok(chunk)
}

fn of_feed(look: &Look<'_>, plan: &Plan, feed: i64, stretch: Stretch, count: usize) -> Result<Chunk, Stop> {
    let (table, condition) = table(plan.view);
    let table = if table == "unread" {
        "unread"
    } else {
        "articles INDEXED BY articles_feed"
    };
    let sql = format!(
        "SELECT moment FROM {table} WHERE feed = ?4 AND moment > ?1 AND moment < ?2 {condition}
         ORDER BY moment {} LIMIT ?3",
        order(stretch)
    );
    let mut statement = look.connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![stretch.low, stretch.high, limit(count), feed], |row| {
        row.get(0)
    })?;
    let moments: Vec<i64> = rows.collect::<rusqlite::Result<_>>()?;
    let rest = moments
        .last()
        .filter(|_| moments.len() == count)
        .map(|last| stretch.after(*last));
    Ok(Chunk { moments, rest })
}

/// The first of all that these feeds have.
fn merged(
    look: &Look<'_>,
    plan: &Plan,
    feeds: &HashSet<i64>,
    stretch: Stretch,
    count: usize,
) -> Result<Chunk, Stop> {
    let mut moments = Vec::new();
    let mut is_whole = true;
    for feed in feeds {
        if !look.goes_on()? {
            break;
        }
        let chunk = of_feed(look, plan, *feed, stretch, count)?;
        is_whole &= chunk.rest.is_none();
        moments.extend(chunk.moments);
    }
    stretch.sort(&mut moments);
    is_whole &= moments.len() <= count;
    moments.truncate(count);
    let rest = moments
        .last()
        .filter(|_| !is_whole)
        .map(|last| stretch.after(*last));
    Ok(Chunk { moments, rest })
}

/// Where the moments of a view stand, and which of those that stand there.
fn table(view: View) -> (&'static str, &'static str) {
    match view {
        View::All | View::LastDay => ("articles", ""),
        View::Unread => ("unread", ""),
        View::Bookmarks => ("articles", "AND bookmarked = 1"),
        View::Stories => ("articles", "AND story IS NOT NULL"),
        View::Updated => ("articles", "AND changed IS NOT NULL"),
    }
}

fn order(stretch: Stretch) -> &'static str {
    if stretch.down { "DESC" } else { "ASC" }
}

pub fn limit(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
