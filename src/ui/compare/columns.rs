//! Two reports side by side, the mark between them.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::compare::{Compare, Side, Spans};
use crate::app::viewport::Viewport;
use crate::domain::comparison::Comparison;
use crate::ui::age::Clock;
use crate::ui::paint::Painter;
use crate::ui::theme::Role;
use crate::ui::typeset::SetLine;

use super::set::{Set, Shape};
use super::{AIRY_ROWS, FACTS_COLUMNS, FACTS_GAP, FACTS_WIDTH, Kept};
use super::{draw_bar, facts, head, role};

/// Columns beside the sentences: bar and space, space, mark, bar and space, space.
const BETWEEN: u16 = 7;
/// Lines above the sentences: who reports, and a blank one.
const HEAD_ROWS: u16 = 2;

/// Where the columns stand.
#[derive(Clone, Copy, Debug)]
struct Places {
    left: u16,
    mark: u16,
    right: u16,
    columns: u16,
}

#[allow(
    clippy::too_many_arguments,
    reason = "a frame is drawn with all that it needs"
)]
pub fn draw(
    app: &App,
    compare: &Compare,
    comparison: &Comparison,
    kept: &mut Kept,
    clock: &Clock,
    painter: &mut Painter<'_>,
    area: Rect,
    viewport: &mut Viewport,
) {
    let has_facts = area.width >= FACTS_COLUMNS;
    let inner = area.width - if has_facts { FACTS_WIDTH + FACTS_GAP } else { 0 };
    let columns = (inner - BETWEEN) / 2;
    let places = Places {
        left: area.x + 2,
        mark: area.x + columns + 3,
        right: area.x + columns + 5,
        columns,
    };
    draw_heads(compare, clock, painter, area.y, places);
    let body = Rect {
        y: area.y + HEAD_ROWS,
        height: area.height.saturating_sub(HEAD_ROWS),
        width: inner,
        ..area
    };
    let shape = Shape {
        is_stacked: false,
        columns,
        gap: usize::from(area.height >= AIRY_ROWS),
    };
    let Some(set) = Set::of(kept, app, compare, clock, shape) else {
        return;
    };
    let spans = Spans {
        right: places.mark,
        facts: has_facts.then_some(area.right() - FACTS_WIDTH - FACTS_GAP),
        ..set.spans(compare, body)
    };
    draw_body(compare, set, &spans, painter, places);
    if has_facts {
        let beside = Rect {
            x: area.right() - FACTS_WIDTH,
            width: FACTS_WIDTH,
            ..area
        };
        facts::draw(app, compare, comparison, clock, painter, beside);
    }
    viewport.compare = spans;
}

fn draw_heads(compare: &Compare, clock: &Clock, painter: &mut Painter<'_>, y: u16, places: Places) {
    let sides = [
        (places.left, compare.left, Side::Left),
        (places.right + 1, compare.right, Side::Right),
    ];
    for (x, report, side) in sides {
        let style = painter.style(if compare.side == side {
            Role::Title
        } else {
            Role::Muted
        });
        let text = head::of_report(compare, report, clock);
        painter.line(x, y, &text, style, places.columns);
    }
    painter.put(places.mark, y, "│", painter.style(Role::Border), 1);
    painter.put(places.mark, y + 1, "│", painter.style(Role::Border), 1);
}

fn draw_body(compare: &Compare, set: &Set, spans: &Spans, painter: &mut Painter<'_>, places: Places) {
    for shown in set.shown(compare, spans) {
        let (y, lines) = (shown.y, shown.lines);
        let (mark, role) = if shown.offset == 0 {
            (shown.item.mark.sign(), role(shown.item.mark))
        } else {
            ("│", Role::Border)
        };
        painter.put(places.mark, y, mark, painter.style(role), 1);
        let at = |x: u16| Rect {
            x,
            y,
            width: places.columns,
            height: 1,
        };
        draw_line(painter, lines.left.get(shown.offset), at(places.left));
        draw_line(painter, lines.right.get(shown.offset), at(places.right + 1));
        if shown.has_cursor {
            let x = if shown.wants_right(compare) {
                places.mark + 1
            } else {
                spans.body.column
            };
            draw_bar(painter, x, y);
        }
    }
}

/// A line of a sentence.
pub(super) fn draw_line(painter: &mut Painter<'_>, line: Option<&SetLine>, area: Rect) {
    if let Some(line) = line {
        let indent = line.indent(usize::from(area.width));
        crate::ui::reader::draw_pieces(&line.pieces, indent, painter, area, &mut Vec::new());
    }
}
