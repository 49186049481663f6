//! The status line: what is typed or said, and the place in the text.

use ratatui::layout::{Position, Rect};

use crate::app::App;
use crate::app::action::Action;
use crate::app::compare::Compare;
use crate::app::notices::Notice;
use crate::app::prompt::Purpose;
use crate::app::search::Prompt;
use crate::app::viewport::{Place, Viewport};

use super::age::count;
use super::cells;
use super::compare;
use super::layout::Areas;
use super::paint::Painter;
use super::theme::Role;
use super::typed;

/// Draws the line; where the cursor of a typed line stands.
pub fn draw(app: &App, painter: &mut Painter<'_>, areas: &Areas, viewport: &Viewport) -> Option<Position> {
    let line = areas.status;
    let place = place(app, &viewport.place, areas.reader.is_some());
    let wanted = said_columns(app, &viewport.place);
    // What is typed or said goes first.
    let columns = cells::columns(&place);
    let has_room = wanted + columns + 4 <= usize::from(line.width);
    let columns = u16::try_from(columns).ok().filter(|_| has_room).unwrap_or(0);
    painter.put(
        line.right().saturating_sub(columns + 1),
        line.y,
        &place,
        painter.style(Role::Muted),
        columns,
    );
    let taken = if columns > 0 { columns + 4 } else { 2 };
    let left = Rect {
        x: line.x + 1,
        width: line.width.saturating_sub(taken),
        ..line
    };
    if app.prompt.is_some() {
        return draw_prompt(app, painter, left, &viewport.place);
    }
    if let Some(notice) = &app.notices.shown {
        draw_notice(app, painter, left, notice);
    } else if let Some(article) = app.merging() {
        let text = format!("joining {}: {}", article.outlet, article.title);
        painter.line(left.x, left.y, &text, painter.style(Role::Muted), left.width);
    } else if let Some(compare) = comparing(app) {
        compare::draw_legend(app, compare, painter, left);
    } else if !app.list.query_text.is_empty() {
        draw_search(app, painter, left);
    }
    None
}

/// What the left part of the line would like to take.
fn said_columns(app: &App, place: &Place) -> usize {
    match (&app.prompt, &app.notices.shown) {
        (Some(prompt), _) => {
            let found = found(app, prompt, place);
            cells::columns(prompt.line.text()) + cells::columns(&found) + PROMPT_COLUMNS
        }
        (None, Some(notice)) => cells::columns(&notice.text),
        (None, None) => 0,
    }
}

/// Columns of a prompt that are neither typed nor found: sign, cursor and gaps.
const PROMPT_COLUMNS: usize = 6;

/// How much what is typed has found.
fn found(app: &App, prompt: &Prompt, place: &Place) -> String {
    match prompt.purpose {
        Purpose::Search if app.list.query.is_empty() => String::new(),
        Purpose::Search => listed(app),
        Purpose::Find if prompt.line.text().trim().is_empty() => "find in the text".to_owned(),
        Purpose::Find => hits(place),
        Purpose::Compared => match app.compare.as_ref().and_then(Compare::found) {
            None => "find in these reports".to_owned(),
            Some(0) => "not in these reports".to_owned(),
            Some(1) => "1 line".to_owned(),
            Some(lines) => format!("{} lines", count(lines)),
        },
        Purpose::Tags if prompt.line.text().is_empty() => "parted by spaces or commas".to_owned(),
        Purpose::Pipe if prompt.line.text().is_empty() => "a command, given the text".to_owned(),
        Purpose::Tags | Purpose::Note | Purpose::Pipe => String::new(),
    }
}

/// `12 of 1,204`; what is not counted yet is left out.
fn listed(app: &App) -> String {
    let of = app
        .count_whole()
        .map_or_else(String::new, |whole| format!(" of {}", count(whole)));
    let counted = app.count_listed().map(|listed| format!("{}{of}", count(listed)));
    let looking = app.is_windowed() && app.library.part.is_partial;
    match (counted, looking) {
        (Some(counted), true) => format!("{counted}, still looking …"),
        (Some(counted), false) => counted,
        (None, true) => "still looking …".to_owned(),
        (None, false) => String::new(),
    }
}

