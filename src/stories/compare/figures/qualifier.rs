//! Qualifiers: "more than", "nearly", "around".

use super::super::stem;
use super::{Qualifier, Sight};

const BEFORE: &[(&str, Qualifier)] = &[
    ("no more than", Qualifier::Less),
    ("not more than", Qualifier::Less),
    ("no fewer than", Qualifier::More),
    ("no less than", Qualifier::More),
    ("not less than", Qualifier::More),
    ("more than", Qualifier::More),
    ("upwards of", Qualifier::More),
    ("at least", Qualifier::More),
    ("over", Qualifier::More),
    ("above", Qualifier::More),
    ("exceeding", Qualifier::More),
    ("fewer than", Qualifier::Less),
    ("less than", Qualifier::Less),
    ("under", Qualifier::Less),
    ("below", Qualifier::Less),
    ("up to", Qualifier::Less),
    ("as many as", Qualifier::Less),
    ("as much as", Qualifier::Less),
    ("at most", Qualifier::Less),
    ("nearly", Qualifier::Less),
    ("almost", Qualifier::Less),
    ("around", Qualifier::About),
    ("about", Qualifier::About),
    ("some", Qualifier::About),
    ("roughly", Qualifier::About),
    ("approximately", Qualifier::About),
    ("an estimated", Qualifier::About),
    ("estimated", Qualifier::About),
    ("close to", Qualifier::About),
];

/// The qualifier of a number from one word to another, and the words it stands on.
pub(super) fn of(sight: &Sight, at: usize, to: usize) -> (Qualifier, usize, usize) {
    if !sight.is_english {
        return (Qualifier::None, at, to);
    }
    for (phrase, qualifier) in BEFORE {
        let count = phrase.split(' ').count();
        let Some(from) = at.checked_sub(count) else {
            continue;
        };
        let is_here = phrase
            .split(' ')
            .enumerate()
            .all(|(place, word)| sight.folded(from + place) == word);
        let is_close = (from + 1..=at).all(|place| is_near(sight.gap(place)));
        if is_here && is_close && !(*phrase == "over" && is_during(sight, from, to)) {
            return (*qualifier, from, to);
        }
    }
    match (sight.folded(to), sight.folded(to + 1)) {
        ("or", "more") => (Qualifier::More, at, to + 2),
        ("or", "so") => (Qualifier::About, at, to + 2),
        _ if sight.gap(to).starts_with('+') => (Qualifier::More, at, to),
        _ => (Qualifier::None, at, to),
    }
}

/// Whether "over" says how long something goes on: "7.5% over two years", not "for over two years".
fn is_during(sight: &Sight, over: usize, to: usize) -> bool {
    let is_of_time = sight
        .tokens
        .get(to)
        .and_then(|token| token.word)
        .is_some_and(stem::is_time);
    let lasts = matches!(
        sight.before(over),
        "for"
            | "in"
            | "after"
            | "since"
            | "of"
            | "than"
            | "well"
            | "just"
            | "little"
            | "slightly"
            | "is"
            | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "to"
            | "by"
            | "within"
            | "lasts"
            | "lasted"
            | "lasting"
            | "took"
            | "take"
            | "takes"
            | "taken"
            | "taking"
            | "spent"
            | "spend"
            | "spends"
            | "waited"
            | "and"
            | "served"
    );
    let is_point = matches!(
        sight.folded(to + 1),
        "ago" | "old" | "late" | "long" | "later" | "earlier" | "away" | "before" | "after"
    );
    is_of_time && !lasts && !is_point && over > 0
}

/// A space, and signs of money.
fn is_near(gap: &str) -> bool {
    gap.starts_with(' ') && !gap.contains([',', '.', ';', ':', '(', ')', '"', '“', '”'])
}
