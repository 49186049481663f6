//! Items: what is shown of two reports, one thing below the other; every fact in one of them.

use std::collections::HashSet;
use std::ops::Range;

use super::between::Between;
use super::{Comparison, FactKind, Mark, Place, Relation, Row};

/// A sentence of one report, or one of each, and their mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub left: Option<usize>,
    pub right: Option<usize>,
    pub mark: Mark,
    /// The facts that both its sentences have, by number.
    pub facts: Vec<usize>,
}

impl Item {
    fn of(row: Row, between: &Between<'_>) -> Self {
        let both = row.left.zip(row.right);
        Self {
            left: row.left,
            right: row.right,
            mark: row.mark,
            facts: both.map_or_else(Vec::new, |pair| between.facts_of(pair).to_vec()),
        }
    }

    fn of_pair(pair: (usize, usize), between: &Between<'_>) -> Self {
        Self {
            left: Some(pair.0),
            right: Some(pair.1),
            mark: between.mark(pair),
            facts: between.facts_of(pair).to_vec(),
        }
    }

    fn order(&self) -> u8 {
        match self.mark {
            Mark::Differs => 0,
            Mark::Close => 1,
            Mark::Same if !self.facts.is_empty() => 2,
            Mark::Beside if !self.facts.is_empty() => 3,
            Mark::Left | Mark::Right => 4,
            Mark::Same | Mark::Beside => 5,
            Mark::Elsewhere => 6,
            Mark::Aside => 7,
        }
    }
}

impl Comparison {
    /// Side by side: in the order of the left report. Facts of sentences that stand in different
    /// rows have a row of their own.
    pub fn side_by_side(&self, left: usize, right: usize) -> Vec<Item> {
        let (rows, between) = self.shown(left, right);
        let paired = pairs(&rows);
        let mut items = Vec::new();
        for row in rows {
            let of_sentence = row.left.into_iter().flat_map(|sentence| {
                let found = between.facts.range((sentence, 0)..=(sentence, usize::MAX));
                found.map(|(pair, _)| *pair)
            });
            let others: Vec<Item> = of_sentence
                .filter(|pair| !paired.contains(pair))
                .map(|pair| Item::of_pair(pair, &between))
                .collect();
            // Where its answer stands elsewhere, the row of its fact has it all.
            if row.mark != Mark::Elsewhere || others.is_empty() {
                items.push(Item::of(row, &between));
            }
            items.extend(others);
        }
        items
    }

    /// One above the other: what differs first, then what is close, the same facts, what only one
    /// has, and what both tell.
    pub fn one_above_other(&self, left: usize, right: usize) -> Vec<Item> {
        let (rows, between) = self.shown(left, right);
        let pairs = between.facts.keys();
        let mut items: Vec<Item> = pairs.map(|pair| Item::of_pair(*pair, &between)).collect();
        for row in rows {
            let mut item = Item::of(row, &between);
            if let Some(place) = row.jump {
                // What says it elsewhere stands below it.
                let side = if place.report == left {
                    &mut item.left
                } else {
                    &mut item.right
                };
                *side = Some(place.sentence);
            }
            let both = item.left.zip(item.right);
            if !both.is_some_and(|pair| between.facts.contains_key(&pair)) {
                items.push(item);
            }
        }
        items.sort_by_key(Item::order);
        items
    }

    /// The facts of two reports by number: those that differ first, then in the order of the left
    /// one. Each of them is marked in one of the items.
    pub fn facts_between(&self, left: usize, right: usize) -> Vec<usize> {
        let (_, between) = self.shown(left, right);
        let mut found: Vec<usize> = between.facts.into_values().flatten().collect();
        found.sort_by_key(|fact| std::cmp::Reverse(self.facts[*fact].relation));
        found
    }

    /// The rows of two reports, and the facts that are told of them. What is the same in several
    /// sentences is told once, of those that stand beside each other.
    fn shown(&self, left: usize, right: usize) -> (Vec<Row>, Between<'_>) {
        let mut between = Between::new(self, left, right);
        let rows = self.rows_between(&between);
        let paired = pairs(&rows);
        let mut told: HashSet<(FactKind, Place, usize)> = HashSet::new();
        let ends = |fact: usize| {
            let fact = &self.facts[fact];
            [&fact.a, &fact.b].map(|end| (fact.kind, end.place, end.range.start))
        };
        let is_same = |fact: usize| self.facts[fact].relation == Relation::Same;
        for (_, facts) in between.facts.iter().filter(|(pair, _)| paired.contains(pair)) {
            let same = facts.iter().filter(|fact| is_same(**fact));
            told.extend(same.flat_map(|fact| ends(*fact)));
        }
        for (_, facts) in between
            .facts
            .iter_mut()
            .filter(|(pair, _)| !paired.contains(pair))
        {
            facts.retain(|fact| {
                if !is_same(*fact) {
                    return true;
                }
                let is_new = ends(*fact).iter().all(|end| !told.contains(end));
                told.extend(ends(*fact));
                is_new
            });
        }
        between.facts.retain(|_, facts| !facts.is_empty());
        (rows, between)
    }

    /// What of a sentence these facts are, in order, none overlapping; what differs goes first.
    pub fn marked(&self, place: Place, facts: &[usize]) -> Vec<(Range<usize>, Relation)> {
        let facts = facts.iter().filter_map(|fact| self.facts.get(*fact));
        let mut wanted: Vec<(Range<usize>, Relation)> = facts
            .flat_map(|fact| [(&fact.a, fact.relation), (&fact.b, fact.relation)])
            .filter(|(excerpt, _)| excerpt.place == place)
            .map(|(excerpt, relation)| (excerpt.range.clone(), relation))
            .collect();
        wanted.sort_by_key(|(range, relation)| (std::cmp::Reverse(*relation), range.start));
        let mut taken: Vec<(Range<usize>, Relation)> = Vec::new();
        for (range, relation) in wanted {
            let is_free = taken
                .iter()
                .all(|(known, _)| range.end <= known.start || known.end <= range.start);
            if is_free && range.start < range.end {
                taken.push((range, relation));
            }
        }
        taken.sort_by_key(|(range, _)| range.start);
        taken
    }
}

/// The sentences that stand beside each other.
fn pairs(rows: &[Row]) -> HashSet<(usize, usize)> {
    rows.iter().filter_map(|row| row.left.zip(row.right)).collect()
}
