//! Document: an article's body as blocks, free of any width.

use std::ops::Range;

use super::limits;
use super::text::{Cleaner, Text};

/// An article's body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub blocks: Vec<Block>,
    /// Where the numbered links lead; [`Span::link`] counts from 0.
    pub links: Vec<Text>,
}

/// A place in a document: a top-level block, and a character of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub block: u32,
    pub offset: u32,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading inside the article, level 1 to 6.
    Heading {
        level: u8,
        text: Inlines,
    },
    Paragraph(Inlines),
    List(List),
    Quote(Vec<Block>),
    Preformatted {
        text: Text,
        language: Option<Text>,
    },
    Table(Table),
    Figure(Figure),
    Rule,
    /// A line after the end of the report: "Reporting by …", "Sign up …".
    Closing(Inlines),
}

/// A list; `start` is the first number of an ordered one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    pub start: Option<u64>,
    pub items: Vec<Vec<Block>>,
}

/// A table; rows may be shorter than the widest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<Inlines>,
    pub rows: Vec<Vec<Inlines>>,
}

/// A picture, with what is written below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// The picture's address; a caption in plain text has none.
    pub url: Option<Text>,
    pub alt: Text,
    pub caption: Inlines,
    /// Who took it, as written: "© X / AFP".
    pub credit: Text,
}

/// Running text: one string, and the stretches of it that are styled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inlines {
    pub text: Text,
    /// In order, none overlapping, none empty; byte offsets at characters.
    pub spans: Vec<Span>,
}

/// A styled stretch of running text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub start: u32,
    pub end: u32,
    pub style: Style,
    /// Index into [`Document::links`].
    pub link: Option<u32>,
}

/// How a stretch of running text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one independent way of setting text"
)]
pub struct Style {
    pub emphasis: bool,
    pub strong: bool,
    pub code: bool,
    pub struck: bool,
}

impl Style {
    /// Text set like the rest.
    pub const PLAIN: Self = Self {
        emphasis: false,
        strong: false,
        code: false,
        struck: false,
    };
}

