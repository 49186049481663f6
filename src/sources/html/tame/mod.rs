//! Makes any HTML safe to build a tree of: bounded depth, linear time, nothing that is never shown.
//!
//! The tree builder takes quadratic time or space on some inputs (formatting left open, attributes
//! by the thousand) and never limits depth. What it is given is therefore a copy, and where that
//! copy would cost it too much, one in which every element ends inside the one it began in.

mod write;

use std::collections::HashMap;

use super::names::{Role, element};
use super::scan::{Piece, Scanner, Tag};
use crate::domain::limits;

use write::{push_end, push_start};

/// A copy of `html` without scripts, styles, comments and the like, safe to parse.
pub fn tame(html: &str) -> String {
    Tamer::new(html, false)
        .run()
        .or_else(|| Tamer::new(html, true).run())
        .unwrap_or_default()
}

struct Open {
    name: &'static str,
    role: Role,
}

struct Tamer<'a> {
    scanner: Scanner<'a>,
    out: String,
    open: Vec<Open>,
    /// Start tags left out because they nest too deep, or a link in a link; their ends go too.
    left_out: HashMap<&'static str, usize>,
    /// Whether every element must end inside the one it began in.
    strict: bool,
    elements: usize,
    /// Formatting left open, which the tree builder opens again in each block to come.
    pending: usize,
    work: usize,
    misplaced: usize,
}

impl<'a> Tamer<'a> {
    fn new(html: &'a str, strict: bool) -> Self {
        Self {
            scanner: Scanner::new(html),
            out: String::with_capacity(html.len()),
            open: Vec::new(),
            left_out: HashMap::new(),
            strict,
            elements: 0,
            pending: 0,
            work: 0,
            misplaced: 0,
        }
    }

    /// The copy; none where a lenient one would cost the tree builder too much.
    fn run(mut self) -> Option<String> {
        while let Some(piece) = self.scanner.next() {
            match piece {
                Piece::Text(text) => self.push_text(text),
                Piece::Hidden(hidden) => {
                    if let Some(text) = hidden.strip_prefix("<![CDATA[") {
                        self.push_text(text.strip_suffix("]]>").unwrap_or(text));
                    }
                }
                Piece::Tag(tag) => self.tag(&tag),
            }
            let costly = self.work > limits::HTML_WORK || self.misplaced > limits::DEPTH;
            if !self.strict && (costly || !self.left_out.is_empty()) {
                return None;
            }
        }
        Some(self.out)
    }

