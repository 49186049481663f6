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

/// What scopes need of the table of feeds.
#[derive(Default)]
struct Tally {
    /// Articles and unread ones of the scope, and articles of all feeds.
    articles: usize,
    unread: usize,
    of: usize,
    dropped: HashSet<i64>,
    /// The feeds of a folder.
    inside: HashSet<i64>,
}

impl Tally {
    fn new(look: &Look<'_>, scope: &Scope) -> Result<Self, Stop> {
        let mut tally = match scope {
            Scope::Folder(folder) => {
                let path: Vec<&str> = folder.0.iter().map(AsRef::as_ref).collect();
                Self::of_folder(look, &path)?
            }
            Scope::Feed(one) => Self::summed(look, "number = ?1", one.0)?,
            Scope::All => Self::summed(look, "subscribed = ?1", 1)?,
        };
        let mut statement = look
            .connection
            .prepare_cached("SELECT number FROM feeds WHERE subscribed = 0")?;
        let numbers = statement.query_map([], |row| row.get(0))?;
        tally.dropped = numbers.collect::<rusqlite::Result<_>>()?;
        Ok(tally)
    }

    /// Added up by the database: the first list waits for it, however many feeds there are.
    fn summed(look: &Look<'_>, condition: &str, value: i64) -> Result<Self, Stop> {
        let sql = format!(
            "SELECT sum(iif({condition}, articles, 0)), sum(iif({condition}, unread, 0)), sum(articles) FROM feeds"
        );
        let summed = look.connection.prepare_cached(&sql)?.query_row([value], |row| {
            let sum =
                |column: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.unwrap_or(0));
            Ok([sum(0)?, sum(1)?, sum(2)?])
        })?;
        let [articles, unread, of] = summed.map(|sum| usize::try_from(sum).unwrap_or_default());
        Ok(Self {
            articles,
            unread,
            of,
            ..Self::default()
        })
    }

    fn of_folder(look: &Look<'_>, path: &[&str]) -> Result<Self, Stop> {
        let mut statement = look
            .connection
            .prepare_cached("SELECT number, subscribed, folder, articles, unread FROM feeds")?;
        let mut rows = statement.query([])?;
        let mut tally = Self::default();
        while let Some(row) = rows.next()? {
            let articles = count_at(row, 3)?;
            tally.of += articles;
            if row.get(1)? && lies_in(row.get_ref(2)?.as_str().unwrap_or_default(), path) {
                tally.articles += articles;
                tally.unread += count_at(row, 4)?;
                tally.inside.insert(row.get(0)?);
            }
        }
        Ok(tally)
    }
}

impl Plan {
    pub fn new(look: &Look<'_>, ask: &Ask<'_>) -> Result<Self, Stop> {
        let Listing {
            view, scope, order, ..
        } = ask.listing;
        let tally = Tally::new(look, scope)?;
        let feeds = match scope {
            Scope::Feed(one) => Feeds::One(one.0),
            Scope::Folder(_) => Feeds::Some(tally.inside),
            // What was bookmarked stays when its feed is dropped.
            Scope::All if *view == View::Bookmarks || tally.dropped.is_empty() => Feeds::All,
            Scope::All => Feeds::AllBut(tally.dropped.clone()),
        };
        let expression = Query::parse(&ask.listing.query).expression();
        Ok(Self {
            view: *view,
            feeds,
            low: first_moment(*view, ask.now),
            newest_first: *order == Order::NewestFirst,
            is_grouped: ask.listing.is_grouped && expression == Expression::default(),
            expression,
            articles: tally.articles,
            unread: tally.unread,
            of: tally.of,
            dropped: tally.dropped,
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

/// Whether a folder, written as JSON, is this one or lies in it.
fn lies_in(written: &str, path: &[&str]) -> bool {
    let names: Vec<String> = serde_json::from_str(written).unwrap_or_default();
    names.len() >= path.len() && names.iter().zip(path).all(|(name, wanted)| name == wanted)
}
