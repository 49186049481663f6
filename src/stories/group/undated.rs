//! Articles without a date: of the time of the dated report of their refresh that is most like them.

use std::collections::HashMap;

use super::Features;
use super::known::share;
use crate::domain::limits;

/// How alike a dated report must be.
const LEAST: f32 = 0.08;

/// Gives every undated article of a refresh a time, whatever their order; `last` is the newest date
/// of the refreshes before, for one in which nothing is dated.
///
/// In a file whose dates rise or fall line by line, an undated line is of the time of the one before it.
/// In any other, the most alike come first: of two, the one without a time takes that of the other, and what has
/// none yet stays together until one of them finds it. So undated reports of one event are of one time.
pub fn date(batch: &mut [Features], last: &mut Option<i64>) {
    let newest = batch.iter().filter_map(|features| features.published).max();
    *last = newest.or(*last);
    let undated = batch
        .iter()
        .filter(|features| features.published.is_none())
        .count();
    if is_in_order(batch) {
        return by_neighbour(batch, *last);
    }
    let mut times = Times::new(batch);
    if undated.saturating_mul(batch.len()) <= limits::UNDATED_PAIRS {
        for (_, one, other) in alike(batch) {
            times.join(one, other);
        }
    }
    for (at, features) in batch.iter_mut().enumerate() {
        if features.published.is_none() {
            features.stand_in = times.of(at).or(*last);
        }
    }
}

/// Whether the dates only rise, or only fall, which chance does not do with some of them.
fn is_in_order(batch: &[Features]) -> bool {
    const SOME: usize = 5;
    let dates: Vec<i64> = batch.iter().filter_map(|features| features.published).collect();
    dates.len() >= SOME && (dates.is_sorted() || dates.iter().rev().is_sorted())
}

fn by_neighbour(batch: &mut [Features], last: Option<i64>) {
    let mut before = batch.iter().find_map(|features| features.published).or(last);
    for features in batch {
        before = features.published.or(before);
        features.stand_in = before;
    }
}

/// Articles that are of one time, and which.
struct Times {
    parents: Vec<usize>,
    times: Vec<Option<i64>>,
}

impl Times {
    fn new(batch: &[Features]) -> Self {
        Self {
            parents: (0..batch.len()).collect(),
            times: batch.iter().map(|features| features.published).collect(),
        }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    fn of(&mut self, at: usize) -> Option<i64> {
        let root = self.root(at);
        self.times[root]
    }

    /// What has a time of its own keeps it.
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other || self.times[one].is_some() && self.times[other].is_some() {
            return;
        }
        self.parents[other] = one;
        self.times[one] = self.times[one].or(self.times[other]);
    }
}

type Vector = HashMap<u32, f32>;

/// The pairs of which one is undated, the most alike first.
fn alike(batch: &[Features]) -> Vec<(f32, usize, usize)> {
    let vectors = vectors(batch);
    let mut pairs = Vec::new();
    for (one, features) in batch.iter().enumerate() {
        if features.published.is_some() {
            continue;
        }
        for other in 0..batch.len() {
            let is_again = batch[other].published.is_none() && other <= one;
            let like = if is_again {
                0.0
            } else {
                likeness(&vectors[one], &vectors[other])
            };
            if like >= LEAST {
                pairs.push((like, one, other));
            }
        }
    }
    let name = |at: usize| batch[at].article.as_ref();
    pairs.sort_by(|one, other| {
        let names = |pair: &(f32, usize, usize)| {
            let (first, second) = (name(pair.1), name(pair.2));
            (first.min(second).cloned(), first.max(second).cloned())
        };
        other
            .0
            .total_cmp(&one.0)
            .then_with(|| names(one).cmp(&names(other)))
    });
    pairs
}

fn likeness(one: &Vector, other: &Vector) -> f32 {
    let (few, many) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let shared = few
        .iter()
        .filter_map(|(key, weight)| Some((*key, weight * many.get(key)?)));
    let mut shared: Vec<(u32, f32)> = shared.collect();
    // Added up in the order of the keys, so that the sum is the same whatever the map's order.
    shared.sort_unstable_by_key(|(key, _)| *key);
    shared.iter().map(|(_, part)| part).sum()
}

/// The articles as vectors of length 1, their words weighed by how rare they are in the refresh.
#[allow(
    clippy::cast_precision_loss,
    reason = "counts are far below what a float holds"
)]
fn vectors(batch: &[Features]) -> Vec<Vector> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for term in batch.iter().flat_map(|features| &features.terms) {
        *counts.entry(term.key).or_default() += 1;
    }
    let prior = 1000.0;
    let all = batch.len() as f32 + prior + 1.0;
    let rare = |key: u32| {
        let common = counts[&key] as f32 + prior * share(key) + 0.5;
        (all / common).ln().max(0.0)
    };
    let vector = |features: &Features| {
        let weighed = features
            .terms
            .iter()
            .map(|term| (term.key, term.weight * rare(term.key)));
        let weighed: Vec<(u32, f32)> = weighed.filter(|(_, weight)| *weight > 0.0).collect();
        let length = weighed
            .iter()
            .map(|(_, weight)| weight * weight)
            .sum::<f32>()
            .sqrt();
        weighed
            .into_iter()
            .map(|(key, weight)| (key, weight / length))
            .collect()
    };
    batch.iter().map(vector).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Features, Term};
    use super::date;

    fn features(published: Option<i64>, keys: &[u32]) -> Features {
        let term = |key: &u32| Term {
            key: *key,
            weight: 1.0,
            ..Term::default()
        };
        Features {
            article: Some(crate::domain::article::ArticleId::given(&format!("{keys:?}"))),
            published,
            terms: keys.iter().map(term).collect(),
            ..Features::default()
        }
    }

    #[test]
    fn an_undated_report_is_of_the_time_of_the_one_most_like_it_whatever_the_order() {
        let mut batch = vec![
            features(Some(500), &[1, 2, 3]),
            features(None, &[21, 22, 23]),
            features(Some(100), &[11, 12, 13]),
            features(None, &[11, 12, 21]),
            features(Some(900), &[31, 32]),
        ];
        for _ in 0..batch.len() {
            batch.rotate_left(1);
            let mut given = batch.clone();
            date(&mut given, &mut None);
            let undated = given.iter().filter(|one| one.published.is_none());
            assert!(undated.clone().all(|one| one.stand_in == Some(100)));
        }
    }

    #[test]
    fn in_a_file_in_the_order_of_time_an_undated_line_is_of_its_neighbours_time() {
        let dated = |time| features(Some(time), &[1]);
        let mut batch: Vec<Features> = [10, 20, 30, 40, 50].map(dated).into();
        batch.insert(3, features(None, &[2]));
        date(&mut batch, &mut None);
        assert_eq!(batch[3].stand_in, Some(30));
    }
}
