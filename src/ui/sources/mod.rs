//! The sources pane: views, folders and feeds with what is unread, and how the chosen feed fares.

mod foot;
pub mod health;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::layout::Pane;
use crate::app::sources::{self, Node, Row};
use crate::app::viewport::Viewport;
use crate::app::{App, Edition};
use crate::domain::library::View;

use super::age::{Clock, count};
use super::cells;
use super::paint::{self, Painter};
use super::theme::Role;
use super::typeset;
pub use foot::draw_status;

/// Draws the pane, or keeps its place where it is not on the screen.
pub fn draw(
    app: &App,
    clock: &Clock,
    painter: &mut Painter<'_>,
    area: Option<Rect>,
    viewport: &mut Viewport,
) {
    let Some(area) = area else {
        viewport.sources_top = app.sources.top;
        return;
    };
    let foot = foot::rows(app, area);
    let body = Rect {
        height: area.height - foot,
        ..area
    };
    let rows = usize::from(body.height);
    viewport.sources = paint::area(area);
    viewport.sources_rows = rows;
    viewport.sources_top = top(app, rows);
    let shown = app.shown_node();
    let lines = app.sources.rows.iter().enumerate().skip(viewport.sources_top);
    let mut end = body.y;
    for (y, (index, row)) in (body.top()..body.bottom()).zip(lines) {
        RowPainter {
            app,
            clock,
            painter,
            is_bar: index == app.sources.selected && app.focus == Pane::Sources,
            is_shown: row.node == shown,
        }
        .draw(row, Rect { y, height: 1, ..area });
        end = y + 1;
    }
    let rest = |y: u16, end: u16| Rect {
        y,
        height: end.saturating_sub(y),
        ..area
    };
    if app.sources.feeds.is_empty() {
        draw_invitation(app, painter, rest(end, body.bottom()));
    }
    if foot > 0 {
        foot::draw(app, clock, painter, rest(body.bottom(), area.bottom()));
    }
}

/// The first row: the cursor stays on the screen, and no room is left below the last row.
fn top(app: &App, rows: usize) -> usize {
    let last = app.sources.rows.len().saturating_sub(rows);
    let lowest = (app.sources.selected + 1).saturating_sub(rows);
    let top = app.sources.top.min(last);
    top.clamp(lowest, app.sources.selected.max(lowest))
}

/// Nothing is followed yet: what to press.
fn draw_invitation(app: &App, painter: &mut Painter<'_>, area: Rect) {
    let is_sample = app.edition == Edition::Sample;
    let key = app
        .keymap
        .key_of(&[Context::Sources, Context::Global], Action::AddSource);
    let Some(key) = key.filter(|_| app.sources.is_known || is_sample) else {
        return;
    };
    let text = format!("{key} adds your first source");
    let (indent, muted) = (3, painter.style(Role::Muted));
    let room = area.width.saturating_sub(indent + 1);
    let lines = typeset::wrapped(&text, usize::from(room));
    for (y, line) in (area.y + 1..area.bottom()).zip(lines) {
        painter.line(area.x + indent, y, &line, muted, room);
    }
}

struct RowPainter<'a, 'b> {
    app: &'a App,
    clock: &'a Clock,
    painter: &'a mut Painter<'b>,
    /// The cursor of the focused pane stands on it.
    is_bar: bool,
    /// The list shows it.
    is_shown: bool,
}

impl RowPainter<'_, '_> {
    fn draw(&mut self, row: &Row, area: Rect) {
        if row.node == Node::Gap {
            return;
        }
        if self.is_bar {
            self.painter.fill(area, " ", self.painter.style(Role::Selected));
        }
        if self.is_shown {
            let style = self.style(Role::Accent);
            self.painter.put(area.x, area.y, "▎", style, 1);
        }
        let count = self.count(row);
        let columns = u16::try_from(cells::columns(&count)).unwrap_or(0);
        let muted = self.style(Role::Muted);
        let end = area.right().saturating_sub(1);
        self.painter
            .put(end.saturating_sub(columns), area.y, &count, muted, columns);
        let x = area.x + sources::indent(row);
        self.draw_sign(row, x, area.y);
        let name = self.name(row);
        let taken = if columns > 0 { columns + 2 } else { 0 };
        let room = end.saturating_sub(x + 2 + taken);
        let style = self.name_style(row);
        self.painter.line(x + 2, area.y, &name, style, room);
    }

    /// A role's style, or the bar's.
    fn style(&self, role: Role) -> Style {
        self.painter
            .style(if self.is_bar { Role::Selected } else { role })
    }

    fn name_style(&self, row: &Row) -> Style {
        let feed = self.app.sources.feed_of(row);
        let role = if feed.is_some_and(|feed| feed.subscription.hidden) {
            Role::Muted
        } else if row.unread > 0 {
            Role::Unread
        } else {
            Role::Text
        };
        let weight = self.painter.style(role).add_modifier;
        self.style(role).add_modifier(weight)
    }

    /// Whether a folder is folded; how a feed fares.
    fn draw_sign(&mut self, row: &Row, x: u16, y: u16) {
        let (sign, role) = match (&row.node, self.app.sources.feed_of(row)) {
            (Node::Folder(_), _) if row.is_folded => ("▸", Role::Muted),
            (Node::Folder(_), _) => ("▾", Role::Muted),
            (_, Some(feed)) => health::sign(feed, self.clock),
            _ => return,
        };
        let style = self.style(role);
        self.painter.put(x, y, sign, style, 1);
    }

    fn name(&self, row: &Row) -> String {
        let is_all = row.node == Node::View(View::All) && self.app.sources.feeds.is_empty();
        match &self.app.edition {
            Edition::Sample if is_all => "Sample edition".to_owned(),
            Edition::Opened(name) if is_all => name.clone(),
            _ => row.name.to_string(),
        }
    }

    /// What the view has, or what is unread; nothing where there is none.
    fn count(&self, row: &Row) -> String {
        let number = match row.node {
            Node::View(view) => self.app.count_of_view(view).unwrap_or(0),
            _ => row.unread,
        };
        if number == 0 { String::new() } else { count(number) }
    }
}
