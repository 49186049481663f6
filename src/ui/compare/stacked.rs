//! Two reports one above the other, what differs first: for narrow screens.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::compare::{Compare, Side, Spans, published};
use crate::app::viewport::Viewport;
use crate::ui::age::Clock;
use crate::ui::cells;
use crate::ui::paint::Painter;
use crate::ui::theme::Role;

use super::columns::draw_line;
use super::set::{Set, Shape};
use super::{AIRY_ROWS, Kept, draw_bar, role};

/// Columns before the outlet: bar, mark, space.
const BEFORE: u16 = 3;
/// The most columns of an outlet, and its share of the width.
const LONGEST_LABEL: u16 = 16;
const LABEL_SHARE: u16 = 5;

pub fn draw(
    app: &App,
    compare: &Compare,
    kept: &mut Kept,
    clock: &Clock,
    painter: &mut Painter<'_>,
    area: Rect,
    viewport: &mut Viewport,
) {
    let labels = labels(compare, clock);
    let wanted = labels
        .iter()
        .map(|label| cells::columns(label))
        .max()
        .unwrap_or(0);
    let label = u16::try_from(wanted)
        .unwrap_or(u16::MAX)
        .min(area.width / LABEL_SHARE)
        .min(LONGEST_LABEL);
    let before = BEFORE + label + if label > 0 { 2 } else { 0 };
    let columns = area.width.saturating_sub(before + 1).max(1);
    let shape = Shape {
        is_stacked: true,
        columns,
        gap: usize::from(area.height >= AIRY_ROWS),
    };
    let Some(set) = Set::of(kept, app, compare, clock, shape) else {
        return;
    };
    let spans = set.spans(compare, area);
    let places = Places {
        label,
        text: area.x + before,
        columns,
    };
    draw_body(compare, set, &spans, painter, (&labels, places));
    viewport.compare = spans;
}

/// Where outlets and sentences stand.
#[derive(Clone, Copy, Debug)]
struct Places {
    /// The columns of the outlets.
    label: u16,
    text: u16,
    columns: u16,
}

fn draw_body(
    compare: &Compare,
    set: &Set,
    spans: &Spans,
    painter: &mut Painter<'_>,
    (labels, places): (&[String; 2], Places),
) {
    let x = spans.body.column;
    for shown in set.shown(compare, spans) {
        let (y, lines) = (shown.y, shown.lines);
        if shown.offset == 0 {
            let mark = shown.item.mark;
            painter.put(x + 1, y, mark.sign(), painter.style(role(mark)), 1);
        }
        let is_right = shown.offset >= lines.left.len();
        let (side, own) = if is_right {
            (&lines.right, shown.offset - lines.left.len())
        } else {
            (&lines.left, shown.offset)
        };
        if own == 0 && !side.is_empty() {
            let is_focused = (compare.side == Side::Right) == is_right;
            let style = painter.style(if is_focused { Role::Text } else { Role::Muted });
            let label = &labels[usize::from(is_right)];
            painter.line(x + BEFORE, y, label, style, places.label);
        }
        let at = Rect {
            x: places.text,
            y,
            width: places.columns,
            height: 1,
        };
        draw_line(painter, side.get(own), at);
        if shown.has_cursor && shown.wants_right(compare) == is_right {
            draw_bar(painter, x, y);
        }
    }
}

/// The outlets; of two reports of one outlet, their times.
fn labels(compare: &Compare, clock: &Clock) -> [String; 2] {
    let pair = [compare.left, compare.right].map(|report| compare.reports.get(report));
    let outlets =
        pair.map(|report| report.map_or_else(String::new, |report| report.article.outlet.to_string()));
    if outlets[0] != outlets[1] {
        return outlets;
    }
    let times = pair.map(|report| report.and_then(published).map(|moment| clock.short(moment)));
    match times {
        [Some(left), Some(right)] if left != right => [left, right],
        _ => ["first".to_owned(), "second".to_owned()],
    }
}
