//! Days: how often each term came on a day, packed, so that a day can be taken out of the counts.

/// Terms that wait to be packed; or a part of those that are, where that is more.
const FRESH: usize = 16_384;
const PART: usize = 4;

/// The articles of one day.
#[derive(Debug, Default)]
pub struct Day {
    pub articles: usize,
    /// Each term and how often, sorted; one that came too often for a row has several.
    keys: Vec<u32>,
    counts: Vec<u8>,
    fresh: Vec<u32>,
}

impl Day {
    pub fn add(&mut self, term: u32) {
        if self.fresh.len() >= FRESH.max(self.keys.len() / PART) {
            self.pack();
        }
        self.fresh.push(term);
    }

    /// Takes a term out once; says whether it was there.
    pub fn take(&mut self, term: u32) -> bool {
        if self.take_packed(term) {
            return true;
        }
        if self.fresh.is_empty() {
            return false;
        }
        self.pack();
        self.take_packed(term)
    }

    /// Every term, and how often it came; a term may come in several parts.
    pub fn all(mut self) -> impl Iterator<Item = (u32, u32)> {
        self.pack();
        self.keys.into_iter().zip(self.counts.into_iter().map(u32::from))
    }

    fn take_packed(&mut self, term: u32) -> bool {
        let first = self.keys.partition_point(|key| *key < term);
        let rows = self.keys[first..].iter().take_while(|key| **key == term).count();
        let mut counts = self.counts[first..first + rows].iter_mut();
        let Some(count) = counts.find(|count| **count > 0) else {
            return false;
        };
        *count -= 1;
        true
    }

    fn pack(&mut self) {
        self.fresh.sort_unstable();
        let distinct = self.fresh.chunk_by(|one, other| one == other).count();
        let mut keys = Vec::with_capacity(self.keys.len() + distinct);
        let mut counts = Vec::with_capacity(self.keys.len() + distinct);
        let mut push = |key: u32, mut count: usize| {
            while count > 0 {
                let part = u8::try_from(count).unwrap_or(u8::MAX);
                keys.push(key);
                counts.push(part);
                count -= usize::from(part);
            }
        };
        let mut old = self
            .keys
            .iter()
            .copied()
            .zip(self.counts.iter().copied())
            .peekable();
        for same in self.fresh.chunk_by(|one, other| one == other) {
            while let Some((key, count)) = old.next_if(|(key, _)| *key < same[0]) {
                push(key, usize::from(count));
            }
            let mut count = same.len();
            while let Some((_, more)) = old.next_if(|(key, _)| *key == same[0]) {
                count += usize::from(more);
            }
            push(same[0], count);
        }
        old.for_each(|(key, count)| push(key, usize::from(count)));
        keys.shrink_to_fit();
        counts.shrink_to_fit();
        self.keys = keys;
        self.counts = counts;
        self.fresh = Vec::new();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Day;

    #[test]
    fn a_day_gives_back_what_was_added_and_not_taken() {
        let mut day = Day::default();
        let mut expected: BTreeMap<u32, u32> = BTreeMap::new();
        let mut dice = 1_usize;
        for _ in 0..200_000 {
            dice = dice.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
            // One term comes more often than a row can count.
            let term = if dice >> 63 == 0 {
                7
            } else {
                u32::try_from((dice >> 40) % 5_000).unwrap_or(0)
            };
            if (dice >> 30).is_multiple_of(1_000) {
                let is_there = expected.get(&term).is_some_and(|count| *count > 0);
                assert_eq!(day.take(term), is_there);
                expected
                    .entry(term)
                    .and_modify(|count| *count = count.saturating_sub(1));
            } else {
                day.add(term);
                *expected.entry(term).or_default() += 1;
            }
        }
        let mut given: BTreeMap<u32, u32> = BTreeMap::new();
        day.all()
            .for_each(|(term, count)| *given.entry(term).or_default() += count);
        expected.retain(|_, count| *count > 0);
        given.retain(|_, count| *count > 0);
        assert_eq!(given, expected);
    }
}
