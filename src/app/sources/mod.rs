//! The sources pane's state: views, folders and feeds as rows, and the cursor among them.

mod acts;
mod change;
mod moves;
pub mod path;
mod pointer;
mod rows;
mod unread;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::library::{FeedId, LibraryFeed, Scope, View};
use crate::domain::subscription::Folder;

use super::App;
use super::effect::Effect;
pub use rows::{Node, Row};

/// The sources pane.
#[derive(Clone, Debug)]
pub struct Sources {
    pub feeds: Arc<Vec<LibraryFeed>>,
    /// The library said what it has.
    pub is_known: bool,
    pub rows: Vec<Row>,
    pub selected: usize,
    /// The first row on the screen.
    pub top: usize,
    pub folded: BTreeSet<Folder>,
    pub totals: Totals,
    /// The feeds are being asked for, and changed meanwhile.
    asked: Asked,
    /// A feed that was just subscribed to: refreshed and shown once the library has it.
    awaited: Option<String>,
    /// The name of the feed that is followed since just now, until its first refresh has ended.
    pub(super) followed: Option<String>,
    /// What to say once a change is kept.
    due_notice: Option<String>,
}

/// How many articles all feeds have, and the views that no feed counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub articles: usize,
    pub unread: usize,
    pub updated: Option<usize>,
    pub last_day: Option<usize>,
    /// Events that two reports or more tell.
    pub stories: Option<usize>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Asked {
    #[default]
    Not,
    Once,
    /// What is being read is old already.
    Again,
}

impl Default for Sources {
    fn default() -> Self {
        let mut sources = Self {
            feeds: Arc::default(),
            is_known: false,
            rows: Vec::new(),
            selected: 0,
            top: 0,
            folded: BTreeSet::new(),
            totals: Totals::default(),
            asked: Asked::default(),
            awaited: None,
            followed: None,
            due_notice: None,
        };
        sources.rebuild();
        sources
    }
}

/// The columns before a row's sign: a margin, and two for each folder around it.
pub fn indent(row: &Row) -> u16 {
    1 + 2 * row.depth.min(DEEPEST)
}

/// Deeper rows stand below each other, so that their names keep some room.
const DEEPEST: u16 = 6;

impl Sources {
    pub fn feed(&self, id: FeedId) -> Option<&LibraryFeed> {
        self.feeds.iter().find(|feed| feed.id == id)
    }

    pub fn selected_row(&self) -> Option<&Row> {
        self.rows.get(self.selected)
    }

    /// The feed under the cursor.
    pub fn selected_feed(&self) -> Option<&LibraryFeed> {
        self.selected_row().and_then(|row| self.feed_of(row))
    }

    pub fn feed_of(&self, row: &Row) -> Option<&LibraryFeed> {
        row.feed.and_then(|index| self.feeds.get(index))
    }

    /// The feed with this address.
    pub fn feed_at(&self, address: &str) -> Option<&LibraryFeed> {
        self.feeds
            .iter()
            .find(|feed| feed.subscription.address == address)
    }

    /// Folds these folders, as they were when newsview was closed.
    pub(super) fn fold(&mut self, folded: BTreeSet<Folder>) {
        self.folded = folded;
        self.rebuild();
    }

    /// Makes the rows anew; the cursor stays on its source, else on its line.
    fn rebuild(&mut self) {
        let selected = self.selected_row().map(|row| row.node.clone());
        self.rows = rows::rows(&self.feeds, &self.folded);
        if let Some(index) = selected.and_then(|node| self.index_of(&node)) {
            self.selected = index;
        }
        self.step(0);
    }

    fn index_of(&self, node: &Node) -> Option<usize> {
        self.rows.iter().position(|row| row.node == *node)
    }
}

