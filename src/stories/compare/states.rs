//! States: what of a report is told by the others, and what is new.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::domain::comparison::{ComparedReport, State};

use super::facts::characters;
use super::features::Line;
use super::figures::{self, Figure, Qualifier};
use super::links::Linked;
use super::quotes::Quote;
use super::runs::RunWord;
use super::score::Spot;
use super::stem;
use super::weights::Weighed;
use super::words::{Token, Word};

/// How much of a sentence's weight the sentences that answer it must hold for it to be known.
const KNOWN: f64 = 0.62;

/// How much of it may be words that stand nowhere in what was read.
const UNHEARD: f64 = 0.25;

/// Says of each sentence of one report what the others tell of it.
pub(super) fn set(weighed: &Weighed, links: &[Linked], report: usize, compared: &mut ComparedReport) {
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
    let read = Read::new(weighed, report);
    for (index, sentence) in compared.sentences.iter_mut().enumerate() {
        let line = weighed.line(report, index);
        if line.is_head || line.is_dateline {
            sentence.state = State::Head;
            continue;
        }
        let Some(of_line) = partners.get_mut(&index) else {
            sentence.state = State::New;
            sentence.new = vec![0..line.text.chars().count()];
            continue;
        };
        of_line.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let spots: Vec<Spot> = of_line.iter().map(|(_, spot)| *spot).collect();
        let answered = Answered::new(weighed, &spots);
        let bits = read.unread(weighed, line, &answered);
        let weights = &weighed.lines[report][index];
        if bits.is_empty()
            && weights.share(|word| answered.words.contains(&word)) >= KNOWN
            && weights.share(|word| !read.words.contains(&word)) <= UNHEARD
            && answered.is_as_negative(line)
        {
            sentence.state = State::Known;
            continue;
        }
        sentence.state = State::Part;
        sentence.new = answered.new_bits(weighed, line, bits);
    }
}

/// The sentences that answer one.
struct Answered<'a> {
    words: HashSet<Word>,
    lines: Vec<&'a Line>,
}

impl<'a> Answered<'a> {
    fn new(weighed: &'a Weighed, spots: &[Spot]) -> Self {
        let words = spots.iter().flat_map(|spot| &weighed.lines[spot.0][spot.1].words);
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

/// Everything that the read reports tell.
struct Read<'a> {
    words: HashSet<Word>,
    digits: HashSet<&'a str>,
    lines: Vec<&'a Line>,
    figures: HashMap<u64, Vec<&'a Figure>>,
    runs: HashSet<Word>,
    short_runs: HashSet<Vec<Word>>,
}

impl<'a> Read<'a> {
    fn new(weighed: &'a Weighed, opened: usize) -> Self {
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
    fn unread(&self, weighed: &Weighed, line: &Line, answered: &Answered) -> Vec<Range<usize>> {
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

    /// Whether half of the runs of four words of a quotation were read, or all of a short one.
    fn has_quote(&self, line: &Line, quote: &Quote) -> bool {
        let within = |word: &&RunWord| quote.range.contains(&word.start);
        let words: Vec<RunWord> = line.run_words.iter().filter(within).copied().collect();
        if words.len() < super::runs::FOUR {
            let forms: Vec<Word> = words.iter().map(|word| word.form).collect();
            return self.short_runs.contains(&forms) || forms.is_empty();
        }
        let fours = super::runs::fours(&words);
        let read = fours.iter().filter(|run| self.runs.contains(run)).count();
        read * 2 >= fours.len()
    }
}

impl Answered<'_> {
    fn has(&self, folded: &str) -> bool {
        self.lines
            .iter()
            .any(|line| line.tokens.iter().any(|token| token.folded == folded))
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
