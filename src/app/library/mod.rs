//! The list over the library: a window of its rows, what was asked for, and what is awaited.

mod again;
mod answered;
mod ask;
mod errands;
mod known;
mod marks;
mod opened;
mod scope;
mod take;
mod texts;
mod window;

use jiff::Timestamp;
use std::collections::HashSet;

use crate::domain::article::ArticleId;
use crate::domain::library::{Counts, Key, Listing, Scope, View};

use super::action::Action;
use super::effect::RequestId;
use super::list::Row;
use super::message::{FoundList, Refreshing};
use super::{App, Edition};

use answered::Answered;
pub use answered::Snapshot;
use ask::Asked;
pub use ask::FIRST_ROWS;
pub(in crate::app) use errands::Errand;
use texts::Texts;

/// What the screen knows of the library; empty where files are read.
#[derive(Debug, Default)]
pub struct Library {
    /// Whose articles are listed.
    pub scope: Scope,
    /// Which part of the listing the rows are.
    pub part: Part,
    /// Articles and unread ones of the scope; none until they were counted.
    pub counts: Option<Counts>,
    /// Lists of feeds that could be taken over.
    pub found: Vec<FoundList>,
    /// Those that were taken over.
    pub(in crate::app) taken_over: Vec<FoundList>,
    pub refreshing: Option<Refreshing>,
    /// What is being fetched or saved.
    pub transfers: Vec<Transfer>,
    /// The first list came; before that nothing is known to be missing.
    pub is_listed: bool,
    asked: Option<Asked>,
    /// What was marked since then: the answer may be older than these marks.
    marked: HashSet<ArticleId>,
    last_id: u64,
    /// The topmost row that was on the screen since the list was at its top.
    topmost: Option<Key>,
    /// When the rows were first on the screen.
    shown_at: Option<Timestamp>,
    /// The library changed since the rows were asked for.
    is_outdated: bool,
    /// The next answer to a change of marks tells less than it changed.
    is_change_wide: bool,
    /// Counts the changes of the library.
    generation: u64,
    texts: Texts,
    /// Articles that were asked for and did not come yet.
    opening: HashSet<ArticleId>,
    /// What was wanted of an article before its text was there.
    wanted: Option<(ArticleId, Action)>,
    /// What is to be done with whole articles, as soon as their texts are there.
    errands: Vec<(ArticleId, Errand)>,
    /// The article under the cursor, whose row was not where it had been.
    held: Option<ArticleId>,
    /// Steps to unread articles that were asked for while one was on its way: on, or back.
    steps: i32,
    /// Rows that the cursor is still to move, when they are there.
    pub(in crate::app) moves: isize,
    /// What was typed in this prompt, and answered.
    answered: Answered,
}

/// Which part of a listing the rows of the list are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub listing: Listing,
    id: RequestId,
    /// The last answer was joined to rows of an earlier one.
    is_joined: bool,
    /// Whether more rows stand before the first and after the last.
    pub has_before: bool,
    pub has_after: bool,
    /// More hits may turn up.
    pub is_partial: bool,
    /// How many rows the listing has, once they were counted.
    pub listed: Option<usize>,
}

/// Something that is being fetched or saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    pub name: String,
    pub done: u64,
    pub of: Option<u64>,
}

impl Library {
    /// Counts the changes of the library.
    pub(in crate::app) fn generation(&self) -> u64 {
        self.generation
    }

    /// A list is on its way that is another one than that on the screen.
    pub fn is_waiting(&self) -> bool {
        self.asked.as_ref().is_some_and(Asked::is_anew)
    }
}

impl App {
    /// Whether the list is a window over the library; bookmarks are all in memory.
    pub fn is_windowed(&self) -> bool {
        self.edition == Edition::Library && self.layout.view != View::Bookmarks
    }

    /// What the screen asks the library for.
    pub fn listing(&self) -> Listing {
        Listing {
            view: self.layout.view,
            scope: self.library.scope.clone(),
            query: self.list.query_text.clone(),
            order: self.layout.order(),
            is_grouped: self.is_grouped(),
        }
    }

    /// How many rows the list would have if nothing narrowed it, where that is known.
    pub fn count_whole(&self) -> Option<usize> {
        if !self.is_windowed() {
            return Some(self.count_in_view());
        }
        let counts = self.library.counts?;
        match self.layout.view {
            View::Unread => Some(counts.unread),
            View::Updated | View::LastDay | View::Stories => None,
            View::All | View::Bookmarks => Some(counts.articles),
        }
    }

    /// Whether the text of the article in the reader changed after it came.
    pub fn is_updated(&self) -> bool {
        let row = self.list.rows.get(self.list.selected);
        let place = row.and_then(|row| row.place.as_ref());
        place.is_some_and(|place| place.is_updated)
    }

    /// How many rows came above those that were seen, and whether there may be more.
    pub fn new_above(&self) -> Option<(usize, bool)> {
        let topmost = self.library.topmost.filter(|_| self.is_windowed())?;
        let count = self.rows_before(&topmost);
        (count > 0).then_some((count, self.library.part.has_before))
    }

    fn rows_before(&self, key: &Key) -> usize {
        let order = self.library.part.listing.order;
        let is_before = |row: &Row| row.key().is_some_and(|own| own.compare(key, order).is_lt());
        self.list.rows.partition_point(is_before)
    }

    /// Rows were drawn: none of those on the screen, nor below it, is new above any more.
    fn note_seen(&mut self) {
        let part = &self.library.part;
        let is_at_top = self.list.top == 0 && !part.has_before;
        let Some(first) = self.list.rows.get(self.list.top).and_then(Row::key) else {
            return;
        };
        let is_above = |topmost: &Key| first.compare(topmost, part.listing.order).is_lt();
        if is_at_top || self.library.topmost.as_ref().is_some_and(is_above) {
            self.library.topmost = Some(first);
        }
    }

    /// How many rows the list has in all, where that is known.
    pub fn count_listed(&self) -> Option<usize> {
        if !self.is_windowed() {
            return Some(self.list.count());
        }
        let part = &self.library.part;
        let is_whole = !part.has_before && !part.has_after && !part.is_partial;
        part.listed.or_else(|| is_whole.then(|| self.list.count()))
    }
}
