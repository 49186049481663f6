//! Reader: the words of an article, counted by the field they stand in.

use super::capitals::{self, Capitals};
use super::features::{Features, Term};
use super::words::{Splitter, mix};
use crate::domain::limits;
use crate::domain::text::floor_to_char;

/// Words of the text that count as its lead, and that are read at all; what follows is background.
const LEAD: u32 = 120;
const READ: u32 = 400;
/// A text of fewer words is no text of its own: its title counts to it.
pub const TEXT: u32 = 30;
/// What a word weighs in the title, in the lead and in the rest.
const WEIGHTS: [f32; 3] = [3.0, 2.0, 0.7];
/// More than twice the terms that are read at most, a power of two.
const PLACES: usize = 2048;

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Title,
    Lead,
    Rest,
    /// In the headline's opening.
    Opening,
}

/// A term, how often each field has it, and how it is first written.
struct Found<'a> {
    key: u32,
    counts: [u16; 4],
    capitals: Capitals,
    word: &'a str,
}

/// Collects the words of an article.
pub struct Reader<'a> {
    splitter: Splitter,
    found: Vec<Found<'a>>,
    /// By key: one more than where a term stands among those found; 0 for none.
    places: [u16; PLACES],
    title_words: u32,
    /// Stands for the title's words so far.
    pub title_key: u64,
    words: u32,
    numbers: u32,
}

impl<'a> Reader<'a> {
    pub fn new() -> Self {
        Self {
            splitter: Splitter::default(),
            found: Vec::with_capacity(256),
            places: [0; PLACES],
            title_words: 0,
            title_key: 0,
            words: 0,
            numbers: 0,
        }
    }

    pub fn title(&mut self, title: &'a str, field: Field) {
        let mut splitter = std::mem::take(&mut self.splitter);
        let tell = capitals::tell_names(title);
        splitter.each(title, |key, word| {
            self.push(key, field, word, Capitals::of(title, word, tell));
            self.title_key = mix(self.title_key ^ u64::from(key));
            self.title_words += 1;
            self.title_words < READ
        });
        self.splitter = splitter;
    }

    pub fn text(&mut self, text: &'a str) {
        if self.words >= READ {
            return;
        }
        let mut splitter = std::mem::take(&mut self.splitter);
        splitter.each(text, |key, word| {
            let field = if self.words < LEAD {
                Field::Lead
            } else {
                Field::Rest
            };
            self.push(key, field, word, Capitals::of(text, word, true));
            self.numbers += u32::from(word.starts_with(char::is_numeric));
            self.words += 1;
            self.words < READ
        });
        self.splitter = splitter;
    }

    fn push(&mut self, key: u32, field: Field, word: &'a str, capitals: Capitals) {
        let mut place = (key >> 21) as usize;
        let at = loop {
            match self.places[place] {
                0 => {
                    self.found.push(Found {
                        key,
                        counts: [0; 4],
                        capitals,
                        word,
                    });
                    self.places[place] = u16::try_from(self.found.len()).unwrap_or(u16::MAX);
                    break self.found.len() - 1;
                }
                at if self.found[usize::from(at) - 1].key == key => break usize::from(at) - 1,
                _ => place = (place + 1) % PLACES,
            }
        };
        let found = &mut self.found[at];
        found.counts[field as usize] += 1;
        found.capitals = found.capitals.and(capitals);
    }

    /// What was read, all but what the article itself says.
    pub fn finish(mut self) -> Features {
        self.found.sort_unstable_by_key(|found| found.key);
        let mut features = Features {
            words: self.words,
            read: self.words + self.title_words,
            is_table: self.words >= TEXT && self.numbers * 2 > self.words,
            terms: Vec::with_capacity(self.found.len()),
            written: String::with_capacity(self.found.iter().map(|found| found.word.len()).sum()),
            ..Features::default()
        };
        let in_title =
            |found: &&Found| found.counts[Field::Title as usize] + found.counts[Field::Opening as usize] > 0;
        let of_title = self.found.iter().filter(in_title).count();
        features.title.terms = u8::try_from(of_title).unwrap_or(u8::MAX);
        for found in &self.found {
            let word = floor_to_char(found.word, limits::WRITTEN_WORD_BYTES);
            let without_opening = weight(found.counts, false);
            let is_of_opening = found.counts[Field::Opening as usize] > 0;
            features.terms.push(Term {
                key: found.key,
                is_name: found.capitals == Capitals::Inside && !capitals::is_of_calendar(found.key),
                weight: if is_of_opening {
                    weight(found.counts, true)
                } else {
                    without_opening
                },
                without_opening,
                start: u32::try_from(features.written.len()).unwrap_or(u32::MAX),
                length: u16::try_from(word.len()).unwrap_or(u16::MAX),
            });
            features.written.push_str(word);
        }
        features
    }
}

/// Title, lead and rest, each damped, added up.
fn weight(counts: [u16; 4], with_opening: bool) -> f32 {
    let [title, lead, rest, opening] = counts;
    let title = title + if with_opening { opening } else { 0 };
    let of_field = |(count, weight): (u16, f32)| match count {
        0 => 0.0,
        1 => weight,
        count => weight * (1.0 + f32::from(count).ln()),
    };
    [title, lead, rest].into_iter().zip(WEIGHTS).map(of_field).sum()
}
