//! In which order articles were read.

use std::collections::HashMap;

use crate::domain::article::ArticleId;

/// The articles that were marked read since the start, each with the number of the change that did it.
#[derive(Debug, Default)]
pub struct Order {
    changes: u64,
    read: HashMap<ArticleId, u64>,
}

impl Order {
    /// What is marked from now on is marked together.
    pub fn begin_change(&mut self) {
        self.changes += 1;
    }

    pub fn note(&mut self, id: &ArticleId, is_read: bool) {
        if is_read {
            self.read.insert(id.clone(), self.changes);
        } else {
            self.read.remove(id);
        }
    }

    /// Whether one read article was read before another; not where both were read before the start,
    /// or were marked as one.
    pub fn is_before(&self, one: &ArticleId, other: &ArticleId) -> bool {
        match (self.read.get(one), self.read.get(other)) {
            (Some(one), Some(other)) => one < other,
            (None, Some(_)) => true,
            (_, None) => false,
        }
    }
}
