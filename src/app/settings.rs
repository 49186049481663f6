//! Settings of the screen that a user may change in config.toml.

use serde::Deserialize;

/// How the screen behaves; the defaults stand in assets/config.toml.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Settings {
    /// The name of the theme.
    pub theme: String,
    /// Columns of running text in the reader.
    pub measure: u16,
    /// Whether list rows have two lines.
    pub two_line_rows: bool,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Who orders right-to-left text.
    pub bidi: Bidi,
    /// The browser as a list of arguments; empty means the system's.
    pub browser: Vec<String>,
}

/// Who orders right-to-left text: newsview, or the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bidi {
    Newsview,
    Terminal,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: "ansi".into(),
            measure: 72,
            two_line_rows: true,
            mouse: true,
            bidi: Bidi::Newsview,
            browser: Vec::new(),
        }
    }
}
