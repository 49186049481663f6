//! What search means: folding, words, and whether they are found.

use std::ops::Range;

/// The folded words of an article, ready to be searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Haystack {
    words: Box<str>,
    title_end: u32,
}

impl Haystack {
    pub fn new<'a>(_title: &str, _rest: impl IntoIterator<Item = &'a str>) -> Self {
        Self::default()
    }
}

/// What to find.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {}

/// Where a query was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hit {
    Title,
    Body,
}

impl Query {
    pub fn parse(_raw: &str) -> Self {
        Self::default()
    }
    pub fn is_empty(&self) -> bool {
        true
    }
    pub fn find(&self, _haystack: &Haystack) -> Option<Hit> {
        None
    }
    pub fn narrows(&self, _earlier: &Query) -> bool {
        false
    }
    pub fn ranges(&self, _text: &str) -> Vec<Range<usize>> {
        Vec::new()
    }
}
