//! Cells: how wide text is on the screen, and how it is cut to fit.

mod reduce;

use std::borrow::Cow;

use unicode_segmentation::{Graphemes, UnicodeSegmentation};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

pub use reduce::{Kept, Reduced, reduce};

/// What stands for text that was cut off.
pub const ELLIPSIS: char = '…';

/// The text as it is drawn: what terminals disagree on is reduced to what all draw alike.
///
/// At most two combining marks stay on a character; of a joined emoji its first stays, without
/// skin tone; flags become their two letters, keycaps their digit, line breaks and tabs a space.
pub fn drawable(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_simple) {
        return Cow::Borrowed(text);
    }
    reduce(text, false).text
}

/// How many columns the text takes once it is drawn.
pub fn columns(text: &str) -> usize {
    if is_printable_ascii(text) {
        return text.len();
    }
    drawn_columns(&drawable(text))
}

/// The text cut at a grapheme cluster to at most `columns` columns, with `…` where it was cut.
pub fn fit(text: &str, columns: usize) -> String {
    let drawn = drawable(text);
    if drawn.len() <= columns && is_printable_ascii(&drawn) {
        return drawn.into_owned();
    }
    let mut used = 0;
    let mut cut = 0;
    for cluster in clusters(&drawn) {
        used += cluster.columns;
        if used > columns {
            let mut kept = drawn[..cut].trim_end_matches(' ').to_owned();
            if columns > 0 {
                kept.push(ELLIPSIS);
            }
            return kept;
        }
        if used < columns {
            cut = cluster.start + cluster.text.len();
        }
    }
    drawn.into_owned()
}

/// The text cut to fit and filled up with spaces to exactly `columns` columns.
pub fn pad(text: &str, columns: usize) -> String {
    let mut out = fit(text, columns);
    let missing = columns.saturating_sub(drawn_columns(&out));
    out.extend(std::iter::repeat_n(' ', missing));
    out
}

/// A grapheme cluster of drawable text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster<'a> {
    /// Where it begins, in bytes.
    pub start: usize,
    pub text: &'a str,
    pub columns: usize,
}

/// The grapheme clusters of drawable text, each with its width.
pub fn clusters(drawable: &str) -> Clusters<'_> {
    Clusters {
        text: drawable,
        at: 0,
        mixed: None,
    }
}

/// See [`clusters`].
pub struct Clusters<'a> {
    text: &'a str,
    at: usize,
    mixed: Option<Graphemes<'a>>,
}

impl<'a> Clusters<'a> {
    fn give(&mut self, text: &'a str, columns: usize) -> Cluster<'a> {
        let start = self.at;
        self.at += text.len();
        Cluster { start, text, columns }
    }
}

impl<'a> Iterator for Clusters<'a> {
    type Item = Cluster<'a>;

    fn next(&mut self) -> Option<Cluster<'a>> {
        if let Some(mixed) = &mut self.mixed {
            if let Some(text) = mixed.next() {
                return Some(self.give(text, text.width()));
            }
            self.mixed = None;
        }
        let rest = &self.text[self.at..];
        let mut characters = rest.char_indices();
        let (_, first) = characters.next()?;
        let mut simple = is_simple(first);
        let mut end = rest.len();
        // Between two simple characters there is always a boundary; only what lies between such
        // boundaries needs the full rules.
        for (at, character) in characters {
            let next_is_simple = is_simple(character);
            if simple && next_is_simple {
                end = at;
                break;
            }
            simple = next_is_simple;
        }
        if end == first.len_utf8() && is_simple(first) {
            return Some(self.give(&rest[..end], simple_columns(first)));
        }
        self.mixed = Some(rest[..end].graphemes(true));
        self.next()
    }
}

/// Clusters; one wider than the measure (a long Indic conjunct) goes base by base.
pub(crate) fn clusters_within(drawable: &str, measure: usize) -> impl Iterator<Item = Cluster<'_>> {
    let mut at = 0;
    let mut end = 0;
    let mut all = clusters(drawable);
    std::iter::from_fn(move || {
        if at == end {
            let cluster = all.next()?;
            end = cluster.start + cluster.text.len();
            if cluster.columns <= measure {
                at = end;
                return Some(cluster);
            }
        }
        let start = at;
        let mut rest = drawable[start..end].char_indices().skip(1);
        at = rest
            .find(|(_, character)| character.width() != Some(0))
            .map_or(end, |(next, _)| start + next);
        let text = &drawable[start..at];
        Some(Cluster {
            start,
            text,
            columns: text.width(),
        })
    })
}

/// The width of text that is drawable already.
pub(crate) fn drawn_columns(drawable: &str) -> usize {
    if is_printable_ascii(drawable) {
        return drawable.len();
    }
    // Simple characters stand for themselves; the last one before another may belong to its cluster.
    let mut all = 0;
    let mut last = (0, 0);
    for (at, character) in drawable.char_indices() {
        if !is_simple(character) {
            let rest = clusters(&drawable[last.0..]).map(|cluster| cluster.columns);
            return all - last.1 + rest.sum::<usize>();
        }
        last = (at, simple_columns(character));
        all += last.1;
    }
    all
}

/// Whether drawable text has at most this width; looks no further than it must.
pub(crate) fn drawn_within(drawable: &str, columns: usize) -> bool {
    if is_printable_ascii(drawable) {
        return drawable.len() <= columns;
    }
    let mut used = 0;
    clusters(drawable).all(|cluster| {
        used += cluster.columns;
        used <= columns
    })
}

fn simple_columns(character: char) -> usize {
    if character < '\u{1100}' {
        1
    } else {
        character.width().unwrap_or(0)
    }
}

fn is_printable_ascii(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Whether a character takes one cell, whatever stands beside it.
pub(crate) fn is_plain(character: char) -> bool {
    is_simple(character) && simple_columns(character) == 1
}

/// Characters that are drawn as they are and never join another such character in a cluster.
pub(crate) fn is_simple(character: char) -> bool {
    matches!(character,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{377}'
        | '\u{386}'..='\u{3ff}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{660}'..='\u{66f}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}'
        | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff9d}')
}
