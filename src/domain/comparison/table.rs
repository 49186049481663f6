//! Table: the figures, dates and quotations that several reports have, a cell a report.

use super::groups::{self, Edge, Group};
use super::{Comparison, Excerpt, FactKind, Relation};

/// One figure, date or quotation, as each report has it.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    pub kind: FactKind,
    /// The least alike that two of its cells are.
    pub relation: Relation,
    /// One a report; none where it was not found.
    pub cells: Vec<Option<Excerpt>>,
}

/// The rows so far.
struct Building {
    groups: Vec<Group>,
    rows: Vec<BuiltRow>,
    /// The rows of each group.
    of_group: Vec<Vec<usize>>,
}

/// A row, and of which group each of its cells is.
struct BuiltRow {
    row: TableRow,
    groups: Vec<Option<usize>>,
}

impl Comparison {
    /// What several reports have, as each of them has it: first what most of them have.
    ///
    /// What is the same stands in one row. What is close or differs stands in the row of either, if
    /// that has room; else in one more row, so that no fact is left out.
    pub fn table(&self) -> Vec<TableRow> {
        let (groups, edges) = groups::of(self);
        let mut building = Building {
            of_group: vec![Vec::new(); groups.len()],
            groups,
            rows: Vec::new(),
        };
        let columns = self.reports.len();
        for edge in &edges {
            let row = building.row_for(edge).unwrap_or_else(|| {
                let kind = building.groups[edge.groups[0]].kind;
                building.new_row(kind, columns)
            });
            for group in edge.groups {
                building.put(row, group, &edge.ends);
            }
            let relation = &mut building.rows[row].row.relation;
            *relation = edge.relation.max(*relation);
        }
        for group in 0..building.groups.len() {
            if building.of_group[group].is_empty() {
                let row = building.new_row(building.groups[group].kind, columns);
                building.put(row, group, &[]);
            }
        }
        let mut rows = building.kept();
        rows.sort_by_key(TableRow::order);
        rows
    }
}

impl TableRow {
    /// How many reports have it.
    pub fn count(&self) -> usize {
        self.cells.iter().flatten().count()
    }

    fn order(&self) -> (usize, FactKind, usize, usize, usize) {
        let first = self.cells.iter().flatten().next();
        let (report, sentence, start) = first.map_or((0, 0, 0), |excerpt| {
            (excerpt.place.report, excerpt.place.sentence, excerpt.range.start)
        });
        (usize::MAX - self.count(), self.kind, sentence, report, start)
    }
}

impl Building {
    /// The row of one of two groups that has room for the other one.
    fn row_for(&self, edge: &Edge) -> Option<usize> {
        let [one, other] = edge.groups;
        let of_one = self.of_group[one].iter().map(|row| (row, other));
        let of_other = self.of_group[other].iter().map(|row| (row, one));
        let mut both = of_one.chain(of_other);
        both.find(|(row, group)| self.has_room(**row, *group))
            .map(|(row, _)| *row)
    }

    fn has_room(&self, row: usize, group: usize) -> bool {
        let cells = &self.rows[row].groups;
        let mut reports = self.groups[group].members.keys();
        reports.all(|report| cells[*report].is_none_or(|there| there == group))
    }

    fn new_row(&mut self, kind: FactKind, columns: usize) -> usize {
        self.rows.push(BuiltRow {
            row: TableRow {
                kind,
                relation: Relation::Same,
                cells: vec![None; columns],
            },
            groups: vec![None; columns],
        });
        self.rows.len() - 1
    }

    /// Fills the free cells of a row with the words of a group; of these excerpts, where they are its own.
    fn put(&mut self, index: usize, group: usize, ends: &[Excerpt]) {
        let members = &self.groups[group];
        let row = &mut self.rows[index];
        for report in members.members.keys() {
            if row.groups[*report].is_none() {
                row.groups[*report] = Some(group);
                row.row.cells[*report] = members.excerpt(*report, ends).cloned();
            }
        }
        if !self.of_group[group].contains(&index) {
            self.of_group[group].push(index);
        }
    }

    /// The rows without those that another one holds, too.
    fn kept(self) -> Vec<TableRow> {
        let is_held = |index: usize, row: &BuiltRow| {
            let Some(first) = row.groups.iter().flatten().next() else {
                return true;
            };
            let holds = |other: &usize| {
                let there = &self.rows[*other].groups;
                let mut cells = row.groups.iter().zip(there);
                let is_larger = row.groups != *there || *other < index;
                *other != index && is_larger && cells.all(|(own, there)| own.is_none() || own == there)
            };
            self.of_group[*first].iter().any(holds)
        };
        let held: Vec<bool> = self
            .rows
            .iter()
            .enumerate()
            .map(|(index, row)| is_held(index, row))
            .collect();
        let rows = self.rows.into_iter().zip(held);
        rows.filter(|(_, is_held)| !is_held)
            .map(|(row, _)| row.row)
            .collect()
    }
}
