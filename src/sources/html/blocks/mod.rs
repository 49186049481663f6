//! A tree of HTML elements → the blocks of a document.

mod element;
mod figure;
mod list;
mod table;

use std::collections::HashMap;
use std::mem;

use dom_query::{NodeData, NodeId, NodeRef};
use url::Url;

use crate::domain::document::{Block, Document, Figure, Inlines, InlinesBuilder, Style};
use crate::domain::limits;
use crate::domain::text::Text;

use super::address;

/// How deep the tree is walked; the text of what lies deeper is kept without its blocks.
const WALK_DEPTH: usize = 2 * limits::DEPTH;

/// The document of what is in `node`, and what was wrong with it.
pub fn document(node: &NodeRef<'_>, base: Option<&Url>) -> (Document, Vec<Text>) {
    let mut builder = Builder::new(base);
    builder.walk_children(node, 0);
    builder.finish()
}

/// The end of the running text.
#[derive(Clone, Copy, Debug, Default)]
struct Tail {
    last: Option<char>,
    /// Letters since the last character that is none; more than a few are not counted.
    letters: usize,
}

impl Tail {
    const FEW: usize = 4;

    fn push(&mut self, raw: &str) {
        let Some(last) = raw.chars().next_back() else {
            return;
        };
        let run = raw
            .chars()
            .rev()
            .take(Self::FEW)
            .take_while(|letter| letter.is_alphabetic())
            .count();
        let whole = raw.chars().nth(run).is_none();
        self.letters = if whole { self.letters + run } else { run };
        self.last = Some(last);
    }

    /// Whether a number raised behind it is a power: `10`, `km`, `(a + b)`.
    fn takes_power(self) -> bool {
        matches!(self.letters, 1 | 2) || self.last.is_some_and(|last| last.is_ascii_digit() || last == ')')
    }
}

/// Collects blocks; running text is gathered until its block ends.
struct Builder<'a> {
    base: Option<&'a Url>,
    document: Document,
    known_links: HashMap<Text, Option<u32>>,
    blocks: Vec<Block>,
    inlines: InlinesBuilder,
    style: Style,
    link: Option<u32>,
    /// The running text is a heading of this level.
    heading: Option<u8>,
    /// The running text is one line: what would begin a block or a line is a space.
    one_line: bool,
    /// Line breaks since the last text; two end a paragraph.
    breaks: usize,
    /// How the running text ends, for what may be raised behind it.
    tail: Tail,
    /// Pictures met inside a paragraph; they follow it.
    waiting: Vec<Figure>,
    /// An element that is set elsewhere (the credit of a caption).
    skipped: Option<NodeId>,
    made: usize,
}

impl<'a> Builder<'a> {
    fn new(base: Option<&'a Url>) -> Self {
        Self {
            base,
            document: Document::default(),
            known_links: HashMap::new(),
            blocks: Vec::new(),
            inlines: InlinesBuilder::new(),
            style: Style::PLAIN,
            link: None,
            heading: None,
            one_line: false,
            breaks: 0,
            tail: Tail::default(),
            waiting: Vec::new(),
            skipped: None,
            made: 0,
        }
    }

    fn finish(mut self) -> (Document, Vec<Text>) {
        self.flush();
        self.document.blocks = self.blocks;
        let warnings = match self.made.saturating_sub(limits::BLOCKS) {
            0 => Vec::new(),
            left => vec![Text::line(&format!(
                "the last {left} paragraphs were left out: there are more than {}",
                limits::BLOCKS
            ))],
        };
        (self.document, warnings)
    }

    fn walk_children(&mut self, node: &NodeRef<'_>, depth: usize) {
        if depth > WALK_DEPTH {
            return self.push_text(&node.text());
        }
        for child in node.children_it(false) {
            self.walk(&child, depth + 1);
        }
    }

    fn walk(&mut self, node: &NodeRef<'_>, depth: usize) {
        if node.is_element() {
            if self.skipped != Some(node.id) {
                self.element(node, depth);
            }
        } else {
            node.query(|inner| {
                if let NodeData::Text { contents } = &inner.data {
                    self.push_text(contents);
                }
            });
        }
    }

    /// Adds running text.
    fn push_text(&mut self, raw: &str) {
        if self.breaks > 0 {
            if raw.chars().all(char::is_whitespace) {
                return;
            }
            match mem::take(&mut self.breaks) {
                _ if self.one_line => self.inlines.push(" ", Style::PLAIN, None),
                1 => self.inlines.break_line(),
                _ => self.flush(),
            }
        }
        self.tail.push(raw);
        self.inlines.push(raw, self.style, self.link);
    }

    fn line_break(&mut self) {
        if !self.inlines.is_empty() {
            self.breaks += 1;
        }
    }

    /// What stands before and after this point are different blocks.
    fn boundary(&mut self) {
        if self.one_line {
            self.inlines.push(" ", Style::PLAIN, None);
        } else {
            self.flush();
        }
    }

    /// Ends the running text.
    fn flush(&mut self) {
        self.breaks = 0;
        self.tail = Tail::default();
        let text = self.inlines.take();
        if !text.is_empty() {
            self.push_block(match self.heading {
                Some(level) => Block::Heading { level, text },
                None => Block::Paragraph(text),
            });
        }
        for figure in mem::take(&mut self.waiting) {
            self.push_block(Block::Figure(figure));
        }
    }

    fn push_block(&mut self, block: Block) {
        self.made += 1;
        if self.made <= limits::BLOCKS {
            self.blocks.push(block);
        }
    }

    /// The blocks of what is in `node`, apart from those around it.
    fn blocks_of(&mut self, node: &NodeRef<'_>, depth: usize) -> Vec<Block> {
        self.apart(|builder| builder.walk_children(node, depth))
    }

    /// The blocks that `work` makes, apart from those around it.
    fn apart(&mut self, work: impl FnOnce(&mut Self)) -> Vec<Block> {
        let blocks = mem::take(&mut self.blocks);
        let inlines = mem::take(&mut self.inlines);
        let outer = (
            self.style,
            self.link,
            self.heading,
            self.one_line,
            self.breaks,
            self.tail,
        );
        (self.style, self.link, self.heading, self.one_line) = (Style::PLAIN, None, None, false);
        work(self);
        self.flush();
        (
            self.style,
            self.link,
            self.heading,
            self.one_line,
            self.breaks,
            self.tail,
        ) = outer;
        self.inlines = inlines;
        mem::replace(&mut self.blocks, blocks)
    }

    /// What is in `node` as running text.
    fn line_of(&mut self, node: &NodeRef<'_>, depth: usize) -> Inlines {
        let inlines = mem::take(&mut self.inlines);
        let outer = (self.one_line, self.breaks, self.tail);
        (self.one_line, self.breaks) = (true, 0);
        self.walk_children(node, depth);
        (self.one_line, self.breaks, self.tail) = outer;
        mem::replace(&mut self.inlines, inlines).take()
    }

    /// Notes where a link leads; none where it leads nowhere a reader may go.
    fn add_link(&mut self, raw: &str) -> Option<u32> {
        let target = address::link(raw, self.base)?;
        self.number_of(target)
    }

    fn number_of(&mut self, target: Text) -> Option<u32> {
        if let Some(known) = self.known_links.get(&target) {
            return *known;
        }
        // A full table is not searched again for each further link.
        let number = if self.document.links.len() < limits::LINKS {
            self.document.add_link(&target)
        } else {
            None
        };
        if number.is_some() {
            self.known_links.insert(target, number);
        }
        number
    }
}
