//! Claims: what three or more reports say, a sentence of each.

use std::collections::{HashMap, HashSet};

use crate::domain::comparison::Place;

use super::links::Linked;
use super::mirror::place;
use super::pairs::Scored;
use super::score::{Pair, Spot};
use super::weights::Weighed;

/// The least score of two that found a claim: each other's best, or not.
const BEST: f64 = 0.30;
const ALSO: f64 = 0.40;
/// The least score of a sentence that joins, with the first and with half of the others.
const JOIN: f64 = 0.30;

/// The claims of three reports or more, the strongest first.
pub(super) fn claims(weighed: &Weighed, scored: &Scored, links: &[Linked]) -> Vec<Vec<Place>> {
    if weighed.reports.len() < 3 {
        return Vec::new();
    }
    let best: HashSet<(Spot, Spot)> = links
        .iter()
        .filter(|link| link.is_best)
        .map(|link| (link.pair.a, link.pair.b))
        .collect();
    let mut pairs: Vec<Pair> = scored
        .values()
        .flatten()
        .filter(|pair| pair.score >= JOIN)
        .copied()
        .collect();
    pairs.sort_by(|one, other| {
        other
            .score
            .total_cmp(&one.score)
            .then((one.a, one.b).cmp(&(other.a, other.b)))
    });
    let mut scores = HashMap::new();
    for pair in &pairs {
        scores.insert((pair.a, pair.b), pair.score);
        scores.insert((pair.b, pair.a), pair.score);
    }
    let mut claims: Vec<Vec<Spot>> = Vec::new();
    let mut home: HashMap<Spot, usize> = HashMap::new();
    for pair in pairs {
        match (home.get(&pair.a).copied(), home.get(&pair.b).copied()) {
            (None, None) => {
                let least = if best.contains(&(pair.a, pair.b)) {
                    BEST
                } else {
                    ALSO
                };
                if pair.score >= least {
                    home.insert(pair.a, claims.len());
                    home.insert(pair.b, claims.len());
                    claims.push(vec![pair.a, pair.b]);
                }
            }
            (Some(claim), None) => join(&mut claims[claim], claim, pair.b, &scores, &mut home),
            (None, Some(claim)) => join(&mut claims[claim], claim, pair.a, &scores, &mut home),
            (Some(_), Some(_)) => {}
        }
    }
    let mut found: Vec<Vec<Place>> = claims
        .into_iter()
        .map(|claim| claim.into_iter().map(place).collect())
        .collect();
    found.sort_by_key(|claim| std::cmp::Reverse(claim.len()));
    found
}

fn join(
    claim: &mut Vec<Spot>,
    number: usize,
    spot: Spot,
    scores: &HashMap<(Spot, Spot), f64>,
    home: &mut HashMap<Spot, usize>,
) {
    let scores_with = |member: &Spot| scores.contains_key(&(spot, *member));
    let with = claim.iter().filter(|member| scores_with(member)).count();
    let is_new_report = claim.iter().all(|member| member.0 != spot.0);
    if is_new_report && scores_with(&claim[0]) && with * 2 >= claim.len() {
        claim.push(spot);
        home.insert(spot, number);
    }
}
