//! newsboat's cache, read beside it.

use std::fs;
use std::path::{Path, PathBuf};

use newsview::store::newsboat::{NewsboatArticle, NewsboatCache, NewsboatFeed};
use rusqlite::Connection;
use tempfile::TempDir;

use super::time;

/// A cache as newsboat lays it out, with two feeds.
pub fn make_cache(folder: &Path) -> PathBuf {
    let path = folder.join("cache.db");
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch(
            "CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
                title VARCHAR(1024) NOT NULL, lastmodified INTEGER(11) NOT NULL DEFAULT 0,
                is_rtl INTEGER(1) NOT NULL DEFAULT 0, etag VARCHAR(128) NOT NULL DEFAULT '');
             CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
                title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
                feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
                unread INTEGER(1) NOT NULL, enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024),
                enqueued INTEGER(1) NOT NULL DEFAULT 0, flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0,
                base VARCHAR(128) NOT NULL DEFAULT '', content_mime_type VARCHAR(255) NOT NULL DEFAULT '');
             INSERT INTO rss_feed (rssurl, url, title) VALUES
                ('https://harbour.example/feed', 'https://harbour.example/', 'Harbour Wire'),
                ('exec:news.sh', '', 'A script');
             INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, enclosure_url,
                    enclosure_type, flags, deleted, content_mime_type) VALUES
                ('g1', 'Ferry &amp; crew', 'Ada Moor', 'https://harbour.example/1', 'https://harbour.example/feed',
                    1786601400, '<p>The ferry <a href=\"/late\">is late</a>.</p>', 0,
                    'https://harbour.example/1.mp3', 'audio/mpeg', 'as', 0, 'text/html'),
                ('x', 'Printed', '', '', 'exec:news.sh', 0, 'one\n\ntwo', 1, NULL, NULL, NULL, 0, 'text/plain'),
                ('gone', 'Deleted', '', '', 'https://harbour.example/feed', 1, '', 1, '', '', '', 1, ''),
                ('https://harbour.example/22026', 'Tide', '', 'https://harbour.example/2',
                    'https://harbour.example/feed', 1786601500, '', 1, '', '', '', 0, '');",
        )
        .unwrap();
    path
}

fn articles(cache: &NewsboatCache, feed: &str) -> Vec<NewsboatArticle> {
    let mut found = Vec::new();
    cache
        .articles(feed, |article| {
            found.push(article);
            true
        })
        .unwrap();
    found
}

#[test]
fn the_articles_of_each_feed_come_with_what_was_done_to_them() {
    let folder = TempDir::new().unwrap();
    let cache = NewsboatCache::open(&make_cache(folder.path())).unwrap();
    assert_eq!(
        cache.feeds()[0],
        NewsboatFeed {
            address: "https://harbour.example/feed".to_owned(),
            title: "Harbour Wire".to_owned(),
            site_url: "https://harbour.example/".to_owned(),
            articles: 2,
        }
    );
    let found = articles(&cache, "https://harbour.example/feed");
    assert_eq!(
        found[0],
        NewsboatArticle {
            feed: "https://harbour.example/feed".to_owned(),
            guid: "g1".to_owned(),
            url: "https://harbour.example/1".to_owned(),
            title: "Ferry &amp; crew".to_owned(),
            author: "Ada Moor".to_owned(),
            published: Some(time("2026-08-13T06:10:00Z")),
            content: "<p>The ferry <a href=\"/late\">is late</a>.</p>".to_owned(),
            flags: "as".to_owned(),
            enclosure_url: "https://harbour.example/1.mp3".to_owned(),
            enclosure_type: "audio/mpeg".to_owned(),
            ..NewsboatArticle::default()
        }
    );
    assert!(found[1].is_unread);
    let printed = articles(&cache, "exec:news.sh");
    assert!(printed[0].is_plain && printed[0].published.is_none());
    let mut count = 0;
    cache
        .articles("https://harbour.example/feed", |_| {
            count += 1;
            false
        })
        .unwrap();
    assert_eq!(count, 1);
}

#[test]
fn nothing_is_written_beside_or_into_a_cache() {
    let folder = TempDir::new().unwrap();
    let path = make_cache(folder.path());
    let before = fs::read(&path).unwrap();
    let cache = NewsboatCache::open(&path).unwrap();
    articles(&cache, "https://harbour.example/feed");
    let names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["cache.db"]);
    let newsboat = Connection::open(&path).unwrap();
    newsboat.execute("UPDATE rss_item SET unread = 0", []).unwrap();
    drop((cache, newsboat));
    assert_ne!(fs::read(&path).unwrap(), before, "newsboat itself is not held up");
}

#[test]
fn a_cache_that_cannot_be_read_says_why_in_a_sentence() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("cache.db");
    let sentence = || NewsboatCache::open(&path).unwrap_err().to_string();
    assert_eq!(sentence(), "cannot use cache.db: no such file or directory");
    fs::write(
        &path,
        "no database at all, but long enough to be looked at as if it were one",
    )
    .unwrap();
    assert_eq!(sentence(), "cache.db is damaged: file is not a database");
    fs::remove_file(&path).unwrap();
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    assert_eq!(sentence(), "cache.db is damaged: it is no cache of newsboat");
    fs::remove_file(&path).unwrap();
    let mut bytes = fs::read(make_cache(folder.path())).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0x5a);
    fs::write(&path, bytes).unwrap();
    let outcome = NewsboatCache::open(&path).and_then(|cache| {
        let feeds: Vec<String> = cache.feeds().iter().map(|feed| feed.address.clone()).collect();
        feeds.iter().try_for_each(|feed| cache.articles(feed, |_| true))
    });
    assert!(
        outcome
            .unwrap_err()
            .to_string()
            .starts_with("cache.db is damaged: ")
    );
}

#[test]
fn a_cache_of_an_old_newsboat_is_read_as_far_as_it_goes() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("cache.db");
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid TEXT, title TEXT, author TEXT, url TEXT,
                feedurl TEXT, pubDate INTEGER, content TEXT, unread INTEGER);
             INSERT INTO rss_item VALUES (7, 5, 'T', NULL, 'u', 'f', '12', x'c328', 1);",
        )
        .unwrap();
    let cache = NewsboatCache::open(&path).unwrap();
    let found = articles(&cache, "f");
    assert_eq!((found[0].guid.as_str(), found[0].flags.as_str()), ("5", ""));
    assert_eq!(found[0].content, "\u{fffd}(");
    assert_eq!(found[0].published, Some(time("1970-01-01T00:00:12Z")));
}
