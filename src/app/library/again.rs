//! The same listing as it is by now: the cursor keeps its article, its row's place and its line.

use std::collections::HashSet;

use crate::domain::article::ArticleId;
use crate::domain::library::{LibraryFeed, LibraryRow, Page, View};

use super::super::App;
use super::super::effect::{Effect, RequestId};
use super::super::list::Row;
use super::super::list::reports::with_reports;
use super::super::stories::report_of;
use super::ask::Asked;
use super::take::part;
use super::window::Again;

impl App {
    pub(super) fn take_again(&mut self, asked: Asked, page: &Page) -> Vec<Effect> {
        let (old, line, spot) = (self.list.selected, self.list.line(), self.list.spot());
        let is_held = self.list.is_touched || self.has_returned;
        let held = self.list.story_above(old).unwrap_or(old);
        let held = self.list.rows.get(held).filter(|_| is_held).cloned();
        let is_elsewhere = asked.listing.is_grouped && held.as_ref().is_some_and(|row| is_cut_off(row, page));
        let rows = self.list.take_folded();
        // What is not listed yet is not known to be gone.
        let is_narrowed = !matches!(asked.listing.view, View::All | View::Stories)
            || !asked.listing.query.is_empty()
            || page.is_partial;
        let feeds = std::sync::Arc::clone(&self.sources.feeds);
        let is_own = |row: &Row| {
            held.as_ref()
                .is_some_and(|held| held.article.id == row.article.id)
        };
        let stays = |row: &Row| (is_narrowed || is_elsewhere && is_own(row)) && is_followed(row, &feeds);
        let again = Again {
            order: asked.listing.order,
            stays: &stays,
            held: held.as_ref(),
        };
        let rows = again.rows(rows, page);
        self.list.rows = with_reports(rows, &self.stories.unfolded);
        self.note_unlisted(&asked, &page.rows);
        let (order, listed) = (asked.listing.order, self.library.part.listed);
        self.library.part = part(asked, page, listed);
        self.library.shown_at = None;
        let index = spot.as_ref().and_then(|spot| self.list.index_of_spot(spot));
        if let Some((spot, index)) = spot.zip(index).filter(|_| is_held) {
            self.list.speak_for(index, &spot.article);
        }
        self.with_texts();
        let index = index.or_else(|| {
            let key = held.as_ref()?.key()?;
            let after = |row: &Row| row.key().is_some_and(|own| own.compare(&key, order).is_lt());
            Some(self.list.rows.partition_point(after))
        });
        if is_held {
            self.list.put(index.unwrap_or(old), line);
        } else {
            self.list.put(0, 0);
        }
        self.let_go();
        self.show_selected();
        let asks = held.filter(|_| is_elsewhere);
        asks.map(|row| self.ask_for_held(row.article.id.clone()))
            .into_iter()
            .collect()
    }

    /// What became of the row under the cursor, which may stand elsewhere by now; here it keeps its
    /// place.
    pub(super) fn take_held(&mut self, id: RequestId, page: &Page) -> Vec<Effect> {
        self.library.part.id = id;
        let Some(held) = self.library.held.take() else {
            return Vec::new();
        };
        let (spot, line) = (self.list.spot(), self.list.line());
        let mut rows = self.list.take_folded();
        let index = rows.iter().position(|row| row.article.id == held);
        let found = page.selected.and_then(|index| page.rows.get(index));
        let found = found
            .map(Row::of_library)
            .filter(|row| row.ids().any(|id| *id == held));
        match (index, found) {
            (Some(index), Some(mut row)) => {
                let story = row.stands_for().cloned();
                if let Some(report) = story.as_ref().and_then(|story| report_of(story, &held)) {
                    row.speak(report);
                }
                row.stand_with(&rows[index]);
                rows[index] = row;
            }
            (Some(index), None) if matches!(self.layout.view, View::All | View::Stories) => {
                rows.remove(index);
            }
            _ => {}
        }
        self.list.rows = with_reports(rows, &self.stories.unfolded);
        self.with_texts();
        let index = spot.and_then(|spot| self.list.index_of_spot(&spot));
        self.list.put(index.unwrap_or(self.list.selected), line);
        self.show_selected();
        Vec::new()
    }

    /// What the unread view lists no longer was read meanwhile.
    fn note_unlisted(&mut self, asked: &Asked, listed: &[LibraryRow]) {
        if asked.listing.view != View::Unread {
            return;
        }
        let rows: Vec<Row> = listed.iter().map(Row::of_library).collect();
        let listed: HashSet<&ArticleId> = rows.iter().flat_map(Row::ids).collect();
        let unlisted = self.list.rows.iter().flat_map(Row::ids);
        self.read
            .extend(unlisted.filter(|id| !listed.contains(id)).cloned());
    }
}

/// Whether a row is not in a page that is not the whole listing: it may stand elsewhere by now.
fn is_cut_off(row: &Row, page: &Page) -> bool {
    let is_it = |new: &Row| {
        let is_story = new.story_id().is_some() && new.story_id() == row.story_id();
        is_story || new.ids().any(|id| *id == row.article.id)
    };
    (page.has_before || page.has_after) && !page.rows.iter().map(Row::of_library).any(|new| is_it(&new))
}

/// Whether the row's feed is still followed; while no feed is known, nothing is known to be gone.
fn is_followed(row: &Row, feeds: &[LibraryFeed]) -> bool {
    let Some(place) = &row.place else { return true };
    feeds.is_empty() || feeds.iter().any(|feed| feed.id == place.feed)
}
