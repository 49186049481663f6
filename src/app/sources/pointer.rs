//! The mouse over the sources pane.

use crate::app::App;
use crate::app::effect::Effect;
use crate::app::layout::Pane;
use crate::app::message::Pointer;

use super::Node;

impl App {
    /// A click shows the source that was clicked; beside a folder's name it folds or unfolds it.
    pub(in crate::app) fn click_source(&mut self, pointer: Pointer) -> Vec<Effect> {
        self.focus = Pane::Sources;
        let Some(index) = self.source_at(pointer) else {
            return Vec::new();
        };
        self.sources.selected = index;
        let Some(row) = self.sources.rows.get(index) else {
            return Vec::new();
        };
        let sign = self.viewport.sources.column + super::indent(row);
        let is_folder = matches!(row.node, Node::Folder(_));
        if is_folder && (sign..=sign + 1).contains(&pointer.column) {
            return self.toggle_fold();
        }
        let node = row.node.clone();
        let effects = self.show_source(&node);
        if !self.viewport.has_room_for_sources {
            self.focus = Pane::List;
        }
        effects
    }

    /// The second click of a pair on a folder's name folds or unfolds it.
    pub(in crate::app) fn double_click_source(&mut self, pointer: Pointer) -> Vec<Effect> {
        let is_selected = self.source_at(pointer) == Some(self.sources.selected);
        if self.focus == Pane::Sources && is_selected {
            self.toggle_fold()
        } else {
            Vec::new()
        }
    }

    pub(in crate::app) fn wheel_sources(&mut self, direction: i32) -> Vec<Effect> {
        self.sources.step(if direction > 0 { 1 } else { -1 });
        Vec::new()
    }

    /// The row under the pointer.
    fn source_at(&self, pointer: Pointer) -> Option<usize> {
        let pane = self.viewport.sources;
        if !pane.has(pointer.column, pointer.row) {
            return None;
        }
        let line = usize::from(pointer.row - pane.row);
        let index = self.viewport.sources_top + line;
        let is_row = line < self.viewport.sources_rows
            && self
                .sources
                .rows
                .get(index)
                .is_some_and(|row| row.node != Node::Gap);
        is_row.then_some(index)
    }
}
