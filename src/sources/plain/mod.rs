//! Plain-text news: headline, dateline, byline, captions and all.

mod body;
mod byline;
mod caption;
mod closing;
mod credit;
pub mod dateline;
mod draft;
mod fields;
mod head;
mod layout;
mod lines;
mod links;
mod listing;
mod lists;
mod mend;
mod moments;
mod quotes;
mod table;
mod unspaced;
mod words;
mod wrap;

use std::borrow::Cow;

use crate::domain::text::Text;

use super::{Place, ReadError, Reading};

pub use mend::mend;

/// Reads one article of plain text; whatever it lacks, something stands in for it.
pub fn read(text: &str, place: &Place) -> Result<Reading, ReadError> {
    // Page and line feeds of printers end a line; cleaning would join the words around them.
    let fed: Cow<str> = if text.contains(['\u{b}', '\u{c}']) {
        text.replace(['\u{b}', '\u{c}'], "\n").into()
    } else {
        text.into()
    };
    let clean = Text::lines(&fed);
    let lines = lines::split(&clean);
    if lines.iter().all(lines::Line::is_blank) {
        return Err(ReadError::Empty);
    }
    let mut draft = draft::Draft::default();
    let top = fields::take(&lines, &mut draft);
    let pieces = layout::pieces(&lines[top..]);
    let from = head::take(&pieces, &mut draft);
    for line in std::mem::take(&mut draft.loose) {
        draft.push_paragraph(&line);
    }
    body::build(&pieces, from, &mut draft);
    Ok(Reading {
        articles: vec![draft.finish(place)],
        ..Reading::default()
    })
}
