//! Text: a string with no control, bidi or invisible trick left in it.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize};
use unicode_normalization::char::is_combining_mark;

use super::limits;

/// A string from outside, cleaned when it is made.
///
/// It holds no C0 or C1 control but the newline (and that only when made by [`Text::lines`]),
/// no escape, no bidi control, no noncharacter, tag or other invisible character; joiners only
/// where scripts and emoji need them; at most [`limits::MARKS`] combining marks in a row.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
#[serde(transparent)]
pub struct Text(Box<str>);

impl Text {
    /// One line: every run of white space becomes one space, none at the ends.
    pub fn line(raw: &str) -> Self {
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
        // White space and what is cleaned away may take room too, hence the slack.
        let text = Self::line(floor_to_char(raw, bytes.saturating_mul(4)));
        Self(floor_to_char(&text, bytes).trim_end().into())
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

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|raw| Self::line(&raw))
    }
}

/// Cleans text piece by piece, so that styled runs share one white-space rule.
#[derive(Debug, Default)]
pub struct Cleaner {
    out: String,
    keep_lines: bool,
    space_due: bool,
    marks: usize,
    column: usize,
    after_return: bool,
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
        let mut rest = raw.chars().peekable();
        while let Some(character) = rest.next() {
            self.push_char(character, rest.peek().copied());
        }
    }

    /// A line break that collapsing keeps (`<br>`); none at the start.
    pub fn break_line(&mut self) {
        self.space_due = false;
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.column = 0;
    }

    /// Writes the space that is due, so that what follows begins a run of its own.
    pub fn settle(&mut self) {
        if std::mem::take(&mut self.space_due) && !self.out.is_empty() && !self.out.ends_with('\n') {
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

    fn push_char(&mut self, character: char, next: Option<char>) {
        let after_return = std::mem::replace(&mut self.after_return, character == '\r');
        if self.keep_lines {
            match character {
                '\n' if after_return => return,
                '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => return self.push_newline(),
                '\t' => return self.push_tab(),
                '\u{a0}' => return self.push_kept(' '),
                _ => {}
            }
        } else if is_space(character) {
            self.space_due = true;
            self.marks = 0;
            return;
        }
        let stray_selector = character == EMOJI_SELECTOR && !self.out.ends_with(takes_emoji_selector);
        if is_hidden(character) || stray_selector || (is_joiner(character) && !self.joins(character, next)) {
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
        self.settle();
        self.push_kept(character);
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

    fn joins(&self, joiner: char, next: Option<char>) -> bool {
        let (Some(before), Some(after)) = (self.out.chars().next_back(), next) else {
            return false;
        };
        if self.space_due {
            return false;
        }
        (takes_joiner(before) && takes_joiner(after))
            || (joiner == '\u{200d}' && is_pictograph(before) && is_pictograph(after))
    }
}

/// Asks for the coloured picture of the character before it.
const EMOJI_SELECTOR: char = '\u{fe0f}';

fn takes_emoji_selector(character: char) -> bool {
    is_pictograph(character) || matches!(character, '0'..='9' | '#' | '*')
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{1c}'..='\u{1f}')
}

fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Controls, and characters that show nothing yet change what is shown.
fn is_hidden(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control();
    }
    character.is_control()
        || u32::from(character) & 0xfffe == 0xfffe
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0e}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1345f}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Scripts that need zero-width joiners to be spelled right: Arabic to Myanmar, Khmer, Mongolian.
fn takes_joiner(character: char) -> bool {
    matches!(character,
        '\u{600}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{1900}'..='\u{1cff}'
        | '\u{a840}'..='\u{abff}' | '\u{fb50}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' | '\u{11000}'..='\u{11fff}')
}

fn is_pictograph(character: char) -> bool {
    matches!(character,
        '\u{a9}' | '\u{ae}' | '\u{2190}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}'
        | '\u{3299}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}
