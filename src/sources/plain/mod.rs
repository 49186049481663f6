//! Plain-text news: headline, dateline, byline, captions and all.

mod body;
mod byline;
mod caption;
mod closing;
pub mod dateline;
mod draft;
mod fields;
mod head;
mod layout;
mod lines;
mod links;
mod listing;
pub(super) mod lists;
mod mend;
mod moments;
mod quotes;
mod regions;
mod table;
mod unspaced;
pub(super) mod words;
mod wrap;

use std::borrow::Cow;

use crate::domain::limits;
use crate::domain::text::{Text, floor_to_char};

use super::{Place, ReadError, Reading};

pub use mend::mend;

/// Reads one article of plain text; whatever it lacks, something stands in for it.
pub fn read(text: &str, place: &Place) -> Result<Reading, ReadError> {
    let kept = floor_to_char(text, limits::TEXT_BYTES);
    let clean = Text::lines(&spaced(kept));
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
    let mut article = draft.finish(place);
    if kept.len() < text.len() {
        let limit = limits::TEXT_BYTES / (1024 * 1024);
        article.warnings.push(Text::line(&format!(
            "only the first {limit} MB of the text were read"
        )));
    }
    Ok(Reading {
        articles: vec![article],
        ..Reading::default()
    })
}

/// The text with those white spaces made plain that cleaning would let vanish.
fn spaced(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, b'\t' | 0x0b | 0x0c)) {
        return text.into();
    }
    // Feeds end a line, as printers saw them; a tab between columns leaves a gap that is seen as one.
    text.replace(['\u{b}', '\u{c}'], "\n").replace('\t', " \t").into()
}
