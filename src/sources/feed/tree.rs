//! A feed's XML as a tree, however broken.

use std::rc::Rc;
use std::sync::Arc;

use url::Url;

use super::names::Space;

/// An element's index in its [`Tree`].
pub type Index = usize;

/// All elements of a document, in order; the first is the document itself.
#[derive(Debug, Default)]
pub struct Tree {
    pub elements: Vec<Element>,
    /// Items and entries, in order; none inside another.
    pub entries: Vec<Index>,
    /// It was cut before its end.
    pub is_unfinished: bool,
    /// What was wrong, each one sentence.
    pub warnings: Vec<String>,
}

/// An element, with what it inherits.
#[derive(Debug)]
pub struct Element {
    pub space: Space,
    /// The name without its prefix, in small letters.
    pub name: Rc<str>,
    pub attributes: Vec<Attribute>,
    pub children: Vec<Child>,
    pub parent: Index,
    /// What relative addresses in it are relative to, where the document says.
    pub base: Option<Arc<Url>>,
    pub language: Option<Arc<str>>,
}

/// An attribute; its name is in small letters.
#[derive(Debug)]
pub struct Attribute {
    pub space: Space,
    pub name: Rc<str>,
    pub value: Box<str>,
}

/// What stands in an element.
#[derive(Debug)]
pub enum Child {
    Element(Index),
    Text(String),
}

impl Element {
    /// The value of an attribute without a namespace, or with any.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let of = |plain: bool| {
            self.attributes
                .iter()
                .find(|attribute| *attribute.name == *name && (attribute.space == Space::Plain) == plain)
        };
        of(true).or_else(|| of(false)).map(|attribute| &*attribute.value)
    }

    /// The value of an attribute of this namespace.
    pub fn of_space(&self, space: Space, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|attribute| attribute.space == space && *attribute.name == *name)
            .map(|attribute| attribute.value.trim())
    }

    /// Whether it is one of the feed's own words: RSS's or Atom's.
    pub fn is_core(&self) -> bool {
        matches!(self.space, Space::Plain | Space::Atom)
    }

    pub fn has_elements(&self) -> bool {
        self.children
            .iter()
            .any(|child| matches!(child, Child::Element(_)))
    }
}

impl Tree {
    /// The elements right inside another, in order.
    pub fn children(&self, of: Index) -> impl Iterator<Item = (Index, &Element)> {
        self.elements[of].children.iter().filter_map(|child| match child {
            Child::Element(index) => Some((*index, &self.elements[*index])),
            Child::Text(_) => None,
        })
    }

    /// The first child with this name among the feed's own words.
    pub fn child(&self, of: Index, name: &str) -> Option<(Index, &Element)> {
        self.children(of)
            .find(|(_, element)| element.is_core() && *element.name == *name)
    }

    /// All text in an element and in what it contains, white space at the ends removed.
    pub fn text(&self, of: Index) -> String {
        if let [Child::Text(only)] = self.elements[of].children.as_slice() {
            return only.trim().to_owned();
        }
        let mut out = String::new();
        self.walk(of, |step| {
            if let Step::Text(text) = step {
                out.push_str(text);
            }
        });
        let trimmed = out.trim();
        if trimmed.len() == out.len() {
            out
        } else {
            trimmed.to_owned()
        }
    }

    /// Goes through what an element contains, in order, without recursion.
    pub fn walk<'a>(&'a self, of: Index, mut take: impl FnMut(Step<'a>)) {
        let mut open = vec![(of, self.elements[of].children.iter())];
        while let Some((index, children)) = open.last_mut() {
            match children.next() {
                Some(Child::Text(text)) => take(Step::Text(text)),
                Some(Child::Element(child)) => {
                    let element = &self.elements[*child];
                    take(Step::Start(element));
                    open.push((*child, element.children.iter()));
                }
                None => {
                    if *index != of {
                        take(Step::End(&self.elements[*index]));
                    }
                    open.pop();
                }
            }
        }
    }
}

/// A step on the way through a tree.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    Start(&'a Element),
    Text(&'a str),
    End(&'a Element),
}
