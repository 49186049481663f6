//! The nearest right word for a mistyped one: "did you mean …?".

use std::cmp::Reverse;
use std::mem;

/// The right word that is nearest to the wrong one, if one is near.
///
/// Nearness is the Damerau–Levenshtein distance in its optimal string alignment form: letters
/// put in, left out, changed, or swapped with their neighbour, each counting one. At most a third
/// of the longer word may be wrong, but always one letter. Case does not count. Of equally near
/// words the one that begins as the wrong one does wins, then one that holds it or is held by it,
/// then the first. Where no word is near, one that begins with at least
/// [`START_LETTERS`] letters typed is it.
pub fn closest<'a>(wrong: &str, right: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = letters(wrong);
    if wrong.is_empty() || wrong.len() > LONGEST {
        return None;
    }
    right
        .into_iter()
        .filter_map(|word| Some((rank(&wrong, &letters(word))?, word)))
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, word)| word)
}

/// How many letters name a word by its start alone.
const START_LETTERS: usize = 3;
/// Longer words are no one's typing mistake.
const LONGEST: usize = 128;

/// Smaller is nearer.
type Rank = (usize, Reverse<bool>, Reverse<bool>);

fn letters(word: &str) -> Vec<char> {
    word.chars()
        .take(LONGEST + 1)
        .flat_map(char::to_lowercase)
        .collect()
}

fn rank(wrong: &[char], right: &[char]) -> Option<Rank> {
    if right.is_empty() || right.len() > LONGEST {
        return None;
    }
    let bound = (wrong.len().max(right.len()) / 3).max(1);
    let begins = right.starts_with(wrong);
    let distance = match distance(wrong, right, bound) {
        // A single letter that is wrong has nothing in common with anything.
        Some(distance) if distance < wrong.len().max(right.len()) => distance,
        _ if begins && wrong.len() >= START_LETTERS => LONGEST,
        _ => return None,
    };
    let alike = begins || wrong.starts_with(right);
    let holds = contains(right, wrong) || contains(wrong, right);
    Some((distance, Reverse(alike), Reverse(holds)))
}

fn contains(long: &[char], short: &[char]) -> bool {
    long.windows(short.len()).any(|window| window == short)
}

/// The optimal string alignment distance, if it is within `bound`.
fn distance(wrong: &[char], right: &[char], bound: usize) -> Option<usize> {
    if wrong.len().abs_diff(right.len()) > bound {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, &typed) in wrong.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, &meant) in right.iter().enumerate() {
            let changed = last[column] + usize::from(typed != meant);
            let mut best = changed.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && typed == right[column - 1] && wrong[row - 1] == meant {
                best = best.min(before_last[column - 1] + 1);
            }
            current.push(best);
        }
        before_last = mem::replace(&mut last, current);
    }
    last.last().copied().filter(|distance| *distance <= bound)
}
