//! Sheets: one centred page over the dimmed screen, for help, palette, links and notices.

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use crate::app::App;
use crate::app::sheet::{Entry, EntryKind, Kind, Sheet};
use crate::app::viewport::Viewport;

use super::cells;
use super::paint::{self, Painter};
use super::theme::Role;

const WIDEST: u16 = 76;
/// Rows of a sheet that are no entries: border, filter, a blank line, border.
const FRAME_ROWS: u16 = 4;

/// Draws the sheet; where the cursor of its filter stands.
pub fn draw(
    app: &App,
    sheet: &Sheet,
    painter: &mut Painter<'_>,
    screen: Rect,
    viewport: &mut Viewport,
) -> Position {
    let entries = app.sheet_entries();
    let rows = u16::try_from(entries.len().max(1)).unwrap_or(u16::MAX);
    let widest = if sheet.kind == Kind::Notices {
        u16::MAX
    } else {
        WIDEST
    };
    let width = screen.width.saturating_sub(4).min(widest);
    let least = sheet_rows(sheet).min(screen.height.saturating_sub(2));
    let height = rows
        .saturating_add(FRAME_ROWS)
        .clamp(least, screen.height.saturating_sub(2).max(least));
    let area = Rect {
        x: (screen.width - width) / 2,
        y: (screen.height - height) / 2,
        width,
        height,
    };
    dim(painter, screen);
    painter.clear(area);
    draw_border(painter, area, title(&sheet.kind));
    let inside = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width - 4,
        height: area.height - 2,
    };
    let cursor = draw_filter(sheet, painter, inside);
    let body = Rect {
        y: inside.y + 2,
        height: inside.height.saturating_sub(2),
        ..inside
    };
    viewport.sheet = paint::area(area);
    viewport.sheet_rows = usize::from(body.height);
    viewport.sheet_lines = entries.len();
    draw_entries(sheet, painter, body, &entries);
    cursor
}

/// A sheet that narrows keeps its size, so that it does not jump under the eyes.
fn sheet_rows(sheet: &Sheet) -> u16 {
    match sheet.kind {
        Kind::Help | Kind::Palette => 24,
        Kind::Links(_) | Kind::Notices => 12,
    }
}

fn title(kind: &Kind) -> &'static str {
    match kind {
        Kind::Help => " keys ",
        Kind::Palette => " everything newsview does ",
        Kind::Links(_) => " links of this text ",
        Kind::Notices => " notices ",
    }
}

fn dim(painter: &mut Painter<'_>, screen: Rect) {
    let style = painter
        .style(Role::Known)
        .remove_modifier(Modifier::all())
        .patch(painter.theme.style(Role::Known));
    painter.buffer.set_style(screen, style);
}

fn draw_border(painter: &mut Painter<'_>, area: Rect, title: &str) {
    let style = painter.style(Role::Border);
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    painter.fill(Rect { height: 1, ..area }, "─", style);
    painter.fill(
        Rect {
            y: bottom,
            height: 1,
            ..area
        },
        "─",
        style,
    );
    painter.fill(Rect { width: 1, ..area }, "│", style);
    painter.fill(
        Rect {
            x: right,
            width: 1,
            ..area
        },
        "│",
        style,
    );
    for (x, y, corner) in [
        (area.x, area.y, "┌"),
        (right, area.y, "┐"),
        (area.x, bottom, "└"),
        (right, bottom, "┘"),
    ] {
        painter.put(x, y, corner, style, 1);
    }
    painter.put(
        area.x + 2,
        area.y,
        title,
        painter.style(Role::Title),
        area.width.saturating_sub(4),
    );
}

fn draw_filter(sheet: &Sheet, painter: &mut Painter<'_>, area: Rect) -> Position {
    let x = area.x + painter.put(area.x, area.y, "/ ", painter.style(Role::Accent), area.width);
    let before = sheet.filter.before_cursor();
    let room = area.right().saturating_sub(x);
    if sheet.filter.text().is_empty() {
        painter.put(x, area.y, "type to narrow", painter.style(Role::Muted), room);
        return Position { x, y: area.y };
    }
    painter.put(
        x,
        area.y,
        &cells::fit(sheet.filter.text(), usize::from(room)),
        painter.style(Role::Text),
        room,
    );
    let columns = u16::try_from(cells::columns(&before))
        .unwrap_or(room)
        .min(room.saturating_sub(1));
    Position {
        x: x + columns,
        y: area.y,
    }
}

fn draw_entries(sheet: &Sheet, painter: &mut Painter<'_>, area: Rect, entries: &[Entry]) {
    let rows = usize::from(area.height);
    if entries.is_empty() {
        let text = if sheet.kind == Kind::Notices {
            "nothing was said yet"
        } else {
            "nothing of that name"
        };
        painter.put(area.x, area.y, text, painter.style(Role::Muted), area.width);
        return;
    }
    let top = if sheet.has_cursor() {
        (sheet.selected + 1)
            .saturating_sub(rows)
            .max(sheet.top.min(sheet.selected))
    } else {
        sheet.top
    };
    let top = top.min(entries.len().saturating_sub(rows));
    let left = entries
        .iter()
        .map(|entry| cells::columns(&entry.left))
        .max()
        .unwrap_or(0)
        .clamp(2, 28);
    for (line, (index, entry)) in entries.iter().enumerate().skip(top).take(rows).enumerate() {
        let place = Rect {
            y: area.y + u16::try_from(line).unwrap_or(0),
            height: 1,
            ..area
        };
        let is_selected = sheet.has_cursor() && index == sheet.selected;
        draw_entry(
            painter,
            place,
            entry,
            u16::try_from(left).unwrap_or(0),
            is_selected,
        );
    }
}

fn draw_entry(painter: &mut Painter<'_>, area: Rect, entry: &Entry, left: u16, is_selected: bool) {
    let style = |painter: &Painter<'_>, role| painter.style(if is_selected { Role::Selected } else { role });
    if is_selected {
        painter.fill(
            Rect {
                x: area.x - 1,
                width: area.width + 2,
                ..area
            },
            " ",
            painter.style(Role::Selected),
        );
    }
    let (role, indent) = match entry.kind {
        EntryKind::Section => (Role::Heading, 0),
        EntryKind::Notice { is_error: true } => (Role::Error, left + 2),
        _ => (Role::Text, left + 2),
    };
    let keys = style(painter, Role::Accent);
    painter.put(
        area.x,
        area.y,
        &cells::fit(&entry.left, usize::from(left)),
        keys,
        left,
    );
    let words = style(painter, role);
    painter.line(
        area.x + indent,
        area.y,
        &entry.right,
        words,
        area.width.saturating_sub(indent),
    );
}
