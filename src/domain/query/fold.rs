//! Folding: which letters count as the same, character by character.
//!
//! Every character folds by itself (with what composes with it), so a place in folded text can
//! be led back to its place in the original.

use unicode_normalization::char::{
    canonical_combining_class, compose, decompose_compatible, is_combining_mark,
};

/// What a character is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// Part of a word; its folded form was written.
    Letters,
    /// Accents, vowel points, joiners: belong to the word and are not written.
    Nothing,
    /// Ends the word, unless it stands between two parts of it.
    Break,
}

/// Folds the character at the start of `rest` onto `out`; says what it is and how long.
pub fn fold(rest: &str, out: &mut String) -> (Folded, usize) {
    let Some(first) = rest.chars().next() else {
        return (Folded::Break, 0);
    };
    let length = first.len_utf8();
    if first.is_ascii() {
        if !first.is_ascii_alphanumeric() {
            return (Folded::Break, length);
        }
        out.push(first.to_ascii_lowercase());
        return (Folded::Letters, length);
    }
    if is_ignored(first) {
        return (Folded::Nothing, length);
    }
    if is_apostrophe(first) || !(first.is_alphanumeric() || is_combining_mark(first)) {
        return (Folded::Break, length);
    }
    if is_hangul(first) {
        let (letter, length) = compose_all(first, rest);
        out.push(letter);
        return (Folded::Letters, length);
    }
    let start = out.len();
    fold_letter(first, out);
    if out.len() == start {
        return (Folded::Nothing, length);
    }
    (Folded::Letters, length + join_voicing(&rest[length..], out))
}

/// The marks that may be left out or typed in many ways inside a word.
pub fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '´' | '`' | '＇' | '׳')
}

/// The value of a decimal digit of any script, as an ASCII digit.
pub fn digit(character: char) -> Option<char> {
    const ZEROS: &[u32] = &[
        0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50,
        0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0xff10,
    ];
    let code = u32::from(character);
    let value = ZEROS
        .iter()
        .find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// NFKD without accents, in lower case, with the letters that Unicode leaves apart made one.
fn fold_letter(letter: char, out: &mut String) {
    if let Some(digit) = digit(letter) {
        return out.push(digit);
    }
    let start = out.len();
    let mut whole = true;
    decompose_compatible(letter, |part| {
        if is_apostrophe(part) {
            // ŉ holds one, which is left out as between letters.
        } else if is_combining_mark(part) || part.is_alphanumeric() {
            part.to_lowercase().for_each(|lower| push_letter(lower, out));
        } else {
            whole = is_ignored(part) && whole;
        }
    });
    if !whole {
        // ½ is not 12: what falls apart into more than letters stays as it is.
        out.truncate(start);
        out.extend(letter.to_lowercase());
    }
}

fn push_letter(letter: char, out: &mut String) {
    match letter {
        _ if is_ignored(letter) => {}
        '\u{3099}' | '\u{309a}' => {
            let voiced = out.chars().next_back().and_then(|base| compose(base, letter));
            if voiced.is_some() {
                out.pop();
            }
            out.push(voiced.unwrap_or(letter));
        }
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        'ł' => out.push('l'),
        'ø' => out.push('o'),
        'đ' | 'ð' => out.push('d'),
        'ħ' => out.push('h'),
        'ŧ' => out.push('t'),
        'ı' => out.push('i'),
        'ς' => out.push('σ'),
        // One letter, typed on Arabic, Persian and Urdu keyboards.
        'ى' | 'ی' => out.push('ي'),
        'ک' => out.push('ك'),
        _ => out.push(digit(letter).unwrap_or(letter)),
    }
}

/// Consumes a voicing mark that follows a kana: `ｶﾞ` and `か` + U+3099 are one letter.
fn join_voicing(rest: &str, out: &mut String) -> usize {
    let Some(next) = rest.chars().next() else {
        return 0;
    };
    let mark = match next {
        '\u{3099}' | 'ﾞ' => '\u{3099}',
        '\u{309a}' | 'ﾟ' => '\u{309a}',
        _ => return 0,
    };
    let Some(voiced) = out.chars().next_back().and_then(|base| compose(base, mark)) else {
        return 0;
    };
    out.pop();
    out.push(voiced);
    next.len_utf8()
}

/// Syllables stay whole (decomposed they take three times the room); loose letters compose.
fn compose_all(first: char, rest: &str) -> (char, usize) {
    let mut letter = first;
    let mut length = first.len_utf8();
    while let Some(next) = rest[length..].chars().next() {
        let Some(composed) = compose(letter, next).filter(|syllable| is_hangul(*syllable)) else {
            break;
        };
        letter = composed;
        length += next.len_utf8();
    }
    (letter, length)
}

fn is_hangul(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97c}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{d7b0}'..='\u{d7fb}' | '\u{ffa1}'..='\u{ffdc}')
}

/// What no word is told apart by: accents, vowel points, tatweel, joiners, selectors, bidi marks.
///
/// Vowel signs of Indian scripts, Thai tones and the like spell the word and stay.
fn is_ignored(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{488}' | '\u{489}' | '\u{61c}' | '\u{640}' | '\u{180b}'..='\u{180f}'
        | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
        || matches!(canonical_combining_class(character), 1 | 7 | 10..=36 | 202..=240)
}
