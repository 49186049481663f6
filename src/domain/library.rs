//! The library: everything kept of the feeds followed, and what is asked of it.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use jiff::Timestamp;

use super::article::{Article, ArticleId};
use super::query::Hit;
use super::story::Story;
use super::subscription::{Folder, Subscription, without_credentials};
use super::text::Text;

/// A feed by its number in the library; the number stays when its address changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FeedId(pub i64);

/// A named query: which articles are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    #[default]
    All,
    Unread,
    Bookmarks,
    /// Articles whose text changed after they came.
    Updated,
    /// Articles of the last 24 hours.
    LastDay,
    /// Events that two reports or more tell.
    Stories,
}

impl View {
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Unread,
        Self::Bookmarks,
        Self::Updated,
        Self::LastDay,
        Self::Stories,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Unread => "Unread",
            Self::Bookmarks => "Bookmarks",
            Self::Updated => "Updated",
            Self::LastDay => "Last day",
            Self::Stories => "Stories",
        }
    }
}

/// Whose articles are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    #[default]
    All,
    Folder(Folder),
    Feed(FeedId),
}

/// Which end of time stands on top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    #[default]
    NewestFirst,
    OldestFirst,
}

/// What is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    pub view: View,
    pub scope: Scope,
    /// What narrows it, as typed.
    pub query: String,
    pub order: Order,
    /// Whether the reports of a story share a row; never while a query narrows the list.
    pub is_grouped: bool,
}

/// An article's place in every listing: title hits first, then by moment.
///
/// `moment` is the seconds since 1970 of its date (else of its arrival), counted up where another
/// article has them already; so no two articles of a library share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub hit: Hit,
    pub moment: i64,
}

impl Key {
    /// Which of two places stands above the other in a listing of this order.
    pub fn compare(&self, other: &Self, order: Order) -> Ordering {
        let by_moment = match order {
            Order::NewestFirst => other.moment.cmp(&self.moment),
            Order::OldestFirst => self.moment.cmp(&other.moment),
        };
        self.hit.cmp(&other.hit).then(by_moment)
    }
}

/// Which part of a listing is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    #[default]
    Top,
    Bottom,
    /// The rows right after this place, or right before it; the row itself is left out.
    After(Key),
    Before(Key),
    /// Rows on both sides of this place, and the row itself if it is listed.
    Around(Key),
    /// Rows around this article, or the top where it is not listed.
    Article(ArticleId),
    /// Rows around the next or previous unread article from here, going round once.
    NextUnread(Key),
    PreviousUnread(Key),
}

/// One row of a listing: an article without its text.
#[derive(Clone, Debug)]
pub struct LibraryRow {
    /// All but the document, which is empty until the article is opened.
    pub article: Arc<Article>,
    pub feed: FeedId,
    pub key: Key,
    pub is_read: bool,
    pub is_bookmarked: bool,
    /// Its text changed after it came.
    pub is_updated: bool,
    pub tags: Vec<Text>,
    pub note: Option<Text>,
    /// The story it stands for; then `article` is its lead, and `key` that of its newest report listed.
    pub story: Option<Arc<Story>>,
}

/// A part of a listing, in its order.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub rows: Vec<LibraryRow>,
    /// Whether more rows stand before the first and after the last.
    pub has_before: bool,
    pub has_after: bool,
    /// The row that was asked for: of [`Anchor::Article`], [`Anchor::NextUnread`] and the like.
    pub selected: Option<usize>,
    /// More hits may turn up: not everything was looked at yet.
    pub is_partial: bool,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows of the listing asked about, its query included.
    pub listed: usize,
    /// Articles and unread articles of its scope.
    pub articles: usize,
    pub unread: usize,
}

/// A feed in the library: the subscription, what the feed says of itself, and how it fares.
#[derive(Clone, Debug, PartialEq)]
pub struct LibraryFeed {
    pub id: FeedId,
    pub subscription: Subscription,
    /// What the feed calls itself.
    pub own_title: Text,
    pub site_url: Option<Text>,
    pub articles: usize,
    pub unread: usize,
    pub health: Health,
}

/// How a feed fares.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Health {
    /// The last time it was asked, and the last time that it answered soundly.
    pub asked: Option<Timestamp>,
    pub succeeded: Option<Timestamp>,
    /// Why the last attempt failed, in words.
    pub error: Option<Text>,
    /// What was wrong with its last sound answer though it was read.
    pub warning: Option<Text>,
    /// Attempts that failed since the last success.
    pub failures: u32,
    /// Not to be asked by the timer, or at the start, before this.
    pub due: Option<Timestamp>,
    /// Not to be asked at all before this: the server said so.
    pub retry_after: Option<Timestamp>,
    /// The server said that it is gone for good (410).
    pub is_gone: bool,
    /// The newest article's date.
    pub newest: Option<Timestamp>,
    /// Articles a week, over the last twelve weeks.
    pub a_week: f32,
}

impl LibraryFeed {
    /// What it is called: by the user, by itself, or by its address, which is told without a password.
    pub fn name(&self) -> Cow<'_, str> {
        let own = Some(self.own_title.as_str()).filter(|title| !title.is_empty());
        match self.subscription.title.as_deref().or(own) {
            Some(title) => title.into(),
            None => without_credentials(&self.subscription.address).into(),
        }
    }
}

/// Damage that was met while the library was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    pub why: String,
    /// Which file it was met in: another one may have taken its place since.
    pub file: (u64, u64),
}
