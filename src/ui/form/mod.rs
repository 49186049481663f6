//! Forms: a line to type and rows to choose from, on one centred page over the dimmed screen.

mod about;
mod lines;

use ratatui::layout::{Position, Rect};

use crate::app::App;
use crate::app::form::{Form, FormRow, Kind, Typed};
use crate::app::viewport::Viewport;

use super::age::Clock;
use super::cells;
use super::paint::{self, Painter};
use super::sheet::{WIDEST, dim, draw_border};
use super::theme::Role;
use super::typed;

/// Draws the form; where the cursor of its line stands.
pub fn draw(
    app: &App,
    form: &Form,
    clock: &Clock,
    painter: &mut Painter<'_>,
    screen: Rect,
    viewport: &mut Viewport,
) -> Option<Position> {
    let rows = rows(app, form, clock);
    let width = screen.width.saturating_sub(4).min(WIDEST);
    let lines = lines::lines(&rows, clock, width - 4);
    let head = if form.line.is_some() { 2 } else { 0 };
    let wanted = u16::try_from(lines.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2 + head);
    let most = screen.height.saturating_sub(2);
    let height = wanted.max(least_rows(form)).min(most);
    let area = Rect {
        x: (screen.width - width) / 2,
        y: (screen.height - height) / 2,
        width,
        height,
    };
    dim(painter, screen);
    painter.clear(area);
    draw_border(painter, area, form.title());
    let inside = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width - 4,
        height: area.height - 2,
    };
    let cursor = form.line.as_ref().map(|typed| draw_line(typed, painter, inside));
    let body = Rect {
        y: inside.y + head.min(inside.height),
        height: inside.height.saturating_sub(head),
        ..inside
    };
    let selected = form.chosen().and_then(|chosen| nth_choice(&rows, chosen));
    viewport.sheet = paint::area(area);
    viewport.sheet_body = paint::area(body);
    viewport.sheet_rows = usize::from(body.height);
    viewport.sheet_lines = lines.len();
    viewport.form_rows = lines.iter().map(|line| line.row).collect();
    viewport.sheet_top = top(form, &viewport.form_rows, selected, viewport.sheet_rows);
    lines::draw(painter, body, &lines, viewport.sheet_top, selected);
    cursor.filter(|_| form.cursor == 0)
}

fn rows(app: &App, form: &Form, clock: &Clock) -> Vec<FormRow> {
    match form.kind {
        Kind::About(id) => app
            .sources
            .feed(id)
            .map(|feed| about::rows(feed, clock))
            .unwrap_or_default(),
        _ => app.form_rows(),
    }
}

/// A form keeps its size from step to step, so that it does not jump under the eyes.
fn least_rows(form: &Form) -> u16 {
    match form.kind {
        Kind::Add(_) => 18,
        Kind::Edit(_) => 17,
        Kind::Folder(_) => 12,
        Kind::About(_) => 0,
    }
}

/// The row of a choice, counted from 0.
fn nth_choice(rows: &[FormRow], choice: usize) -> Option<usize> {
    let choices = rows.iter().enumerate().filter(|(_, row)| row.choice.is_some());
    choices.map(|(index, _)| index).nth(choice)
}

/// The first line: the chosen row stays on the form; with the first one what stands above it, too.
fn top(form: &Form, rows: &[usize], selected: Option<usize>, height: usize) -> usize {
    let last = rows.len().saturating_sub(height);
    let place = selected.and_then(|selected| rows.iter().position(|row| *row == selected));
    let Some(place) = place else {
        return form.top.min(last);
    };
    let lowest = (place + 1).saturating_sub(height);
    let is_first = form.chosen() == Some(0) && form.line.is_none();
    let wanted = if is_first { 0 } else { form.top };
    wanted.clamp(lowest, place.max(lowest)).min(last)
}

/// The name of what is typed, and as much of the line as fits.
fn draw_line(line: &Typed, painter: &mut Painter<'_>, area: Rect) -> Position {
    let columns = u16::try_from(cells::columns(&line.label)).unwrap_or(u16::MAX);
    let accent = painter.style(Role::Accent);
    let x = area.x + painter.line(area.x, area.y, &line.label, accent, columns.min(area.width / 2)) + 2;
    let room = area.right().saturating_sub(x);
    let (before_cursor, _) = typed::draw(painter, &line.line, x, area.y, room);
    Position {
        x: x + before_cursor,
        y: area.y,
    }
}
