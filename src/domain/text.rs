//! Text: a string with no control, bidi or invisible trick left in it.

mod characters;
mod deserialize;
mod letters;
mod plain;

use std::fmt;
use std::mem;
use std::ops::Deref;

use serde::Serialize;
use unicode_normalization::char::is_combining_mark;

use super::limits;
pub use letters::push_letters;

use characters::{
    EMOJI_SELECTOR, NO_BREAK_SPACE, ends_nothing, is_digit, is_hidden, is_joiner, is_pictograph, is_plain,
    is_space, takes_emoji_selector, takes_joiner,
};

/// A string from outside, cleaned when it is made.
///
/// It holds no C0 or C1 control but the newline (and that only when made by [`Text::lines`]),
/// no escape, no bidi control, no noncharacter, tag or other invisible character; joiners only
/// where scripts and emoji need them; at most [`limits::MARKS`] combining marks in a row.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
#[serde(transparent)]
pub struct Text(Box<str>);

impl Text {
    /// One line: every run of white space becomes one space, none at the ends; a single no-break
    /// space between two digits stays one.
    pub fn line(raw: &str) -> Self {
        if is_clean(raw) {
            return Self(raw.into());
        }
        let mut cleaner = Cleaner::new();
        cleaner.push(raw);
        cleaner.finish()
    }

    /// Several lines with their indentation: for preformatted text. Tabs become spaces.
    pub fn lines(raw: &str) -> Self {
        let mut cleaner = Cleaner::keeping_lines();
        cleaner.push(raw);
        cleaner.finish()
    }

    /// One line of at most `bytes` bytes, cut at a character.
    pub fn line_within(raw: &str, bytes: usize) -> Self {
        if raw.len() <= bytes && is_clean(raw) {
            return Self(raw.into());
        }
        // White space and what is cleaned away may take room too, hence the slack.
        let text = Self::line(floor_to_char(raw.trim_start(), bytes.saturating_mul(4)));
        Self(floor_to_char(&text, bytes).trim_end_matches(ends_nothing).into())
    }

    /// A headline, within [`limits::TITLE_BYTES`].
    pub fn title(raw: &str) -> Self {
        Self::line_within(raw, limits::TITLE_BYTES)
    }

