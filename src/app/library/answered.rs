//! Lists that were answered while a search is typed, so that taking a letter back shows them at once.

use std::collections::VecDeque;

use crate::domain::library::{Counts, Listing};

use super::super::effect::RequestId;
use super::super::list::Row;
use super::Part;

/// A list as it was.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    pub(super) rows: Vec<Row>,
    pub(super) part: Part,
    /// The state of the library at that time.
    pub(super) generation: u64,
}

/// The lists of this prompt, the latest at the end.
#[derive(Debug, Default)]
pub struct Answered(VecDeque<Snapshot>);

impl Answered {
    const MOST: usize = 32;

    pub fn put(&mut self, snapshot: Snapshot) {
        self.0.retain(|known| known.part.listing != snapshot.part.listing);
        if self.0.len() == Self::MOST {
            self.0.pop_front();
        }
        self.0.push_back(snapshot);
    }

    pub fn get(&self, listing: &Listing) -> Option<Snapshot> {
        let found = self.0.iter().find(|known| known.part.listing == *listing)?;
        Some(found.clone())
    }

    /// How much the list of a request has, whenever that comes.
    pub fn count(&mut self, id: RequestId, counts: Counts) {
        for known in self.0.iter_mut().filter(|known| known.part.id == id) {
            known.part.listed = Some(counts.listed);
        }
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }
}