    fn push_text(&mut self, text: &str) {
        let mut parts = text.split('<');
        self.out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            self.out.push_str("&lt;");
            self.out.push_str(part);
        }
    }

    fn tag(&mut self, tag: &Tag<'a>) {
        let Some((name, role)) = element(tag.name) else {
            return;
        };
        match role {
            Role::Unwrapped => {}
            Role::Dropped => self.skip_content(tag, name),
            Role::Void if tag.closing && name != "br" => {}
            Role::Void => push_start(&mut self.out, name, tag),
            _ if tag.closing => self.end(name, role),
            _ if tag.closes_itself() && name != "iframe" => {}
            _ => self.start(name, role, tag),
        }
    }

    fn skip_content(&mut self, tag: &Tag<'a>, name: &'static str) {
        if tag.closing || tag.closes_itself() {
            return;
        }
        if self.scanner.skip_past_end(name).is_none() && matches!(name, "script" | "style") {
            self.scanner.skip_rest();
        }
    }

    fn start(&mut self, name: &'static str, role: Role, tag: &Tag<'a>) {
        self.imply_ends(role);
        self.elements += 1;
        self.work += self.pending;
        let nested_link = role == Role::Link && self.find(|open| open.role == Role::Link).is_some();
        if nested_link && !self.strict {
            self.misplaced += 1;
            self.work += self.elements;
        }
        if self.open.len() >= limits::DEPTH || (nested_link && self.strict) {
            *self.left_out.entry(name).or_default() += 1;
            return;
        }
        push_start(&mut self.out, name, tag);
        if name == "iframe" {
            // What stands in it is for browsers without frames.
            if !tag.closes_itself() {
                self.scanner.skip_past_end(name);
            }
            return push_end(&mut self.out, name);
        }
        self.open.push(Open { name, role });
    }

    /// Closes what a start tag ends without saying so.
    fn imply_ends(&mut self, role: Role) {
        if role.ends_paragraph()
            && let Some(at) = self.find(|open| open.role == Role::Paragraph)
        {
            self.close(at, false);
        }
        let found = match role {
            Role::Heading => self
                .open
                .len()
                .checked_sub(1)
                .filter(|top| self.open[*top].role == role),
            Role::Item | Role::Term => self
                .find(|open| open.role == role || open.role == Role::List)
                .filter(|at| self.open[*at].role == role),
            Role::RowGroup | Role::Row | Role::Cell => self
                .find_in_table(|open| open.role == role || (role == Role::Row && open.name == "caption"))
                .filter(|at| self.open[*at].role != Role::Table),
            Role::Table => self
                .find_in_table(|open| open.role == Role::Cell || open.name == "caption")
                .filter(|at| self.open[*at].role == Role::Table),
            Role::Link => self
                .find(|open| open.role == role)
                .filter(|at| !self.open[*at..].iter().any(|open| open.role.breaks_line())),
            _ => None,
        };
        if let Some(at) = found {
            self.close(at, false);
        }
    }

    /// The innermost open element that fits, not looking out of a table or its cell.
    fn find(&self, fits: impl Fn(&Open) -> bool) -> Option<usize> {
        let found = self.open.iter().rposition(|open| {
            fits(open) || matches!(open.role, Role::Table | Role::Cell) || open.name == "caption"
        });
        found.filter(|at| fits(&self.open[*at]))
    }

    /// The innermost open element that fits, or else the table it would be in.
    fn find_in_table(&self, fits: impl Fn(&Open) -> bool) -> Option<usize> {
        self.open
            .iter()
            .rposition(|open| fits(open) || open.role == Role::Table)
    }

    fn end(&mut self, name: &'static str, role: Role) {
        if let Some(count) = self.left_out.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return;
        }
        self.work += self.pending;
        let found = match role {
            Role::Heading => self.find(|open| open.role == Role::Heading),
            Role::Table | Role::RowGroup | Role::Row | Role::Cell => self
                .find_in_table(|open| open.name == name)
                .filter(|at| self.open[*at].name == name),
            _ => self.find(|open| open.name == name),
        };
        match found {
            Some(at) if matches!(role, Role::Formatting | Role::Link) && self.blocks_above(at) => {
                // A strict copy lets it end with the block it began around.
                if !self.strict {
                    self.misplaced += self.open.len() - at;
                    self.work += self.elements;
                    self.open.remove(at);
                    push_end(&mut self.out, name);
                }
            }
            Some(at) => self.close(at, true),
            None if self.strict => {}
            None => {
                self.pending -= usize::from(role == Role::Formatting && self.pending > 0);
                push_end(&mut self.out, name);
            }
        }
    }

    fn blocks_above(&self, at: usize) -> bool {
        self.open[at..].iter().any(|open| open.role.breaks_line())
    }

    /// Takes the element at this place off, and what is still open in it.
    fn close(&mut self, at: usize, tagged: bool) {
        for open in self.open.drain(at + 1..).rev() {
            if self.strict {
                push_end(&mut self.out, open.name);
            }
            self.pending += usize::from(open.role == Role::Formatting);
            self.misplaced += usize::from(!open.role.may_stay_open());
        }
        if let Some(open) = self.open.pop()
            && (tagged || self.strict)
        {
            push_end(&mut self.out, open.name);
        }
    }
}
