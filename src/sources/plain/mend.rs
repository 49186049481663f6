//! Mends the stray spaces that tokenisers and scrapers leave: "Russia 's", "Trump , who".

use std::borrow::Cow;

use crate::domain::sentences::{is_closer, is_opener};

/// The text without stray spaces before `'s` and punctuation, inside brackets and sure quotes.
pub fn mend(text: &str) -> Cow<'_, str> {
    if !may_need_mending(text) {
        return Cow::Borrowed(text);
    }
    let mut stray = Stray::new(text);
    let mut out = String::with_capacity(text.len());
    let mut kept = 0;
    for (at, _) in text.match_indices(' ') {
        // A run of spaces is judged once, at its first one.
        if text[..at].ends_with(' ') {
            continue;
        }
        let end = at + text[at..].bytes().take_while(|byte| *byte == b' ').count();
        if at > 0 && end < text.len() && stray.is_stray(at, end) {
            out.push_str(&text[kept..at]);
            kept = end;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[kept..]);
    Cow::Owned(out)
}

/// A quick look: a space beside something that rarely has one there.
fn may_need_mending(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| {
        *byte == b' '
            && match &bytes[at + 1..] {
                [b',' | b'.' | b';' | b':' | b'!' | b'?' | b')' | b']' | b' ', ..]
                | [b'\'', b's' | b'r' | b'v' | b'l', ..]
                | [0xe2, 0x80, 0x99 | 0x9d, ..]
                | [b'n', b'\'', b't', ..] => true,
                [b'"', rest @ ..] => rest.first().is_none_or(|next| !next.is_ascii_alphanumeric()),
                _ => match &bytes[..at] {
                    [.., before, b'"'] => matches!(before, b' ' | b'('),
                    [b'"'] | [.., b'(' | b'['] => true,
                    _ => false,
                },
            }
    })
}

struct Stray<'a> {
    text: &'a str,
    /// Whether the text spaces `:` `;` `!` `?` as French does; looked at only when needed.
    french: Option<bool>,
    /// Straight quotes that open and close in turn, as far as they were looked at.
    quotes: Option<Vec<usize>>,
}

impl<'a> Stray<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            french: None,
            quotes: None,
        }
    }

    fn is_stray(&mut self, at: usize, end: usize) -> bool {
        let (before, after) = (&self.text[..at], &self.text[end..]);
        let Some(next) = after.chars().next() else {
            return false;
        };
        let then = after[next.len_utf8()..].chars().next();
        let previous = before.chars().next_back();
        if previous == Some('"') && self.quote_turn(at - 1) == Some(Turn::Opens) {
            return true;
        }
        match next {
            '\'' | '’' => is_clitic(previous, &after[next.len_utf8()..]),
            'n' => after.starts_with("n't") && ends_tokenised(before) && !goes_on_word(&after[3..]),
            ',' => ends_word(previous) && then.is_none_or(|then| then.is_whitespace() || is_closer(then)),
            '.' => {
                ends_word(previous)
                    && then.is_none_or(|then| then.is_whitespace() || is_closer(then))
                    && !after[1..].trim_start().starts_with('.')
            }
            ';' | ':' | '!' | '?' => {
                ends_word(previous)
                    && then.is_none_or(|then| then.is_whitespace() || is_closer(then))
                    && !is_smiley(after)
                    && !self.is_french()
            }
            ')' | ']' => ends_word(previous) || previous.is_some_and(|mark| ".,!?%".contains(mark)),
            '"' => self.quote_turn(end) == Some(Turn::Closes),
            '”' => previous.is_some_and(|mark| !is_opener(mark)),
            _ => opens_bracket(before) && !next.is_whitespace(),
        }
    }

    fn is_french(&mut self) -> bool {
        let text = self.text;
        *self.french.get_or_insert_with(|| looks_french(text))
    }

    fn quote_turn(&mut self, at: usize) -> Option<Turn> {
        let text = self.text;
        let quotes = self.quotes.get_or_insert_with(|| sure_quotes(text));
        quotes
            .binary_search(&at)
            .ok()
            .map(|index| if index % 2 == 0 { Turn::Opens } else { Turn::Closes })
    }
}

#[derive(PartialEq)]
enum Turn {
    Opens,
    Closes,
}

fn ends_word(previous: Option<char>) -> bool {
    previous.is_some_and(|mark| mark.is_alphanumeric() || matches!(mark, ')' | ']' | '"' | '”' | '’' | '%'))
}

fn goes_on_word(after: &str) -> bool {
    after.starts_with(char::is_alphanumeric)
}

/// `'s`, `'re`, `'ve`, `'ll` that a tokeniser cut off the word before.
fn is_clitic(previous: Option<char>, after: &str) -> bool {
    previous.is_some_and(char::is_alphanumeric)
        && ["s", "re", "ve", "ll"]
            .iter()
            .any(|ending| after.starts_with(ending) && !goes_on_word(&after[ending.len()..]))
}

/// "do n't": only the verbs that take it.
fn ends_tokenised(before: &str) -> bool {
    const VERBS: &[&str] = &[
        "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "ca", "wo", "could", "would",
        "should",
    ];
    let word = before.rsplit(' ').next().unwrap_or(before);
    VERBS.iter().any(|verb| verb.eq_ignore_ascii_case(word))
}

fn opens_bracket(before: &str) -> bool {
    let Some(rest) = before.strip_suffix(['(', '[']) else {
        return false;
    };
    rest.is_empty() || rest.ends_with(char::is_whitespace) || rest.ends_with(is_opener)
}

fn is_smiley(after: &str) -> bool {
    let mut marks = after.chars().take_while(|mark| !mark.is_whitespace());
    matches!(marks.next(), Some(':' | ';')) && marks.next().is_some()
}

/// The straight quotes of a text where each pair surely opens and closes; else none.
fn sure_quotes(text: &str) -> Vec<usize> {
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let sure = quotes.len().is_multiple_of(2)
        && quotes.chunks(2).all(|pair| {
            let (before, after) = (&text[..pair[0]], &text[pair[1] + 1..]);
            let opens =
                before.is_empty() || before.ends_with(|mark: char| mark.is_whitespace() || is_opener(mark));
            let closes = after.is_empty() || after.starts_with(|mark: char| !mark.is_alphanumeric());
            opens && closes
        });
    if sure { quotes } else { Vec::new() }
}

/// French words, and every colon, semicolon, `!` and `?` spaced while commas are not.
fn looks_french(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "le", "la", "les", "des", "du", "une", "et", "est", "dans", "pour", "que", "qui", "sur", "aux",
        "pas", "ce",
    ];
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(mark) = rest.next() {
        let ends = rest.peek().is_none_or(|next| next.is_whitespace());
        let spaced = before == ' ';
        if ends && ((mark == ',' && spaced) || (matches!(mark, ';' | ':' | '!' | '?') && !spaced)) {
            return false;
        }
        before = mark;
    }
    text.contains('«')
        || text
            .split(|letter: char| !letter.is_alphabetic())
            .any(|word| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)))
}
