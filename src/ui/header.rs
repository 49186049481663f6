//! The header line: whose articles these are, how much is unread, and what is going on.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::app::{App, Edition};
use crate::domain::library::{Scope, View};

use super::age::count;
use super::cells;
use super::paint::Painter;
use super::theme::Role;

/// What goes on, in words, and how much of it is done.
struct Right {
    words: String,
    done: Option<(usize, usize)>,
}

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
    let (mut counts, right) = (counts(app), right(app));
    if let Some((new, is_more)) = app.new_above() {
        let sign = if is_more { "+" } else { "" };
        counts = format!("{counts} · {}{sign} new above", count(new));
    }
    let counts_columns = columns(&counts);
    // A long name of a feed leaves room for the counts.
    let room = area.right().saturating_sub(x).saturating_sub(counts_columns + 4);
    x += painter.line(x, area.y, &place(app), painter.style(Role::Title), room) + 3;
    let room = area.right().saturating_sub(x + 1);
    x += painter.line(x, area.y, &counts, muted, room);
    let room = room.saturating_sub(counts_columns + 2);
    // Where the bar has no room, the words may have.
    let right = if right.columns() < room {
        right
    } else {
        right.without_bar()
    };
    if right.columns() < room {
        let start = area.right() - right.columns() - 1;
        right.draw(painter, start.max(x), area.y);
    }
}

fn columns(text: &str) -> u16 {
    u16::try_from(cells::columns(text)).unwrap_or(u16::MAX)
}

/// `All ▾`: what is listed; of the library it can be another feed or folder, too.
fn place(app: &App) -> String {
    let name = app.place_name();
    if app.edition == Edition::Library {
        format!("{name} ▾")
    } else {
        name
    }
}

/// `41 unread of 1,204`, in the words of the view.
fn counts(app: &App) -> String {
    match (app.layout.view, app.library.counts) {
        (View::Bookmarks, _) => match app.count_in_view() {
            1 => "1 bookmark".to_owned(),
            bookmarks => format!("{} bookmarks", count(bookmarks)),
        },
        (View::Stories, _) => stories(app),
        (View::Updated | View::LastDay, _) if app.list.query_text.is_empty() => match app.count_listed() {
            None => String::new(),
            Some(rows) => format!("{} listed", count(rows)),
        },
        (_, Some(counts)) if counts.articles == 0 => String::new(),
        (_, Some(counts)) if app.edition == Edition::Library => {
            format!("{} unread of {}", count(counts.unread), count(counts.articles))
        }
        _ if app.articles.is_empty() => String::new(),
        _ => format!(
            "{} unread of {}",
            count(app.unread_count()),
            count(app.articles.len())
        ),
    }
}

/// `12 stories`: of the feed or folder that is shown, once they were counted.
fn stories(app: &App) -> String {
    let listed = app.count_listed().filter(|_| app.list.query_text.is_empty());
    let whole = app.count_of_view(View::Stories);
    let is_all = *app.scope() == Scope::All;
    match listed.or(whole.filter(|_| is_all)) {
        None => String::new(),
        Some(1) => "1 story".to_owned(),
        Some(stories) => format!("{} stories", count(stories)),
    }
}

fn right(app: &App) -> Right {
    if app.loading.is_running && app.loading.of > 0 {
        let (done, of) = (app.loading.done.min(app.loading.of), app.loading.of);
        return Right {
            words: format!("reading {} of {}", count(done), count(of)),
            done: Some((done, of)),
        };
    }
    if let Some(refresh) = &app.library.refreshing {
        let (done, of) = (refresh.done.min(refresh.of), refresh.of);
        return Right {
            words: format!("↻ {} of {} feeds", count(done), count(of)),
            done: Some((done, of)),
        };
    }
    if let Some(transfer) = app.library.transfers.last() {
        return transferred(&transfer.name, transfer.done, transfer.of);
    }
    let words = match &app.edition {
        Edition::Sample => "sample edition".to_owned(),
        Edition::Opened(name) => name.clone(),
        Edition::Library => String::new(),
    };
    Right { words, done: None }
}

/// `↓ tide.mp3 12 of 40 MB`; without a known length, what has come.
fn transferred(name: &str, done: u64, of: Option<u64>) -> Right {
    const NAME: usize = 30;
    let name = cells::fit(name, NAME);
    let megabytes = |bytes: u64| format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10);
    match of.filter(|of| *of > 0) {
        Some(of) => {
            let share = u128::from(done.min(of)) * 1_000 / u128::from(of);
            Right {
                words: format!("↓ {name}  {} of {} MB", megabytes(done.min(of)), megabytes(of)),
                done: Some((usize::try_from(share).unwrap_or(0), 1_000)),
            }
        }
        None => Right {
            words: format!("↓ {name}  {} MB", megabytes(done)),
            done: None,
        },
    }
}

/// The columns of the progress bar.
const BAR: usize = 16;

impl Right {
    fn without_bar(self) -> Self {
        Self { done: None, ..self }
    }

    fn columns(&self) -> u16 {
        let bar = if self.done.is_some() { 2 + BAR } else { 0 };
        columns(&self.words).saturating_add(u16::try_from(bar).unwrap_or(0))
    }

    fn draw(&self, painter: &mut Painter<'_>, x: u16, y: u16) {
        let muted = painter.style(Role::Muted);
        let room = painter.buffer.area.right().saturating_sub(x);
        let after = x + painter.line(x, y, &self.words, muted, room) + 2;
        let Some((done, of)) = self.done else { return };
        let full = (BAR * done / of.max(1)).min(BAR);
        let mut done = "━".repeat(full);
        if full < BAR {
            done.push('╸');
        }
        let rest = "─".repeat(BAR.saturating_sub(full + 1));
        let room = painter.buffer.area.right().saturating_sub(after);
        let end = after + painter.put(after, y, &done, painter.style(Role::Accent), room);
        let room = painter.buffer.area.right().saturating_sub(end);
        painter.put(end, y, &rest, painter.style(Role::Border), room);
    }
}
