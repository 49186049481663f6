//! Moving about in the sources pane: the cursor, folds, and what the list shows.

use crate::app::App;
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::layout::Pane;

use super::{Node, Sources};

impl Sources {
    /// Moves the cursor, stopping at the ends and on no gap.
    pub(super) fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        let wanted = self.selected.saturating_add_signed(by).min(last);
        let is_gap = |index: &usize| self.rows.get(*index).is_some_and(|row| row.node == Node::Gap);
        self.selected = if !is_gap(&wanted) {
            wanted
        } else if by < 0 {
            wanted.saturating_sub(1)
        } else {
            (wanted + 1).min(last)
        };
    }

    /// The folder that the cursor is in or on, by its row.
    fn folder_above(&self) -> Option<usize> {
        let depth = self.selected_row()?.depth.checked_sub(1)?;
        (0..self.selected).rev().find(|index| {
            matches!(&self.rows[*index].node, Node::Folder(_)) && self.rows[*index].depth == depth
        })
    }
}

impl App {
    pub(in crate::app) fn step_sources(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::try_from(self.viewport.sources_rows.max(1)).unwrap_or(isize::MAX);
        self.sources.step(match action {
            Action::Down => 1,
            Action::Up => -1,
            Action::PageDown => page,
            Action::PageUp => -page,
            Action::HalfPageDown => page.midpoint(1),
            Action::HalfPageUp => -page.midpoint(1),
            Action::Top => isize::MIN,
            _ => isize::MAX,
        });
        Vec::new()
    }

    /// Enter: shows the source under the cursor, and goes to the list.
    pub(in crate::app) fn open_source(&mut self) -> Vec<Effect> {
        let Some(row) = self.sources.selected_row() else {
            return Vec::new();
        };
        let node = row.node.clone();
        self.focus = Pane::List;
        self.show_source(&node)
    }

    /// →: unfolds a folded folder; else as Enter.
    pub(in crate::app) fn unfold_or_open_source(&mut self) -> Vec<Effect> {
        match self.sources.selected_row() {
            Some(row) if row.is_folded => self.toggle_fold(),
            _ => self.open_source(),
        }
    }

    /// ←: folds the folder, goes to the one around it, then leaves the pane.
    pub(in crate::app) fn fold_or_leave(&mut self) -> Vec<Effect> {
        let is_open = self
            .sources
            .selected_row()
            .is_some_and(|row| matches!(row.node, Node::Folder(_)) && !row.is_folded);
        if is_open {
            return self.toggle_fold();
        }
        match self.sources.folder_above() {
            Some(index) => {
                self.sources.selected = index;
                Vec::new()
            }
            None => {
                self.leave_sources();
                Vec::new()
            }
        }
    }

    /// Folds or unfolds the folder under the cursor, for good.
    pub(in crate::app) fn toggle_fold(&mut self) -> Vec<Effect> {
        let Some(Node::Folder(folder)) = self.sources.selected_row().map(|row| row.node.clone()) else {
            return Vec::new();
        };
        if !self.sources.folded.remove(&folder) {
            self.sources.folded.insert(folder);
        }
        self.sources.rebuild();
        vec![Effect::SaveFolded(self.sources.folded.clone())]
    }

    /// Shows a source in the list, and puts the cursor on it.
    pub(in crate::app) fn show_source(&mut self, node: &Node) -> Vec<Effect> {
        let effects = match node {
            Node::View(view) => self.show_view(*view),
            Node::Folder(folder) => self.show_scope(crate::domain::library::Scope::Folder(folder.clone())),
            Node::Feed(feed) => self.show_scope(crate::domain::library::Scope::Feed(*feed)),
            Node::Gap => Vec::new(),
        };
        self.put_cursor_on_shown();
        effects
    }

    pub(in crate::app) fn put_cursor_on_shown(&mut self) {
        let shown = self.shown_node();
        if let Some(index) = self.sources.index_of(&shown) {
            self.sources.selected = index;
        }
    }

    /// Shows or hides the pane: beside the others where there is room, else in the list's place.
    pub(in crate::app) fn toggle_sources(&mut self) -> Vec<Effect> {
        let is_beside = self.viewport.has_room_for_sources;
        let is_shown = if is_beside {
            self.viewport.sources.columns > 0
        } else {
            self.focus == Pane::Sources
        };
        if is_shown {
            self.leave_sources();
        } else {
            self.put_cursor_on_shown();
            self.focus = Pane::Sources;
        }
        let mut effects = Vec::new();
        if !is_shown && !self.sources.is_known {
            effects = self.load_sources();
        }
        if is_beside {
            self.layout.sources = Some(!is_shown);
            effects.push(Effect::SaveLayout(self.layout));
        }
        effects
    }

    /// Back to the list; the cursor goes back to what the list shows.
    pub(in crate::app) fn leave_sources(&mut self) {
        if self.focus == Pane::Sources {
            self.focus = Pane::List;
        }
        self.put_cursor_on_shown();
    }

    /// Tab: sources, list, reader; the sources only where they stand beside the list.
    pub(in crate::app) fn neighbour_pane(&self, is_next: bool) -> Pane {
        let is_beside = self.viewport.has_room_for_sources && self.viewport.sources.columns > 0;
        match (self.focus, is_next) {
            (Pane::List, false) | (Pane::Reader, true) if is_beside => Pane::Sources,
            (Pane::Sources, true) | (Pane::Reader, _) => Pane::List,
            (Pane::Sources, false) | (Pane::List, _) => Pane::Reader,
        }
    }
}
