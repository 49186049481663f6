//! A sentence in lines, the facts in it in brackets.

use std::ops::Range;

use crate::domain::comparison::{Comparison, Place, Relation};
use crate::domain::document::{Inlines, InlinesBuilder, Style};
use crate::ui::theme::Role;
use crate::ui::typeset::{SetLine, Setting, typeset_text};

/// How sentences are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    pub columns: usize,
    pub reorder: bool,
}

/// Every relation has a number, by which its words are found again in the lines.
const RELATIONS: [Relation; 3] = [Relation::Same, Relation::Close, Relation::Differs];

/// The lines of a sentence; these facts of it stand in brackets.
pub fn set(
    comparison: &Comparison,
    place: Place,
    facts: &[usize],
    (role, language): (Role, Option<&str>),
    manner: Manner,
) -> Vec<SetLine> {
    let Some(sentence) = comparison.sentence(place) else {
        return Vec::new();
    };
    let inlines = bracketed(sentence.text.as_str(), &comparison.marked(place, facts));
    let mut lines = lines(&inlines, role, language, manner);
    for piece in lines.iter_mut().flat_map(|line| &mut line.pieces) {
        if let Some(number) = piece.link.take() {
            piece.role = match RELATIONS.get(number as usize) {
                Some(Relation::Differs) => Role::Differs,
                Some(Relation::Close) => Role::Close,
                _ => Role::Same,
            };
        }
    }
    lines
}

/// Words of a role in lines.
pub fn lines(text: &Inlines, role: Role, language: Option<&str>, manner: Manner) -> Vec<SetLine> {
    let setting = Setting {
        language,
        links: false,
        reorder: manner.reorder,
        ..Setting::of_width(manner.columns)
    };
    typeset_text(text, role, Style::PLAIN, &setting)
}

fn bracketed(text: &str, marked: &[(Range<usize>, Relation)]) -> Inlines {
    let mut builder = InlinesBuilder::new();
    let mut rest = text;
    let mut at = 0;
    for (range, relation) in marked {
        let (before, after) = parted(rest, range.start - at);
        let (own, after) = parted(after, range.end - range.start);
        builder.push(before, Style::PLAIN, None);
        let number = RELATIONS.iter().position(|known| known == relation);
        let number = number.and_then(|number| u32::try_from(number).ok());
        builder.push(&format!("[{own}]"), Style::PLAIN, number);
        rest = after;
        at = range.end;
    }
    builder.push(rest, Style::PLAIN, None);
    builder.take()
}

/// The text before a character, and the text from there on.
fn parted(text: &str, characters: usize) -> (&str, &str) {
    let at = text.char_indices().nth(characters);
    text.split_at(at.map_or(text.len(), |(byte, _)| byte))
}
