//! Tells what kind of document a text is, by its content first and its name second.

mod json;
mod markdown;
mod markup;

use crate::domain::text::floor_to_char;

/// The kinds of documents newsview reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RSS, Atom or RDF.
    Feed,
    JsonFeed,
    Opml,
    JsonLines,
    Html,
    Markdown,
    Plain,
    /// Not text at all.
    Binary,
}

/// How much of a text is looked at for signs.
const LOOKED_AT: usize = 16 * 1024;

/// How much of it tells whether it is text at all.
const BYTES_TOLD_BY: usize = 2 * 1024;

/// The kind of document that `text` is; `name` is the file's.
pub fn format(text: &str, name: &str) -> Format {
    let text =
        text.trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    let start = floor_to_char(text, LOOKED_AT);
    if is_garbage(floor_to_char(text, BYTES_TOLD_BY)) {
        return Format::Binary;
    }
    markup::format(text, name)
        .or_else(|| json::format(text))
        .unwrap_or_else(|| {
            if markdown::is_markdown(start, name) {
                Format::Markdown
            } else {
                Format::Plain
            }
        })
}

/// Bytes that no encoding made sense of.
fn is_garbage(start: &str) -> bool {
    // Of most texts the bytes alone say that there is nothing strange in them.
    let perhaps = |byte: u8| (byte < 0x20 && !(9..=13).contains(&byte)) || matches!(byte, 0x7f | 0xc2 | 0xef);
    if !start.bytes().any(perhaps) {
        return false;
    }
    let strange = |character: &char| {
        *character == char::REPLACEMENT_CHARACTER || (character.is_control() && !character.is_whitespace())
    };
    let count = start.chars().filter(strange).count();
    count * 8 > start.chars().count()
}
