//! Counts: in how many articles of the window each term stands, day by day.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hasher, RandomState};

use super::days::Day;
use super::lists::List;
use super::words::mix;

/// Terms are hashed already; a number drawn at each start keeps strangers from choosing where
/// they fall.
#[derive(Clone, Debug)]
pub struct Spread(u64);

impl Default for Spread {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0_u8))
    }
}

impl BuildHasher for Spread {
    type Hasher = Spreading;

    fn build_hasher(&self) -> Spreading {
        Spreading(self.0)
    }
}

/// See [`Spread`].
#[derive(Clone, Debug)]
pub struct Spreading(u64);

impl Hasher for Spreading {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = mix(self.0 ^ u64::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        let wide = (self.0 ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = wide ^ (wide >> 32);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = mix(self.0 ^ number);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A map by term.
pub type Terms<V> = HashMap<u32, V, Spread>;

/// What is known of a term: in how many articles it stands, and those of whose vectors it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    pub count: u32,
    pub list: List,
}

impl Known {
    pub fn is_needless(&self) -> bool {
        self.count == 0 && self.list.is_empty()
    }
}

/// In how many articles each term stands.
#[derive(Debug, Default)]
pub struct Counts {
    pub all: Terms<Known>,
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
        self.all.get(&term).copied().unwrap_or_default()
    }

    /// Counts the terms of an article of this day, each once.
    pub fn add(&mut self, day: i64, terms: impl Iterator<Item = u32>) {
        let of_day = self.days.entry(day).or_default();
        self.articles += 1;
        of_day.articles += 1;
        for term in terms {
            self.all.entry(term).or_default().count += 1;
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

fn lower(terms: &mut Terms<Known>, term: u32, by: u32) {
    if let Some(known) = terms.get_mut(&term) {
        known.count = known.count.saturating_sub(by);
        if known.is_needless() {
            terms.remove(&term);
        }
    }
}
