//! Slots: where an article stands in the window, by its id; four bytes a place, for the window itself has the ids.

use std::hash::{BuildHasher, RandomState};

use crate::domain::article::ArticleId;

/// Open addressing with linear probing, as the terms have it: less than three in four places are taken.
#[derive(Debug)]
pub struct Slots {
    places: Vec<u32>,
    length: usize,
    spread: RandomState,
}

impl Default for Slots {
    fn default() -> Self {
        Self {
            places: vec![Self::VACANT; 64],
            length: 0,
            spread: RandomState::new(),
        }
    }
}

impl Slots {
    const VACANT: u32 = u32::MAX;

    pub fn len(&self) -> usize {
        self.length
    }

    /// The slot of an article; `is_its` says whether the one in a slot is that one.
    pub fn get(&self, article: &ArticleId, is_its: impl Fn(u32) -> bool) -> Option<u32> {
        let mut place = self.home(article);
        while self.places[place] != Self::VACANT {
            if is_its(self.places[place]) {
                return Some(self.places[place]);
            }
            place = self.after(place);
        }
        None
    }

    /// Adds an article that is not there; `id` names those in the slots that were added.
    pub fn add<'a>(&mut self, article: &ArticleId, slot: u32, id: impl Fn(u32) -> Option<&'a ArticleId>) {
        if (self.length + 1) * 4 > self.places.len() * 3 {
            let places = vec![Self::VACANT; self.places.len() + self.places.len() / 2];
            let old = std::mem::replace(&mut self.places, places);
            let there = old.into_iter().filter(|slot| *slot != Self::VACANT);
            for (slot, id) in there.filter_map(|slot| Some((slot, id(slot)?))) {
                self.put(id, slot);
            }
        }
        self.put(article, slot);
        self.length += 1;
    }

    fn put(&mut self, article: &ArticleId, slot: u32) {
        let mut place = self.home(article);
        while self.places[place] != Self::VACANT {
            place = self.after(place);
        }
        self.places[place] = slot;
    }

    /// Takes an article out of its slot, while the window still has it.
    pub fn remove<'a>(&mut self, article: &ArticleId, slot: u32, id: impl Fn(u32) -> Option<&'a ArticleId>) {
        let mut hole = self.home(article);
        while self.places[hole] != slot {
            if self.places[hole] == Self::VACANT {
                return;
            }
            hole = self.after(hole);
        }
        self.length -= 1;
        let mut at = hole;
        loop {
            at = self.after(at);
            let Some(next) = id(self.places[at]) else {
                break;
            };
            // What the hole would part from its own place moves into it.
            if self.steps(self.home(next), at) >= self.steps(hole, at) {
                self.places[hole] = self.places[at];
                hole = at;
            }
        }
        self.places[hole] = Self::VACANT;
    }

    #[allow(clippy::cast_possible_truncation, reason = "less than there are places")]
    fn home(&self, article: &ArticleId) -> usize {
        let spread = u128::from(self.spread.hash_one(article));
        ((spread * self.places.len() as u128) >> 64) as usize
    }

    fn after(&self, place: usize) -> usize {
        (place + 1) % self.places.len()
    }

    /// How far it is from one place to another, forward.
    fn steps(&self, from: usize, to: usize) -> usize {
        (to + self.places.len() - from) % self.places.len()
    }
}
