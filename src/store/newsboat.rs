//! newsboat's `cache.db`, only ever read: the articles of each feed, with what was done to them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, Statement};

use super::error::StoreError;
use crate::domain::limits;

/// A cache that is open.
#[derive(Debug)]
pub struct NewsboatCache {
    path: PathBuf,
    connection: Connection,
    /// The rows of each feed, the oldest first.
    rows: HashMap<String, Vec<i64>>,
    feeds: Vec<NewsboatFeed>,
    query: String,
}

/// A feed of the cache.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewsboatFeed {
    pub address: String,
    pub title: String,
    pub site_url: String,
    pub articles: usize,
}

/// An article of the cache, as it is written there; nothing in it is cleaned yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewsboatArticle {
    pub feed: String,
    pub guid: String,
    pub url: String,
    pub title: String,
    pub author: String,
    pub published: Option<Timestamp>,
    /// What links of the content are relative to.
    pub base: String,
    pub content: String,
    /// The content is text without markup.
    pub is_plain: bool,
    pub is_unread: bool,
    /// The letters that the user gave it.
    pub flags: String,
    pub enclosure_url: String,
    pub enclosure_type: String,
}

/// What is read of an article, in this order; caches of old versions have not all of it.
const COLUMNS: &[&str] = &[
    "guid",
    "url",
    "title",
    "author",
    "pubDate",
    "base",
    "content",
    "content_mime_type",
    "unread",
    "flags",
    "enclosure_url",
    "enclosure_type",
];

impl NewsboatCache {
    /// Opens a cache; newsboat may be running.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        const PATIENCE: Duration = Duration::from_secs(2);
        if let Err(error) = std::fs::File::open(path) {
            return Err(StoreError::unavailable(
                path,
                &super::error::plain(&error.to_string()),
            ));
        }
        let failed = |error: rusqlite::Error| fault(path, &error);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        connection.busy_timeout(PATIENCE).map_err(failed)?;
        let known = columns(&connection).map_err(failed)?;
        if !["id", "feedurl", "guid"]
            .iter()
            .all(|name| known.iter().any(|known| known == name))
        {
            return Err(StoreError::damaged(path, "it is no cache of newsboat"));
        }
        let mut cache = Self {
            path: path.to_owned(),
            query: query(&known),
            rows: HashMap::new(),
            feeds: Vec::new(),
            connection,
        };
        let has_deleted = known.iter().any(|known| known == "deleted");
        cache.look(has_deleted).map_err(failed)?;
        Ok(cache)
    }

    /// The feeds that have articles, in the order in which the cache came to know them.
    pub fn feeds(&self) -> &[NewsboatFeed] {
        &self.feeds
    }

    /// Gives the articles of a feed one by one, the oldest first; stops when told so by `false`.
    pub fn articles(
        &self,
        feed: &str,
        mut take: impl FnMut(NewsboatArticle) -> bool,
    ) -> Result<(), StoreError> {
        let failed = |error: rusqlite::Error| fault(&self.path, &error);
        let mut statement = self.connection.prepare_cached(&self.query).map_err(failed)?;
        for row in self.rows.get(feed).into_iter().flatten() {
            // Nothing is locked between two rows, so newsboat may have deleted one meanwhile.
            let article = statement
                .query_row([row], |row| Ok(article(feed, row)))
                .optional();
            if let Some(article) = article.map_err(failed)?
                && !take(article)
            {
                break;
            }
        }
        Ok(())
    }

    /// Which feeds and rows there are; articles that were deleted are left out.
    fn look(&mut self, has_deleted: bool) -> rusqlite::Result<()> {
        let condition = if has_deleted { "WHERE deleted = 0" } else { "" };
        let mut statement = self.connection.prepare(&format!(
            "SELECT id, feedurl FROM rss_item {condition} ORDER BY id"
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, address) = (row.get::<_, i64>(0)?, text(row, 1));
            if !self.rows.contains_key(&address) {
                self.feeds.push(NewsboatFeed {
                    address: address.clone(),
                    ..NewsboatFeed::default()
                });
            }
            self.rows.entry(address).or_default().push(id);
        }
        let titles = self
            .connection
            .prepare("SELECT title, url FROM rss_feed WHERE rssurl = ?1");
        let mut titles = titles.ok();
        for feed in &mut self.feeds {
            feed.articles = self.rows.get(&feed.address).map_or(0, Vec::len);
            if let Some(titles) = &mut titles {
                name(feed, titles);
            }
        }
        Ok(())
    }
}

/// A feed's own names, where the cache has them.
fn name(feed: &mut NewsboatFeed, titles: &mut Statement<'_>) {
    let found = titles.query_row([&feed.address], |row| Ok((text(row, 0), text(row, 1))));
    if let Ok((title, site_url)) = found {
        feed.title = title;
        feed.site_url = site_url;
    }
}

fn columns(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info('rss_item')")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// One article by its row; columns that this cache has not are empty.
fn query(known: &[String]) -> String {
    let columns: Vec<String> = COLUMNS
        .iter()
        .map(|name| match known.iter().any(|known| known == name) {
            // A content may be larger than any memory.
            true if *name == "content" => format!("substr(content, 1, {})", limits::HTML_BYTES),
            true => format!("substr({name}, 1, {})", limits::ADDRESS_BYTES),
            false => "NULL".to_owned(),
        })
        .collect();
    format!("SELECT {} FROM rss_item WHERE id = ?1", columns.join(", "))
}

fn article(feed: &str, row: &Row<'_>) -> NewsboatArticle {
    let kind = text(row, 7).to_ascii_lowercase();
    NewsboatArticle {
        feed: feed.to_owned(),
        guid: text(row, 0),
        url: text(row, 1),
        title: text(row, 2),
        author: text(row, 3),
        published: number(row, 4)
            .filter(|seconds| *seconds > 0)
            .and_then(|seconds| Timestamp::from_second(seconds).ok()),
        base: text(row, 5),
        content: text(row, 6),
        is_plain: kind.trim() == "text/plain",
        is_unread: number(row, 8) == Some(1),
        flags: text(row, 9),
        enclosure_url: text(row, 10),
        enclosure_type: text(row, 11),
    }
}

/// Text, whatever type and bytes the value has.
fn text(row: &Row<'_>, index: usize) -> String {
    match row.get_ref(index) {
        Ok(ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        Ok(ValueRef::Integer(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn number(row: &Row<'_>, index: usize) -> Option<i64> {
    match row.get_ref(index) {
        Ok(ValueRef::Integer(number)) => Some(number),
        Ok(ValueRef::Text(bytes)) => std::str::from_utf8(bytes).ok()?.trim().parse().ok(),
        _ => None,
    }
}

/// A cache that cannot be read without writing to it needs newsboat itself.
fn fault(path: &Path, error: &rusqlite::Error) -> StoreError {
    match StoreError::from_sqlite(path, error) {
        StoreError::ReadOnly { .. } => StoreError::unavailable(
            path,
            "newsboat left it half written; start newsboat once, and try again",
        ),
        other => other,
    }
}
