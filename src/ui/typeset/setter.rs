//! Setter: collects the lines of a document and knows where each begins.

use crate::domain::document::{Block, Document, Inlines, Position, Style};
use crate::domain::text::floor_to_char;
use crate::ui::bidi::{self, Direction};
use crate::ui::cells;
use crate::ui::theme::Role;

use super::cut::{Cut, Cutter};
use super::flow::{Flow, Look, narrow};
use super::frame::Frame;
use super::wrap::wrap;
use super::{Piece, SetLine, Setting};

/// A document being set.
pub(super) struct Setter<'a> {
    pub document: &'a Document,
    pub setting: &'a Setting<'a>,
    pub frame: Frame,
    /// How deep lists are nested here.
    pub list_depth: usize,
    /// A mark that found no room beside the text and goes into it.
    pub inline_mark: Option<String>,
    pub lines: Vec<SetLine>,
    block: u32,
    /// Nothing of this block is set yet.
    fresh: bool,
    /// Which of the document's texts comes next, as [`Document::each_text`] counts them.
    texts: u32,
    /// Characters of this block before the next text.
    offset: u32,
    /// Blank lines due before the next line, and the frame's depth around them.
    gap: Option<(usize, usize)>,
    direction: Direction,
}

/// One of the document's texts, taken in turn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken<'t> {
    pub index: u32,
    /// Characters of the block before it.
    pub offset: u32,
    pub text: &'t str,
}

impl<'a> Setter<'a> {
    pub(super) fn new(document: &'a Document, setting: &'a Setting<'a>) -> Self {
        Self {
            document,
            setting,
            frame: Frame::default(),
            list_depth: 0,
            inline_mark: None,
            lines: Vec::new(),
            block: 0,
            fresh: true,
            texts: 0,
            offset: 0,
            gap: None,
            direction: Direction::LeftToRight,
        }
    }

    pub(super) fn run(mut self) -> Vec<SetLine> {
        let blocks = &self.document.blocks;
        let mut dateline = self.setting.dateline.filter(|line| !line.trim().is_empty());
        if let Some(alone) = dateline
            && !blocks.iter().any(|block| matches!(block, Block::Paragraph(_)))
        {
            self.set_added(alone, Role::Muted);
            dateline = None;
        }
        for (index, block) in blocks.iter().enumerate() {
            self.block = narrow(index);
            self.offset = 0;
            self.fresh = true;
            self.space_before(index.checked_sub(1).map(|before| &blocks[before]), block, false);
            match (block, dateline) {
                (Block::Paragraph(text), Some(line)) => {
                    self.set_opening(line, text);
                    dateline = None;
                }
                _ => self.set_block(block),
            }
        }
        self.lines
    }

    pub(super) fn width(&self) -> usize {
        self.setting.width.max(1)
    }

    pub(super) fn measure(&self) -> usize {
        self.frame.measure(self.width())
    }

    /// Asks for blank lines before the next line.
    pub(super) fn leave(&mut self, lines: usize) {
        if !self.lines.is_empty() {
            self.gap = Some((lines, self.frame.depth()));
        }
    }

