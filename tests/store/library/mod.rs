//! The library: feeds, articles, marks, and that one article stays one.

mod expiry;
mod feeds;
mod identity;
mod labels;
mod marks;
mod model;
mod patience;
mod rescue;
mod saving;

use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::Timestamp;
use newsview::domain::article::ArticleId;
use newsview::domain::library::FeedId;
use newsview::domain::subscription::Subscription;
use newsview::domain::text::Text;
use newsview::store::{Incoming, Saved, Store, pack};
use rusqlite::Connection;

use super::{Home, time};

/// An entry as a feed sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sent {
    pub guid: Option<String>,
    pub url: Option<String>,
    pub title: String,
    pub text: String,
    /// What nobody reads.
    pub raw: String,
    pub date: Option<String>,
}

/// An entry with a guid, an address, a text and a date of its own.
pub fn sent(name: &str) -> Sent {
    Sent {
        guid: Some(format!("guid-{name}")),
        url: Some(format!("https://harbour.example/{name}")),
        title: format!("The day of {name}"),
        text: format!("Nothing happened to {name} today."),
        raw: String::new(),
        date: Some("2026-08-13T06:10:00Z".to_owned()),
    }
}

impl Sent {
    pub fn guid(mut self, guid: &str) -> Self {
        self.guid = Some(guid.to_owned());
        self
    }

    pub fn url(mut self, url: &str) -> Self {
        self.url = Some(url.to_owned());
        self
    }

    pub fn title(mut self, title: &str) -> Self {
        self.title = title.to_owned();
        self
    }

    pub fn text(mut self, text: &str) -> Self {
        self.text = text.to_owned();
        self
    }

    pub fn raw(mut self, raw: &str) -> Self {
        self.raw = raw.to_owned();
        self
    }

    pub fn date(mut self, date: &str) -> Self {
        self.date = Some(date.to_owned());
        self
    }

    pub fn incoming(&self, source: &str) -> Incoming {
        let name = self.guid.as_deref().or(self.url.as_deref());
        Incoming {
            id: ArticleId::new(source, name.unwrap_or(&self.text)),
            guid_key: self.guid.as_ref().map(key),
            url_key: self.url.as_ref().map(|url| key(&url.trim_end_matches('/'))),
            text_key: key(&(&self.title, &self.text)),
            content_key: key(self),
            published: self.date.as_deref().map(time),
            title: Text::title(&self.title),
            outlet: Text::name("Harbour Wire"),
            url: self.url.as_deref().map(Text::line),
            data: pack(format!("{}\n{}\n{}", self.title, self.text, self.raw).as_bytes()),
        }
    }
}

fn key(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

pub fn subscription(address: &str) -> Subscription {
    Subscription::new(address)
}

pub fn now() -> Timestamp {
    time("2026-09-01T12:00:00Z")
}

/// Follows exactly these addresses.
pub fn follow(store: &mut Store, addresses: &[&str]) -> Vec<FeedId> {
    let list: Vec<Subscription> = addresses.iter().map(|address| subscription(address)).collect();
    store.follow_feeds(&list, true).feeds
}

/// Saves a document of the feed that is first in the plan with this source.
pub fn save(store: &mut Store, feed: FeedId, entries: &[Sent]) -> Saved {
    let plan = store.fetch_plan();
    let source = plan
        .iter()
        .find(|planned| planned.feed == feed)
        .unwrap()
        .source
        .clone();
    let entries: Vec<Incoming> = entries.iter().map(|entry| entry.incoming(&source)).collect();
    store.save(feed, &entries, now(), true).unwrap()
}

/// New, updated and unchanged entries.
pub fn counts(saved: &Saved) -> (usize, usize, usize) {
    (saved.new.len(), saved.updated.len(), saved.unchanged)
}

/// The titles of the library, the newest first.
pub fn titles(home: &Home) -> Vec<String> {
    let connection = Connection::open(home.database()).unwrap();
    let mut statement = connection
        .prepare("SELECT title FROM articles ORDER BY moment DESC")
        .unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// One number of the database.
pub fn look(home: &Home, sql: &str) -> i64 {
    let connection = Connection::open(home.database()).unwrap();
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// What must hold whatever happened.
pub fn check(home: &Home) {
    for (sql, wanted) in [
        ("SELECT count(*) FROM pragma_quick_check WHERE quick_check <> 'ok'", 0),
        ("SELECT count(*) FROM pragma_foreign_key_check", 0),
        ("SELECT count(*) FROM feeds WHERE articles <> (SELECT count(*) FROM articles WHERE feed = feeds.number)", 0),
        ("SELECT count(*) FROM feeds WHERE unread <> (SELECT count(*) FROM unread WHERE feed = feeds.number)", 0),
        ("SELECT count(*) FROM unread WHERE NOT EXISTS (SELECT 1 FROM articles
            WHERE articles.moment = unread.moment AND articles.number = unread.number AND articles.feed = unread.feed)", 0),
        ("SELECT count(*) FROM unread JOIN feeds ON feeds.number = unread.feed WHERE subscribed = 0", 0),
        ("SELECT count(*) FROM articles WHERE number NOT IN (SELECT number FROM texts)", 0),
    ] {
        assert_eq!(look(home, sql), wanted, "{sql}");
    }
}
