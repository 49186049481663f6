//! Entries on their way into the library, with the numbers that they are known again by.

use crate::domain::article::{Article, hash};
use crate::sources::stored;
use crate::store::{self, Incoming};

/// The entry that an article was read from.
pub fn of(article: Article) -> Incoming {
    Incoming {
        guid_key: article.guid.as_deref().map(key),
        url_key: article.url.as_deref().map(|url| key(&stored::canonical(url))),
        text_key: stored::text_key(&article),
        content_key: stored::raw_key(&article),
        data: store::pack(&stored::encode(&article)),
        id: article.id,
        published: article.published,
        title: article.title,
        outlet: article.outlet,
        url: article.url,
    }
}

/// The first 64 bits of a string's hash.
fn key(text: &str) -> u64 {
    u64::from_str_radix(&hash(&[text]), 16).unwrap_or_default()
}
