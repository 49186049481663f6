//! Links: which of the scored pairs say the same.

use std::collections::HashMap;

use super::pairs::Scored;
use super::score::{Pair, Spot};
use super::weights::Weighed;

/// A pair that says the same; whether each is the other's best.
#[derive(Clone, Copy, Debug)]
pub(super) struct Linked {
    pub pair: Pair,
    pub is_best: bool,
}

/// The least score of two that are each other's best, of any further pair, and of one with a headline.
const BEST: f64 = 0.15;
const ALSO: f64 = 0.20;
const HEAD: f64 = 0.40;

/// The links of each two reports.
pub(super) fn links(weighed: &Weighed, scored: &Scored) -> Vec<Linked> {
    scored.values().flat_map(|pairs| of_two(weighed, pairs)).collect()
}

fn of_two(weighed: &Weighed, pairs: &[Pair]) -> Vec<Linked> {
    let mut best: HashMap<Spot, (f64, Spot)> = HashMap::new();
    for pair in pairs {
        for (spot, partner) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let there = best.entry(spot).or_insert((pair.score, partner));
            if pair.score > there.0 || (pair.score >= there.0 && partner < there.1) {
                *there = (pair.score, partner);
            }
        }
    }
    let is_head = |spot: Spot| weighed.line(spot.0, spot.1).is_head;
    let linked = pairs.iter().filter_map(|pair| {
        let is_best = best.get(&pair.a).is_some_and(|(_, partner)| *partner == pair.b)
            && best.get(&pair.b).is_some_and(|(_, partner)| *partner == pair.a);
        let least = match (is_best, is_head(pair.a) || is_head(pair.b)) {
            (true, _) => BEST,
            (false, true) => HEAD,
            (false, false) => ALSO,
        };
        (pair.score >= least).then_some(Linked { pair: *pair, is_best })
    });
    linked.collect()
}
