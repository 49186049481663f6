//! Marks over whole listings, and what is known of them before the library has counted anew.

use crate::domain::article::ArticleId;
use crate::domain::change::Beside;

use super::super::App;
use super::super::effect::{Change, Effect};
use super::super::list::Row;

impl App {
    /// Marks everything of the listing that was there when it was shown.
    pub(in crate::app) fn mark_listing_read(&mut self) -> Vec<Effect> {
        let part = &self.library.part;
        let is_whole = !part.has_before && !part.has_after && !part.is_partial;
        let is_unread = self.list.rows.iter().any(|row| self.is_row_unread(row));
        if is_whole && !is_unread {
            return self.say("all of these are read");
        }
        let before = self.library.shown_at.unwrap_or(self.viewport.now);
        let listing = part.listing.clone();
        vec![Effect::Mark(Change::ReadListing { listing, before })]
    }

    /// Marks the selected article and all that stand above (or below) it read.
    pub(in crate::app) fn mark_beside_read(&mut self, above: bool) -> Vec<Effect> {
        let selected = self.list.selected.min(self.list.rows.len());
        if !self.is_windowed() {
            let (first, last) = self
                .list
                .rows
                .split_at((selected + usize::from(above)).min(self.list.rows.len()));
            let rows = if above { first } else { last };
            let own = self.list.selected_row();
            // The reports of an unfolded story stand for themselves.
            let first = if above { 0 } else { selected };
            let is_counted = |(index, row): &(usize, &Row)| {
                !self.list.is_unfolded(first + index) || own.is_some_and(|own| std::ptr::eq(own, *row))
            };
            let rows = rows.iter().enumerate().filter(is_counted);
            let ids = rows.flat_map(|(_, row)| row.ids());
            let unread: Vec<_> = ids.filter(|id| !self.is_read(id)).cloned().collect();
            if unread.is_empty() {
                return self.say("all of these are read");
            }
            return Self::mark(unread, true);
        }
        let Some(key) = self.list.selected_row().and_then(Row::key) else {
            return Vec::new();
        };
        let listing = self.library.part.listing.clone();
        let rows = self.list.rows.iter().filter(|row| !row.is_report);
        let shown = if listing.is_grouped {
            rows.filter_map(Row::key).collect()
        } else {
            Vec::new()
        };
        vec![Effect::Mark(Change::ReadBeside(Beside {
            listing,
            key,
            above,
            shown,
            only: self.reports_beside(above),
        }))]
    }

    /// Of the unfolded story under the cursor, the report there and those above (or below) it.
    fn reports_beside(&self, above: bool) -> Option<Vec<ArticleId>> {
        let selected = self.list.selected;
        let first = self.list.story_above(selected)? + 1;
        let rows = if above {
            &self.list.rows[first..=selected]
        } else {
            &self.list.rows[selected..]
        };
        let reports = rows.iter().take_while(|row| row.is_report);
        Some(reports.map(|row| row.article.id.clone()).collect())
    }

    /// One article changed its mark: the header's count follows at once.
    pub(in crate::app) fn count_read(&mut self, has_changed: bool, is_unread: bool) {
        let Some(counts) = self.library.counts.as_mut().filter(|_| has_changed) else {
            return;
        };
        counts.unread = if is_unread {
            (counts.unread + 1).min(counts.articles)
        } else {
            counts.unread.saturating_sub(1)
        };
    }

    /// A change of the user's own is kept: where its answer does not name all, the list is read again.
    pub(in crate::app) fn note_own_change(&mut self) {
        if std::mem::take(&mut self.library.is_change_wide) {
            self.library.generation += 1;
            self.library.is_outdated = true;
            self.library.answered.clear();
        }
    }
}
