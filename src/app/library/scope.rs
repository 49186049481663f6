//! Whose articles are listed, and how the header calls them.

use crate::domain::library::{Anchor, FeedId, Order, Scope, View};
use crate::domain::text::Text;

use super::super::effect::Effect;
use super::super::list::List;
use super::super::stories::Stories;
use super::super::{App, Edition};
use super::ask::Why;

impl App {
    pub fn scope(&self) -> &Scope {
        &self.library.scope
    }

    /// Shows a view of everything; the focus stays where it is.
    pub fn show_view(&mut self, view: View) -> Vec<Effect> {
        self.library.scope = Scope::All;
        let focus = self.focus;
        let effects = self.view(view);
        self.focus = focus;
        effects
    }

    /// The first feed is there: the library takes the place of the samples.
    pub(in crate::app) fn open_library(&mut self) -> Vec<Effect> {
        self.edition = Edition::Library;
        self.articles.clear();
        self.known.clear();
        self.stories = Stories::default();
        self.unread = 0;
        self.loading.is_running = false;
        self.keep_search();
        self.list = List {
            query_text: std::mem::take(&mut self.list.query_text),
            query: std::mem::take(&mut self.list.query),
            ..List::default()
        };
        if self.is_windowed() {
            self.show_selected();
            return vec![self.list_anew(None)];
        }
        self.refill();
        self.show_selected();
        Vec::new()
    }

    /// Lists the articles of a feed, a folder, or of all; the cursor stays on its article where
    /// that is among them.
    pub fn show_scope(&mut self, scope: Scope) -> Vec<Effect> {
        if self.edition != Edition::Library || self.library.scope == scope {
            return Vec::new();
        }
        self.library.scope = scope;
        let mut effects = Vec::new();
        if self.layout.view == View::Bookmarks {
            // Bookmarks are of no feed: whoever asks for one wants its articles.
            self.layout.view = View::All;
            effects.push(Effect::SaveLayout(self.layout));
        }
        effects.push(self.list_around_selected());
        effects
    }

    /// Back from a feed or folder to everything, in the same view; nothing where that is shown.
    pub(in crate::app) fn show_all_scopes(&mut self) -> Option<Vec<Effect>> {
        (self.is_windowed() && self.library.scope != Scope::All).then(|| {
            let effects = self.show_scope(Scope::All);
            self.put_cursor_on_shown();
            effects
        })
    }

    /// The next list is one of everything.
    pub(in crate::app) fn widen(&mut self) {
        self.library.scope = Scope::All;
        self.put_cursor_on_shown();
    }

    /// Asks for what is to be listed now; the cursor stays on its article where it can.
    pub(in crate::app) fn list_around_selected(&mut self) -> Effect {
        let selected = self.list.selected_article().map(|article| article.id.clone());
        self.list_anew(selected)
    }

    /// Lists the articles of the selected one's feed, and all again.
    pub(in crate::app) fn go_to_feed(&mut self) -> Vec<Effect> {
        let Some(feed) = self.feed_of_row() else {
            return self.say("this article is of no feed that is followed");
        };
        let own = Scope::Feed(feed);
        let scope = if self.library.scope == own {
            Scope::All
        } else {
            own
        };
        self.show_scope(scope)
    }

    /// The feed of the selected row: a bookmark knows it by its address alone.
    fn feed_of_row(&self) -> Option<FeedId> {
        let row = self.list.selected_row()?;
        if let Some(place) = &row.place {
            return Some(place.feed);
        }
        let address = row.article.feed.as_deref()?;
        let mut feeds = self.sources.feeds.iter();
        let feed = feeds.find(|feed| feed.subscription.address == address)?;
        Some(feed.id)
    }

    /// The newest or the oldest first.
    pub(in crate::app) fn turn_order(&mut self) -> Vec<Effect> {
        if !self.is_windowed() {
            return self.say("files and bookmarks stand newest first");
        }
        let said = match self.layout.turn_order() {
            Order::NewestFirst => "newest first",
            Order::OldestFirst => "oldest first",
        };
        self.notices.say(said);
        vec![Effect::SaveLayout(self.layout), self.list_anew(None)]
    }

