//! Captions and credits of pictures that are not there: "… © X / AFP", "(Photo by X)", "Photo: X".

use crate::domain::sentences::ends_sentence;

use crate::sources::credit::name::{behind_label, is_credit, is_credit_name, is_file_note, is_long};
use crate::sources::credit::tail::{self, Caption, inside_brackets};

use super::lists;
use super::words::word_count;

/// No caption is longer.
const LONGEST: usize = 700;

/// Reads a paragraph as a caption with its credit, or as a credit alone.
pub fn read(paragraph: &str) -> Option<Caption<'_>> {
    if paragraph.len() > LONGEST {
        return None;
    }
    bracketed_whole(paragraph)
        .or_else(|| labelled(paragraph))
        .or_else(|| tail::read(paragraph))
}

/// "Photo: …", "PHOTO: …", "Credit: …", "Caption: …": the whole paragraph.
fn labelled(text: &str) -> Option<Caption<'_>> {
    // How agencies mark a picture that is older than the report.
    if let Some(rest) = ["FILE - ", "FILE – ", "FILE — "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
    {
        return Some(with_tail(rest.trim_start()));
    }
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
    tail::read(text).unwrap_or(Caption { text, credit: "" })
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

/// Whether a paragraph without a credit still reads like a caption.
pub fn reads_like_caption(text: &str) -> bool {
    let folded = text.to_lowercase();
    text.len() <= 400
        && (!ends_sentence(text) || lists::CAPTION_WORDS.iter().any(|word| folded.contains(word)))
}
