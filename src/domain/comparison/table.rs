//! Table: the figures, dates and quotations that several reports have, a cell a report.

use std::collections::HashMap;

use super::{Comparison, Excerpt, Fact, FactKind, Relation};

/// One figure, date or quotation, as each report has it.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    pub kind: FactKind,
    /// The least alike that two of its cells are.
    pub relation: Relation,
    /// One a report; none where it was not found.
    pub cells: Vec<Option<Excerpt>>,
}

type Key = (FactKind, usize, usize, usize);

impl Comparison {
    /// What several reports have, as each of them has it: first what most of them have.
    pub fn table(&self) -> Vec<TableRow> {
        let mut rows: Vec<Option<TableRow>> = Vec::new();
        let mut home: HashMap<Key, usize> = HashMap::new();
        let mut facts: Vec<&Fact> = self.facts.iter().collect();
        facts.sort_by_key(|fact| fact.relation);
        for fact in facts {
            let keys = [key(fact, &fact.a), key(fact, &fact.b)];
            let rows_of = keys.map(|key| home.get(&key).copied());
            let row = match rows_of {
                [Some(one), Some(other)] if one == other => one,
                [Some(one), Some(other)] => match joined(&mut rows, one, other) {
                    Some(row) => row,
                    None => continue,
                },
                [Some(row), None] | [None, Some(row)] => row,
                [None, None] => {
                    rows.push(Some(TableRow {
                        kind: fact.kind,
                        relation: fact.relation,
                        cells: vec![None; self.reports.len()],
                    }));
                    rows.len() - 1
                }
            };
            if let Some(of_row) = rows[row].as_mut() {
                of_row.put(fact);
                for excerpt in of_row.cells.iter().flatten() {
                    home.insert(key(fact, excerpt), row);
                }
            }
        }
        let mut rows: Vec<TableRow> = rows.into_iter().flatten().collect();
        rows.sort_by_key(TableRow::order);
        rows
    }
}

impl TableRow {
    /// How many reports have it.
    pub fn count(&self) -> usize {
        self.cells.iter().flatten().count()
    }

    fn put(&mut self, fact: &Fact) {
        let mut has_put = false;
        for excerpt in [&fact.a, &fact.b] {
            let Some(cell) = self.cells.get_mut(excerpt.place.report) else {
                continue;
            };
            let is_same = cell.as_ref().is_none_or(|there| there == excerpt);
            if is_same {
                *cell = Some(excerpt.clone());
                has_put = true;
            }
        }
        if has_put {
            self.relation = self.relation.max(fact.relation);
        }
    }

    fn order(&self) -> (usize, FactKind, usize, usize, usize) {
        let first = self.cells.iter().flatten().next();
        let (report, sentence, start) = first.map_or((0, 0, 0), |excerpt| {
            (excerpt.place.report, excerpt.place.sentence, excerpt.range.start)
        });
        (usize::MAX - self.count(), self.kind, sentence, report, start)
    }
}

fn key(fact: &Fact, excerpt: &Excerpt) -> Key {
    let place = excerpt.place;
    (fact.kind, place.report, place.sentence, excerpt.range.start)
}

/// Puts the cells of one row into another, unless both have a cell of the same report.
fn joined(rows: &mut [Option<TableRow>], one: usize, other: usize) -> Option<usize> {
    let (a, b) = (rows[one].as_ref()?, rows[other].as_ref()?);
    let clashes = a
        .cells
        .iter()
        .zip(&b.cells)
        .any(|(one, other)| one.is_some() && other.is_some());
    if clashes {
        return None;
    }
    let taken = rows[other].take()?;
    let kept = rows[one].as_mut()?;
    for (cell, more) in kept.cells.iter_mut().zip(taken.cells) {
        *cell = cell.take().or(more);
    }
    kept.relation = kept.relation.max(taken.relation);
    Some(one)
}
