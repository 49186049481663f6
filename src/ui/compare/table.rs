//! The figures, dates and quotations that reports share: a row a fact, a column an outlet.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::compare::{Compare, published};
use crate::app::settings::Bidi;
use crate::app::viewport::Viewport;
use crate::domain::comparison::{Comparison, Excerpt, Mark, TableRow};
use crate::domain::document::Inlines;
use crate::ui::age::Clock;
use crate::ui::paint::Painter;
use crate::ui::theme::Role;

use super::columns::draw_line;
use super::sentence::{self, Manner};
use super::{draw_bar, role};

/// Columns before the first words: bar, mark, space.
const BEFORE: u16 = 3;
/// From this width on the line in which it was first said stands before the cells.
const LABELLED_COLUMNS: u16 = 80;
const NARROWEST_CELL: u16 = 14;
const WIDEST_CELL: u16 = 32;
/// Lines above the rows: outlets, their times, a blank one.
const HEAD_ROWS: u16 = 3;
/// Characters of a line before what is quoted of it.
const LEAD: usize = 12;

struct Places {
    label: u16,
    cell: u16,
    /// The first column shown, and how many are.
    first: usize,
    shown: usize,
}

impl Places {
    fn new(compare: &Compare, width: u16) -> Self {
        let label = if width >= LABELLED_COLUMNS {
            width * 3 / 10
        } else {
            0
        };
        let gap = if label > 0 { 2 } else { 0 };
        let room = width.saturating_sub(BEFORE + label + gap + 1);
        let count = u16::try_from(compare.reports.len()).unwrap_or(u16::MAX).max(1);
        let cell = (room / count)
            .saturating_sub(2)
            .clamp(NARROWEST_CELL, WIDEST_CELL);
        let shown = usize::from((room + 2) / (cell + 2))
            .max(1)
            .min(usize::from(count));
        Self {
            label,
            cell,
            first: (compare.table_column + 1).saturating_sub(shown),
            shown,
        }
    }

    /// Where the cells of the reports that are shown stand.
    fn columns(&self, x: u16) -> impl Iterator<Item = (usize, u16)> {
        let start = x + BEFORE + self.label + if self.label > 0 { 2 } else { 0 };
        let (first, cell) = (self.first, self.cell);
        (0..self.shown).map(move |number| {
            let before = u16::try_from(number).unwrap_or(0) * (cell + 2);
            (first + number, start + before)
        })
    }
}

pub fn draw(
    app: &App,
    compare: &Compare,
    comparison: &Comparison,
    clock: &Clock,
    painter: &mut Painter<'_>,
    area: Rect,
    viewport: &mut Viewport,
) {
    let places = Places::new(compare, area.width);
    draw_heads(compare, clock, painter, area, &places);
    let below = draw_sentence(app, compare, comparison, painter, area);
    let rows = area.height.saturating_sub(HEAD_ROWS + below);
    let selected = compare.table_row;
    let rows_shown = usize::from(rows).max(1);
    let top = compare
        .top
        .clamp((selected + 1).saturating_sub(rows_shown), selected);
    for row in 0..rows {
        let index = top + usize::from(row);
        let Some(fact) = compare.table.get(index) else {
            break;
        };
        let y = area.y + HEAD_ROWS + row;
        if index == selected {
            draw_bar(painter, area.x, y);
        }
        draw_row(
            compare,
            comparison,
            fact,
            index == selected,
            painter,
            (area.x, y),
            &places,
        );
    }
    viewport.compare.rows = rows_shown;
    viewport.compare.top = top;
}

