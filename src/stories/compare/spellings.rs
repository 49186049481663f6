//! Spellings: one name, written in two ways by two outlets.

use std::collections::{BTreeMap, HashMap};

use crate::domain::limits;

use super::features::Features;
use super::words::Word;

/// The shortest name that may be two spellings, and one that may differ by two letters.
const SHORTEST: usize = 5;
const LONG: usize = 7;

/// Words of names that stand for others: those that no report has together, nearly alike.
pub(super) fn aliases(reports: &[&Features]) -> HashMap<Word, Word> {
    // By what they are taken for: how they are written, and in which reports.
    let mut names: BTreeMap<String, (Word, Vec<usize>)> = BTreeMap::new();
    for (index, report) in reports.iter().enumerate() {
        for name in report.lines.iter().flat_map(|line| &line.names) {
            for (folded, word) in name.folded.iter().zip(&name.words) {
                if folded.chars().count() < SHORTEST || names.len() >= limits::COMPARED_NAMES {
                    continue;
                }
                let (_, within) = names.entry(folded.clone()).or_insert((*word, Vec::new()));
                if within.last() != Some(&index) {
                    within.push(index);
                }
            }
        }
    }
    let names: Vec<(Vec<char>, Word, Vec<usize>)> = names
        .into_iter()
        .map(|(folded, (word, within))| (folded.chars().collect(), word, within))
        .collect();
    let mut found = HashMap::new();
    for (index, (one, word, within)) in names.iter().enumerate() {
        let same_letter = names[index + 1..]
            .iter()
            .take_while(|(other, ..)| other[0] == one[0]);
        for (other, of_other, others) in same_letter {
            let is_apart = within.iter().all(|report| !others.contains(report));
            if word != of_other && is_apart && is_near(one, other) {
                let kept = found.get(word).copied().unwrap_or(*word);
                found.entry(*of_other).or_insert(kept);
            }
        }
    }
    found
}

fn is_near(one: &[char], other: &[char]) -> bool {
    let shorter = one.len().min(other.len());
    let allowed = if shorter >= LONG { 2 } else { 1 };
    // Two letters more are another word: Austria, Australia.
    one.len().abs_diff(other.len()) <= 1 && distance(one, other) <= allowed
}

fn distance(one: &[char], other: &[char]) -> usize {
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut diagonal = last[0];
        last[0] = row + 1;
        for (column, against) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != against);
            diagonal = last[column + 1];
            last[column + 1] = changed.min(last[column] + 1).min(diagonal + 1);
        }
    }
    last[other.len()]
}
