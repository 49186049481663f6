//! Mirror: reports are compared in an order of their own, so that A B and B A say the same.

use std::cmp::Ordering;

use crate::domain::comparison::{Comparison, Excerpt, Fact, Link, Place};

use super::features::Features;
use super::links::Linked;
use super::score::Spot;

/// The order in which reports are compared, whatever the order they are given in.
pub(super) fn order(reports: &[&Features]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by(|one, other| of_two(reports[*one], reports[*other]));
    order
}

fn of_two(one: &Features, other: &Features) -> Ordering {
    let texts = |report: &Features| report.lines.len();
    let by_text = || {
        let of_one = one.lines.iter().map(|line| line.text.as_str());
        of_one.cmp(other.lines.iter().map(|line| line.text.as_str()))
    };
    one.published
        .cmp(&other.published)
        .then_with(|| texts(one).cmp(&texts(other)))
        .then_with(by_text)
        .then_with(|| one.article.cmp(&other.article))
}

pub(super) fn place(spot: Spot) -> Place {
    Place {
        report: spot.0,
        sentence: spot.1,
    }
}

pub(super) fn link(linked: &Linked) -> Link {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a score needs no more than seven digits"
    )]
    let score = linked.pair.score as f32;
    Link {
        a: place(linked.pair.a),
        b: place(linked.pair.b),
        score,
        is_best: linked.is_best,
    }
}

/// Puts reports and all that names them back in the order they were given in.
pub(super) fn put_back(comparison: Comparison, order: &[usize]) -> Comparison {
    let back = |place: Place| Place {
        report: order[place.report],
        sentence: place.sentence,
    };
    let mut reports: Vec<_> = order.iter().zip(comparison.reports).collect();
    reports.sort_by_key(|(place, _)| **place);
    let links = comparison.links.into_iter().map(|link| {
        let (a, b) = (back(link.a), back(link.b));
        Link {
            a: a.min(b),
            b: a.max(b),
            ..link
        }
    });
    let mut links: Vec<Link> = links.collect();
    links.sort_by(|one, other| {
        other
            .score
            .total_cmp(&one.score)
            .then((one.a, one.b).cmp(&(other.a, other.b)))
    });
    let facts = comparison.facts.into_iter().map(|fact| {
        let turn = |excerpt: Excerpt| Excerpt {
            place: back(excerpt.place),
            ..excerpt
        };
        let (a, b) = (turn(fact.a), turn(fact.b));
        let (a, b) = if a.place.report <= b.place.report {
            (a, b)
        } else {
            (b, a)
        };
        Fact { a, b, ..fact }
    });
    let mut facts: Vec<Fact> = facts.collect();
    facts.sort_by_key(fact_key);
    let claims = comparison.claims.into_iter().map(|claim| {
        let mut claim: Vec<Place> = claim.into_iter().map(back).collect();
        claim.sort_unstable();
        claim
    });
    Comparison {
        reports: reports.into_iter().map(|(_, report)| report).collect(),
        links,
        facts,
        claims: claims.collect(),
        ..comparison
    }
}

fn fact_key(fact: &Fact) -> (Place, usize, Place, usize, u8) {
    (
        fact.a.place,
        fact.a.range.start,
        fact.b.place,
        fact.b.range.start,
        fact.kind as u8,
    )
}
