//! The text itself: pieces become blocks.

use crate::domain::document::{Block, Figure};
use crate::domain::sentences::ends_sentence;
use crate::domain::text::Text;

use super::caption;
use super::draft::Draft;
use super::layout::{Piece, Shape};
use super::mend::mend;
use super::quotes::{self, pull_quotes};
use super::words::{ends_in_full_stop, starts_upper, word_count};
use super::{closing, dateline, listing, table};
use crate::sources::credit::tail::Caption;

/// How many paragraphs from the top may carry the dateline.
const DATELINE_DEPTH: usize = 3;

/// Builds the blocks of the pieces from `from` on.
pub fn build(pieces: &[Piece], from: usize, draft: &mut Draft) {
    let end = closing::start(pieces, from, &draft.authors);
    let pulled = pull_quotes(&pieces[from..end]);
    let mut paragraphs = draft
        .document
        .blocks
        .iter()
        .filter(|block| is_text(block))
        .count();
    for index in from..end {
        let piece = &pieces[index];
        match piece.shape {
            Shape::Rule => draft.push(Block::Rule),
            Shape::Quote => push_quote(piece, draft),
            Shape::List => {
                let list = listing::build(piece.lines, &mut draft.document);
                draft.push(list);
            }
            Shape::Preformatted => draft.push(Block::Preformatted {
                text: Text::lines(&table::as_they_are(piece.lines)),
                language: None,
            }),
            Shape::Underlined => push_heading(&piece.text, draft),
            Shape::Prose if pulled.contains(&(index - from)) => push_pulled(piece, draft),
            Shape::Prose => push_prose(&pieces[..end], index, &mut paragraphs, draft),
        }
    }
    for piece in &pieces[end..] {
        push_closing(piece, draft);
    }
}

/// Whether a block is running text, and not a picture's.
pub fn is_text(block: &Block) -> bool {
    !matches!(block, Block::Figure(_) | Block::Rule)
}

/// A line that a page's advertising left behind.
pub fn is_junk(text: &str) -> bool {
    matches!(text, "Advertisement" | "ADVERTISEMENT")
}

fn push_prose(pieces: &[Piece], index: usize, paragraphs: &mut usize, draft: &mut Draft) {
    let piece = &pieces[index];
    let text = &*piece.text;
    if is_junk(text) {
        return;
    }
    if let Some(found) = caption::read(text) {
        let credit_alone = found.text.is_empty();
        if credit_alone && index > 0 && draft.caption_above(piece, &pieces[index - 1]) {
            return draft.credit_above(found.credit);
        }
        return draft.push_figure(&found);
    }
    let near_top = *paragraphs < DATELINE_DEPTH && !draft.filed_from_text;
    let alone = || dateline::alone(text).filter(|_| index + 1 < pieces.len());
    if let Some(found) = near_top.then(|| dateline::split(text).or_else(alone)).flatten() {
        *paragraphs += 1;
        return draft.note_dateline(&found);
    }
    // A short line right below the headline is a standfirst, unless it heads a list.
    let below_text = *paragraphs > 0
        || pieces
            .get(index + 1)
            .is_some_and(|next| next.shape != Shape::Prose);
    if below_text && is_heading(pieces, index) {
        return push_heading(text, draft);
    }
    *paragraphs += 1;
    draft.push_paragraph(text);
}

/// Whether a short line is a heading between paragraphs.
fn is_heading(pieces: &[Piece], index: usize) -> bool {
    const LONGEST: usize = 80;
    const MOST_BEFORE_INITIALS: usize = 5;
    let piece = &pieces[index];
    let text = &*piece.text;
    let Some(next) = pieces.get(index + 1) else {
        return false;
    };
    let letters = text.chars().count();
    let shaped = letters <= LONGEST
        && piece.lines.len() == 1
        && word_count(text) <= 12
        && starts_upper(text)
        && !ends_in_full_stop(text)
        // "… until 9 a.m." ends a sentence; a heading has few words before its initials.
        && !(text.ends_with('.') && word_count(text) > MOST_BEFORE_INITIALS)
        && !text.ends_with([
            ':', '…', '"', '”', '’', '»', '：', '」', ',', '!', '-', '–', '—', ')', ']',
        ])
        && !text.starts_with(['"', '“', '„', '«', '「', '(', '[', '—', '–', '-', '*', '#', '@'])
        && !text.contains("://")
        && text.contains(|letter: char| letter.is_alphabetic());
    if !shaped || index == 0 || closing::is_closing(text) {
        return false;
    }
    let long = |piece: &Piece| {
        piece.shape != Shape::Prose || (piece.text.len() > text.len() && ends_sentence(&piece.text))
    };
    let before = &pieces[index - 1];
    let blank_around = piece.apart_before && piece.apart_after;
    // Without blank lines only a short line between long ones stands out.
    let stands_out = letters <= 60 && before.text.len() >= 100 && next.text.len() >= 100;
    (blank_around || (!piece.apart_before && !piece.apart_after && stands_out)) && long(next)
}

