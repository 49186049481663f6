//! Query: what search means, from what is typed to what is found and marked.
//!
//! Words are joined by AND; `"a phrase"` is words in a row, within one text; `-word` and
//! `-"a phrase"` must not be there. What folds to several words, such as `feel-out`, is a phrase.
//! The last word is the start of a word as long as it may still grow: an open quotation is a
//! phrase whose last word may go on, while a space, a closing quotation mark or punctuation ends
//! it; `-word` is always whole. A lone `-` or `"` and what holds no letter and no digit is left
//! out. A query of negative terms alone finds all that lack them; an empty one finds all.

mod fold;
mod haystack;
mod highlight;
mod indexed;
mod joints;
mod parse;
mod term;
mod words;

use std::fmt;
use std::ops::Range;

pub use haystack::Haystack;
pub use indexed::{BETWEEN, Expression, IndexedWords, Phrase, starts};
use term::Term;
pub use words::{Word, words};

use super::limits;

/// What to find.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

/// Where a query was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hit {
    /// Everything asked for is in the title.
    Title,
    Body,
}

impl Query {
    /// Reads what was typed; everything is a query.
    pub fn parse(raw: &str) -> Self {
        Self {
            terms: parse::terms(raw),
        }
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Where all of it is found; none if a word is missing or an unwanted one is there.
    pub fn find(&self, haystack: &Haystack) -> Option<Hit> {
        let mut hit = None;
        for term in &self.terms {
            let place = term.find(haystack.words());
            if place.is_some() == term.negative {
                return None;
            }
            if let Some(place) = place {
                let here = if place < haystack.title_end() {
                    Hit::Title
                } else {
                    Hit::Body
                };
                hit = hit.max(Some(here));
            }
        }
        hit.or(Some(Hit::Body))
    }

    /// The bytes of `text` to mark: sorted, apart from each other, at characters.
    ///
    /// Of a word whose start was typed that start is marked, of a phrase the whole stretch.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        highlight::ranges(self.terms.iter().filter(|term| !term.negative), text)
    }

    /// Whether whatever this finds is found by `earlier` too, so that its hits can be narrowed.
    ///
    /// It may be false where it is so by chance; it is never true where it is not.
    pub fn narrows(&self, earlier: &Self) -> bool {
        earlier.terms.iter().all(|asked| {
            self.terms
                .iter()
                .any(|term| match (term.negative, asked.negative) {
                    (false, false) => term.implies(asked),
                    (true, true) => asked.implies(term),
                    _ => false,
                })
        })
    }
}

/// The query in its normal form, which reads as the same query.
impl fmt::Display for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, term) in self.terms.iter().enumerate() {
            if index > 0 {
                formatter.write_str(" ")?;
            }
            term.write(index + 1 == self.terms.len(), formatter)?;
        }
        Ok(())
    }
}
