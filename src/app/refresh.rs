//! Asking feeds for what is new: what is asked, how far it is, and what came of it.

use std::fmt::Write as _;

use crate::domain::count::grouped;
use crate::domain::library::{FeedId, Scope};

use super::effect::Effect;
use super::layout::Pane;
use super::library::Transfer;
use super::message::{FoundList, Refreshing};
use super::{App, Edition};

impl App {
    /// Asks the feed or folder under the cursor of the sources, else the one that is shown; where
    /// all are shown, the selected article's feed.
    pub(super) fn refresh(&mut self) -> Vec<Effect> {
        if self.edition != Edition::Library {
            return self.say("these articles come from no feed that is followed");
        }
        let feeds = match &self.library.scope {
            _ if self.focus == Pane::Sources => self.feeds_under_cursor(),
            Scope::Feed(feed) => vec![*feed],
            Scope::Folder(folder) => self.feeds_in(folder),
            Scope::All => self.selected_feed().into_iter().collect(),
        };
        if feeds.is_empty() {
            return self.say("no feed is selected; R asks all of them");
        }
        vec![Effect::Refresh(feeds)]
    }

    /// The feed of the selected article.
    pub(super) fn selected_feed(&self) -> Option<FeedId> {
        let row = self.list.rows.get(self.list.selected)?;
        row.place.as_ref().map(|place| place.feed)
    }

    /// Asks all feeds; while that goes on, ends it.
    pub(super) fn refresh_all(&mut self) -> Vec<Effect> {
        if self.edition != Edition::Library {
            return self.say("these articles come from no feed that is followed");
        }
        if self.library.refreshing.is_some() {
            return vec![Effect::CancelRefresh];
        }
        vec![Effect::Refresh(Vec::new())]
    }

    pub(super) fn note_refresh(&mut self, refreshing: Refreshing) {
        self.library.refreshing = Some(refreshing);
    }

    pub(super) fn end_refresh(&mut self, result: &Refreshing) {
        self.library.refreshing = None;
        if result.is_quiet {
            return;
        }
        for warning in &result.warnings {
            self.notices.note(warning.as_str());
        }
        for error in &result.errors {
            self.notices.note(error.as_str());
        }
        let sentence = sentence(result);
        let followed = self.sources.followed.take_if(|_| result.of == 1);
        match followed {
            // This comes so soon that what was said of it before was hardly seen.
            Some(name) => self
                .notices
                .say(format!("following {name}: {sentence}; u takes it back")),
            None => self.notices.report(sentence),
        }
    }

    pub(super) fn note_found(&mut self, found: Vec<FoundList>) {
        self.library.found = found;
        if let Some(offer) = self.offer() {
            self.notices.say(offer);
        }
    }

    /// The lists that were found, and the key that takes them over.
    pub fn offer(&self) -> Option<String> {
        let found = &self.library.found;
        let lists: Vec<String> = found
            .iter()
            .map(|list| format!("{}: {} found", list.name, plural(list.feeds, "feed")))
            .collect();
        let them = match (found.len(), found.first()?.feeds) {
            (1, 1) => "it",
            _ => "them",
        };
        Some(format!("{}; i takes {them} over", lists.join(", ")))
    }

    pub(super) fn take_over(&mut self) -> Vec<Effect> {
        // Taken back, they can be taken over again.
        if self.library.found.is_empty() && self.sources.feeds.is_empty() {
            self.library.found = std::mem::take(&mut self.library.taken_over);
        }
        if self.library.found.is_empty() {
            return self.say(if self.library.taken_over.is_empty() {
                "no lists of other readers were found on this machine"
            } else {
                "the lists that were found are taken over already"
            });
        }
        self.library.taken_over = std::mem::take(&mut self.library.found);
        vec![Effect::TakeOver]
    }

    pub(super) fn note_transfer(&mut self, transfer: Transfer, is_finished: bool) {
        let transfers = &mut self.library.transfers;
        transfers.retain(|known| known.name != transfer.name);
        if !is_finished {
            transfers.push(transfer);
        }
    }
}

/// `37 new, 2 updated; 1 feed failed: Harbour Wire: it did not answer; ! shows all`.
fn sentence(result: &Refreshing) -> String {
    let mut came = Vec::new();
    if result.new > 0 {
        came.push(format!("{} new", grouped(result.new)));
    }
    if result.updated > 0 {
        came.push(format!("{} updated", grouped(result.updated)));
    }
    let mut sentence = if came.is_empty() {
        "nothing new".to_owned()
    } else {
        came.join(", ")
    };
    if result.is_cancelled {
        let asked = format!(
            "cancelled after {} of {}: ",
            grouped(result.done),
            plural(result.of, "feed")
        );
        sentence.insert_str(0, &asked);
    }
    if result.failed > 0 {
        let _ = write!(sentence, "; {} failed", plural(result.failed, "feed"));
        if let Some(first) = result.errors.first() {
            let _ = write!(sentence, ": {first}");
        }
        if result.failed > 1 {
            sentence.push_str("; ! shows all");
        }
    }
    sentence
}

pub(super) fn plural(count: usize, word: &str) -> String {
    if count == 1 {
        format!("1 {word}")
    } else {
        format!("{} {word}s", grouped(count))
    }
}
