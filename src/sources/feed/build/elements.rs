//! Start tags → elements, with the namespaces, addresses and languages that they inherit.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use quick_xml::events::BytesStart;

use crate::domain::limits;
use crate::sources::feed::links::join;
use crate::sources::feed::names::{self, Space};
use crate::sources::feed::tree::{Attribute, Child, Element, Index};

use super::{Builder, Open};

impl Builder {
    pub(super) fn start(&mut self, start: &BytesStart<'_>, is_empty: bool) {
        let written = start.name().into_inner();
        // "a < b" is text.
        if !written.starts_with(|character: char| character.is_alphabetic() || character == '_') {
            let rest = start.attributes_raw();
            return self.no_tag(&format!("<{written}{rest}>"), is_empty);
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
        self.close_leaf(space, &name);
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
            name: self.names.share(written),
            prefixes: known,
        });
    }

    /// What only looks like a tag is text, up to a real tag inside it.
    fn no_tag(&mut self, text: &str, is_empty: bool) {
        const MOST_NESTED: usize = 8;
        let opens =
            |after: &str| after.starts_with(|next: char| next.is_alphabetic() || "/!?".contains(next));
        let tag = text
            .match_indices('<')
            .skip(1)
            .map(|(at, _)| at)
            .find(|at| opens(&text[at + 1..]))
            .filter(|_| !is_empty && self.nested < MOST_NESTED);
        let plain = self
            .entities
            .unescape(&text[..tag.unwrap_or(text.len())])
            .into_owned();
        self.push_text(&plain);
        if let Some(at) = tag {
            self.nested += 1;
            self.read(&text[at..]);
            self.nested -= 1;
        }
    }

    /// A word of RSS inside another that holds only text: the end of the outer one was forgotten.
    fn close_leaf(&mut self, space: Space, name: &str) {
        const LEAVES: [&str; 6] = ["title", "link", "guid", "pubdate", "category", "comments"];
        const WORDS: [&str; 9] = [
            "title",
            "link",
            "guid",
            "pubdate",
            "category",
            "comments",
            "description",
            "author",
            "enclosure",
        ];
        let Some(open) = self.open.last() else { return };
        let outer = &self.tree.elements[open.index];
        let is_leaf = outer.space == Space::Plain && LEAVES.contains(&&*outer.name);
        if is_leaf && space == Space::Plain && WORDS.contains(&name) && *outer.name != *name {
            self.warn("the XML is not well-formed");
            self.close_to(self.open.len() - 1);
        }
    }

    /// An entry inside another: the end of the first was forgotten.
    fn close_entry(&mut self) {
        if let Some(at) = self.in_entry {
            self.warn("an entry has no end");
            self.close_to(at);
        }
    }

    fn add(&mut self, space: Space, name: Rc<str>, attributes: Vec<Attribute>) -> Index {
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
    fn name(&mut self, written: &str, is_element: bool) -> (Space, Rc<str>) {
        let small = if written.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(written.to_ascii_lowercase())
        } else {
            Cow::Borrowed(written)
        };
        let (prefix, name) = small.split_once(':').unwrap_or(("", &small));
        let name = self.names.share(name);
        if prefix.is_empty() && !is_element {
            return (Space::Plain, name);
        }
        let declared = self.prefixes.iter().rev().find(|(known, _)| **known == *prefix);
        (
            declared.map_or_else(|| names::by_prefix(prefix), |(_, space)| *space),
            name,
        )
    }
}