    /// How many of these rows lie beyond the window, in a list that goes on there.
    pub(in crate::app) fn rows_beyond(&self, rows: isize) -> isize {
        let part = &self.library.part;
        let (Ok(selected), Ok(count)) = (
            isize::try_from(self.list.selected),
            isize::try_from(self.list.rows.len()),
        ) else {
            return 0;
        };
        let wanted = selected.saturating_add(rows);
        match (part.has_before, part.has_after) {
            _ if !self.is_windowed() || count == 0 => 0,
            (_, true) if wanted >= count => wanted - (count - 1),
            (true, _) if wanted < 0 => wanted,
            _ => 0,
        }
    }

    /// Home and End, where the list goes on beyond the window.
    pub(in crate::app) fn go_to_end(&mut self, is_bottom: bool) -> Option<Effect> {
        let part = &self.library.part;
        let goes_on = if is_bottom {
            part.has_after
        } else {
            part.has_before
        };
        if !self.is_windowed() || !goes_on {
            return None;
        }
        let anchor = if is_bottom { Anchor::Bottom } else { Anchor::Top };
        Some(self.ask(anchor, Why::End { is_bottom }))
    }

    /// Whether a step to an unread article is on its way; this one is then made after it.
    pub(in crate::app) fn is_step_awaited(&mut self, is_forward: bool) -> bool {
        let library = &mut self.library;
        let is_awaited = library
            .asked
            .as_ref()
            .is_some_and(|asked| asked.why == Why::Unread);
        if is_awaited {
            library.steps = library.steps.saturating_add(if is_forward { 1 } else { -1 });
        }
        is_awaited
    }

    /// Goes on to the next (or previous) unread article, which may lie beyond the window.
    pub(in crate::app) fn ask_for_unread(&mut self, is_forward: bool) -> Option<Effect> {
        let part = &self.library.part;
        if !self.is_windowed() || !part.has_before && !part.has_after {
            return None;
        }
        let key = self.list.rows.get(self.list.selected)?.key()?;
        let anchor = if is_forward {
            Anchor::NextUnread(key)
        } else {
            Anchor::PreviousUnread(key)
        };
        Some(self.ask(anchor, Why::Unread))
    }

    /// The next article beyond the window.
    pub(in crate::app) fn ask_for_neighbour(&mut self, is_after: bool) -> Option<Effect> {
        let part = &self.library.part;
        let goes_on = if is_after { part.has_after } else { part.has_before };
        if !self.is_windowed() || !goes_on {
            return None;
        }
        self.ask_for_more(is_after, true)
    }

    /// Nothing of the window counts any more: what is listed is all in memory.
    pub(in crate::app) fn leave_window(&mut self) {
        self.library.asked = None;
        self.library.part = super::Part::default();
    }

    /// The list of what is typed, if it was answered before.
    pub(in crate::app) fn answered_before(&self) -> Option<super::Snapshot> {
        self.library.answered.get(&self.listing())
    }

    /// The prompt is closed.
    pub(in crate::app) fn forget_answered(&mut self) {
        self.library.answered.clear();
    }

    /// How the header calls what is listed: the feed's or folder's name, and the view.
    pub fn place_name(&self) -> String {
        let view = self.layout.view;
        let scope = match &self.library.scope {
            Scope::All => None,
            Scope::Feed(id) => self
                .sources
                .feed(*id)
                .map(|feed| Text::line(&feed.name()).to_string()),
            Scope::Folder(folder) => folder.0.last().map(ToString::to_string),
        };
        match scope.filter(|_| self.is_windowed()) {
            None => view.name().to_owned(),
            Some(scope) if view == View::All => scope,
            Some(scope) => format!("{scope} · {}", view.name()),
        }
    }
}
