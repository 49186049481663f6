//! Sheets: one centred page over the dimmed screen, for help, palette, links and notices.

mod lines;

use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use crate::app::App;
use crate::app::sheet::{Kind, Sheet};
use crate::app::viewport::Viewport;

use super::cells;
use super::paint::{self, Painter};
use super::theme::Role;
use super::typed;

pub(super) const WIDEST: u16 = 76;
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
    let widest = if sheet.kind == Kind::Notices {
        u16::MAX
    } else {
        WIDEST
    };
    let width = screen.width.saturating_sub(4).min(widest);
    let lines = lines::lines(&app.sheet_entries(), sheet.has_cursor(), width - 4);
    let rows = u16::try_from(lines.len().max(1)).unwrap_or(u16::MAX);
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
    viewport.sheet_body = paint::area(body);
    viewport.sheet_rows = usize::from(body.height);
    viewport.sheet_lines = lines.len();
    viewport.sheet_top = top(sheet, lines.len(), viewport.sheet_rows);
    if lines.is_empty() {
        let text = nothing(sheet);
        painter.put(body.x, body.y, text, painter.style(Role::Muted), body.width);
    }
    let selected = sheet.has_cursor().then_some(sheet.selected);
    lines::draw(painter, body, &lines, viewport.sheet_top, selected);
    cursor
}

/// The first line shown: the cursor stays on the sheet.
fn top(sheet: &Sheet, lines: usize, rows: usize) -> usize {
    let last = lines.saturating_sub(rows);
    let top = if sheet.has_cursor() {
        let lowest = (sheet.selected + 1).saturating_sub(rows);
        sheet.top.clamp(lowest, sheet.selected.max(lowest))
    } else {
        sheet.top
    };
    top.min(last)
}

fn nothing(sheet: &Sheet) -> &'static str {
    match sheet.kind {
        Kind::Notices if sheet.filter.text().is_empty() => "no notices yet",
        Kind::Notices => "no notice says that",
        Kind::Links(_) => "no such link",
        Kind::Help | Kind::Palette | Kind::Enclosures(_) | Kind::Why(_) => "nothing of that name",
    }
}

/// A sheet that narrows keeps its size, so that it does not jump under the eyes.
fn sheet_rows(sheet: &Sheet) -> u16 {
    match sheet.kind {
        Kind::Help | Kind::Palette => 24,
        Kind::Links(_) | Kind::Enclosures(_) | Kind::Notices | Kind::Why(_) => 12,
    }
}

fn title(kind: &Kind) -> &'static str {
    match kind {
        Kind::Help => " keys ",
        Kind::Palette => " everything newsview does ",
        Kind::Links(_) => " links of this text ",
        Kind::Enclosures(_) => " what comes with this article ",
        Kind::Notices => " notices ",
        Kind::Why(_) => " why these are one story ",
    }
}

/// One quiet look for everything behind the sheet, bars and marks included.
pub(super) fn dim(painter: &mut Painter<'_>, screen: Rect) {
    let plain = Style::new()
        .fg(Color::Reset)
        .bg(Color::Reset)
        .remove_modifier(Modifier::all());
    let style = plain.patch(painter.style(Role::Known));
    painter.buffer.set_style(screen, style);
}

pub(super) fn draw_border(painter: &mut Painter<'_>, area: Rect, title: &str) {
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
    let columns = u16::try_from(cells::columns(title)).unwrap_or(0);
    let place = Rect {
        x: area.x + 2,
        width: columns.min(area.width.saturating_sub(4)),
        height: 1,
        ..area
    };
    painter.clear(place);
    painter.put(place.x, place.y, title, painter.style(Role::Title), place.width);
}

fn draw_filter(sheet: &Sheet, painter: &mut Painter<'_>, area: Rect) -> Position {
    let x = area.x + painter.put(area.x, area.y, "/ ", painter.style(Role::Accent), area.width);
    let room = area.right().saturating_sub(x);
    if sheet.filter.text().is_empty() {
        painter.put(x, area.y, "type to narrow", painter.style(Role::Muted), room);
        return Position { x, y: area.y };
    }
    let (before_cursor, _) = typed::draw(painter, &sheet.filter, x, area.y, room);
    Position {
        x: x + before_cursor,
        y: area.y,
    }
}
