//! Finding in what is compared: the cursor goes to a line that has what is typed.

use super::super::App;
use super::super::effect::Effect;
use super::super::prompt::Purpose;
use super::{Compare, Spans, Spot};
use crate::domain::comparison::Place;
use crate::domain::query::{Haystack, Query};

/// What is being found, and where the cursor was before.
#[derive(Clone, Debug, Default)]
pub(super) struct Sought {
    query: Query,
    cursor: Option<Spot>,
    top: usize,
    table_row: usize,
    /// The items that have it, or the rows of the table.
    found: Vec<usize>,
}

impl App {
    /// Opens the line; what is found is shown while it is typed.
    pub(super) fn start_compared_find(&mut self) -> Vec<Effect> {
        if let Some(compare) = &mut self.compare {
            compare.sought = Some(Sought {
                cursor: compare.cursor,
                top: compare.top,
                table_row: compare.table_row,
                ..Sought::default()
            });
            self.start_prompt(Purpose::Compared);
        }
        Vec::new()
    }

    /// Goes to the first line from the cursor on that has it, as it was before the line was opened.
    pub(in crate::app) fn find_compared(&mut self, text: &str) {
        let spans = std::mem::take(&mut self.viewport.compare);
        if let Some(compare) = &mut self.compare {
            compare.find(text, &spans);
        }
        self.viewport.compare = spans;
    }

    /// The next (or previous) line that has it; round to the first one.
    pub(in crate::app) fn step_compared(&mut self, is_forward: bool) {
        let spans = std::mem::take(&mut self.viewport.compare);
        if let Some(compare) = &mut self.compare {
            compare.step_found(is_forward, &spans);
        }
        self.viewport.compare = spans;
    }

    /// The line is closed; the cursor stays, or is put back.
    pub(in crate::app) fn end_compared_find(&mut self, is_kept: bool) {
        let Some(compare) = &mut self.compare else { return };
        if let Some(sought) = compare.sought.take().filter(|_| !is_kept) {
            compare.put_back(&sought);
        }
    }
}

impl Compare {
    /// How many lines have what is typed, if something is.
    pub fn found(&self) -> Option<usize> {
        let sought = self.sought.as_ref().filter(|sought| !sought.query.is_empty());
        sought.map(|sought| sought.found.len())
    }

    fn find(&mut self, text: &str, spans: &Spans) {
        let Some(mut sought) = self.sought.take() else {
            return;
        };
        self.put_back(&sought);
        sought.query = Query::parse(text);
        sought.found = self.that_have(&sought.query, spans);
        let from = self.place(spans);
        let first = sought.found.iter().find(|index| **index >= from);
        let first = first.or(sought.found.first()).copied();
        self.sought = Some(sought);
        if let Some(first) = first {
            self.put_on(first, spans);
        }
    }

    fn step_found(&mut self, is_forward: bool, spans: &Spans) {
        let from = self.place(spans);
        let found = self.sought.as_ref().map_or(&[][..], |sought| &sought.found);
        let next = if is_forward {
            found.iter().find(|index| **index > from).or(found.first())
        } else {
            found.iter().rev().find(|index| **index < from).or(found.last())
        };
        if let Some(next) = next.copied() {
            self.put_on(next, spans);
        }
    }

    fn that_have(&self, query: &Query, spans: &Spans) -> Vec<usize> {
        let Some(comparison) = self.comparison.as_ref().filter(|_| !query.is_empty()) else {
            return Vec::new();
        };
        let has = |places: &mut dyn Iterator<Item = Place>| {
            let sentences = places.filter_map(|place| comparison.sentence(place));
            let haystack = Haystack::new("", sentences.map(|sentence| sentence.text.as_str()));
            query.find(&haystack).is_some()
        };
        if self.is_table {
            let rows = self.table.iter().enumerate();
            let found = rows.filter(|(_, row)| has(&mut row.cells.iter().flatten().map(|cell| cell.place)));
            return found.map(|(index, _)| index).collect();
        }
        let items = self.items(spans.is_stacked).iter().enumerate();
        let found = items.filter(|(_, item)| {
            let sides = [(self.left, item.left), (self.right, item.right)];
            has(&mut sides
                .into_iter()
                .filter_map(|(report, sentence)| sentence.map(|sentence| Place { report, sentence })))
        });
        found.map(|(index, _)| index).collect()
    }

    fn place(&self, spans: &Spans) -> usize {
        if self.is_table {
            self.table_row
        } else {
            self.index(spans.is_stacked)
        }
    }

    fn put_on(&mut self, index: usize, spans: &Spans) {
        if self.is_table {
            self.table_row = index;
        } else {
            self.go(index, spans);
        }
    }

    fn put_back(&mut self, sought: &Sought) {
        self.cursor = sought.cursor;
        self.top = sought.top;
        self.table_row = sought.table_row;
    }
}
