//! App → picture; the only user of ratatui's widgets.

pub mod age;
mod beside;
pub mod bidi;
pub mod cells;
mod compare;
mod form;
mod head;
mod header;
mod hints;
mod layout;
mod list;
mod paint;
pub mod print;
mod reader;
mod sheet;
pub mod sources;
mod status;
pub mod theme;
mod typed;
pub mod typeset;
mod wide;

use ratatui::Frame;

use crate::app::App;
use crate::app::viewport::Viewport;

use age::Clock;
use paint::Painter;
pub use reader::Page;
use theme::Theme;

/// What the screen keeps between frames so that it need not be made again.
#[derive(Debug, Default)]
pub struct Canvas {
    pub theme: Theme,
    page: Option<Page>,
    /// Texts beside it, set before they are asked for.
    ready: Vec<Page>,
    compare: compare::Kept,
    halves: wide::Halves,
}

impl Canvas {
    pub fn new(theme: Theme) -> Self {
        Self {
            theme,
            ..Self::default()
        }
    }
}

/// Sets one of the texts that the next key may show, while nothing else is to be done; whether
/// there was one.
pub fn prepare(app: &App, canvas: &mut Canvas) -> bool {
    reader::prepare(app, canvas.page.as_ref(), &mut canvas.ready)
}

/// Draws the reader, or the reports that are compared in its place.
fn draw_text(
    app: &App,
    pages: (&mut Option<Page>, &mut Vec<Page>),
    kept: &mut compare::Kept,
    clock: &Clock,
    painter: &mut Painter<'_>,
    areas: &layout::Areas,
    viewport: &mut Viewport,
) {
    let compare = app.compare.as_ref().filter(|compare| compare.is_shown());
    match (areas.reader, compare) {
        (Some(area), Some(compare)) => {
            viewport.place = app.viewport.place;
            compare::draw(app, compare, kept, clock, painter, area, viewport);
        }
        (Some(area), None) => {
            reader::draw(app, pages, clock, painter, area, viewport);
            if app.compare.is_some() {
                viewport.compare = app.viewport.compare.clone();
            }
        }
        (None, _) => viewport.place = app.viewport.place,
    }
}

/// Draws everything, and says what fitted.
pub fn draw(app: &App, canvas: &mut Canvas, clock: &Clock, frame: &mut Frame<'_>) -> Viewport {
    let screen = frame.area();
    let theme = canvas.theme.clone();
    let mut painter = Painter::new(frame.buffer_mut(), &theme, app.settings.bidi);
    let Some(areas) = layout::areas(app, screen) else {
        layout::too_small(&mut painter, screen);
        return Viewport {
            now: clock.now,
            screen: paint::area(screen),
            place: app.viewport.place,
            ..Viewport::default()
        };
    };
    let mut viewport = Viewport {
        now: clock.now,
        screen: paint::area(screen),
        is_narrow: areas.is_narrow,
        rule: areas.rule.map(paint::area).unwrap_or_default(),
        sources_rule: areas.sources_rule.map(paint::area).unwrap_or_default(),
        has_room_for_sources: areas.has_room_for_sources,
        ..Viewport::default()
    };
    match app.compare.as_ref().filter(|compare| compare.is_shown()) {
        Some(compare) => compare::draw_header(compare, clock, &mut painter, areas.header),
        None => header::draw(app, &mut painter, areas.header),
    }
    sources::draw(app, clock, &mut painter, areas.sources, &mut viewport);
    if let Some(area) = areas.list {
        list::draw(app, clock, &mut painter, area, &mut viewport);
    } else {
        // Paging goes on as if the list were where the reader is.
        viewport.list_top = app.list.top;
        viewport.list_rows = app.viewport.list_rows;
    }
    let pages = (&mut canvas.page, &mut canvas.ready);
    draw_text(
        app,
        pages,
        &mut canvas.compare,
        clock,
        &mut painter,
        &areas,
        &mut viewport,
    );
    layout::draw_rule(&mut painter, &areas);
    let cursor = status::draw(app, &mut painter, &areas, &viewport);
    sources::draw_status(app, clock, &mut painter, &areas);
    let cursor = match (&app.sheet, &app.form) {
        (Some(sheet), _) => Some(sheet::draw(app, sheet, &mut painter, screen, &mut viewport)),
        (None, Some(form)) => form::draw(app, form, clock, &mut painter, screen, &mut viewport),
        (None, None) => cursor,
    };
    // Above the sheet, that its keys can be read.
    hints::draw(app, &mut painter, areas.hints);
    if let Some(position) = cursor {
        frame.set_cursor_position(position);
    }
    canvas.halves.renew(frame.buffer_mut());
    viewport
}
