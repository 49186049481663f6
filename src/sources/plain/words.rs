//! What words look like: capitals, names, widths, and the few that news sets in fixed places.

use crate::domain::sentences::{is_closer, is_opener, is_wide_stop};

use super::lists;

/// How many columns a line takes, near enough to tell a full line from a short one.
pub fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|letter| 1 + usize::from(is_wide(letter))).sum()
}

/// Characters that take two columns and are broken between anywhere.
pub fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

/// Characters between which a line is broken without a space: Chinese and Japanese, not Korean.
pub fn is_unspaced_wide(letter: char) -> bool {
    is_wide(letter) && !matches!(letter, '\u{1100}'..='\u{115f}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether the first letter, behind opening marks, is a small one.
pub fn starts_lower(text: &str) -> bool {
    text.trim_start_matches(is_opener).starts_with(char::is_lowercase)
}

/// Whether the first letter or digit is a capital, a digit, or of a script without capitals.
pub fn starts_upper(text: &str) -> bool {
    text.trim_start_matches(|mark| is_opener(mark) || mark == ' ')
        .starts_with(|letter: char| letter.is_alphanumeric() && !letter.is_lowercase())
}

/// Whether the text has capitals and no small letter.
pub fn is_all_caps(text: &str) -> bool {
    let mut capitals = 0;
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        if letter.is_lowercase() {
            return false;
        }
        capitals += usize::from(letter.is_uppercase());
    }
    capitals >= 2
}

/// Whether the text ends in a full stop, as paragraphs do and headlines do not.
pub fn ends_in_full_stop(text: &str) -> bool {
    let bare = text.trim_end_matches(is_closer);
    let stopped = bare.ends_with(|mark: char| {
        (is_wide_stop(mark) && !matches!(mark, '！' | '？'))
            || matches!(mark, '.' | '۔' | '।' | '။' | '።' | ';' | ',')
    });
    let last = bare.rsplit(' ').next().unwrap_or(bare);
    let dotted = last.len() <= 8 && last.matches('.').count() > 1 && !last.contains("..");
    stopped && !dotted && !bare.ends_with("...")
}

pub fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether a word may stand in a name: it has a capital, no capitals in its script, or is a particle.
pub fn is_name_word(word: &str) -> bool {
    is_capitalised(word) || is_particle(word)
}

fn is_particle(word: &str) -> bool {
    let bare = word.split(['\'', '’', '-']).next().unwrap_or(word);
    lists::PARTICLES.contains(&bare)
}

/// A word of letters that begins with a capital, or has none in its script: "Alma", "O’Neil", "St.", "D.C.".
pub fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters
        .next()
        .is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
        && letters
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '’' | '.' | '‑' | '·'))
}

/// Whether the text is a name of at most `most` words: each fit for a name, the first and last with a capital.
pub fn is_name(text: &str, most: usize) -> bool {
    let mut count = 0;
    let mut last = "";
    for word in text.split_whitespace() {
        count += 1;
        let first_is_small = count == 1 && !is_capitalised(word);
        if count > most || first_is_small || !is_name_word(word) || word.len() > 60 {
            return false;
        }
        last = word;
    }
    let last = last.rsplit(['\'', '’']).next().unwrap_or(last);
    count > 0 && is_capitalised(last) && text.chars().any(char::is_alphabetic)
}

/// Whether a short text may be the name of who reports: "Delta Post", "alma24.example", "The Harbour Wire".
pub fn is_outlet_shape(text: &str) -> bool {
    let words = word_count(text);
    (1..=6).contains(&words)
        && text.len() <= 60
        && !text.contains([':', '©', '"', '?', '!'])
        && !ends_in_full_stop(text)
        && text.split_whitespace().all(|word| {
            is_name_word(word)
                || matches!(word, "&" | "and" | "for" | "/" | "in")
                || word.starts_with(|letter: char| letter.is_ascii_digit() || letter.is_uppercase())
                || (word.contains('.') && !word.ends_with('.'))
        })
        && starts_upper_or_site(text)
}

fn starts_upper_or_site(text: &str) -> bool {
    starts_upper(text) || (!text.contains(' ') && text.contains('.'))
}

/// Whether the text names an agency known everywhere.
pub fn is_agency(text: &str) -> bool {
    let bare = text.trim();
    bare.len() <= 24
        && lists::AGENCIES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(bare))
}

/// Whether the text surely names an outlet: an agency, or a name made of such words.
pub fn is_surely_outlet(text: &str) -> bool {
    is_agency(text)
        || (is_outlet_shape(text)
            && (text.contains(".com")
                || text.split_whitespace().any(|word| {
                    lists::OUTLET_WORDS
                        .iter()
                        .any(|known| known.eq_ignore_ascii_case(word))
                        || is_agency(word)
                })))
}

/// Whether the text is the label of a section, as set above a headline.
pub fn is_section(text: &str) -> bool {
    let bare = text.trim_end_matches([':', '|', '»', '>', ' ']);
    bare.len() <= 30 && lists::SECTIONS.iter().any(|known| same_folded(known, bare))
}

/// Whether `text` begins with `start`, capitals aside, and the word ends there.
pub fn starts_with_words(text: &str, start: &str) -> bool {
    let differ = |one: u8, other: u8| one.is_ascii() && !one.eq_ignore_ascii_case(&other);
    match (text.as_bytes().first(), start.as_bytes().first()) {
        (Some(first), Some(second)) if !differ(*first, *second) => {}
        _ => return false,
    }
    text.get(..start.len())
        .is_some_and(|head| same_folded(head, start))
        && (!start.ends_with(char::is_alphanumeric)
            || !text[start.len()..].starts_with(char::is_alphanumeric))
}

/// Whether two short texts are the same, capitals aside.
pub fn same_folded(one: &str, other: &str) -> bool {
    if one.eq_ignore_ascii_case(other) {
        return true;
    }
    let differ = |one: u8, other: u8| one.is_ascii() && !one.eq_ignore_ascii_case(&other);
    match (one.as_bytes().first(), other.as_bytes().first()) {
        (Some(first), Some(second)) if !differ(*first, *second) => {}
        _ => return false,
    }
    !one.is_ascii()
        && !other.is_ascii()
        && one
            .chars()
            .flat_map(char::to_lowercase)
            .eq(other.chars().flat_map(char::to_lowercase))
}

/// The last bytes of a text, from a character on.
pub fn tail(text: &str, bytes: usize) -> &str {
    let mut at = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

/// A name as names are written: "ANA RUIZ" is "Ana Ruiz".
pub fn in_name_case(name: &str) -> String {
    let long = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 2;
    if !is_all_caps(name) || !name.split(' ').any(long) || !name.contains(' ') {
        return name.to_owned();
    }
    let words = name.split(' ').map(|word| {
        if word.contains('.') {
            word.to_owned()
        } else {
            capitalised(word)
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    let mut begins = true;
    word.chars()
        .flat_map(|letter| {
            let kept: Vec<char> = if begins {
                vec![letter]
            } else {
                letter.to_lowercase().collect()
            };
            begins = !letter.is_alphanumeric();
            kept
        })
        .collect()
}
