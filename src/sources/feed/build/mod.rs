//! XML → [`Tree`]: forgiving, within limits, and what was read before an error stays.

mod elements;
mod known;

use std::rc::Rc;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::Event;
use url::Url;

use crate::domain::limits;

use super::entities::Entities;
use super::names::Space;
use super::tree::{Child, Element, Index, Tree};
use known::Known;

/// How often reading goes on after an error.
const MOST_RESTARTS: usize = 32;

/// Reads a whole document; `base` is where it came from. Of one that was cut, the entry that the cut
/// went through is left out.
pub fn build(text: &str, base: Option<&Url>, is_cut: bool) -> Tree {
    let mut builder = Builder {
        is_cut,
        ..Builder::new(base)
    };
    let mut rest = text;
    for _ in 0..MOST_RESTARTS {
        match builder.read(rest) {
            End::Whole | End::Full => return builder.finish(),
            End::Broken(at) => {
                builder.warn("the XML is not well-formed");
                // What began the error is text; what follows may be sound.
                builder.push_text("<");
                rest = rest.get(at + 1..).unwrap_or_default();
            }
            End::CutOff => {
                builder.is_open = true;
                return builder.finish();
            }
        }
    }
    builder.finish()
}

enum End {
    Whole,
    Full,
    Broken(usize),
    CutOff,
}

struct Builder {
    tree: Tree,
    open: Vec<Open>,
    /// How many elements are open beyond the deepest that is kept.
    beyond: usize,
    entities: Entities,
    /// Prefixes and what they stand for, inner ones last.
    prefixes: Vec<(Box<str>, Space)>,
    names: Known,
    in_entry: Option<usize>,
    /// How deep reading is in text that was taken for tags.
    nested: usize,
    /// The document was cut on its way here.
    is_cut: bool,
    /// It ends in the middle of a mark.
    is_open: bool,
}

struct Open {
    index: Index,
    /// The name as written.
    name: Rc<str>,
    /// How many prefixes were known before it.
    prefixes: usize,
}

impl Builder {
    fn new(base: Option<&Url>) -> Self {
        let root = Element {
            space: Space::Plain,
            name: "".into(),
            attributes: Vec::new(),
            children: Vec::new(),
            parent: 0,
            base: base.cloned().map(Arc::new),
            language: None,
        };
        Self {
            tree: Tree {
                elements: vec![root],
                ..Tree::default()
            },
            open: vec![Open {
                index: 0,
                name: "".into(),
                prefixes: 0,
            }],
            beyond: 0,
            entities: Entities::default(),
            prefixes: Vec::new(),
            names: Known::default(),
            in_entry: None,
            nested: 0,
            is_cut: false,
            is_open: false,
        }
    }

    fn warn(&mut self, sentence: &str) {
        if !self.tree.warnings.iter().any(|known| known == sentence) {
            self.tree.warnings.push(sentence.to_owned());
        }
    }

    fn finish(mut self) -> Tree {
        let is_full = self.tree.entries.len() > limits::FEED_ENTRIES;
        if (self.is_open || self.open.len() > 1) && !is_full {
            self.end_early();
        }
        if self.tree.entries.len() > limits::FEED_ENTRIES {
            self.tree.entries.truncate(limits::FEED_ENTRIES);
            self.warn(&format!(
                "it has more than {} entries; the rest is left out",
                limits::FEED_ENTRIES
            ));
        }
        self.tree
    }

    /// Half a text must not pass for a whole one; what only forgot its end is all there is.
    fn end_early(&mut self) {
        if !self.is_cut {
            return self.warn("the document ends before it is whole");
        }
        self.tree.is_unfinished = true;
        if self.in_entry.is_some() {
            self.tree.entries.pop();
        }
    }

    fn read(&mut self, text: &str) -> End {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        loop {
            let event = match reader.read_event() {
                Ok(Event::Eof) => return End::Whole,
                Ok(event) => event,
                // What follows is inside it, whatever it looks like.
                Err(Error::Syntax(SyntaxError::UnclosedCData)) if self.is_cut => return End::CutOff,
                Err(_) => {
                    let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                    return if text[at.min(text.len())..].contains('>') {
                        End::Broken(at)
                    } else {
                        End::CutOff
                    };
                }
            };
            self.take(event);
            if self.tree.entries.len() > limits::FEED_ENTRIES
                || self.tree.elements.len() > limits::XML_ELEMENTS
            {
                return End::Full;
            }
        }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(start) => self.start(&start, false),
            Event::Empty(start) => self.start(&start, true),
            Event::End(end) => self.end(end.name().into_inner()),
            Event::Text(text) => self.push_text(&text.into_inner()),
            Event::CData(text) => self.push_text(&text.into_inner()),
            Event::GeneralRef(name) => self.reference(&name.into_inner()),
            Event::DocType(doctype) => self.entities.declare(&doctype.into_inner()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => {}
        }
    }

    fn reference(&mut self, name: &str) {
        match self.entities.resolve(name) {
            Some(value) => push_text(&mut self.tree, &self.open, &value),
            None => self.push_text(&format!("&{name};")),
        }
    }

    fn push_text(&mut self, text: &str) {
        push_text(&mut self.tree, &self.open, text);
    }

    /// An end tag closes the nearest open element of its name; without one it says nothing.
    fn end(&mut self, written: &str) {
        let written = written.trim();
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let found = self
            .open
            .iter()
            .rposition(|open| open.name.eq_ignore_ascii_case(written));
        if let Some(at) = found.filter(|at| *at > 0) {
            if at + 1 < self.open.len() {
                self.warn("the XML is not well-formed");
            }
            self.close_to(at);
        }
    }

    fn close_to(&mut self, at: usize) {
        if let Some(open) = self.open.get(at) {
            self.prefixes.truncate(open.prefixes);
        }
        self.open.truncate(at.max(1));
        if self.in_entry.is_some_and(|entry| entry >= at) {
            self.in_entry = None;
        }
    }
}

/// Adds text to the innermost open element.
fn push_text(tree: &mut Tree, open: &[Open], text: &str) {
    let Some(open) = open.last() else { return };
    let children = &mut tree.elements[open.index].children;
    match children.last_mut() {
        Some(Child::Text(before)) => before.push_str(text),
        _ => children.push(Child::Text(text.to_owned())),
    }
}
