//! The cursor in the table of facts: a row a fact, a column a report.

use super::super::action::Action;
use super::{Compare, Side};
use crate::domain::comparison::{Excerpt, Place, Relation};

impl Compare {
    pub(super) fn step_row(&mut self, action: Action, rows: usize) {
        let last = self.table.len().saturating_sub(1);
        let page = rows.max(1);
        let by = match action {
            Action::Down => 1,
            Action::PageDown => page,
            Action::HalfPageDown => page.div_ceil(2),
            Action::Bottom => usize::MAX,
            _ => 0,
        };
        let back = match action {
            Action::Up => 1,
            Action::PageUp => page,
            Action::HalfPageUp => page.div_ceil(2),
            Action::Top => usize::MAX,
            _ => 0,
        };
        let row = self.table_row.saturating_add(by).saturating_sub(back);
        self.table_row = row.min(last);
    }

    pub(super) fn step_column(&mut self, is_forward: bool) {
        let count = self.reports.len().max(1);
        let step = if is_forward { 1 } else { count - 1 };
        self.table_column = (self.table_column + step) % count;
    }

    /// The next row whose cells are not all the same.
    pub(super) fn step_table_difference(&mut self, is_forward: bool) -> bool {
        let is_wanted = |row: &usize| self.table[*row].relation != Relation::Same;
        let count = self.table.len();
        let found = if is_forward {
            (self.table_row + 1..count).find(is_wanted)
        } else {
            (0..self.table_row.min(count)).rev().find(is_wanted)
        };
        self.table_row = found.unwrap_or(self.table_row);
        found.is_some()
    }

    /// The excerpt in the selected cell.
    pub fn selected_cell(&self) -> Option<&Excerpt> {
        let row = self.table.get(self.table_row)?;
        row.cells.get(self.table_column)?.as_ref()
    }

    pub(super) fn cell(&self) -> Option<Place> {
        self.selected_cell().map(|excerpt| excerpt.place)
    }

    /// Back from the table: the report of its column has the focus, in place of the left one where
    /// it was not shown.
    pub(super) fn meet_column(&mut self, column: usize) {
        self.side = Side::Left;
        if column == self.right {
            self.side = Side::Right;
        } else if column != self.left {
            self.left = column;
            self.cursor = None;
            self.arrange();
        }
    }
}
