//! The credit at the end of a caption: "… © X / AFP", "… (Photo by X)", "… Photo: X".

use crate::domain::sentences::ends_sentence;
use crate::sources::plain::lists::CREDIT_LABELS;
use crate::sources::plain::words::{tail, word_count};

use super::name::{self, is_credit, is_credit_name, is_file_note, is_long, is_slashed, is_via};

/// What opens a credit behind a caption that no stop ends.
const OPENINGS: [char; 8] = ['|', '(', '[', '–', '—', '·', '-', '/'];

/// What stands below a picture; either may be empty, not both.
#[derive(Debug, PartialEq, Eq)]
pub struct Caption<'a> {
    pub text: &'a str,
    pub credit: &'a str,
}

/// The caption and the credit at its end, where it surely ends in one.
pub fn read(text: &str) -> Option<Caption<'_>> {
    bracketed_tail(text)
        .or_else(|| copyright(text))
        .or_else(|| labelled_tail(text))
        .or_else(|| agency_tail(text))
}

/// "… © X / AFP" at the end.
fn copyright(text: &str) -> Option<Caption<'_>> {
    let at = text.rfind('©')?;
    let credit = &text[at..];
    let name = credit.trim_start_matches('©').trim();
    let notice = name.bytes().filter(u8::is_ascii_digit).count() >= 4
        || name.to_lowercase().contains("rights reserved");
    let sentence = name.contains(". ") && name.len() > 60;
    if name.is_empty() || notice || sentence || is_long(credit) || word_count(name) > 14 {
        return None;
    }
    Some(Caption {
        text: without_opening(&text[..at]),
        credit,
    })
}

/// "… (Photo by X / Getty Images)", "… [X/Reuters]", "… (AP Photo/X)" at the end.
fn bracketed_tail(text: &str) -> Option<Caption<'_>> {
    let bare = text.trim_end_matches('.');
    let open = match bare.chars().next_back()? {
        ')' => bare.rfind('(')?,
        ']' => bare.rfind('[')?,
        '）' => bare.rfind('（')?,
        _ => return None,
    };
    let credit = &bare[open..];
    let inside = inside_brackets(credit)?;
    (open > 0 && !is_long(credit) && is_credit(inside)).then(|| Caption {
        text: text[..open].trim_end(),
        credit,
    })
}

/// "… Photo: X", "… Photograph by X", "… Credit: X/Y" after the last sentence.
fn labelled_tail(text: &str) -> Option<Caption<'_>> {
    const BY: &str = " by ";
    let near = text.len() - tail(text, name::LONGEST).len();
    let end = &text[near..];
    let colons = end.match_indices([':', '：']).rev().take(2);
    let by = end.rmatch_indices(BY).take(1);
    colons.chain(by).find_map(|(at, mark)| {
        let at = near + at;
        let name = text[at + mark.len()..].trim();
        // The word belongs to its label: "photo by".
        let before = if mark == BY {
            &text[..at + BY.len() - 1]
        } else {
            &text[..at]
        };
        let found = labelled_before(text, before, CREDIT_LABELS)?;
        is_credit_name(name).then_some(found)
    })
}

/// What one of the labels sets apart that `before` ends with, at the start of a sentence.
pub fn labelled_before<'a>(text: &'a str, before: &'a str, labels: &[&str]) -> Option<Caption<'a>> {
    let start = labels.iter().find_map(|label| {
        let start = before.len().checked_sub(label.len())?;
        before.get(start..)?.eq_ignore_ascii_case(label).then_some(start)
    })?;
    let caption = before[..start].trim_end();
    let capital = before[start..].starts_with(|letter: char| !letter.is_lowercase());
    let parted = caption.is_empty() || ends_sentence(caption) || caption.ends_with(OPENINGS);
    (capital && parted && !is_long(&text[start..])).then(|| Caption {
        text: without_opening(caption),
        credit: &text[start..],
    })
}

/// "… X / REUTERS", "REUTERS/X", "… File photo", "… via AP" after the last sentence.
fn agency_tail(text: &str) -> Option<Caption<'_>> {
    let near = text.len() - tail(text, name::LONGEST + 8).len();
    if !text[near..].contains('/') && !text[near..].contains("ia ") && !text.ends_with(is_note_end) {
        return None;
    }
    let start = near + last_part(&text[near..]);
    if start == near && near > 0 {
        return None;
    }
    let (caption, credit) = (text[..start].trim_end(), text[start..].trim());
    let bare = credit.trim_end_matches('.');
    let fits = is_slashed(bare) || is_via(bare) || is_file_note(bare);
    let sentence = !caption.is_empty() || is_slashed(bare) || is_via(bare);
    (fits && sentence && !is_long(credit) && word_count(credit) <= 10).then_some(Caption {
        text: caption,
        credit,
    })
}

/// The last letter of a note like "File photo".
fn is_note_end(mark: char) -> bool {
    matches!(mark, 'o' | 'O' | 'e' | 't' | 's' | 'd' | '.' | '真')
}

/// Where the part behind the last stop but the final one begins.
pub fn last_part(text: &str) -> usize {
    let end = text.trim_end_matches(['.', ' ']).len();
    let stop = text[..end]
        .rmatch_indices(['.', '!', '?', '|', '"', '”', ')', ']'])
        .find(|(at, mark)| text[at + mark.len()..].starts_with(' ') && !is_initial(&text[..*at]));
    stop.map_or(0, |(at, mark)| {
        let behind = at + mark.len();
        behind + (text[behind..].len() - text[behind..].trim_start().len())
    })
}

pub fn is_initial(before: &str) -> bool {
    let mut letters = before.chars().rev();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(|letter| !letter.is_alphanumeric())
}

/// A caption without the bracket or bar that opened its credit.
pub fn without_opening(text: &str) -> &str {
    text.trim_end().trim_end_matches(OPENINGS).trim_end()
}

/// The text between the brackets that open and close it as a whole.
pub fn inside_brackets(text: &str) -> Option<&str> {
    let inside = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
        .or_else(|| text.strip_prefix('[').and_then(|text| text.strip_suffix(']')))
        .or_else(|| text.strip_prefix('（').and_then(|text| text.strip_suffix('）')))?;
    (!inside.contains(['(', ')', '[', ']'])).then(|| inside.trim())
}
