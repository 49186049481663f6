//! Index: which articles of the window have a term, the oldest slot first.

use super::counts::Terms;
use super::vector::Weighted;

/// For each term the slots of the articles that have it, with its weight there.
#[derive(Debug, Default)]
pub struct Index {
    lists: Terms<Vec<Weighted>>,
    entries: usize,
}

impl Index {
    pub fn list(&self, term: u32) -> &[Weighted] {
        self.lists.get(&term).map_or(&[], Vec::as_slice)
    }

    pub fn add(&mut self, slot: u32, vector: &[Weighted]) {
        for term in vector {
            let list = self.lists.entry(term.key()).or_default();
            let entry = Weighted::new(slot, term.stored_weight());
            match list.last() {
                Some(last) if last.key() > slot => {
                    let at = list.partition_point(|entry| entry.key() < slot);
                    list.insert(at, entry);
                }
                _ => list.push(entry),
            }
        }
        self.entries += vector.len();
    }

    pub fn remove(&mut self, slot: u32, vector: &[Weighted]) {
        for term in vector {
            let Some(list) = self.lists.get_mut(&term.key()) else {
                continue;
            };
            if let Ok(at) = list.binary_search_by_key(&slot, |entry| entry.key()) {
                list.remove(at);
                self.entries = self.entries.saturating_sub(1);
            }
            if list.is_empty() {
                self.lists.remove(&term.key());
            }
        }
    }

    /// Whether taking out so many articles one by one costs more than looking at every entry.
    pub fn is_cheaper_swept(&self, articles: usize) -> bool {
        const STEPS_AN_ARTICLE: usize = 2_000;
        articles.saturating_mul(STEPS_AN_ARTICLE) > self.entries
    }

    /// Keeps the entries of these slots only.
    pub fn sweep(&mut self, mut is_live: impl FnMut(u32) -> bool) {
        self.entries = 0;
        self.lists.retain(|_, list| {
            list.retain(|entry| is_live(entry.key()));
            if list.capacity() > 2 * list.len().max(2) {
                list.shrink_to_fit();
            }
            self.entries += list.len();
            !list.is_empty()
        });
    }
}
