//! Weights: how much each word says in the reports that are compared.

use std::collections::{HashMap, HashSet};

use super::features::{Features, Line};
use super::spellings;
use super::words::{Word, of_value};

/// The reports compared, with their words weighed.
pub(super) struct Weighed<'a> {
    pub reports: &'a [&'a Features],
    pub lines: Vec<Vec<WeighedLine>>,
    /// Words that are two spellings of one.
    pub aliases: HashMap<Word, Word>,
    /// The least that a short sentence counts as.
    pub floor: f64,
}

/// A sentence's words, in the order of their hashes.
#[derive(Clone, Debug, Default)]
pub(super) struct WeighedLine {
    pub all: Bag,
    /// Names and numbers alone, for reports in two languages; made where there are some.
    pub neutral: Bag,
}

/// Words with their weights, the sum of these, and of their squares.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    pub words: Vec<(Word, f64)>,
    pub sum: f64,
    pub square: f64,
}

impl Bag {
    fn new(words: Vec<(Word, f64)>) -> Self {
        Self {
            sum: words.iter().map(|(_, weight)| weight).sum(),
            square: words.iter().map(|(_, weight)| weight * weight).sum(),
            words,
        }
    }
}

impl WeighedLine {
    /// How much of the weight is of such words.
    pub fn share(&self, is_one: impl Fn(Word) -> bool) -> f64 {
        let all: f64 = self.all.words.iter().map(|(_, weight)| weight).sum();
        let of_them: f64 = self
            .all
            .words
            .iter()
            .filter(|(word, _)| is_one(*word))
            .map(|(_, weight)| weight)
            .sum();
        if all > 0.0 { of_them / all } else { 0.0 }
    }
}

/// What a word gains by standing in a sentence again.
const AGAIN: f64 = 0.3;

impl<'a> Weighed<'a> {
    pub fn new(reports: &'a [&'a Features]) -> Self {
        let aliases = spellings::aliases(reports);
        let alias = |word: Word| aliases.get(&word).copied().unwrap_or(word);
        let mut counts: HashMap<Word, u32> = HashMap::new();
        let mut sentences = 0_u32;
        for line in reports.iter().flat_map(|report| &report.lines) {
            sentences += 1;
            let words: HashSet<Word> = line.bag.iter().map(|(word, _)| alias(*word)).collect();
            for word in words {
                *counts.entry(word).or_default() += 1;
            }
        }
        let reports_of_two = f64::from(u32::try_from(reports.len()).unwrap_or(u32::MAX).max(2)) / 2.0;
        let all = f64::from(sentences) / reports_of_two;
        let weight = |word: Word| {
            let count = counts.get(&word).copied().map_or(1.0, f64::from);
            (1.0 + all / (count / reports_of_two).max(1.0)).ln()
        };
        let is_across = is_across(reports);
        let lines = reports.iter().map(|report| {
            let lines = report
                .lines
                .iter()
                .map(|line| weighed(line, is_across, alias, weight));
            lines.collect()
        });
        Self {
            reports,
            lines: lines.collect(),
            floor: 6.0 * (1.0 + all / 4.0).ln(),
            aliases,
        }
    }

    pub fn line(&self, report: usize, line: usize) -> &Line {
        &self.reports[report].lines[line]
    }

    pub fn alias(&self, word: Word) -> Word {
        self.aliases.get(&word).copied().unwrap_or(word)
    }

    /// Whether two of the reports are in different languages.
    pub fn is_across(&self, one: usize, other: usize) -> bool {
        self.reports[one].tongue.is_other_than(self.reports[other].tongue)
    }

    /// The words of two sentences that are held against each other.
    pub fn words(&self, one: (usize, usize), other: (usize, usize)) -> [&Bag; 2] {
        let is_across = self.is_across(one.0, other.0);
        [one, other].map(|(report, line)| {
            let line = &self.lines[report][line];
            if is_across { &line.neutral } else { &line.all }
        })
    }
}

/// Whether any two of the reports are in different languages.
pub(super) fn is_across(reports: &[&Features]) -> bool {
    let first = reports.first().map(|report| report.tongue);
    first.is_some_and(|first| reports.iter().any(|report| report.tongue.is_other_than(first)))
}

fn weighed(
    line: &Line,
    is_across: bool,
    alias: impl Fn(Word) -> Word,
    weight: impl Fn(Word) -> f64,
) -> WeighedLine {
    let mut words: Vec<(Word, f64)> = line
        .bag
        .iter()
        .map(|(word, count)| {
            let word = alias(*word);
            (
                word,
                weight(word) * (1.0 + AGAIN * f64::from(count.saturating_sub(1))),
            )
        })
        .collect();
    words.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
    words.dedup_by_key(|(word, _)| *word);
    let neutral = if is_across {
        let kept = neutral_words(line, &alias);
        words
            .iter()
            .filter(|(word, _)| kept.contains(word))
            .copied()
            .collect()
    } else {
        Vec::new()
    };
    WeighedLine {
        all: Bag::new(words),
        neutral: Bag::new(neutral),
    }
}

fn neutral_words(line: &Line, alias: impl Fn(Word) -> Word) -> HashSet<Word> {
    let names = line.names.iter().flat_map(|name| name.words.iter().copied());
    let values = line.tokens.iter().filter_map(|token| token.value).map(of_value);
    names.chain(values).map(alias).collect()
}
