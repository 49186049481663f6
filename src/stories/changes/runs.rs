//! Words, and what became of them, as runs that are easy to read.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use similar::{DiffOp, DiffTag};
use unicode_segmentation::UnicodeSegmentation;

use super::parts::Part;
use crate::domain::changes::{ChangedBlock, Fate, Piece};
use crate::domain::document::is_unspaced;
use crate::domain::text::Text;

/// A word, a character of a script without spaces, or the end of a block.
#[derive(Clone, Copy, Debug)]
pub enum Token<'a> {
    Word { text: &'a str, is_apart: bool },
    End { is_heading: bool },
}

impl<'a> Token<'a> {
    /// What is compared: not whether a space stands before it.
    fn key(&self) -> (bool, &'a str) {
        match self {
            Self::Word { text, .. } => (false, text),
            Self::End { is_heading } => (*is_heading, ""),
        }
    }
}

impl PartialEq for Token<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Token<'_> {}

impl Hash for Token<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl PartialOrd for Token<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Token<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

/// The words of some blocks; an end follows those of each.
pub fn tokens<'a>(parts: &[Part<'a>]) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    for part in parts {
        for word in part.text.split_whitespace() {
            push_word(word, &mut tokens);
        }
        tokens.push(Token::End {
            is_heading: part.is_heading,
        });
    }
    tokens
}

fn push_word<'a>(word: &'a str, tokens: &mut Vec<Token<'a>>) {
    if !word.contains(is_unspaced) {
        return tokens.push(Token::Word {
            text: word,
            is_apart: true,
        });
    }
    for (at, text) in word.grapheme_indices(true) {
        tokens.push(Token::Word {
            text,
            is_apart: at == 0,
        });
    }
}

/// The blocks of both versions, with what became of their words.
pub fn blocks(old: &[Token<'_>], new: &[Token<'_>], ops: &[DiffOp]) -> Vec<ChangedBlock> {
    let mut builder = Builder::default();
    for (index, op) in ops.iter().enumerate() {
        match op.tag() {
            DiffTag::Equal if is_chance(old, ops, index) => {
                builder.take(&old[op.old_range()], Fate::Removed);
                builder.take(&new[op.new_range()], Fate::Added);
            }
            DiffTag::Equal => builder.take(&old[op.old_range()], Fate::Kept),
            _ => {
                builder.take(&old[op.old_range()], Fate::Removed);
                builder.take(&new[op.new_range()], Fate::Added);
            }
        }
    }
    builder.finish()
}

/// The longest run between two changes that counts as the same by chance.
const CHANCE: usize = 2;
/// How many words of change on both sides make it so.
const AROUND: usize = 6;

/// Whether a word or two between longer changes are alike by chance: "of the".
fn is_chance(old: &[Token<'_>], ops: &[DiffOp], index: usize) -> bool {
    let range = ops[index].old_range();
    let is_within = index > 0 && index + 1 < ops.len();
    let is_short = range.len() <= CHANCE && ops[index].new_range().len() == range.len();
    if !is_within || !is_short || old[range].iter().any(|token| matches!(token, Token::End { .. })) {
        return false;
    }
    let words = |op: &DiffOp| size(op.old_range()) + size(op.new_range());
    words(&ops[index - 1]) + words(&ops[index + 1]) >= AROUND
}

fn size(range: Range<usize>) -> usize {
    range.len()
}

/// Collects words; those removed between two that stay come before those added.
#[derive(Default)]
struct Builder<'a> {
    blocks: Vec<ChangedBlock>,
    block: ChangedBlock,
    removed: Vec<Token<'a>>,
    added: Vec<Token<'a>>,
}

impl<'a> Builder<'a> {
    fn take(&mut self, tokens: &[Token<'a>], fate: Fate) {
        if fate == Fate::Kept {
            self.settle();
            self.push(tokens, fate);
        } else if fate == Fate::Removed {
            self.removed.extend(tokens);
        } else {
            self.added.extend(tokens);
        }
    }

    fn settle(&mut self) {
        let (removed, added) = (std::mem::take(&mut self.removed), std::mem::take(&mut self.added));
        self.push(&removed, Fate::Removed);
        self.push(&added, Fate::Added);
    }

    fn push(&mut self, tokens: &[Token<'a>], fate: Fate) {
        let mut run = String::new();
        let mut starts_apart = false;
        for token in tokens {
            match *token {
                Token::Word { text, is_apart } => {
                    if run.is_empty() {
                        starts_apart = is_apart;
                    } else if is_apart {
                        run.push(' ');
                    }
                    run.push_str(text);
                }
                Token::End { is_heading } => {
                    self.push_run(&mut run, starts_apart, fate);
                    self.end(is_heading);
                }
            }
        }
        self.push_run(&mut run, starts_apart, fate);
    }

    fn push_run(&mut self, run: &mut String, is_apart: bool, fate: Fate) {
        let text = Text::line(&std::mem::take(run));
        if text.is_empty() {
            return;
        }
        let is_apart = is_apart && !self.block.pieces.is_empty();
        self.block.pieces.push(Piece { fate, text, is_apart });
    }

    fn end(&mut self, is_heading: bool) {
        self.block.is_heading = is_heading;
        let block = std::mem::take(&mut self.block);
        if !block.pieces.is_empty() {
            self.blocks.push(block);
        }
    }

    fn finish(mut self) -> Vec<ChangedBlock> {
        self.settle();
        self.end(false);
        self.blocks
    }
}
