//! Alike: whether two sentences may be said to say the same; in every doubt they may not.

use std::ops::Range;

use super::{Comparison, Excerpt, Fact, FactKind, Place, Relation};
use crate::domain::number_words;
use crate::domain::query::{Word, words};

/// Words that two sentences may have or not without saying something else.
const LITTLE: &[&str] = &["a", "an", "the", "that"];
/// Words that count beside the numbers.
const PARTS: &[&str] = &["half", "third", "quarter", "double", "twice"];
/// Words that turn what a sentence says.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "without", "cannot", "cant",
    "didnt", "doesnt", "dont", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt", "wont",
    "wouldnt", "couldnt", "shouldnt", "refused", "refuses", "refuse", "denied", "denies", "deny", "rejected",
    "rejects", "reject",
];

impl Comparison {
    /// Whether two sentences have a quotation in common, or nearly all words, or a figure or date and
    /// nothing that speaks against it.
    pub(super) fn is_said_alike(&self, left: Place, right: Place, facts: &[&Fact]) -> bool {
        let is_same = |fact: &&&Fact| fact.relation == Relation::Same;
        if facts
            .iter()
            .filter(is_same)
            .any(|fact| fact.kind == FactKind::Quote)
        {
            return true;
        }
        if self.has_same_words(left, right) {
            return true;
        }
        let same: Vec<&Fact> = facts.iter().filter(is_same).copied().collect();
        if !same.iter().any(|fact| self.is_telling(fact)) {
            return false;
        }
        let excerpts: Vec<&Excerpt> = same.iter().flat_map(|fact| [&fact.a, &fact.b]).collect();
        let [one, other] = [left, right].map(|place| self.signs(place, &excerpts));
        one.is_negative == other.is_negative && !(one.has_other(&other) && other.has_other(&one))
    }

    /// Whether a fact says something by itself: much happens on one Wednesday.
    fn is_telling(&self, fact: &Fact) -> bool {
        let has_digit = |excerpt: &Excerpt| self.words(excerpt).contains(char::is_numeric);
        fact.kind != FactKind::Date || (has_digit(&fact.a) && has_digit(&fact.b))
    }

    /// Whether two sentences are the same words in the same order, little ones aside.
    pub(super) fn has_same_words(&self, left: Place, right: Place) -> bool {
        let [Some(one), Some(other)] = [left, right].map(|place| self.sentence(place)) else {
            return false;
        };
        if one.text == other.text {
            return true;
        }
        let mut of_one = words(&one.text).filter(is_large).peekable();
        of_one.peek().is_some()
            && of_one
                .map(|word| word.folded)
                .eq(words(&other.text).filter(is_large).map(|word| word.folded))
    }

    /// What of a sentence may speak against another one; these excerpts of it are the same in both.
    fn signs(&self, place: Place, same: &[&Excerpt]) -> Signs {
        let mut signs = Signs::default();
        let Some(sentence) = self.sentence(place) else {
            return signs;
        };
        let text = sentence.text.as_str();
        let told: Vec<Range<usize>> = same
            .iter()
            .filter(|excerpt| excerpt.place == place)
            .map(|excerpt| bytes(text, &excerpt.range))
            .collect();
        for word in words(text) {
            let folded = word.folded.as_str();
            let is_told = told
                .iter()
                .any(|range| word.range.start < range.end && range.start < word.range.end);
            let is_number = folded.contains(char::is_numeric) || is_number_word(folded);
            signs.is_negative |= NEGATIONS.contains(&folded);
            if is_number && !is_told {
                signs.numbers.push(word.folded);
            }
        }
        signs
    }
}

/// What of a sentence may speak against another one.
#[derive(Default)]
struct Signs {
    numbers: Vec<String>,
    is_negative: bool,
}

impl Signs {
    fn has_other(&self, there: &Self) -> bool {
        self.numbers.iter().any(|number| !there.numbers.contains(number))
    }
}

fn is_large(word: &Word) -> bool {
    !LITTLE.contains(&word.folded.as_str())
}

/// Characters of a text as bytes of it.
pub(super) fn bytes(text: &str, range: &Range<usize>) -> Range<usize> {
    let at = |index: usize| {
        let found = text.char_indices().nth(index);
        found.map_or(text.len(), |(byte, _)| byte)
    };
    at(range.start)..at(range.end)
}

fn is_number_word(word: &str) -> bool {
    number_words::plain(word).is_some()
        || number_words::factor(word).is_some()
        || number_words::vague(word).is_some()
        || PARTS.contains(&word)
}
