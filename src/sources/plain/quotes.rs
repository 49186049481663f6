//! Pull quotes: a quotation on its own that repeats words of the text.

use super::layout::{Piece, Shape};
use super::words::is_name;

/// How many pieces are compared with the text at most.
const MOST: usize = 12;
/// Fewer words prove nothing.
const FEWEST_WORDS: usize = 4;
/// No pull quote is longer.
const LONGEST: usize = 500;

/// The pieces that only repeat a quotation, by their place; most often none.
pub fn pull_quotes(pieces: &[Piece]) -> Vec<usize> {
    let attributed = |index: usize| pieces.get(index + 1).is_some_and(is_attribution);
    let quoted = |index: usize, piece: &Piece| {
        let own = (piece.shape == Shape::Prose).then(|| quotation(&piece.text))??;
        let words = folded(own);
        let count = if own.is_ascii() {
            words.split(' ').count()
        } else {
            words.chars().count() / 2
        };
        (count >= FEWEST_WORDS || attributed(index)).then_some(words)
    };
    let candidates: Vec<(usize, String)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(index, piece)| Some((index, quoted(index, piece)?)))
        .take(MOST)
        .collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let mut body = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        if piece.shape == Shape::Prose && !candidates.iter().any(|(at, _)| *at == index) {
            body.push(' ');
            body.push_str(&folded(&piece.text));
        }
    }
    candidates
        .into_iter()
        .filter(|(_, words)| {
            words
                .split('…')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .all(|part| body.contains(part))
        })
        .flat_map(|(index, _)| std::iter::once(index).chain(attributed(index).then_some(index + 1)))
        .collect()
}

/// Whether a line right below a quotation says whose it is: "— Ana Ruiz, harbour master".
pub fn is_attribution(piece: &Piece) -> bool {
    const LONGEST: usize = 100;
    let name = piece.text.trim_start_matches(['—', '–', '-', '―', ' ']);
    let dashed = name.len() < piece.text.len();
    let said_by = name.split(',').next().unwrap_or(name);
    piece.shape == Shape::Prose
        && !piece.apart_before
        && dashed
        && name.len() <= LONGEST
        && is_name(said_by, 5)
}

/// The inside of a paragraph that is only a quotation, maybe with the name of who said it.
fn quotation(text: &str) -> Option<&str> {
    if text.len() > LONGEST {
        return None;
    }
    let close = match text.chars().next()? {
        '"' => '"',
        '“' | '„' => '”',
        '«' => '»',
        '「' => '」',
        '『' => '』',
        '‘' => '’',
        _ => return None,
    };
    let end = text
        .rfind(close)
        .or_else(|| text.rfind('“').filter(|end| *end > 0 && close == '”'))?;
    let begins = text.chars().next().map_or(0, char::len_utf8);
    let inside = text.get(begins..end)?;
    let behind = text[end..].trim_start_matches(|mark: char| !mark.is_alphanumeric());
    let said_by = behind.split(',').next().unwrap_or(behind).trim();
    // A second quotation inside makes it a sentence of the report.
    let whole = !inside.contains(['"', '“', '”', '«', '»']);
    (whole && (behind.is_empty() || (behind.len() <= 80 && is_name(said_by, 5)))).then_some(inside)
}

/// The words alone, in small letters, an omission as `…`.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("...", "…").chars() {
        if letter.is_alphanumeric() || letter == '…' {
            out.extend(letter.to_lowercase());
        } else if letter.is_whitespace() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.trim().to_owned()
}
