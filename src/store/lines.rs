//! Places in a text, as they are named in sentences.

use std::ops::Range;

use toml_edit::TomlError;

use crate::domain::text::Text;

/// Where the lines of a text begin.
#[derive(Debug)]
pub struct Lines {
    text: String,
    starts: Vec<usize>,
}

impl Lines {
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            text: text.to_owned(),
            starts,
        }
    }

    /// The number of the line, counted from 1.
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// `line 3`
    pub fn place(&self, span: Option<Range<usize>>) -> String {
        let at = span.map_or(0, |span| span.start);
        format!("line {}", self.line(at))
    }

    /// `line 3, column 5: why`
    pub fn describe(&self, error: &TomlError) -> String {
        let at = error.span().map_or(0, |span| span.start).min(self.text.len());
        let line = self.line(at);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = self.text.get(start..at).unwrap_or_default();
        let column = before.chars().count() + 1;
        let message = Text::line(error.message());
        format!("line {line}, column {column}: {message}")
    }
}
