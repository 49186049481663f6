//! Moving about: the cursor, the text, the panes, and the way back.

use crate::domain::article::{Article, ArticleId};
use crate::domain::document::Position;
use crate::domain::library::{Scope, View};

use super::App;
use super::action::Action;
use super::effect::Effect;
use super::layout::Pane;
use super::reader::Scroll;

impl App {
    /// Moves a pane.
    pub(super) fn step(&mut self, pane: Pane, action: Action) -> Vec<Effect> {
        match pane {
            Pane::Sources => self.step_sources(action),
            Pane::List => self.step_list(action),
            Pane::Reader => self.scroll(match action {
                Action::Down => Scroll::Lines(1),
                Action::Up => Scroll::Lines(-1),
                Action::PageDown => Scroll::HalfPages(2),
                Action::PageUp => Scroll::HalfPages(-2),
                Action::HalfPageDown => Scroll::HalfPages(1),
                Action::HalfPageUp => Scroll::HalfPages(-1),
                Action::Top => Scroll::Top,
                _ => Scroll::End,
            }),
        }
    }

    fn step_list(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::try_from(self.viewport.list_rows.max(1)).unwrap_or(isize::MAX);
        if matches!(action, Action::Top | Action::Bottom)
            && let Some(effect) = self.go_to_end(action == Action::Bottom)
        {
            return vec![effect];
        }
        let rows = match action {
            Action::Down => 1,
            Action::Up => -1,
            Action::PageDown => page,
            Action::PageUp => -page,
            Action::HalfPageDown => page.midpoint(1),
            Action::HalfPageUp => -page.midpoint(1),
            Action::Top => isize::MIN,
            _ => isize::MAX,
        };
        self.move_cursor(rows);
        Vec::new()
    }

    /// Moves the cursor by rows; what the window does not reach is done when more rows are there.
    pub(super) fn move_cursor(&mut self, rows: isize) {
        self.library.moves += self.rows_beyond(rows);
        self.list.step(rows);
        self.show_selected();
    }

    pub(super) fn scroll(&mut self, scroll: Scroll) -> Vec<Effect> {
        self.reader.scroll(scroll);
        Vec::new()
    }

    /// Shows the selected row's article in the reader, unless that has a report which is compared.
    pub(super) fn show_selected(&mut self) {
        if self.compare.is_some() {
            return;
        }
        let selected = self.list.selected_article().cloned();
        let is_same = match (&selected, &self.reader.article) {
            (Some(new), Some(old)) => new.id == old.id,
            (None, None) => true,
            _ => false,
        };
        if is_same {
            return;
        }
        let position = selected
            .as_ref()
            .map(|article| self.position_of(&article.id))
            .unwrap_or_default();
        self.reader.find = None;
        self.forget_wanted();
        let is_waiting = selected
            .as_ref()
            .is_some_and(|article| self.is_text_awaited(&article.id));
        self.reader.show(selected, position);
        self.reader.is_waiting = is_waiting;
    }

    fn position_of(&self, id: &ArticleId) -> Position {
        self.positions.get(id).copied().unwrap_or_default()
    }

    /// Reads the selected article: into the reader, and marked read.
    pub(super) fn open(&mut self) -> Vec<Effect> {
        let Some(article) = self.list.selected_article().cloned() else {
            return Vec::new();
        };
        if let Some(effects) = self.merge_with_selected() {
            return effects;
        }
        self.say_what_a_row_is(article.kind);
        self.focus = Pane::Reader;
        self.show_selected();
        self.show_newer();
        self.mark_selected_read()
    }

    /// Shows the article as it is by now, where it changed under the eyes.
    fn show_newer(&mut self) {
        if let Some(newer) = self.reader.newer.take() {
            let position = self.reader.position;
            self.reader.show(Some(newer), position);
        }
    }

    pub(super) fn go_to_pane(&mut self, pane: Pane) -> Vec<Effect> {
        self.focus = pane;
        Vec::new()
    }

    /// Undoes one thing: find, reader focus, kept search.
    pub(super) fn go_back(&mut self) -> Vec<Effect> {
        self.take_back().unwrap_or_default()
    }

    pub(super) fn go_back_or_quit(&mut self) -> Vec<Effect> {
        let effects = self.take_back();
        self.quit |= effects.is_none();
        effects.unwrap_or_default()
    }

    /// What taking one thing back asks for; none where there is nothing to take back.
    fn take_back(&mut self) -> Option<Vec<Effect>> {
        self.notices.dismiss();
        if self.leave_merging() {
            return Some(Vec::new());
        }
        if self.reader.find.take().is_some() {
            return Some(Vec::new());
        }
        if self.leave_changes() {
            return Some(Vec::new());
        }
        if self.focus == Pane::Reader {
            self.focus = Pane::List;
            return Some(Vec::new());
        }
        if self.focus == Pane::Sources {
            self.leave_sources();
            return Some(Vec::new());
        }
        if !self.list.query_text.is_empty() {
            return Some(self.set_query(""));
        }
        self.show_all_scopes()
    }

