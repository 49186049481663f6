//! Counts: in how many articles of the window each term stands, day by day.

use std::collections::BTreeMap;

use super::days::Day;
use super::terms::{Known, Terms};

/// In how many articles each term stands.
#[derive(Debug, Default)]
pub struct Counts {
    pub all: Terms,
    articles: usize,
    days: BTreeMap<i64, Day>,
}

impl Counts {
    pub fn articles(&self) -> usize {
        self.articles
    }

    pub fn of(&self, term: u32) -> u32 {
        self.known(term).count
    }

    pub fn known(&self, term: u32) -> Known {
        self.all.get(term)
    }

    /// Counts the terms of an article of this day, each once.
    pub fn add(&mut self, day: i64, terms: impl Iterator<Item = u32> + Clone) {
        let of_day = self.days.entry(day).or_default();
        self.articles += 1;
        of_day.articles += 1;
        self.all.fetch(terms.clone());
        for term in terms {
            self.all.entry(term).count += 1;
            of_day.add(term);
        }
    }

    /// Takes an article of this day out again.
    pub fn remove(&mut self, day: i64, terms: impl Iterator<Item = u32>) {
        let Some(of_day) = self.days.get_mut(&day).filter(|day| day.articles > 0) else {
            return;
        };
        of_day.articles -= 1;
        self.articles = self.articles.saturating_sub(1);
        for term in terms {
            if of_day.take(term) {
                lower(&mut self.all, term, 1);
            }
        }
    }

    /// Forgets all days before this one.
    pub fn forget_before(&mut self, day: i64) {
        while let Some(entry) = self.days.first_entry().filter(|entry| *entry.key() < day) {
            let gone = entry.remove();
            self.articles = self.articles.saturating_sub(gone.articles);
            for (term, count) in gone.all() {
                lower(&mut self.all, term, count);
            }
        }
    }
}

fn lower(terms: &mut Terms, term: u32, by: u32) {
    if let Some(known) = terms.get_mut(term) {
        known.count = known.count.saturating_sub(by);
        if known.is_needless() {
            terms.drop_needless(term);
        }
    }
}
