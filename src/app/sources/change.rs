//! What is done to sources: dropped, and which one an action is about.

use crate::app::App;
use crate::app::effect::{Change, Effect};
use crate::app::layout::Pane;
use crate::domain::library::{FeedId, LibraryFeed, Scope, View};
use crate::domain::subscription::{Folder, Subscription, without_credentials};

use super::Node;

impl App {
    /// The feed that an action on a source is about: under the cursor of the sources pane; else the
    /// article's own, or the one that the list shows.
    pub(in crate::app) fn current_source(&self) -> Option<&LibraryFeed> {
        if self.focus == Pane::Sources {
            return self.sources.selected_feed();
        }
        let selected = self.selected_feed().and_then(|id| self.sources.feed(id));
        if selected.is_some() {
            return selected;
        }
        let address = self.current().and_then(|article| article.feed.as_deref());
        let own = address.and_then(|address| self.sources.feed_at(address));
        own.or_else(|| match self.scope() {
            Scope::Feed(id) => self.sources.feed(*id),
            _ => None,
        })
    }

    /// The folder that something new goes into: that of the row under the cursor.
    pub(in crate::app) fn current_folder(&self) -> Folder {
        let row = self.sources.selected_row();
        match row.map(|row| &row.node) {
            Some(Node::Folder(folder)) => folder.clone(),
            _ => self
                .sources
                .selected_feed()
                .map(|feed| feed.subscription.folder.clone())
                .unwrap_or_default(),
        }
    }

    /// Every folder that there is, in the order of the pane.
    pub(in crate::app) fn folders(&self) -> Vec<Folder> {
        let unfolded = super::rows::rows(&self.sources.feeds, &std::collections::BTreeSet::new());
        let folder = |row: super::Row| match row.node {
            Node::Folder(folder) => Some(folder),
            _ => None,
        };
        unfolded.into_iter().filter_map(folder).collect()
    }

    /// Drops the feed under the cursor, or all of the folder; `u` takes it back.
    pub(in crate::app) fn drop_source(&mut self) -> Vec<Effect> {
        let node = self.sources.selected_row().map(|row| row.node.clone());
        let ids = self.feeds_under_cursor();
        let name = match &node {
            Some(Node::Feed(id)) => self.sources.feed(*id).map(|feed| named(&feed.name())),
            Some(Node::Folder(folder)) => {
                let count = ids.len();
                let feeds = if count == 1 { "feed" } else { "feeds" };
                let name = folder.0.last().map(|name| named(name)).unwrap_or_default();
                Some(format!("{name} with {count} {feeds}"))
            }
            _ => None,
        };
        let (Some(node), Some(name)) = (node, name) else {
            return self.say("choose a feed or a folder in the sources pane first; Z shows it");
        };
        self.sources.due_notice = Some(format!("dropped {name}; u takes it back"));
        let mut effects = vec![Effect::Mark(Change::Drop(ids))];
        if self.shown_node() == node {
            // The cursor stays where it is, so that the next one can be dropped, too.
            let selected = self.sources.selected;
            effects.extend(self.show_source(&Node::View(View::All)));
            self.sources.selected = selected;
        }
        effects
    }

    /// The feed under the cursor of the pane, or those of the folder; none of a view.
    pub(in crate::app) fn feeds_under_cursor(&self) -> Vec<FeedId> {
        match self.sources.selected_row().map(|row| &row.node) {
            Some(Node::Feed(id)) => vec![*id],
            Some(Node::Folder(folder)) => self.feeds_in(folder),
            _ => Vec::new(),
        }
    }

    /// The feeds that the pane shows in a folder, and in the folders in it.
    pub(in crate::app) fn feeds_in(&self, folder: &Folder) -> Vec<FeedId> {
        let is_inside = |feed: &&LibraryFeed| {
            let subscription = &feed.subscription;
            !subscription.hidden && subscription.folder.0.starts_with(&folder.0)
        };
        self.sources
            .feeds
            .iter()
            .filter(is_inside)
            .map(|feed| feed.id)
            .collect()
    }

    /// Says this once the change is kept.
    pub(in crate::app) fn say_once_kept(&mut self, said: String) {
        self.sources.due_notice = Some(said);
    }

    /// Subscribes to a feed, which is refreshed and shown once the library has it.
    pub(in crate::app) fn follow(&mut self, subscription: Subscription, name: &str) -> Vec<Effect> {
        self.sources.due_notice = Some(format!("following {}; u takes it back", named(name)));
        self.sources.awaited = Some(subscription.address.clone());
        self.sources.followed = Some(named(name));
        vec![Effect::Mark(Change::Subscribe(vec![subscription]))]
    }

    /// Changes a subscription.
    pub(in crate::app) fn edit_subscription(
        &mut self,
        feed: FeedId,
        subscription: Subscription,
        said: String,
    ) -> Vec<Effect> {
        self.sources.due_notice = Some(said);
        let subscription = Box::new(subscription);
        vec![Effect::Mark(Change::Edit { feed, subscription })]
    }
}

/// A name in a sentence: cleaned, without a password, and not longer than one can read.
fn named(name: &str) -> String {
    crate::domain::text::Text::line_within(&without_credentials(name), 80).to_string()
}