fn draw_heads(compare: &Compare, clock: &Clock, painter: &mut Painter<'_>, area: Rect, places: &Places) {
    let muted = painter.style(Role::Muted);
    if places.label > 0 {
        painter.put(
            area.x + BEFORE,
            area.y,
            "where it was first said",
            muted,
            places.label,
        );
    }
    let count = compare.reports.len();
    if places.shown < count {
        // Beside the outlets' times where lines are labelled, else on the line that is blank.
        let y = area.y + if places.label > 0 { 1 } else { 2 };
        let (first, last) = (places.first + 1, places.first + places.shown);
        let before = if first > 1 { "‹ " } else { "" };
        let after = if last < count { " ›" } else { "" };
        let text = format!("{before}outlets {first}–{last} of {count}{after}");
        painter.put(area.x + BEFORE, y, &text, muted, area.width - BEFORE);
    }
    for (index, x) in places.columns(area.x) {
        let Some(report) = compare.reports.get(index) else {
            break;
        };
        let is_focused = index == compare.table_column;
        let style = painter.style(if is_focused { Role::Title } else { Role::Text });
        painter.line(x, area.y, &report.article.outlet, style, places.cell);
        if let Some(moment) = published(report) {
            painter.line(x, area.y + 1, &clock.short(moment), muted, places.cell);
        }
    }
}

fn draw_row(
    compare: &Compare,
    comparison: &Comparison,
    fact: &TableRow,
    is_selected: bool,
    painter: &mut Painter<'_>,
    (x, y): (u16, u16),
    places: &Places,
) {
    let mark = Mark::from(fact.relation);
    painter.put(x + 1, y, mark.sign(), painter.style(role(mark)), 1);
    if let Some(first) = fact.cells.iter().flatten().next().filter(|_| places.label > 0) {
        let text = around(comparison, first);
        painter.line(x + BEFORE, y, &text, painter.style(Role::Muted), places.label);
    }
    for (index, x) in places.columns(x) {
        let is_own = is_selected && index == compare.table_column;
        let style = painter.style(if is_own { Role::Selected } else { Role::Text });
        match fact.cells.get(index).and_then(Option::as_ref) {
            Some(excerpt) => {
                painter.line(x, y, comparison.words(excerpt), style, places.cell);
            }
            None if is_own => {
                painter.put(x, y, " ", style, 1);
            }
            None => {}
        }
    }
}

/// The line from shortly before the excerpt on.
fn around(comparison: &Comparison, excerpt: &Excerpt) -> String {
    let Some(sentence) = comparison.sentence(excerpt.place) else {
        return String::new();
    };
    let text = sentence.text.as_str();
    let from = excerpt.range.start.saturating_sub(LEAD);
    if from == 0 {
        return text.to_owned();
    }
    let rest: String = text.chars().skip(from).collect();
    // Begins with a whole word, if one begins before the excerpt.
    let space = rest
        .char_indices()
        .take(LEAD)
        .find(|(_, character)| *character == ' ');
    let start = space.map_or(0, |(byte, _)| byte + 1);
    format!("…{}", &rest[start..])
}

/// The whole sentence of the selected cell at the bottom; how many lines it took.
fn draw_sentence(
    app: &App,
    compare: &Compare,
    comparison: &Comparison,
    painter: &mut Painter<'_>,
    area: Rect,
) -> u16 {
    let Some(excerpt) = compare.selected_cell() else {
        return 0;
    };
    let Some(sentence) = comparison.sentence(excerpt.place) else {
        return 0;
    };
    let manner = Manner {
        columns: usize::from(area.width.saturating_sub(BEFORE + 1).max(1)),
        reorder: app.settings.bidi == Bidi::Newsview,
    };
    let language = compare
        .reports
        .get(excerpt.place.report)
        .and_then(|report| report.article.language.as_deref());
    let text = Inlines::plain(&sentence.text);
    let lines = sentence::lines(&text, Role::Text, language, manner);
    let most = area.height.saturating_sub(HEAD_ROWS) / 2;
    let taken = u16::try_from(lines.len() + 1).unwrap_or(u16::MAX);
    if taken > most {
        return 0;
    }
    let y = area.bottom() - taken + 1;
    for (row, line) in lines.iter().enumerate() {
        let at = Rect {
            x: area.x + BEFORE,
            y: y + u16::try_from(row).unwrap_or(0),
            width: area.width - BEFORE - 1,
            height: 1,
        };
        draw_line(painter, Some(line), at);
    }
    taken
}
