//! Differs: when two figures may be said to differ, which is only when every doubt is gone.

use std::collections::HashSet;

use crate::domain::comparison::Relation;

use super::bounds;
use super::dates::When;
use super::features::{Features, Line};
use super::figures::{self, Figure, Qualifier, Unit};
use super::score::Pair;
use super::weights::Weighed;
use super::words::Word;

/// The least score of sentences whose figures may differ, and of those whose figures are near.
const SURE_SCORE: f64 = 0.35;
const NEAR_SCORE: f64 = 0.20;
/// How near that is.
const NEAR: f64 = 0.25;
/// How far a figure may be from one that is given as "about".
const ABOUT: f64 = 0.25;

/// Judges figures, knowing all that the reports say.
pub(super) struct Judge<'a> {
    weighed: &'a Weighed<'a>,
    /// The values of each report, units apart.
    values: Vec<HashSet<Value>>,
}

impl<'a> Judge<'a> {
    pub fn new(weighed: &'a Weighed<'a>) -> Self {
        let values = weighed.reports.iter().map(|report| values(report)).collect();
        Self { weighed, values }
    }

    /// How two figures stand to each other, if anything may be said.
    pub fn relation(&self, pair: Pair, is_linked: bool, one: usize, other: usize) -> Option<Relation> {
        let (of_a, of_b) = (
            self.weighed.line(pair.a.0, pair.a.1),
            self.weighed.line(pair.b.0, pair.b.1),
        );
        let (figure, there) = (&of_a.figures[one], &of_b.figures[other]);
        let relation = figures::relation(figure, there);
        if !self.is_english(pair) {
            // Nobody can say how exactly a number is given in a language that is not read.
            let is_same = relation == Some(Relation::Same)
                || figures::is_equal(figure, there)
                    && (stands_in(of_a, figure, of_b) || stands_in(of_b, there, of_a));
            return is_same.then_some(Relation::Same);
        }
        if relation.is_some() {
            return relation;
        }
        let may_differ = excludes(figure, there)
            && excludes(there, figure)
            && !figure.is_qualified
            && !there.is_qualified
            && is_of_one_time(self, pair, of_a, of_b)
            && bounds::are_one(of_a, of_b)
            && shares_place(figure, there)
            && !breaks_down(of_a, one)
            && !breaks_down(of_b, other)
            && is_of_one_thing(figure, there, is_linked, pair.score)
            && !self.is_given_elsewhere(pair, figure, there);
        may_differ.then_some(Relation::Differs)
    }

    fn is_english(&self, pair: Pair) -> bool {
        [pair.a.0, pair.b.0]
            .iter()
            .all(|report| self.weighed.reports[*report].tongue.is_english())
    }

    /// Whether a report gives the other's figure, too, or a third one gives both.
    fn is_given_elsewhere(&self, pair: Pair, figure: &Figure, there: &Figure) -> bool {
        let has = |report: usize, figure: &Figure| has(&self.values[report], figure);
        if has(pair.a.0, there) || has(pair.b.0, figure) {
            return true;
        }
        (0..self.values.len()).any(|report| has(report, figure) && has(report, there))
    }
}

/// Whether a figure stands in another sentence as it is written, with its qualifier.
fn stands_in(line: &Line, figure: &Figure, other: &Line) -> bool {
    let words = line.text[figure.start..figure.end].to_lowercase();
    figure.qualifier != Qualifier::None && other.text.to_lowercase().contains(&words)
}

/// A range of values of a unit, measures in steps that forgive rounding.
type Value = (Word, i64, i64);

/// What a report gives of values, sums of parts included.
fn values(report: &Features) -> HashSet<Value> {
    let mut found = HashSet::new();
    for figure in report.lines.iter().flat_map(|line| &line.figures) {
        let of = |low: f64, high: f64| (unit(figure.unit), step(figure.unit, low), step(figure.unit, high));
        found.insert(of(figure.low, figure.high));
        found.extend(figure.sum.map(|sum| of(sum, sum)));
    }
    found
}

