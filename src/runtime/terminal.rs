//! The terminal: entered, left and suspended; always put back as it was found.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::app::settings::Bidi;

/// What newsview draws on.
pub type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Whether the terminal is ours now; read by the panic hook and by signals.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Alternate screen, hidden cursor, bracketed paste, focus reports.
const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1004h\x1b[2J";
const LEAVE: &str = "\x1b[?1004l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";
/// Buttons, drags and SGR coordinates; not every motion, which nobody needs.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Whether the terminal reorders right-to-left text: not while newsview does (ECMA-48 BDSM).
const BIDI_OURS: &str = "\x1b[8l";
const BIDI_TERMINAL: &str = "\x1b[8h";

/// Why a full screen cannot be shown here, if so.
pub fn fault() -> Option<String> {
    if !io::stdout().is_terminal() {
        return Some("newsview needs a terminal to draw on; `newsview list` prints articles anywhere".into());
    }
    let kind = std::env::var("TERM").unwrap_or_default();
    if kind.is_empty() || kind == "dumb" || kind == "unknown" {
        let kind = if kind.is_empty() {
            "not set".to_owned()
        } else {
            format!("\"{kind}\"")
        };
        return Some(format!(
            "this terminal cannot show a full screen (TERM is {kind}); `newsview list` prints articles"
        ));
    }
    None
}

/// Takes the terminal.
pub fn enter(bidi: Bidi, is_mouse_on: bool) -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    write(ENTER)?;
    if bidi == Bidi::Newsview {
        write(BIDI_OURS)?;
    }
    set_mouse(is_mouse_on)
}

/// Takes the terminal after others had it.
pub fn enter_again(bidi: Bidi, is_mouse_on: bool) -> io::Result<()> {
    // What crossterm takes for raw already it would not make raw again.
    let _ = disable_raw_mode();
    enter(bidi, is_mouse_on)
}

/// Mouse reports on or off.
pub fn set_mouse(is_on: bool) -> io::Result<()> {
    write(if is_on { MOUSE_ON } else { MOUSE_OFF })
}

/// Gives the terminal back, once; safe to call at any time, from any thread.
pub fn leave() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        // A terminal that is gone cannot be mended: nothing to do with these errors.
        let _ = write(MOUSE_OFF);
        let _ = write(BIDI_TERMINAL);
        let _ = write(LEAVE);
        let _ = disable_raw_mode();
    }
}

/// A screen on standard output.
pub fn screen() -> io::Result<Screen> {
    Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(
        64 * 1024,
        io::stdout(),
    )))
}

/// Makes the next frame draw every cell. (`Terminal::clear` would ask the terminal where its cursor
/// is, and the answer is read by another thread as keys.)
pub fn forget(screen: &mut Screen) -> io::Result<()> {
    let size = screen.size()?;
    screen.resize(size.into())
}

/// How wide the terminal is.
pub fn columns() -> Option<u16> {
    size().map(|(columns, _)| columns)
}

/// How many columns and rows the terminal has.
pub fn size() -> Option<(u16, u16)> {
    let size = crossterm::terminal::size().ok();
    size.filter(|(columns, rows)| *columns > 0 && *rows > 0)
}

/// The only place that writes escape sequences of our own.
pub fn write(sequence: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(sequence.as_bytes())?;
    out.flush()
}
