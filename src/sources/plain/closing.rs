//! Closing lines: "Reporting by …", "Sign up …" and their like, from the end of the text backwards.

use super::layout::{Piece, Shape};
use super::words::{is_agency, starts_with_words};

/// No closing line is longer.
const LONGEST: usize = 700;

/// How closing lines begin.
const STARTS: &[&str] = &[
    "reporting by",
    "(reporting by",
    "reporting and writing by",
    "editing by",
    "(editing by",
    "writing by",
    "(writing by",
    "additional reporting",
    "(additional reporting",
    "with additional reporting",
    "with reporting by",
    "with files from",
    "with agencies",
    "with inputs from",
    "with input from",
    "compiled by",
    "translated by",
    "edited by",
    "produced by",
    "our standards",
    "sign up",
    "subscribe",
    "read more",
    "read also",
    "also read",
    "read next",
    "read the full",
    "see also",
    "more on this",
    "more from",
    "related:",
    "related stories",
    "related articles",
    "follow us",
    "follow @",
    "follow our",
    "join our",
    "join the conversation",
    "click here",
    "contact:",
    "contact us",
    "contact the",
    "contact our",
    "this story was",
    "this story has been",
    "this article was",
    "this article has been",
    "this article originally",
    "this story originally",
    "this report was",
    "this report has been",
    "this is a developing story",
    "this is a breaking news",
    "correction:",
    "clarification:",
    "editor's note",
    "editor’s note",
    "editors' note",
    "editors’ note",
    "note from the",
    "note to readers",
    "author's note",
    "author’s note",
    "about the author",
    "copyright",
    "all rights reserved",
    "download our",
    "download the",
    "support our",
    "support independent",
    "donate",
    "share this",
    "listen to this",
    "get the latest",
    "get our",
    "have a tip",
    "got a tip",
    "do you have a story",
    "send tips",
    "send us",
    "email us",
    "e-mail us",
    "tags:",
    "topics:",
    "topic:",
    "filed under",
    "keywords:",
    "first published",
    "originally published",
    "last updated",
    "like this article",
    "thank you for reading",
    "thanks for reading",
    "advertisement",
    "leave a comment",
    "comments are closed",
    "view comments",
    "print this",
    "republish",
    "the views expressed",
    "the opinions expressed",
    "disclaimer:",
    "source:",
    "sources:",
    "via:",
    "watch more",
    "watch:",
    "mit material von",
    "redaktion:",
    "mehr zum thema",
    "lesen sie auch",
    "abonnieren sie",
    "avec afp",
    "(avec afp",
    "lire aussi",
    "à lire aussi",
    "lire la suite",
    "abonnez-vous",
    "lea también",
    "lea tambien",
    "suscríbete",
    "con información de",
    "leggi anche",
    "iscriviti",
    "leia também",
    "assine",
    "無断転載",
    "関連記事",
    "（終）",
    "相关阅读",
    "责任编辑",
    "编辑",
    "לקריאה נוספת",
    "הירשמו",
    "اقرأ أيضا",
    "تابعونا",
];

/// What a closing line may say in its middle.
const INSIDE: &[&str] = &[
    "contributed to this report",
    "contributed to this article",
    "contributed to this story",
    "contributed reporting",
    "all rights reserved",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "reservados todos los derechos",
    "todos los derechos reservados",
    "sign up for our newsletter",
    "sign up to our newsletter",
    "subscribe to our newsletter",
    "無断転載を禁",
];

/// Notes that open the end: what follows them belongs to them.
const NOTES: &[&str] = &[
    "note from the author",
    "note from the editor",
    "a note from",
    "about the author",
    "editor's note",
    "editor’s note",
    "author's note",
    "author’s note",
];

/// The index of the first of the closing pieces at the end; the number of pieces where there is none.
pub fn start(pieces: &[Piece], from: usize) -> usize {
    let mut start = pieces.len();
    for (index, piece) in pieces.iter().enumerate().skip(from).rev() {
        match piece.shape {
            Shape::Prose if is_closing(&piece.text) => start = index,
            // A rule above closing lines parts them from the text.
            Shape::Rule => {}
            _ => break,
        }
    }
    let last = pieces.len().saturating_sub(6).max(from + 1);
    let note = (last..start)
        .find(|index| pieces[*index].shape == Shape::Prose && begins(&pieces[*index].text, NOTES));
    let start = note.unwrap_or(start);
    // A text that is all closing lines has no other text.
    if start <= from { pieces.len() } else { start }
}

/// Whether a paragraph is one that stands behind the end of a report.
pub fn is_closing(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let text = text.trim_start_matches(['—', '–', '-', '*', '•', '_', '(', '[', '►', '▶', '→', '>', ' ']);
    begins(text, STARTS) || is_notice(text) || is_end_mark(text) || is_signature(text) || says(text, INSIDE)
}

fn begins(text: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| starts_with_words(text, start))
}

fn says(text: &str, phrases: &[&str]) -> bool {
    let folded = text.to_lowercase();
    text.len() <= 400 && phrases.iter().any(|phrase| folded.contains(phrase))
}

/// "© 2025 Harbour Wire", "(c) 2025 …".
fn is_notice(text: &str) -> bool {
    let rest = text
        .strip_prefix('©')
        .or_else(|| text.strip_prefix("(c)"))
        .or_else(|| text.strip_prefix("(C)"))
        .or_else(|| text.strip_prefix("c) "));
    rest.is_some_and(|rest| {
        let rest = rest.trim_start();
        text.len() <= 300 && (rest.starts_with("20") || rest.starts_with("19") || says(rest, INSIDE))
    })
}

fn is_end_mark(text: &str) -> bool {
    let bare = text.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '#');
    ["end", "ends", "30", "###", "ende", "fin", "終", "完", "##"]
        .iter()
        .any(|mark| mark.eq_ignore_ascii_case(bare))
}

/// "(Reuters)", "AP": the agency's name alone.
fn is_signature(text: &str) -> bool {
    text.len() <= 60
        && text
            .trim_end_matches([')', ']', '.'])
            .split(['/', ',', ' '])
            .filter(|part| !part.is_empty())
            .all(is_agency)
        && text.contains(|letter: char| letter.is_alphabetic())
}
