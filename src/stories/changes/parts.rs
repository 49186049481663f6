//! The texts of a document that are compared, in reading order.

use crate::domain::document::{Block, Document};

/// One stretch of text: a paragraph, a heading, a cell, a line of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part<'a> {
    pub is_heading: bool,
    pub text: &'a str,
}

impl<'a> Part<'a> {
    pub fn heading(text: &'a str) -> Self {
        Self {
            is_heading: true,
            text,
        }
    }

    fn plain(text: &'a str) -> Self {
        Self {
            is_heading: false,
            text,
        }
    }
}

/// The parts of a document; those without a word are left out.
pub fn parts(document: &Document) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    document.each_block(|block| match block {
        Block::Heading { text, .. } => parts.push(Part::heading(&text.text)),
        Block::Paragraph(text) | Block::Closing(text) => parts.push(Part::plain(&text.text)),
        Block::Preformatted { text, .. } => parts.extend(text.lines().map(Part::plain)),
        Block::Table(table) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            parts.extend(cells.map(|cell| Part::plain(&cell.text)));
        }
        Block::Figure(figure) => {
            parts.push(Part::plain(&figure.caption.text));
            parts.push(Part::plain(&figure.credit));
        }
        Block::List(_) | Block::Quote(_) | Block::Rule => {}
    });
    parts.retain(|part| !part.text.trim().is_empty());
    parts
}
