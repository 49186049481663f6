//! Score: how much two sentences say the same.

use super::features::Line;
use super::figures::{self, Sureness};
use super::runs;
use super::shared_quotes;
use super::weights::{Bag, Weighed};

/// A sentence: its report and its number there.
pub(super) type Spot = (usize, usize);

/// Two sentences of two reports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub a: Spot,
    pub b: Spot,
    pub score: f64,
}

/// What shared words and facts add.
const VERBATIM: f64 = 0.30;
const SHORT_VERBATIM: f64 = 0.15;
const SURE_FIGURE: f64 = 0.12;
const FIGURE: f64 = 0.06;
const DATE: f64 = 0.04;
const OPENING: f64 = 0.08;
const HEADS: f64 = 0.08;
/// How many words two sentences share at least.
const SHARED_WORDS: usize = 2;
/// The most bytes of a quotation of two or three words.
const SHORT_QUOTE: usize = 40;
/// How many words without marks are wire copy.
const WIRE: usize = 6;

/// The score of two sentences; none where they share too little to be scored.
pub(super) fn score(weighed: &Weighed, a: Spot, b: Spot, may_share_run: bool, work: &mut u64) -> Option<f64> {
    let [of_a, of_b] = weighed.words(a, b);
    let (one, other) = (weighed.line(a.0, a.1), weighed.line(b.0, b.1));
    if one.is_dateline || other.is_dateline {
        return None;
    }
    let common = common(of_a, of_b);
    let figure = shared_figure(one, other);
    // Longer runs are in the index; only quotations of two or three words are not.
    let may_quote = common.count >= SHARED_WORDS && has_short_quote(one, other);
    let verbatim = if may_share_run || may_quote {
        verbatim(one, other, may_share_run, work)
    } else {
        0.0
    };
    let are_heads = one.is_head && other.is_head;
    let are_openings = one.is_opening && other.is_opening;
    let is_enough =
        are_openings || common.count >= SHARED_WORDS || verbatim > 0.0 || figure == Some(Sureness::Sure);
    if !is_enough || common.count == 0 && verbatim <= 0.0 && figure.is_none() {
        return None;
    }
    let mut score = 0.5 * common.cosine + 0.5 * common.weight / common.lighter.max(weighed.floor) + verbatim;
    score += match figure {
        Some(Sureness::Sure) => SURE_FIGURE,
        Some(Sureness::Maybe) => FIGURE,
        None => 0.0,
    };
    let shares_date = one
        .dates
        .iter()
        .any(|date| other.dates.iter().any(|there| date.when.is_same(&there.when)));
    if shares_date {
        score += DATE;
    }
    if are_openings {
        score += OPENING;
    }
    if are_heads {
        score += HEADS;
    }
    Some(score)
}

struct Common {
    count: usize,
    weight: f64,
    cosine: f64,
    lighter: f64,
}

fn common(a: &Bag, b: &Bag) -> Common {
    let (mut count, mut weight, mut dot) = (0, 0.0, 0.0);
    let (mut i, mut j) = (0, 0);
    while let (Some((one, of_one)), Some((other, of_other))) = (a.words.get(i), b.words.get(j)) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                weight += of_one.min(*of_other);
                dot += of_one * of_other;
                i += 1;
                j += 1;
            }
        }
    }
    let length = (a.square * b.square).sqrt();
    Common {
        count,
        weight,
        cosine: if length > 0.0 { dot / length } else { 0.0 },
        lighter: a.sum.min(b.sum),
    }
}

/// Whether both have the same figure of the same thing.
fn shared_figure(one: &Line, other: &Line) -> Option<Sureness> {
    let mut best = None;
    for figure in one.figures.iter().filter(|figure| !figure.is_vague) {
        for there in other.figures.iter().filter(|there| there.unit == figure.unit) {
            let sureness = figures::answers(figure, there);
            if sureness > best && figures::relation(figure, there).is_some() {
                best = sureness;
            }
        }
    }
    best
}

/// Whether both have quotations, and one of them is of two or three words.
fn has_short_quote(one: &Line, other: &Line) -> bool {
    let is_short = |line: &Line| line.quotes.iter().any(|quote| quote.range.len() <= SHORT_QUOTE);
    !one.quotes.is_empty() && !other.quotes.is_empty() && (is_short(one) || is_short(other))
}

fn verbatim(one: &Line, other: &Line, may_share_run: bool, work: &mut u64) -> f64 {
    let steps = u64::try_from(one.run_words.len() * other.run_words.len()).unwrap_or(u64::MAX);
    if *work < steps {
        return 0.0;
    }
    *work -= steps;
    if may_share_run && runs::longest(&one.run_words, &other.run_words).length >= WIRE {
        return VERBATIM;
    }
    let quoted = shared_quotes::find(one, other)
        .iter()
        .map(|shared| shared.length)
        .max();
    match quoted {
        Some(runs::FOUR..) => VERBATIM,
        Some(_) => SHORT_VERBATIM,
        None => 0.0,
    }
}