    /// Takes the next of the document's texts, in the order of [`Document::each_text`].
    pub(super) fn take<'t>(&mut self, text: &'t str) -> Taken<'t> {
        let taken = Taken {
            index: self.texts,
            offset: self.offset,
            text,
        };
        self.texts += 1;
        self.offset = self.offset.saturating_add(narrow(text.chars().count()));
        taken
    }

    /// The paragraph that carries the dateline.
    fn set_opening(&mut self, dateline: &str, text: &Inlines) {
        let taken = self.take(&text.text);
        let mut flow = Flow::default();
        flow.insert(dateline.trim(), Look::of(Role::Muted));
        flow.insert(" – ", Look::of(Role::Muted));
        flow.push(taken.index, text, Look::of(Role::Text), self.setting.links);
        self.set_flow(&flow, &taken);
    }

    /// Running text in one look.
    pub(super) fn set_text(&mut self, text: &Inlines, role: Role, style: Style) {
        let taken = self.take(&text.text);
        let mut flow = Flow::default();
        if let Some(mark) = self.inline_mark.take() {
            flow.insert(&mark, Look::of(Role::Muted));
        }
        flow.push(taken.index, text, Look::styled(role, style), self.setting.links);
        self.set_flow(&flow, &taken);
    }

    /// Text that is not the document's own, on lines of its own.
    pub(super) fn set_added(&mut self, text: &str, role: Role) {
        let mut flow = Flow::default();
        flow.insert(text, Look::of(role));
        let taken = Taken {
            index: self.texts,
            offset: self.offset,
            text: "",
        };
        self.set_flow(&flow, &taken);
    }

    /// Breaks a flow into lines and sets them.
    pub(super) fn set_flow(&mut self, flow: &Flow, taken: &Taken) {
        if flow.text.is_empty() {
            return;
        }
        let direction = self.direction_of(if taken.text.is_empty() {
            &flow.text
        } else {
            taken.text
        });
        let lines = wrap(flow, self.measure());
        let mut cutter = self.cutter(flow, direction);
        let mut counter = Counter::new(taken);
        for line in lines {
            let offset = counter.offset(flow, line.start);
            let cut = cutter.cut(&line);
            self.emit(cut, direction, offset);
        }
    }

    pub(super) fn cutter<'f>(&self, flow: &'f Flow, direction: Direction) -> Cutter<'f> {
        Cutter::new(flow, Some(direction).filter(|_| self.setting.reorder))
    }

    /// The direction of a text: its own, else that of the article's language.
    pub(super) fn direction_of(&self, text: &str) -> Direction {
        bidi::direction(text).unwrap_or_else(|| {
            let language = self.setting.language.unwrap_or_default();
            let primary = language.split(['-', '_']).next().unwrap_or_default();
            if ["ar", "fa", "he", "iw", "ur", "ps", "yi", "dv", "ckb", "ug", "sd"]
                .iter()
                .any(|known| primary.eq_ignore_ascii_case(known))
            {
                Direction::RightToLeft
            } else {
                Direction::LeftToRight
            }
        })
    }

    /// Sets a line that shows none of the document's text.
    pub(super) fn emit_added(&mut self, text: String, role: Role) {
        let columns = cells::drawn_columns(&text);
        let cut = Cut {
            pieces: vec![Piece::added(text, role)],
            columns,
        };
        let (direction, offset) = (self.direction, self.offset);
        self.emit(cut, direction, offset);
    }

    /// Sets a line within the frame.
    pub(super) fn emit(&mut self, cut: Cut, direction: Direction, offset: u32) {
        self.flush_gap(direction);
        let Cut {
            mut pieces,
            mut columns,
        } = cut;
        if columns > self.measure() {
            // Only where not even one wide character has room.
            pieces = vec![Piece::added(cells::ELLIPSIS, Role::Muted)];
            columns = 1;
        }
        let side = if self.setting.reorder {
            direction
        } else {
            Direction::LeftToRight
        };
        columns += self.frame.surround(&mut pieces, side);
        let offset = if self.fresh { 0 } else { offset };
        let anchor = Position {
            block: self.block,
            offset,
        };
        let before = self.lines.last().map(|line| line.anchor).unwrap_or_default();
        self.fresh = false;
        self.direction = direction;
        self.lines.push(SetLine {
            pieces,
            anchor: anchor.max(before),
            columns,
            right: side == Direction::RightToLeft,
        });
    }

    fn flush_gap(&mut self, next: Direction) {
        let Some((count, depth)) = self.gap.take() else {
            return;
        };
        let anchor = self.lines.last().map(|line| line.anchor).unwrap_or_default();
        let right =
            self.setting.reorder && self.direction == Direction::RightToLeft && next == self.direction;
        let side = if right {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        for _ in 0..count {
            let (pieces, columns) = self.frame.blank(depth, side);
            self.lines.push(SetLine {
                pieces,
                anchor,
                columns,
                right,
            });
        }
    }
}

/// Turns places in a flow into character offsets of the block, going forwards.
pub(super) struct Counter<'t> {
    index: u32,
    text: &'t str,
    byte: usize,
    offset: u32,
}

impl<'t> Counter<'t> {
    pub(super) fn new(taken: &Taken<'t>) -> Self {
        Self {
            index: taken.index,
            text: taken.text,
            byte: 0,
            offset: taken.offset,
        }
    }

    pub(super) fn offset(&mut self, flow: &Flow, at: usize) -> u32 {
        let byte = flow.source_after(at, self.index).map_or(self.byte, |source| {
            floor_to_char(self.text, source as usize).len()
        });
        if byte > self.byte {
            self.offset = self
                .offset
                .saturating_add(narrow(self.text[self.byte..byte].chars().count()));
            self.byte = byte;
        }
        self.offset
    }
}
