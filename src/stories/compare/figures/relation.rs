//! Whether two figures answer each other, and how they stand to each other.

use crate::domain::comparison::Relation;

use super::super::stem;
use super::super::words::Word;
use super::thing::is_own;
use super::{Figure, Qualifier, Unit};

/// How sure it is that two figures are of the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Sureness {
    Maybe,
    Sure,
}

/// Unequal figures further apart than this are of different things.
const FACTOR: f64 = 5.0;
/// Sources round what they convert.
const SLACK: f64 = 0.03;
/// What "around" is worth.
const ABOUT: f64 = 0.10;
/// How far a figure may be from the one that it is rounded from.
const ROUNDED: f64 = 0.25;

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs())
}

/// Whether both have the same range, as exactly as their unit allows.
pub(in super::super) fn is_equal(a: &Figure, b: &Figure) -> bool {
    if a.unit.is_measure() {
        let within = |one: f64, other: f64| (one - other).abs() <= SLACK * one.max(other);
        return within(a.low, b.low) && within(a.high, b.high);
    }
    near(a.low, b.low) && near(a.high, b.high)
}

/// Whether they are of the same thing.
pub(in super::super) fn answers(a: &Figure, b: &Figure) -> Option<Sureness> {
    if a.unit != b.unit || matches!((a.role, b.role), (Some(one), Some(other)) if one != other) {
        return None;
    }
    let shares_role = a.role.is_some() && a.role == b.role;
    let shared = shared_things(a, b);
    let clashes = clashes(a, b);
    if is_equal(a, b) {
        let is_sure = shares_role && !clashes || shared > 0 || is_telling(a) && !clashes;
        return match (is_sure, clashes) {
            (true, _) => Some(Sureness::Sure),
            (false, true) => None,
            (false, false) => Some(Sureness::Maybe),
        };
    }
    let adds_up = adds_up(a, b);
    let is_near = a.low <= b.high * FACTOR && b.low <= a.high * FACTOR;
    if !is_near {
        return None;
    }
    if shares_role && !clashes || adds_up {
        return Some(Sureness::Sure);
    }
    let is_of_one_age =
        a.unit == Unit::Age && (is_range(a) && is_range(b) || !a.owner.is_empty() && a.owner == b.owner);
    // Money and measures often stand without what they are of.
    let is_one_sum = (a.unit.is_measure() || matches!(a.unit, Unit::Money(_)))
        && !clashes
        && (is_rounded(a, b) || is_rounded(b, a));
    (shared > 0 || is_of_one_age || is_one_sum).then_some(Sureness::Maybe)
}

/// Whether they count different things: berths and ferries, days and berths, men and women.
fn clashes(a: &Figure, b: &Figure) -> bool {
    if a.thing.iter().any(|word| b.thing.contains(word)) {
        return are_apart(a, b);
    }
    let is_of = |figure: &Figure, is_one: fn(Word) -> bool| figure.thing.iter().any(|word| is_one(*word));
    let is_of_time = |figure: &Figure| figure.thing.first().is_some_and(|word| stem::is_time(*word));
    let are_both_named = !a.thing.is_empty() && !b.thing.is_empty();
    is_of(a, is_own) && is_of(b, is_own)
        || are_both_named && (is_of_time(a) || is_of_time(b))
        || are_apart(a, b)
}

/// Whether one counts women, say, and the other men.
fn are_apart(a: &Figure, b: &Figure) -> bool {
    let kinds = |figure: &Figure| figure.thing.iter().find_map(|word| stem::kinds_of_people(*word));
    matches!((kinds(a), kinds(b)), (Some(one), Some(other)) if one & other == 0)
}

/// How many own things both count.
pub(in super::super) fn shared_things(a: &Figure, b: &Figure) -> usize {
    a.thing
        .iter()
        .filter(|word| is_own(**word) && b.thing.contains(word))
        .count()
}

/// Three or more digits other than trailing zeros.
fn is_telling(figure: &Figure) -> bool {
    let mut value = figure.low;
    if value.fract().abs() > 1e-9 {
        return value * 10.0 >= 100.0;
    }
    while value >= 10.0 && near(value % 10.0, 0.0) {
        value /= 10.0;
    }
    value >= 100.0 && figure.low >= figure.high
}

/// How they stand to each other, but for `differs`, which needs more.
pub(in super::super) fn relation(a: &Figure, b: &Figure) -> Option<Relation> {
    if is_equal(a, b) {
        let is_same = a.qualifier == b.qualifier && a.is_vague == b.is_vague;
        return Some(if is_same { Relation::Same } else { Relation::Close });
    }
    // Two ranges of ages are of one group, or of two.
    let overlaps = a.low <= b.high && b.low <= a.high && !(is_range(a) && is_range(b) && a.unit == Unit::Age);
    let is_close =
        overlaps || allows(a, b) || allows(b, a) || is_rounded(a, b) || is_rounded(b, a) || adds_up(a, b);
    is_close.then_some(Relation::Close)
}

fn is_range(figure: &Figure) -> bool {
    figure.low < figure.high && !figure.is_vague
}

/// Whether the qualifier of one allows the other.
fn allows(a: &Figure, b: &Figure) -> bool {
    match a.qualifier {
        Qualifier::None => false,
        Qualifier::More => b.high >= a.low && b.low <= a.high * 2.0,
        Qualifier::Less => b.low <= a.high && b.high >= a.low / 2.0,
        Qualifier::About => b.low <= a.high * (1.0 + ABOUT) && b.high >= a.low * (1.0 - ABOUT),
    }
}

/// Whether the first is the second rounded or cut.
fn is_rounded(rough: &Figure, exact: &Figure) -> bool {
    let (one, other) = (rough.low, exact.low);
    let is_single = rough.low >= rough.high && exact.low >= exact.high && one > 0.0 && other > 0.0;
    let may_round = match rough.unit {
        Unit::Percent => rough.has_decimals != exact.has_decimals,
        Unit::Age | Unit::Named(_) => false,
        Unit::Count => one.min(other) >= 1_000.0,
        _ => true,
    };
    if !is_single || !may_round || (one - other).abs() > ROUNDED * one.max(other) {
        return false;
    }
    let step = step(one, rough.unit == Unit::Percent);
    let rounded = (other / step).round() * step;
    let cut = (other / step).floor() * step;
    step > 0.0 && (near(rounded, one) || near(cut, one))
}

/// The place of the last digit that is not zero.
fn step(value: f64, is_percent: bool) -> f64 {
    if is_percent || value.fract().abs() > 1e-9 {
        return 1.0;
    }
    let mut step = 1.0;
    while step * 10.0 <= value && near(value % (step * 10.0), 0.0) {
        step *= 10.0;
    }
    step
}

/// Whether the parts of one are the other: 17, and 13 and four.
fn adds_up(a: &Figure, b: &Figure) -> bool {
    if shared_things(a, b) == 0 {
        return false;
    }
    let is_sum = |one: &Figure, other: &Figure| {
        one.sum
            .is_some_and(|sum| near(sum, other.low) && other.low >= other.high && !other.is_vague)
    };
    is_sum(a, b) || is_sum(b, a)
}
