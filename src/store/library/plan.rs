//! What the fetcher needs to know of every feed, and what it found out.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::library::FeedId;
use crate::domain::text::Text;
use crate::store::Store;

/// A feed that is followed, as the fetcher needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedFeed {
    pub feed: FeedId,
    pub address: String,
    /// The first address it had; ids of its articles are made of it.
    pub source: String,
    /// What the feed calls itself; may be empty.
    pub title: String,
    pub articles: usize,
    pub asked: Option<Timestamp>,
    pub succeeded: Option<Timestamp>,
    pub failures: u32,
    pub due: Option<Timestamp>,
    pub retry_after: Option<Timestamp>,
    pub is_gone: bool,
    pub state: FetchedState,
}

/// What is remembered of the last sound answer of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FetchedState {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// Of the body, so that the same bytes are not read again.
    pub body_key: Option<u64>,
    /// A permanent redirect that was seen once.
    pub moved_to: Option<String>,
    /// What the fetcher writes for itself.
    pub hints: Option<String>,
    /// What was wrong with it though it was read.
    pub warning: Option<Text>,
}

/// What came of asking a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub feed: FeedId,
    pub at: Timestamp,
    /// Why it failed, in words; none where the answer was sound.
    pub failure: Option<Text>,
    pub due: Option<Timestamp>,
    pub retry_after: Option<Timestamp>,
    pub is_gone: bool,
    /// What is to be remembered from now on; none leaves what was remembered.
    pub state: Option<FetchedState>,
    /// What the feed calls itself, and its site; none leaves what is known.
    pub title: Option<Text>,
    pub site_url: Option<Text>,
}

impl Asked {
    /// A sound answer of which nothing else is known.
    pub fn soundly(feed: FeedId, at: Timestamp) -> Self {
        Self {
            feed,
            at,
            failure: None,
            due: None,
            retry_after: None,
            is_gone: false,
            state: None,
            title: None,
            site_url: None,
        }
    }
}

impl Store {
    /// Every feed that is followed, in one look.
    pub fn fetch_plan(&mut self) -> Vec<PlannedFeed> {
        self.look(|connection, _| plan(connection)).unwrap_or_default()
    }

    /// What a feed calls itself.
    pub fn feed_title(&mut self, feed: FeedId) -> Option<Text> {
        let title = self.look(|connection, _| {
            connection
                .prepare_cached("SELECT title FROM feeds WHERE number = ?1")?
                .query_row([feed.0], |row| row.get::<_, String>(0))
                .optional()
        });
        title.flatten().map(|title| Text::title(&title))
    }

    /// Keeps what came of asking these feeds; all of it at once, or nothing.
    pub fn keep_asked(&mut self, asked: &[Asked]) {
        self.run(|connection, _| asked.iter().try_for_each(|asked| keep(connection, asked)));
    }
}

fn plan(connection: &Connection) -> rusqlite::Result<Vec<PlannedFeed>> {
    let mut statement = connection.prepare_cached(
        "SELECT number, address, source, articles, asked_at, succeeded_at, failures, due_at, retry_after, gone,
             etag, last_modified, body_key, moved_to, hints, title, warning
         FROM feeds WHERE subscribed = 1 ORDER BY number",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(PlannedFeed {
            feed: FeedId(row.get(0)?),
            address: row.get(1)?,
            source: row.get(2)?,
            title: row.get(15)?,
            articles: usize::try_from(row.get::<_, i64>(3)?).unwrap_or_default(),
            asked: time(row, 4)?,
            succeeded: time(row, 5)?,
            failures: row.get(6)?,
            due: time(row, 7)?,
            retry_after: time(row, 8)?,
            is_gone: row.get(9)?,
            state: FetchedState {
                etag: row.get(10)?,
                last_modified: row.get(11)?,
                body_key: row.get::<_, Option<i64>>(12)?.map(i64::cast_unsigned),
                moved_to: row.get(13)?,
                hints: row.get(14)?,
                warning: row.get::<_, Option<String>>(16)?.as_deref().map(Text::line),
            },
        })
    })?;
    rows.collect()
}

fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Timestamp>> {
    let milliseconds: Option<i64> = row.get(column)?;
    Ok(milliseconds.and_then(|at| Timestamp::from_millisecond(at).ok()))
}

fn keep(connection: &Connection, asked: &Asked) -> rusqlite::Result<()> {
    let milliseconds = |time: Option<Timestamp>| time.map(Timestamp::as_millisecond);
    connection
        .prepare_cached(
            "UPDATE feeds SET asked_at = ?2, error = ?3, due_at = ?4, retry_after = ?5, gone = ?6,
                 succeeded_at = iif(?3 IS NULL, ?2, succeeded_at), failures = iif(?3 IS NULL, 0, failures + 1),
                 title = coalesce(?7, title), site_url = coalesce(?8, site_url)
             WHERE number = ?1",
        )?
        .execute(params![
            asked.feed.0,
            asked.at.as_millisecond(),
            asked.failure.as_deref(),
            milliseconds(asked.due),
            milliseconds(asked.retry_after),
            asked.is_gone,
            asked.title.as_deref(),
            asked.site_url.as_deref()
        ])?;
    let Some(state) = &asked.state else {
        return Ok(());
    };
    connection
        .prepare_cached(
            "UPDATE feeds SET etag = ?2, last_modified = ?3, body_key = ?4, moved_to = ?5, hints = ?6,
                 warning = ?7 WHERE number = ?1",
        )?
        .execute(params![
            asked.feed.0,
            state.etag,
            state.last_modified,
            state.body_key.map(u64::cast_signed),
            state.moved_to,
            state.hints,
            state.warning.as_deref()
        ])?;
    Ok(())
}
