//! Read marks and bookmarks: what the user asks for, and what came of it.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::library::View;

use super::App;
use super::effect::{Change, Effect};
use super::list::Row;
use super::message::Marked;

impl App {
    pub(super) fn toggle_bookmark(&mut self) -> Vec<Effect> {
        let Some(article) = self.reader.article.clone() else {
            return Vec::new();
        };
        let bookmarked = !self.is_bookmarked(&article.id);
        vec![Effect::Mark(Change::Bookmark { article, bookmarked })]
    }

    pub(super) fn mark_all_read(&mut self) -> Vec<Effect> {
        if self.is_windowed() {
            return self.mark_listing_read();
        }
        let unread = self
            .list
            .rows
            .iter()
            .filter(|row| !row.is_report)
            .flat_map(Row::ids)
            .filter(|id| !self.is_read(id));
        let ids: Vec<_> = unread.cloned().collect();
        if ids.is_empty() {
            return self.say("all of these are read");
        }
        Self::mark(ids, true)
    }

    /// Marks changed, here or in another instance: the rows stay, their marks follow.
    pub(super) fn take_marks(&mut self, marked: Marked) {
        self.library.note_marked(&marked);
        self.stories.look_up.note_marked(&marked);
        self.told.order.begin_change();
        for (id, is_read) in marked.read {
            if is_read != self.read.contains(&id) {
                self.told.order.note(&id, is_read);
            }
            let is_loaded = self.known.contains(&id);
            if is_read {
                let is_new = self.read.insert(id);
                self.unread -= usize::from(is_new && is_loaded);
                self.count_read(is_new, false);
            } else {
                let was_read = self.read.remove(&id);
                self.unread += usize::from(was_read && is_loaded);
                self.count_read(was_read, true);
            }
        }
        self.note_missing();
        for (id, is_bookmarked) in marked.bookmarked {
            if is_bookmarked {
                self.bookmarked.insert(id)
            } else {
                self.bookmarked.remove(&id)
            };
        }
        for kept in marked.kept {
            if !self.kept.iter().any(|article| article.id == kept.0.id) {
                self.kept.push(Arc::clone(&kept.0));
            }
        }
        if let Some(said) = marked.said {
            self.notices.say(said);
        }
        for (id, tags) in marked.tags {
            self.tags.insert(id, tags);
        }
        for (id, note) in marked.notes {
            self.notes.insert(id, note);
        }
        self.note_own_change();
        self.list_what_came_back();
    }

    /// What belongs to the view again is listed; what does so no longer stays until the view is left.
    fn list_what_came_back(&mut self) {
        if self.layout.view == View::All || self.is_windowed() {
            return;
        }
        let listed: HashSet<&ArticleId> = self.list.rows.iter().flat_map(Row::ids).collect();
        let new: Vec<Arc<Article>> = self
            .articles_in_view()
            .filter(|article| !listed.contains(&article.id))
            .cloned()
            .collect();
        if !new.is_empty() {
            self.list_new(&new, true);
            self.show_selected();
        }
    }
}
