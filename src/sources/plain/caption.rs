//! Captions and credits of pictures that are not there: "… © X / AFP", "(Photo by X)", "Photo: X".

use crate::domain::sentences::ends_sentence;

use super::words::{is_agency, is_all_caps, is_name, is_surely_outlet, starts_with_words, word_count};

/// What stands below a picture; either may be empty, not both.
#[derive(Debug, PartialEq, Eq)]
pub struct Caption<'a> {
    pub text: &'a str,
    pub credit: &'a str,
}

/// No caption is longer.
const LONGEST: usize = 700;
/// No credit is longer.
const LONGEST_CREDIT: usize = 120;

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

/// Labels before a credit or a caption.
const LABELS: &[&str] = &[
    "photo credit",
    "photo courtesy",
    "photograph by",
    "photographs by",
    "photography by",
    "photo by",
    "photos by",
    "picture by",
    "pictures by",
    "image credit",
    "picture credit",
    "credit",
    "photograph",
    "photo",
    "photos",
    "image",
    "picture",
    "pic",
    "foto",
    "fotos",
    "bild",
    "bilder",
    "crédit photo",
    "crédits photo",
    "crédit",
    "file photo",
    "file",
    "写真",
    "図",
    "照片",
    "תמונה",
    "צילום",
    "صورة",
    "تصوير",
];

/// Labels before a caption.
const CAPTION_LABELS: &[&str] = &[
    "caption",
    "photo caption",
    "image caption",
    "légende",
    "bildunterschrift",
];

/// The text behind a label, which a colon or "by" ends.
fn behind_label<'a>(text: &'a str, labels: &[&str]) -> Option<&'a str> {
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

/// "Photo: …", "PHOTO: …", "Credit: …", "Caption: …": the whole paragraph.
fn labelled(text: &str) -> Option<Caption<'_>> {
    if let Some(rest) = behind_label(text, CAPTION_LABELS) {
        return Some(with_tail(rest));
    }
    if is_file_note(text) {
        return Some(Caption {
            text: "",
            credit: text,
        });
    }
    let rest = behind_label(text, LABELS)?;
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
    let at = text.rfind(['©', 'Ⓒ', 'ⓒ'])?;
    let credit = &text[at..];
    let name = credit.chars().skip(1).collect::<String>();
    let name = name.trim();
    let notice = name.starts_with(|letter: char| letter.is_ascii_digit())
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
    for (at, _) in text.match_indices([':', '：']).rev().take(2) {
        let before = &text[..at];
        let label = LABELS.iter().find(|label| {
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
    let start = last_part(text);
    let (caption, credit) = (text[..start].trim_end(), text[start..].trim());
    let bare = credit.trim_end_matches('.');
    let fits = is_slashed(bare) || is_via(bare) || is_file_note(bare);
    let sentence = !caption.is_empty() || is_slashed(bare) || is_via(bare);
    (fits && sentence && !is_long(credit) && word_count(credit) <= 10).then_some(Caption {
        text: caption,
        credit,
    })
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
        && letters.next().is_none_or(|letter| letter == ' ' || letter == '.')
}

/// Whether the inside of brackets credits someone.
fn is_credit(inside: &str) -> bool {
    behind_label(inside, LABELS).is_some_and(is_credit_name)
        || is_slashed(inside)
        || is_via(inside)
        || is_file_note(inside)
        || starts_with_words(inside, "ap photo")
        || starts_with_words(inside, "courtesy of")
        || starts_with_words(inside, "handout")
        || copyright(inside).is_some_and(|found| found.text.is_empty())
}

/// Whether the text names who took a picture: capitalised words, slashes and the like.
fn is_credit_name(text: &str) -> bool {
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

fn is_handle(part: &str) -> bool {
    part.starts_with('@') && !part.contains(' ')
}

/// "X / AFP", "REUTERS/X": names around a slash, one of them an agency or set in capitals.
fn is_slashed(text: &str) -> bool {
    const MOST: usize = 5;
    if !text.contains('/') || text.contains("://") || text.len() > LONGEST_CREDIT {
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
    (2..=MOST).contains(&parts.len())
        && parts.iter().all(|part| named(part))
        && parts.iter().any(|part| agency(part))
}

/// "via AP", "Harbour Police via Reuters".
fn is_via(text: &str) -> bool {
    let Some(at) = text.find("via ").or_else(|| text.find("VIA ")) else {
        return false;
    };
    let (from, agency) = (text[..at].trim_end_matches([' ', '/']), text[at + 4..].trim());
    (from.is_empty() || is_name(from, 6) || is_surely_outlet(from))
        && (is_agency(agency) || is_all_caps(agency) || is_surely_outlet(agency))
}

fn is_file_note(text: &str) -> bool {
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

fn is_long(credit: &str) -> bool {
    credit.len() > LONGEST_CREDIT
}

/// A caption without the bracket or bar that opened its credit.
fn without_opening(text: &str) -> &str {
    text.trim_end()
        .trim_end_matches(['|', '(', '[', '–', '—'])
        .trim_end()
}

/// Whether a paragraph without a credit still reads like a caption.
pub fn reads_like_caption(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "pictured",
        "is seen",
        "are seen",
        "poses",
        "pose for",
        "left,",
        "right,",
        "(l)",
        "(r)",
        "file photo",
        "looks on",
        "walks past",
        "seen here",
        "shown",
        "a view of",
        "an aerial view",
    ];
    let folded = text.to_lowercase();
    text.len() <= 400 && (!ends_sentence(text) || WORDS.iter().any(|word| folded.contains(word)))
}
