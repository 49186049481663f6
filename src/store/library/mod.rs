//! The library: feeds and their articles ↔ the database.

mod bookmarked;
mod expire;
mod feeds;
mod identity;
mod ids;
mod labels;
mod listing;
mod marks;
mod moments;
mod numbers;
mod pack;
mod parked;
mod plan;
mod rows;
mod save;
mod stored;
mod versions;
mod write;

use jiff::Timestamp;

use crate::domain::article::ArticleId;
use crate::domain::library::FeedId;
use crate::domain::text::Text;

pub use self::expire::Keep;
pub use self::feeds::Followed;
pub use self::pack::{Packed, pack, unpack};
pub use self::plan::{Asked, FetchedState, PlannedFeed};
pub use self::save::{Saved, SavedArticle, Saving};

pub(super) use self::bookmarked::{differs, reconcile, set_bookmarked};
pub(super) use self::ids::{id_of, key_of};
pub(super) use self::labels::{note_of, set_note, set_tags, tags_of, tidy, tidy_note};
pub(super) use self::listing::{mark_listing, mark_moments, read_ids};
pub(super) use self::marks::{find, names, set_read};
pub(super) use self::numbers::{count, pack as pack_numbers, unpack as unpack_numbers};

/// An entry of a feed as it is to be stored. Keys are the first 64 bits of a hash.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The id it has if it is new.
    pub id: ArticleId,
    /// Of its guid.
    pub guid_key: Option<u64>,
    /// Of its address in canonical form.
    pub url_key: Option<u64>,
    /// Of what is read: when it changes, the article was edited.
    pub text_key: u64,
    /// Of everything that is stored.
    pub content_key: u64,
    pub published: Option<Timestamp>,
    pub title: Text,
    pub outlet: Text,
    pub url: Option<Text>,
    /// The article as bytes that only the caller understands.
    pub data: Packed,
}

impl Incoming {
    fn guid(&self) -> Option<i64> {
        self.guid_key.map(u64::cast_signed)
    }

    fn url(&self) -> Option<i64> {
        self.url_key.map(u64::cast_signed)
    }

    /// The key of an address that may name one article: a homepage names none.
    fn address(&self) -> Option<i64> {
        self.url()
            .filter(|_| !self.url.as_deref().is_some_and(is_homepage))
    }

    fn text(&self) -> i64 {
        self.text_key.cast_signed()
    }

    fn content(&self) -> i64 {
        self.content_key.cast_signed()
    }

    /// Its date in milliseconds.
    fn date(&self) -> Option<i64> {
        self.published.map(Timestamp::as_millisecond)
    }
}

/// Whether an address has nothing behind its host.
fn is_homepage(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    match rest.find(['/', '?', '#']) {
        Some(at) => matches!(&rest[at..], "/" | "/#" | "#"),
        None => url.contains("://"),
    }
}

/// A count as the database takes it.
fn counted(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A feed's number as the database has it.
fn number_of(feed: FeedId) -> i64 {
    feed.0
}

#[cfg(test)]
mod tests {
    use super::is_homepage;

    #[test]
    fn an_address_with_nothing_behind_its_host_is_a_homepage() {
        for url in [
            "https://a.example",
            "http://a.example/",
            "https://a.example/#",
            "https://a.example#",
        ] {
            assert!(is_homepage(url), "{url}");
        }
        for url in [
            "https://a.example/1",
            "https://a.example/?p=1",
            "https://a.example?p=1",
            "tide",
            "/srv/tide",
        ] {
            assert!(!is_homepage(url), "{url}");
        }
    }
}
