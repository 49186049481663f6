//! Facts: figures, dates and quotations that two sentences both have.

use std::collections::HashSet;
use std::ops::Range;

use crate::domain::comparison::{Excerpt, Fact, FactKind, Relation};

use super::differs::Judge;
use super::figures::{self, Figure, Sureness, Unit};
use super::links::Linked;
use super::mirror::place;
use super::pairs::Scored;
use super::score::{Pair, Spot};
use super::shared_quotes;
use super::weights::Weighed;

/// A figure of a sentence: where, and which of its figures.
type FigureSpot = (Spot, usize);

/// All facts of linked sentences, and sure figures of others.
pub(super) fn facts(weighed: &Weighed, scored: &Scored, links: &[Linked]) -> Vec<Fact> {
    let judge = Judge::new(weighed);
    let mut found = Vec::new();
    let mut used: HashSet<(FigureSpot, usize)> = HashSet::new();
    let linked: HashSet<(Spot, Spot)> = links.iter().map(|link| (link.pair.a, link.pair.b)).collect();
    for link in links {
        let pair = link.pair;
        for (one, other) in matched(weighed, pair) {
            let Some(relation) = judge.relation(pair, true, one, other) else {
                continue;
            };
            used.insert(((pair.a, one), pair.b.0));
            used.insert(((pair.b, other), pair.a.0));
            found.push(of_figures(weighed, pair, one, other, relation));
        }
        dates(weighed, pair, &mut found);
        quotes(weighed, pair, &mut found);
    }
    let mut others: Vec<Pair> = scored
        .values()
        .flatten()
        .filter(|pair| !linked.contains(&(pair.a, pair.b)))
        .copied()
        .collect();
    others.sort_by(|one, other| {
        other
            .score
            .total_cmp(&one.score)
            .then((one.a, one.b).cmp(&(other.a, other.b)))
    });
    for pair in others {
        unlinked(weighed, &judge, pair, &mut used, &mut found);
    }
    found
}

/// Sure figures of sentences that are not linked: a toll is often told in another context.
fn unlinked(
    weighed: &Weighed,
    judge: &Judge,
    pair: Pair,
    used: &mut HashSet<(FigureSpot, usize)>,
    found: &mut Vec<Fact>,
) {
    let (of_a, of_b) = (figures_of(weighed, pair.a), figures_of(weighed, pair.b));
    for (one, other) in matched(weighed, pair) {
        let keys = [((pair.a, one), pair.b.0), ((pair.b, other), pair.a.0)];
        let (figure, there) = (&of_a[one], &of_b[other]);
        let is_sure = figures::answers(figure, there) == Some(Sureness::Sure) && figure.unit != Unit::Age;
        if !is_sure || keys.iter().all(|key| used.contains(key)) {
            continue;
        }
        if let Some(relation) = judge.relation(pair, false, one, other) {
            used.extend(keys);
            found.push(of_figures(weighed, pair, one, other, relation));
        }
    }
}

fn figures_of<'a>(weighed: &'a Weighed, spot: Spot) -> &'a [Figure] {
    &weighed.line(spot.0, spot.1).figures
}

/// Figures that answer each other, each used once: sure ones first, then the nearest values.
fn matched(weighed: &Weighed, pair: Pair) -> Vec<(usize, usize)> {
    let (of_a, of_b) = (figures_of(weighed, pair.a), figures_of(weighed, pair.b));
    if of_a.is_empty() || of_b.is_empty() {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (i, one) in of_a.iter().enumerate() {
        for (j, other) in of_b.iter().enumerate() {
            if let Some(sureness) = figures::answers(one, other) {
                let is_equal = figures::is_equal(one, other);
                all.push((!is_equal, sureness != Sureness::Sure, distance(one, other), i, j));
            }
        }
    }
    all.sort_by(|one, other| {
        let key = |of: &(bool, bool, f64, usize, usize)| (of.0, of.1);
        key(one)
            .cmp(&key(other))
            .then(one.2.total_cmp(&other.2))
            .then((one.3, one.4).cmp(&(other.3, other.4)))
    });
    let (mut of_left, mut of_right) = (HashSet::new(), HashSet::new());
    let mut kept = Vec::new();
    for (_, _, _, i, j) in all {
        if !of_left.contains(&i) && !of_right.contains(&j) {
            of_left.insert(i);
            of_right.insert(j);
            kept.push((i, j));
        }
    }
    kept
}

fn distance(one: &Figure, other: &Figure) -> f64 {
    let middle = |figure: &Figure| f64::midpoint(figure.low, figure.high).max(1e-9).ln();
    (middle(one) - middle(other)).abs()
}

fn of_figures(weighed: &Weighed, pair: Pair, one: usize, other: usize, relation: Relation) -> Fact {
    let range = |figure: &Figure| figure.start..figure.end;
    Fact {
        kind: FactKind::Figure,
        relation,
        a: excerpt(weighed, pair.a, &range(&figures_of(weighed, pair.a)[one])),
        b: excerpt(weighed, pair.b, &range(&figures_of(weighed, pair.b)[other])),
    }
}

fn dates(weighed: &Weighed, pair: Pair, found: &mut Vec<Fact>) {
    let (of_a, of_b) = (weighed.line(pair.a.0, pair.a.1), weighed.line(pair.b.0, pair.b.1));
    let mut taken = HashSet::new();
    for one in &of_a.dates {
        let there = of_b
            .dates
            .iter()
            .enumerate()
            .find(|(index, other)| !taken.contains(index) && one.when.is_same(&other.when));
        if let Some((index, other)) = there {
            taken.insert(index);
            found.push(Fact {
                kind: FactKind::Date,
                relation: Relation::Same,
                a: excerpt(weighed, pair.a, &(one.start..one.end)),
                b: excerpt(weighed, pair.b, &(other.start..other.end)),
            });
        }
    }
}

fn quotes(weighed: &Weighed, pair: Pair, found: &mut Vec<Fact>) {
    let (of_a, of_b) = (weighed.line(pair.a.0, pair.a.1), weighed.line(pair.b.0, pair.b.1));
    if of_a.quotes.is_empty() && of_b.quotes.is_empty() {
        return;
    }
    for shared in shared_quotes::find(of_a, of_b) {
        found.push(Fact {
            kind: FactKind::Quote,
            relation: Relation::Same,
            a: excerpt(weighed, pair.a, &shared.a),
            b: excerpt(weighed, pair.b, &shared.b),
        });
    }
}

fn excerpt(weighed: &Weighed, spot: Spot, bytes: &Range<usize>) -> Excerpt {
    let text = weighed.line(spot.0, spot.1).text.as_str();
    Excerpt {
        place: place(spot),
        range: characters(text, bytes),
    }
}

/// Bytes of a text as characters of it.
pub(super) fn characters(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let start = text[..bytes.start].chars().count();
    start..start + text[bytes.clone()].chars().count()
}