fn has(values: &HashSet<Value>, figure: &Figure) -> bool {
    let (low, high) = (step(figure.unit, figure.low), step(figure.unit, figure.high));
    let slack = i64::from(figure.unit.is_measure());
    let near = |step: i64| step - slack..=step + slack;
    near(low).any(|low| near(high).any(|high| values.contains(&(unit(figure.unit), low, high))))
}

fn unit(unit: Unit) -> Word {
    match unit {
        Unit::Count => 0,
        Unit::Percent => 1,
        Unit::Length => 2,
        Unit::Mass => 3,
        Unit::Speed => 4,
        Unit::Area => 5,
        Unit::Age => 6,
        Unit::Money(word) | Unit::Named(word) => word,
    }
}

fn step(unit: Unit, value: f64) -> i64 {
    let scaled = if unit.is_measure() {
        value.max(1e-9).ln() / 0.03
    } else {
        value * 1_000.0
    };
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a float that is too large becomes the largest number"
    )]
    let step = scaled.round() as i64;
    step
}

/// Whether the qualifier of one leaves no room for the other.
fn excludes(figure: &Figure, there: &Figure) -> bool {
    if figure.is_vague || there.is_vague {
        return false;
    }
    match figure.qualifier {
        Qualifier::None => true,
        Qualifier::More => there.high < figure.low,
        Qualifier::Less => there.low > figure.high,
        Qualifier::About => {
            there.low > figure.high * (1.0 + ABOUT) || there.high < figure.low * (1.0 - ABOUT)
        }
    }
}

/// Whether no date of one sentence speaks of another time than the other.
fn is_of_one_time(judge: &Judge, pair: Pair, of_a: &Line, of_b: &Line) -> bool {
    let meets = |one: &When, line: &Line| line.dates.iter().any(|date| date.when.may_meet(one));
    let is_disjoint = !of_a.dates.is_empty()
        && !of_b.dates.is_empty()
        && !of_a.dates.iter().any(|date| meets(&date.when, of_b));
    let lacks = |line: &Line, report: usize, other: &Line| {
        let own = judge.weighed.reports[report].day.map(jiff::civil::Date::year);
        line.dates.iter().any(|date| match date.when {
            When::Year(year) | When::Month(year, _) => Some(year) != own && !meets(&date.when, other),
            _ => false,
        })
    };
    !is_disjoint && !lacks(of_a, pair.a.0, of_b) && !lacks(of_b, pair.b.0, of_a)
}

/// Whether half of the words of a place are of the other's, if both have one.
fn shares_place(figure: &Figure, there: &Figure) -> bool {
    if figure.place.is_empty() || there.place.is_empty() {
        return true;
    }
    let shared = figure
        .place
        .iter()
        .filter(|word| there.place.contains(word))
        .count();
    shared * 2 >= figure.place.len().max(there.place.len())
}

/// Whether a sentence breaks the count down.
fn breaks_down(line: &Line, index: usize) -> bool {
    let figure = &line.figures[index];
    let same_role = figure.role.is_some()
        && line
            .figures
            .iter()
            .enumerate()
            .any(|(other, there)| other != index && there.role == figure.role);
    let placed = line
        .figures
        .iter()
        .filter(|figure| !figure.place.is_empty())
        .count();
    same_role || placed >= 2
}

fn is_of_one_thing(figure: &Figure, there: &Figure, is_linked: bool, score: f64) -> bool {
    if figure.unit == Unit::Age {
        let is_range = |figure: &Figure| figure.low < figure.high;
        let is_one_person = !figure.owner.is_empty() && figure.owner == there.owner;
        return is_one_person || (is_range(figure) && is_range(there) && is_linked && score >= NEAR_SCORE);
    }
    let shared = figures::shared_things(figure, there);
    let any_shared = figure.thing.iter().any(|word| there.thing.contains(word));
    let are_bare = figure.thing.is_empty() && there.thing.is_empty();
    if figure.role.is_some() || there.role.is_some() {
        return figure.role == there.role && (any_shared || are_bare) && score >= SURE_SCORE;
    }
    let (low, high) = (figure.low.min(there.low), figure.low.max(there.low));
    let is_near = high - low <= NEAR * high;
    is_linked && shared >= 2 && (score >= SURE_SCORE || (is_near && score >= NEAR_SCORE))
}