fn push_heading(text: &str, draft: &mut Draft) {
    let text = draft.inlines(text);
    if !text.is_empty() {
        draft.push(Block::Heading { level: 2, text });
    }
}

/// A pull quote, and below it who said it.
fn push_pulled(piece: &Piece, draft: &mut Draft) {
    let quoted = Block::Paragraph(draft.inlines(&piece.text));
    match draft.document.blocks.last_mut() {
        Some(Block::Quote(blocks)) if quotes::is_attribution(piece) => blocks.push(quoted),
        _ => draft.push(Block::Quote(vec![quoted])),
    }
}

/// Quoted lines: what stands behind the `>`, paragraph by paragraph.
fn push_quote(piece: &Piece, draft: &mut Draft) {
    let mut blocks = Vec::new();
    let bare = |text: &str| text.trim_start_matches(['>', ' ']).to_owned();
    let lines: Vec<String> = piece.lines.iter().map(|line| bare(line.text)).collect();
    for group in lines.split(String::is_empty).filter(|group| !group.is_empty()) {
        let text = draft.inlines(&group.join(" "));
        if !text.is_empty() {
            blocks.push(Block::Paragraph(text));
        }
    }
    if !blocks.is_empty() {
        draft.push(Block::Quote(blocks));
    }
}

fn push_closing(piece: &Piece, draft: &mut Draft) {
    if piece.shape == Shape::Rule {
        return draft.push(Block::Rule);
    }
    if is_junk(&piece.text) {
        return;
    }
    let text = draft.inlines(&piece.text);
    if !text.is_empty() {
        draft.push(Block::Closing(text));
    }
}

impl Draft {
    /// Adds a figure of which only caption and credit are there.
    pub fn push_figure(&mut self, found: &Caption) {
        let caption = self.inlines(found.text);
        self.push(Block::Figure(Figure {
            caption,
            credit: Text::line(found.credit),
            ..Figure::default()
        }));
    }

    /// Notes a dateline and adds the text behind it.
    fn note_dateline(&mut self, found: &dateline::Dateline) {
        self.filed_from_text = true;
        self.dateline = Some(found.text.to_owned());
        self.outlet = self.outlet.take().or_else(|| found.outlet.map(str::to_owned));
        self.filed = self.filed.take().or_else(|| found.date.clone());
        self.push_paragraph(found.rest);
    }

    /// Whether the block above is the caption of a credit on the line below it.
    fn caption_above(&self, credit: &Piece, above: &Piece) -> bool {
        const LONGEST: usize = 400;
        let text = match self.document.blocks.last() {
            Some(Block::Paragraph(text)) => &text.text,
            Some(Block::Figure(figure)) => return figure.credit.is_empty(),
            _ => return false,
        };
        let same = **text == *mend(&above.text) && text.len() <= LONGEST;
        // Among lines that are a paragraph each, the one above may be any.
        let sure = !credit.apart_before && above.apart_before;
        same && (sure || caption::reads_like_caption(text))
    }

    /// Gives the caption above its credit.
    fn credit_above(&mut self, credit: &str) {
        let credit = Text::line(credit);
        match self.document.blocks.pop() {
            Some(Block::Paragraph(caption)) => self.push(Block::Figure(Figure {
                caption,
                credit,
                ..Figure::default()
            })),
            Some(Block::Figure(figure)) => self.push(Block::Figure(Figure { credit, ..figure })),
            Some(other) => self.push(other),
            None => {}
        }
    }
}
