//! What becomes of the library's answers.

use crate::domain::article::ArticleId;
use crate::domain::library::{LibraryFeed, LibraryRow, Page, View};

use super::super::App;
use super::super::effect::{Effect, RequestId};
use super::super::list::Row;
use super::Part;
use super::ask::{Asked, Why};
use super::window::{self, Again};

/// Rows that fit on any screen, before the first frame has said how many do.
const FEWEST: usize = 8;

impl App {
    /// The most rows that are kept.
    pub(super) fn rows_kept(&self) -> usize {
        3 * self.rows_wanted()
    }

    pub(in crate::app) fn take_page(&mut self, id: RequestId, page: &Page) -> Vec<Effect> {
        if !self.is_windowed() {
            return Vec::new();
        }
        let Some(asked) = self.library.asked.take_if(|asked| asked.id == id) else {
            return self.take_rest(id, page);
        };
        self.library.is_listed = true;
        self.take_row_marks(&page.rows);
        match asked.why {
            Why::Anew => self.take_anew(asked, page),
            Why::Again => self.take_again(asked, page),
            Why::More { is_after, arrives } => {
                self.library.part.id = id;
                self.library.part.is_joined = true;
                return self.take_more(is_after, arrives, page);
            }
            Why::End { is_bottom } => {
                let last = page.rows.len().saturating_sub(1);
                self.take_whole(asked, page, if is_bottom { last } else { 0 });
                self.show_selected();
            }
            Why::Unread => return self.take_unread(asked, page),
        }
        Vec::new()
    }

    /// What was said to be partial fills in; any other answer comes too late.
    fn take_rest(&mut self, id: RequestId, page: &Page) -> Vec<Effect> {
        let library = &mut self.library;
        if library.part.id != id || !library.part.is_partial {
            return Vec::new();
        }
        if library.asked.is_some() || library.part.is_joined {
            library.part.is_partial = page.is_partial;
            library.is_outdated = true;
            return Vec::new();
        }
        let asked = Asked {
            id,
            listing: library.part.listing.clone(),
            why: Why::Again,
        };
        self.take_row_marks(&page.rows);
        self.take_again(asked, page);
        Vec::new()
    }

    fn take_anew(&mut self, asked: Asked, page: &Page) {
        let line = self.line();
        let returned = self.place_returned_to(page);
        let selected = page.selected.or(returned).unwrap_or(0);
        let selected = selected.min(page.rows.len().saturating_sub(1));
        let is_found = page.selected.or(returned).is_some();
        self.has_returned |= is_found && !self.list.is_touched;
        self.take_whole(asked, page, selected);
        if self.is_searching() {
            self.list.selected = 0;
            self.list.top = 0;
            self.library.answered.put(self.snapshot());
        } else {
            self.list.top = selected.saturating_sub(if returned.is_some() { selected } else { line });
        }
        self.show_selected();
    }

    /// Until the first key the cursor goes back to where it was, if that is on the first screen.
    fn place_returned_to(&self, page: &Page) -> Option<usize> {
        let last = self.last_selected.as_ref().filter(|_| !self.list.is_touched)?;
        let place = page.rows.iter().position(|row| row.article.id == *last)?;
        (place < self.viewport.list_rows.max(FEWEST)).then_some(place)
    }

    /// On which line of the screen the cursor is, counted in rows.
    fn line(&self) -> usize {
        self.list.selected.saturating_sub(self.list.top)
    }

    /// All rows are others from now on.
    fn take_whole(&mut self, asked: Asked, page: &Page, selected: usize) {
        let listed = self
            .library
            .part
            .listed
            .filter(|_| asked.listing == self.library.part.listing);
        self.list.rows = page.rows.iter().map(Row::of_library).collect();
        self.library.part = part(asked, page, listed);
        self.library.shown_at = None;
        self.library.topmost = None;
        self.library.moves = 0;
        self.with_texts();
        let line = self.line();
        self.list.selected = selected;
        self.list.top = selected.saturating_sub(line);
    }

