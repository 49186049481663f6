//! The figures, dates and quotations of three reports or more: a row each, a column an outlet.

use std::fmt::Write as _;

use crate::domain::comparison::{Excerpt, Mark, TableRow};
use crate::ui::cells::{fit, pad};

use super::text::{Page, push_wrapped};

/// The narrowest column of an outlet, and of the words around a fact.
const OUTLET: usize = 14;
const WORDS: usize = 28;

/// Adds the table, or a list where it is too wide.
pub(super) fn push(page: &Page, out: &mut String) {
    let rows = page.comparison.table();
    let count = page.comparison.reports.len();
    if page.width >= WORDS + count * (OUTLET + 2) + 2 {
        push_table(page, &rows, count, out);
    } else {
        for row in &rows {
            push_listed(page, row, out);
        }
    }
    out.push('\n');
    push_wrapped(
        "Two of them side by side, line by line: newsview compare A B",
        page.width,
        out,
    );
}

fn push_table(page: &Page, rows: &[TableRow], count: usize, out: &mut String) {
    let column = ((page.width - WORDS) / (count + 1)).max(OUTLET);
    let words = page.width.saturating_sub(2 + count * (column + 2));
    let mut head = format!("  {}", pad(&fit("first said, verbatim", words), words));
    for report in 0..count {
        let _ = write!(head, "  {}", pad(&fit(page.outlet(report), column), column));
    }
    let _ = writeln!(out, "{}", head.trim_end());
    for row in rows {
        let mut line = format!(
            "{} {}",
            Mark::from(row.relation).sign(),
            pad(&fit(&around(page, row), words), words)
        );
        for cell in &row.cells {
            let text = cell.as_ref().map_or("", |excerpt| page.comparison.words(excerpt));
            let _ = write!(line, "  {}", pad(&fit(text, column), column));
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

fn push_listed(page: &Page, row: &TableRow, out: &mut String) {
    let measure = page.width.saturating_sub(2).max(10);
    let _ = writeln!(
        out,
        "{} {}",
        Mark::from(row.relation).sign(),
        fit(&around(page, row), measure)
    );
    for excerpt in row.cells.iter().flatten() {
        let outlet = page.outlet(excerpt.place.report);
        let line = format!("{outlet}: {}", page.comparison.words(excerpt));
        let _ = writeln!(out, "    {}", fit(&line, measure.saturating_sub(2)));
    }
}

/// The sentence of the report that said it first, from shortly before the words.
fn around(page: &Page, row: &TableRow) -> String {
    let published = |excerpt: &&Excerpt| {
        let moment = page.published(excerpt.place.report);
        (moment.is_none(), moment)
    };
    let Some(first) = row.cells.iter().flatten().min_by_key(published) else {
        return String::new();
    };
    let Some(sentence) = page.comparison.sentence(first.place) else {
        return String::new();
    };
    let before: String = sentence.text.chars().take(first.range.start).collect();
    let kept: Vec<&str> = before.split_whitespace().rev().take(2).collect();
    let kept: Vec<&str> = kept.into_iter().rev().collect();
    let from: String = sentence.text.chars().skip(first.range.start).collect();
    let is_cut = kept.len() < before.split_whitespace().count();
    let start = if is_cut { "…" } else { "" };
    let gap = if before.ends_with(' ') { " " } else { "" };
    format!("{start}{}{gap}{from}", kept.join(" "))
}
