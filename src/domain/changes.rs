//! What changed between two versions of an article: runs of words that stayed, came and went.

use jiff::Timestamp;

use super::document::{Block, Document, InlinesBuilder, Style};
use super::text::Text;

/// The difference of two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// When the older version came, and the newer one.
    pub older: Timestamp,
    pub newer: Timestamp,
    /// Headline first, then block by block, in reading order.
    pub blocks: Vec<ChangedBlock>,
    /// The texts were too long to compare word by word throughout.
    pub is_rough: bool,
}

/// A headline or a block of text, of either version or of both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangedBlock {
    pub is_heading: bool,
    pub pieces: Vec<Piece>,
}

/// A run of words with one fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub fate: Fate,
    pub text: Text,
    /// A space parts it from the piece before it.
    pub is_apart: bool,
}

/// What became of words between two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Kept,
    Added,
    Removed,
}

impl Changes {
    /// Whether nothing that is read changed.
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(ChangedBlock::is_same)
    }

    /// As a text to be read: what came is `[+strong+]`, what went `[-struck-]`.
    pub fn document(&self) -> Document {
        let blocks = self.blocks.iter().map(ChangedBlock::block);
        Document {
            blocks: blocks.collect(),
            links: Vec::new(),
        }
    }
}

impl ChangedBlock {
    /// Whether all of it stayed.
    pub fn is_same(&self) -> bool {
        self.pieces.iter().all(|piece| piece.fate == Fate::Kept)
    }

    fn block(&self) -> Block {
        let mut text = InlinesBuilder::new();
        for piece in &self.pieces {
            if piece.is_apart {
                text.push(" ", Style::PLAIN, None);
            }
            let (marked, style) = match piece.fate {
                Fate::Kept => (piece.text.to_string(), Style::PLAIN),
                Fate::Added => (format!("[+{}+]", piece.text), ADDED),
                Fate::Removed => (format!("[-{}-]", piece.text), REMOVED),
            };
            text.push(&marked, style, None);
        }
        let text = text.take();
        if self.is_heading {
            Block::Heading { level: 2, text }
        } else {
            Block::Paragraph(text)
        }
    }
}

const ADDED: Style = Style {
    strong: true,
    ..Style::PLAIN
};
const REMOVED: Style = Style {
    struck: true,
    ..Style::PLAIN
};
