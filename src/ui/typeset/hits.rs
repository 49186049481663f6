//! Hits: what a search found in a set document, wherever its lines were broken.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

use crate::domain::comparison::Stretch;
use crate::domain::document::Document;
use crate::ui::theme::Role;

use super::flow::narrow;
use super::stretches::{self, Look};
use super::{Piece, SetLine, Source};

/// The places found in a document, and the lines that show them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// By text, as [`Document::each_text`] counts them; in order, not overlapping.
    texts: Vec<Vec<Range<u32>>>,
    lines: Vec<usize>,
    count: usize,
}

impl Hits {
    /// Looks through all texts; `find` gives the byte ranges of what is sought in one.
    pub fn of(document: &Document, lines: &[SetLine], find: &dyn Fn(&str) -> Vec<Range<usize>>) -> Self {
        let mut hits = Self::default();
        document.each_text(|text| {
            let found = merged(find(text), text.len());
            hits.count += found.len();
            hits.texts.push(found);
        });
        if hits.count > 0 {
            let marked = lines
                .iter()
                .enumerate()
                .filter(|(_, line)| stretches::is_on(line, &|source| !hits.within(&source).is_empty()));
            hits.lines = marked.map(|(index, _)| index).collect();
        }
        hits
    }

    /// One passage, wherever it stands.
    pub fn of_passage(document: &Document, lines: &[SetLine], passage: Stretch) -> Self {
        let text = Cell::new(0);
        Self::of(document, lines, &|_| {
            let is_own = text.replace(text.get() + 1) == passage.text;
            let range = passage.start as usize..passage.end as usize;
            if is_own { vec![range] } else { Vec::new() }
        })
    }

    /// How many places were found.
    pub fn count(&self) -> usize {
        self.count
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The lines that show a hit, in order.
    pub fn lines(&self) -> &[usize] {
        &self.lines
    }

    /// The first line with a hit below a line.
    pub fn next_line(&self, line: usize) -> Option<usize> {
        let at = self.lines.partition_point(|hit| *hit <= line);
        self.lines.get(at).copied()
    }

    /// The last line with a hit above a line.
    pub fn previous_line(&self, line: usize) -> Option<usize> {
        let at = self.lines.partition_point(|hit| *hit < line);
        at.checked_sub(1).map(|before| self.lines[before])
    }

    /// A line's pieces, what was found in the role [`Role::Match`].
    pub fn mark<'l>(&self, line: &'l SetLine) -> Cow<'l, [Piece]> {
        self.mark_pieces(Cow::Borrowed(&line.pieces))
    }

    /// The same of pieces that were marked for another reason.
    pub fn mark_pieces<'l>(&self, pieces: Cow<'l, [Piece]>) -> Cow<'l, [Piece]> {
        if self.count == 0 {
            return pieces;
        }
        let is_found = |source: Source| !self.within(&source).is_empty();
        stretches::marked(pieces, &is_found, &|piece, own| Look {
            role: if is_found(own) { Role::Match } else { piece.role },
            is_new: piece.is_new,
        })
    }

    /// The hits that overlap a stretch of a text.
    fn within(&self, source: &Source) -> &[Range<u32>] {
        let Some(found) = self.texts.get(source.text as usize) else {
            return &[];
        };
        let first = found.partition_point(|hit| hit.end <= source.start);
        let after = found.partition_point(|hit| hit.start < source.end);
        found.get(first..after).unwrap_or_default()
    }
}

/// Ranges in order, those that overlap as one.
fn merged(mut ranges: Vec<Range<usize>>, length: usize) -> Vec<Range<u32>> {
    ranges.retain(|range| range.start < range.end && range.end <= length);
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut found: Vec<Range<u32>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        let (start, end) = (narrow(range.start), narrow(range.end));
        match found.last_mut() {
            Some(last) if start < last.end => last.end = last.end.max(end),
            _ => found.push(start..end),
        }
    }
    found
}
