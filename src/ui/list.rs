//! The list pane: a row an article, with its marks, outlet and age.

mod empty;
mod found;
mod second;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::app::App;
use crate::app::layout::Pane;
use crate::app::list::Row;
use crate::app::viewport::Viewport;
use crate::domain::article::{Article, Kind};
use crate::domain::query::Hit;

use super::age::Clock;
use super::cells;
use super::paint::{self, Painter};
use super::theme::Role;
use super::typeset;

/// Columns before the headline: a margin, the two marks, a space.
const INDENT: u16 = 4;
/// From this width on a list has room to spare.
const ROOMY: u16 = 60;
/// Columns of the mark before a report of an unfolded story.
const REPORT_INDENT: u16 = 2;
/// Columns kept for the age there, so that titles keep their room while the list moves: `13 Aug`.
const AGE_COLUMNS: u16 = 6;
/// Free columns around the age.
const AGE_MARGIN: u16 = 3;

/// Draws the rows that fit.
pub fn draw(app: &App, clock: &Clock, painter: &mut Painter<'_>, area: Rect, viewport: &mut Viewport) {
    let row_height = if app.layout.two_line_rows { 2 } else { 1 };
    let rows = usize::from((area.height / row_height).max(1));
    viewport.list = paint::area(area);
    viewport.list_rows = rows;
    viewport.row_height = row_height;
    viewport.list_top = top(app, rows);
    if app.list.rows.is_empty() {
        return draw_empty(app, painter, area);
    }
    let shown = app
        .list
        .rows
        .iter()
        .enumerate()
        .skip(viewport.list_top)
        .take(rows);
    let ages = shown
        .clone()
        .map(|(_, row)| cells::columns(&age(row.newest(), clock)));
    let least = if area.width >= ROOMY { AGE_COLUMNS } else { 0 };
    let age_columns = u16::try_from(ages.max().unwrap_or(0)).unwrap_or(0).max(least);
    for (line, (index, row)) in shown.enumerate() {
        let offset = u16::try_from(line).unwrap_or(0) * row_height;
        let place = Rect {
            y: area.y + offset,
            height: row_height.min(area.height - offset),
            ..area
        };
        let is_selected = index == app.list.selected;
        RowPainter {
            app,
            clock,
            painter,
            is_selected,
            age_columns,
        }
        .draw(row, place);
        let (line, sign) = fold_sign(app, index, row, place.height);
        if let Some(sign) = sign {
            let (x, y) = (place.x + 2, place.y + line);
            let role = if is_selected && app.focus == Pane::List {
                Role::Selected
            } else {
                Role::Muted
            };
            painter.put(x, y, sign, painter.style(role), 1);
            let mark = Rect {
                y,
                x: x - 1,
                width: 3,
                height: 1,
            };
            viewport.folds.push((paint::area(mark), index));
        }
    }
}

/// Whether the row's reports stand below it, on which of its lines that is shown, and how.
fn fold_sign(app: &App, index: usize, row: &Row, height: u16) -> (u16, Option<&'static str>) {
    let sign = row
        .stands_for()
        .map(|_| if app.list.is_unfolded(index) { "▾" } else { "▸" });
    // On a single line a bookmark goes first.
    let has_room = height > 1 || !app.is_row_bookmarked(row);
    (u16::from(height > 1), sign.filter(|_| has_room))
}

/// How old an article is; `~` where the file's date stands in.
fn age(article: &Article, clock: &Clock) -> String {
    let stands_in = if article.stands_in.date { "~" } else { "" };
    article
        .published
        .map_or_else(String::new, |moment| format!("{stands_in}{}", clock.age(moment)))
}

/// The first row, so that the cursor is on the screen. Room below the last row is filled when the
/// pane grows; otherwise the cursor keeps its line, whatever comes or goes around it.
fn top(app: &App, rows: usize) -> usize {
    let has_grown = rows > app.viewport.list_rows;
    let last = app.list.rows.len().saturating_sub(rows);
    let top = if has_grown {
        app.list.top.min(last)
    } else {
        app.list.top
    };
    let lowest = (app.list.selected + 1).saturating_sub(rows);
    top.clamp(lowest, app.list.selected.max(lowest))
}

fn draw_empty(app: &App, painter: &mut Painter<'_>, area: Rect) {
    let text = empty::sentence(app);
    let room = area.width.saturating_sub(INDENT + 1);
    let muted = painter.style(Role::Muted);
    let lines = typeset::wrapped(&text, usize::from(room));
    let air = u16::from(usize::from(area.height) > lines.len());
    for (y, line) in (area.y + air..area.bottom()).zip(lines) {
        painter.line(area.x + INDENT, y, &line, muted, room);
    }
}

