//! The two lines at the bottom: what is typed or said, and which keys help here.

use ratatui::layout::{Position, Rect};

use crate::app::App;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::layout::Pane;
use crate::app::prompt::Purpose;
use crate::app::viewport::{Place, Viewport};

use super::age::count;
use super::cells;
use super::layout::Areas;
use super::paint::Painter;
use super::theme::Role;

/// Draws both lines; where the cursor of a typed line stands.
pub fn draw(app: &App, painter: &mut Painter<'_>, areas: &Areas, viewport: &Viewport) -> Option<Position> {
    let line = areas.status;
    let place = place(app, &viewport.place, areas.reader.is_some());
    let place_columns = u16::try_from(cells::columns(&place)).unwrap_or(0);
    painter.put(
        line.right().saturating_sub(place_columns + 1),
        line.y,
        &place,
        painter.style(Role::Muted),
        place_columns,
    );
    let left = Rect {
        x: line.x + 1,
        width: line.width.saturating_sub(place_columns + 4),
        ..line
    };
    let cursor = if app.prompt.is_some() {
        draw_prompt(app, painter, left)
    } else {
        draw_notice(app, painter, left);
        None
    };
    draw_hints(app, painter, areas.hints);
    cursor
}

fn draw_prompt(app: &App, painter: &mut Painter<'_>, area: Rect) -> Option<Position> {
    let prompt = app.prompt.as_ref()?;
    let found = match prompt.purpose {
        Purpose::Search if app.list.query.is_empty() => String::new(),
        Purpose::Search => format!(
            "{} of {}",
            count(app.list.rows.len()),
            count(app.articles_in_view().count())
        ),
        Purpose::Find if prompt.line.text().trim().is_empty() => "find in the text".to_owned(),
        Purpose::Find => hits(&app.viewport.place),
    };
    let accent = painter.style(Role::Accent);
    painter.put(area.x, area.y, "/", accent, area.width);
    let room = usize::from(area.width).saturating_sub(cells::columns(&found) + 5);
    // A long line shows its end, where the cursor mostly is.
    let before = prompt.line.before_cursor();
    let shown = tail(&before, room);
    let style = painter.style(Role::Text);
    let x = area.x + 2;
    let taken = painter.put(x, area.y, shown, style, area.right().saturating_sub(x));
    let cursor = Position {
        x: x + taken,
        y: area.y,
    };
    let rest = &prompt.line.text()[before.len()..];
    let rest_room = u16::try_from(room).unwrap_or(0).saturating_sub(taken);
    let after = painter.put(
        cursor.x,
        area.y,
        &cells::fit(rest, usize::from(rest_room)),
        style,
        rest_room,
    );
    let x = cursor.x + after + 3;
    painter.put(
        x,
        area.y,
        &found,
        painter.style(Role::Muted),
        area.right().saturating_sub(x),
    );
    Some(cursor)
}

/// The longest end of the text that fits.
fn tail(text: &str, columns: usize) -> &str {
    let mut start = text.len();
    let mut used = 0;
    for (at, character) in text.char_indices().rev() {
        used += cells::columns(&text[at..at + character.len_utf8()]);
        if used > columns {
            break;
        }
        start = at;
    }
    &text[start..]
}

fn draw_notice(app: &App, painter: &mut Painter<'_>, area: Rect) {
    if let Some(notice) = &app.notices.shown {
        let role = if notice.is_error { Role::Error } else { Role::Text };
        painter.line(area.x, area.y, &notice.text, painter.style(role), area.width);
    } else if !app.list.query_text.is_empty() {
        let x = area.x + painter.put(area.x, area.y, "/ ", painter.style(Role::Accent), area.width);
        let of = count(app.articles_in_view().count());
        let text = format!("{}   {} of {of}", app.list.query_text, count(app.list.rows.len()));
        painter.put(
            x,
            area.y,
            &cells::fit(&text, usize::from(area.width.saturating_sub(2))),
            painter.style(Role::Muted),
            area.width,
        );
    }
}

fn hits(place: &Place) -> String {
    match place.hits {
        0 => "not in this text".to_owned(),
        hits => format!("{} of {}", count(place.hit), count(hits)),
    }
}

/// `38 % · 2 min left`, or the hit that was gone to.
fn place(app: &App, place: &Place, has_reader: bool) -> String {
    let Some(article) = app.reader.article.as_ref().filter(|_| has_reader) else {
        return String::new();
    };
    if app.reader.find.is_some() && app.prompt.is_none() {
        return hits(place);
    }
    if !place.is_long {
        return String::new();
    }
    let percent = place.percent;
    let left = (article.minutes() * usize::from(100 - percent.min(100))).div_ceil(100);
    if place.is_at_end {
        "the end".to_owned()
    } else {
        format!("{percent} % · {left} min left")
    }
}

/// What the hint line offers, in the order of use: the actions and one word for them.
type Hint = (&'static [Action], &'static str);

const LIST: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Open], "read"),
    (&[Action::Search], "search"),
    (&[Action::Bookmark], "bookmark"),
    (&[Action::Help], "help"),
    (&[Action::NextUnread], "next unread"),
    (&[Action::ViewBookmarks], "bookmarks"),
    (&[Action::Palette], "everything"),
    (&[Action::BackOrQuit], "quit"),
];
const READER: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::ReadOn], "read on"),
    (&[Action::Back], "back"),
    (&[Action::Bookmark], "bookmark"),
    (&[Action::Help], "help"),
    (&[Action::NextUnread], "next unread"),
    (&[Action::Search], "find"),
    (&[Action::OpenInBrowser], "browser"),
    (&[Action::Links], "links"),
];
const FIND: &[Hint] = &[
    (&[Action::NextHit], "next hit"),
    (&[Action::PreviousHit], "previous hit"),
    (&[Action::Back], "done"),
    (&[Action::Help], "help"),
];
const SEARCHING: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Accept], "keep"),
    (&[Action::Back], "take back"),
];
const FINDING: &[Hint] = &[
    (&[Action::Up, Action::Down], "hits"),
    (&[Action::Accept], "keep"),
    (&[Action::Back], "take back"),
];
const SHEET: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Accept], "take"),
    (&[Action::Back], "close"),
];

fn draw_hints(app: &App, painter: &mut Painter<'_>, area: Rect) {
    let contexts = app.contexts();
    let hints = match (contexts.first(), app.focus) {
        (Some(Context::Sheet), _) => SHEET,
        (Some(Context::Prompt), _) if app.is_searching() => SEARCHING,
        (Some(Context::Prompt), _) => FINDING,
        (Some(Context::Find), _) => FIND,
        (_, Pane::Reader) => READER,
        _ => LIST,
    };
    let mut x = area.x + 1;
    for (actions, word) in hints {
        let keys: Vec<String> = actions
            .iter()
            .filter_map(|action| app.keymap.key_of(contexts, *action))
            .collect();
        if keys.is_empty() {
            continue;
        }
        let is_arrows = keys.iter().all(|key| key.chars().count() == 1);
        let keys = keys.join(if is_arrows { "" } else { " " });
        let columns = cells::columns(&keys) + 1 + cells::columns(word);
        if usize::from(area.right().saturating_sub(x)) < columns + 1 {
            break;
        }
        x += painter.put(x, area.y, &keys, painter.style(Role::Accent), area.width) + 1;
        x += painter.put(x, area.y, word, painter.style(Role::Muted), area.width) + 3;
    }
}
