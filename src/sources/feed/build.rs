//! XML → [`Tree`]: forgiving, within limits, and what was read before an error stays.

use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use url::Url;

use crate::domain::limits;

use super::entities::Entities;
use super::names::{self, Space};
use super::tree::{Attribute, Child, Element, Index, Tree};

/// How often reading goes on after an error.
const MOST_RESTARTS: usize = 32;

/// Reads a whole document; `base` is where it came from.
pub fn build(text: &str, base: Option<&Url>) -> Tree {
    let mut builder = Builder::new(base);
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
                builder.warn("the document ends before it is whole");
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
    in_entry: Option<usize>,
}

struct Open {
    index: Index,
    /// The name as written.
    name: Box<str>,
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
            in_entry: None,
        }
    }

    fn warn(&mut self, sentence: &str) {
        if !self.tree.warnings.iter().any(|known| known == sentence) {
            self.tree.warnings.push(sentence.to_owned());
        }
    }

    fn finish(mut self) -> Tree {
        if self.open.len() > 1 && self.tree.entries.len() <= limits::FEED_ENTRIES {
            self.warn("the document ends before it is whole");
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
        match self.entities.resolve(name).map(std::borrow::Cow::into_owned) {
            Some(value) => self.push_text(&value),
            None => self.push_text(&format!("&{name};")),
        }
    }

    fn push_text(&mut self, text: &str) {
        let Some(open) = self.open.last() else { return };
        match self.tree.elements[open.index].children.last_mut() {
            Some(Child::Text(before)) => before.push_str(text),
            _ => self.tree.elements[open.index]
                .children
                .push(Child::Text(text.to_owned())),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, is_empty: bool) {
        let written = start.name().into_inner();
        // "a < b" is text.
        if !written.starts_with(|character: char| character.is_alphabetic() || character == '_') {
            let rest = start.attributes_raw();
            return self.push_text(&format!("<{written}{rest}>"));
        }
        if self.open.len() > limits::DEPTH {
            self.warn("elements nest too deep and are flattened");
            self.beyond += usize::from(!is_empty);
            return;
        }
        let known = self.prefixes.len();
        let attributes = self.attributes(start);
        let (space, name) = self.name(written, true);
        let is_entry = matches!(space, Space::Plain | Space::Atom) && matches!(&*name, "item" | "entry");
        if is_entry && self.in_entry.is_some() {
            self.close_entry();
        }
        let index = self.add(space, name, attributes);
        if is_entry {
            self.tree.entries.push(index);
        }
        if is_empty {
            self.prefixes.truncate(known);
            return;
        }
        if is_entry {
            self.in_entry = Some(self.open.len());
        }
        self.open.push(Open {
            index,
            name: written.into(),
            prefixes: known,
        });
    }

    /// An entry inside another: the end of the first was forgotten.
    fn close_entry(&mut self) {
        if let Some(at) = self.in_entry {
            self.warn("an entry has no end");
            self.close_to(at);
        }
    }

    fn add(&mut self, space: Space, name: Box<str>, attributes: Vec<Attribute>) -> Index {
        let parent = self.open.last().map_or(0, |open| open.index);
        let above = &self.tree.elements[parent];
        let of_xml = |name: &str| {
            attributes
                .iter()
                .find(|attribute| attribute.space == Space::Xml && *attribute.name == *name)
                .map(|attribute| attribute.value.trim())
        };
        let base = match of_xml("base").filter(|address| address.len() <= limits::ADDRESS_BYTES) {
            Some(address) => join(above.base.as_deref(), address)
                .map(Arc::new)
                .or_else(|| above.base.clone()),
            None => above.base.clone(),
        };
        let language = match of_xml("lang") {
            Some(language) => (!language.is_empty()).then(|| language.into()),
            None => above.language.clone(),
        };
        let index = self.tree.elements.len();
        self.tree.elements.push(Element {
            space,
            name,
            attributes,
            children: Vec::new(),
            parent,
            base,
            language,
        });
        self.tree.elements[parent].children.push(Child::Element(index));
        index
    }

    fn attributes(&mut self, start: &BytesStart<'_>) -> Vec<Attribute> {
        let mut found = Vec::new();
        let mut all = start.html_attributes();
        for attribute in all.with_checks(false).flatten().take(limits::ATTRIBUTES) {
            let written = attribute.key.into_inner();
            let value = self.entities.unescape(&attribute.value).into_owned();
            let may_declare = self.prefixes.len() < limits::PREFIXES;
            match written.strip_prefix("xmlns").filter(|_| may_declare) {
                Some("") => self
                    .prefixes
                    .push(("".into(), names::by_address(&value).unwrap_or(Space::Plain))),
                Some(prefix) if prefix.starts_with(':') => {
                    let space = names::by_address(&value).unwrap_or(Space::Other);
                    self.prefixes
                        .push((prefix[1..].to_ascii_lowercase().into(), space));
                }
                _ => found.push((written, value)),
            }
        }
        found
            .into_iter()
            .map(|(written, value)| {
                let (space, name) = self.name(written, false);
                Attribute {
                    space,
                    name,
                    value: value.into(),
                }
            })
            .collect()
    }

    /// The namespace and the rest of a name; an attribute without a prefix has no namespace.
    fn name(&self, written: &str, is_element: bool) -> (Space, Box<str>) {
        let small = written.to_ascii_lowercase();
        let (prefix, name) = small.split_once(':').unwrap_or(("", &small));
        if prefix.is_empty() && !is_element {
            return (Space::Plain, name.into());
        }
        let declared = self.prefixes.iter().rev().find(|(known, _)| **known == *prefix);
        (
            declared.map_or_else(|| names::by_prefix(prefix), |(_, space)| *space),
            name.into(),
        )
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

/// An address that may be relative to a base.
pub fn join(base: Option<&Url>, address: &str) -> Option<Url> {
    match base {
        Some(base) => base.join(address).ok(),
        None => Url::parse(address).ok(),
    }
}
