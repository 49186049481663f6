//! What an index keeps of an article's words, and how a query is asked of it (FTS5, `ascii` tokens).
//!
//! A word is one token. A stretch of a script without spaces is its overlapping pairs and its last
//! character alone, so that any stretch is a row of tokens. Two texts are parted by a token that is
//! no letter, so nobody can type it and no phrase crosses it. The index knows which tokens an
//! article has and not where: the start of a word, up to [`START_LETTERS`] long, is a token of its
//! own, and what must stand in a row is told apart as a [`Phrase`], to be looked for in the tokens
//! as they follow each other. The set found is that of [`Query::find`]: both sides are made of the
//! same folded words.

use super::haystack::Haystack;
use super::term::Term;
use super::{Query, limits};
use crate::domain::document::is_unspaced;
use crate::domain::text::floor_to_char;

/// Parts two texts; before the start of a word, it tells it from a whole one.
pub const BETWEEN: &str = "\u{b6}";
/// The longest start of a word that is a token of its own.
pub const START_LETTERS: usize = 3;

/// The words of one article, ready for an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexedWords {
    pub title: String,
    /// The words of all other texts.
    pub rest: String,
}

/// What a query asks of an index, each in the language of FTS5.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expression {
    /// What must be there: all of it. None where nothing is asked for.
    pub wanted: Option<String>,
    /// What must not be there: none of it.
    pub unwanted: Option<String>,
    /// What must, or must not, be there in a row; whatever else is asked of it stands above.
    pub phrases: Vec<Phrase>,
}

/// Tokens that follow each other in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub is_negative: bool,
    pub tokens: Vec<String>,
    /// Whether the last of them is the start of one.
    pub is_open: bool,
}

impl Haystack {
    /// The words as an index keeps them.
    pub fn indexed_words(&self) -> IndexedWords {
        let (title, rest) = self.parts();
        IndexedWords {
            title: tokens(title),
            rest: tokens(rest),
        }
    }
}

impl Query {
    /// How it is asked of an index.
    pub fn expression(&self) -> Expression {
        let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
        let mut phrases = Vec::new();
        for term in &self.terms {
            let phrase = phrase(term);
            let is_row = phrase.tokens.len() > 1;
            let side = match (term.negative, is_row) {
                (false, _) => Some(&mut wanted),
                (true, false) => Some(&mut unwanted),
                // Its words may be there, only not in a row.
                (true, true) => None,
            };
            if let Some(side) = side {
                phrase.ask(side);
            }
            if is_row {
                phrases.push(phrase);
            }
        }
        let joined = |parts: Vec<String>, operator: &str| (!parts.is_empty()).then(|| parts.join(operator));
        Expression {
            wanted: joined(wanted, " AND "),
            unwanted: joined(unwanted, " OR "),
            phrases,
        }
    }
}

impl Phrase {
    /// Adds what an index must have for it to be there; each once.
    fn ask(&self, parts: &mut Vec<String>) {
        let last = self.tokens.len() - 1;
        for (place, token) in self.tokens.iter().enumerate() {
            if token == BETWEEN {
                continue;
            }
            // Words hold nothing that would end the quotation.
            let part = if !self.is_open || place < last {
                format!("\"{token}\"")
            } else if token.chars().nth(START_LETTERS).is_some() {
                format!("\"{token}\" *")
            } else {
                format!("\"{BETWEEN}{token}\"")
            };
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
    }
}

/// The starts of a token that are tokens of their own; to each belongs a [`BETWEEN`] before it.
pub fn starts(token: &str) -> impl Iterator<Item = &str> {
    let ends = token.char_indices().map(|(at, letter)| at + letter.len_utf8());
    ends.take(START_LETTERS).map(|end| &token[..end])
}

fn tokens(texts: &str) -> String {
    let mut out = String::with_capacity(texts.len() + texts.len() / 16);
    for text in texts.split('\n').filter(|text| !text.is_empty()) {
        if !out.is_empty() {
            push(BETWEEN, &mut out);
        }
        for run in text.split_ascii_whitespace() {
            push_run(run, &mut out);
        }
    }
    out
}

/// A term as a row of tokens, its last one open where it may go on.
fn phrase(term: &Term) -> Phrase {
    let mut tokens = String::new();
    let mut is_open = false;
    let mut runs = term.words().split(' ').peekable();
    while let Some(run) = runs.next() {
        if runs.peek().is_some() || term.is_whole() {
            push_run(run, &mut tokens);
        } else {
            is_open = push_open_run(run, &mut tokens);
        }
    }
    Phrase {
        is_negative: term.negative,
        tokens: tokens.split(' ').map(str::to_owned).collect(),
        is_open,
    }
}

fn push_run(run: &str, out: &mut String) {
    if run.is_ascii() || !run.contains(is_unspaced) {
        return push(run, out);
    }
    if run.starts_with(is_unspaced) {
        return push_pairs(run, out);
    }
    // One character may fold to letters of both kinds: ㏠ is 1日.
    push(run, out);
    let mut rest = run;
    while let Some(start) = rest.find(is_unspaced) {
        let length = rest[start..].find(|letter| !is_unspaced(letter));
        let end = length.map_or(rest.len(), |length| start + length);
        push_pairs(&rest[start..end], out);
        if end < rest.len() {
            push(BETWEEN, out);
        }
        rest = &rest[end..];
    }
}

/// The last run of a term that may go on; says whether its last token may.
fn push_open_run(run: &str, out: &mut String) -> bool {
    if !run.starts_with(is_unspaced) {
        push(run, out);
        return true;
    }
    let last = run.char_indices().next_back().map_or(0, |(at, _)| at);
    if last == 0 {
        push(run, out);
        return true;
    }
    each_pair(&run[..last], run, |pair| push(pair, out));
    false
}

fn push_pairs(run: &str, out: &mut String) {
    each_pair(run, run, |pair| push(pair, out));
}

/// Gives each character of `starts`, with the one after it in `run`.
fn each_pair(starts: &str, run: &str, mut take: impl FnMut(&str)) {
    for (at, first) in starts.char_indices() {
        let second = at + first.len_utf8();
        let end = run[second..]
            .chars()
            .next()
            .map_or(second, |next| second + next.len_utf8());
        take(&run[at..end]);
    }
}

fn push(token: &str, out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(floor_to_char(token, limits::INDEXED_WORD_BYTES));
}
