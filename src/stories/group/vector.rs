//! Vector: an article's heaviest terms, in six bytes each.

/// How many terms a vector has at most.
pub const TERMS: usize = 50;
/// What a weight of 1 is stored as.
const ONE: f32 = 65_535.0;

/// A term and its weight, packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weighted {
    key: [u16; 2],
    weight: u16,
}

impl Weighted {
    pub fn new(key: u32, weight: u16) -> Self {
        let [one, two, three, four] = key.to_le_bytes();
        let key = [u16::from_le_bytes([one, two]), u16::from_le_bytes([three, four])];
        Self { key, weight }
    }

    pub fn key(self) -> u32 {
        u32::from(self.key[0]) | u32::from(self.key[1]) << 16
    }

    pub fn stored_weight(self) -> u16 {
        self.weight
    }

    pub fn weight(self) -> f32 {
        f32::from(self.weight) * (1.0 / ONE)
    }
}

/// The heaviest of these as a vector of length 1, in the order of their keys.
pub fn heaviest(terms: &mut Vec<(u32, f32)>) -> Box<[Weighted]> {
    terms.retain(|(_, weight)| *weight > 0.0);
    if terms.len() > TERMS {
        terms.select_nth_unstable_by(TERMS, |one, other| {
            other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0))
        });
        terms.truncate(TERMS);
    }
    terms.sort_unstable_by_key(|(key, _)| *key);
    let length = terms
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f32>()
        .sqrt();
    terms
        .iter()
        .map(|(key, weight)| Weighted::new(*key, stored(weight / length)))
        .collect()
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what fits"
)]
fn stored(weight: f32) -> u16 {
    (weight * ONE).round().clamp(1.0, ONE) as u16
}

/// A vector laid out so that others are compared with it fast.
#[derive(Debug)]
pub struct Compared {
    keys: [u32; Self::SLOTS],
    weights: [f32; Self::SLOTS],
}

impl Default for Compared {
    fn default() -> Self {
        Self {
            keys: [0; Self::SLOTS],
            weights: [0.0; Self::SLOTS],
        }
    }
}

impl Compared {
    /// Twenty times the terms of a vector, a power of two: most other terms find nothing at once.
    const SLOTS: usize = 1024;

    pub fn clear(&mut self) {
        self.weights = [0.0; Self::SLOTS];
    }

    /// Takes in a term; more than [`TERMS`] never come.
    pub fn insert(&mut self, term: Weighted) {
        let slot = self.slot(term.key());
        self.keys[slot] = term.key();
        self.weights[slot] = term.weight();
    }

    /// What a term weighs, 0 where it is not there.
    pub fn weight(&self, key: u32) -> f32 {
        self.weights[self.slot(key)]
    }

    pub fn cosine(&self, other: &[Weighted]) -> f32 {
        other
            .iter()
            .map(|term| self.weight(term.key()) * term.weight())
            .sum()
    }

    /// Where a key stands, or would: the first free slot after its own.
    fn slot(&self, key: u32) -> usize {
        let mut slot = (key >> 22) as usize;
        while self.weights[slot] > 0.0 && self.keys[slot] != key {
            slot = (slot + 1) % Self::SLOTS;
        }
        slot
    }
}
