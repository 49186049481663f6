//! What was read: every word, figure, date, name and quotation of the other reports.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::features::Line;
use super::figures::{self, Figure, Qualifier};
use super::quotes::Quote;
use super::runs::RunWord;
use super::states::Answered;
use super::stem;
use super::weights::Weighed;
use super::words::{Token, Word};

/// Everything that the read reports tell.
pub(super) struct Read<'a> {
    pub words: HashSet<Word>,
    digits: HashSet<&'a str>,
    lines: Vec<&'a Line>,
    figures: HashMap<u64, Vec<&'a Figure>>,
    runs: HashSet<Word>,
    short_runs: HashSet<Vec<Word>>,
}

impl<'a> Read<'a> {
    pub fn new(weighed: &'a Weighed, opened: usize) -> Self {
        let reports = weighed
            .reports
            .iter()
            .enumerate()
            .filter(|(report, _)| *report != opened);
        let lines: Vec<&Line> = reports.flat_map(|(_, report)| &report.lines).collect();
        let tokens = || lines.iter().flat_map(|line| &line.tokens);
        let mut figures: HashMap<u64, Vec<&Figure>> = HashMap::new();
        for figure in lines.iter().flat_map(|line| &line.figures) {
            figures.entry(figure.low.to_bits()).or_default().push(figure);
        }
        let mut short_runs = HashSet::new();
        for line in &lines {
            for length in 1..=3 {
                let windows = line.run_words.windows(length);
                short_runs
                    .extend(windows.map(|window| window.iter().map(|word| word.form).collect::<Vec<Word>>()));
            }
        }
        Self {
            words: lines
                .iter()
                .flat_map(|line| line.bag.iter().map(|(word, _)| *word))
                .chain(tokens().filter_map(|token| token.word))
                .map(|word| weighed.alias(word))
                .collect(),
            digits: tokens()
                .filter(|token| token.folded.starts_with(|first: char| first.is_ascii_digit()))
                .map(|token| token.folded.as_str())
                .collect(),
            runs: lines.iter().flat_map(|line| line.runs.iter().copied()).collect(),
            lines,
            figures,
            short_runs,
        }
    }

    /// The figures, dates, names and quotations of a sentence that were not read, as bytes.
    pub fn unread(&self, weighed: &Weighed, line: &Line, answered: &Answered) -> Vec<Range<usize>> {
        let mut bits = Vec::new();
        for figure in line.figures.iter().filter(|figure| !self.has_figure(figure)) {
            bits.push(figure.start..figure.end);
        }
        for date in &line.dates {
            let mut dates = self.lines.iter().flat_map(|line| &line.dates);
            if !dates.any(|read| read.when.is_same(&date.when)) {
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
            let is_digits = token.folded.starts_with(|first: char| first.is_ascii_digit());
            let is_new = is_digits && !self.digits.contains(token.folded.as_str())
                || token.is_capital && self.lacks(weighed, token)
                || is_share(&token.folded) && !answered.has(&token.folded);
            if is_new {
                bits.push(token.start..token.end);
            }
        }
        let quotes = line.quotes.iter().filter(|quote| !self.has_quote(line, quote));
        bits.extend(quotes.map(|quote| quote.range.clone()));
        bits
    }

    /// Whether a word with a capital is in none of the read reports.
    fn lacks(&self, weighed: &Weighed, token: &Token) -> bool {
        let word = token.word.filter(|_| !stem::is_function(&token.folded));
        word.is_some_and(|word| !self.words.contains(&weighed.alias(word)))
    }

    /// Whether the figure, or one more exact, was read.
    fn has_figure(&self, figure: &Figure) -> bool {
        let may_be_it = |read: &&Figure| {
            figures::answers(figure, read).is_some()
                && (figure.qualifier == read.qualifier || read.qualifier == Qualifier::None)
        };
        let mut equal = self
            .figures
            .get(&figure.low.to_bits())
            .into_iter()
            .flatten()
            .copied();
        if equal.any(|read| figures::is_equal(figure, read) && may_be_it(&read)) {
            return true;
        }
        if !figure.is_vague && !figure.unit.is_measure() {
            return false;
        }
        self.lines.iter().flat_map(|line| &line.figures).any(|read| {
            let is_within = read.low >= figure.low && read.high <= figure.high && !read.is_vague;
            (is_within || figures::is_equal(figure, read)) && may_be_it(&read)
        })
    }

    /// Whether two thirds of the runs of four words of a quotation were read, or all of a short one.
    fn has_quote(&self, line: &Line, quote: &Quote) -> bool {
        let within = |word: &&RunWord| quote.range.contains(&word.start);
        let words: Vec<RunWord> = line.run_words.iter().filter(within).copied().collect();
        if words.len() < super::runs::FOUR {
            let forms: Vec<Word> = words.iter().map(|word| word.form).collect();
            return self.short_runs.contains(&forms) || forms.is_empty();
        }
        let fours = super::runs::fours(&words);
        let read = fours.iter().filter(|run| self.runs.contains(run)).count();
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
