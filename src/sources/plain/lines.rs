//! Lines: the text cut at its line ends, each with its indentation and what it looks like.

use crate::domain::sentences::{is_closer, is_stop, is_wide_stop};

use super::words::{columns, is_unspaced_wide, starts_lower};

/// One line, without the white space around it.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    pub text: &'a str,
    /// Columns of white space before the text; an ideographic space counts two.
    pub indent: usize,
    pub columns: usize,
}

impl Line<'_> {
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the line may be followed by the rest of its sentence.
    pub fn is_open(&self) -> bool {
        let bare = self.text.trim_end_matches(is_closer);
        !bare.ends_with(|mark: char| is_stop(mark) || is_wide_stop(mark) || mark == ':')
    }

    /// Whether `next` surely goes on with this line's sentence.
    pub fn runs_into(&self, next: &Line) -> bool {
        self.is_open() && next.indent <= self.indent && starts_lower(next.text)
    }

    /// Whether the first word of `next` would not have fitted on this line.
    pub fn is_full(&self, next: &Line, width: usize) -> bool {
        let word = if next.text.starts_with(is_unspaced_wide) {
            2
        } else {
            1 + columns(next.text.split(' ').next().unwrap_or(next.text))
        };
        self.indent + self.columns + word > width
    }

    /// A line that only parts: `***`, `---`, `* * *`, `⁂`.
    pub fn is_rule(&self) -> bool {
        let mut marks = self.text.chars().filter(|mark| *mark != ' ');
        let Some(first) = marks.next() else {
            return false;
        };
        if first == '⁂' {
            return marks.next().is_none();
        }
        matches!(
            first,
            '*' | '-' | '_' | '=' | '~' | '—' | '–' | '─' | '•' | '#' | '·'
        ) && marks.clone().all(|mark| mark == first)
            && marks.count() >= 2
    }

    /// A line of `====` or `----` under another.
    pub fn is_underline(&self) -> bool {
        self.text.len() >= 3
            && (self.text.bytes().all(|byte| byte == b'=') || self.text.bytes().all(|byte| byte == b'-'))
    }
}

/// Cuts the text into lines.
pub fn split(text: &str) -> Vec<Line<'_>> {
    text.split('\n')
        .map(|raw| {
            let unindented = raw.trim_start();
            let text = unindented.trim_end();
            Line {
                text,
                indent: columns(&raw[..raw.len() - unindented.len()]),
                columns: columns(text),
            }
        })
        .collect()
}
