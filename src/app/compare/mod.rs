//! Reports of a story laid side by side: which two, where the cursor stands, and on which side.

mod acts;
mod begin;
mod find;
mod moves;
mod pointer;
mod table;

use std::sync::Arc;

use crate::domain::comparison::{Comparison, Fact, Item, TableRow};
use crate::domain::story::Report;

use super::effect::RequestId;
use super::layout::Pane;

/// The side that has the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    Left,
    Right,
    /// The facts beside both, on a wide screen.
    Facts,
}

/// The sentences of an item, by which the cursor finds it again.
pub(super) type Spot = (Option<usize>, Option<usize>);

/// The compare pane.
#[derive(Clone, Debug)]
pub struct Compare {
    request: RequestId,
    /// What is compared, the earliest first.
    pub reports: Vec<Report>,
    /// None while they are being compared.
    pub comparison: Option<Arc<Comparison>>,
    pub left: usize,
    pub right: usize,
    pub side: Side,
    /// Facts of all reports, a column each, in place of two reports.
    pub is_table: bool,
    /// The first line on the screen.
    pub top: usize,
    /// A passage is shown in its article; the pane waits below.
    pub is_away: bool,
    pub table: Vec<TableRow>,
    pub table_row: usize,
    pub table_column: usize,
    beside: Vec<Item>,
    stacked: Vec<Item>,
    /// Facts of both reports, by number: those that differ first.
    facts: Vec<usize>,
    fact: usize,
    cursor: Option<Spot>,
    sought: Option<find::Sought>,
    /// The pane that had the focus before.
    before: Pane,
}

/// Where the lines of the compare pane stand, as the last frame had them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spans {
    /// The first line of each item, and the line behind the last.
    pub starts: Vec<usize>,
    /// How many lines fitted.
    pub rows: usize,
    pub top: usize,
    pub body: super::viewport::Area,
    /// The first column of the right side; of the facts.
    pub right: u16,
    pub facts: Option<u16>,
    /// One report stands above the other.
    pub is_stacked: bool,
}

impl Spans {
    /// The lines of an item.
    pub fn of(&self, index: usize) -> Option<(usize, usize)> {
        Some((*self.starts.get(index)?, *self.starts.get(index + 1)?))
    }

    pub fn last_top(&self) -> usize {
        self.starts
            .last()
            .map_or(0, |total| total.saturating_sub(self.rows))
    }

    /// The item on a line, counted from the first line of all.
    pub fn at(&self, line: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= line)
            .saturating_sub(1)
    }

    /// The first line on the screen: as it was, where some of this item can be seen there.
    pub fn revealed(&self, index: usize, top: usize) -> usize {
        let top = top.min(self.last_top());
        match self.of(index) {
            Some((start, end)) if end > top && start < top + self.rows => top,
            _ => self.revealing(index, top),
        }
    }

    /// The first line on the screen, so that some of this item can be seen, and all of it where
    /// it has room.
    pub fn revealing(&self, index: usize, top: usize) -> usize {
        let Some((start, end)) = self.of(index) else {
            return top.min(self.last_top());
        };
        let top = if end - start > self.rows {
            top.clamp(start, end - self.rows)
        } else {
            top.clamp(end.saturating_sub(self.rows), start)
        };
        top.min(self.last_top())
    }
}

impl Compare {
    /// What stands on the screen, one thing below the other.
    pub fn items(&self, is_stacked: bool) -> &[Item] {
        if is_stacked { &self.stacked } else { &self.beside }
    }

    /// Where the cursor stands among the items.
    pub fn index(&self, is_stacked: bool) -> usize {
        let items = self.items(is_stacked);
        let Some((left, right)) = self.cursor else {
            return 0;
        };
        let find = |wanted: &dyn Fn(&Item) -> bool| items.iter().position(wanted);
        find(&|item| (item.left, item.right) == (left, right))
            .or_else(|| find(&|item| left.is_some() && item.left == left))
            .or_else(|| find(&|item| right.is_some() && item.right == right))
            .unwrap_or(0)
    }

    /// The facts that both reports have, those that differ first.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        let facts = self.comparison.as_ref().map_or(&[][..], |found| &found.facts);
        self.facts.iter().filter_map(|fact| facts.get(*fact))
    }

    /// Which of the facts has the cursor, if that is among them.
    pub fn selected_fact(&self) -> Option<usize> {
        (self.side == Side::Facts && self.fact < self.facts.len()).then_some(self.fact)
    }

    /// The report that actions are about.
    pub fn focused(&self) -> usize {
        match (self.is_table, self.side) {
            (true, _) => self.table_column,
            (false, Side::Right) => self.right,
            (false, _) => self.left,
        }
    }

    /// Whether the pane itself is on the screen.
    pub fn is_shown(&self) -> bool {
        !self.is_away
    }

    /// The report that was published first, if all of them say when they were.
    pub fn first(&self) -> Option<usize> {
        let moments: Option<Vec<_>> = self.reports.iter().map(published).collect();
        let moments = moments?;
        let earliest = moments.iter().min()?;
        let mut found = (0..moments.len()).filter(|index| moments[*index] == *earliest);
        found.next().filter(|_| found.next().is_none())
    }
}

/// When a report says that it was published.
pub fn published(report: &Report) -> Option<jiff::Timestamp> {
    report.article.stated_date()
}
