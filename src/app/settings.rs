//! Settings of the screen that a user may change in config.toml.

use std::collections::BTreeMap;

use serde::Deserialize;

/// How the screen behaves; the defaults stand in assets/config.toml.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one setting that is on or off"
)]
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
    /// Browsers that take the terminal while they run, by the names of their programs.
    pub terminal_browsers: Vec<String>,
    /// Commands that open what comes with an article, by media kind: `audio/*`, `application/pdf`.
    pub open: BTreeMap<String, Vec<String>>,
    /// What `|` offers as a command, as a list of arguments.
    pub pipe: Vec<String>,
    /// Where articles and what comes with them are saved; empty means the system's folder for
    /// downloads.
    pub save_folder: String,
    /// Ask feeds for new articles when newsview starts.
    pub refresh_on_start: bool,
    /// Minutes between two refreshes by the timer; 0 is never.
    pub refresh_minutes: u32,
    /// Days that read articles are kept; 0 is for good.
    pub keep_days: u32,
    /// How many articles of a feed are kept at least, the newest ones; 0 is all.
    pub keep_articles: u32,
    /// Whether unread articles stay, however old.
    pub keep_unread: bool,
}

impl Settings {
    /// The command that opens a file of this media kind: that of the kind itself, else of its
    /// family, else of all.
    pub fn opener(&self, kind: Option<&str>) -> Option<&[String]> {
        let kind = kind.unwrap_or_default();
        let kind = kind
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        let family = kind.split_once('/').map(|(family, _)| format!("{family}/*"));
        let names = [Some(kind), family, Some("*/*".to_owned()), Some("*".to_owned())];
        let mut found = names.iter().flatten().filter_map(|name| self.open.get(name));
        found.find(|command| !command.is_empty()).map(Vec::as_slice)
    }

    /// Whether a command takes the terminal while it runs.
    pub fn takes_terminal(&self, command: &[String]) -> bool {
        let program = command.first().map_or("", String::as_str);
        let name = program.rsplit('/').next().unwrap_or_default();
        self.terminal_browsers.iter().any(|known| known == name)
    }
}

/// Browsers that are known to run in the terminal.
const TERMINAL_BROWSERS: [&str; 8] = [
    "w3m", "lynx", "links", "links2", "elinks", "cha", "browsh", "carbonyl",
];

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
            terminal_browsers: TERMINAL_BROWSERS.map(str::to_owned).into(),
            open: BTreeMap::new(),
            pipe: Vec::new(),
            save_folder: String::new(),
            refresh_on_start: true,
            refresh_minutes: 0,
            keep_days: 0,
            keep_articles: 0,
            keep_unread: true,
        }
    }
}
