//! Dates as they stand in news: lines that state one, and the words they are made of.

use jiff::Timestamp;

use crate::sources::date;

use super::lists;
use super::words::{same_folded, starts_with_words};

/// When a report was published, or last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Published(Timestamp),
    Updated(Timestamp),
}

/// The longest line that states a date.
const LONGEST: usize = 90;

/// What a line says of when a report appeared, if it says nothing else.
pub fn read(line: &str) -> Option<Moment> {
    if line.len() > LONGEST || !line.contains(|mark: char| mark.is_ascii_digit()) {
        return None;
    }
    let line = line.trim_matches(['(', ')', '[', ']', ' ', '|', '·', '•']);
    if let Some(rest) = behind_label(line, lists::UPDATED) {
        return stated(rest).map(Moment::Updated);
    }
    let rest = behind_label(line, lists::PUBLISHED).unwrap_or(line);
    stated(rest).map(Moment::Published)
}

/// The moment a text names in full: a day, a month and a year at least.
pub fn stated(text: &str) -> Option<Timestamp> {
    let bare = text.trim().trim_end_matches(['.', ',', '|', ' ']);
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    if bare.len() > LONGEST || digits < 5 || !has_year(bare) {
        return None;
    }
    date::parse_known_words(bare)
}

fn behind_label<'a>(line: &'a str, labels: &[&str]) -> Option<&'a str> {
    let label = labels.iter().find(|label| starts_with_words(line, label))?;
    Some(line[label.len()..].trim_start_matches([':', '：', ' ', '-', '–', '—']))
}

/// Whether four digits in a row stand in the text.
pub fn has_year(text: &str) -> bool {
    text.as_bytes()
        .chunk_by(|one, other| one.is_ascii_digit() && other.is_ascii_digit())
        .any(|run| run.len() == 4 && run[0].is_ascii_digit() && matches!(run[0], b'1' | b'2'))
        || text
            .as_bytes()
            .windows(8)
            .any(|eight| eight.iter().all(u8::is_ascii_digit))
}

pub fn is_weekday(word: &str) -> bool {
    is_one_of(lists::WEEKDAYS, word)
}

/// Whether a word belongs to a date: a weekday, a month, a day, a year.
pub fn is_date_words(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    let number = bare.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let numeric = (1..=4).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(&bare[number.len()..], "" | "st" | "nd" | "rd" | "th" | "er");
    numeric || is_one_of(lists::WEEKDAYS, bare) || is_one_of(lists::MONTHS, bare)
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    bare.len() <= 12 && words.iter().any(|known| same_folded(known, bare))
}
