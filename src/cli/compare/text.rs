//! A comparison as text: two reports line by line, more of them as a table.

use std::fmt::Write as _;
use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::article::Article;
use crate::domain::comparison::{Comparison, Mark, Place, Relation};
use crate::ui::age::Clock;
use crate::ui::cells::{columns, fit, pad};
use crate::ui::typeset::wrapped;

use super::table;

/// From this width two reports stand side by side, from that one the facts stand beside them.
const SIDE_BY_SIDE: usize = 120;
const WITH_FACTS: usize = 200;
const FACTS: usize = 46;
/// The most columns of the outlet before a line, where lines stand one below the other, and its
/// share of the width.
const LABEL: usize = 16;
const LABEL_SHARE: usize = 5;

/// How a comparison is written.
pub(super) struct Page<'a> {
    pub comparison: &'a Comparison,
    /// The reports, and what each is called.
    pub articles: &'a [Arc<Article>],
    pub names: &'a [String],
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
        if self.comparison.is_in_several_languages() {
            push_wrapped(
                "The reports are in different languages: only numbers, names and dates were compared.",
                self.width,
                &mut out,
            );
        }
        out
    }

    /// A report's outlet and day: "Harbour Wire, Wed 19 Nov, 08:20".
    pub fn name(&self, report: usize) -> String {
        match self.published(report) {
            Some(moment) => format!("{}, {}", self.outlet(report), self.clock.date(moment)),
            None => self.outlet(report).to_owned(),
        }
    }

    pub fn outlet(&self, report: usize) -> &str {
        self.names.get(report).map_or("", String::as_str)
    }

    /// When a report says that it was published.
    pub fn published(&self, report: usize) -> Option<Timestamp> {
        self.articles.get(report)?.stated_date()
    }

    fn push_head(&self, out: &mut String) {
        let names: Vec<String> = (0..self.comparison.reports.len())
            .map(|report| self.name(report))
            .collect();
        push_wrapped(&format!("Compare · {}", names.join(" · ")), self.width, out);
        let relations: Vec<Relation> = if self.comparison.reports.len() > 2 {
            let rows = self.comparison.table();
            rows.iter().map(|row| row.relation).collect()
        } else {
            let facts = self.comparison.facts_between(0, 1);
            facts
                .iter()
                .map(|fact| self.comparison.facts[*fact].relation)
                .collect()
        };
        let count = |wanted: Relation| relations.iter().filter(|relation| **relation == wanted).count();
        let counts = [
            (count(Relation::Differs), "differ"),
            (count(Relation::Close), "close"),
            (count(Relation::Same), "the same"),
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
        let labels = self.labels();
        let label = labels.iter().map(|label| columns(label)).max().unwrap_or(0);
        let label = label.min(LABEL).min(self.width / LABEL_SHARE);
        let measure = self.width.saturating_sub(label + 3).max(10);
        for item in self.comparison.one_above_other(0, 1) {
            let mut sign = item.mark.sign();
            for (report, sentence) in [item.left, item.right].into_iter().enumerate() {
                let Some(sentence) = sentence else { continue };
                let text = self.bracketed(Place { report, sentence }, &item.facts);
                let mut name = labels[report].as_str();
                for line in wrapped(&text, measure) {
                    let _ = writeln!(out, "{sign} {} {line}", pad(&fit(name, label), label));
                    sign = " ";
                    name = "";
                }
            }
        }
    }

    /// What stands before the lines of two reports.
    fn labels(&self) -> [String; 2] {
        let labels = [0, 1].map(|report| self.outlet(report).to_owned());
        let [left, right] = labels
            .each_ref()
            .map(|label| fit(label, LABEL.min(self.width / LABEL_SHARE)));
        if left == right {
            return ["first".to_owned(), "second".to_owned()];
        }
        labels
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
        for item in self.comparison.side_by_side(0, 1) {
            let lines = |report: usize, sentence: Option<usize>| {
                let text = sentence.map(|sentence| self.bracketed(Place { report, sentence }, &item.facts));
                text.map_or_else(Vec::new, |text| wrapped(&text, column))
            };
            let (left, right) = (lines(0, item.left), lines(1, item.right));
            let notes = if facts > 0 {
                self.notes(&item.facts, facts)
            } else {
                Vec::new()
            };
            let height = left.len().max(right.len()).max(notes.len());
            let line = |lines: &[String], at: usize| lines.get(at).cloned().unwrap_or_default();
            for at in 0..height {
                let sign = if at == 0 { item.mark.sign() } else { "│" };
                let mut set = format!("{} {sign} {}", pad(&line(&left, at), column), line(&right, at));
                if facts > 0 {
                    set = format!("{} ┃ {}", pad(&set, column * 2 + 3), line(&notes, at));
                }
                let _ = writeln!(out, "{}", set.trim_end());
            }
        }
    }

    /// Facts: "≈ more than 10,000 · around 11,000".
    fn notes(&self, facts: &[usize], measure: usize) -> Vec<String> {
        let facts = facts.iter().filter_map(|fact| self.comparison.facts.get(*fact));
        let notes = facts.map(|fact| {
            let words = [self.comparison.words(&fact.a), self.comparison.words(&fact.b)];
            let both = if words[0] == words[1] {
                words[0].to_owned()
            } else {
                words.join(" · ")
            };
            format!("{} {both}", Mark::from(fact.relation).sign())
        });
        notes.flat_map(|note| wrapped(&note, measure)).collect()
    }

    /// A sentence with brackets around these facts.
    fn bracketed(&self, place: Place, facts: &[usize]) -> String {
        let Some(sentence) = self.comparison.sentence(place) else {
            return String::new();
        };
        let marked = self.comparison.marked(place, facts);
        let mut out = String::new();
        let mut letters = sentence.text.chars();
        let mut at = 0;
        for (range, _) in marked {
            out.extend(letters.by_ref().take(range.start - at));
            out.push('[');
            out.extend(letters.by_ref().take(range.len()));
            out.push(']');
            at = range.end;
        }
        out.extend(letters);
        out
    }
}

/// Adds text in lines of a width.
pub(super) fn push_wrapped(text: &str, width: usize, out: &mut String) {
    for line in wrapped(text, width) {
        out.push_str(&line);
        out.push('\n');
    }
}
