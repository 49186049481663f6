//! A library on disk, filled row by row as the keeper would.

use std::path::PathBuf;

use jiff::Timestamp;
use newsview::domain::article::{Article, ArticleId, Origin};
use newsview::domain::library::{Listing, Order, Scope, View};
use newsview::domain::query::Haystack;
use newsview::domain::text::Text;
use newsview::jobs::index;
use newsview::jobs::list::{Lister, Request};
use newsview::store::Store;
use newsview::store::reader::Reader;
use rusqlite::{Connection, params};
use tempfile::TempDir;

/// A library in a folder of its own, and who writes into it.
pub struct Library {
    folder: TempDir,
    pub store: Store,
    pub sql: Connection,
}

/// An article to be.
#[derive(Clone, Debug)]
pub struct Sample {
    pub feed: i64,
    pub moment: i64,
    /// The title, then every text of the rest.
    pub texts: Vec<String>,
    pub is_unread: bool,
    pub is_bookmarked: bool,
    pub is_updated: bool,
}

impl Sample {
    pub fn new(feed: i64, moment: i64, texts: &[&str]) -> Self {
        Self {
            feed,
            moment,
            texts: texts.iter().map(ToString::to_string).collect(),
            is_unread: true,
            is_bookmarked: false,
            is_updated: false,
        }
    }

    pub fn haystack(&self) -> Haystack {
        Haystack::new(&self.texts[0], self.texts[1..].iter().map(String::as_str))
    }

    pub fn id(&self) -> ArticleId {
        ArticleId::given(&format!("{:016x}", self.moment))
    }
}

/// What is kept of a sample: its texts, parted by a sign that is in none of them.
pub fn stored(texts: &[String]) -> Vec<u8> {
    lz4_flex::block::compress_prepend_size(texts.join("\u{1}").as_bytes())
}

/// The article of what is kept.
pub fn build(bytes: &[u8], id: ArticleId) -> Option<Article> {
    let text = std::str::from_utf8(bytes).ok()?;
    let texts: Vec<&str> = text.split('\u{1}').collect();
    let mut article = Article::new(id, Origin::default());
    article.title = Text::title(texts[0]);
    article.haystack = Haystack::new(texts[0], texts[1..].iter().copied());
    Some(article)
}

impl Library {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let (store, said) = Store::open(&folder.path().join("config"), &folder.path().join("data"));
        assert_eq!(said, Vec::<Text>::new());
        let sql = Connection::open(folder.path().join("data/library.db")).unwrap();
        Self { folder, store, sql }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn reader(&self) -> Reader {
        Reader::new(&self.data())
    }

    pub fn lister(&self) -> Lister {
        Lister::new(self.reader())
    }

    pub fn add_feed(&self, number: i64, folder: &str, is_subscribed: bool) {
        let address = format!("https://feed-{number}.example/");
        self.sql
            .execute(
                "INSERT INTO feeds (number, address, source, subscribed, folder, title)
                 VALUES (?1, ?2, ?2, ?3, ?4, ?5)",
                params![number, address, is_subscribed, folder, format!("Feed {number}")],
            )
            .unwrap();
    }

    pub fn add(&self, sample: &Sample) {
        let changed = sample.is_updated.then_some(1_i64);
        self.sql
            .prepare_cached(
                "INSERT INTO articles (id, feed, moment, published, arrived, changed, title, outlet,
                                       url, content_key, text_key, bookmarked)
                 VALUES (?1, ?2, ?1, ?1 * 1000, 7, ?3, ?4, 'Harbour Wire', 'https://harbour.example/', 1, 1, ?5)",
            )
            .unwrap()
            .execute(params![
                sample.moment,
                sample.feed,
                changed,
                sample.texts[0],
                sample.is_bookmarked
            ])
            .unwrap();
        self.sql
            .prepare_cached("INSERT INTO texts VALUES (?1, ?2)")
            .unwrap()
            .execute(params![self.sql.last_insert_rowid(), stored(&sample.texts)])
            .unwrap();
        if sample.is_unread {
            self.sql
                .prepare_cached("INSERT INTO unread (moment, feed, number) SELECT moment, feed, number FROM articles WHERE moment = ?1 AND feed = ?2")
                .unwrap()
                .execute(params![sample.moment, sample.feed])
                .unwrap();
        }
        self.sql
            .prepare_cached(
                "UPDATE feeds SET articles = articles + 1, unread = unread + ?2 WHERE number = ?1",
            )
            .unwrap()
            .execute(params![sample.feed, i64::from(sample.is_unread)])
            .unwrap();
    }

    /// Gives an article another text, as an edit by its publisher does.
    pub fn change(&self, sample: &Sample) {
        self.sql
            .execute(
                "UPDATE articles SET indexed = 0, changed = 9, content_key = content_key + 1, title = ?2
                 WHERE moment = ?1",
                params![sample.moment, sample.texts[0]],
            )
            .unwrap();
        self.sql
            .execute(
                "UPDATE texts SET data = ?2
                 WHERE number = (SELECT number FROM articles WHERE moment = ?1)",
                params![sample.moment, stored(&sample.texts)],
            )
            .unwrap();
    }

    /// Indexes so many of the articles that are not.
    pub fn index(&mut self, limit: usize) -> usize {
        index::step(&mut self.store, &build, limit, &|| false)
            .unwrap()
            .done
    }
}

pub fn listing(view: View, scope: Scope, query: &str, order: Order) -> Listing {
    Listing {
        view,
        scope,
        query: query.to_owned(),
        order,
        is_grouped: false,
    }
}

/// Asked at a moment just after all samples, with all the time there is.
pub fn request(listing: &Listing, now: i64) -> Request<'_> {
    Request {
        listing,
        now: Timestamp::from_second(now).unwrap(),
        until: None,
    }
}
