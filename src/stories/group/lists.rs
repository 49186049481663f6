//! Lists: many short ones in a few large pieces of memory, with little room to spare.

use super::vector::Weighted;

/// A list of [`Lists`].
#[derive(Clone, Copy, Debug, Default)]
pub struct List {
    block: u32,
    length: u32,
}

impl List {
    pub const NONE: Self = Self { block: 0, length: 0 };

    pub fn is_empty(self) -> bool {
        self.length == 0
    }

    pub fn len(self) -> usize {
        self.length as usize
    }
}

/// Blocks of each size, and which of them are free.
#[derive(Debug, Default)]
struct Blocks {
    entries: Vec<Weighted>,
    free: Vec<u32>,
}

/// The entries of all lists.
#[derive(Debug, Default)]
pub struct Lists {
    sizes: Vec<Blocks>,
}

/// Which size of block so many entries need: 1, 2, 3, 4, 6, 8, 12, 16 and so on.
fn size(length: usize) -> usize {
    if length <= 2 {
        return length.saturating_sub(1);
    }
    let octave = (length - 1).ilog2() as usize;
    let is_upper = length > 3 << (octave - 1);
    2 * octave + usize::from(is_upper)
}

fn capacity(size: usize) -> usize {
    match size {
        0 => 1,
        _ if size.is_multiple_of(2) => 3 << (size / 2 - 1),
        _ => 2 << (size / 2),
    }
}

impl Lists {
    pub fn get(&self, list: List) -> &[Weighted] {
        if list.is_empty() {
            return &[];
        }
        let size = size(list.len());
        let start = list.block as usize * capacity(size);
        &self.sizes[size].entries[start..start + list.len()]
    }

    fn get_mut(&mut self, list: List) -> &mut [Weighted] {
        if list.is_empty() {
            return &mut [];
        }
        let size = size(list.len());
        let start = list.block as usize * capacity(size);
        &mut self.sizes[size].entries[start..start + list.len()]
    }

    /// Puts an entry in at this place.
    pub fn insert(&mut self, list: &mut List, at: usize, entry: Weighted) {
        self.resize(list, list.len() + 1);
        let entries = self.get_mut(*list);
        let last = entries.len() - 1;
        entries.copy_within(at..last, at + 1);
        entries[at] = entry;
    }

    pub fn remove(&mut self, list: &mut List, at: usize) {
        self.get_mut(*list).copy_within(at + 1.., at);
        self.resize(list, list.len() - 1);
    }

    /// Keeps the entries of these slots only, and all after `last`.
    pub fn retain(&mut self, list: &mut List, last: u32, mut is_live: impl FnMut(u32) -> bool) {
        let entries = self.get_mut(*list);
        let tried = entries.partition_point(|entry| entry.key() <= last);
        let mut kept = 0;
        for at in 0..tried {
            if is_live(entries[at].key()) {
                entries[kept] = entries[at];
                kept += 1;
            }
        }
        entries.copy_within(tried.., kept);
        let length = entries.len() - tried + kept;
        self.resize(list, length);
    }

    /// Makes a list longer or shorter at its end; it moves where its block does not fit any more.
    fn resize(&mut self, list: &mut List, length: usize) {
        let resized = u32::try_from(length).unwrap_or(u32::MAX);
        let old = *list;
        if !old.is_empty() && length > 0 && size(old.len()) == size(length) {
            list.length = resized;
            return;
        }
        let block = if length > 0 { self.take(size(length)) } else { 0 };
        *list = List {
            block,
            length: resized,
        };
        if old.is_empty() {
            return;
        }
        if length > 0 {
            self.copy(old, *list);
        }
        self.sizes[size(old.len())].free.push(old.block);
    }

    fn copy(&mut self, from: List, to: List) {
        let kept = from.len().min(to.len());
        let (small, large) = (size(from.len()), size(to.len()));
        let from = from.block as usize * capacity(small);
        let to = to.block as usize * capacity(large);
        if let Ok([source, target]) = self.sizes.get_disjoint_mut([small, large]) {
            target.entries[to..to + kept].copy_from_slice(&source.entries[from..from + kept]);
        }
    }

    /// A block that is free.
    fn take(&mut self, size: usize) -> u32 {
        while self.sizes.len() <= size {
            self.sizes.push(Blocks::default());
        }
        let capacity = capacity(size);
        let blocks = &mut self.sizes[size];
        if let Some(free) = blocks.free.pop() {
            return free;
        }
        let block = blocks.entries.len() / capacity;
        let needed = blocks.entries.len() + capacity;
        if needed > blocks.entries.capacity() {
            // Less than twice as much: there are a few large pieces only.
            let more = capacity.max(blocks.entries.len() / 8).max(256);
            blocks.entries.reserve_exact(more);
        }
        blocks.entries.resize(needed, Weighted::default());
        u32::try_from(block).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::{List, Lists, capacity, size};
    use crate::stories::group::vector::Weighted;

    #[test]
    fn every_length_fits_its_block_and_no_smaller_one() {
        for length in 1..5_000 {
            let size = size(length);
            assert!(capacity(size) >= length, "{length}");
            assert!(size == 0 || capacity(size - 1) < length, "{length}");
        }
    }

    #[test]
    fn lists_that_grow_and_shrink_side_by_side_keep_their_entries() {
        let mut lists = Lists::default();
        let mut all: Vec<(List, Vec<u32>)> = vec![Default::default(); 40];
        let mut dice = 1_usize;
        for step in 0..20_000_u32 {
            dice = dice.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
            let (list, expected) = &mut all[(dice >> 20) % 40];
            let at = (dice >> 30) % (expected.len() + 1);
            if (dice >> 40) % 16 < 9 || expected.is_empty() {
                lists.insert(list, at, Weighted::new(step, 1));
                expected.insert(at, step);
            } else if (dice >> 40) % 16 == 15 {
                lists.retain(list, u32::MAX, |slot| slot.is_multiple_of(3));
                expected.retain(|slot| slot.is_multiple_of(3));
            } else {
                let at = at.min(expected.len() - 1);
                lists.remove(list, at);
                expected.remove(at);
            }
        }
        for (list, expected) in all {
            let kept: Vec<u32> = lists.get(list).iter().map(|entry| entry.key()).collect();
            assert_eq!(kept, expected);
        }
    }
}