    fn take_again(&mut self, asked: Asked, page: &Page) {
        let (old, line) = (self.list.selected, self.line());
        let before = self.list.rows.get(old).cloned();
        let rows = std::mem::take(&mut self.list.rows);
        // What is not listed yet is not known to be gone.
        let is_narrowed =
            asked.listing.view != View::All || !asked.listing.query.is_empty() || page.is_partial;
        let feeds = std::sync::Arc::clone(&self.sources.feeds);
        let stays = |row: &Row| is_narrowed && is_followed(row, &feeds);
        let again = Again {
            order: asked.listing.order,
            stays: &stays,
        };
        self.list.rows = again.rows(rows, page);
        self.note_unlisted(&asked, &page.rows);
        let (order, listed) = (asked.listing.order, self.library.part.listed);
        self.library.part = part(asked, page, listed);
        self.library.shown_at = None;
        self.with_texts();
        if self.list.is_touched || self.has_returned {
            let index = before.as_ref().and_then(|row| {
                let same = self.list.index_of_id(&row.article.id);
                same.or_else(|| {
                    let key = row.key()?;
                    let after = |row: &Row| row.key().is_some_and(|own| own.compare(&key, order).is_lt());
                    Some(self.list.rows.partition_point(after))
                })
            });
            self.list.selected = index.unwrap_or(old).min(self.list.rows.len().saturating_sub(1));
            self.list.top = self.list.selected.saturating_sub(line);
        } else {
            self.list.selected = 0;
            self.list.top = 0;
        }
        self.let_go();
        self.show_selected();
    }

    /// What the unread view lists no longer was read meanwhile.
    fn note_unlisted(&mut self, asked: &Asked, listed: &[LibraryRow]) {
        if asked.listing.view != View::Unread {
            return;
        }
        let listed: std::collections::HashSet<&ArticleId> =
            listed.iter().map(|row| &row.article.id).collect();
        let unlisted = self.list.rows.iter().map(|row| &row.article.id);
        self.read
            .extend(unlisted.filter(|id| !listed.contains(id)).cloned());
    }

    fn take_more(&mut self, is_after: bool, arrives: bool, page: &Page) -> Vec<Effect> {
        self.library.part.is_partial = page.is_partial;
        let new = window::joined(&self.list.rows, page);
        let count = new.len();
        let edge = if is_after {
            self.library.part.has_after = page.has_after;
            let edge = self.list.rows.len();
            self.list.rows.extend(new);
            edge
        } else {
            self.library.part.has_before = page.has_before;
            self.list.rows.splice(..0, new);
            self.list.selected += count;
            self.list.top += count;
            count.saturating_sub(1)
        };
        self.with_texts();
        let mut effects = Vec::new();
        if arrives && count > 0 {
            effects = self.arrive_at(edge);
        }
        // What was pressed before the rows were there.
        let moves = std::mem::take(&mut self.library.moves);
        if moves != 0 && (moves > 0) == is_after && count > 0 {
            self.move_cursor(moves);
        }
        self.let_go();
        effects
    }

    fn take_unread(&mut self, asked: Asked, page: &Page) -> Vec<Effect> {
        let Some(selected) = page.selected.filter(|index| *index < page.rows.len()) else {
            self.library.steps = 0;
            return self.say("no other unread article here");
        };
        self.take_whole(asked, page, selected);
        let mut effects = self.arrive_at(selected);
        // As if the keys that were pressed meanwhile were pressed now.
        while self.library.steps != 0 && self.library.asked.is_none() {
            let is_forward = self.library.steps > 0;
            self.library.steps -= self.library.steps.signum();
            effects.extend(self.go_to_unread(is_forward));
        }
        effects
    }

    /// Far ends of the window go.
    fn let_go(&mut self) {
        let (before, after) = window::excess(self.list.rows.len(), self.list.selected, self.rows_kept());
        let part = &mut self.library.part;
        part.has_before |= before > 0;
        part.has_after |= after > 0;
        self.list.rows.truncate(self.list.rows.len() - after);
        self.list.rows.drain(..before);
        self.list.selected -= before;
        self.list.top = self.list.top.saturating_sub(before);
    }
}

fn part(asked: Asked, page: &Page, listed: Option<usize>) -> Part {
    Part {
        listing: asked.listing,
        id: asked.id,
        is_joined: false,
        has_before: page.has_before,
        has_after: page.has_after,
        is_partial: page.is_partial,
        listed,
    }
}

/// Whether the row's feed is still followed; while no feed is known, nothing is known to be gone.
fn is_followed(row: &Row, feeds: &[LibraryFeed]) -> bool {
    let Some(place) = &row.place else { return true };
    feeds.is_empty() || feeds.iter().any(|feed| feed.id == place.feed)
}
