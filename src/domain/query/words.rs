//! Words: where they begin and end, and what joins their parts.
//!
//! - An apostrophe inside a word is left out (`don't` is `dont`), but `'s` and what an elision
//!   precedes are words of their own: `Russia's` is `russia s`, `l'école` is `l ecole`.
//! - Dots between single letters are left out: `U.S.` is `us`.
//! - A comma, dot, apostrophe or no-break space before exactly three digits groups a number:
//!   `10,000` is `10000`. Any other stands between two words: `3.5` and `3,5` are `3 5`.
//! - Everything else that is no letter and no digit parts words: `feel-out` is `feel out`.
//! - Scripts written without spaces give overlapping pairs and their last character alone, so
//!   that any stretch can be found: `日本語` is `日本 本語 語`.

use std::ops::Range;
use std::vec::IntoIter;

use super::fold::{self, Folded};
use super::joints::{cuts, groups, is_digit, is_gershayim, is_grouping, is_single_letter, letter, may_join};
use crate::domain::document::is_unspaced;

/// A folded word, and the bytes it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub folded: String,
    pub range: Range<usize>,
}

/// The words of a text as a search compares them and an index keeps them.
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    Words {
        scanner: Scanner::new(text),
        pairs: Vec::new().into_iter(),
    }
}

struct Words<'a> {
    scanner: Scanner<'a>,
    pairs: IntoIter<Word>,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        if let Some(pair) = self.pairs.next() {
            return Some(pair);
        }
        let mut folded = String::new();
        let run = self.scanner.next_run(&mut folded)?;
        if run.unspaced {
            self.pairs = pairs(self.scanner.text, &run).into_iter();
            return self.pairs.next();
        }
        let range = run.range;
        Some(Word { folded, range })
    }
}

fn pairs(text: &str, run: &Run) -> Vec<Word> {
    let mut letters: Vec<(char, Range<usize>)> = Vec::new();
    each_unit(text, &run.range, |folded, range| {
        letters.extend(folded.chars().map(|letter| (letter, range.clone())));
    });
    let pair = |index: usize| {
        let (first, range) = &letters[index];
        let mut folded = String::from(*first);
        let mut end = range.end;
        if let Some((second, range)) = letters.get(index + 1) {
            folded.push(*second);
            end = range.end;
        }
        let range = range.start..end;
        Word { folded, range }
    };
    (0..letters.len()).map(pair).collect()
}

/// Gives the folded form and the range of every character in a run; marks have no folded form.
pub fn each_unit(text: &str, run: &Range<usize>, mut take: impl FnMut(&str, Range<usize>)) {
    let mut folded = String::new();
    let mut at = run.start;
    while at < run.end {
        folded.clear();
        let (_, length) = fold::fold(&text[at..run.end], &mut folded);
        take(&folded, at..at + length);
        at += length;
    }
}

/// A stretch of one word, or of a script written without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub range: Range<usize>,
    pub unspaced: bool,
}

/// Walks a text run by run.
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

/// The word that is being read.
#[derive(Default)]
struct Growing {
    /// Where its folded form begins.
    from: usize,
    range: Range<usize>,
    unspaced: bool,
    /// How many letters since its start or its last dot.
    since_dot: usize,
    /// What groups its digits.
    grouped_by: Option<char>,
}

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Writes the folded form of the next run onto `out`; none at the end of the text.
    pub fn next_run(&mut self, out: &mut String) -> Option<Run> {
        if let Some(run) = self.plain_word(out) {
            return Some(run);
        }
        let mut word = Growing {
            from: out.len(),
            ..Growing::default()
        };
        while self.take_plain(&mut word, out) || self.take_one(&mut word, out) {}
        (out.len() > word.from).then_some(Run {
            range: word.range,
            unspaced: word.unspaced,
        })
    }

    /// The next word where it is ASCII and nothing can join it to what follows: most words are.
    fn plain_word(&mut self, out: &mut String) -> Option<Run> {
        let rest = &self.text.as_bytes()[self.at..];
        let start = rest.iter().position(|byte| may_join(*byte))?;
        let length = rest[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        let end = start + length;
        let ends = match rest.get(end) {
            None | Some(b' ') => true,
            Some(b'\'' | b'`' | b'.' | b',') => !rest.get(end + 1).is_some_and(|next| may_join(*next)),
            Some(byte) => byte.is_ascii(),
        };
        if length == 0 || !ends {
            return None;
        }
        let range = self.at + start..self.at + end;
        let mark = out.len();
        out.push_str(&self.text[range.clone()]);
        out[mark..].make_ascii_lowercase();
        self.at = range.end;
        Some(Run {
            range,
            unspaced: false,
        })
    }

    /// Takes the ASCII letters and digits that are next; false if there are none.
    fn take_plain(&mut self, word: &mut Growing, out: &mut String) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        if length == 0 || word.unspaced {
            return false;
        }
        let mark = out.len();
        out.push_str(&self.text[self.at..self.at + length]);
        out[mark..].make_ascii_lowercase();
        self.extend(word, mark, length);
        word.since_dot += length;
        true
    }

    /// Takes one character; false if it ends the run.
    fn take_one(&mut self, word: &mut Growing, out: &mut String) -> bool {
        let Some(&next) = self.text.as_bytes().get(self.at) else {
            return false;
        };
        let begun = out.len() > word.from;
        if next == b' ' {
            self.at += usize::from(!begun);
            return !begun;
        }
        let mark = out.len();
        let (folded, length) = fold::fold(&self.text[self.at..], out);
        match folded {
            Folded::Letters => {
                let unspaced = out[mark..].chars().next().is_some_and(is_unspaced);
                if begun && unspaced != word.unspaced {
                    out.truncate(mark);
                    return false;
                }
                word.unspaced = unspaced;
                self.extend(word, mark, length);
                word.since_dot += 1;
                true
            }
            Folded::Nothing => {
                self.at += length;
                if begun {
                    word.range.end = self.at;
                }
                true
            }
            Folded::Break => {
                let goes_on = !begun || self.joins(word, &out[word.from..], length);
                self.at += if goes_on { length } else { 0 };
                goes_on
            }
        }
    }

    fn extend(&mut self, word: &mut Growing, mark: usize, length: usize) {
        if mark == word.from {
            word.range.start = self.at;
        }
        self.at += length;
        word.range.end = self.at;
    }

    /// Whether the character that is next, `length` long, stands between two parts of one word.
    fn joins(&self, word: &mut Growing, head: &str, length: usize) -> bool {
        let (here, tail) = self.text[self.at..].split_at(length);
        let (Some(joint), Some(next)) = (here.chars().next(), tail.chars().next()) else {
            return false;
        };
        if word.unspaced || next == ' ' {
            return false;
        }
        if fold::digit(next).is_some() {
            let groups = is_grouping(joint) && groups(word.grouped_by, joint, head, tail);
            if groups {
                word.grouped_by = Some(joint);
            }
            return groups;
        }
        if joint == '.' {
            let abbreviates = word.since_dot == 1 && is_single_letter(tail) && !head.ends_with(is_digit);
            if abbreviates {
                word.since_dot = 0;
            }
            return abbreviates;
        }
        if fold::is_apostrophe(joint) {
            return !cuts(head, tail) && letter(tail).is_some();
        }
        is_gershayim(joint, self.text[..self.at].chars().next_back(), Some(next))
    }
}
