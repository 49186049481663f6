//! What becomes of the library's answers.

use crate::domain::library::{Page, View};

use super::super::App;
use super::super::effect::{Effect, RequestId};
use super::super::list::Row;
use super::super::list::reports::{Spot, with_reports};
use super::Part;
use super::ask::{Asked, Why};
use super::window;

/// Rows that fit on any screen, before the first frame has said how many do.
const FEWEST: usize = 8;

impl App {
    /// The most rows that are kept.
    pub(super) fn rows_kept(&self) -> usize {
        3 * self.rows_wanted()
    }

    pub(in crate::app) fn take_page(&mut self, id: RequestId, page: &Page) -> Vec<Effect> {
        let effects = self.take_answer(id, page);
        self.note_missing();
        effects
    }

    fn take_answer(&mut self, id: RequestId, page: &Page) -> Vec<Effect> {
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
            Why::Again => return self.take_again(asked, page),
            Why::Held => return self.take_held(id, page),
            Why::More { is_after, arrives } => {
                self.library.part.id = id;
                self.library.part.is_joined = true;
                return self.take_more(is_after, arrives, page);
            }
            Why::End { is_bottom } => {
                let last = page.rows.len().saturating_sub(1);
                self.take_whole(asked, page, if is_bottom { last } else { 0 });
                if is_bottom {
                    self.list.step(isize::MAX);
                }
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
        self.take_again(asked, page)
    }

    fn take_anew(&mut self, asked: Asked, page: &Page) {
        let line = self.list.line();
        let returned = self.place_returned_to(page);
        let selected = page.selected.or(returned).unwrap_or(0);
        let selected = selected.min(page.rows.len().saturating_sub(1));
        let is_found = page.selected.or(returned).is_some();
        self.has_returned |= is_found && !self.list.is_touched;
        let spot = self.list.spot();
        self.take_whole(asked, page, selected);
        if self.is_searching() {
            self.list.selected = 0;
            self.list.top = 0;
            self.library.answered.put(self.snapshot());
        } else {
            if page.selected.is_some() {
                self.keep_shown(spot.as_ref());
            }
            let selected = self.list.selected;
            self.list.top = selected.saturating_sub(if returned.is_some() { selected } else { line });
            if !page.has_after {
                self.list.fill_room(self.viewport.list_rows);
            }
        }
        self.show_selected();
    }

    /// The article in the reader speaks for the story under the cursor, or is its report there.
    fn keep_shown(&mut self, spot: Option<&Spot>) {
        let Some(shown) = self.reader.article.as_ref().map(|article| article.id.clone()) else {
            return;
        };
        let is_gone = self.layout.view == View::Unread && self.is_read(&shown);
        let selected = self.list.selected;
        if let Some(spot) = spot.filter(|spot| spot.is_report && self.list.is_unfolded(selected)) {
            self.list.selected = self.list.index_of_spot(spot).unwrap_or(selected);
        } else if !is_gone {
            self.list.speak_for(selected, &shown);
        }
        self.with_texts();
    }

    /// Until the first key the cursor goes back to where it was, if that is on the first screen.
    fn place_returned_to(&self, page: &Page) -> Option<usize> {
        let last = self.last_selected.as_ref().filter(|_| !self.list.is_touched)?;
        let mut rows = page.rows.iter().map(Row::of_library);
        let place = rows.position(|row| row.ids().any(|id| id == last))?;
        (place < self.viewport.list_rows.max(FEWEST)).then_some(place)
    }

    /// All rows are others from now on.
    fn take_whole(&mut self, asked: Asked, page: &Page, selected: usize) {
        let listed = self
            .library
            .part
            .listed
            .filter(|_| asked.listing == self.library.part.listing);
        let line = self.list.line();
        let rows = page.rows.iter().map(Row::of_library).collect();
        self.list.rows = with_reports(rows, &self.stories.unfolded);
        self.library.part = part(asked, page, listed);
        self.library.shown_at = None;
        self.library.topmost = None;
        self.library.moves = 0;
        self.with_texts();
        let rows = self.list.rows.iter().enumerate();
        let own = rows.filter(|(_, row)| !row.is_report).nth(selected);
        let index = own.map_or(selected, |(index, _)| index);
        self.list.put(index, line);
    }

    fn take_more(&mut self, is_after: bool, arrives: bool, page: &Page) -> Vec<Effect> {
        self.library.part.is_partial = page.is_partial;
        let new = window::joined(&self.list.rows, page);
        let new = with_reports(new, &self.stories.unfolded);
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
            let own = self.list.selected;
            let is_stop = |row| self.is_stop(own, row);
            return if self.list.selected_row().is_some_and(is_stop) {
                self.arrive_at_unread(own)
            } else {
                self.say("no other unread article here")
            };
        };
        self.take_whole(asked, page, selected);
        let mut effects = self.arrive_at_unread(self.list.selected);
        // As if the keys that were pressed meanwhile were pressed now.
        while self.library.steps != 0 && self.library.asked.is_none() {
            let is_forward = self.library.steps > 0;
            self.library.steps -= self.library.steps.signum();
            effects.extend(self.go_to_unread(is_forward));
        }
        effects
    }

    /// Far ends of the window go.
    pub(super) fn let_go(&mut self) {
        let (before, after) = window::excess(&self.list.rows, self.list.selected, self.rows_kept());
        let part = &mut self.library.part;
        part.has_before |= before > 0;
        part.has_after |= after > 0;
        self.list.rows.truncate(self.list.rows.len() - after);
        self.list.rows.drain(..before);
        self.list.selected -= before;
        self.list.top = self.list.top.saturating_sub(before);
    }
}

pub(super) fn part(asked: Asked, page: &Page, listed: Option<usize>) -> Part {
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
