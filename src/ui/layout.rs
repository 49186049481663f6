//! Layout: the screen's size → where each part stands.

use ratatui::layout::Rect;

use crate::app::layout::Pane;
use crate::app::{App, Edition};

use super::cells;
use super::paint::Painter;
use super::theme::Role;

/// Where each part of the screen stands.
#[derive(Clone, Copy, Debug)]
pub struct Areas {
    pub header: Rect,
    pub sources: Option<Rect>,
    /// The thin rule between sources and list.
    pub sources_rule: Option<Rect>,
    /// The sources could stand beside the list.
    pub has_room_for_sources: bool,
    pub list: Option<Rect>,
    pub reader: Option<Rect>,
    /// The thin rule between list and reader.
    pub rule: Option<Rect>,
    /// What is typed, notices, and the place in the text.
    pub status: Rect,
    pub hints: Rect,
    /// The list stands above the reader.
    pub is_narrow: bool,
}

const LEAST_COLUMNS: u16 = 40;
const LEAST_ROWS: u16 = 10;
/// From this width on the reader stands beside the list.
const NORMAL_COLUMNS: u16 = 100;
/// From this width on the sources stand beside the list without being asked for.
const WIDE_COLUMNS: u16 = 160;
/// The narrowest list beside which the sources may stand.
const LEAST_LIST: u16 = 40;
/// From this height on there is room for air below the header.
const AIRY_ROWS: u16 = 30;

/// The areas of the screen; none where it is too small.
pub fn areas(app: &App, screen: Rect) -> Option<Areas> {
    if screen.width < LEAST_COLUMNS || screen.height < LEAST_ROWS {
        return None;
    }
    let row = |y: u16| Rect {
        y,
        height: 1,
        ..screen
    };
    let air = u16::from(screen.height >= AIRY_ROWS);
    let body = Rect {
        y: 1 + air,
        height: screen.height - 3 - 2 * air,
        ..screen
    };
    let is_narrow = screen.width < NORMAL_COLUMNS;
    let mut areas = Areas {
        header: row(0),
        sources: None,
        sources_rule: None,
        has_room_for_sources: false,
        list: None,
        reader: None,
        rule: None,
        status: row(screen.height - 2),
        hints: row(screen.height - 1),
        is_narrow,
    };
    if app.compare.is_some() {
        // Reports side by side, or a passage of one, have the whole screen.
        areas.reader = Some(body);
        return Some(areas);
    }
    // With the mouse off the terminal selects text: no other pane may stand beside it.
    if app.layout.one_pane || !app.is_mouse_on {
        match app.focus {
            Pane::Sources => areas.sources = Some(body),
            Pane::List => areas.list = Some(body),
            Pane::Reader => areas.reader = Some(body),
        }
    } else if is_narrow {
        split_rows(&mut areas, body, app);
        give_the_lists_place(&mut areas, app);
    } else {
        areas.has_room_for_sources = has_room_for_sources(app, screen.width);
        let body = split_sources(&mut areas, body, app);
        split_columns(&mut areas, body, app);
        give_the_lists_place(&mut areas, app);
    }
    Some(areas)
}

fn split_rows(areas: &mut Areas, body: Rect, app: &App) {
    let row_height = if app.layout.two_line_rows { 2 } else { 1 };
    let share = body.height * app.layout.split_narrow / 100;
    // Whole rows only, and at least one of them; the reader keeps three lines.
    let most = body.height.saturating_sub(4).max(row_height);
    let height = (share / row_height).max(1) * row_height;
    let height = if height > most {
        (most / row_height).max(1) * row_height
    } else {
        height
    };
    areas.list = Some(Rect { height, ..body });
    areas.rule = Some(Rect {
        y: body.y + height,
        height: 1,
        ..body
    });
    areas.reader = Some(Rect {
        y: body.y + height + 1,
        height: body.height - height - 1,
        ..body
    });
}

/// Whether the sources fit beside a list and a reader of its full measure.
fn has_room_for_sources(app: &App, columns: u16) -> bool {
    let wanted = app.layout.sources_columns + LEAST_LIST + app.settings.measure.min(columns) + 6;
    columns >= WIDE_COLUMNS || columns >= wanted
}

/// Puts the sources at the left, where they are wanted and have room; what is left of the body.
fn split_sources(areas: &mut Areas, body: Rect, app: &App) -> Rect {
    // What is opened once has no sources; they can still be asked for.
    let usual = body.width >= WIDE_COLUMNS && !matches!(app.edition, Edition::Opened(_));
    let is_wanted = app.layout.sources.unwrap_or(usual) || app.focus == Pane::Sources;
    if !areas.has_room_for_sources || !is_wanted {
        return body;
    }
    let width = app.layout.sources_columns.min(body.width / 3);
    areas.sources = Some(Rect { width, ..body });
    areas.sources_rule = Some(Rect {
        x: body.x + width,
        width: 1,
        ..body
    });
    Rect {
        x: body.x + width + 1,
        width: body.width - width - 1,
        ..body
    }
}

/// Without room of their own, the sources stand where the list is, as long as they have the focus.
fn give_the_lists_place(areas: &mut Areas, app: &App) {
    if app.focus == Pane::Sources && areas.sources.is_none() {
        areas.sources = areas.list.take();
    }
}

fn split_columns(areas: &mut Areas, body: Rect, app: &App) {
    let width =
        (u32::from(body.width) * u32::from(app.layout.split) / 100).clamp(24, u32::from(body.width) - 30);
    let width = u16::try_from(width).unwrap_or(body.width / 2);
    areas.list = Some(Rect { width, ..body });
    areas.rule = Some(Rect {
        x: body.x + width,
        width: 1,
        ..body
    });
    areas.reader = Some(Rect {
        x: body.x + width + 1,
        width: body.width - width - 1,
        ..body
    });
}

/// The thin rules between the panes.
pub fn draw_rule(painter: &mut Painter<'_>, areas: &Areas) {
    if let Some(rule) = areas.rule {
        let symbol = if areas.is_narrow { "─" } else { "│" };
        painter.fill(rule, symbol, painter.style(Role::Border));
    }
    if let Some(rule) = areas.sources_rule {
        painter.fill(rule, "│", painter.style(Role::Border));
    }
}

/// One sentence where there is no room for more.
pub fn too_small(painter: &mut Painter<'_>, screen: Rect) {
    let full = "newsview needs 40 columns and 10 rows";
    let text = if cells::columns(full) <= usize::from(screen.width) {
        full
    } else {
        "too small"
    };
    let taken = u16::try_from(cells::columns(text))
        .unwrap_or(screen.width)
        .min(screen.width);
    let (x, y) = ((screen.width - taken) / 2, screen.height.saturating_sub(1) / 2);
    painter.put(x, y, text, painter.style(Role::Muted), screen.width - x);
}
