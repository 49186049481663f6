//! The header line: whose view this is, how much is unread, and what is going on.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::app::layout::View;
use crate::app::{App, Edition};

use super::age::count;
use super::cells;
use super::paint::Painter;
use super::theme::Role;

/// Draws the header.
pub fn draw(app: &App, painter: &mut Painter<'_>, area: Rect) {
    let accent = painter.style(Role::Accent);
    let muted = painter.style(Role::Muted);
    let mut x = area.x + 1;
    x += painter.put(
        x,
        area.y,
        "newsview",
        accent.add_modifier(Modifier::BOLD),
        area.width - 1,
    ) + 3;
    let view = app.layout.view.name();
    x += painter.put(
        x,
        area.y,
        view,
        painter.style(Role::Title),
        area.right().saturating_sub(x),
    ) + 3;
    let counts = counts(app);
    let right = right(app);
    let right_columns = u16::try_from(cells::columns(&right)).unwrap_or(u16::MAX);
    let room = area.right().saturating_sub(x + 1);
    x += painter.line(x, area.y, &counts, muted, room);
    if room
        > right_columns
            .saturating_add(u16::try_from(cells::columns(&counts)).unwrap_or(u16::MAX))
            .saturating_add(2)
    {
        let start = area.right() - right_columns - 1;
        draw_right(app, painter, start.max(x), area.y, &right);
    }
}

/// `41 unread of 1,204`, in the words of the view.
fn counts(app: &App) -> String {
    match app.layout.view {
        View::Bookmarks => match app.count_in_view() {
            1 => "1 bookmark".to_owned(),
            bookmarks => format!("{} bookmarks", count(bookmarks)),
        },
        _ if app.articles.is_empty() => String::new(),
        _ => format!(
            "{} unread of {}",
            count(app.unread_count()),
            count(app.articles.len())
        ),
    }
}

fn right(app: &App) -> String {
    if app.loading.is_running && app.loading.of > 0 {
        let (done, of) = (app.loading.done.min(app.loading.of), app.loading.of);
        return format!("reading {} of {}  {}", count(done), count(of), bar(done, of));
    }
    match &app.edition {
        Edition::Sample => "sample edition".to_owned(),
        Edition::Opened(name) => name.clone(),
    }
}

/// The columns of the progress bar.
const BAR: usize = 16;

fn bar(done: usize, of: usize) -> String {
    let full = BAR * done / of.max(1);
    let mut bar = "━".repeat(full);
    if full < BAR {
        bar.push('╸');
    }
    bar.extend(std::iter::repeat_n('─', BAR.saturating_sub(full + 1)));
    bar
}

fn draw_right(app: &App, painter: &mut Painter<'_>, x: u16, y: u16, text: &str) {
    let muted = painter.style(Role::Muted);
    let Some((words, bar)) = text.rsplit_once("  ").filter(|_| app.loading.is_running) else {
        painter.line(x, y, text, muted, u16::MAX - x);
        return;
    };
    let after = x + painter.put(x, y, words, muted, u16::MAX - x) + 2;
    let full = bar.trim_end_matches('─');
    let end = after + painter.put(after, y, full, painter.style(Role::Accent), u16::MAX - after);
    painter.put(
        end,
        y,
        &bar[full.len()..],
        painter.style(Role::Border),
        u16::MAX - end,
    );
}
