//! The facts that both reports have, beside them.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::compare::{Compare, Side, published};
use crate::app::settings::Bidi;
use crate::domain::comparison::{Comparison, Fact, Mark};
use crate::domain::document::Inlines;
use crate::ui::age::Clock;
use crate::ui::paint::Painter;
use crate::ui::theme::Role;
use crate::ui::typeset::SetLine;

use super::columns::draw_line;
use super::sentence::{self, Manner};
use super::{draw_bar, role};

/// Columns before the words: bar, mark, space.
const BEFORE: u16 = 3;
const HEAD_ROWS: u16 = 2;

/// Draws the facts, so that the selected one is to be seen.
pub fn draw(
    app: &App,
    compare: &Compare,
    comparison: &Comparison,
    clock: &Clock,
    painter: &mut Painter<'_>,
    area: Rect,
) {
    let is_focused = compare.side == Side::Facts;
    let style = painter.style(if is_focused { Role::Title } else { Role::Muted });
    painter.put(
        area.x + BEFORE,
        area.y,
        "figures, dates, quotations",
        style,
        area.width,
    );
    for row in 0..area.height {
        painter.put(area.x - 2, area.y + row, "│", painter.style(Role::Border), 1);
    }
    let manner = Manner {
        columns: usize::from(area.width - BEFORE - 1),
        reorder: app.settings.bidi == Bidi::Newsview,
    };
    let mut lines: Vec<(usize, Mark, bool, SetLine)> = Vec::new();
    for (index, fact) in compare.facts().enumerate() {
        let mark = Mark::from(fact.relation);
        for (number, line) in set(compare, comparison, fact, clock, manner)
            .into_iter()
            .enumerate()
        {
            lines.push((index, mark, number == 0, line));
        }
    }
    if lines.is_empty() {
        let style = painter.style(Role::Muted);
        painter.put(
            area.x + BEFORE,
            area.y + HEAD_ROWS,
            "none that both have",
            style,
            area.width,
        );
    }
    let rows = usize::from(area.height.saturating_sub(HEAD_ROWS));
    let selected = compare.selected_fact();
    let end = lines.iter().rposition(|(index, ..)| Some(*index) == selected);
    let top = end.map_or(0, |end| (end + 1).saturating_sub(rows));
    for (row, (index, mark, is_first, line)) in lines.iter().skip(top).take(rows).enumerate() {
        let y = area.y + HEAD_ROWS + u16::try_from(row).unwrap_or(u16::MAX);
        if *is_first {
            painter.put(area.x + 1, y, mark.sign(), painter.style(role(*mark)), 1);
        }
        let at = Rect {
            x: area.x + BEFORE,
            y,
            width: area.width - BEFORE - 1,
            height: 1,
        };
        draw_line(painter, Some(line), at);
        if Some(*index) == selected {
            draw_bar(painter, area.x, y);
        }
    }
}

/// `more than 10,000 · around 11,000`, the left report's words first; once where they are the same.
fn set(
    compare: &Compare,
    comparison: &Comparison,
    fact: &Fact,
    clock: &Clock,
    manner: Manner,
) -> Vec<SetLine> {
    let is_left = fact.a.place.report == compare.left;
    let (left, right) = if is_left {
        (&fact.a, &fact.b)
    } else {
        (&fact.b, &fact.a)
    };
    let mark = Mark::from(fact.relation);
    let (one, other) = (comparison.words(left), comparison.words(right));
    let words = if one == other {
        one.to_owned()
    } else {
        format!("{one} · {other}")
    };
    let text_role = if mark == Mark::Same {
        Role::Text
    } else {
        role(mark)
    };
    let mut lines = sentence::lines(&Inlines::plain(&words), text_role, None, manner);
    if mark == Mark::Differs {
        let times: Vec<String> = [left, right]
            .iter()
            .filter_map(|excerpt| compare.reports.get(excerpt.place.report).and_then(published))
            .map(|moment| clock.short(moment))
            .collect();
        let times = Inlines::plain(&times.join(" · "));
        lines.extend(sentence::lines(&times, Role::Muted, None, manner));
    }
    lines
}
