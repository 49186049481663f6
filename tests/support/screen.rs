//! Screens as text: drawn on a test backend, with a hash of the styles.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::tz::TimeZone;
use newsview::app::App;
use newsview::app::viewport::Viewport;
use newsview::config::paths::Paths;
use newsview::config::theme as themes;
use newsview::ui::age::Clock;
use newsview::ui::theme::Theme;
use newsview::ui::{self, Canvas};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// Columns and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(pub u16, pub u16);

pub fn theme(name: &str) -> Theme {
    let nowhere = Paths {
        config: "/nonexistent/config".into(),
        data: "/nonexistent/data".into(),
    };
    let mut problems = Vec::new();
    let theme = themes::load(&nowhere, name, "", &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    theme
}

/// Draws one frame: its cells, and what fitted.
pub fn draw(app: &App, canvas: &mut Canvas, size: Size) -> (Buffer, Viewport) {
    let clock = Clock {
        now: super::world::now(),
        zone: TimeZone::UTC,
    };
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    let mut viewport = None;
    terminal
        .draw(|frame| viewport = Some(ui::draw(app, canvas, &clock, frame)))
        .unwrap();
    (terminal.backend().buffer().clone(), viewport.unwrap())
}

/// The cells as text; a wide character's second cell is left out.
pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    let mut styles = DefaultHasher::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut skip = 0;
        for x in buffer.area.left()..buffer.area.right() {
            let cell = &buffer[(x, y)];
            (cell.fg, cell.bg, cell.modifier).hash(&mut styles);
            if skip == 0 {
                line.push_str(cell.symbol());
                skip = ui::cells::columns(cell.symbol()).max(1);
            }
            skip -= 1;
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    let _ = write!(out, "styles: {:016x}", styles.finish());
    out
}
