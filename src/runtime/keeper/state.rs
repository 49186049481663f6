//! What is kept from run to run: read at the start, written now and then, followed when others write.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::app::layout::Layout;
use crate::app::message::{Kept, KeptLayout, Marked, Message};
use crate::app::sources::path;
use crate::domain::article::ArticleId;
use crate::domain::change::Position as KeptPosition;
use crate::domain::document::Position;
use crate::domain::text::Text;
use crate::jobs::keep;

use super::writer::Writer;

/// The key of the article under the cursor among the kept layout.
const SELECTED: &str = "selected";
/// The key of the folded folders.
pub(super) const FOLDED: &str = "folded";

impl Writer {
    /// Tells the screen everything that is kept.
    pub(super) fn restore(&mut self) {
        let store = &mut self.library.store;
        let loaded = store.load();
        let bookmarks = loaded.bookmarks.iter();
        let bookmarks = bookmarks.map(|bookmark| Arc::new(keep::article(store, bookmark)));
        let position = |(id, kept): (ArticleId, KeptPosition)| {
            let position = Position {
                block: kept.block,
                offset: kept.offset,
            };
            (id, position)
        };
        let tagged = loaded
            .bookmarks
            .iter()
            .filter(|bookmark| !bookmark.tags.is_empty());
        let noted = loaded.bookmarks.iter().filter_map(|bookmark| {
            let note = bookmark.note.clone()?;
            Some((bookmark.id.clone(), note))
        });
        self.sender.send(Message::Restored(Box::new(Kept {
            bookmarks: bookmarks.collect(),
            tags: tagged
                .map(|bookmark| (bookmark.id.clone(), bookmark.tags.clone()))
                .collect(),
            notes: noted.collect(),
            read: loaded.read.clone(),
            positions: loaded.positions.into_iter().map(position).collect(),
            layout: layout_of(&loaded.layout),
        })));
        self.read = loaded.read;
        self.bookmarked = loaded.bookmarks.into_iter().map(|bookmark| bookmark.id).collect();
    }

    /// Another instance, or the user's editor, may have changed marks or feeds.
    pub(super) fn look_for_changes(&mut self) {
        self.follow_feeds();
        if !self.library.store.changed_elsewhere() {
            return;
        }
        self.group_now();
        self.bell.rules_changed();
        let loaded = self.library.store.load();
        let bookmarked: HashSet<ArticleId> = loaded
            .bookmarks
            .iter()
            .map(|bookmark| bookmark.id.clone())
            .collect();
        let new: HashSet<ArticleId> = bookmarked.difference(&self.bookmarked).cloned().collect();
        let marked = Marked {
            read: differences(&self.read, &loaded.read),
            bookmarked: differences(&self.bookmarked, &bookmarked),
            kept: self.kept(&new),
            ..Marked::default()
        };
        self.read = loaded.read;
        self.bookmarked = bookmarked;
        self.sender.send(Message::Marked(marked));
        if self.policy.is_library {
            self.indexer.is_due = true;
            self.tell_now();
        }
        self.pass_on_notices();
    }

    /// Follows `feeds.toml` where somebody changed it.
    pub(super) fn follow_feeds(&mut self) {
        if self.library.follow_feeds() {
            self.tell_now();
            self.pass_on_notices();
        }
    }

    pub(super) fn write(&mut self) {
        self.write_at = None;
        if !self.positions.is_empty() {
            let kept = |(id, place): (ArticleId, Position)| {
                let position = KeptPosition {
                    block: place.block,
                    offset: place.offset,
                    ..KeptPosition::default()
                };
                (id, position)
            };
            let positions: Vec<_> = self.positions.drain().map(kept).collect();
            self.library.store.keep_positions(&positions);
            self.sync_soon();
        }
        if let Some(id) = self.selected.take() {
            self.library
                .store
                .keep_layout(&[(SELECTED.to_owned(), id.to_string())]);
            self.sync_soon();
        }
        self.pass_on_notices();
    }

    pub(super) fn sync(&mut self) {
        if self.sync_at.take().is_some() {
            self.library.store.sync_to_disk();
        }
        self.pass_on_notices();
    }

    pub(super) fn tags_of(&mut self, values: &[(ArticleId, bool)]) -> Vec<(ArticleId, Vec<Text>)> {
        let ids = values.iter().map(|(id, _)| id.clone());
        ids.map(|id| {
            let tags = self.library.store.tags(&id);
            (id, tags)
        })
        .collect()
    }

    pub(super) fn notes_of(&mut self, values: &[(ArticleId, bool)]) -> Vec<(ArticleId, Text)> {
        let ids = values.iter().map(|(id, _)| id.clone());
        ids.map(|id| {
            let note = self.library.store.note(&id);
            (id, note)
        })
        .collect()
    }
}

/// How the screen was left, out of names and values.
pub fn layout_of(pairs: &BTreeMap<String, String>) -> KeptLayout {
    let folded = pairs.get(FOLDED).map(|kept| path::read_lines(kept));
    KeptLayout {
        layout: Layout::of_pairs(pairs),
        folded: folded.unwrap_or_default(),
        selected: pairs.get(SELECTED).map(|id| ArticleId::given(id)),
    }
}

pub(super) fn put(known: &mut HashSet<ArticleId>, values: &[(ArticleId, bool)]) {
    for (id, is_on) in values {
        if *is_on {
            known.insert(id.clone())
        } else {
            known.remove(id)
        };
    }
}

fn differences(old: &HashSet<ArticleId>, new: &HashSet<ArticleId>) -> Vec<(ArticleId, bool)> {
    let gone = old.difference(new).map(|id| (id.clone(), false));
    new.difference(old)
        .map(|id| (id.clone(), true))
        .chain(gone)
        .collect()
}
