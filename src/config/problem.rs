//! Problem: one mistake in a user's file, with its line.

use std::fmt;
use std::ops::Range;
use std::path::Path;

use crate::domain::closest::closest;

/// A mistake in a file, said in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    /// Counted from 1; none where the whole file is meant.
    pub line: Option<usize>,
    pub text: String,
}

impl Problem {
    pub fn of_file(path: &Path, why: &str) -> Self {
        let file = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        Self {
            file,
            line: None,
            text: format!("cannot be read: {why}"),
        }
    }

    /// A mistake at a place of a file's text.
    pub fn at(file: &str, text: &str, span: &Range<usize>, what: impl Into<String>) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        Self {
            file: file.to_owned(),
            line: Some(line),
            text: what.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: ", crate::domain::text::Text::line(&self.file))?;
        if let Some(line) = self.line {
            write!(formatter, "line {line}: ")?;
        }
        write!(formatter, "{}", crate::domain::text::Text::line(&self.text))
    }
}

/// `unknown setting "thme"; did you mean "theme"?`
pub fn unknown<'a>(what: &str, wrong: &str, right: impl IntoIterator<Item = &'a str>) -> String {
    match closest(wrong, right) {
        Some(word) => format!("unknown {what} \"{wrong}\"; did you mean \"{word}\"?"),
        None => format!("unknown {what} \"{wrong}\""),
    }
}

/// Notes every syntax error of a TOML text.
pub fn note_syntax(file: &str, text: &str, errors: &[toml::de::Error], problems: &mut Vec<Problem>) {
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        problems.push(Problem::at(file, text, &span, error.message()));
    }
}