    /// A name (outlet, byline, category), within [`limits::NAME_BYTES`].
    pub fn name(raw: &str) -> Self {
        Self::line_within(raw, limits::NAME_BYTES)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether this is a clean line by a quick look: ASCII that is seen, and single spaces between.
fn is_clean(raw: &str) -> bool {
    let mut after_space = true;
    for byte in raw.bytes() {
        let is_space = byte == b' ';
        if !(b' '..=b'~').contains(&byte) || (is_space && after_space) {
            return false;
        }
        after_space = is_space;
    }
    !after_space
}

/// The longest start of `text` that has at most `bytes` bytes and ends at a character.
pub fn floor_to_char(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

/// Cleans text piece by piece, so that styled runs share one white-space rule.
#[derive(Debug, Default)]
pub struct Cleaner {
    out: String,
    keep_lines: bool,
    /// The space that is due; which of them is seen once a character comes.
    due: Option<Space>,
    /// Written once a character comes that it joins.
    joiner: Option<char>,
    marks: usize,
    column: usize,
    after_return: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Space {
    Plain,
    /// Keeps the digits of a number together.
    Fixed,
}

impl Cleaner {
    /// Collapses white space.
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps newlines and indentation.
    pub fn keeping_lines() -> Self {
        Self {
            keep_lines: true,
            ..Self::default()
        }
    }

    /// Adds a piece of raw text.
    pub fn push(&mut self, raw: &str) {
        self.out.reserve(raw.len());
        let mut rest = raw;
        loop {
            rest = self.push_plain(rest);
            let mut characters = rest.chars();
            let Some(character) = characters.next() else {
                break;
            };
            rest = characters.as_str();
            self.push_char(character);
        }
    }

    /// Takes the plain text at the start as a whole, which most text is; returns what follows.
    fn push_plain<'a>(&mut self, raw: &'a str) -> &'a str {
        if self.joiner.is_some() || self.due == Some(Space::Fixed) {
            return raw;
        }
        let (plain, rest) = raw.split_at(plain::length(raw, self.keep_lines));
        if !plain.is_empty() {
            self.marks = 0;
            self.after_return = false;
            self.settle();
            self.out.push_str(plain);
            self.column += plain.len();
        }
        rest
    }

    /// A line break that collapsing keeps (`<br>`); none at the start.
    pub fn break_line(&mut self) {
        self.due = None;
        if self.out.ends_with(' ') && !self.keep_lines {
            self.out.pop();
        }
        if !self.out.is_empty() {
            self.push_newline();
        }
    }

    /// Writes the space that is due, so that what follows begins a run of its own.
    pub fn settle(&mut self) {
        if self.due.take().is_some() && !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
    }

    /// How many bytes are there; a due space is not counted.
    pub fn len(&self) -> usize {
        self.out.len()
    }

    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    /// The cleaned text; collapsed text has no white space at its end.
    pub fn finish(mut self) -> Text {
        if !self.keep_lines {
            let kept = self.out.trim_end().len();
            self.out.truncate(kept);
        }
        Text(self.out.into_boxed_str())
    }

    fn push_char(&mut self, character: char) {
        if is_plain(character) {
            self.joiner = None;
            self.marks = 0;
            self.after_return = false;
            self.settle();
            return self.push_kept(character);
        }
        let after_return = mem::replace(&mut self.after_return, character == '\r');
        if is_space(character) {
            self.joiner = None;
            self.marks = 0;
            return self.push_space(character, after_return);
        }
        if is_joiner(character) {
            self.joiner = Some(character);
            return;
        }
        if is_hidden(character) || (character == EMOJI_SELECTOR && !self.takes_emoji_selector()) {
            return;
        }
        if !character.is_ascii() && is_combining_mark(character) {
            self.marks += 1;
            if self.marks > limits::MARKS {
                return;
            }
        } else {
            self.marks = 0;
        }
        if let Some(joiner) = self.joiner.take().filter(|joiner| self.joins(*joiner, character)) {
            self.out.push(joiner);
        }
        if self.due == Some(Space::Fixed) && self.out.ends_with(is_digit) && is_digit(character) {
            self.due = None;
            self.out.push(NO_BREAK_SPACE);
        }
        self.settle();
        self.push_kept(character);
    }

    fn push_space(&mut self, space: char, after_return: bool) {
        if !self.keep_lines {
            self.due = match space {
                NO_BREAK_SPACE | '\u{202f}' if self.due.is_none() => Some(Space::Fixed),
                _ => Some(Space::Plain),
            };
            return;
        }
        match space {
            '\n' if after_return => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.push_newline(),
            '\t' => self.push_tab(),
            '\u{3000}' => self.push_kept(space),
            _ => self.push_kept(' '),
        }
    }

    fn push_kept(&mut self, character: char) {
        self.out.push(character);
        self.column += 1;
    }

    fn push_newline(&mut self) {
        self.out.push('\n');
        self.column = 0;
        self.marks = 0;
    }

    fn push_tab(&mut self) {
        const STOP: usize = 4;
        for _ in 0..STOP - self.column % STOP {
            self.push_kept(' ');
        }
    }

    fn joins(&self, joiner: char, after: char) -> bool {
        let Some(before) = self.out.chars().next_back().filter(|_| self.due.is_none()) else {
            return false;
        };
        let joins_pictures = (is_pictograph(before) || before == EMOJI_SELECTOR) && is_pictograph(after);
        (takes_joiner(before) && takes_joiner(after)) || (joiner == '\u{200d}' && joins_pictures)
    }

    fn takes_emoji_selector(&self) -> bool {
        self.due.is_none() && self.out.ends_with(takes_emoji_selector)
    }
}
