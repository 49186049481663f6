//! News: what of a set report is known from others and what is new, wherever its lines were broken.

use std::borrow::Cow;
use std::ops::Range;

use crate::domain::comparison::{ComparedReport, Sentence, State, Stretch};
use crate::domain::document::Document;
use crate::ui::theme::Role;

use super::flow::narrow;
use super::stretches::{self, Look};
use super::{Piece, SetLine, Source};

/// What of a set document is known and what is new, and the lines that show it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// By text, as [`Document::each_text`] counts them; in order, not overlapping.
    known: Vec<Vec<Range<u32>>>,
    /// The new bits of sentences that are known for the rest.
    bits: Vec<Vec<Range<u32>>>,
    /// Sentences side by side in one text, each with something new; in order.
    passages: Vec<Stretch>,
    stops: Vec<Stop>,
    /// Which passages a line shows.
    lines: Vec<Range<usize>>,
}

/// The first line of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    pub line: usize,
    pub passage: usize,
}

impl News {
    /// What a comparison says of a document that is set in these lines.
    pub fn of(document: &Document, lines: &[SetLine], report: &ComparedReport) -> Self {
        let mut texts = Vec::new();
        document.each_text(|text| texts.push(text));
        let mut news = Self {
            known: vec![Vec::new(); texts.len()],
            bits: vec![Vec::new(); texts.len()],
            ..Self::default()
        };
        let mut is_open = false;
        let mut end = (0, 0);
        for sentence in &report.sentences {
            let placed = sentence.place.and_then(|place| {
                let text = *texts.get(place.text as usize)?;
                let own = text.get(place.start as usize..place.end as usize)?;
                ((place.text, place.start) >= end).then_some((place, own))
            });
            let Some((place, text)) = placed else {
                continue;
            };
            is_open &= end.0 == place.text;
            end = (place.text, place.end);
            is_open = news.add(sentence, place, text, is_open);
        }
        news.find_lines(lines);
        news
    }

    /// Adds a sentence; whether the next one may go on its passage.
    fn add(&mut self, sentence: &Sentence, place: Stretch, text: &str, is_open: bool) -> bool {
        let index = place.text as usize;
        match sentence.state {
            State::Head => return false,
            State::Known => {
                self.known[index].push(place.start..place.end);
                return false;
            }
            State::Part => {
                let bits = joined(text, bytes_of(text, &sentence.text, &sentence.new));
                let shifted = |bit: &Range<usize>| {
                    let (start, end) = (narrow(bit.start), narrow(bit.end));
                    place.start + start..place.start + end
                };
                self.bits[index].extend(bits.iter().map(shifted));
            }
            State::New => {}
        }
        match self.passages.last_mut() {
            Some(last) if is_open => last.end = place.end,
            _ => self.passages.push(place),
        }
        true
    }

    fn find_lines(&mut self, lines: &[SetLine]) {
        let mut tops = vec![usize::MAX; self.passages.len()];
        for (index, line) in lines.iter().enumerate() {
            let sources = line.pieces.iter().filter_map(|piece| piece.source);
            let shown = sources
                .map(|source| self.within(source))
                .filter(|it| !it.is_empty());
            let all = shown.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end));
            let all = all.unwrap_or_default();
            for top in &mut tops[all.clone()] {
                *top = (*top).min(index);
            }
            self.lines.push(all);
        }
        // Cells of tables stand on the same lines, and what a picture shows may be on none.
        let shown = tops.into_iter().enumerate().filter(|(_, top)| *top < lines.len());
        self.stops = shown.map(|(passage, line)| Stop { line, passage }).collect();
        self.stops.sort_by_key(|stop| stop.line);
        self.stops.dedup_by_key(|stop| stop.line);
    }

    /// The passages that overlap a stretch of a text.
    fn within(&self, source: Source) -> Range<usize> {
        let first = self
            .passages
            .partition_point(|passage| (passage.text, passage.end) <= (source.text, source.start));
        let after = self
            .passages
            .partition_point(|passage| (passage.text, passage.start) < (source.text, source.end));
        first..after.max(first)
    }

    /// Where passages that say something new begin, each line once.
    pub fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// Whether anything of the text is known, so that what is new is worth a mark.
    pub fn is_mixed(&self) -> bool {
        let has = |texts: &[Vec<Range<u32>>]| texts.iter().any(|text| !text.is_empty());
        has(&self.known) || has(&self.bits)
    }

    /// Which passages a line shows.
    pub fn on_line(&self, line: usize) -> Range<usize> {
        self.lines.get(line).cloned().unwrap_or_default()
    }

    /// A line's pieces, what is known in the role [`Role::Known`] if it `dims`, new bits marked as such.
    pub fn mark<'l>(&self, pieces: &'l [Piece], dims: bool) -> Cow<'l, [Piece]> {
        let is_known = |source: Source| dims && is_in(&self.known, source);
        let is_new = |source: Source| is_in(&self.bits, source);
        stretches::marked(
            Cow::Borrowed(pieces),
            &|source| is_known(source) || is_new(source),
            &|piece, own| Look {
                role: if is_known(own) { Role::Known } else { piece.role },
                is_new: is_new(own),
            },
        )
    }
}

fn is_in(texts: &[Vec<Range<u32>>], source: Source) -> bool {
    let Some(ranges) = texts.get(source.text as usize) else {
        return false;
    };
    let first = ranges.partition_point(|range| range.end <= source.start);
    ranges.get(first).is_some_and(|range| range.start < source.end)
}

/// Bits with but a few small words between them as one: a line under "blankets of the society".
fn joined(text: &str, bits: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    /// Words between two bits, and letters of each.
    const WORDS: usize = 2;
    const LETTERS: usize = 3;
    let mut all: Vec<Range<usize>> = Vec::new();
    for bit in bits {
        let between = all.last().and_then(|last| text.get(last.end..bit.start));
        let is_near = between.is_some_and(|between| {
            let mut words = between.split_whitespace();
            let is_small =
                |word: &str| word.chars().count() <= LETTERS && word.chars().all(char::is_alphabetic);
            words.clone().count() <= WORDS && words.all(is_small)
        });
        match all.last_mut() {
            Some(last) if is_near => last.end = bit.end,
            Some(last) if bit.start < last.end => last.end = last.end.max(bit.end),
            _ => all.push(bit),
        }
    }
    all
}

/// Ranges of characters of a sentence as bytes of the text it was taken from, which has the same
/// letters and perhaps other white space between them.
fn bytes_of<'a>(
    text: &'a str,
    sentence: &'a str,
    ranges: &'a [Range<usize>],
) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut letters = text.char_indices().filter(|(_, letter)| !letter.is_whitespace());
    let mut ends = Vec::new();
    let mut at = 0;
    for letter in sentence.chars() {
        let start = at;
        if !letter.is_whitespace() {
            match letters.next() {
                Some((byte, own)) if own == letter => {
                    at = byte + own.len_utf8();
                    ends.push(byte..at);
                    continue;
                }
                // Another text than it says: what of it is new cannot be told.
                _ => ends.clear(),
            }
        }
        ends.push(start..start);
    }
    let is_whole = letters.next().is_none();
    ranges.iter().filter_map(move |range| {
        let own = ends
            .get(range.clone())
            .filter(|own| is_whole && !own.is_empty())?;
        let letters: Vec<&Range<usize>> = own.iter().filter(|letter| !letter.is_empty()).collect();
        Some(letters.first()?.start..letters.last()?.end)
    })
}
