//! Whose picture it is: names, agencies and what stands before them.

use crate::domain::text::floor_to_char;

use crate::sources::plain::lists::CREDIT_LABELS;
use crate::sources::plain::words::{
    is_agency, is_all_caps, is_name, is_surely_outlet, starts_with_words, word_count,
};

/// No credit is longer.
pub const LONGEST: usize = 120;

/// The text behind a label, which a colon or "by" ends.
pub fn behind_label<'a>(text: &'a str, labels: &[&str]) -> Option<&'a str> {
    const LONGEST: usize = 40;
    let near = floor_to_char(text, LONGEST);
    if !near.contains([':', '：', '=', '|']) && !near.contains(" by") && !near.contains("courtesy") {
        return None;
    }
    labels.iter().find_map(|label| {
        if !starts_with_words(text, label) {
            return None;
        }
        let rest = text[label.len()..].trim_start();
        let rest = match rest.strip_prefix([':', '：', '=', '|']) {
            Some(rest) => rest,
            None if label.ends_with(" by") || label.ends_with("courtesy") => rest,
            None => return None,
        };
        Some(rest.trim())
    })
}

/// Whether the inside of brackets credits someone.
pub fn is_credit(inside: &str) -> bool {
    behind_label(inside, CREDIT_LABELS).is_some_and(is_credit_name)
        || is_slashed(inside)
        || is_via(inside)
        || is_file_note(inside)
        || starts_with_words(inside, "ap photo")
        || starts_as_courtesy(inside)
        || starts_with_words(inside, "handout")
        || inside.starts_with('©')
}

/// "Courtesy of whoever".
pub fn starts_as_courtesy(text: &str) -> bool {
    starts_with_words(text, "courtesy of")
}

/// Whether the text names who took a picture: capitalised words, slashes and the like.
pub fn is_credit_name(text: &str) -> bool {
    let bare = text.trim_end_matches('.');
    !bare.is_empty()
        && word_count(bare) <= 12
        && !is_long(bare)
        && bare
            .split(['/', ',', '|', '–', '—', '(', ')', '-', '©'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .all(|part| {
                is_name(part.trim_start_matches("by "), 5)
                    || is_via(part)
                    || is_agency(part)
                    || is_surely_outlet(part)
                    || is_handle(part)
            })
}

/// Whether a name with an agency in it stands alone: "AFP", "Ada Moor, AP".
pub fn is_agency_credit(text: &str) -> bool {
    const MOST: usize = 6;
    let bare = text.trim().trim_end_matches('.');
    let named = |part: &str| is_agency(part) || is_picture_agency(part);
    let mut parts = bare.split(['/', ',']).map(str::trim);
    word_count(bare) <= MOST && is_credit_name(bare) && parts.any(named)
}

/// Whether the text names who only deals in pictures.
fn is_picture_agency(text: &str) -> bool {
    #[rustfmt::skip]
    const AGENCIES: &[&str] = &[
        "alamy", "shutterstock", "imago", "keystone", "pa wire", "pa media", "zuma", "nurphoto", "unsplash",
        "flickr", "nasa", "handout", "pool", "epa-efe", "press association", "ap photo",
    ];
    AGENCIES.iter().any(|known| known.eq_ignore_ascii_case(text))
}

fn is_handle(part: &str) -> bool {
    part.starts_with('@') && !part.contains(' ')
}

/// "X / AFP", "REUTERS/X": names around a slash, one of them an agency or set in capitals.
pub fn is_slashed(text: &str) -> bool {
    const MOST: usize = 5;
    if !text.contains('/') || text.contains("://") || text.len() > LONGEST {
        return false;
    }
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    let named = |part: &&str| {
        let name = part
            .strip_prefix("File: ")
            .or_else(|| part.strip_prefix("Photo by "))
            .unwrap_or(part);
        name.is_empty() || is_name(name, 6) || is_via(name) || is_surely_outlet(name)
    };
    let agency =
        |part: &&str| is_surely_outlet(part) || is_via(part) || (is_all_caps(part) && part.len() <= 16);
    (2..=MOST).contains(&parts.len()) && parts.iter().all(named) && parts.iter().any(agency)
}

/// "via AP", "Harbour Police via Reuters".
pub fn is_via(text: &str) -> bool {
    let Some(at) = text.find("via ").or_else(|| text.find("VIA ")) else {
        return false;
    };
    let (from, agency) = (text[..at].trim_end_matches([' ', '/']), text[at + 4..].trim());
    (from.is_empty() || is_name(from, 6) || is_surely_outlet(from))
        && (is_agency(agency) || is_all_caps(agency) || is_surely_outlet(agency))
}

/// "File photo" and the like.
pub fn is_file_note(text: &str) -> bool {
    let bare = text.trim_end_matches('.');
    [
        "file photo",
        "file image",
        "file picture",
        "archive photo",
        "handout photo",
        "handout",
        "archivbild",
        "photo d'archives",
        "資料写真",
    ]
    .iter()
    .any(|note| note.eq_ignore_ascii_case(bare))
}

/// Whether a text is too long for a credit.
pub fn is_long(credit: &str) -> bool {
    credit.len() > LONGEST
}
