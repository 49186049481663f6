//! A comparison as text: two reports line by line, more of them as a table.

use std::fmt::Write as _;

use crate::domain::comparison::{Comparison, Excerpt, FactKind, Mark, Place, Relation, Row};
use crate::ui::age::Clock;
use crate::ui::cells::{fit, pad};
use crate::ui::typeset::wrapped;

use super::table;

/// From this width two reports stand side by side, from that one the facts stand beside them.
const SIDE_BY_SIDE: usize = 120;
const WITH_FACTS: usize = 200;
const FACTS: usize = 46;
/// The outlet before a line, where lines stand one below the other.
const LABEL: usize = 10;

/// How a comparison is written.
pub(super) struct Page<'a> {
    pub comparison: &'a Comparison,
    pub width: usize,
    pub clock: &'a Clock,
}

impl Page<'_> {
    /// The whole page, lines parted by line ends.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.push_head(&mut out);
        if self.comparison.reports.len() > 2 {
            table::push(self, &mut out);
        } else if self.width >= SIDE_BY_SIDE {
            self.push_columns(&mut out);
        } else {
            self.push_stacked(&mut out);
        }
        if self.comparison.is_across_languages {
            push_wrapped(
                "The reports are in different languages: only numbers, names and dates were compared.",
                self.width,
                &mut out,
            );
        }
        out
    }

    /// A report's outlet and day: "Harbour Wire, 2 days ago".
    pub fn name(&self, report: usize) -> String {
        let Some(report) = self.comparison.reports.get(report) else {
            return String::new();
        };
        match report.published {
            Some(moment) => format!("{}, {}", report.outlet, self.clock.date(moment)),
            None => report.outlet.to_string(),
        }
    }

    pub fn outlet(&self, report: usize) -> &str {
        self.comparison
            .reports
            .get(report)
            .map_or("", |report| &report.outlet)
    }

    fn push_head(&self, out: &mut String) {
        let names: Vec<String> = (0..self.comparison.reports.len())
            .map(|report| self.name(report))
            .collect();
        push_wrapped(&format!("Compare · {}", names.join(" · ")), self.width, out);
        let count = |is_one: &dyn Fn(Relation, FactKind) -> bool| {
            let facts = self.comparison.facts.iter();
            facts.filter(|fact| is_one(fact.relation, fact.kind)).count()
        };
        let counts = [
            (count(&|relation, _| relation == Relation::Differs), "differ"),
            (count(&|relation, _| relation == Relation::Close), "close"),
            (count(&|relation, _| relation == Relation::Same), "the same"),
        ];
        let told: Vec<String> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        let facts = if told.is_empty() {
            "no figure, date or quotation in both".to_owned()
        } else {
            format!("figures, dates and quotations: {}", told.join(", "))
        };
        push_wrapped(&facts, self.width, out);
        out.push('\n');
    }

    fn push_stacked(&self, out: &mut String) {
        let mut rows = self.comparison.rows(0, 1);
        let order = |row: &Row| match row.mark {
            Mark::Differs => 0,
            Mark::Close => 1,
            Mark::Linked => 2,
            Mark::Left | Mark::Right | Mark::Dateline => 3,
            Mark::Elsewhere => 4,
        };
        rows.sort_by_key(order);
        for row in rows {
            let sides = [(0, row.left), (1, row.right)];
            let mut sign = row.mark.sign();
            for (report, sentence) in sides {
                let Some(sentence) = sentence else { continue };
                let text = self.marked(Place { report, sentence });
                let measure = self.width.saturating_sub(LABEL + 3).max(10);
                let mut label = self.outlet(report);
                for line in wrapped(&text, measure) {
                    let _ = writeln!(out, "{sign} {} {line}", pad(&fit(label, LABEL), LABEL));
                    sign = ' ';
                    label = "";
                }
            }
        }
    }

    fn push_columns(&self, out: &mut String) {
        let facts = if self.width >= WITH_FACTS { FACTS } else { 0 };
        let beside = if facts > 0 { facts + 3 } else { 0 };
        let column = (self.width - beside).saturating_sub(3) / 2;
        let heads = [self.name(0), self.name(1)];
        let head = format!(
            "{} │ {}",
            pad(&fit(&heads[0], column), column),
            fit(&heads[1], column)
        );
        let _ = writeln!(out, "{head}");
        for row in self.comparison.rows(0, 1) {
            let lines = |report: usize, sentence: Option<usize>| {
                let text = sentence.map(|sentence| self.marked(Place { report, sentence }));
                text.map_or_else(Vec::new, |text| wrapped(&text, column))
            };
            let (left, right) = (lines(0, row.left), lines(1, row.right));
            let notes = if facts > 0 {
                self.notes(&row, facts)
            } else {
                Vec::new()
            };
            let height = left.len().max(right.len()).max(notes.len());
            let line = |lines: &[String], at: usize| lines.get(at).cloned().unwrap_or_default();
            for at in 0..height {
                let sign = if at == 0 { row.mark.sign() } else { '│' };
                let mut set = format!("{} {sign} {}", pad(&line(&left, at), column), line(&right, at));
                if facts > 0 {
                    set = format!("{} ┃ {}", pad(&set, column * 2 + 3), line(&notes, at));
                }
                let _ = writeln!(out, "{}", set.trim_end());
            }
        }
    }

    /// The facts of a row: "≈ more than 10,000 · around 11,000".
    fn notes(&self, row: &Row, measure: usize) -> Vec<String> {
        let is_of_row = |excerpt: &Excerpt| {
            let place = excerpt.place;
            let of_row = [row.left, row.right].get(place.report).copied().flatten();
            of_row == Some(place.sentence)
        };
        let facts = self.comparison.facts.iter();
        let of_row = facts.filter(|fact| is_of_row(&fact.a) && is_of_row(&fact.b));
        let notes = of_row.map(|fact| {
            let words = [self.comparison.words(&fact.a), self.comparison.words(&fact.b)];
            let both = if words[0] == words[1] {
                words[0].to_owned()
            } else {
                words.join(" · ")
            };
            format!("{} {both}", sign(fact.relation))
        });
        notes.flat_map(|note| wrapped(&note, measure)).collect()
    }

    /// A sentence with brackets around what is close or differs, and around quotations of both.
    pub fn marked(&self, place: Place) -> String {
        let Some(sentence) = self.comparison.sentence(place) else {
            return String::new();
        };
        let facts = self.comparison.facts.iter();
        let told = facts.filter(|fact| fact.relation != Relation::Same || fact.kind == FactKind::Quote);
        let mut ranges: Vec<(usize, usize)> = told
            .flat_map(|fact| [&fact.a, &fact.b])
            .filter(|excerpt| excerpt.place == place)
            .map(|excerpt| (excerpt.range.start, excerpt.range.end))
            .collect();
        ranges.sort_unstable();
        ranges.dedup_by(|next, kept| next.0 < kept.1);
        let mut out = String::new();
        for (at, letter) in sentence.text.chars().enumerate() {
            if ranges.iter().any(|range| range.1 == at) {
                out.push(']');
            }
            if ranges.iter().any(|range| range.0 == at) {
                out.push('[');
            }
            out.push(letter);
        }
        if ranges
            .last()
            .is_some_and(|range| range.1 == sentence.text.chars().count())
        {
            out.push(']');
        }
        out
    }
}

/// The sign of how two facts stand to each other.
pub(super) fn sign(relation: Relation) -> char {
    match relation {
        Relation::Same => Mark::Linked.sign(),
        Relation::Close => Mark::Close.sign(),
        Relation::Differs => Mark::Differs.sign(),
    }
}

/// Adds text in lines of a width.
pub(super) fn push_wrapped(text: &str, width: usize, out: &mut String) {
    for line in wrapped(text, width) {
        out.push_str(&line);
        out.push('\n');
    }
}
