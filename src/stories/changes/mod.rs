//! What changed between versions of an article, block by block and word by word.

mod parts;
mod runs;

use std::sync::Arc;

use jiff::Timestamp;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::domain::article::Article;
use crate::domain::changes::{ChangedBlock, Changes, Fate};
use crate::domain::limits;

use parts::{Part, parts};
use runs::{Token, tokens};

/// What changed from each version to the one after it. The versions stand newest first, each with
/// the time at which it came; and so do the changes.
pub fn of_versions(versions: &[(Timestamp, Arc<Article>)]) -> Vec<Changes> {
    versions
        .windows(2)
        .take(limits::COMPARED_VERSIONS)
        .filter_map(|pair| match pair {
            [newer, older] => Some(between(older, newer)),
            _ => None,
        })
        .collect()
}

/// What changed between two versions, the older one first.
pub fn between(older: &(Timestamp, Arc<Article>), newer: &(Timestamp, Arc<Article>)) -> Changes {
    let mut comparison = Comparison::default();
    let titles = [&older.1, &newer.1].map(|version| [Part::heading(&version.title)]);
    comparison.compare_words(&titles[0], &titles[1]);
    comparison.compare(&parts(&older.1.document), &parts(&newer.1.document));
    Changes {
        older: older.0,
        newer: newer.0,
        blocks: comparison.blocks,
        is_rough: comparison.is_rough,
    }
}

#[derive(Default)]
struct Comparison {
    blocks: Vec<ChangedBlock>,
    is_rough: bool,
    /// Steps taken so far.
    work: u64,
}

impl Comparison {
    fn compare(&mut self, old: &[Part], new: &[Part]) {
        for op in self.ops(old, new) {
            match op {
                DiffOp::Equal { old_index, len, .. } => {
                    self.take(&old[old_index..old_index + len], Fate::Kept);
                }
                other => self.compare_words(&old[other.old_range()], &new[other.new_range()]),
            }
        }
    }

    /// Blocks that took the place of others, word by word where that is feasible.
    fn compare_words(&mut self, old: &[Part], new: &[Part]) {
        if old.is_empty() || new.is_empty() {
            self.take(old, Fate::Removed);
            self.take(new, Fate::Added);
            return;
        }
        let (old_words, new_words) = (tokens(old), tokens(new));
        let ops = self.ops(&old_words, &new_words);
        self.blocks.extend(runs::blocks(&old_words, &new_words, &ops));
    }

    fn take(&mut self, parts: &[Part], fate: Fate) {
        let words = tokens(parts);
        let whole = match fate {
            Fate::Removed => vec![delete(words.len())],
            Fate::Added => vec![insert(words.len())],
            Fate::Kept => vec![DiffOp::Equal {
                old_index: 0,
                new_index: 0,
                len: words.len(),
            }],
        };
        let none: &[Token<'_>] = &[];
        let (old, new) = if fate == Fate::Added {
            (none, words.as_slice())
        } else {
            (words.as_slice(), none)
        };
        self.blocks.extend(runs::blocks(old, new, &whole));
    }

    /// The shortest way from one to the other; where that would take too long, all at once. What
    /// both begin and end with costs nothing.
    fn ops<T: Eq + std::hash::Hash + Ord>(&mut self, old: &[T], new: &[T]) -> Vec<DiffOp> {
        let same = old
            .iter()
            .zip(new)
            .take_while(|(one, other)| one == other)
            .count();
        let (old_rest, new_rest) = (&old[same..], &new[same..]);
        let tail = old_rest
            .iter()
            .rev()
            .zip(new_rest.iter().rev())
            .take_while(|(one, other)| one == other)
            .count();
        let items = old_rest.len() + new_rest.len() - 2 * tail;
        let work = u64::try_from(items).unwrap_or(u64::MAX).saturating_pow(2);
        if items <= limits::COMPARED_ITEMS && self.work.saturating_add(work) <= limits::COMPARISON_WORK {
            self.work += work;
            return capture_diff_slices(Algorithm::Myers, old, new);
        }
        self.is_rough = true;
        let (old_len, new_len) = (old_rest.len() - tail, new_rest.len() - tail);
        let equal = |old_index, new_index, len| DiffOp::Equal {
            old_index,
            new_index,
            len,
        };
        vec![
            equal(0, 0, same),
            DiffOp::Replace {
                old_index: same,
                old_len,
                new_index: same,
                new_len,
            },
            equal(same + old_len, same + new_len, tail),
        ]
    }
}

fn delete(old_len: usize) -> DiffOp {
    DiffOp::Delete {
        old_index: 0,
        old_len,
        new_index: 0,
    }
}

fn insert(new_len: usize) -> DiffOp {
    DiffOp::Insert {
        old_index: 0,
        new_index: 0,
        new_len,
    }
}
