//! Quotations that two sentences share.

use std::ops::Range;

use super::features::Line;
use super::quotes::Quote;
use super::runs::{self, FOUR, Run, RunWord};

/// The same words in two sentences, between marks in one at least: bytes of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SharedQuote {
    pub a: Range<usize>,
    pub b: Range<usize>,
    /// In words.
    pub length: usize,
}

/// The fewest words between marks of one side alone.
const ONE_SIDED: usize = 6;

/// The fewest pairs of letters in scripts without spaces: less is a name in brackets.
const LETTERS: usize = 11;

/// Whether a run is of several words; scripts without spaces have a word for each two letters.
fn is_several(words: &[RunWord], run: Run) -> bool {
    let words = &words[run.a..run.a + run.length];
    let is_unspaced = words.windows(2).any(|pair| pair[1].start < pair[0].end);
    !is_unspaced || run.length >= LETTERS
}

/// The longest run of each quotation of the one, or of the other, that both have.
pub(super) fn find(one: &Line, other: &Line) -> Vec<SharedQuote> {
    let mut found: Vec<SharedQuote> = Vec::new();
    for quote in &one.quotes {
        let own = within(&one.run_words, quote);
        let both = other.quotes.iter().filter_map(|there| {
            let theirs = within(&other.run_words, there);
            two_sided(own, theirs)
        });
        let best = longest(both).or_else(|| one_sided(own, &other.run_words));
        found.extend(best);
    }
    for quote in &other.quotes {
        let theirs = within(&other.run_words, quote);
        let turned = one_sided(theirs, &one.run_words).map(|shared| SharedQuote {
            a: shared.b,
            b: shared.a,
            length: shared.length,
        });
        found.extend(turned);
    }
    found.sort_by(|one, other| {
        other
            .length
            .cmp(&one.length)
            .then(one.a.start.cmp(&other.a.start))
    });
    let mut kept: Vec<SharedQuote> = Vec::new();
    for shared in found {
        let meets = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
        if !kept
            .iter()
            .any(|there| meets(&there.a, &shared.a) || meets(&there.b, &shared.b))
        {
            kept.push(shared);
        }
    }
    kept
}

fn longest(all: impl Iterator<Item = SharedQuote>) -> Option<SharedQuote> {
    all.fold(None, |best: Option<SharedQuote>, shared| match best {
        Some(best) if best.length >= shared.length => Some(best),
        _ => Some(shared),
    })
}

fn within<'a>(words: &'a [RunWord], quote: &Quote) -> &'a [RunWord] {
    let from = words.partition_point(|word| word.start < quote.range.start);
    let to = words.partition_point(|word| word.start < quote.range.end);
    &words[from..to.max(from)]
}

fn two_sided(own: &[RunWord], theirs: &[RunWord]) -> Option<SharedQuote> {
    let run = runs::longest(own, theirs);
    let shorter = own.len().min(theirs.len());
    let is_long = run.length >= FOUR || (run.length == shorter && shorter >= 2);
    (is_long && is_several(own, run)).then(|| shared(own, theirs, run))
}

fn one_sided(own: &[RunWord], words: &[RunWord]) -> Option<SharedQuote> {
    let run = runs::longest(own, words);
    let is_long = run.length >= ONE_SIDED || (run.length == own.len() && run.length >= FOUR);
    (is_long && is_several(own, run)).then(|| shared(own, words, run))
}

fn shared(own: &[RunWord], theirs: &[RunWord], run: Run) -> SharedQuote {
    let stretch = |words: &[RunWord], from: usize| words[from].start..words[from + run.length - 1].end;
    SharedQuote {
        a: stretch(own, run.a),
        b: stretch(theirs, run.b),
        length: run.length,
    }
}
