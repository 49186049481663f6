//! The top of an article: label, headline, byline, date line, in whichever order they come.

use crate::domain::sentences::is_opener;
use crate::sources::credit::tail::last_part;

use super::body;
use super::byline::Byline;
use super::draft::Draft;
use super::layout::{Piece, Shape};
use super::words::{
    ends_in_full_stop, is_agency, is_all_caps, is_capitalised, is_name, is_section, is_surely_outlet,
    starts_lower, word_count,
};
use super::wrap::ends_open;
use super::{byline, caption, dateline, fields, moments};

/// How many pieces at the top are looked at.
const DEEPEST: usize = 14;
/// The longest headline, in characters.
const LONGEST: usize = 220;

/// Whether a short line is one of its own, whatever stands around it: a byline or a date line.
pub fn stands_alone(text: &str) -> bool {
    text.len() <= 120
        && !starts_lower(text)
        && (byline::read(text).is_some() || moments::read(text).is_some())
}

/// Reads the top; returns the index of the first piece of the text itself.
pub fn take(pieces: &[Piece], draft: &mut Draft) -> usize {
    let mut at = 0;
    let given = draft.title.clone();
    while at < pieces.len().min(DEEPEST) {
        let piece = &pieces[at];
        let rest = &pieces[at + 1..];
        let text = &*piece.text;
        match piece.shape {
            Shape::Rule if !draft.document.blocks.iter().any(body::is_text) => {
                at += 1;
                continue;
            }
            Shape::Prose | Shape::Underlined => {}
            _ => break,
        }
        if given.as_deref().is_some_and(|title| title.trim() == text) || body::is_junk(text) {
            at += 1;
            continue;
        }
        if draft.title.is_none() && piece.shape == Shape::Underlined {
            draft.title = Some(text.to_owned());
            at += 1;
            continue;
        }
        if let Some(taken) = take_line(text, rest, draft) {
            at += taken;
            continue;
        }
        if draft.title.is_none() {
            if label(piece, rest, draft) {
                at += 1;
                continue;
            }
            let Some((title, taken)) = headline(&pieces[at..]) else {
                break;
            };
            draft.title = Some(title);
            at += taken;
            continue;
        }
        if !is_above_byline(text, rest) {
            break;
        }
        draft.push_paragraph(text);
        at += 1;
    }
    at
}

/// Reads a byline, a date line, a labelled line or a caption; how many pieces it took.
fn take_line(text: &str, rest: &[Piece], draft: &mut Draft) -> Option<usize> {
    let titled = draft.title.is_some();
    // A credit comes first: it must never name the outlet.
    if let Some(found) = caption::read(text) {
        draft.push_figure(&found);
        return Some(1);
    }
    if let Some(byline) = byline::read(text).filter(|_| !rest.is_empty()) {
        draft.note_byline(byline);
        return Some(1);
    }
    if let Some(moment) = moments::read(text).filter(|_| !rest.is_empty()) {
        draft.note_moment(moment);
        return Some(1);
    }
    if rest.is_empty() {
        return None;
    }
    if let Some(found) = dateline::alone(text).filter(|_| !titled) {
        draft.dateline = Some(found.text.to_owned());
        draft.outlet = draft.outlet.take().or_else(|| found.outlet.map(str::to_owned));
        draft.filed = found.date;
        return Some(1);
    }
    if fields::take_line(text, draft) {
        return Some(1);
    }
    // "WORLD | 13 Aug 2025" may stand above the headline, too.
    let signed = |byline: &Byline| {
        titled || !byline.moments.is_empty() || byline.outlet.as_deref().is_some_and(is_agency)
    };
    if let Some(byline) = byline::read_unmarked(text).filter(signed) {
        draft.note_byline(byline);
        return Some(1);
    }
    if titled {
        if byline::is_role(text) && draft.note_role(text) {
            return Some(1);
        }
        if let Some((author, place)) = author_and_place(text).filter(|_| below_names_author(rest)) {
            draft.authors.push(author.to_owned());
            draft.dateline = draft.dateline.take().or_else(|| place.map(str::to_owned));
            return Some(1);
        }
        if draft.outlet.is_none() && is_surely_outlet(text) && word_count(text) <= 5 {
            draft.outlet = Some(text.to_owned());
            return Some(1);
        }
    }
    None
}

/// A bare name, maybe with the place behind it: "Ana Ruiz", "Ana Ruiz, Sorn".
fn author_and_place(text: &str) -> Option<(&str, Option<&str>)> {
    let (author, place) = match text.split_once(", ").or_else(|| text.split_once(" in ")) {
        Some((author, place)) => (author, Some(place)),
        None => (text, None),
    };
    let fits = byline::is_person(author) && place.is_none_or(|place| is_name(place, 3));
    fits.then_some((author, place))
}

/// Whether the line below a bare name says that the name is an author's.
fn below_names_author(rest: &[Piece]) -> bool {
    rest.first().is_some_and(|next| {
        let text = &next.text;
        moments::read(text).is_some() || (is_surely_outlet(text) && word_count(text) <= 5)
    })
}

