//! Term: one thing a query asks for, as the substring it is in a haystack.

use std::fmt;
use std::ops::Range;

use memchr::memmem::Finder;

use super::words::Scanner;
use crate::domain::document::is_unspaced;

/// A word, the start of a word or a phrase: to be found, or not to be found.
#[derive(Clone, Debug)]
pub struct Term {
    pub negative: bool,
    needle: Box<str>,
    finder: Finder<'static>,
}

impl Term {
    /// The words of `text` in a row; the last may go on when it is `open`. None without words.
    pub fn new(text: &str, negative: bool, open: bool) -> Option<Self> {
        let mut scanner = Scanner::new(text);
        let mut needle = String::from(" ");
        while scanner.next_run(&mut needle).is_some() {
            needle.push(' ');
        }
        let words = needle.trim_matches(' ');
        if words.is_empty() {
            return None;
        }
        let starts_anywhere = words.starts_with(is_unspaced);
        let ends_anywhere = open || words.ends_with(is_unspaced);
        let start = usize::from(starts_anywhere);
        let end = needle.len() - usize::from(ends_anywhere);
        let needle: Box<str> = needle[start..end].into();
        let finder = Finder::new(needle.as_bytes()).into_owned();
        Some(Self {
            negative,
            needle,
            finder,
        })
    }

    /// Where it is first found.
    pub fn find(&self, words: &[u8]) -> Option<usize> {
        self.finder.find(words)
    }

    /// Whether whatever holds this term holds `other` as well.
    pub fn implies(&self, other: &Self) -> bool {
        other.finder.find(self.needle.as_bytes()).is_some()
    }

    /// Every place of its words, overlapping ones too, without the spaces around them.
    pub fn places<'a>(&'a self, words: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let before = usize::from(self.needle.starts_with(' '));
        let after = usize::from(self.is_whole());
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.finder.find(&words.as_bytes()[from..])?;
            from = at + 1;
            Some(at + before..at + self.needle.len() - after)
        })
    }

    /// Its words, parted by single spaces.
    pub fn words(&self) -> &str {
        self.needle.trim_matches(' ')
    }

    /// Whether its last word must end where it ends.
    pub fn is_whole(&self) -> bool {
        self.needle.ends_with(' ')
    }

    /// Writes it as it would be typed; only the last of a query may be left open.
    pub fn write(&self, is_last: bool, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words();
        let is_phrase = words.contains(' ');
        let open = !self.is_whole() && !words.ends_with(is_unspaced);
        let closed_word = is_last && !self.negative && self.is_whole();
        let before = if self.negative { "-" } else { "" };
        let quote = if is_phrase || closed_word { "\"" } else { "" };
        let close = if open { "" } else { quote };
        write!(formatter, "{before}{quote}{words}{close}")
    }
}

impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        (self.negative, &self.needle) == (other.negative, &other.needle)
    }
}

impl Eq for Term {}