struct RowPainter<'a, 'b> {
    app: &'a App,
    clock: &'a Clock,
    painter: &'a mut Painter<'b>,
    is_selected: bool,
    /// What the ages of all rows on the screen take.
    age_columns: u16,
}

impl RowPainter<'_, '_> {
    fn draw(&mut self, row: &Row, area: Rect) {
        let is_bar = self.is_selected && self.app.focus == Pane::List;
        if is_bar {
            self.painter.fill(area, " ", self.painter.style(Role::Selected));
        } else if self.is_selected {
            let mark = Rect { width: 1, ..area };
            self.painter.fill(mark, "▎", self.painter.style(Role::Accent));
        }
        self.draw_marks(row, area);
        self.draw_age(row.newest(), area);
        let indent = INDENT + self.draw_branch(row, area);
        let is_two_lines = area.height > 1;
        let room = area.width.saturating_sub(indent + self.age_columns + AGE_MARGIN);
        let outlet_room = if is_two_lines || room < ROOMY { 0 } else { 18 };
        let at = (area.x + indent, area.y);
        self.draw_title(row, at, room.saturating_sub(outlet_room), area.height);
        if outlet_room > 0 && !row.is_copy() {
            let x = at.0 + room - outlet_room + 2;
            let style = self.style(Role::Muted);
            let who = second::who(row);
            self.painter.line(x, area.y, &who, style, outlet_room - 2);
        }
        if is_two_lines {
            self.draw_second_line(row, at.0, area.y + 1, room);
        }
    }

    /// The thin line before the reports of an unfolded story; the columns it takes.
    fn draw_branch(&mut self, row: &Row, area: Rect) -> u16 {
        if !row.is_report {
            return 0;
        }
        let style = self.style(Role::Border);
        for y in area.top()..area.bottom() {
            self.painter.put(area.x + INDENT, y, "│", style, 1);
        }
        REPORT_INDENT
    }

    /// A role's style, or the bar's where the row is selected.
    fn style(&self, role: Role) -> Style {
        if self.is_selected && self.app.focus == Pane::List {
            return self.painter.style(Role::Selected);
        }
        self.painter.style(role)
    }

    fn draw_marks(&mut self, row: &Row, area: Rect) {
        let accent = self.style(Role::Accent);
        if self.app.is_row_unread(row) {
            self.painter.put(area.x + 1, area.y, "●", accent, 1);
        }
        if self.app.is_row_bookmarked(row) {
            self.painter.put(area.x + 2, area.y, "★", accent, 1);
        }
    }

    /// The age at the right edge.
    fn draw_age(&mut self, article: &Article, area: Rect) {
        let text = age(article, self.clock);
        let columns = u16::try_from(cells::columns(&text)).unwrap_or(0);
        let style = self.style(Role::Muted);
        self.painter.put(
            area.right().saturating_sub(columns + 1),
            area.y,
            &text,
            style,
            columns,
        );
    }

    fn draw_title(&mut self, row: &Row, at: (u16, u16), room: u16, height: u16) {
        let article = &*row.article;
        if row.is_copy() && height == 1 {
            let style = self.style(Role::Muted);
            self.painter.line(at.0, at.1, &second::who(row), style, room);
            return;
        }
        let is_unread = self.app.is_row_unread(row);
        let role = match article.kind {
            Kind::Failure => Role::Error,
            _ if is_unread => Role::Unread,
            _ => Role::Text,
        };
        let mut style = self.style(role);
        if is_unread {
            style = style.add_modifier(self.painter.style(Role::Unread).add_modifier);
        }
        if article.stands_in.title {
            style = style.add_modifier(Modifier::ITALIC);
        }
        found::draw_marked(
            self.painter,
            &self.app.list.query,
            &article.title,
            style,
            at,
            room,
        );
    }

    /// The outlet, what is new of a story, or the line in which a search found the words.
    fn draw_second_line(&mut self, row: &Row, x: u16, y: u16, room: u16) {
        let query = &self.app.list.query;
        let is_in_body = row.hit == Hit::Body && !query.is_empty();
        let excerpt = is_in_body
            .then(|| found::excerpt(&row.article, query, usize::from(room)))
            .flatten();
        let line = excerpt.unwrap_or_else(|| second::parts(self.app, row).join(" · "));
        let style = self.style(Role::Muted);
        if row.hit == Hit::Body {
            found::draw_marked(self.painter, query, &line, style, (x, y), room);
        } else {
            self.painter.line(x, y, &line, style, room);
        }
    }
}
