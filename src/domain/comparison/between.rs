//! Between: the facts of two reports by the sentences that have them, and the mark of two sentences.

use std::collections::BTreeMap;

use super::{Comparison, Fact, Mark, Place, Relation};

/// Two of the reports.
pub(super) struct Between<'a> {
    pub comparison: &'a Comparison,
    pub left: usize,
    pub right: usize,
    /// The facts of each two sentences, by number.
    pub facts: BTreeMap<(usize, usize), Vec<usize>>,
}

impl<'a> Between<'a> {
    pub fn new(comparison: &'a Comparison, left: usize, right: usize) -> Self {
        let mut between = Self {
            comparison,
            left,
            right,
            facts: BTreeMap::new(),
        };
        for (index, fact) in comparison.facts.iter().enumerate() {
            if let Some(pair) = between.pair(fact.a.place, fact.b.place) {
                between.facts.entry(pair).or_default().push(index);
            }
        }
        between
    }

    /// The sentences of two places, if they are of these two reports, whichever stands first.
    pub fn pair(&self, a: Place, b: Place) -> Option<(usize, usize)> {
        if (a.report, b.report) == (self.left, self.right) {
            Some((a.sentence, b.sentence))
        } else if (a.report, b.report) == (self.right, self.left) {
            Some((b.sentence, a.sentence))
        } else {
            None
        }
    }

    /// The facts that two sentences have, by number.
    pub fn facts_of(&self, pair: (usize, usize)) -> &[usize] {
        self.facts.get(&pair).map_or(&[], Vec::as_slice)
    }

    /// How two sentences that stand beside each other stand to each other.
    pub fn mark(&self, pair: (usize, usize)) -> Mark {
        let numbers = self.facts_of(pair).iter();
        let facts: Vec<&Fact> = numbers
            .filter_map(|fact| self.comparison.facts.get(*fact))
            .collect();
        match facts.iter().map(|fact| fact.relation).max() {
            Some(Relation::Differs) => Mark::Differs,
            Some(Relation::Close) => Mark::Close,
            _ => {
                let (left, right) = (self.of_left(pair.0), self.of_right(pair.1));
                if self.comparison.is_said_alike(left, right, &facts) {
                    Mark::Same
                } else {
                    Mark::Beside
                }
            }
        }
    }

    pub fn of_left(&self, sentence: usize) -> Place {
        let report = self.left;
        Place { report, sentence }
    }

    pub fn of_right(&self, sentence: usize) -> Place {
        let report = self.right;
        Place { report, sentence }
    }
}
