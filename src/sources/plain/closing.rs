//! Closing lines: "Reporting by …", "Sign up …" and their like, from the end of the text backwards.

use super::layout::{Piece, Shape};
use super::lists;
use super::words::{is_agency, same_folded, starts_with_words};
use crate::domain::closings;

/// No closing line is longer.
const LONGEST: usize = 700;

/// The index of the first of the closing pieces at the end; the number of pieces where there is none.
pub fn start(pieces: &[Piece], from: usize, authors: &[String]) -> usize {
    let mut start = pieces.len();
    for (index, piece) in pieces.iter().enumerate().skip(from).rev() {
        match piece.shape {
            Shape::Prose if is_closing(&piece.text) || is_about(&piece.text, authors) => start = index,
            // A rule above closing lines parts them from the text.
            Shape::Rule => {}
            _ => break,
        }
    }
    let last = pieces.len().saturating_sub(6).max(from + 1);
    let note = (last..start).find(|index| {
        pieces[*index].shape == Shape::Prose && begins(&pieces[*index].text, lists::CLOSING_NOTES)
    });
    let start = note.unwrap_or(start);
    // A text that is all closing lines has no other text.
    if start <= from { pieces.len() } else { start }
}

/// "Ana Ruiz is a reporter in Sorn": what is said of an author.
fn is_about(text: &str, authors: &[String]) -> bool {
    text.len() <= LONGEST
        && authors.iter().any(|author| {
            let name = author.split(',').next().unwrap_or(author);
            let behind = text
                .trim_start_matches(['*', '•', '—', '–', '-', ' '])
                .strip_prefix(name);
            behind.is_some_and(|behind| begins(behind.trim_start(), lists::ABOUT))
        })
}

/// Whether a paragraph is one that stands behind the end of a report.
pub fn is_closing(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    if text.starts_with("((") && text.ends_with("))") {
        return true;
    }
    let text = text.trim_start_matches(['—', '–', '-', '*', '•', '_', '(', '[', '►', '▶', '→', '>', ' ']);
    let bare = text.trim_end_matches([':', '.', ' ', '»', '→']);
    lists::LEFTOVERS.iter().any(|line| same_folded(line, bare))
        || begins(text, closings::BEGINNINGS)
        || is_notice(text)
        || is_end_mark(text)
        || is_signature(text)
        || says(text, closings::PHRASES)
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
        let digits = rest.bytes().filter(u8::is_ascii_digit).count();
        text.len() <= 300 && (digits >= 4 || says(rest, closings::PHRASES))
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
