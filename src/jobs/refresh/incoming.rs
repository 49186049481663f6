//! An entry on its way into the library, with the numbers that it is known again by.

use jiff::Timestamp;

use crate::domain::article::{Article, ArticleId, hash};
use crate::domain::text::Text;
use crate::sources::stored;

/// An entry of a feed, as the library takes it.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub id: ArticleId,
    /// Of the guid as the feed writes it.
    pub guid_key: Option<u64>,
    /// Of the address in its canonical form.
    pub url_key: Option<u64>,
    /// Of the entry as the feed wrote it, and of the text that a reader sees.
    pub content_key: u64,
    pub text_key: u64,
    pub published: Option<Timestamp>,
    pub title: Text,
    pub outlet: Text,
    pub url: Option<Text>,
    /// The whole article, as [`stored::encode`] writes it.
    pub data: Vec<u8>,
}

impl Incoming {
    /// The entry that an article was read from.
    pub fn of(article: Article) -> Self {
        Self {
            guid_key: article.guid.as_deref().map(key),
            url_key: article.url.as_deref().map(|url| key(&stored::canonical(url))),
            content_key: stored::raw_key(&article),
            text_key: stored::text_key(&article),
            data: stored::encode(&article),
            id: article.id,
            published: article.published,
            title: article.title,
            outlet: article.outlet,
            url: article.url,
        }
    }
}

/// The first 64 bits of a string's hash.
fn key(text: &str) -> u64 {
    u64::from_str_radix(&hash(&[text]), 16).unwrap_or_default()
}
