//! Reads the user's TOML over the defaults and hands each layer its own settings.

pub mod keymap;
pub mod paths;
pub mod problem;
pub mod settings;
pub mod theme;

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::app::keymap::Keymap;
use crate::app::settings::Settings;
use crate::ui::theme::Theme;

use paths::Paths;
use problem::Problem;

/// The commented defaults, which are also the example for users.
pub const DEFAULT_SETTINGS: &str = include_str!("../../assets/config.toml");
/// The default keys.
pub const DEFAULT_KEYMAP: &str = include_str!("../../assets/keymap.toml");

/// Everything a user can set.
#[derive(Debug)]
pub struct Config {
    pub settings: Settings,
    pub keymap: Keymap,
    pub theme: Theme,
    /// Every mistake in the user's files.
    pub problems: Vec<Problem>,
}

/// What is in force: the defaults, and over them what the user's files say where it makes sense.
pub fn load(paths: &Paths) -> Config {
    let mut problems = Vec::new();
    let mut settings = Settings::default();
    let text = read(&paths.settings(), &mut problems).unwrap_or_default();
    settings::overlay(&mut settings, &text, "config.toml", &mut problems);
    let theme = theme::load(paths, &settings.theme, &text, &mut problems);
    let mut keymap = default_keymap();
    if let Some(text) = read(&paths.keymap(), &mut problems) {
        keymap::overlay(&mut keymap, &text, "keymap.toml", &mut problems);
    }
    in_order_of_lines(&mut problems);
    Config {
        settings,
        keymap,
        theme,
        problems,
    }
}

/// The keys of a newsview that nobody has changed.
pub fn default_keymap() -> Keymap {
    let mut keymap = Keymap::default();
    // What newsview brings has no mistakes; a test holds it.
    keymap::overlay(&mut keymap, DEFAULT_KEYMAP, "keymap.toml", &mut Vec::new());
    keymap
}

/// Tables give their entries in no order; a file's mistakes are told from its top to its end.
fn in_order_of_lines(problems: &mut [Problem]) {
    for of_file in problems.chunk_by_mut(|one, other| one.file == other.file) {
        of_file.sort_by_key(|problem| problem.line);
    }
}

/// The text of a file; a missing one is no problem.
fn read(path: &Path, problems: &mut Vec<Problem>) -> Option<String> {
    let why = match fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => return Some(text),
        Ok(Err(_)) => "it is not UTF-8 text".to_owned(),
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        Err(error) => reason(&error),
    };
    problems.push(Problem::of_file(path, &why));
    None
}

/// An operating system's error without its number.
pub fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let short = text.split(" (os error").next().unwrap_or(&text);
    short.to_lowercase()
}
