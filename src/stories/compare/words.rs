//! The words of a sentence: where they stand, and what they are taken for.

use crate::domain::document::is_unspaced;

use super::stem;
use crate::domain::number_words;

/// What a word is taken for: a hash of its stem, or of the first word of its list.
pub(super) type Word = u64;

/// One word of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Bytes of the sentence.
    pub start: usize,
    pub end: usize,
    /// In lower case, with straight apostrophes.
    pub folded: String,
    /// None of a function word.
    pub word: Option<Word>,
    pub is_capital: bool,
    /// Its value, where it is written in digits.
    pub value: Option<f64>,
}

impl Token {
    pub fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.folded.as_str())
    }
}

/// FNV-1a: short, and the same on every machine.
pub(super) fn hash(text: &str) -> Word {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// The words of a sentence in order, at most `limit`.
pub(super) fn tokens(text: &str, is_english: bool, limit: usize) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some(&(start, letter)) = rest.peek() {
        if found.len() >= limit {
            break;
        }
        if !letter.is_alphanumeric() {
            rest.next();
            continue;
        }
        let end = end_of_word(text, start);
        while rest.next_if(|(at, _)| *at < end).is_some() {}
        if is_unspaced(letter) {
            push_pairs(text, start, end, &mut found);
        } else {
            found.push(token(text, start, end, is_english));
        }
    }
    found.truncate(limit);
    found
}

/// Runs of letters and digits with inner marks; scripts without spaces in runs of their own.
fn end_of_word(text: &str, start: usize) -> usize {
    let mut letters = text[start..].char_indices().peekable();
    let mut before = ' ';
    let is_wide = text[start..].starts_with(is_unspaced);
    while let Some((at, letter)) = letters.next() {
        if is_unspaced(letter) != is_wide && letter.is_alphanumeric() {
            return start + at;
        }
        if !letter.is_alphanumeric() && !is_mark(letter) {
            let next = letters.peek().map_or(' ', |(_, next)| *next);
            let joins = match letter {
                '\'' | '’' | '-' | '.' | '‐' | '‑' => next.is_alphanumeric() && !is_wide,
                ',' | '\u{a0}' | '\u{202f}' | '\u{2009}' => {
                    before.is_ascii_digit() && is_group(&text[start + at + letter.len_utf8()..])
                }
                _ => false,
            };
            if !joins {
                return start + at;
            }
        }
        before = letter;
    }
    text.len()
}

fn is_mark(letter: char) -> bool {
    !letter.is_ascii() && unicode_normalization::char::is_combining_mark(letter)
}

/// Whether three digits follow, and no fourth.
fn is_group(rest: &str) -> bool {
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    digits == 3
}

/// Two letters at a time, for scripts without spaces.
fn push_pairs(text: &str, start: usize, end: usize, found: &mut Vec<Token>) {
    let places: Vec<usize> = text[start..end]
        .char_indices()
        .map(|(at, _)| start + at)
        .chain([end])
        .collect();
    let step = if places.len() > 2 { 2 } else { 1 };
    for pair in places.windows(step + 1) {
        let (from, to) = (pair[0], pair[step]);
        let folded = text[from..to].to_lowercase();
        found.push(Token {
            start: from,
            end: to,
            word: Some(hash(&folded)),
            folded,
            is_capital: false,
            value: None,
        });
    }
}

fn token(text: &str, start: usize, end: usize, is_english: bool) -> Token {
    let raw = &text[start..end];
    let mut folded = String::with_capacity(raw.len());
    for letter in raw.chars() {
        match letter {
            '’' => folded.push('\''),
            '‐' | '‑' => folded.push('-'),
            _ => folded.extend(letter.to_lowercase()),
        }
    }
    let value = value(&folded, is_english);
    let word = match value {
        Some(value) => Some(of_value(value)),
        None if is_english => stem::of_english(&folded),
        None => stem::of_other(&folded),
    };
    Token {
        start,
        end,
        word,
        is_capital: raw.starts_with(char::is_uppercase),
        folded,
        value,
    }
}

/// Digits, with `,` or thin spaces in groups of three.
fn value(folded: &str, is_english: bool) -> Option<f64> {
    if !folded.starts_with(|first: char| first.is_ascii_digit()) || folded.len() > 24 {
        return None;
    }
    let is_plain = folded.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain && !is_english && folded.contains([',', '.']) {
        return None;
    }
    let digits: String = folded
        .chars()
        .filter(|letter| !matches!(letter, ',' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
        .collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return None;
    }
    digits.parse().ok().filter(|value: &f64| value.is_finite())
}

/// The word that a number is, whether in digits or in letters.
pub(super) fn of_value(value: f64) -> Word {
    hash(&format!("#{value}"))
}

/// What counts of a sentence, each with how often: the words, of hyphenated ones the parts.
pub(super) fn bag(tokens: &[Token], is_english: bool) -> Vec<(Word, u8)> {
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    for token in tokens {
        each_key(token, is_english, |key| words.push(key));
    }
    words.sort_unstable();
    let mut bag: Vec<(Word, u8)> = Vec::with_capacity(words.len());
    for word in words {
        match bag.last_mut() {
            Some((last, count)) if *last == word => *count = count.saturating_add(1),
            _ => bag.push((word, 1)),
        }
    }
    bag
}

/// What a word counts as: its value, its own, or those of its parts.
pub(super) fn each_key(token: &Token, is_english: bool, mut note: impl FnMut(Word)) {
    if is_english && let Some(value) = number_words::plain(&token.folded) {
        note(of_value(value));
    } else if token.value.is_some() || !token.folded.contains('-') {
        token.word.into_iter().for_each(note);
    } else {
        for part in token.folded.split('-').filter(|part| !part.is_empty()) {
            part_of(part, is_english).into_iter().for_each(&mut note);
        }
    }
}

fn part_of(part: &str, is_english: bool) -> Option<Word> {
    if let Some(value) = value(part, is_english) {
        return Some(of_value(value));
    }
    if !is_english {
        return stem::of_other(part);
    }
    match number_words::plain(part) {
        Some(value) => Some(of_value(value)),
        None => stem::of_english(part),
    }
}
