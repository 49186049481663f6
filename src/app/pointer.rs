//! The mouse: click, double-click and wheel over any pane, and the rule between them dragged.

use super::App;
use super::effect::Effect;
use super::layout::Pane;
use super::message::{Pointer, Pointing};
use super::reader::Scroll;
use super::viewport::Area;

/// Lines a notch of the wheel moves the text.
const WHEEL_LINES: i32 = 3;

/// A rule between two panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Behind the sources.
    Sources,
    /// Behind the list, or below it.
    List,
}

impl App {
    pub(super) fn point(&mut self, pointer: Pointer) -> Vec<Effect> {
        self.list.is_touched = true;
        if self.sheet.is_some() {
            return self.point_at_sheet(pointer);
        }
        if self.form.is_some() {
            return self.point_at_form(pointer);
        }
        if self
            .compare
            .as_ref()
            .is_some_and(super::compare::Compare::is_shown)
        {
            let mut effects = self.end_line();
            effects.extend(self.point_at_compare(pointer));
            return effects;
        }
        let mut effects = self.end_prompt(pointer);
        effects.extend(self.point_at_panes(pointer));
        effects
    }

    fn point_at_panes(&mut self, pointer: Pointer) -> Vec<Effect> {
        match pointer.kind {
            Pointing::WheeledDown => self.wheel(pointer, 1),
            Pointing::WheeledUp => self.wheel(pointer, -1),
            Pointing::Clicked => self.click(pointer),
            Pointing::DoubleClicked if self.fold_at(pointer).is_some() => Vec::new(),
            // The click before it selected the row, unless it fell on something that is gone now.
            Pointing::DoubleClicked if self.row_at(pointer) == Some(self.list.selected) => self.open(),
            Pointing::DoubleClicked => self.double_click_source(pointer),
            Pointing::Dragged => self.drag(pointer),
            Pointing::Released => {
                let was_dragged = self.dragged.take().is_some();
                if was_dragged {
                    vec![Effect::SaveLayout(self.layout)]
                } else {
                    Vec::new()
                }
            }
        }
    }

    /// A click ends what is being typed as Enter does; so does whatever goes on to another text.
    fn end_prompt(&mut self, pointer: Pointer) -> Vec<Effect> {
        let is_over_list = self.viewport.list.has(pointer.column, pointer.row);
        let leaves_text = is_over_list && !self.is_searching();
        if pointer.kind == Pointing::Clicked || leaves_text {
            return self.end_line();
        }
        Vec::new()
    }

    fn wheel(&mut self, pointer: Pointer, direction: i32) -> Vec<Effect> {
        if self.viewport.sources.has(pointer.column, pointer.row) {
            return self.wheel_sources(direction);
        }
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
            if let Some(index) = self.fold_at(pointer) {
                self.toggle_story(index);
            }
        } else if self.viewport.sources.has(pointer.column, pointer.row) {
            return self.click_source(pointer);
        } else if self.viewport.reader.has(pointer.column, pointer.row) {
            self.focus = Pane::Reader;
            if let Some(link) = self.link_at(pointer) {
                return self.open_link(link);
            }
        } else {
            self.dragged = self.rule_at(pointer);
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

    /// The story whose mark is under the pointer.
    fn fold_at(&self, pointer: Pointer) -> Option<usize> {
        let mut folds = self.viewport.folds.iter();
        let fold = folds.find(|(area, _)| area.has(pointer.column, pointer.row));
        fold.map(|(_, index)| *index)
    }

    fn link_at(&self, pointer: Pointer) -> Option<usize> {
        let mut links = self.viewport.links.iter();
        links
            .find(|(area, _)| area.has(pointer.column, pointer.row))
            .map(|(_, link)| *link)
    }

    /// The rule under the pointer, or right beside it.
    fn rule_at(&self, pointer: Pointer) -> Option<Rule> {
        let is_near = |rule: Area| {
            let is_there = rule.columns > 0 && rule.rows > 0;
            let distance = if rule.columns == 1 {
                pointer.column.abs_diff(rule.column)
            } else {
                pointer.row.abs_diff(rule.row) * 2
            };
            is_there && distance <= 1
        };
        if is_near(self.viewport.rule) {
            return Some(Rule::List);
        }
        is_near(self.viewport.sources_rule).then_some(Rule::Sources)
    }

    fn drag(&mut self, pointer: Pointer) -> Vec<Effect> {
        match self.dragged {
            Some(Rule::List) => self.drag_list(pointer),
            Some(Rule::Sources) => self.layout.put_sources(pointer.column),
            None => {}
        }
        Vec::new()
    }

    fn drag_list(&mut self, pointer: Pointer) {
        let (view, is_narrow) = (&self.viewport, self.viewport.is_narrow);
        // What stands before the rule: the list, or the sources in its place.
        let first = if view.list.rows > 0 {
            view.list
        } else {
            view.sources
        };
        let (place, length) = if is_narrow {
            (
                pointer.row.saturating_sub(first.row),
                first.rows + view.reader.rows + 1,
            )
        } else {
            (
                pointer.column.saturating_sub(first.column),
                view.screen.columns - first.column.min(view.screen.columns),
            )
        };
        let share = u32::from(place) * 100 / u32::from(length.max(1));
        self.layout
            .put_split(is_narrow, u16::try_from(share).unwrap_or(100));
    }
}
