//! Captions and credits of pictures that are not there: "… © X / AFP", "(Photo by X)", "Photo: X".

use crate::domain::sentences::ends_sentence;

use super::credit::{
    self, behind_label, is_credit, is_credit_name, is_file_note, is_long, is_slashed, is_via,
};
use super::lists;
use super::words::{tail, word_count};

/// What stands below a picture; either may be empty, not both.
#[derive(Debug, PartialEq, Eq)]
pub struct Caption<'a> {
    pub text: &'a str,
    pub credit: &'a str,
}

/// No caption is longer.
const LONGEST: usize = 700;
/// Reads a paragraph as a caption with its credit, or as a credit alone.
pub fn read(paragraph: &str) -> Option<Caption<'_>> {
    if paragraph.len() > LONGEST {
        return None;
    }
    bracketed_whole(paragraph)
        .or_else(|| labelled(paragraph))
        .or_else(|| copyright(paragraph))
        .or_else(|| bracketed_tail(paragraph))
        .or_else(|| labelled_tail(paragraph))
        .or_else(|| agency_tail(paragraph))
}

/// "Photo: …", "PHOTO: …", "Credit: …", "Caption: …": the whole paragraph.
fn labelled(text: &str) -> Option<Caption<'_>> {
    if let Some(rest) = behind_label(text, lists::CAPTION_LABELS) {
        return Some(with_tail(rest));
    }
    if is_file_note(text) {
        return Some(Caption {
            text: "",
            credit: text,
        });
    }
    let rest = behind_label(text, lists::CREDIT_LABELS)?;
    if rest.is_empty() || rest.len() > LONGEST / 2 {
        return None;
    }
    if is_credit_name(rest) {
        return Some(Caption {
            text: "",
            credit: text,
        });
    }
    // A label may also stand before a sentence of the report: "Image: why it matters".
    let found = with_tail(rest);
    (!found.credit.is_empty() || ends_sentence(rest) || word_count(rest) >= 4).then_some(found)
}

fn with_tail(text: &str) -> Caption<'_> {
    copyright(text)
        .or_else(|| bracketed_tail(text))
        .or_else(|| labelled_tail(text))
        .or_else(|| agency_tail(text))
        .unwrap_or(Caption { text, credit: "" })
}

/// "[Image: …]", "(Photo: …)": the whole paragraph in brackets.
fn bracketed_whole(text: &str) -> Option<Caption<'_>> {
    let inside = inside_brackets(text)?;
    if is_credit(inside) && !is_long(inside) {
        return Some(Caption {
            text: "",
            credit: text,
        });
    }
    labelled(inside)
}

/// The text between the brackets that open and close it as a whole.
fn inside_brackets(text: &str) -> Option<&str> {
    let inside = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
        .or_else(|| text.strip_prefix('[').and_then(|text| text.strip_suffix(']')))
        .or_else(|| text.strip_prefix('（').and_then(|text| text.strip_suffix('）')))?;
    (!inside.contains(['(', ')', '[', ']'])).then(|| inside.trim())
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

/// "… Photo: X", "… Credit: X/Y" after the last sentence.
fn labelled_tail(text: &str) -> Option<Caption<'_>> {
    let near = text.len() - tail(text, credit::LONGEST).len();
    for (at, _) in text[near..].match_indices([':', '：']).rev().take(2) {
        let at = near + at;
        let before = &text[..at];
        let label = lists::CREDIT_LABELS.iter().find(|label| {
            let start = before.len().checked_sub(label.len());
            start
                .and_then(|start| before.get(start..))
                .is_some_and(|end| end.eq_ignore_ascii_case(label))
        });
        let Some(label) = label else { continue };
        let start = before.len() - label.len();
        let caption = before[..start].trim_end();
        let capital = before[start..].starts_with(|letter: char| !letter.is_lowercase());
        let name = text[at..].trim_start_matches([':', '：', ' ']);
        let parted = ends_sentence(caption) || caption.ends_with(['|', '–', '—', '/']);
        if capital && parted && !is_long(&text[start..]) && is_credit_name(name) {
            return Some(Caption {
                text: without_opening(caption),
                credit: &text[start..],
            });
        }
    }
    None
}

/// "… X / REUTERS", "REUTERS/X", "… File photo", "… via AP" after the last sentence.
fn agency_tail(text: &str) -> Option<Caption<'_>> {
    let near = text.len() - tail(text, credit::LONGEST + 8).len();
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
fn last_part(text: &str) -> usize {
    let end = text.trim_end_matches(['.', ' ']).len();
    let stop = text[..end]
        .rmatch_indices(['.', '!', '?', '|', '"', '”', ')', ']'])
        .find(|(at, mark)| text[at + mark.len()..].starts_with(' ') && !is_initial(&text[..*at]));
    stop.map_or(0, |(at, mark)| {
        let behind = at + mark.len();
        behind + (text[behind..].len() - text[behind..].trim_start().len())
    })
}

fn is_initial(before: &str) -> bool {
    let mut letters = before.chars().rev();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(|letter| !letter.is_alphanumeric())
}

/// A caption without the bracket or bar that opened its credit.
fn without_opening(text: &str) -> &str {
    text.trim_end()
        .trim_end_matches(['|', '(', '[', '–', '—'])
        .trim_end()
}

/// Whether a paragraph without a credit still reads like a caption.
pub fn reads_like_caption(text: &str) -> bool {
    let folded = text.to_lowercase();
    text.len() <= 400
        && (!ends_sentence(text) || lists::CAPTION_WORDS.iter().any(|word| folded.contains(word)))
}
