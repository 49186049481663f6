//! States: what of a report is told by the others, and what is new.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::domain::comparison::{ComparedReport, State};

use super::facts::characters;
use super::features::Line;
use super::links::Linked;
use super::names::Name;
use super::read::Read;
use super::score::Spot;
use super::told::{is_told, is_turn};
use super::weights::{Weighed, WeighedLine};
use super::words::{self, Word};

/// How much of a sentence's weight the sentences that answer it must hold for it to be looked at closely.
const KNOWN: f64 = 0.62;
/// How much of it may be words that stand nowhere in what was read.
const UNHEARD: f64 = 0.20;
/// The least score of a sentence that answers it, and how many are counted.
const ANSWER: f64 = 0.25;
const ANSWERS: usize = 3;

/// Says of each sentence of one report what the others tell of it.
pub(super) fn set(
    weighed: &Weighed,
    links: &[Linked],
    read: &mut Read,
    report: usize,
    compared: &mut ComparedReport,
) {
    let mut partners: HashMap<usize, Vec<(f64, Spot)>> = HashMap::new();
    for link in links {
        for (spot, partner) in [(link.pair.a, link.pair.b), (link.pair.b, link.pair.a)] {
            if spot.0 == report {
                partners
                    .entry(spot.1)
                    .or_default()
                    .push((link.pair.score, partner));
            }
        }
    }
    read.opened = report;
    for (index, sentence) in compared.sentences.iter_mut().enumerate() {
        let line = weighed.line(report, index);
        if line.is_head || line.is_dateline {
            sentence.state = State::Head;
            continue;
        }
        let Some(of_line) = partners.get_mut(&index) else {
            sentence.state = State::New;
            sentence.new.push(0..line.text.chars().count());
            continue;
        };
        of_line.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let counted = of_line
            .iter()
            .enumerate()
            .filter(|(place, (score, _))| *place == 0 || *score >= ANSWER);
        let spots: Vec<Spot> = counted.map(|(_, (_, spot))| *spot).take(ANSWERS).collect();
        let answered = Answered::new(weighed, &spots);
        let bits = read.unread(weighed, line, &answered);
        let is_known = bits.is_empty()
            && !is_broken_off(&line.text)
            && answered.tells(weighed, read, &weighed.lines[report][index], line);
        if is_known {
            sentence.state = State::Known;
        } else {
            sentence.state = State::Part;
            sentence.new = answered.new_bits(weighed, read, line, bits);
        }
    }
}

/// Whether its end was cut, so that nobody can say what it tells.
fn is_broken_off(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', ' ', ']']);
    text.ends_with('…') || text.ends_with("...")
}

/// The sentences that answer one.
pub(super) struct Answered<'a> {
    words: HashSet<Word>,
    lines: Vec<&'a Line>,
}

impl<'a> Answered<'a> {
    fn new(weighed: &'a Weighed, spots: &[Spot]) -> Self {
        let words = spots
            .iter()
            .flat_map(|spot| &weighed.lines[spot.0][spot.1].all.words);
        Self {
            words: words.map(|(word, _)| *word).collect(),
            lines: spots.iter().map(|spot| weighed.line(spot.0, spot.1)).collect(),
        }
    }

    /// Whether one of them says all that a sentence does.
    fn tells(&self, weighed: &Weighed, read: &Read, weights: &WeighedLine, line: &Line) -> bool {
        let is_english = weighed.reports[read.opened].tongue.is_english();
        let may_tell = weights.share(|word| self.words.contains(&word)) >= KNOWN
            && weights.share(|word| !read.has_word(word)) <= UNHEARD;
        let was_read = |name: &Name| read.has_words(line, &(name.start..name.end));
        may_tell
            && self
                .lines
                .iter()
                .any(|answer| is_told(weighed, line, answer, is_english, was_read))
    }

    /// What of a sentence was not read anywhere, as characters; else the words that its answers lack;
    /// else all of it, for then its words say something else.
    fn new_bits(
        &self,
        weighed: &Weighed,
        read: &Read,
        line: &Line,
        mut bits: Vec<Range<usize>>,
    ) -> Vec<Range<usize>> {
        bits.extend(words_without(weighed, read, line, |word| read.has_word(word)));
        if bits.is_empty() {
            let is_fact = |bit: &Range<usize>| {
                let within = |start: usize, end: usize| (start..end).contains(&bit.start);
                line.names.iter().any(|name| within(name.start, name.end))
                    || line.dates.iter().any(|date| within(date.start, date.end))
                    || line.figures.iter().any(|figure| within(figure.start, figure.end))
                    || line.quotes.iter().any(|quote| quote.range.contains(&bit.start))
            };
            bits.extend(words_without(weighed, read, line, |word| {
                self.words.contains(&word)
            }));
            bits.retain(|bit| !is_fact(bit));
            let turns = line.tokens.iter().filter(|token| is_turn(token));
            let unsaid = turns.filter(|token| !self.has(&token.folded));
            bits.extend(unsaid.map(|token| token.start..token.end));
        }
        bits.sort_by_key(|bit| (bit.start, bit.end));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for bit in bits {
            match merged.last_mut() {
                Some(last) if is_joined(&line.text, last.end, bit.start) => last.end = last.end.max(bit.end),
                _ => merged.push(bit),
            }
        }
        if merged.is_empty() {
            merged.push(0..line.text.len());
        }
        merged.iter().map(|bit| characters(&line.text, bit)).collect()
    }
}

/// The words of a sentence that are not among some words.
fn words_without(
    weighed: &Weighed,
    read: &Read,
    line: &Line,
    has: impl Fn(Word) -> bool,
) -> Vec<Range<usize>> {
    let is_english = weighed.reports[read.opened].tongue.is_english();
    let mut found = Vec::new();
    for token in &line.tokens {
        let mut is_new = false;
        words::each_key(token, is_english, |word| is_new |= !has(weighed.alias(word)));
        if is_new && !token.is(&["a.m", "p.m", "am", "pm", "o'clock"]) {
            found.push(token.start..token.end);
        }
    }
    found
}

/// Whether nothing but a space stands between two bits.
fn is_joined(text: &str, end: usize, start: usize) -> bool {
    start <= end || text[end..start].trim().is_empty()
}

impl Answered<'_> {
    pub fn has(&self, folded: &str) -> bool {
        self.lines
            .iter()
            .any(|line| line.tokens.iter().any(|token| token.folded == folded))
    }
}