    /// Shows another view; the cursor stays on its article where the view has it.
    pub(super) fn view(&mut self, view: View) -> Vec<Effect> {
        if self.layout.view == view && *self.scope() != Scope::All {
            // Once for the view of a feed or folder, once more for that of everything.
            self.widen();
        }
        self.layout.view = view;
        self.focus = Pane::List;
        let mut effects = vec![Effect::SaveLayout(self.layout)];
        if self.is_windowed() {
            effects.push(self.list_around_selected());
        } else {
            self.leave_window();
            self.renew_leads();
            self.refill();
            self.show_selected();
        }
        effects
    }

    /// Makes the rows anew; the cursor stays on its article.
    pub(super) fn refill(&mut self) {
        self.refill_around(None);
    }

    /// Until the first key the cursor goes back to where it was when newsview was closed.
    pub(super) fn return_to_last_selected(&mut self) {
        self.list.selected = 0;
        self.list.top = 0;
        let last = self
            .last_selected
            .as_ref()
            .and_then(|id| self.list.index_of_id(id));
        self.has_returned = last.is_some();
        self.list.selected = last.unwrap_or(0);
    }

    pub(super) fn go_to_unread(&mut self, is_forward: bool) -> Vec<Effect> {
        if self.is_step_awaited(is_forward) {
            return Vec::new();
        }
        let found = self.list.find(is_forward, |index, row| self.is_stop(index, row));
        let is_round = found.is_some_and(|index| {
            let selected = self.list.selected;
            index == selected || (index > selected) != is_forward
        });
        if (found.is_none() || is_round)
            && let Some(effect) = self.ask_for_unread(is_forward)
        {
            return vec![effect];
        }
        match found {
            Some(index) => self.arrive_at_unread(index),
            None => self.say("no other unread article here"),
        }
    }

    pub(super) fn go_to_neighbour(&mut self, by: isize) -> Vec<Effect> {
        if self.reader.changes.is_some() {
            return self.step_changes(by < 0);
        }
        let next = self.list.neighbour(by);
        if next.is_none()
            && let Some(effect) = self.ask_for_neighbour(by > 0)
        {
            return vec![effect];
        }
        match next {
            Some(index) => self.arrive_at(index),
            None if by > 0 => self.say("this is the last article"),
            None => self.say("this is the first article"),
        }
    }

    pub(super) fn arrive_at(&mut self, index: usize) -> Vec<Effect> {
        self.leave_compare();
        self.list.selected = index;
        self.show_selected();
        self.mark_selected_read()
    }

    /// A page on; at the end says so once, then goes to the next unread article.
    pub(super) fn read_on(&mut self) -> Vec<Effect> {
        if self.reader.is_waiting || !self.viewport.place.is_at_end || !self.reader.scrolls.is_empty() {
            return self.scroll(Scroll::HalfPages(2));
        }
        if !self.reader.is_end_said {
            self.reader.is_end_said = true;
            let mut effects = self.say("the end; space again for the next unread article");
            effects.extend(self.mark_selected_read());
            return effects;
        }
        self.go_to_unread(true)
    }

    /// Takes over where the frame resolved the reader's moves to.
    pub(super) fn settle_reader(&mut self) -> Vec<Effect> {
        // Moves wait for the text that they are about.
        let has_moved = !self.reader.is_waiting && !std::mem::take(&mut self.reader.scrolls).is_empty();
        let place = self.viewport.place;
        let Some(article) = self.reader.article.clone() else {
            return Vec::new();
        };
        let mut effects = Vec::new();
        if self.list.is_touched && self.compare.is_none() && self.last_selected.as_ref() != Some(&article.id)
        {
            self.last_selected = Some(article.id.clone());
            effects.push(Effect::SaveSelected(article.id.clone()));
        }
        if has_moved && (self.reader.changes.is_some() || self.compare.is_some()) {
            self.reader.position = place.position;
        } else if has_moved {
            self.reader.position = place.position;
            if self.position_of(&article.id) != place.position {
                self.positions.insert(article.id.clone(), place.position);
                effects.push(Effect::SavePosition(article.id.clone(), place.position));
            }
            if place.is_at_end && place.is_long {
                effects.extend(self.mark_read(&article));
            }
        }
        effects
    }

    fn mark_read(&self, article: &Article) -> Vec<Effect> {
        if self.is_read(&article.id) {
            Vec::new()
        } else {
            let mut ids = vec![article.id.clone()];
            ids.extend(self.read_with(&article.id));
            Self::mark(ids, true)
        }
    }

    pub(super) fn mark_selected_read(&self) -> Vec<Effect> {
        self.reader
            .article
            .as_ref()
            .map(|article| self.mark_read(article))
            .unwrap_or_default()
    }
}
