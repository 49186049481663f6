//! Quotations: what stands between quotation marks, followed over sentences.

use std::ops::Range;

use crate::domain::limits;

/// What is said between marks, without them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    pub range: Range<usize>,
}

/// The sign that ends a quotation left open at the end of a sentence.
pub(super) type Open = char;

/// The quotations of a sentence; the sign it leaves open.
pub(super) fn find(text: &str, open: Option<Open>) -> (Vec<Quote>, Option<Open>) {
    let mut found = Vec::new();
    let mut closing = open;
    let mut start = 0;
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let after = at + letter.len_utf8();
        let next = text[after..].chars().next().unwrap_or(' ');
        if let Some(closer) = closing {
            if found.is_empty()
                && start == 0
                && text[..at].trim().is_empty()
                && repeats(letter, closer)
                && open.is_some()
            {
                // Speech over paragraphs: each begins with the sign anew.
                start = after;
            } else if closes(letter, closer, before, next) {
                push(text, start..at, &mut found);
                closing = None;
            }
        } else if let Some(closer) = opens(letter, before, next, &text[after..]) {
            closing = Some(closer);
            start = after;
        }
        before = letter;
    }
    if closing.is_some() {
        push(text, start..text.len(), &mut found);
    }
    (found, closing.filter(|closer| !is_single(*closer)))
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Quote>) {
    if found.len() < limits::SENTENCE_QUOTES && text[range.clone()].chars().any(char::is_alphanumeric) {
        found.push(Quote { range });
    }
}

fn is_single(closer: char) -> bool {
    matches!(closer, '’' | '\'')
}

fn opens(letter: char, before: char, next: char, rest: &str) -> Option<Open> {
    let may_open = !before.is_alphanumeric() && !next.is_whitespace();
    match letter {
        '"' => Some('"'),
        '“' => Some('”'),
        '«' => Some('»'),
        '»' if may_open => Some('«'),
        '„' => Some('“'),
        '「' => Some('」'),
        '『' => Some('』'),
        '‘' if may_open && ends_within(rest, '’') => Some('’'),
        '\'' if may_open && next.is_alphanumeric() && ends_within(rest, '\'') => Some('\''),
        _ => None,
    }
}

/// Whether a single mark ends the quotation in the same sentence, so that it is no apostrophe.
fn ends_within(rest: &str, closer: char) -> bool {
    let mut before = ' ';
    for (at, letter) in rest.char_indices().take(300) {
        let next = rest[at + letter.len_utf8()..].chars().next().unwrap_or(' ');
        if closes(letter, closer, before, next) {
            return true;
        }
        before = letter;
    }
    false
}

fn closes(letter: char, closer: char, before: char, next: char) -> bool {
    match closer {
        '’' | '\'' => letter == closer && !before.is_whitespace() && !next.is_alphanumeric(),
        // „so“, „so”, “so“.
        '“' | '”' => matches!(letter, '“' | '”' | '"') && (letter == closer || !before.is_whitespace()),
        _ => letter == closer,
    }
}

fn repeats(letter: char, closer: char) -> bool {
    match closer {
        '”' => letter == '“',
        '“' => letter == '„',
        '»' => letter == '«',
        other => letter == other,
    }
}
