//! Joints: what stands between two parts of one word, and what parts two.

use super::fold::{self, Folded};
use crate::domain::document::is_unspaced;

/// Whether `"` is part of a Hebrew abbreviation rather than a quotation mark.
pub fn is_gershayim(mark: char, before: Option<char>, after: Option<char>) -> bool {
    let is_hebrew = |character: char| matches!(character, '\u{591}'..='\u{5ea}');
    matches!(mark, '"' | '״' | '”') && before.is_some_and(is_hebrew) && after.is_some_and(is_hebrew)
}

/// Whether a number may go on after this character.
pub fn is_grouping(character: char) -> bool {
    matches!(character, ',' | '.' | '，' | '．' | '٬')
        || is_fixed_space(character)
        || fold::is_apostrophe(character)
}

/// Spaces that part the digits of one number.
pub fn is_fixed_space(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Whether exactly three digits follow a number of at most three, or one grouped alike.
pub fn groups(grouped_by: Option<char>, joint: char, head: &str, tail: &str) -> bool {
    let follows = match grouped_by {
        Some(known) => known == joint,
        None => head.len() <= 3 && !head.starts_with('0'),
    };
    let digits = tail
        .chars()
        .take(4)
        .take_while(|next| fold::digit(*next).is_some())
        .count();
    follows && digits == 3 && head.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether an apostrophe parts words: before a lone `s`, and after French and Italian elisions.
pub fn cuts(head: &str, tail: &str) -> bool {
    const ELIDED: &[&str] = &[
        "all", "bell", "c", "d", "dall", "dell", "j", "jusqu", "l", "lorsqu", "m", "n", "nell", "presqu",
        "puisqu", "qu", "quell", "quelqu", "quoiqu", "s", "sull", "t", "un",
    ];
    match letter(tail) {
        Some(('s', length)) => letter(&tail[length..]).is_none(),
        Some(('a' | 'e' | 'h' | 'i' | 'o' | 'u' | 'y', _)) => ELIDED.contains(&head),
        _ => false,
    }
}

/// What is no ASCII sign or space.
pub fn may_join(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

pub fn is_single_letter(tail: &str) -> bool {
    letter(tail).is_some_and(|(first, length)| !is_digit(first) && letter(&tail[length..]).is_none())
}

pub fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

/// The first folded letter of a word that begins here, and how long it is with its marks.
pub fn letter(text: &str) -> Option<(char, usize)> {
    let mut out = String::new();
    let (folded, mut length) = fold::fold(text, &mut out);
    let first = out
        .chars()
        .next()
        .filter(|first| folded == Folded::Letters && !is_unspaced(*first))?;
    loop {
        let (next, more) = fold::fold(&text[length..], &mut out);
        if next != Folded::Nothing {
            return Some((first, length));
        }
        length += more;
    }
}
