//! Reports side by side, one above the other, or as a table; their own words and nothing else.

mod columns;
mod facts;
mod head;
mod legend;
mod sentence;
mod set;
mod stacked;
mod table;

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::compare::{Compare, Spans};
use crate::app::viewport::Viewport;
use crate::domain::comparison::Mark;

use super::age::Clock;
use super::paint::{self, Painter};
use super::theme::Role;

pub use head::draw as draw_header;
pub use legend::draw as draw_legend;
pub use set::Set;

/// From this width on two reports stand side by side.
const BESIDE_COLUMNS: u16 = 120;
/// From this width on the facts stand beside them.
const FACTS_COLUMNS: u16 = 200;
/// How wide the facts are, and the gap before them.
const FACTS_WIDTH: u16 = 46;
const FACTS_GAP: u16 = 3;
/// From this height on a blank line parts what is compared.
const AIRY_ROWS: u16 = 18;

/// What stays of the pane between frames.
#[derive(Debug, Default)]
pub struct Kept(Option<Set>);

/// Draws the pane.
pub fn draw(
    app: &App,
    compare: &Compare,
    kept: &mut Kept,
    clock: &Clock,
    painter: &mut Painter<'_>,
    area: Rect,
    viewport: &mut Viewport,
) {
    let is_stacked = area.width < BESIDE_COLUMNS;
    viewport.compare = Spans {
        is_stacked,
        top: compare.top,
        rows: usize::from(area.height),
        body: paint::area(area),
        ..Spans::default()
    };
    let Some(comparison) = &compare.comparison else {
        let style = painter.style(Role::Muted);
        let room = area.width.saturating_sub(2);
        painter.put(area.x + 2, area.y, "comparing …", style, room);
        return;
    };
    if compare.is_table {
        table::draw(app, compare, comparison, clock, painter, area, viewport);
    } else if is_stacked {
        stacked::draw(app, compare, kept, clock, painter, area, viewport);
    } else {
        columns::draw(app, compare, comparison, kept, clock, painter, area, viewport);
    }
}

fn role(mark: Mark) -> Role {
    match mark {
        Mark::Same => Role::Same,
        Mark::Beside | Mark::Aside => Role::Border,
        Mark::Close => Role::Close,
        Mark::Differs => Role::Differs,
        Mark::Left | Mark::Right => Role::Accent,
        Mark::Elsewhere => Role::Muted,
    }
}

/// The bar at what has the cursor.
fn draw_bar(painter: &mut Painter<'_>, x: u16, y: u16) {
    painter.put(x, y, "┃", painter.style(Role::Accent), 1);
}
