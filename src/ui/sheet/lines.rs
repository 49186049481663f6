//! The lines of a sheet: keys at the left, what they do behind them.

use ratatui::layout::Rect;

use crate::app::sheet::{Entry, EntryKind};
use crate::ui::cells;
use crate::ui::paint::Painter;
use crate::ui::theme::Role;
use crate::ui::typeset;

/// The widest column of keys.
const WIDEST_LEFT: usize = 28;

/// What stands on one row of a sheet.
pub struct Line {
    left: String,
    right: String,
    aside: String,
    kind: EntryKind,
    /// Where the words begin.
    indent: u16,
}

/// A line an entry; where no cursor goes from entry to entry, long ones take several.
pub fn lines(entries: &[Entry], has_cursor: bool, width: u16) -> Vec<Line> {
    let left = entries.iter().map(|entry| cells::columns(&entry.left)).max();
    let widest = WIDEST_LEFT.min(usize::from(width) * 2 / 5).max(2);
    let left = left.unwrap_or(0).clamp(2, widest);
    let mut lines = Vec::with_capacity(entries.len());
    for entry in entries {
        let indent = match entry.kind {
            EntryKind::Section => 0,
            _ => u16::try_from(left + 2).unwrap_or(0),
        };
        let room = usize::from(width.saturating_sub(indent));
        let mut parts = if has_cursor {
            vec![entry.right.clone()]
        } else {
            typeset::wrapped(&entry.right, room)
        }
        .into_iter();
        lines.push(Line {
            left: cells::fit(&entry.left, left),
            right: parts.next().unwrap_or_default(),
            aside: entry.aside.clone(),
            kind: entry.kind,
            indent,
        });
        lines.extend(parts.map(|right| Line {
            left: String::new(),
            right,
            aside: String::new(),
            kind: entry.kind,
            indent,
        }));
    }
    lines
}

/// Draws the lines from `top` on.
pub fn draw(painter: &mut Painter<'_>, area: Rect, lines: &[Line], top: usize, selected: Option<usize>) {
    let shown = lines.iter().enumerate().skip(top);
    for (y, (index, line)) in (area.top()..area.bottom()).zip(shown) {
        let row = Rect { y, height: 1, ..area };
        draw_line(painter, row, line, selected == Some(index));
    }
}

fn draw_line(painter: &mut Painter<'_>, area: Rect, line: &Line, is_selected: bool) {
    let style = |painter: &Painter<'_>, role| painter.style(if is_selected { Role::Selected } else { role });
    if is_selected {
        let bar = Rect {
            x: area.x - 1,
            width: area.width + 2,
            ..area
        };
        painter.fill(bar, " ", painter.style(Role::Selected));
    }
    let keys = style(painter, Role::Accent);
    painter.put(area.x, area.y, &line.left, keys, line.indent);
    let role = match line.kind {
        EntryKind::Section => Role::Heading,
        EntryKind::Notice { is_error: true } => Role::Error,
        _ => Role::Text,
    };
    let words = style(painter, role);
    let (x, room) = (area.x + line.indent, area.width.saturating_sub(line.indent));
    if line.aside.is_empty() {
        painter.line(x, area.y, &line.right, words, room);
        return;
    }
    let own = u16::try_from(cells::columns(&line.right)).unwrap_or(room);
    let aside = u16::try_from(cells::columns(&line.aside)).unwrap_or(room);
    // Both share the line; neither takes more than half of it from the other.
    let own = own.min(room.saturating_sub(aside.min(room / 2) + 2));
    painter.line(x, area.y, &line.right, words, own);
    let muted = style(painter, Role::Muted);
    let rest = room.saturating_sub(own + 2);
    painter.line(x + own + 2, area.y, &line.aside, muted, rest);
}
