//! A line being typed, as it is drawn: as much of it as fits, and where its cursor stands.

use crate::app::prompt::Line;
use crate::app::settings::Bidi;

use super::bidi::{Direction, Levels};
use super::cells;
use super::paint::Painter;
use super::theme::Role;

/// Draws the line within `room` columns; the columns before its cursor, and those it took.
pub fn draw(painter: &mut Painter<'_>, line: &Line, x: u16, y: u16, room: u16) -> (u16, u16) {
    // A long line shows the end of what stands before the cursor, and a cell for the cursor.
    let before = line.before_cursor();
    let tail = tail(&before, usize::from(room.saturating_sub(1)));
    let rest = &line.text()[before.len() - tail.len()..];
    let shown = cells::fit(rest, usize::from(room));
    let (drawn, cursor) = in_order(&shown, cells::drawable(tail).len(), painter.bidi);
    let taken = painter.put(x, y, &drawn, painter.style(Role::Text), room);
    (u16::try_from(cursor).unwrap_or(room).min(room), taken)
}

/// The text as it is drawn, and the columns before the byte `at`.
fn in_order(text: &str, at: usize, bidi: Bidi) -> (String, usize) {
    let levels = Levels::of(text, Direction::LeftToRight).filter(|_| bidi == Bidi::Newsview);
    let Some(levels) = levels else {
        let before = text.get(..at).unwrap_or(text);
        return (text.to_owned(), cells::columns(before));
    };
    let mut drawn = String::with_capacity(text.len());
    let mut cursor = cells::columns(text);
    let mut columns = 0;
    for cluster in levels.order(text, 0..text.len()) {
        if cluster.start == at {
            cursor = columns;
        }
        cluster.draw(&mut drawn);
        columns += cluster.columns;
    }
    (drawn, cursor)
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
