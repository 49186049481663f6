//! Index: which articles of the window have a term, the oldest slot first.

use super::lists::{List, Lists};
use super::terms::{Known, Terms};
use super::vector::Weighted;

/// The slots of the articles that have a term, with its weight there; the terms are those of the counts.
#[derive(Debug, Default)]
pub struct Index {
    lists: Lists,
    entries: usize,
}

impl Index {
    pub fn list(&self, list: List) -> &[Weighted] {
        self.lists.get(list)
    }

    pub fn add(&mut self, terms: &mut Terms, slot: u32, vector: &[Weighted]) {
        for term in vector {
            let known = terms.entry(term.key());
            let entries = self.lists.get(known.list);
            let at = match entries.last() {
                Some(last) if last.key() > slot => entries.partition_point(|entry| entry.key() < slot),
                _ => entries.len(),
            };
            let entry = Weighted::new(slot, term.stored_weight());
            self.lists.insert(&mut known.list, at, entry);
        }
        self.entries += vector.len();
    }

    pub fn remove(&mut self, terms: &mut Terms, slot: u32, vector: &[Weighted]) {
        for term in vector {
            let Some(known) = terms.get_mut(term.key()) else {
                continue;
            };
            let entries = self.lists.get(known.list);
            if let Ok(at) = entries.binary_search_by_key(&slot, |entry| entry.key()) {
                self.lists.remove(&mut known.list, at);
                self.entries = self.entries.saturating_sub(1);
            }
            if known.is_needless() {
                terms.drop_needless(term.key());
            }
        }
    }

    /// Whether taking out so many articles one by one costs more than looking at every entry.
    pub fn is_cheaper_swept(&self, articles: usize) -> bool {
        const STEPS_AN_ARTICLE: usize = 2_000;
        articles.saturating_mul(STEPS_AN_ARTICLE) > self.entries
    }

    /// Keeps the entries of these slots only; none after `last` is gone.
    pub fn sweep(&mut self, terms: &mut Terms, last: u32, mut is_live: impl FnMut(u32) -> bool) {
        // Asked for all at once, so that memory is not waited for at each list.
        let first = |known: Known| {
            self.lists
                .get(known.list)
                .first()
                .map_or(u32::MAX, |first| first.key())
        };
        let may_lose: Vec<bool> = terms.all().map(|known| first(known) <= last).collect();
        let mut may_lose = may_lose.into_iter();
        self.entries = 0;
        terms.sweep(|known| {
            if may_lose.next().unwrap_or_default() {
                self.lists.retain(&mut known.list, last, &mut is_live);
            }
            self.entries += known.list.len();
        });
    }
}
