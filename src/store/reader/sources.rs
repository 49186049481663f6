//! Every feed of the library with its counts and how it fares.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::Row;

use super::look::{Look, Stop};
use super::rows::count_at;
use super::{LookError, Reader};
use crate::domain::library::{FeedId, Health, LibraryFeed};
use crate::domain::subscription::Subscription;
use crate::domain::text::Text;

/// So far back articles are counted to say how many come in a week.
const WEEKS: i64 = 12;

impl Reader {
    /// The feeds of these subscriptions, in their order; one that is not in the library yet is left out.
    pub fn sources(
        &mut self,
        subscriptions: &[Subscription],
        now: Timestamp,
    ) -> Result<Vec<LibraryFeed>, LookError> {
        self.look(None, |look| sources(look, subscriptions, now))
    }
}

fn sources(
    look: &Look<'_>,
    subscriptions: &[Subscription],
    now: Timestamp,
) -> Result<Vec<LibraryFeed>, Stop> {
    let mut statement = look.connection.prepare_cached(
        "SELECT number, title, site_url, articles, unread, asked_at, succeeded_at, error, failures,
                due_at, retry_after, gone, address, warning
         FROM feeds",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(12)?, feed(row)?)))?;
    let mut known: HashMap<String, LibraryFeed> = rows.collect::<rusqlite::Result<_>>()?;
    let mut sources = Vec::with_capacity(subscriptions.len());
    for subscription in subscriptions {
        look.goes_on()?;
        if let Some(mut feed) = known.remove(&subscription.address) {
            feed.subscription = subscription.clone();
            pace(look, &mut feed, now)?;
            sources.push(feed);
        }
    }
    Ok(sources)
}

fn feed(row: &Row<'_>) -> rusqlite::Result<LibraryFeed> {
    let time = |column: usize| -> rusqlite::Result<Option<Timestamp>> {
        let at: Option<i64> = row.get(column)?;
        Ok(at.and_then(|at| Timestamp::from_millisecond(at).ok()))
    };
    let words = |column: usize| -> rusqlite::Result<Option<Text>> {
        Ok(row.get_ref(column)?.as_str_or_null()?.map(Text::line))
    };
    Ok(LibraryFeed {
        id: FeedId(row.get(0)?),
        subscription: Subscription::default(),
        own_title: Text::name(row.get_ref(1)?.as_str()?),
        site_url: words(2)?,
        articles: count_at(row, 3)?,
        unread: count_at(row, 4)?,
        health: Health {
            asked: time(5)?,
            succeeded: time(6)?,
            error: words(7)?,
            failures: row.get(8)?,
            due: time(9)?,
            retry_after: time(10)?,
            is_gone: row.get(11)?,
            warning: words(13)?,
            newest: None,
            a_week: 0.0,
        },
    })
}

/// When its newest article came, and how many come; both from the index of its moments.
fn pace(look: &Look<'_>, feed: &mut LibraryFeed, now: Timestamp) -> Result<(), Stop> {
    const WEEK: i64 = 7 * 24 * 60 * 60;
    let now = now.as_second();
    let since = now.saturating_sub(WEEKS * WEEK);
    let mut statement = look.connection.prepare_cached(
        "SELECT (SELECT max(moment) FROM articles WHERE feed = ?1), (SELECT min(moment) FROM articles WHERE feed = ?1),
                (SELECT count(*) FROM articles WHERE feed = ?1 AND moment > ?2 AND moment <= ?3)",
    )?;
    let (newest, oldest, count): (Option<i64>, Option<i64>, u32) = statement
        .query_row([feed.id.0, since, now], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    feed.health.newest = newest.and_then(|at| Timestamp::from_second(at).ok());
    // Of a feed that is new to the library less than that is known; a week at least, so that three
    // articles of one morning are not said to be twenty a week.
    let known = now.saturating_sub(oldest.unwrap_or(since).max(since)).max(WEEK);
    #[expect(clippy::cast_precision_loss, reason = "a count and a few weeks")]
    let a_week = count as f32 * WEEK as f32 / known as f32;
    feed.health.a_week = a_week;
    Ok(())
}
