//! What was read: every word, figure, date, name and quotation of the other reports.

use std::collections::HashMap;
use std::ops::Range;

use super::dates::When;
use super::features::Line;
use super::figures::{self, Figure, Qualifier};
use super::runs::{self, RunWord};
use super::states::Answered;
use super::stem;
use super::weights::Weighed;
use super::words::{Token, Word, hash};

/// Which of the reports have something: one of them, or several.
#[derive(Debug, Default)]
struct Seen(HashMap<Word, (usize, bool)>);

impl Seen {
    fn note(&mut self, key: Word, report: usize) {
        let there = self.0.entry(key).or_insert((report, false));
        there.1 |= there.0 != report;
    }

    /// Whether a report other than this one has it.
    fn has(&self, key: Word, but: usize) -> bool {
        self.0
            .get(&key)
            .is_some_and(|(report, is_several)| *report != but || *is_several)
    }
}

/// Everything that the reports tell, and who tells it.
pub(super) struct Read<'a> {
    words: Seen,
    digits: Seen,
    runs: Seen,
    short_runs: Seen,
    figures: HashMap<u64, Vec<(usize, &'a Figure)>>,
    inexact: Vec<(usize, &'a Figure)>,
    dates: Vec<(usize, &'a When)>,
    /// Whose report is opened.
    pub opened: usize,
}

impl<'a> Read<'a> {
    pub fn new(weighed: &'a Weighed) -> Self {
        let mut read = Self {
            words: Seen::default(),
            digits: Seen::default(),
            runs: Seen::default(),
            short_runs: Seen::default(),
            figures: HashMap::new(),
            inexact: Vec::new(),
            dates: Vec::new(),
            opened: 0,
        };
        for (index, report) in weighed.reports.iter().enumerate() {
            report
                .lines
                .iter()
                .for_each(|line| read.note(weighed, index, line));
        }
        read
    }

    fn note(&mut self, weighed: &Weighed, report: usize, line: &'a Line) {
        let words = line.bag.iter().map(|(word, _)| *word);
        for word in words.chain(line.tokens.iter().filter_map(|token| token.word)) {
            self.words.note(weighed.alias(word), report);
        }
        for token in line.tokens.iter().filter(|token| is_digits(token)) {
            self.digits.note(hash(&token.folded), report);
        }
        line.runs.iter().for_each(|run| self.runs.note(*run, report));
        for length in 1..runs::FOUR {
            for window in line.run_words.windows(length) {
                self.short_runs.note(runs::of_window(window), report);
            }
        }
        for figure in &line.figures {
            self.figures
                .entry(figure.low.to_bits())
                .or_default()
                .push((report, figure));
            self.inexact.push((report, figure));
        }
        self.dates
            .extend(line.dates.iter().map(|date| (report, &date.when)));
    }

    /// Whether a read report has a word anywhere.
    pub fn has_word(&self, word: Word) -> bool {
        self.words.has(word, self.opened)
    }

    /// The figures, dates, names and quotations of a sentence that were not read, as bytes.
    pub fn unread(&self, weighed: &Weighed, line: &Line, answered: &Answered) -> Vec<Range<usize>> {
        let mut bits = Vec::new();
        for figure in line.figures.iter().filter(|figure| !self.has_figure(figure)) {
            bits.push(figure.start..figure.end);
        }
        for date in &line.dates {
            let mut dates = self.dates.iter().filter(|(report, _)| *report != self.opened);
            if !dates.any(|(_, read)| read.is_same(&date.when)) {
                bits.push(date.start..date.end);
            }
        }
        for token in &line.tokens {
            let in_figure = line
                .figures
                .iter()
                .any(|figure| (figure.start..figure.end).contains(&token.start));
            let in_date = line
                .dates
                .iter()
                .any(|date| (date.start..date.end).contains(&token.start));
            if in_figure || in_date {
                continue;
            }
            let is_new = is_digits(token) && !self.digits.has(hash(&token.folded), self.opened)
                || token.is_capital && self.lacks(weighed, token)
                || is_share(&token.folded) && !answered.has(&token.folded);
            if is_new {
                bits.push(token.start..token.end);
            }
        }
        let quotes = line
            .quotes
            .iter()
            .filter(|quote| !self.has_words(line, &quote.range));
        bits.extend(quotes.map(|quote| quote.range.clone()));
        bits
    }

    /// Whether a word with a capital is in none of the read reports.
    fn lacks(&self, weighed: &Weighed, token: &Token) -> bool {
        let word = token.word.filter(|_| !stem::is_function(&token.folded));
        word.is_some_and(|word| !self.has_word(weighed.alias(word)))
    }

    /// Whether the figure, or one more exact, was read.
    fn has_figure(&self, figure: &Figure) -> bool {
        let may_be_it = |read: &&Figure| {
            figures::answers(figure, read).is_some()
                && (figure.qualifier == read.qualifier || read.qualifier == Qualifier::None)
        };
        let others = |(report, figure): &(usize, &'a Figure)| (*report != self.opened).then_some(*figure);
        let equal = self.figures.get(&figure.low.to_bits());
        let mut equal = equal.into_iter().flatten().filter_map(others);
        if equal.any(|read| figures::is_equal(figure, read) && may_be_it(&read)) {
            return true;
        }
        if !figure.is_vague && !figure.unit.is_measure() {
            return false;
        }
        self.inexact.iter().filter_map(others).any(|read| {
            let is_within = read.low >= figure.low && read.high <= figure.high && !read.is_vague;
            (is_within || figures::is_equal(figure, read)) && may_be_it(&read)
        })
    }

    /// Whether a quotation or a name was read: two thirds of its runs of four words, or all of a short one.
    pub fn has_words(&self, line: &Line, range: &Range<usize>) -> bool {
        let within = |word: &&RunWord| range.contains(&word.start);
        let words: Vec<RunWord> = line.run_words.iter().filter(within).copied().collect();
        if words.len() < runs::FOUR {
            return words.is_empty() || self.short_runs.has(runs::of_window(&words), self.opened);
        }
        let fours = runs::fours(&words);
        let read = fours
            .iter()
            .filter(|run| self.runs.has(**run, self.opened))
            .count();
        read * 3 >= fours.len() * 2
    }
}

/// A share or a comparison in words, which is a figure, too.
fn is_share(folded: &str) -> bool {
    matches!(
        folded,
        "half"
            | "third"
            | "thirds"
            | "quarter"
            | "quarters"
            | "majority"
            | "minority"
            | "twice"
            | "double"
            | "doubled"
            | "triple"
            | "tripled"
            | "first"
            | "second"
            | "third-largest"
            | "only"
            | "all"
            | "none"
            | "every"
            | "most"
    )
}

fn is_digits(token: &Token) -> bool {
    token.folded.starts_with(|first: char| first.is_ascii_digit())
}
