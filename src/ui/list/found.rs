//! What a search found, in the rows of the list.

use ratatui::style::Style;

use crate::app::settings::Bidi;
use crate::domain::article::Article;
use crate::domain::document::Document;
use crate::domain::query::Query;
use crate::ui::cells;
use crate::ui::paint::Painter;
use crate::ui::theme::Role;
use crate::ui::typeset::{self, Hits, Setting};

/// Draws a line of text with what was found marked, wherever bidi puts it.
pub fn draw_marked(
    painter: &mut Painter<'_>,
    query: &Query,
    text: &str,
    style: Style,
    at: (u16, u16),
    room: u16,
) {
    let (x, y) = at;
    let drawn = cells::drawable(text);
    let found = query.ranges(&drawn);
    if found.is_empty() {
        painter.line(x, y, text, style, room);
        return;
    }
    let document = Document::of_paragraphs([cells::fit(&drawn, usize::from(room)).as_str()]);
    let setting = Setting {
        reorder: painter.bidi == Bidi::Newsview,
        ..Setting::of_width(usize::from(room).max(1))
    };
    let lines = typeset::typeset(&document, &setting);
    let Some(line) = lines.first() else { return };
    // A word that the cut went through is marked as far as it is seen.
    let seen = |cut: &str| {
        let clipped = found.iter().map(|hit| hit.start..hit.end.min(cut.len()));
        clipped.collect()
    };
    let hits = Hits::of(&document, &lines, &seen);
    let mark = style.patch(painter.theme.style(Role::Match));
    let end = x.saturating_add(room);
    let mut x = x.saturating_add(u16::try_from(line.indent(usize::from(room))).unwrap_or(0));
    for piece in hits.mark(line).iter() {
        let style = if piece.role == Role::Match { mark } else { style };
        x += painter.put(x, y, &piece.text, style, end.saturating_sub(x));
    }
}

/// The stretch of the text in which the query was found, with some words before it.
pub fn excerpt(article: &Article, query: &Query, room: usize) -> Option<String> {
    let mut found = None;
    let mut look = |text: &str| {
        if found.is_none()
            && let Some(range) = query.ranges(text).first()
        {
            found = Some(around(text, range.start, room));
        }
    };
    look(&article.outlet);
    article.authors.iter().for_each(|author| look(author));
    article.document.each_text(&mut look);
    found
}

fn around(text: &str, at: usize, room: usize) -> String {
    // A third of the line stands before the hit.
    let before: Vec<(usize, char)> = text[..at].char_indices().rev().take(room / 3).collect();
    let start = match before.last() {
        Some((start, _)) if *start > 0 => text[*start..at]
            .find(' ')
            .map_or(*start, |space| *start + space + 1),
        _ => 0,
    };
    let lead = if start > 0 { "… " } else { "" };
    let rest: String = text[start..]
        .chars()
        .take(room.max(1) * 2)
        .map(|letter| if letter == '\n' { ' ' } else { letter })
        .collect();
    format!("{lead}{rest}")
}
