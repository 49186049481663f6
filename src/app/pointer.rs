//! The mouse: click, double-click and wheel over any pane, and the rule between them dragged.

use super::App;
use super::effect::Effect;
use super::layout::Pane;
use super::message::{Pointer, Pointing};
use super::reader::Scroll;

/// Lines a notch of the wheel moves the text.
const WHEEL_LINES: i32 = 3;

impl App {
    pub(super) fn point(&mut self, pointer: Pointer) -> Vec<Effect> {
        self.list.is_touched = true;
        if self.sheet.is_some() {
            return self.point_at_sheet(pointer);
        }
        self.end_prompt(pointer);
        match pointer.kind {
            Pointing::WheeledDown => self.wheel(pointer, 1),
            Pointing::WheeledUp => self.wheel(pointer, -1),
            Pointing::Clicked => self.click(pointer),
            // The click before it selected the row, unless it fell on something that is gone now.
            Pointing::DoubleClicked if self.row_at(pointer) == Some(self.list.selected) => self.open(),
            Pointing::DoubleClicked => Vec::new(),
            Pointing::Dragged => self.drag(pointer),
            Pointing::Released => {
                let was_dragged = std::mem::take(&mut self.has_dragged_split);
                if was_dragged {
                    vec![Effect::SaveLayout(self.layout)]
                } else {
                    Vec::new()
                }
            }
        }
    }

    /// A click ends what is being typed as Enter does; so does whatever goes on to another text.
    fn end_prompt(&mut self, pointer: Pointer) {
        let is_over_list = self.viewport.list.has(pointer.column, pointer.row);
        let leaves_text = is_over_list && !self.is_searching();
        if pointer.kind == Pointing::Clicked || leaves_text {
            self.keep_search();
        }
    }

    fn wheel(&mut self, pointer: Pointer, direction: i32) -> Vec<Effect> {
        if self.viewport.list.has(pointer.column, pointer.row) {
            self.list.step(if direction > 0 { 1 } else { -1 });
            self.show_selected();
            return Vec::new();
        }
        self.scroll(Scroll::Lines(WHEEL_LINES * direction))
    }

    fn click(&mut self, pointer: Pointer) -> Vec<Effect> {
        if self.viewport.list.has(pointer.column, pointer.row) {
            if let Some(index) = self.row_at(pointer) {
                self.list.selected = index;
                self.show_selected();
            }
            self.focus = Pane::List;
        } else if self.viewport.reader.has(pointer.column, pointer.row) {
            self.focus = Pane::Reader;
            if let Some(link) = self.link_at(pointer) {
                return self.open_link(link);
            }
        } else {
            self.has_dragged_split = self.is_on_rule(pointer);
        }
        Vec::new()
    }

    /// The row of the list under the pointer.
    fn row_at(&self, pointer: Pointer) -> Option<usize> {
        let list = self.viewport.list;
        if !list.has(pointer.column, pointer.row) {
            return None;
        }
        let line = usize::from(pointer.row - list.row) / usize::from(self.viewport.row_height.max(1));
        Some(self.viewport.list_top + line).filter(|index| *index < self.list.rows.len())
    }

    fn link_at(&self, pointer: Pointer) -> Option<usize> {
        let mut links = self.viewport.links.iter();
        links
            .find(|(area, _)| area.has(pointer.column, pointer.row))
            .map(|(_, link)| *link)
    }

    fn is_on_rule(&self, pointer: Pointer) -> bool {
        let (list, is_narrow) = (self.viewport.list, self.viewport.is_narrow);
        if self.layout.one_pane {
            return false;
        }
        if is_narrow {
            pointer.row == list.row + list.rows
        } else {
            pointer.column.abs_diff(list.column + list.columns) <= 1
        }
    }

    fn drag(&mut self, pointer: Pointer) -> Vec<Effect> {
        if self.has_dragged_split {
            let screen = self.viewport.screen;
            let (place, length) = if self.viewport.is_narrow {
                (
                    pointer.row.saturating_sub(self.viewport.list.row),
                    self.viewport.list.rows + self.viewport.reader.rows + 1,
                )
            } else {
                (pointer.column, screen.columns)
            };
            let share = u32::from(place) * 100 / u32::from(length.max(1));
            self.layout
                .put_split(self.viewport.is_narrow, u16::try_from(share).unwrap_or(100));
        }
        Vec::new()
    }
}
