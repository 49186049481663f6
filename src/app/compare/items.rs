//! What the compare pane shows of two reports, one thing below the other.

use std::collections::{BTreeMap, HashSet};

use crate::domain::comparison::{Comparison, Fact, Mark, Relation, Row};

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
    fn of(row: Row, facts: &Facts) -> Self {
        let both = row.left.zip(row.right);
        Self {
            left: row.left,
            right: row.right,
            mark: row.mark,
            facts: both
                .and_then(|pair| facts.get(&pair).cloned())
                .unwrap_or_default(),
        }
    }

    fn of_pair((left, right): (usize, usize), facts: &[usize], all: &[Fact]) -> Self {
        let least_alike = facts.iter().map(|fact| all[*fact].relation).max();
        Self {
            left: Some(left),
            right: Some(right),
            mark: match least_alike {
                Some(Relation::Differs) => Mark::Differs,
                Some(Relation::Close) => Mark::Close,
                _ => Mark::Linked,
            },
            facts: facts.to_vec(),
        }
    }
}

/// The facts of two reports, by the sentences that have them.
type Facts = BTreeMap<(usize, usize), Vec<usize>>;

fn facts_of(comparison: &Comparison, left: usize, right: usize) -> Facts {
    let mut facts = Facts::new();
    for (index, fact) in comparison.facts.iter().enumerate() {
        let (a, b) = (fact.a.place, fact.b.place);
        let pair = if (a.report, b.report) == (left, right) {
            (a.sentence, b.sentence)
        } else if (a.report, b.report) == (right, left) {
            (b.sentence, a.sentence)
        } else {
            continue;
        };
        facts.entry(pair).or_default().push(index);
    }
    facts
}

/// Side by side: in the order of the left report. Figures that are close or differ in sentences
/// which stand in different rows have a row of their own.
pub(super) fn beside(comparison: &Comparison, left: usize, right: usize) -> Vec<Item> {
    let facts = facts_of(comparison, left, right);
    let rows = comparison.rows(left, right);
    let paired: HashSet<(usize, usize)> = rows.iter().filter_map(|row| row.left.zip(row.right)).collect();
    let mut items = Vec::new();
    for row in rows {
        items.push(Item::of(row, &facts));
        let Some(sentence) = row.left else { continue };
        for (pair, found) in facts.range((sentence, 0)..=(sentence, usize::MAX)) {
            let item = Item::of_pair(*pair, found, &comparison.facts);
            if item.mark.is_difference() && !paired.contains(pair) {
                items.push(item);
            }
        }
    }
    items
}

/// One above the other: what differs first, then what is close, the same facts, what only one has,
/// and what both say.
pub(super) fn stacked(comparison: &Comparison, left: usize, right: usize) -> Vec<Item> {
    let facts = facts_of(comparison, left, right);
    let mut items: Vec<Item> = facts
        .iter()
        .map(|(pair, found)| Item::of_pair(*pair, found, &comparison.facts))
        .collect();
    for row in comparison.rows(left, right) {
        let mut item = Item::of(row, &facts);
        if let Some(place) = row.jump {
            // What says it elsewhere stands below it.
            let side = if place.report == left {
                &mut item.left
            } else {
                &mut item.right
            };
            *side = Some(place.sentence);
        }
        let is_there = item
            .left
            .zip(item.right)
            .is_some_and(|pair| facts.contains_key(&pair));
        if !is_there {
            items.push(item);
        }
    }
    items.sort_by_key(order);
    items
}

fn order(item: &Item) -> u8 {
    match item.mark {
        Mark::Differs => 0,
        Mark::Close => 1,
        Mark::Linked if !item.facts.is_empty() => 2,
        Mark::Left | Mark::Right | Mark::Dateline => 3,
        Mark::Linked => 4,
        Mark::Elsewhere => 5,
    }
}

/// The facts of two reports by number: those that differ first, then in the order of the left one.
pub(super) fn facts(comparison: &Comparison, left: usize, right: usize) -> Vec<usize> {
    let mut found: Vec<usize> = facts_of(comparison, left, right)
        .into_values()
        .flatten()
        .collect();
    found.sort_by_key(|fact| std::cmp::Reverse(comparison.facts[*fact].relation));
    found
}
