//! Tells a picture's caption from the name of who took it.

pub(super) mod name;
pub(super) mod tail;

use name::{is_agency_credit, is_credit_name, is_long, starts_as_courtesy};
use tail::Caption;

use super::plain::lists::CREDIT_LABELS;

/// Labels whatever follows which is a credit.
const SURE_LABELS: [&str; 6] = [
    "photo credit",
    "image credit",
    "picture credit",
    "credit",
    "crédit",
    "source",
];

/// The caption without its credit, and the credit as written but for brackets around it; either may be empty.
/// The text is known to stand below a picture.
pub fn split_credit(caption: &str) -> (&str, &str) {
    let whole = caption.trim();
    let found = tail::read(whole)
        .or_else(|| bracketed(whole))
        .or_else(|| copyright(whole))
        .or_else(|| labelled(whole))
        .or_else(|| agency_alone(whole))
        .or_else(|| behind_dash(whole));
    match found {
        Some(found) if !is_long(found.credit) => {
            (tail::without_opening(found.text), without_brackets(found.credit))
        }
        _ => (whole, ""),
    }
}

fn without_brackets(credit: &str) -> &str {
    let bare = credit.trim_end_matches('.');
    let inside = |open, close| {
        bare.strip_prefix(open)
            .and_then(|rest: &str| rest.strip_suffix(close))
    };
    let inside = inside('(', ')')
        .or_else(|| inside('[', ']'))
        .or_else(|| inside('（', '）'));
    inside.unwrap_or(credit).trim()
}

/// "… \[Reuters\]", "… (Ada Moor, AP)".
fn bracketed(caption: &str) -> Option<Caption<'_>> {
    let at = caption.rfind(['(', '['])?;
    let inside = tail::inside_brackets(caption[at..].trim_end_matches('.'))?;
    is_agency_credit(inside).then(|| cut(caption, at, at))
}

/// "… © 2025 X", "… (c) X", "… Copyright X".
fn copyright(caption: &str) -> Option<Caption<'_>> {
    let marks = ["©", "(c) ", "(C) ", "Copyright "];
    let at = marks.iter().find_map(|mark| caption.rfind(mark))?;
    (!has_sentence_end(&caption[at..])).then(|| cut(caption, at, at))
}

/// "… Credit: whoever", "… Photo: courtesy of whom", "… Photo / X".
fn labelled(caption: &str) -> Option<Caption<'_>> {
    caption
        .rmatch_indices([':', '：', '/'])
        .take(2)
        .find_map(|(at, mark)| {
            let label_ends = caption[..at].trim_end().len();
            let before = &caption[..label_ends];
            let name = caption[at + mark.len()..].trim();
            let sure = !name.is_empty() && mark != "/" && !has_sentence_end(name);
            if sure && let Some(found) = tail::labelled_before(caption, before, &SURE_LABELS) {
                return Some(found);
            }
            let named = is_credit_name(name) || starts_as_courtesy(name);
            named
                .then(|| tail::labelled_before(caption, before, CREDIT_LABELS))
                .flatten()
        })
}

/// "… AFP", "… Ada Moor, AP" behind the last sentence.
fn agency_alone(caption: &str) -> Option<Caption<'_>> {
    let at = tail::last_part(caption);
    is_agency_credit(&caption[at..]).then(|| cut(caption, at, at))
}

/// "… — Ada Moor", "… | The Courier".
fn behind_dash(caption: &str) -> Option<Caption<'_>> {
    let dashes = [" — ", " – ", " | ", " · "];
    let (at, dash) = dashes
        .iter()
        .filter_map(|dash| Some((caption.rfind(dash)?, dash.len())))
        .max()?;
    let name = &caption[at + dash..];
    (is_agency_credit(name) || (name.contains([' ', '/']) && is_credit_name(name)))
        .then(|| cut(caption, at, at + dash))
}

fn cut(caption: &str, end: usize, start: usize) -> Caption<'_> {
    Caption {
        text: caption[..end].trim_end(),
        credit: &caption[start..],
    }
}

/// Whether another sentence follows in it; the stop behind an initial ends none.
fn has_sentence_end(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        word.chars().count() > 3
    })
}
