//! Proves what is kept, says in words what is wrong with it, and mends what can be mended.

mod files;
mod library;
mod mend;

use std::path::Path;

pub use self::mend::{reindex, repair};

/// What was found of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub what: &'static str,
    pub state: State,
    /// In words.
    pub found: String,
    /// What to do about it.
    pub advice: Option<String>,
}

/// How a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Sound,
    /// Nothing is wrong, but there is something to know.
    Note,
    Wrong,
}

impl State {
    pub fn name(self) -> &'static str {
        match self {
            Self::Sound => "ok",
            Self::Note => "note",
            Self::Wrong => "wrong",
        }
    }
}

impl Finding {
    pub fn sound(what: &'static str, found: impl Into<String>) -> Self {
        Self {
            what,
            state: State::Sound,
            found: found.into(),
            advice: None,
        }
    }

    pub fn note(what: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            state: State::Note,
            advice: Some(advice.into()),
            ..Self::sound(what, found)
        }
    }

    pub fn wrong(what: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            state: State::Wrong,
            advice: Some(advice.into()),
            ..Self::sound(what, found)
        }
    }
}

/// Proves the database, the index, the feeds and the bookmarks of these folders; changes nothing.
pub fn examine(config_folder: &Path, data_folder: &Path) -> Vec<Finding> {
    let mut findings = library::examine(data_folder);
    findings.extend(files::feeds(config_folder));
    findings.extend(files::bookmarks(config_folder, data_folder));
    findings
}

/// `1 article`, `1,204 articles`.
fn count(number: usize, one: &str) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + one.len() + 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out.push(' ');
    out.push_str(one);
    if number != 1 {
        out.push('s');
    }
    out
}
