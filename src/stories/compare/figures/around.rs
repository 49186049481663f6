//! A figure with all that stands around it.

use super::super::words::Word;
use super::number::Number;
use super::{Figure, Qualifier, Sight, Unit, clause, qualifier, thing, unit};

/// Words of a part, an addition, a forecast or an older count.
const QUALIFYING: &[&str] = &[
    "including",
    "includes",
    "include",
    "included",
    "among",
    "another",
    "additional",
    "additionally",
    "further",
    "per",
    "each",
    "every",
    "far",
    "expected",
    "expects",
    "expect",
    "predicted",
    "predicts",
    "forecast",
    "forecasts",
    "compared",
    "earlier",
    "previous",
    "previously",
    "initial",
    "initially",
    "originally",
    "former",
    "estimated",
    "estimates",
    "projected",
    "target",
    "goal",
    "could",
    "would",
    "may",
    "might",
    "should",
    "average",
    "typically",
    "annually",
    "usually",
    "daily",
    "maximum",
    "minimum",
    "capacity",
    "since",
    "total",
    "overall",
    "remaining",
    "rest",
    "half",
    "increase",
    "increased",
    "rose",
    "rise",
    "fell",
    "drop",
    "dropped",
    "last",
    "until",
    "originally",
    "planned",
    "need",
    "needs",
    "needed",
    "require",
    "requires",
    "required",
    "must",
    "necessary",
    "plans",
];

/// The figure of a number at a word; the first word after its number and unit.
pub(super) fn figure(sight: &Sight, at: usize, number: &Number) -> (Figure, usize) {
    let found = unit::of(sight, at, number);
    let (qualifier, from, past) = qualifier::of(sight, at, number.to);
    let to = found.to.max(past);
    let start = if from < at {
        sight.tokens[from].start
    } else {
        found.start.unwrap_or(sight.tokens[at].start)
    };
    let mut end = found.end.max(sight.tokens[number.to - 1].end);
    if past > number.to {
        end = end.max(sight.tokens[past - 1].end);
    }
    let is_hyphened = !number.tail.is_empty() && found.unit == Unit::Count;
    let (things, behind) = if is_hyphened {
        (tail_words(&number.tail), to)
    } else if sight.is_english {
        thing::thing(sight, to, number.is_vague || number.to > at + 1)
    } else {
        (Vec::new(), to)
    };
    let role = if sight.is_english && found.unit == Unit::Count && !is_hyphened {
        thing::role(sight, at, number.to)
    } else {
        None
    };
    let clause = clause::around(sight, from, to);
    let figure = Figure {
        start,
        end,
        low: number.low * found.factor,
        high: number.high * found.factor,
        qualifier,
        unit: found.unit,
        thing: things,
        role,
        is_vague: number.is_vague,
        has_decimals: number.has_decimals,
        is_qualified: is_qualified(sight, clause.start, clause.end, to),
        place: thing::place(sight, behind),
        sum: None,
        owner: owner(sight, at),
    };
    (figure, to)
}

fn tail_words(tail: &str) -> Vec<Word> {
    tail.split('-')
        .filter_map(super::super::stem::of_english)
        .collect()
}

fn is_qualified(sight: &Sight, from: usize, end: usize, to: usize) -> bool {
    let says = (from..end).any(|at| {
        let word = sight.folded(at);
        QUALIFYING.contains(&word)
            || (word == "of"
                && (matches!(sight.folded(at + 1), "them" | "those" | "whom")
                    || (at == to && sight.folded(at + 1) == "the")))
    });
    // "Nine dead, including the gunman": what is counted in is said behind the clause.
    let behind = (sight.folded(end), sight.folded(end + 1));
    let counts_in = matches!(
        behind,
        ("including" | "excluding" | "plus" | "among" | "counting", _)
            | ("not", "including" | "counting")
            | ("as", "well")
    );
    let next = sight.folded(to);
    let second = sight.folded(to + 1);
    says || counts_in
        || matches!(next, "more" | "others" | "other")
        || matches!(second, "more" | "others" | "other")
}

/// The words of the full name right before an age.
fn owner(sight: &Sight, at: usize) -> Vec<Word> {
    let mut found = Vec::new();
    let mut place = at;
    while place > 0 && found.len() < 4 {
        let before = &sight.tokens[place - 1];
        let gap = sight.gap(place);
        if !before.is_capital || !(gap == " " || (place == at && gap == ", ")) {
            break;
        }
        found.extend(before.word);
        place -= 1;
    }
    if found.len() < 2 {
        found.clear();
    }
    found.sort_unstable();
    found
}

/// Notes what a figure makes with the one after it, where only "and" parts them.
pub(super) fn add_up(sight: &Sight, figures: &mut [(Figure, usize, usize)]) {
    for index in 1..figures.len() {
        let (head, tail) = figures.split_at_mut(index);
        let (Some((one, _, from)), Some((other, at, _))) = (head.last_mut(), tail.first()) else {
            continue;
        };
        let is_near = *at > *from && *at - *from <= 5;
        let joins = (*from..*at).any(|place| sight.folded(place) == "and")
            && !(*from..=*at).any(|place| clause::is_break(sight.gap(place)));
        let counts =
            |figure: &Figure| figure.unit == Unit::Count && !figure.is_vague && figure.low >= figure.high;
        let says = |figure: &Figure| figure.qualifier == Qualifier::None;
        let is_one_role = one.role == other.role || other.role.is_none() || one.role.is_none();
        if is_near && joins && counts(one) && counts(other) && says(one) && says(other) && is_one_role {
            one.sum = Some(one.low + other.low);
        }
    }
}
