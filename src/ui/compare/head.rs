//! Who is compared, who was first, and how many facts they share.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::app::compare::{Compare, Side, published};
use crate::domain::comparison::{FactKind, Relation};
use crate::ui::age::{Clock, count};
use crate::ui::cells;
use crate::ui::paint::Painter;
use crate::ui::theme::Role;

use super::BESIDE_COLUMNS;

/// Columns between names and counts.
const GAP: usize = 3;

/// `Harbour Wire · Wed 19 Nov, 08:20, first`.
pub fn of_report(compare: &Compare, index: usize, clock: &Clock) -> String {
    let Some(report) = compare.reports.get(index) else {
        return String::new();
    };
    let mut text = report.article.outlet.to_string();
    if let Some(moment) = published(report) {
        if !text.is_empty() {
            text.push_str(" · ");
        }
        text.push_str(&clock.date(moment));
    }
    if compare.first() == Some(index) {
        text.push_str(", first");
    }
    text
}

/// Draws the header line.
pub fn draw(compare: &Compare, clock: &Clock, painter: &mut Painter<'_>, area: Rect) {
    let accent = painter.style(Role::Accent).add_modifier(Modifier::BOLD);
    let mut x = area.x + 1;
    x += painter.put(x, area.y, "Compare", accent, area.width - 1) + 3;
    let room = usize::from(area.right().saturating_sub(x + 1));
    let counts = counts(compare);
    let names = match (compare.is_table, area.width < BESIDE_COLUMNS) {
        (true, _) => vec![("figures, dates and quotations".to_owned(), Role::Title)],
        (false, false) => vec![(all(compare), Role::Title)],
        (false, true) => names(compare, clock, room, cells::columns(&counts.join(" · ")) + GAP),
    };
    for (index, (name, role)) in names.iter().enumerate() {
        if index > 0 {
            x += painter.put(x, area.y, " · ", painter.style(Role::Muted), 3);
        }
        let left = area.right().saturating_sub(x + 1);
        x += painter.line(x, area.y, name, painter.style(*role), left);
    }
    let room = usize::from(area.right().saturating_sub(x + 1)).saturating_sub(GAP);
    let counts = fitting(&counts, room);
    let columns = u16::try_from(cells::columns(&counts)).unwrap_or(0);
    let start = area.right().saturating_sub(columns + 1);
    painter.put(start, area.y, &counts, painter.style(Role::Muted), columns);
}

/// As many of the counts as have room.
fn fitting(counts: &[String], room: usize) -> String {
    let joined = (0..=counts.len()).rev().map(|count| counts[..count].join(" · "));
    joined
        .into_iter()
        .find(|text| cells::columns(text) <= room)
        .unwrap_or_default()
}

/// `3 reports, Harbour Wire first`.
fn all(compare: &Compare) -> String {
    let reports = format!("{} reports", count(compare.reports.len()));
    let first = compare
        .first()
        .map(|first| &compare.reports[first].article.outlet);
    match first.filter(|outlet| !outlet.is_empty()) {
        Some(outlet) => format!("{reports}, {outlet} first"),
        None => reports,
    }
}

/// Both outlets with as much of their dates as there is room for.
fn names(compare: &Compare, clock: &Clock, room: usize, counts: usize) -> Vec<(String, Role)> {
    let pair = [(compare.left, Side::Left), (compare.right, Side::Right)];
    let said = |detail: usize| {
        pair.map(|(index, side)| {
            let role = if compare.side == side {
                Role::Title
            } else {
                Role::Muted
            };
            (name(compare, index, clock, detail), role)
        })
    };
    let columns = |names: &[(String, Role)]| -> usize {
        3 + names.iter().map(|(name, _)| cells::columns(name)).sum::<usize>()
    };
    let fits = |detail: usize, within: usize| Some(said(detail)).filter(|names| columns(names) <= within);
    // The hour stands there if all the rest has room, too.
    let found = fits(0, room.saturating_sub(counts))
        .or_else(|| fits(1, room))
        .or_else(|| fits(2, room));
    if let Some(names) = found {
        return names.into();
    }
    let each = room.saturating_sub(3) / 2;
    said(2).map(|(name, role)| (cells::fit(&name, each), role)).into()
}

fn name(compare: &Compare, index: usize, clock: &Clock, detail: usize) -> String {
    let Some(report) = compare.reports.get(index) else {
        return String::new();
    };
    let outlet = &report.article.outlet;
    let date = published(report).map(|moment| match detail {
        0 => clock.short(moment),
        _ => clock.day(moment),
    });
    let first = if compare.first() == Some(index) {
        ", first"
    } else {
        ""
    };
    match date.filter(|_| detail < 2) {
        Some(date) if outlet.is_empty() => format!("{date}{first}"),
        Some(date) => format!("{outlet}, {date}{first}"),
        None => outlet.to_string(),
    }
}

/// `1 differs · 2 close · 2 quotes`: what both reports have.
fn counts(compare: &Compare) -> Vec<String> {
    if compare.is_table {
        return Vec::new();
    }
    let number = |relation: Relation, kind: Option<FactKind>| {
        compare
            .facts()
            .filter(|fact| fact.relation == relation && kind.is_none_or(|kind| fact.kind == kind))
            .count()
    };
    let one = |count: usize, one: &str, more: &str| {
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { more }))
    };
    let same = |kind: FactKind| number(Relation::Same, Some(kind));
    [
        one(number(Relation::Differs, None), "differs", "differ"),
        one(number(Relation::Close, None), "close", "close"),
        one(same(FactKind::Quote), "quote", "quotes"),
        one(same(FactKind::Figure), "figure", "figures"),
        one(same(FactKind::Date), "date", "dates"),
    ]
    .into_iter()
    .flatten()
    .collect()
}
