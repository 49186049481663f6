//! Figures: numbers with what is counted, how exactly, and what happened to it.

mod around;
mod clause;
mod not_counted;
mod number;
mod qualifier;
mod relation;
mod thing;
mod unit;

use crate::domain::limits;

use super::dates::DateWords;
use super::words::{Token, Word};

pub(super) use relation::{Sureness, answers, is_equal, relation, shared_things};

/// A number of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// Bytes of the sentence, from its qualifier to its unit.
    pub start: usize,
    pub end: usize,
    pub low: f64,
    pub high: f64,
    pub qualifier: Qualifier,
    pub unit: Unit,
    /// What is counted.
    pub thing: Vec<Word>,
    pub role: Option<Role>,
    /// "Dozens", "thousands".
    pub is_vague: bool,
    pub has_decimals: bool,
    /// Its clause speaks of a part, an addition, a forecast or an older count.
    pub is_qualified: bool,
    /// Words of the place right after it.
    pub place: Vec<Word>,
    /// What it makes with the figure after it: "20 nurses and six cooks".
    pub sum: Option<f64>,
    /// Whose age it is.
    pub owner: Vec<Word>,
}

/// How exactly a number is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Qualifier {
    #[default]
    None,
    More,
    Less,
    About,
}

/// What a number is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    #[default]
    Count,
    Percent,
    /// Money of a currency, by the hash of its sign.
    Money(Word),
    /// Metres.
    Length,
    /// Kilograms.
    Mass,
    /// Kilometres an hour.
    Speed,
    /// Square kilometres.
    Area,
    Age,
    /// Degrees, magnitude and others that are compared with their like alone.
    Named(Word),
}

/// What happened to what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Killed,
    Injured,
    Missing,
    Displaced,
    Arrested,
}

impl Unit {
    /// Whether sources convert it, and round then.
    pub fn is_measure(self) -> bool {
        matches!(self, Self::Length | Self::Mass | Self::Speed | Self::Area)
    }
}

/// A sentence that is looked through for figures.
struct Sight<'a> {
    text: &'a str,
    tokens: &'a [Token],
    is_english: bool,
}

impl Sight<'_> {
    fn folded(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.folded)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.folded(at))
    }

    /// What stands between a word and the one before it, or the beginning.
    fn gap(&self, at: usize) -> &str {
        let from = at
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .map_or(0, |token| token.end);
        let to = self.tokens.get(at).map_or(self.text.len(), |token| token.start);
        self.text.get(from..to).unwrap_or("")
    }
}

/// The figures of a sentence, in order.
pub(super) fn find(text: &str, tokens: &[Token], dates: &[DateWords], is_english: bool) -> Vec<Figure> {
    let sight = Sight {
        text,
        tokens,
        is_english,
    };
    let mut found: Vec<(Figure, usize, usize)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() && found.len() < limits::SENTENCE_FIGURES {
        let here = tokens[at].start;
        if dates.iter().any(|date| (date.start..date.end).contains(&here)) {
            at += 1;
            continue;
        }
        let Some(number) = number::at(&sight, at) else {
            at += 1;
            continue;
        };
        let next = number.to.max(at + 1);
        let repeats = found.last().is_some_and(|(last, _, to)| {
            last.unit.is_measure() && *to == at && sight.gap(at).trim_start().starts_with('(')
        });
        if number.is_figure
            && !repeats
            && !dates
                .iter()
                .any(|date| date.start < sight.tokens[next - 1].end && date.start > here)
        {
            let (figure, to) = around::figure(&sight, at, &number);
            found.push((figure, at, to));
            at = to.max(next);
        } else {
            at = next;
        }
    }
    around::add_up(&sight, &mut found);
    found.into_iter().map(|(figure, ..)| figure).collect()
}
