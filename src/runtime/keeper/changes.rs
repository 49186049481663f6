//! What the user changes, kept; and what came of it, told.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::Timestamp;

use crate::app::effect::{Change, Effect};
use crate::app::message::{KeptArticle, Marked, Message};
use crate::app::sources::path;
use crate::domain::article::{Article, ArticleId};
use crate::domain::change::{Changed, Mark};
use crate::jobs::keep;
use crate::jobs::library::Wish;
use crate::store::StoreError;

use super::super::Happening;
use super::state::{self, FOLDED};
use super::writer::Writer;

impl Writer {
    pub(super) fn keep(&mut self, effect: Effect) {
        match effect {
            Effect::Mark(change) => self.change(change),
            Effect::Undo => {
                let changed = self.library.undo();
                self.answer_turn(changed, "nothing to take back");
            }
            Effect::Redo => {
                let changed = self.library.redo();
                self.answer_turn(changed, "nothing to do again");
            }
            Effect::SavePosition(id, position) => {
                self.positions.insert(id, position);
                self.write_soon();
            }
            Effect::SaveSelected(id) => {
                self.selected = Some(id);
                self.write_soon();
            }
            Effect::SaveLayout(layout) => {
                self.library.store.keep_layout(&layout.pairs());
                self.sync_soon();
            }
            Effect::SaveFolded(folders) => {
                let kept = (FOLDED.to_owned(), path::lines(&folders));
                self.library.store.keep_layout(&[kept]);
                self.sync_soon();
            }
            Effect::LookForChanges => self.look_for_changes(),
            Effect::Rescue(damage) => self.rescue(&damage),
            _ => {}
        }
    }

    pub(super) fn change(&mut self, change: Change) {
        let wish = match change {
            Change::Read { ids, read } => Wish::Read { ids, read },
            Change::Bookmark { article, bookmarked } => Wish::Bookmark { article, bookmarked },
            Change::ReadListing { listing, before } => Wish::ReadListing { listing, before },
            Change::ReadBeside(beside) => Wish::ReadBeside(beside),
            Change::Tags { article, tags } => Wish::Tags { article, tags },
            Change::Note { article, note } => Wish::Note { article, note },
            Change::Split { article, from } => Wish::Split { article, from },
            Change::Merge { one, other } => Wish::Merge { one, other },
            Change::Subscribe(feeds) => {
                let changed = self.library.subscribe(&feeds);
                return self.answer_feeds(changed);
            }
            Change::Drop(feeds) => {
                let changed = self.library.drop_feeds(&feeds);
                return self.answer_feeds(changed);
            }
            Change::EditAll(feeds) => {
                let changed = self.library.change_feeds(&feeds);
                return self.answer_feeds(changed);
            }
            Change::Edit { feed, subscription } => {
                let changed = self.library.change_feed(feed, &subscription);
                return self.answer_feeds(changed);
            }
        };
        let changed = self.library.mark(wish, Timestamp::now());
        let is_of_story = is_of_story(changed.mark);
        // One article read is seen on its row; what touches more is said.
        let is_seen = changed.mark == Mark::Read && changed.count == 1;
        let said = (!is_seen).then(|| format!("{}; u takes it back", changed.sentence()));
        self.tell(changed, said);
        if is_of_story {
            self.regroup();
        }
    }

    /// Which reports stand together is another than before.
    fn regroup(&mut self) {
        self.bell.rules_changed();
        self.tell_now();
    }

    fn answer_turn(&mut self, changed: Result<Option<Changed>, StoreError>, nothing: &str) {
        match changed {
            Ok(Some(changed)) => {
                let said = Some(changed.sentence());
                let is_wide = changed.mark == Mark::Feeds || changed.ids.len() < changed.count;
                let is_of_story = is_of_story(changed.mark);
                self.tell(changed, said);
                if is_of_story {
                    self.regroup();
                } else if is_wide {
                    self.tell_now();
                }
            }
            Ok(None) => self.send(Marked {
                said: Some(nothing.to_owned()),
                ..Marked::default()
            }),
            Err(problem) => self.fail(&problem),
        }
    }

    /// What was done to feeds; the screen says it better where it asked for it.
    fn answer_feeds(&mut self, changed: Result<Changed, StoreError>) {
        match changed {
            Ok(changed) => {
                self.send(Marked::default());
                if changed.count > 0 {
                    self.tell_now();
                }
                self.sync_soon();
            }
            Err(problem) => self.fail(&problem),
        }
    }

    fn fail(&mut self, problem: &StoreError) {
        self.sender.send(Message::Failed(problem.to_string()));
        self.send(Marked::default());
    }

    fn tell(&mut self, changed: Changed, said: Option<String>) {
        // What was done in memory alone is not said as done.
        let unkept = self.library.store.unkept();
        let unkept = unkept.map(|why| format!("nothing can be kept now: {why}"));
        let said = said.filter(|_| unkept.is_none());
        if let Some(unkept) = unkept {
            self.sender.send(Message::Failed(unkept));
        }
        let values: Vec<(ArticleId, bool)> = changed.ids.into_iter().map(|id| (id, changed.now)).collect();
        let mut marked = Marked {
            said,
            ..Marked::default()
        };
        match changed.mark {
            Mark::Read => {
                state::put(&mut self.read, &values);
                marked.read = values;
            }
            // Feeds that are taken over, or back, may have bookmarks with them.
            Mark::Bookmark | Mark::Feeds => {
                state::put(&mut self.bookmarked, &values);
                let new = values
                    .iter()
                    .filter(|(_, is_on)| *is_on)
                    .map(|(id, _)| id.clone())
                    .collect();
                marked.kept = self.kept(&new);
                marked.bookmarked = values;
            }
            Mark::Tags => marked.tags = self.tags_of(&values),
            Mark::Note => marked.notes = self.notes_of(&values),
            Mark::Split | Mark::Merge => {}
        }
        self.send(marked);
        self.sync_soon();
    }

    /// The kept articles of new bookmarks.
    pub(super) fn kept(&mut self, ids: &HashSet<ArticleId>) -> Vec<KeptArticle> {
        if ids.is_empty() {
            return Vec::new();
        }
        let bookmarks = self.library.store.load().bookmarks;
        let wanted = bookmarks.iter().filter(|bookmark| ids.contains(&bookmark.id));
        let article =
            |bookmark| -> Arc<Article> { Arc::new(keep::article(&mut self.library.store, bookmark)) };
        wanted.map(article).map(KeptArticle).collect()
    }

    fn send(&mut self, marked: Marked) {
        let message = Message::Marked(marked);
        self.sender.happen(if self.is_unasked {
            Happening::Message(message)
        } else {
            Happening::Kept(message)
        });
        self.pass_on_notices();
    }
}

fn is_of_story(mark: Mark) -> bool {
    matches!(mark, Mark::Split | Mark::Merge)
}
