//! States: what of a report is told by the others, and what is new.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::domain::comparison::{ComparedReport, State};

use super::facts::characters;
use super::features::Line;
use super::links::Linked;
use super::read::Read;
use super::score::Spot;
use super::weights::Weighed;
use super::words::Word;

/// How much of a sentence's weight the sentences that answer it must hold for it to be known.
const KNOWN: f64 = 0.62;

/// How much of it may be words that stand nowhere in what was read.
const UNHEARD: f64 = 0.20;

/// How much of it the strongest answer must hold alone.
const STRONGEST: f64 = 0.55;
/// The least score of a sentence that answers it, and how many are counted.
const ANSWER: f64 = 0.25;
const ANSWERS: usize = 3;
/// A sentence of fewer words says too little to be known by them.
const WORDS: usize = 3;

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
        let strongest = Answered::new(weighed, &spots[..1]);
        let answered = Answered::new(weighed, &spots);
        let bits = read.unread(weighed, line, &answered);
        let weights = &weighed.lines[report][index];
        let is_told = weights.all.words.len() >= WORDS
            && weights.share(|word| strongest.words.contains(&word)) >= STRONGEST
            && weights.share(|word| answered.words.contains(&word)) >= KNOWN
            && weights.share(|word| !read.has_word(word)) <= UNHEARD;
        if bits.is_empty() && is_told && answered.is_as_negative(line) && !is_broken_off(&line.text) {
            sentence.state = State::Known;
        } else {
            sentence.state = State::Part;
            sentence.new = answered.new_bits(weighed, line, bits);
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

    /// Whether the strongest of them denies as this one does, or neither does.
    fn is_as_negative(&self, line: &Line) -> bool {
        self.lines
            .first()
            .is_some_and(|first| first.is_negative == line.is_negative)
    }

    /// What of a sentence none of them has, as characters.
    fn new_bits(&self, weighed: &Weighed, line: &Line, mut bits: Vec<Range<usize>>) -> Vec<Range<usize>> {
        for token in &line.tokens {
            if token
                .word
                .is_some_and(|word| !self.words.contains(&weighed.alias(word)))
            {
                bits.push(token.start..token.end);
            }
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
