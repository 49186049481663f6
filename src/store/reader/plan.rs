//! What a listing means: which table is walked, whose articles count, and from when on.

use std::collections::HashSet;

use jiff::Timestamp;

use super::Ask;
use super::look::{Look, Stop};
use super::rows::{Row, count_at};
use crate::domain::library::{Listing, Order, Scope, View};
use crate::domain::query::{Expression, Query};

/// Whose articles are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Feeds {
    All,
    One(i64),
    Some(HashSet<i64>),
    AllBut(HashSet<i64>),
}

/// A listing, ready to be walked.
#[derive(Clone, Debug)]
pub struct Plan {
    pub view: View,
    pub feeds: Feeds,
    /// The first moment that is listed.
    pub low: i64,
    pub newest_first: bool,
    /// The reports of a story share a row.
    pub is_grouped: bool,
    pub expression: Expression,
    /// Articles and unread ones of the scope, as counted by who writes them; and of all feeds.
    pub articles: usize,
    pub unread: usize,
    pub of: usize,
    /// Feeds that are followed no longer.
    pub dropped: HashSet<i64>,
}

/// A row of the table of feeds, as far as scopes need it.
struct Counted {
    number: i64,
    is_subscribed: bool,
    folder: String,
    articles: usize,
    unread: usize,
}

impl Plan {
    pub fn new(look: &Look<'_>, ask: &Ask<'_>) -> Result<Self, Stop> {
        let Listing {
            view, scope, order, ..
        } = ask.listing;
        let all = counted(look)?;
        let is_in: Box<dyn Fn(&Counted) -> bool> = match scope {
            Scope::All => Box::new(|feed| feed.is_subscribed),
            Scope::Feed(one) => Box::new(|feed| feed.number == one.0),
            Scope::Folder(folder) => {
                let path: Vec<&str> = folder.0.iter().map(AsRef::as_ref).collect();
                Box::new(move |feed| feed.is_subscribed && lies_in(&feed.folder, &path))
            }
        };
        let numbers = |is_in: &dyn Fn(&Counted) -> bool| -> HashSet<i64> {
            all.iter()
                .filter(|feed| is_in(feed))
                .map(|feed| feed.number)
                .collect()
        };
        let feeds = match scope {
            Scope::Feed(one) => Feeds::One(one.0),
            Scope::Folder(_) => Feeds::Some(numbers(&is_in)),
            // What was bookmarked stays when its feed is dropped.
            Scope::All if *view == View::Bookmarks => Feeds::All,
            Scope::All => match numbers(&|feed| !feed.is_subscribed) {
                dropped if dropped.is_empty() => Feeds::All,
                dropped => Feeds::AllBut(dropped),
            },
        };
        let expression = Query::parse(&ask.listing.query).expression();
        let dropped = numbers(&|feed| !feed.is_subscribed);
        let inside = || all.iter().filter(|feed| is_in(feed));
        Ok(Self {
            view: *view,
            feeds,
            low: first_moment(*view, ask.now),
            newest_first: *order == Order::NewestFirst,
            is_grouped: ask.listing.is_grouped && expression == Expression::default(),
            expression,
            articles: inside().map(|feed| feed.articles).sum(),
            unread: inside().map(|feed| feed.unread).sum(),
            of: all.iter().map(|feed| feed.articles).sum(),
            dropped,
        })
    }

    /// Whether everything is listed.
    pub fn is_all(&self) -> bool {
        self.view == View::All && self.feeds == Feeds::All
    }

    /// Whether articles are sought by words.
    pub fn seeks(&self) -> bool {
        self.expression != Expression::default()
    }

    /// Whether this row is listed, as far as that does not hang on its words.
    pub fn lists(&self, row: &Row) -> bool {
        let in_view = match self.view {
            View::All => true,
            View::Unread => row.is_unread,
            View::Bookmarks => row.is_bookmarked,
            View::Updated => row.is_updated,
            View::LastDay => row.moment >= self.low,
            View::Stories => row.story.is_some(),
        };
        in_view && self.has_feed(row.feed)
    }

    pub fn is_followed(&self, feed: i64) -> bool {
        !self.dropped.contains(&feed)
    }

    pub fn has_feed(&self, feed: i64) -> bool {
        match &self.feeds {
            Feeds::All => true,
            Feeds::One(one) => *one == feed,
            Feeds::Some(some) => some.contains(&feed),
            Feeds::AllBut(others) => !others.contains(&feed),
        }
    }
}

fn first_moment(view: View, now: Timestamp) -> i64 {
    const DAY: i64 = 24 * 60 * 60;
    if view == View::LastDay {
        now.as_second().saturating_sub(DAY)
    } else {
        i64::MIN + 1
    }
}

fn counted(look: &Look<'_>) -> Result<Vec<Counted>, Stop> {
    let mut statement = look
        .connection
        .prepare_cached("SELECT number, subscribed, folder, articles, unread FROM feeds")?;
    let rows = statement.query_map([], |row| {
        Ok(Counted {
            number: row.get(0)?,
            is_subscribed: row.get(1)?,
            folder: row.get(2)?,
            articles: count_at(row, 3)?,
            unread: count_at(row, 4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether a folder, written as JSON, is this one or lies in it.
fn lies_in(written: &str, path: &[&str]) -> bool {
    let names: Vec<String> = serde_json::from_str(written).unwrap_or_default();
    names.len() >= path.len() && names.iter().zip(path).all(|(name, wanted)| name == wanted)
}
