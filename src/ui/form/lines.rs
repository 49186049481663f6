//! The lines of a form: names at the left, what they have behind them, ages at the right edge.

use ratatui::layout::Rect;

use crate::app::form::{Choice, FormRow, Look};
use crate::ui::age::Clock;
use crate::ui::cells;
use crate::ui::paint::Painter;
use crate::ui::theme::Role;
use crate::ui::typeset;

/// The widest column of names.
const WIDEST_LEFT: usize = 18;

/// One line.
pub struct Line {
    /// The row that it is of.
    pub row: usize,
    left: (String, Role),
    right: String,
    role: Role,
    age: String,
    /// Where the text begins.
    indent: u16,
}

/// A line a row; long text takes several where nothing is chosen.
pub fn lines(rows: &[FormRow], clock: &Clock, width: u16) -> Vec<Line> {
    let left = rows.iter().map(|row| cells::columns(&row.left)).max();
    let left = left.unwrap_or(0).min(WIDEST_LEFT).min(usize::from(width) / 2);
    let mut lines = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let has_left = !row.left.is_empty() || matches!(row.choice, Some(Choice::Other(_)));
        let indent = if has_left && left > 0 { left + 2 } else { 0 };
        let room = usize::from(width).saturating_sub(indent);
        let is_one_line = row.choice.is_some() || row.moment.is_some() || row.right.is_empty();
        let parts = if is_one_line {
            vec![row.right.clone()]
        } else {
            typeset::wrapped(&row.right, room)
        };
        for (part, right) in parts.into_iter().enumerate() {
            let is_first = part == 0;
            lines.push(Line {
                row: index,
                left: (
                    if is_first {
                        cells::fit(&row.left, left)
                    } else {
                        String::new()
                    },
                    left_role(row),
                ),
                right,
                role: role(row.look),
                age: row
                    .moment
                    .filter(|_| is_first)
                    .map_or_else(String::new, |moment| clock.age(moment)),
                indent: u16::try_from(indent).unwrap_or(0),
            });
        }
    }
    lines
}

/// What is done stands out from the names of what there is.
fn left_role(row: &FormRow) -> Role {
    match row.choice {
        None | Some(Choice::Field(_)) => Role::Muted,
        Some(_) => Role::Text,
    }
}

fn role(look: Look) -> Role {
    match look {
        Look::Text => Role::Text,
        Look::Title => Role::Title,
        Look::Muted => Role::Muted,
        Look::Error => Role::Error,
    }
}

/// Draws the lines from `top` on.
pub fn draw(painter: &mut Painter<'_>, area: Rect, lines: &[Line], top: usize, selected: Option<usize>) {
    for (y, line) in (area.top()..area.bottom()).zip(lines.iter().skip(top)) {
        let row = Rect { y, height: 1, ..area };
        draw_line(painter, row, line, selected == Some(line.row));
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
    let (left, role) = &line.left;
    let names = style(painter, *role);
    painter.put(area.x, area.y, left, names, line.indent);
    let columns = u16::try_from(cells::columns(&line.age)).unwrap_or(0);
    let muted = style(painter, Role::Muted);
    painter.put(
        area.right().saturating_sub(columns),
        area.y,
        &line.age,
        muted,
        columns,
    );
    let taken = if columns > 0 { columns + 2 } else { 0 };
    let words = style(painter, line.role);
    let room = area.width.saturating_sub(line.indent + taken);
    painter.line(area.x + line.indent, area.y, &line.right, words, room);
}
