//! Sequence: the words of a sentence that decide what it says, in their order.

use std::ops::Range;

use super::super::features::Line;
use super::super::weights::Weighed;
use super::super::words::{self, Word, hash};
use super::grammar::{self, Part};
use crate::domain::number_words;

/// A word that decides what a sentence says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub key: Word,
    pub token: usize,
    /// It turns what is said, and says nothing of its own.
    pub is_turn: bool,
}

/// A sentence with what each of its words does.
pub(super) struct Sequence<'a> {
    pub line: &'a Line,
    pub parts: Vec<Part>,
    pub elements: Vec<Element>,
}

impl<'a> Sequence<'a> {
    pub fn new(weighed: &Weighed, line: &'a Line) -> Self {
        let parts: Vec<Part> = line.tokens.iter().map(grammar::part).collect();
        let mut elements = Vec::with_capacity(parts.len());
        for (token, part) in parts.iter().enumerate() {
            let is_turn = *part == Part::Turn;
            let mut push = |key: Word| {
                elements.push(Element { key, token, is_turn });
            };
            match part {
                Part::Turn => {
                    let turns = grammar::turns(&line.tokens[token].folded);
                    turns
                        .into_iter()
                        .flatten()
                        .for_each(|turn| push(hash(&format!("!{turn}"))));
                }
                Part::Content => {
                    words::each_key(&line.tokens[token], true, |key| push(weighed.alias(key)));
                }
                _ => {}
            }
        }
        Self {
            line,
            parts,
            elements,
        }
    }

    pub fn folded(&self, token: usize) -> &'a str {
        self.line.tokens.get(token).map_or("", |token| &token.folded)
    }

    /// Whether a clause ends before a word, or the sentence.
    pub fn is_break(&self, token: usize) -> bool {
        let (Some(before), Some(here)) = (
            token
                .checked_sub(1)
                .and_then(|before| self.line.tokens.get(before)),
            self.line.tokens.get(token),
        ) else {
            return true;
        };
        // Pairs of letters in scripts without spaces overlap.
        let gap = self.line.text.get(before.end..here.start).unwrap_or("");
        gap.contains([
            ',', ';', ':', '(', ')', '—', '–', '"', '“', '”', '?', '!', '«', '»',
        ]) || gap.contains(" - ")
    }

    /// The preposition that leads to a word, over articles and what stands in `passed`.
    pub fn preposition(&self, token: usize, passed: impl Fn(usize) -> bool) -> Option<&'a str> {
        if self.folded(token).ends_with("'s") {
            return Some("of");
        }
        let mut at = token;
        while at > 0 && !self.is_break(at) {
            at -= 1;
            if grammar::is_preposition(self.folded(at)) {
                return Some(self.folded(at));
            }
            if self.parts[at] != Part::Article && !passed(at) {
                return None;
            }
        }
        None
    }

    /// Whether a word stands in a quotation.
    pub fn is_quoted(&self, token: usize) -> bool {
        let start = self.line.tokens[token].start;
        self.line.quotes.iter().any(|quote| quote.range.contains(&start))
    }

    /// Whether the sentence is a quotation, and all around it names who says it.
    pub fn only_speaks(&self) -> bool {
        let mut says = 0;
        for (at, part) in self.parts.iter().enumerate() {
            if self.is_quoted(at) {
                continue;
            }
            match part {
                Part::Content | Part::Article | Part::Listener => {}
                Part::Preposition if !matches!(self.folded(at), "to" | "by") => {}
                Part::Say if !self.folded(at).starts_with('t') => says += 1,
                _ => return false,
            }
        }
        says == 1 && !self.line.quotes.is_empty()
    }

    /// The words of those who say it, where that could be anybody: "Turkish officials said".
    pub fn plain_speakers(&self) -> Vec<Range<usize>> {
        let is_speaker = |at: usize| grammar::is_plain_speaker(self.folded(at));
        let speakers = (0..self.parts.len()).filter(|at| is_speaker(*at));
        let found = speakers.filter_map(|at| {
            // "Turkish officials", not "Kell officials": what is of a country.
            let is_of_country = |at: usize| {
                self.line.tokens[at].is_capital && self.folded(at).ends_with(['h', 'n', 'e', 'i', 'k'])
            };
            let from = at
                .checked_sub(1)
                .filter(|before| !self.is_break(at) && is_of_country(*before))
                .unwrap_or(at);
            self.is_attribution(from, at).then_some(from..at + 1)
        });
        found.collect()
    }

    /// Whether the words from one to another are who says what the sentence says: a clause of
    /// nothing but them, "said" and small words.
    pub fn is_attribution(&self, from: usize, to: usize) -> bool {
        let is_small = |at: usize| matches!(self.parts[at], Part::Article | Part::Small | Part::Listener);
        let mut left = from;
        while left > 0 && !self.is_break(left) && is_small(left - 1) {
            left -= 1;
        }
        let mut right = to + 1;
        while right < self.parts.len() && !self.is_break(right) && is_small(right) {
            right += 1;
        }
        let says = |at: Option<usize>| at.is_some_and(|at| self.parts.get(at) == Some(&Part::Say));
        let is_said_after = says(Some(right)) && self.is_break(left);
        let is_said_before = says(left.checked_sub(1)) && self.is_break(right);
        is_said_after || is_said_before
    }
}

/// Whether a word is of the calendar, which stands with a preposition or without.
pub(super) fn is_of_calendar(folded: &str) -> bool {
    use super::super::calendar;
    calendar::month(folded).is_some() || calendar::weekday(folded).is_some()
}

/// Whether a word is a number.
pub(super) fn is_number(line: &Line, token: usize) -> bool {
    let token = &line.tokens[token];
    token.value.is_some() || number_words::plain(&token.folded).is_some()
}
