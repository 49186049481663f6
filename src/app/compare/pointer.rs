//! The mouse in the compare pane.

use super::super::App;
use super::super::effect::Effect;
use super::super::message::{Pointer, Pointing};
use super::{Compare, Side, Spans};

/// Lines a notch of the wheel moves.
const WHEEL_LINES: isize = 3;

impl App {
    pub(in crate::app) fn point_at_compare(&mut self, pointer: Pointer) -> Vec<Effect> {
        let spans = std::mem::take(&mut self.viewport.compare);
        let is_inside = spans.body.has(pointer.column, pointer.row);
        let mut opens = false;
        if let Some(compare) = self.compare.as_mut().filter(|compare| !compare.is_table) {
            match pointer.kind {
                Pointing::WheeledDown => compare.wheel(WHEEL_LINES, &spans),
                Pointing::WheeledUp => compare.wheel(-WHEEL_LINES, &spans),
                Pointing::Clicked if is_inside => compare.click(pointer, &spans),
                Pointing::DoubleClicked if is_inside => opens = true,
                _ => {}
            }
        }
        self.viewport.compare = spans;
        let mut effects = self.show_focused();
        if opens {
            effects.extend(self.act(super::super::action::Action::OpenPassage));
        }
        effects
    }
}

impl Compare {
    /// A click puts the cursor where it fell.
    fn click(&mut self, pointer: Pointer, spans: &Spans) {
        if spans.facts.is_some_and(|facts| pointer.column >= facts) {
            return;
        }
        let line = spans.top + usize::from(pointer.row - spans.body.row);
        let count = self.items(spans.is_stacked).len();
        let index = spans.at(line);
        if index < count {
            self.put(index, spans.is_stacked);
        }
        if !spans.is_stacked {
            self.side = if pointer.column >= spans.right {
                Side::Right
            } else {
                Side::Left
            };
        }
    }
}
