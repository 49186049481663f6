//! Groups: excerpts that are the same figure, date or quotation, and which groups are close or differ.

use std::collections::BTreeMap;

use super::{Comparison, Excerpt, Fact, FactKind, Place, Relation};

/// What is the same, of whatever reports.
pub(super) struct Group {
    pub kind: FactKind,
    /// The excerpts of each report, in order.
    pub members: BTreeMap<usize, Vec<Excerpt>>,
}

/// Two groups that are close or differ.
pub(super) struct Edge {
    pub groups: [usize; 2],
    pub relation: Relation,
    /// The excerpts of which that is said.
    pub ends: Vec<Excerpt>,
}

type Key = (FactKind, Place, usize, usize);

/// Excerpts joined step by step.
struct Joining {
    keys: BTreeMap<Key, usize>,
    parents: Vec<usize>,
}

/// The groups of a comparison, and their edges: what is close first, each two groups once.
pub(super) fn of(comparison: &Comparison) -> (Vec<Group>, Vec<Edge>) {
    let mut joining = Joining::of(&comparison.facts);
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let keys: Vec<(Key, usize)> = joining.keys.iter().map(|(key, node)| (*key, *node)).collect();
    for ((kind, place, start, end), node) in keys {
        let number = *numbers.entry(joining.root(node)).or_insert_with(|| {
            groups.push(Group {
                kind,
                members: BTreeMap::new(),
            });
            groups.len() - 1
        });
        let range = start..end;
        let of_report = groups[number].members.entry(place.report).or_default();
        of_report.push(Excerpt { place, range });
    }
    let mut edges: BTreeMap<[usize; 2], Edge> = BTreeMap::new();
    for fact in comparison
        .facts
        .iter()
        .filter(|fact| fact.relation != Relation::Same)
    {
        let mut of_ends = [&fact.a, &fact.b].map(|excerpt| numbers[&joining.group_of(fact.kind, excerpt)]);
        of_ends.sort_unstable();
        let edge = edges.entry(of_ends).or_insert(Edge {
            groups: of_ends,
            relation: fact.relation,
            ends: Vec::new(),
        });
        edge.relation = edge.relation.max(fact.relation);
        edge.ends.extend([fact.a.clone(), fact.b.clone()]);
    }
    let mut edges: Vec<Edge> = edges.into_values().collect();
    edges.sort_by_key(|edge| edge.relation);
    (groups, edges)
}

impl Group {
    /// Its words in a report: these where they are its own, else the fullest of the text.
    pub fn excerpt(&self, report: usize, ends: &[Excerpt]) -> Option<&Excerpt> {
        let own = self.members.get(&report)?;
        let is_end = |excerpt: &&Excerpt| ends.contains(excerpt);
        own.iter().find(is_end).or_else(|| {
            own.iter().min_by_key(|excerpt| {
                let is_headline = excerpt.place.sentence == 0;
                (is_headline, std::cmp::Reverse(excerpt.range.len()), excerpt.place)
            })
        })
    }
}

impl Joining {
    fn of(facts: &[Fact]) -> Self {
        let mut joining = Self {
            keys: BTreeMap::new(),
            parents: Vec::new(),
        };
        for fact in facts {
            let [one, other] = [&fact.a, &fact.b].map(|excerpt| joining.node(key(fact.kind, excerpt)));
            if fact.relation == Relation::Same {
                joining.join(one, other);
            }
        }
        joining.join_overlapping();
        joining
    }

    fn node(&mut self, key: Key) -> usize {
        *self.keys.entry(key).or_insert_with(|| {
            self.parents.push(self.parents.len());
            self.parents.len() - 1
        })
    }

    /// Words of one sentence that were found with different neighbours are one quotation.
    fn join_overlapping(&mut self) {
        let keys: Vec<(Key, usize)> = self.keys.iter().map(|(key, node)| (*key, *node)).collect();
        for two in keys.windows(2) {
            let [((kind, place, _, end), one), ((next, there, start, _), other)] = two else {
                continue;
            };
            if (kind, place) == (next, there) && start < end {
                self.join(*one, *other);
            }
        }
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one.max(other)] = one.min(other);
    }

    fn root(&mut self, mut node: usize) -> usize {
        while self.parents[node] != node {
            self.parents[node] = self.parents[self.parents[node]];
            node = self.parents[node];
        }
        node
    }

    fn group_of(&mut self, kind: FactKind, excerpt: &Excerpt) -> usize {
        let node = self.node(key(kind, excerpt));
        self.root(node)
    }
}

fn key(kind: FactKind, excerpt: &Excerpt) -> Key {
    (kind, excerpt.place, excerpt.range.start, excerpt.range.end)
}
