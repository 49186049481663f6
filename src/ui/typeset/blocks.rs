//! Blocks: how each kind of block is set.

use crate::domain::document::{Block, Figure, Inlines, List, Style};
use crate::domain::text::Text;
use crate::ui::theme::Role;

use super::flow::{Flow, Look};
use super::frame;
use super::setter::{Counter, Setter};
use super::wrap::chop;

const STRONG: Style = Style {
    strong: true,
    ..Style::PLAIN
};
const EMPHASIS: Style = Style {
    emphasis: true,
    ..Style::PLAIN
};
/// How long the thin rule above closing lines is.
const CLOSING_RULE: usize = 8;
/// What stands before a picture's caption.
const PICTURE: &str = "▣ ";
/// What stands before the rest of a line of code that was too long.
const CONTINUED: &str = "↪ ";

impl Setter<'_> {
    /// Blocks one after the other; in a tight list item a list follows without a blank line.
    pub(super) fn set_blocks(&mut self, blocks: &[Block], tight: bool) {
        let start = self.lines.len();
        for (index, block) in blocks.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| &blocks[before]);
            if self.lines.len() > start {
                self.space_before(before, block, tight);
            } else if matches!(block, Block::Closing(_)) {
                self.closing_rule();
            }
            self.set_block(block);
        }
    }

    /// The blank lines between two blocks, and the rule above closing lines.
    pub(super) fn space_before(&mut self, before: Option<&Block>, block: &Block, tight: bool) {
        let lines = match (before, block) {
            (Some(Block::Closing(_)), Block::Closing(_)) => 0,
            (_, Block::List(_)) if tight => 0,
            (Some(Block::Heading { .. }), Block::Heading { .. }) => 1,
            (_, Block::Heading { .. }) => 2,
            _ => 1,
        };
        self.leave(lines);
        if matches!(block, Block::Closing(_)) && !matches!(before, Some(Block::Closing(_))) {
            self.closing_rule();
        }
    }

    fn closing_rule(&mut self) {
        let columns = CLOSING_RULE.min(self.measure());
        self.emit_added("─".repeat(columns), Role::Border);
    }

    pub(super) fn set_block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, .. } => self.set_text(text, Role::Heading, STRONG),
            Block::Paragraph(text) => self.set_text(text, Role::Text, Style::PLAIN),
            Block::Closing(text) => self.set_text(text, Role::Muted, Style::PLAIN),
            Block::List(list) => self.set_list(list),
            Block::Quote(inner) => self.set_quote(inner),
            Block::Preformatted { text, .. } => self.set_preformatted(text),
            Block::Table(table) => self.set_table(table),
            Block::Figure(figure) => self.set_figure(figure),
            Block::Rule => self.set_rule(),
        }
    }

    fn set_quote(&mut self, inner: &[Block]) {
        let framed = self.frame.push_bar(self.width());
        self.set_blocks(inner, false);
        if framed {
            self.frame.pop();
        }
    }

    fn set_list(&mut self, list: &List) {
        let loose = list.items.iter().any(|item| {
            let own = item.iter().filter(|block| !matches!(block, Block::List(_)));
            own.count() > 1
        });
        let further = u64::try_from(list.items.len())
            .unwrap_or(u64::MAX)
            .saturating_sub(1);
        let digits = list
            .start
            .map_or(0, |start| start.saturating_add(further).to_string().len());
        let bullet = ["• ", "◦ ", "▪ "][self.list_depth.min(2)];
        self.list_depth += 1;
        let first_line = self.lines.len();
        for (number, item) in (list.start.unwrap_or(0)..=u64::MAX).zip(&list.items) {
            if self.lines.len() > first_line {
                self.leave(usize::from(loose));
            }
            let (left, right) = match list.start {
                Some(_) => (format!("{number:>digits$}. "), format!(" .{number:<digits$}")),
                None => (bullet.to_owned(), bullet.chars().rev().collect()),
            };
            self.set_item(item, left, right, !loose);
        }
        self.list_depth -= 1;
    }

    fn set_item(&mut self, item: &[Block], left: String, right: String, tight: bool) {
        let inline = left.trim_start().to_owned();
        let framed = self.frame.push_mark(left, right, Role::Muted, self.width());
        if !framed {
            self.set_inline_mark();
            self.inline_mark = Some(inline);
        }
        let start = self.lines.len();
        self.set_blocks(item, tight);
        self.set_inline_mark();
        if framed {
            if self.lines.len() == start {
                self.emit_added(String::new(), Role::Text);
            }
            self.frame.pop();
        }
    }

    /// A mark that no text took up stands on a line of its own.
    fn set_inline_mark(&mut self) {
        if let Some(mark) = self.inline_mark.take() {
            self.set_added(mark.trim_end(), Role::Muted);
        }
    }

    fn set_rule(&mut self) {
        let measure = self.measure();
        let rule = if measure >= 5 { "* * *" } else { "*" };
        // As wide as the measure, so that it stands in the middle from either side.
        self.emit_added(format!("{rule:^measure$}"), Role::Border);
    }

    /// Text as it was written; a line too long goes on behind an arrow.
    fn set_preformatted(&mut self, text: &Text) {
        self.set_inline_mark();
        let taken = self.take(text);
        if text.is_empty() {
            return;
        }
        let lone = Inlines {
            text: text.clone(),
            spans: Vec::new(),
        };
        let flow = Flow::of(taken.index, &lone, Look::of(Role::Code), false);
        let direction = self.direction_of(text);
        let framed = self.frame.push_indent(2, self.width());
        let measure = self.measure();
        let arrow = if measure >= frame::LEAST_MEASURE { 2 } else { 0 };
        let mut counter = Counter::new(&taken);
        let mut cutter = self.cutter(&flow, direction);
        let mut start = 0;
        for line in flow.text.split('\n') {
            for (index, range) in chop(line, start, measure, measure - arrow)
                .into_iter()
                .enumerate()
            {
                let offset = counter.offset(&flow, range.start);
                let arrowed = index > 0
                    && arrow > 0
                    && self.frame.push_mark(
                        CONTINUED.to_owned(),
                        CONTINUED.chars().rev().collect(),
                        Role::Muted,
                        self.width() + measure,
                    );
                self.emit(cutter.cut(&range), direction, offset);
                if arrowed {
                    self.frame.pop();
                }
            }
            start += line.len() + 1;
        }
        if framed {
            self.frame.pop();
        }
    }

    fn set_figure(&mut self, figure: &Figure) {
        let number = self.picture_number(figure);
        let right = PICTURE.chars().rev().collect();
        let framed = self
            .frame
            .push_mark(PICTURE.to_owned(), right, Role::Muted, self.width());
        if !framed {
            self.set_inline_mark();
            self.inline_mark = Some(PICTURE.to_owned());
        }
        self.set_caption(figure, number);
        let credit = self.take(&figure.credit);
        let lone = Inlines {
            text: figure.credit.clone(),
            spans: Vec::new(),
        };
        let flow = Flow::of(credit.index, &lone, Look::of(Role::Muted), false);
        self.set_flow(&flow, &credit);
        if framed {
            self.frame.pop();
        }
    }

    /// The caption, else what stands in for the picture, else its file's name.
    fn set_caption(&mut self, figure: &Figure, number: Option<u32>) {
        let alternative = Inlines {
            text: figure.alt.clone(),
            spans: Vec::new(),
        };
        let caption = if figure.caption.is_empty() {
            &alternative
        } else {
            &figure.caption
        };
        let taken = self.take(&caption.text);
        let mut flow = Flow::default();
        if let Some(mark) = self.inline_mark.take() {
            flow.insert(&mark, Look::of(Role::Muted));
        }
        let look = Look::styled(Role::Muted, EMPHASIS);
        flow.push(taken.index, caption, look, self.setting.links);
        if caption.is_empty() {
            flow.insert(file_name(figure).unwrap_or(""), look);
        }
        if let Some(number) = number {
            flow.insert_number(number);
        }
        if !flow.text.is_empty() {
            self.set_flow(&flow, &taken);
        } else if figure.credit.is_empty() {
            self.emit_added(String::new(), Role::Muted);
        }
    }

    fn picture_number(&self, figure: &Figure) -> Option<u32> {
        let url = figure.url.as_ref().filter(|_| self.setting.links)?;
        let place = self.document.links.iter().position(|link| link == url)?;
        u32::try_from(place).ok()
    }
}

/// The last part of a picture's address.
fn file_name(figure: &Figure) -> Option<&str> {
    let url = figure.url.as_deref()?;
    let path = url.split(['?', '#']).next()?;
    path.trim_end_matches('/').rsplit('/').next()
}
