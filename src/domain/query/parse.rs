//! What a typed query says, half typed or whole.

use super::fold::{self, Folded};
use super::joints::{is_fixed_space, is_gershayim};
use super::term::Term;
use crate::domain::limits;
use crate::domain::text::floor_to_char;

/// The terms of a query, in the order typed; what holds no word or comes again is left out.
pub fn terms(raw: &str) -> Vec<Term> {
    let mut rest = floor_to_char(raw, limits::QUERY_BYTES);
    let mut terms: Vec<Term> = Vec::new();
    while let Some(part) = next_part(&mut rest) {
        let term = Term::new(part.text, part.negative, part.open && !part.negative);
        terms.extend(term.filter(|term| !terms.contains(term)));
    }
    terms
}

struct Part<'a> {
    text: &'a str,
    negative: bool,
    /// Typing would go on with its last word.
    open: bool,
}

fn next_part<'a>(rest: &mut &'a str) -> Option<Part<'a>> {
    let start = rest.trim_start_matches(parts);
    if start.is_empty() {
        return None;
    }
    let (negative, start) = match start.strip_prefix('-') {
        Some(negated) => (true, negated),
        None => (false, start),
    };
    let (text, after) = if let Some(phrase) = start.strip_prefix(is_quote) {
        let end = quote_in(phrase).unwrap_or(phrase.len());
        (&phrase[..end], phrase[end..].strip_prefix(is_quote))
    } else {
        let end = start.find(parts).unwrap_or(start.len());
        let end = quote_in(&start[..end]).unwrap_or(end);
        (
            &start[..end],
            Some(&start[end..]).filter(|after| !after.is_empty()),
        )
    };
    *rest = after.unwrap_or_default();
    Some(Part {
        text,
        negative,
        open: after.is_none() && may_grow(text),
    })
}

/// Whether the last word may go on: nothing ends it, or what may stand inside a word does.
fn may_grow(text: &str) -> bool {
    let Some(last) = text.chars().next_back() else {
        return false;
    };
    let before = text[..text.len() - last.len_utf8()].chars().next_back();
    let after_digit = before.and_then(fold::digit).is_some();
    fold::is_apostrophe(last)
        || (after_digit && matches!(last, ',' | '.'))
        || fold::fold(last.encode_utf8(&mut [0; 4]), &mut String::new()).0 != Folded::Break
}

/// White space parts what is typed, but not the digits of one number.
fn parts(character: char) -> bool {
    character.is_whitespace() && !is_fixed_space(character)
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

/// Where the first quotation mark is.
fn quote_in(text: &str) -> Option<usize> {
    text.match_indices(is_quote).find_map(|(at, mark)| {
        let before = text[..at].chars().next_back();
        let after = text[at + mark.len()..].chars().next();
        let inside_word = mark.chars().any(|mark| is_gershayim(mark, before, after));
        (!inside_word).then_some(at)
    })
}
