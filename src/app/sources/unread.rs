//! The next and the previous feed with unread articles, folded away or not.

use crate::app::App;
use crate::app::effect::Effect;
use crate::domain::library::Scope;

use super::{Node, rows};

impl App {
    /// Shows the next (or previous) feed with unread articles, going round once.
    pub(in crate::app) fn go_to_unread_source(&mut self, is_forward: bool) -> Vec<Effect> {
        let all = rows::rows(&self.sources.feeds, &std::collections::BTreeSet::new());
        let shown = match self.scope() {
            Scope::All => None,
            _ => Some(self.shown_node()),
        };
        let here = shown.and_then(|node| all.iter().position(|row| row.node == node));
        let is_wanted = |index: &usize| {
            let row = &all[*index];
            row.unread > 0
                && self
                    .sources
                    .feed_of(row)
                    .is_some_and(|feed| !feed.subscription.hidden)
        };
        let (after, before) = match here {
            Some(here) => (here + 1..all.len(), 0..here),
            None => (0..all.len(), 0..0),
        };
        let found = if is_forward {
            after.chain(before).find(is_wanted)
        } else {
            before.rev().chain(after.rev()).find(is_wanted)
        };
        match found.map(|index| all[index].node.clone()) {
            Some(node) => {
                self.unfold_to(&node);
                self.show_source(&node)
            }
            None if self.sources.totals.unread == 0 => self.say("all sources are read"),
            None => self.say("no other source has unread articles"),
        }
    }

    /// Unfolds what hides a feed, for as long as the session lasts.
    fn unfold_to(&mut self, node: &Node) {
        let Node::Feed(id) = node else { return };
        let Some(feed) = self.sources.feed(*id) else {
            return;
        };
        let path = feed.subscription.folder.clone();
        let before = self.sources.folded.len();
        let is_around = |folder: &crate::domain::subscription::Folder| path.0.starts_with(&folder.0);
        self.sources.folded.retain(|folder| !is_around(folder));
        if self.sources.folded.len() != before {
            self.sources.rebuild();
        }
    }
}
