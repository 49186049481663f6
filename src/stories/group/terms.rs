//! Terms: one row for each term of the window, all in one piece of memory, so that asking for one waits for memory once.
//!
//! Open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithms L and R). A term's
//! own place rises with its hash: rows are laid out anew in one pass over them, and any number of places will do.

use std::hash::{BuildHasher, RandomState};
use std::hint::black_box;

use super::lists::List;

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

/// Of 16 bytes: four share what the processor reads at once.
#[derive(Clone, Copy, Debug)]
struct Row {
    key: u32,
    known: Known,
}

impl Row {
    /// More than any term is counted: there never are so many articles in a window.
    const VACANT: Self = Self {
        key: 0,
        known: Known {
            count: u32::MAX,
            list: List::NONE,
        },
    };

    fn is_vacant(&self) -> bool {
        self.known.count == u32::MAX
    }
}

/// See the head of this file.
#[derive(Debug)]
pub struct Terms {
    rows: Vec<Row>,
    length: usize,
    /// Drawn at each start, so that strangers cannot choose where their words fall.
    seed: u64,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            rows: vec![Row::VACANT; Self::LEAST],
            length: 0,
            seed: RandomState::new().hash_one(0_u8) | 1,
        }
    }
}

impl Terms {
    const LEAST: usize = 64;

    pub fn get(&self, key: u32) -> Known {
        let row = &self.rows[self.place(key)];
        if row.is_vacant() {
            Known::default()
        } else {
            row.known
        }
    }

    pub fn get_mut(&mut self, key: u32) -> Option<&mut Known> {
        let place = self.place(key);
        let row = &mut self.rows[place];
        if row.is_vacant() {
            None
        } else {
            Some(&mut row.known)
        }
    }

    /// Waits for the rows of all these terms at once, so that they are at hand when they are asked for one by one.
    pub fn fetch(&self, keys: impl Iterator<Item = u32>) {
        black_box(keys.fold(0, |all, key| all ^ self.rows[self.home(key)].key));
    }

    /// A term's row, made where there is none.
    pub fn entry(&mut self, key: u32) -> &mut Known {
        let mut place = self.place(key);
        if self.rows[place].is_vacant() {
            // One in eight stays vacant: a search for what is not there ends soon.
            if (self.length + 1) * 8 > self.rows.len() * 7 {
                self.resize(self.rows.len() + self.rows.len() / 4);
                place = self.place(key);
            }
            self.length += 1;
            self.rows[place] = Row {
                key,
                known: Known::default(),
            };
        }
        &mut self.rows[place].known
    }

    /// Takes a term out if nothing is known of it any more.
    pub fn drop_needless(&mut self, key: u32) {
        let mut hole = self.place(key);
        if self.rows[hole].is_vacant() || !self.rows[hole].known.is_needless() {
            return;
        }
        self.length -= 1;
        let mut at = hole;
        loop {
            at = self.after(at);
            let row = self.rows[at];
            if row.is_vacant() {
                break;
            }
            // What the hole would part from its own place moves into it.
            if self.steps(self.home(row.key), at) >= self.steps(hole, at) {
                self.rows[hole] = row;
                hole = at;
            }
        }
        self.rows[hole] = Row::VACANT;
    }

    /// Every term, in the order in which [`Terms::sweep`] goes over them.
    pub fn all(&self) -> impl Iterator<Item = Known> {
        let start = self.rows.iter().position(Row::is_vacant).unwrap_or_default();
        let (last, first) = self.rows.split_at(start);
        let there = first.iter().chain(last).filter(|row| !row.is_vacant());
        there.map(|row| row.known)
    }

    /// Goes over every term, in the order of memory, and takes out those of which nothing is known then.
    pub fn sweep(&mut self, mut change: impl FnMut(&mut Known)) {
        let Some(start) = self.rows.iter().position(Row::is_vacant) else {
            return;
        };
        let mut at = start;
        for _ in 0..self.rows.len() {
            at = self.after(at);
            let mut row = std::mem::replace(&mut self.rows[at], Row::VACANT);
            if row.is_vacant() {
                continue;
            }
            change(&mut row.known);
            if row.known.is_needless() {
                self.length -= 1;
            } else {
                // No later than where it stood: all before it has been laid out anew.
                let place = self.place(row.key);
                self.rows[place] = row;
            }
        }
        if self.length * 4 < self.rows.len() {
            self.resize((self.length * 2).max(Self::LEAST));
        }
    }

    fn resize(&mut self, places: usize) {
        let old = std::mem::replace(&mut self.rows, vec![Row::VACANT; places]);
        for row in old.into_iter().filter(|row| !row.is_vacant()) {
            let place = self.place(row.key);
            self.rows[place] = row;
        }
    }

    /// Where a term stands, or would.
    fn place(&self, key: u32) -> usize {
        let mut place = self.home(key);
        loop {
            let row = &self.rows[place];
            if row.is_vacant() || row.key == key {
                return place;
            }
            place = self.after(place);
        }
    }

    /// Where a term stands if nothing else stood there.
    #[allow(clippy::cast_possible_truncation, reason = "less than there are rows")]
    fn home(&self, key: u32) -> usize {
        let spread = (self.seed ^ u64::from(key)).wrapping_mul(self.seed) >> 32;
        ((spread * self.rows.len() as u64) >> 32) as usize
    }

    fn after(&self, place: usize) -> usize {
        if place + 1 == self.rows.len() {
            0
        } else {
            place + 1
        }
    }

    /// How far it is from one place to another, forward.
    fn steps(&self, from: usize, to: usize) -> usize {
        if to >= from {
            to - from
        } else {
            to + self.rows.len() - from
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Terms;

    #[test]
    fn a_term_is_counted_until_it_is_taken_out_however_many_share_its_place() {
        let mut terms = Terms::default();
        let mut expected: BTreeMap<u32, u32> = BTreeMap::new();
        let mut dice = 1_usize;
        for step in 0..60_000 {
            dice = dice.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
            let key = u32::try_from((dice >> 33) % 3_000).unwrap_or(0);
            if (dice >> 20) % 16 < 8 {
                terms.entry(key).count += 1;
                *expected.entry(key).or_default() += 1;
            } else if let Some(known) = terms.get_mut(key) {
                known.count -= 1;
                terms.drop_needless(key);
                expected.entry(key).and_modify(|count| *count -= 1);
                expected.retain(|other, count| *other != key || *count > 0);
            }
            if step % 5_000 == 4_999 {
                terms.sweep(|known| known.count /= 3);
                for count in expected.values_mut() {
                    *count /= 3;
                }
                expected.retain(|_, count| *count > 0);
            }
            assert_eq!(terms.length, expected.len());
        }
        for key in 0..3_000 {
            assert_eq!(terms.get(key).count, expected.get(&key).copied().unwrap_or(0));
        }
    }
}
