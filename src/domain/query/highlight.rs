//! Where in the original text the terms of a query stand.

use std::ops::Range;

use super::term::Term;
use super::words::{Run, Scanner, each_unit};

/// The bytes of `text` that the terms stand for: sorted and apart from each other.
pub fn ranges<'a>(terms: impl Iterator<Item = &'a Term>, text: &str) -> Vec<Range<usize>> {
    let mut terms = terms.peekable();
    if terms.peek().is_none() {
        return Vec::new();
    }
    let map = Map::new(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for term in terms {
        let before = found.len();
        for place in term.places(&map.words) {
            push_joined(map.original(&place), before, &mut found);
        }
    }
    found.sort_unstable_by_key(|range| (range.start, range.end));
    let mut joined = Vec::with_capacity(found.len());
    for range in found {
        push_joined(range, 0, &mut joined);
    }
    joined
}

/// Adds a range that starts no earlier than the last; joins it where they touch.
fn push_joined(range: Range<usize>, own: usize, ranges: &mut Vec<Range<usize>>) {
    match ranges[own..].last_mut() {
        Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
        _ => ranges.push(range),
    }
}

/// The folded words of one text, and where each comes from.
struct Map<'a> {
    text: &'a str,
    words: String,
    places: Vec<Place>,
}

/// A word, or one character of a script without spaces.
struct Place {
    folded: Range<usize>,
    original: Range<usize>,
}

impl<'a> Map<'a> {
    fn new(text: &'a str) -> Self {
        let mut map = Self {
            text,
            words: String::from(" "),
            places: Vec::new(),
        };
        let mut scanner = Scanner::new(text);
        let mut start = map.words.len();
        while let Some(run) = scanner.next_run(&mut map.words) {
            map.add(start, run);
            map.words.push(' ');
            start = map.words.len();
        }
        map
    }

    fn add(&mut self, start: usize, run: Run) {
        if !run.unspaced {
            return self.places.push(Place {
                folded: start..self.words.len(),
                original: run.range,
            });
        }
        let mut at = start;
        each_unit(self.text, &run.range, |folded, original| {
            match self.places.last_mut() {
                Some(last) if folded.is_empty() => last.original.end = original.end,
                _ => self.places.push(Place {
                    folded: at..at + folded.len(),
                    original,
                }),
            }
            at += folded.len();
        });
    }

    fn original(&self, folded: &Range<usize>) -> Range<usize> {
        let first = self.place_at(folded.start);
        let last = self.place_at(folded.end - 1);
        let end = if folded.end == last.folded.end {
            last.original.end
        } else {
            self.end_within(last, folded.end - last.folded.start)
        };
        first.original.start..end
    }

    fn place_at(&self, offset: usize) -> &Place {
        let after = self.places.partition_point(|place| place.folded.start <= offset);
        &self.places[after.saturating_sub(1)]
    }

    /// Where the first `length` folded bytes of a word end, with the marks on the last letter.
    fn end_within(&self, place: &Place, length: usize) -> usize {
        let mut done = 0;
        let mut end = place.original.start;
        each_unit(self.text, &place.original, |folded, original| {
            let is_mark =
                folded.is_empty() && end == original.start && !is_joint(&self.text[original.clone()]);
            if done < length || is_mark {
                done += folded.len();
                end = original.end;
            }
        });
        end
    }
}

/// Whether this stands between two parts of a word, as an apostrophe does.
fn is_joint(character: &str) -> bool {
    character
        .chars()
        .all(|one| !one.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(one))
}