/// Whether a paragraph stands between headline and byline: a standfirst.
fn is_above_byline(text: &str, rest: &[Piece]) -> bool {
    const LONGEST: usize = 320;
    text.chars().count() <= LONGEST
        && dateline::split(text).is_none()
        && rest.iter().take(2).any(|next| {
            next.shape == Shape::Prose
                && next.text.len() <= 200
                && (byline::read(&next.text).is_some()
                    || moments::read(&next.text).is_some()
                    || byline::read_unmarked(&next.text).is_some())
        })
}

/// Takes a section's label or the outlet's name above a headline.
fn label(piece: &Piece, rest: &[Piece], draft: &mut Draft) -> bool {
    let text = piece.text.trim_end_matches([':', '|', '»', ' ']);
    let headline_follows = || rest.len() >= 2 && rest[0].shape != Shape::List && headline(rest).is_some();
    if text.chars().count() > 40 || word_count(text) > 4 {
        return false;
    }
    if is_section(text) && headline_follows() {
        draft.categories.push(text.to_owned());
        return true;
    }
    let capitalised = text.split(' ').all(is_capitalised);
    if capitalised && is_surely_outlet(text) && headline_follows() {
        draft.outlet = draft.outlet.take().or_else(|| Some(text.to_owned()));
        return true;
    }
    // An unknown word in capitals is a label only above a headline that is longer and not in capitals.
    let above = rest
        .first()
        .is_some_and(|next| !is_all_caps(&next.text) && word_count(&next.text) >= 4);
    if word_count(text) == 1 && is_all_caps(text) && above && headline_follows() {
        draft.categories.push(text.to_owned());
        return true;
    }
    false
}

/// The headline that the pieces begin with, and how many of them it takes.
fn headline(pieces: &[Piece]) -> Option<(String, usize)> {
    let (first, rest) = pieces.split_first()?;
    if first.shape == Shape::Underlined {
        return Some((first.text.to_string(), 1));
    }
    if !is_headline_shape(first) {
        return None;
    }
    let mut title = first.text.to_string();
    let mut taken = 1;
    let mut last = first;
    while let Some(next) = rest
        .get(taken - 1)
        .filter(|next| taken < 3 && goes_on(last, next))
    {
        title.push(' ');
        title.push_str(&next.text);
        taken += 1;
        last = next;
    }
    let below = pieces.get(taken)?;
    if title.chars().count() > LONGEST || !stands_apart(last, &title, below, &pieces[taken..]) {
        return None;
    }
    Some((title, taken))
}

/// Whether a headline set over several lines goes on in the next.
fn goes_on(line: &Piece, next: &Piece) -> bool {
    let (text, below) = (&*line.text, &*next.text);
    !next.apart_before
        && next.shape == Shape::Prose
        && is_headline_shape(next)
        && (next.apart_after || ends_open(text))
        && !stands_alone(below)
        && below.chars().count() <= 100
        && (ends_open(text)
            || starts_lower(below)
            || (is_all_caps(text) && is_all_caps(below))
            || (is_title_case(text) && is_title_case(below)))
}

/// Whether every longer word has a capital, in a script that has them.
fn is_title_case(text: &str) -> bool {
    let long = || text.split([' ', '-']).filter(|word| word.chars().count() > 3);
    let capital = |word: &str| word.trim_start_matches(is_opener).starts_with(char::is_uppercase);
    long().all(capital) && long().count() > 1
}

fn is_headline_shape(piece: &Piece) -> bool {
    let text = &*piece.text;
    let letters = text.chars().count();
    let unspaced = text
        .chars()
        .filter(|letter| crate::domain::document::is_unspaced(*letter))
        .count();
    let longest = if unspaced * 2 > letters { 80 } else { LONGEST };
    // Some outlets put a stop behind headlines that capitals tell from a lead.
    let headlined = letters <= 120 && (is_all_caps(text) || is_title_case(text));
    let stopped = ends_in_full_stop(text) && !headlined;
    piece.shape == Shape::Prose
        && piece.lines.len() <= 4
        && letters <= longest
        && word_count(text) <= 36
        && !stopped
        && !text.ends_with([':', '：', '–', '—'])
        && text.contains(|letter: char| letter.is_alphabetic())
        && dateline::alone(text).is_none()
        && dateline::split(text).is_none_or(|found| found.outlet.is_none())
        && !stands_alone(text)
        && caption::read(text).is_none()
        && !is_signed(text)
}

/// Whether an agency alone stands behind the last sentence, as below a picture.
fn is_signed(text: &str) -> bool {
    let at = last_part(text);
    at > 0 && is_agency(&text[at..])
}

/// Whether text follows that a headline can be the headline of.
fn stands_apart(last: &Piece, title: &str, below: &Piece, rest: &[Piece]) -> bool {
    const SHORT: usize = 150;
    if last.apart_after {
        return true;
    }
    if below.shape != Shape::Prose {
        return below.shape == Shape::Underlined || below.shape == Shape::Rule;
    }
    let short = title.chars().count() <= SHORT;
    let sets_on = ends_in_full_stop(&below.text)
        || stands_alone(&below.text)
        || below.text.len() > title.len()
        || rest.len() > 1;
    short && sets_on
}
