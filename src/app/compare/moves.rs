//! Moves of the cursor in the compare pane; both sides move as one.

use super::super::App;
use super::super::action::Action;
use super::super::effect::Effect;
use super::{Compare, Side, Spans, Spot};
use crate::domain::comparison::{Mark, Place};

impl App {
    pub(super) fn move_compare(&mut self, action: Action) -> Vec<Effect> {
        let spans = std::mem::take(&mut self.viewport.compare);
        if let Some(compare) = &mut self.compare {
            if compare.is_table {
                compare.step_row(action, spans.rows);
            } else if compare.side == Side::Facts {
                compare.step_fact(action, &spans);
            } else {
                compare.step(action, &spans);
            }
        }
        self.viewport.compare = spans;
        Vec::new()
    }

    /// The next (or previous) thing that one report has and the other has not, or has otherwise.
    pub(super) fn step_difference(&mut self, is_forward: bool) -> Vec<Effect> {
        let spans = std::mem::take(&mut self.viewport.compare);
        let found = self.compare.as_mut().is_none_or(|compare| {
            if compare.is_table {
                compare.step_table_difference(is_forward)
            } else {
                compare.step_difference(is_forward, &spans)
            }
        });
        self.viewport.compare = spans;
        match (found, is_forward) {
            (true, _) => Vec::new(),
            (false, true) => self.say("no difference further down"),
            (false, false) => self.say("no difference further up"),
        }
    }
}

impl Compare {
    /// What the frame showed.
    pub(in crate::app) fn note_frame(&mut self, spans: &Spans) {
        if self.is_away {
            return;
        }
        self.top = spans.top;
        if self.side == Side::Facts && spans.facts.is_none() {
            self.side = Side::Left;
        }
    }

    /// The sentences under the cursor.
    pub(super) fn sentences(&self) -> Option<Spot> {
        self.cursor
            .or_else(|| self.beside.first().map(|item| (item.left, item.right)))
    }

    pub(super) fn put(&mut self, index: usize, is_stacked: bool) {
        let spot = self
            .items(is_stacked)
            .get(index)
            .map(|item| (item.left, item.right));
        self.cursor = spot.or(self.cursor);
    }

    fn step(&mut self, action: Action, spans: &Spans) {
        let is_stacked = spans.is_stacked;
        let last = self.items(is_stacked).len().saturating_sub(1);
        let (index, page) = (self.index(is_stacked), spans.rows.saturating_sub(1).max(1));
        match action {
            Action::Down => match spans.of(index) {
                // A long passage is read line by line.
                Some((_, end)) if end > self.top + spans.rows && index <= last => self.scroll(1, spans),
                _ => self.go(index + 1, spans),
            },
            Action::Up => match spans.of(index) {
                Some((start, _)) if start < self.top => self.scroll(-1, spans),
                _ => self.go(index.saturating_sub(1), spans),
            },
            Action::PageDown => self.page(page, true, spans),
            Action::PageUp => self.page(page, false, spans),
            Action::HalfPageDown => self.page(page.div_ceil(2), true, spans),
            Action::HalfPageUp => self.page(page.div_ceil(2), false, spans),
            Action::Top => {
                self.go(0, spans);
                self.top = 0;
            }
            _ => {
                self.go(last, spans);
                self.top = spans.last_top();
            }
        }
    }

    fn scroll(&mut self, lines: isize, spans: &Spans) {
        self.top = self.top.saturating_add_signed(lines).min(spans.last_top());
    }

    /// Puts the cursor on an item, which is shown.
    pub(super) fn go(&mut self, index: usize, spans: &Spans) {
        let last = self.items(spans.is_stacked).len().saturating_sub(1);
        let index = index.min(last);
        let is_down = index >= self.index(spans.is_stacked);
        self.put(index, spans.is_stacked);
        let top = match spans.of(index) {
            // Going down begins a long passage at its beginning.
            Some((start, end)) if end - start > spans.rows && is_down => start,
            _ => self.top,
        };
        self.top = spans.revealing(index, top);
    }

    fn page(&mut self, lines: usize, is_down: bool, spans: &Spans) {
        let last = self.items(spans.is_stacked).len().saturating_sub(1);
        let top = if is_down {
            (self.top + lines).min(spans.last_top())
        } else {
            self.top.saturating_sub(lines)
        };
        if top == self.top {
            return self.go(if is_down { last } else { 0 }, spans);
        }
        self.top = top;
        let first = spans.starts.partition_point(|start| *start < top);
        let begins = spans.of(first).is_some_and(|(start, _)| start < top + spans.rows);
        let index = if begins { first } else { spans.at(top) };
        self.put(index.min(last), spans.is_stacked);
    }

    /// The wheel moves the lines; the cursor stays on the screen.
    pub(super) fn wheel(&mut self, lines: isize, spans: &Spans) {
        self.scroll(lines, spans);
        let (first, last) = (
            spans.at(self.top),
            spans.at(self.top + spans.rows.saturating_sub(1)),
        );
        let most = self.items(spans.is_stacked).len().saturating_sub(1);
        let index = self.index(spans.is_stacked).clamp(first, last.max(first));
        self.put(index.min(most), spans.is_stacked);
    }

    fn step_difference(&mut self, is_forward: bool, spans: &Spans) -> bool {
        let items = self.items(spans.is_stacked);
        let index = self.index(spans.is_stacked);
        let is_wanted = |at: &usize| items[*at].mark.is_difference();
        let found = if is_forward {
            (index + 1..items.len()).find(is_wanted)
        } else {
            (0..index.min(items.len())).rev().find(is_wanted)
        };
        if let Some(found) = found {
            self.go(found, spans);
        }
        found.is_some()
    }

    fn step_fact(&mut self, action: Action, spans: &Spans) {
        let last = self.facts.len().saturating_sub(1);
        self.fact = match action {
            Action::Down => (self.fact + 1).min(last),
            Action::Up => self.fact.saturating_sub(1),
            Action::Top | Action::PageUp | Action::HalfPageUp => 0,
            _ => last,
        };
        self.meet_fact();
        let index = self.index(spans.is_stacked);
        self.top = spans.revealing(index, self.top);
    }

    /// Puts the cursor on the sentences that have the selected fact.
    pub(super) fn meet_fact(&mut self) {
        let fact = self.facts().nth(self.fact).cloned();
        if let Some(fact) = fact {
            let is_left = fact.a.place.report == self.left;
            let (left, right) = if is_left {
                (fact.a, fact.b)
            } else {
                (fact.b, fact.a)
            };
            self.cursor = Some((Some(left.place.sentence), Some(right.place.sentence)));
        }
    }

    /// The passage that Enter opens: that of the side that has the focus, else the other one.
    pub(super) fn passage(&self, is_stacked: bool) -> Option<Place> {
        let item = self.items(is_stacked).get(self.index(is_stacked))?;
        let place =
            |report: usize, sentence: Option<usize>| sentence.map(|sentence| Place { report, sentence });
        let left = place(self.left, item.left);
        let right = place(self.right, item.right);
        match self.side {
            Side::Right => right.or(left),
            Side::Left | Side::Facts => left.or(right),
        }
    }

    /// The mark under the cursor.
    pub fn mark(&self, is_stacked: bool) -> Option<Mark> {
        let items = self.items(is_stacked);
        items.get(self.index(is_stacked)).map(|item| item.mark)
    }
}