impl Span {
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Inlines {
    /// Text with no style and no link; white space collapsed.
    pub fn plain(raw: &str) -> Self {
        Self {
            text: Text::line(raw),
            spans: Vec::new(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// Collects running text run by run; white space collapses across runs.
#[derive(Debug, Default)]
pub struct InlinesBuilder {
    cleaner: Cleaner,
    spans: Vec<Span>,
}

impl InlinesBuilder {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a run of raw text.
    pub fn push(&mut self, raw: &str, style: Style, link: Option<u32>) {
        if style == Style::PLAIN && link.is_none() {
            return self.cleaner.push(raw);
        }
        // The space before a styled run stays outside it.
        if raw.starts_with(char::is_whitespace) {
            self.cleaner.push(" ");
        }
        self.cleaner.settle();
        let start = self.offset();
        self.cleaner.push(raw);
        let end = self.offset();
        if end <= start {
            return;
        }
        match self.spans.last_mut() {
            Some(last) if last.end == start && last.style == style && last.link == link => last.end = end,
            _ => self.spans.push(Span {
                start,
                end,
                style,
                link,
            }),
        }
    }

    /// A line break that stays (`<br>`).
    pub fn break_line(&mut self) {
        self.cleaner.break_line();
    }

    pub fn is_empty(&self) -> bool {
        self.cleaner.is_empty()
    }

    /// The running text so far; the builder is empty afterwards.
    pub fn take(&mut self) -> Inlines {
        let text = std::mem::take(&mut self.cleaner).finish();
        let mut spans = std::mem::take(&mut self.spans);
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        for span in &mut spans {
            span.end = span.end.min(length);
        }
        spans.retain(|span| span.start < span.end);
        Inlines { text, spans }
    }

    fn offset(&self) -> u32 {
        u32::try_from(self.cleaner.len()).unwrap_or(u32::MAX)
    }
}

impl Document {
    /// A document of plain paragraphs.
    pub fn of_paragraphs<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> Self {
        let blocks = paragraphs
            .into_iter()
            .map(Inlines::plain)
            .filter(|text| !text.is_empty())
            .map(Block::Paragraph)
            .collect();
        Self {
            blocks,
            links: Vec::new(),
        }
    }

    /// Notes a link's target and returns its index; the same target keeps its number.
    pub fn add_link(&mut self, target: &Text) -> Option<u32> {
        let known = self.links.iter().position(|link| link == target);
        let index = match known {
            Some(index) => index,
            None if self.links.len() >= limits::LINKS => return None,
            None => {
                self.links.push(target.clone());
                self.links.len() - 1
            }
        };
        u32::try_from(index).ok()
    }

    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The body alone as plain text: paragraphs parted by one blank line, no caption, no credit.
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        push_plain(&self.blocks, &mut out);
        out
    }

    /// Every block in reading order, those inside lists and quotes after the one they are in.
    pub fn each_block<'a>(&'a self, mut take: impl FnMut(&'a Block)) {
        visit(&self.blocks, &mut take);
    }

    /// Every figure, in order.
    pub fn figures(&self) -> Vec<&Figure> {
        let mut found = Vec::new();
        self.each_block(|block| {
            if let Block::Figure(figure) = block {
                found.push(figure);
            }
        });
        found
    }

    /// Every stretch of text in reading order, captions and cells included.
    pub fn each_text<'a>(&'a self, mut take: impl FnMut(&'a str)) {
        self.each_block(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Closing(text) => take(&text.text),
            Block::Preformatted { text, .. } => take(text),
            Block::Table(table) => table
                .head
                .iter()
                .chain(table.rows.iter().flatten())
                .for_each(|cell| take(&cell.text)),
            Block::Figure(figure) => {
                take(if figure.caption.is_empty() {
                    &figure.alt
                } else {
                    &figure.caption.text
                });
                take(&figure.credit);
            }
            Block::List(_) | Block::Quote(_) | Block::Rule => {}
        });
    }

    /// How many words a reader reads; a run of CJK text counts two characters a word.
    pub fn word_count(&self) -> usize {
        let mut count = 0;
        self.each_text(|text| count += words_in(text));
        count
    }
}

fn words_in(text: &str) -> usize {
    let (mut spaced, mut wide) = (0, 0_usize);
    let mut is_counted = false;
    let mut rest = text;
    loop {
        let (found, after) = ascii_words(rest.as_bytes(), &mut is_counted);
        spaced += found;
        let mut characters = rest[after..].chars();
        let Some(character) = characters.next() else {
            break;
        };
        rest = characters.as_str();
        if character.is_alphanumeric() && !is_unspaced(character) {
            spaced += usize::from(!is_counted);
            is_counted = true;
        } else if character.is_whitespace() {
            is_counted = false;
        }
        wide += usize::from(is_unspaced(character));
    }
    spaced + wide.div_ceil(2)
}

/// How many words begin in the ASCII that a text begins with, and where that ends.
#[allow(
    clippy::needless_bitwise_bool,
    reason = "without branches, for where words end cannot be foretold"
)]
fn ascii_words(bytes: &[u8], is_counted: &mut bool) -> (usize, usize) {
    let end = bytes
        .iter()
        .position(|byte| !byte.is_ascii())
        .unwrap_or(bytes.len());
    let mut words = 0;
    let mut counted = *is_counted;
    for byte in &bytes[..end] {
        let is_letter = byte.is_ascii_alphanumeric();
        let is_space = byte.is_ascii_whitespace() | (*byte == b'\x0b');
        words += usize::from(is_letter & !counted);
        counted = (counted | is_letter) & !is_space;
    }
    *is_counted = counted;
    (words, end)
}

/// Characters of scripts written without spaces: Chinese, Japanese, Thai, Lao, Khmer, Myanmar,
/// and their smaller neighbours.
pub fn is_unspaced(character: char) -> bool {
    // Most text is below all of them.
    character >= '\u{e00}' && is_unspaced_script(character)
}

fn is_unspaced_script(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{1950}'..='\u{19ff}' | '\u{1a20}'..='\u{1aaf}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aa7f}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
        | '\u{1b000}'..='\u{1b16f}' | '\u{20000}'..='\u{323af}')
}

fn visit<'a>(blocks: &'a [Block], take: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        take(block);
        match block {
            Block::Quote(inner) => visit(inner, take),
            Block::List(list) => list.items.iter().for_each(|item| visit(item, take)),
            _ => {}
        }
    }
}

fn push_plain(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Closing(text) => {
                push_part(&text.text, out);
            }
            Block::Preformatted { text, .. } => push_part(text, out),
            Block::List(list) => list.items.iter().for_each(|item| push_plain(item, out)),
            Block::Quote(inner) => push_plain(inner, out),
            Block::Table(table) => {
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                    push_part(cells.join(" ").trim(), out);
                }
            }
            Block::Figure(_) | Block::Rule => {}
        }
    }
}

fn push_part(part: &str, out: &mut String) {
    if part.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    out.push_str(part);
}