impl App {
    /// How many articles a view has, as far as it is known.
    pub fn count_of_view(&self, view: View) -> Option<usize> {
        let totals = self.sources.totals;
        let has_feeds = !self.sources.feeds.is_empty();
        match view {
            View::All if has_feeds => Some(totals.articles),
            View::Unread if has_feeds => Some(totals.unread),
            View::All => Some(self.articles.len()),
            View::Unread => Some(self.unread_count()),
            View::Bookmarks => Some(self.bookmarked.len()),
            View::Updated => totals.updated,
            View::LastDay => totals.last_day,
            View::Stories if has_feeds => totals.stories,
            View::Stories => Some(self.count_loaded_stories()),
        }
    }

    /// The row whose articles the list shows.
    pub fn shown_node(&self) -> Node {
        match self.scope() {
            Scope::All => Node::View(self.layout.view),
            Scope::Folder(folder) => Node::Folder(folder.clone()),
            Scope::Feed(feed) => Node::Feed(*feed),
        }
    }

    /// Asks the library for its feeds, once at a time.
    pub(super) fn load_sources(&mut self) -> Vec<Effect> {
        if self.sources.asked == Asked::Not {
            self.sources.asked = Asked::Once;
            return vec![Effect::LoadSources];
        }
        self.sources.asked = Asked::Again;
        Vec::new()
    }

    /// What is opened once has no sources, unless someone asks for them.
    pub(super) fn load_sources_at_start(&mut self) -> Vec<Effect> {
        if matches!(self.edition, super::Edition::Opened(_)) {
            return Vec::new();
        }
        self.load_sources()
    }

    /// Counts may have changed, if there is a library at all.
    pub(super) fn recount_sources(&mut self) -> Vec<Effect> {
        if self.sources.is_known || self.sources.awaited.is_some() {
            self.load_sources()
        } else {
            Vec::new()
        }
    }

    /// A change is kept: what it did is said, unless whoever kept it said more.
    pub(super) fn say_what_is_kept(&mut self) {
        if let Some(notice) = self.sources.due_notice.take()
            && self.notices.shown.is_none()
        {
            self.notices.say(notice);
        }
    }

    pub(super) fn take_sources(&mut self, feeds: Arc<Vec<LibraryFeed>>) -> Vec<Effect> {
        let is_first = !std::mem::replace(&mut self.sources.is_known, true);
        // What is hidden is not counted.
        let counted = feeds.iter().filter(|feed| !feed.subscription.hidden);
        self.sources.totals.articles = counted.clone().map(|feed| feed.articles).sum();
        self.sources.totals.unread = counted.map(|feed| feed.unread).sum();
        self.sources.feeds = feeds;
        self.sources.rebuild();
        if is_first {
            self.put_cursor_on_shown();
        }
        let mut effects = Vec::new();
        if self.is_scope_gone() {
            effects = self.show_all_scopes().unwrap_or_default();
            self.widen();
        }
        effects.extend(self.show_awaited());
        let asked = std::mem::take(&mut self.sources.asked);
        if asked == Asked::Again {
            effects.extend(self.load_sources());
        }
        effects
    }

    /// Whether the feed that is shown was dropped, or the folder has no feed any more.
    fn is_scope_gone(&self) -> bool {
        let mut feeds = self.sources.feeds.iter();
        match self.scope() {
            Scope::All => false,
            Scope::Feed(id) => self.sources.feed(*id).is_none(),
            Scope::Folder(folder) => !feeds.any(|feed| feed.subscription.folder.0.starts_with(&folder.0)),
        }
    }

    /// A feed that was subscribed to is there: it is refreshed and shown.
    fn show_awaited(&mut self) -> Vec<Effect> {
        let awaited = self.sources.awaited.as_deref();
        let found = awaited.and_then(|address| self.sources.feed_at(address));
        let Some(id) = found.map(|feed| feed.id) else {
            return Vec::new();
        };
        self.sources.awaited = None;
        let mut effects = vec![Effect::Refresh(vec![id])];
        effects.extend(self.show_source(&Node::Feed(id)));
        effects
    }
}
