//! Painter: puts cleaned text of a role on cells, and nothing outside them.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::app::settings::Bidi;
use crate::app::viewport::Area;
use crate::domain::document;

use super::theme::{Role, Theme};
use super::{bidi, cells};

/// Puts text on the frame's cells.
pub struct Painter<'a> {
    pub buffer: &'a mut Buffer,
    pub theme: &'a Theme,
    pub bidi: Bidi,
}

/// The same rectangle in the app's words.
pub fn area(rect: Rect) -> Area {
    Area {
        column: rect.x,
        row: rect.y,
        columns: rect.width,
        rows: rect.height,
    }
}

impl<'a> Painter<'a> {
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme, bidi: Bidi) -> Self {
        let whole = buffer.area;
        buffer.set_style(whole, theme.style(Role::Text));
        Self { buffer, theme, bidi }
    }

    pub fn style(&self, role: Role) -> Style {
        self.theme.style(Role::Text).patch(self.theme.style(role))
    }

    /// Text in a style from a cell on, within `columns`; how many it took. Already in drawing order.
    pub fn put(&mut self, x: u16, y: u16, text: &str, style: Style, columns: u16) -> u16 {
        let inside = self.buffer.area;
        if y < inside.top() || y >= inside.bottom() || x >= inside.right() {
            return 0;
        }
        let room = columns.min(inside.right() - x);
        if text.chars().all(cells::is_plain) {
            return self.put_plain(x, y, text, style, room);
        }
        let (end, _) = self.buffer.set_stringn(x, y, text, usize::from(room), style);
        end - x
    }

    /// The same for text whose characters take a cell each, which is nearly all of it.
    fn put_plain(&mut self, x: u16, y: u16, text: &str, style: Style, columns: u16) -> u16 {
        let first = self.buffer.index_of(x, y);
        let cells = self.buffer.content.iter_mut().skip(first);
        let mut taken = 0;
        for (cell, character) in cells.take(usize::from(columns)).zip(text.chars()) {
            cell.set_char(character).set_style(style);
            taken += 1;
        }
        taken
    }

    /// One line of text in logical order: cut to fit with `…`, ordered, right-to-left text at the right.
    pub fn line(&mut self, x: u16, y: u16, text: &str, style: Style, columns: u16) -> u16 {
        let cut = cells::fit(text, usize::from(columns));
        let shown = self.visual(&cut);
        let taken = u16::try_from(cells::columns(&shown))
            .unwrap_or(columns)
            .min(columns);
        let is_right = bidi::direction(text) == Some(bidi::Direction::RightToLeft);
        let start = if is_right { columns - taken } else { 0 };
        self.put(x + start, y, &shown, style, columns - start)
    }

    /// A line in the order it is drawn.
    pub fn visual<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.bidi {
            Bidi::Newsview => bidi::visual(text),
            Bidi::Terminal => cells::drawable(text),
        }
    }

    /// Fills a row of cells with one character.
    pub fn fill(&mut self, rect: Rect, symbol: &str, style: Style) {
        for y in rect.top()..rect.bottom() {
            for x in rect.left()..rect.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.set_symbol(symbol).set_style(style);
                }
            }
        }
    }

    /// Makes a rectangle blank; a wide character that reaches into it goes whole.
    pub fn clear(&mut self, rect: Rect) {
        let style = self.style(Role::Text);
        for y in rect.top()..rect.bottom() {
            if let Some(cell) = rect.x.checked_sub(1).and_then(|x| self.buffer.cell_mut((x, y)))
                && cells::columns(cell.symbol()) > 1
            {
                cell.set_symbol(" ");
            }
            for x in rect.left()..rect.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }
}

/// A role's style with how a stretch of text is set.
pub fn with_setting(style: Style, set: document::Style) -> Style {
    let mut modifier = Modifier::empty();
    modifier.set(Modifier::ITALIC, set.emphasis);
    modifier.set(Modifier::BOLD, set.strong);
    modifier.set(Modifier::CROSSED_OUT, set.struck);
    style.add_modifier(modifier)
}