fn draw_prompt(app: &App, painter: &mut Painter<'_>, area: Rect, place: &Place) -> Option<Position> {
    let prompt = app.prompt.as_ref()?;
    let found = found(app, prompt, place);
    let accent = painter.style(Role::Accent);
    let sign = painter.put(area.x, area.y, prompt.purpose.sign(), accent, area.width);
    let taken = cells::columns(&found) + PROMPT_COLUMNS - 1 + usize::from(sign);
    let room = usize::from(area.width).saturating_sub(taken);
    let (x, room) = (area.x + sign + 1, u16::try_from(room).unwrap_or(0));
    let (before_cursor, taken) = typed::draw(painter, &prompt.line, x, area.y, room);
    let after = x + taken.max(before_cursor) + 3;
    painter.put(
        after,
        area.y,
        &found,
        painter.style(Role::Muted),
        area.right().saturating_sub(after),
    );
    Some(Position {
        x: x + before_cursor,
        y: area.y,
    })
}

/// A notice that is longer than the line ends with the key that shows it whole.
fn draw_notice(app: &App, painter: &mut Painter<'_>, area: Rect, notice: &Notice) {
    let role = if notice.is_error { Role::Error } else { Role::Text };
    let style = painter.style(role);
    let key = app.keymap.key_of(app.contexts(), Action::Notices);
    let is_long = cells::columns(&notice.text) > usize::from(area.width);
    let Some(key) = key.filter(|_| is_long) else {
        painter.line(area.x, area.y, &notice.text, style, area.width);
        return;
    };
    let more = u16::try_from(cells::columns(&key)).unwrap_or(0) + 5;
    let room = area.width.saturating_sub(more + 2);
    let mut x = area.x + painter.line(area.x, area.y, &notice.text, style, room) + 2;
    x += painter.put(x, area.y, &key, painter.style(Role::Accent), more) + 1;
    painter.put(x, area.y, "more", painter.style(Role::Muted), 4);
}

/// The search that is kept.
fn draw_search(app: &App, painter: &mut Painter<'_>, area: Rect) {
    let x = area.x + painter.put(area.x, area.y, "/ ", painter.style(Role::Accent), area.width);
    let found = format!("   {}", listed(app));
    let room = usize::from(area.width).saturating_sub(2 + cells::columns(&found));
    let query = cells::fit(&app.list.query_text, room);
    let text = format!("{}{found}", painter.visual(&query));
    painter.put(x, area.y, &text, painter.style(Role::Muted), area.width);
}

fn hits(place: &Place) -> String {
    match place.hits {
        0 => "not in this text".to_owned(),
        hits => format!("{} of {}", count(place.hit), count(hits)),
    }
}

/// `3 of 41`: where the cursor is in what is compared.
fn place_compared(app: &App, compare: &Compare) -> String {
    let is_stacked = app.viewport.compare.is_stacked;
    let (index, all) = if compare.is_table {
        (compare.table_row, compare.table.len())
    } else {
        (compare.index(is_stacked), compare.items(is_stacked).len())
    };
    if all == 0 {
        return String::new();
    }
    format!("{} of {}", count(index + 1), count(all))
}

fn comparing(app: &App) -> Option<&Compare> {
    app.compare.as_ref().filter(|compare| compare.is_shown())
}

/// `38 % · 2 min left`, or the hit that was gone to.
fn place(app: &App, place: &Place, has_reader: bool) -> String {
    if app.reader.article.is_none() || !has_reader {
        return String::new();
    }
    if let Some(compare) = comparing(app) {
        return place_compared(app, compare);
    }
    if app.reader.find.is_some() && app.prompt.is_none() {
        return hits(place);
    }
    let new = match place.passage {
        0 => String::new(),
        passage => format!("new {} of {}", count(passage), count(place.passages)),
    };
    if !place.is_long {
        return new;
    }
    let new = if new.is_empty() { new } else { format!("{new} · ") };
    let percent = place.percent;
    let left = (place.minutes * usize::from(100 - percent.min(100))).div_ceil(100);
    if place.is_at_end {
        format!("{new}the end")
    } else {
        format!("{new}{percent} % · {left} min left")
    }
}
