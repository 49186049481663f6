//! Order: whether the words of a sentence stand in the answer as they stand in it.

use std::ops::Range;

use super::Pair;
use super::grammar;
use super::sequence::{Sequence, is_of_calendar};

/// Whether the words keep their order, but for one part that may stand elsewhere; those who speak may be
/// named in any order.
pub(super) fn is_kept(own: &Sequence, there: &Sequence, pairs: &[Pair]) -> bool {
    let speaks = own.only_speaks() && there.only_speaks();
    let is_fixed = |pair: &&Pair| !speaks || own.is_quoted(pair.0.token) || there.is_quoted(pair.1.token);
    let pairs: Vec<Pair> = pairs.iter().filter(is_fixed).copied().collect();
    let runs = runs(&pairs);
    // In which order the runs stand in the answer.
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_by_key(|run| pairs[runs[*run].start].1.token);
    let moved = match order.as_slice() {
        [] | [0] => return true,
        [1, 0] | [1, 0, 2] => [0, 1],
        [0, 2, 1] | [0, 2, 1, 3] => [1, 2],
        _ => return false,
    };
    moved
        .iter()
        .any(|run| may_stand_elsewhere(own, there, &pairs[runs[*run].clone()]))
}

/// Pairs that follow each other in both sentences, with no other pair between them.
fn runs(pairs: &[Pair]) -> Vec<Range<usize>> {
    let mut by_place: Vec<usize> = (0..pairs.len()).collect();
    by_place.sort_by_key(|pair| pairs[*pair].1.token);
    let mut rank = vec![0; pairs.len()];
    for (at, pair) in by_place.iter().enumerate() {
        rank[*pair] = at;
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for pair in 0..pairs.len() {
        match found.last_mut() {
            Some(last) if rank[pair] == rank[pair - 1] + 1 => last.end = pair + 1,
            _ => found.push(pair..pair + 1),
        }
    }
    found
}

/// Who says it, when, and where may stand at the beginning or at the end.
fn may_stand_elsewhere(own: &Sequence, there: &Sequence, pairs: &[Pair]) -> bool {
    let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else {
        return true;
    };
    let is_led = |sequence: &Sequence, token: usize| {
        sequence.preposition(token, |_| false).is_some()
            || is_of_calendar(sequence.folded(token))
            || grammar::is_preposition(sequence.folded(token))
            || grammar::opens_clause(sequence.folded(token))
    };
    let is_said =
        own.is_attribution(first.0.token, last.0.token) && there.is_attribution(first.1.token, last.1.token);
    is_said || is_led(own, first.0.token) && is_led(there, first.1.token)
}
