//! How the chosen feed fares: at the pane's foot, or in the status line where the pane is small.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::layout::Pane;
use crate::ui::age::{Clock, count};
use crate::ui::layout::Areas;
use crate::ui::paint::Painter;
use crate::ui::theme::Role;
use crate::ui::typeset;

use super::health;

/// From this height on the pane has a foot.
const ROOMY_ROWS: u16 = 16;
/// Its lines and the air above them, and what they may grow to.
const ROWS: u16 = 5;
const MOST_ROWS: u16 = 7;
/// Columns of the status line that are the reader's.
const PLACE_COLUMNS: u16 = 24;

/// Rows that the foot takes of a pane.
pub fn rows(app: &App, area: Rect) -> u16 {
    if app.sources.feeds.is_empty() || area.height < ROOMY_ROWS {
        0
    } else {
        (area.height / 6).clamp(ROWS, MOST_ROWS)
    }
}

/// Draws the foot.
pub fn draw(app: &App, clock: &Clock, painter: &mut Painter<'_>, area: Rect) {
    let room = area.width.saturating_sub(2);
    let mut lines = said(app, clock).into_iter().flat_map(|(text, role)| {
        let lines = typeset::wrapped(&text, usize::from(room));
        lines.into_iter().map(move |line| (line, role))
    });
    for y in area.y + 1..area.bottom() {
        let Some((line, role)) = lines.next() else { return };
        painter.line(area.x + 1, y, &line, painter.style(role), room);
    }
}

/// In the status line, where nothing else is said.
pub fn draw_status(app: &App, clock: &Clock, painter: &mut Painter<'_>, areas: &Areas) {
    let is_small = areas.sources.is_some_and(|area| rows(app, area) == 0);
    let is_free = app.prompt.is_none() && app.notices.shown.is_none() && app.list.query_text.is_empty();
    if !is_small || !is_free {
        return;
    }
    let said = said(app, clock);
    let Some((_, role)) = said.first() else { return };
    let style = painter.style(*role);
    let texts: Vec<&str> = said.iter().map(|(text, _)| text.as_str()).collect();
    let line = areas.status;
    let room = line.width.saturating_sub(PLACE_COLUMNS);
    painter.line(line.x + 1, line.y, &texts.join(" · "), style, room);
}

/// Of the row under the cursor, while the pane has the focus; else of the feed that is shown.
fn said(app: &App, clock: &Clock) -> Vec<(String, Role)> {
    if let Some(feed) = app.sources.selected_feed() {
        return health::lines(feed, clock);
    }
    let failing = app
        .sources
        .feeds
        .iter()
        .filter(|feed| feed.health.error.is_some());
    let (feeds, failing) = (app.sources.feeds.len(), failing.count());
    if app.focus != Pane::Sources || feeds == 0 {
        return Vec::new();
    }
    let mut lines = vec![(format!("{} feeds", count(feeds)), Role::Muted)];
    if failing > 0 {
        lines.push((format!("{} of them fail", count(failing)), Role::Muted));
    }
    lines
}
