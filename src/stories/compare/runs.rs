//! Runs: words in the same order in two sentences.

use super::words::{Token, Word, hash};

/// A word as it is written, for verbatim runs: "don't" is two.
#[derive(Clone, Copy, Debug)]
pub(super) struct RunWord {
    pub form: Word,
    pub start: usize,
    pub end: usize,
}

/// A run that two sentences share, as counts of their words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub a: usize,
    pub b: usize,
    pub length: usize,
}

/// How many words a run has that is looked for.
pub(super) const FOUR: usize = 4;

pub(super) fn words(tokens: &[Token]) -> Vec<RunWord> {
    let mut found = Vec::with_capacity(tokens.len());
    for token in tokens {
        let (first, second) = opened(&token.folded);
        for form in [Some(first), second].into_iter().flatten() {
            found.push(RunWord {
                form: hash(form),
                start: token.start,
                end: token.end,
            });
        }
    }
    found
}

/// A contraction as its two words.
pub(super) fn opened(folded: &str) -> (&str, Option<&str>) {
    let Some((head, tail)) = folded.split_once('\'') else {
        return (folded, None);
    };
    let is_pronoun = ["it", "he", "she", "that", "there", "what", "who", "let"].contains(&head);
    match tail {
        "s" if is_pronoun => (head, Some("is")),
        "m" => (head, Some("am")),
        "re" => (head, Some("are")),
        "ve" => (head, Some("have")),
        "ll" => (head, Some("will")),
        "d" => (head, Some("would")),
        "t" => match folded {
            "can't" => ("can", Some("not")),
            "won't" => ("will", Some("not")),
            _ => (head.strip_suffix('n').unwrap_or(head), Some("not")),
        },
        _ => (folded, None),
    }
}

/// The hashes of all runs of four words, each once.
pub(super) fn fours(words: &[RunWord]) -> Vec<Word> {
    let mut found: Vec<Word> = words.windows(FOUR).map(of_window).collect();
    found.sort_unstable();
    found.dedup();
    found
}

pub(super) fn of_window(window: &[RunWord]) -> Word {
    window.iter().fold(0, |hash, word| {
        (hash ^ word.form)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(23)
    })
}

/// The longest run that both have; of equally long ones the first of both.
pub(super) fn longest(a: &[RunWord], b: &[RunWord]) -> Run {
    let mut best = Run::default();
    let mut before = vec![0; b.len() + 1];
    for (row, one) in a.iter().enumerate() {
        let mut diagonal = 0;
        for (column, other) in b.iter().enumerate() {
            let above = before[column + 1];
            let length = if one.form == other.form { diagonal + 1 } else { 0 };
            before[column + 1] = length;
            diagonal = above;
            if length > best.length {
                best = Run {
                    a: row + 1 - length,
                    b: column + 1 - length,
                    length,
                };
            }
        }
    }
    best
}
