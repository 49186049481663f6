//! Words as grouping compares them: folded, cut to six letters, hashed.

use unicode_normalization::char::is_combining_mark;

use crate::domain::document::is_unspaced;

/// Letters that are kept of a word: a stemmer for all alphabetic languages at once.
const STEM: usize = 6;
/// Letters of a word that are looked at; more are no word.
const LONGEST: usize = 64;

/// Splits texts into terms.
#[derive(Debug, Default)]
pub struct Splitter {
    folded: String,
}

impl Splitter {
    /// Gives each word's term, and the word as it is written, until `take` has enough.
    pub fn each<'a>(&mut self, text: &'a str, mut take: impl FnMut(u32, &'a str) -> bool) {
        let mut at = 0;
        while let Some((start, first)) = first_letter(text, at) {
            if is_paired(first) {
                let (end, goes_on) = pairs(text, start, &mut take);
                if !goes_on {
                    return;
                }
                at = end;
                continue;
            }
            if let Some((end, term)) = plain(text.as_bytes(), start) {
                at = end;
                if !take(term, &text[start..end]) {
                    return;
                }
                continue;
            }
            at = self.fold(text, start);
            let term = hash(stem(&mut self.folded).as_bytes());
            if !take(term, &text[start..at]) {
                return;
            }
        }
    }

    /// Folds the word that begins here, and gives its end.
    fn fold(&mut self, text: &str, start: usize) -> usize {
        self.folded.clear();
        let bytes = text.as_bytes();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii() {
                let is_letter = byte.is_ascii_alphanumeric();
                let is_inside = byte == b'\'' && goes_on(text, at + 1);
                if !is_letter && !is_inside {
                    break;
                }
                self.push(char::from(byte.to_ascii_lowercase()));
                at += 1;
                continue;
            }
            let Some(letter) = text[at..].chars().next() else {
                break;
            };
            let end = at + letter.len_utf8();
            if matches!(letter, '’' | 'ʼ') {
                if !goes_on(text, end) {
                    break;
                }
                self.push('\'');
            } else if is_word(letter) {
                letter.to_lowercase().for_each(|lower| self.push(lower));
            } else if !is_combining_mark(letter) {
                break;
            }
            at = end;
        }
        at
    }

    fn push(&mut self, letter: char) {
        if self.folded.len() < LONGEST {
            self.folded.push(letter);
        }
    }
}

/// By byte: an ASCII letter in lower case, or a digit; 0 for any other.
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            folded[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// The end of a word of nothing but ASCII letters and digits, and its term; what [`Splitter::fold`] and
/// [`stem`] give, in one pass and without a copy. None for any other word.
fn plain(bytes: &[u8], start: usize) -> Option<(usize, u32)> {
    let rest = &bytes[start..];
    let is_number = rest.first()?.is_ascii_digit();
    let kept = if is_number { LONGEST } else { STEM };
    // The word so far, and without its last letter: it may be a plural's.
    let (mut hashed, mut shorter) = (EMPTY, EMPTY);
    let (mut last, mut before) = (0, 0);
    let mut length = 0;
    let mut next = None;
    for byte in rest {
        let letter = FOLDED[usize::from(*byte)];
        if letter == 0 {
            next = Some(*byte);
            break;
        }
        if length < kept {
            shorter = hashed;
            hashed = step(hashed, letter);
            (before, last) = (last, letter);
        }
        length += 1;
    }
    let is_whole = next.is_none_or(|next| next.is_ascii() && next != b'\'');
    if length == 0 || !is_whole {
        return None;
    }
    let is_cut = !is_number && length > STEM;
    let is_plural = !is_cut && length > 3 && last == b's' && before != b's';
    let term = narrow(mix(if is_plural { shorter } else { hashed }));
    Some((start + length, term))
}

/// Without `'s`, apostrophes, all after the sixth letter, and a plural's end.
fn stem(word: &mut String) -> &str {
    if word.contains('\'') {
        if word.ends_with("'s") {
            word.truncate(word.len() - 2);
        }
        word.retain(|letter| letter != '\'');
    }
    let starts_with_digit = word.starts_with(|letter: char| letter.is_numeric());
    let mut letters = word.char_indices();
    if !starts_with_digit && let Some((end, _)) = letters.nth(STEM) {
        return &word[..end];
    }
    let is_plural = word.ends_with('s') && !word.ends_with("ss") && word.chars().nth(3).is_some();
    &word[..word.len() - usize::from(is_plural)]
}

fn first_letter(text: &str, mut at: usize) -> Option<(usize, char)> {
    let rest = &text.as_bytes()[at..];
    at += rest
        .iter()
        .position(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric())?;
    let mut letters = text[at..].char_indices();
    let (offset, letter) = letters.find(|(_, letter)| letter.is_alphanumeric())?;
    Some((at + offset, letter))
}

fn goes_on(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(is_word)
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() && !is_paired(letter)
}

/// Letters of scripts whose words are not told by spaces, Korean among them.
fn is_paired(letter: char) -> bool {
    !letter.is_ascii() && (is_unspaced(letter) || matches!(letter, '\u{ac00}'..='\u{d7a3}'))
}

/// Overlapping pairs of a run of such letters; a letter alone stands for itself.
fn pairs<'a>(text: &'a str, start: usize, take: &mut impl FnMut(u32, &'a str) -> bool) -> (usize, bool) {
    let mut run = text[start..]
        .char_indices()
        .map(|(at, letter)| (start + at, letter))
        .take_while(|(_, letter)| is_paired(*letter) || is_combining_mark(*letter));
    let mut before: Option<(usize, usize)> = None;
    let mut is_alone = true;
    for (at, letter) in run.by_ref() {
        let end = at + letter.len_utf8();
        if let Some((first, _)) = before {
            is_alone = false;
            let pair = &text[first..end];
            if !take(hash(pair.as_bytes()), pair) {
                return (end, false);
            }
        }
        before = Some((at, end));
    }
    let Some((first, end)) = before else {
        return (start, true);
    };
    let alone = &text[first..end];
    let goes_on = !is_alone || take(hash(alone.as_bytes()), alone);
    (end, goes_on)
}

/// FNV-1a with a finish that spreads it, the same on every machine: it is stored.
pub fn hash(bytes: &[u8]) -> u32 {
    narrow(hash_wide(bytes))
}

/// The same in 64 bits.
pub fn hash_wide(bytes: &[u8]) -> u64 {
    mix(bytes.iter().fold(EMPTY, |hash, byte| step(hash, *byte)))
}

/// What FNV-1a begins with.
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

fn narrow(wide: u64) -> u32 {
    u32::try_from((wide ^ (wide >> 32)) & 0xffff_ffff).unwrap_or_default()
}

/// Spreads every bit of a number over all of them.
pub fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let number = (number ^ (number >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    number ^ (number >> 33)
}
