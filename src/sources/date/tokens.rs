//! Cuts a date into numbers, known words and marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::names;
use super::zone::{self, Zone};

/// A piece of a date, and whether white space stood before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    pub kind: Kind,
    pub gap: bool,
}

/// What a piece of a date is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Digits as written.
    Number(String),
    Month(i8),
    Weekday,
    /// Before noon; `sure` where the word can mean nothing else.
    Before {
        sure: bool,
    },
    /// After noon.
    After,
    Unit(Unit),
    Zone(Zone),
    /// After a time a zone, elsewhere a weekday or a filler.
    MaybeZone(Zone),
    /// The T between a date and a time.
    Clock,
    /// A word that a time follows.
    Ahead,
    /// The W of a week date.
    Week,
    Filler,
    Unknown,
    Mark(char),
}

/// What a number counts, where a word after it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

/// Small letters without accents, plain digits, spaces and hyphens.
pub fn fold(raw: &str) -> String {
    if raw.is_ascii() {
        return raw.to_ascii_lowercase().replace('`', "'");
    }
    raw.nfkd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .filter(|character| !is_combining_mark(*character))
        .map(plain)
        .nfc()
        .collect()
}

fn plain(character: char) -> char {
    let digit = |zero: char| {
        let value = u32::from(character) - u32::from(zero);
        char::from_digit(value, 10).unwrap_or(character)
    };
    match character {
        'ς' => 'σ',
        '’' | 'ʼ' | '`' => '\'',
        '‐'..='―' | '−' => '-',
        '٠'..='٩' => digit('٠'),
        '۰'..='۹' => digit('۰'),
        '०'..='९' => digit('०'),
        '০'..='৯' => digit('০'),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}' => ' ',
        '،' => ',',
        _ => character,
    }
}

fn is_run(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

fn is_word(character: char) -> bool {
    character.is_alphabetic() && !is_run(character)
}

/// The pieces of a folded date, in order.
pub fn read(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start();
        let gap = trimmed.len() != rest.len();
        let Some(first) = trimmed.chars().next() else {
            return tokens;
        };
        let (kind, length) = next(trimmed, first);
        tokens.push(Token { kind, gap });
        rest = &trimmed[length..];
    }
}

fn next(text: &str, first: char) -> (Kind, usize) {
    if first.is_ascii_digit() {
        let digits = length_while(text, |character| character.is_ascii_digit());
        return (Kind::Number(text[..digits].to_owned()), digits);
    }
    if is_run(first) {
        return names::run_start(&text[..length_while(text, is_run)]);
    }
    if !is_word(first) {
        return (Kind::Mark(first), first.len_utf8());
    }
    word(text)
}

fn word(text: &str) -> (Kind, usize) {
    if let Some((name, zone)) = iana(text) {
        return (zone, name);
    }
    if let Some((name, zone)) = zone::rules(text) {
        return (Kind::Zone(zone), name.len());
    }
    if let Some(found) = halves_of_day(text) {
        return found;
    }
    let length = length_while(text, |character| is_word(character) || character == '\'');
    let found = &text[..length];
    match names::meaning(found) {
        // "segunda-feira" is one word, "06-nov-94" three.
        Kind::Unknown => {
            let length = length_while(text, is_word);
            (names::meaning(&text[..length]), length)
        }
        kind => (kind, length),
    }
}

/// A zone such as `europe/berlin` or `etc/gmt+5`.
fn iana(text: &str) -> Option<(usize, Kind)> {
    let of_name =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '/' | '_' | '-' | '+');
    let length = length_while(text, of_name);
    let name = &text[..length];
    let (area, _) = name.split_once('/')?;
    if !zone::AREAS.contains(&area) {
        return None;
    }
    Some((length, zone::named(name).map_or(Kind::Unknown, Kind::Zone)))
}

/// `a.m.`, `p. m.` and their like.
fn halves_of_day(text: &str) -> Option<(Kind, usize)> {
    let mut letters = text
        .char_indices()
        .filter(|(_, character)| !matches!(character, ' ' | '.'));
    let (_, half) = letters.next()?;
    let (at, middle) = letters.next()?;
    let dotted = text.contains('.') && at > half.len_utf8() && at <= half.len_utf8() + 2;
    let ends = text[at + middle.len_utf8()..]
        .chars()
        .next()
        .is_none_or(|after| !after.is_alphanumeric());
    if !dotted || !ends {
        return None;
    }
    let kind = match (half, middle) {
        ('a' | 'π', 'm' | 'μ') => Kind::Before { sure: true },
        ('p' | 'μ', 'm' | 'μ') => Kind::After,
        _ => return None,
    };
    Some((kind, at + middle.len_utf8()))
}

fn length_while(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|character| !belongs(character)).unwrap_or(text.len())
}
