//! Words of Dublin Core, iTunes and Media RSS in an entry.

use super::{Gathered, Rank, keep};
use crate::sources::feed::construct;
use crate::sources::feed::names::Space;
use crate::sources::feed::people;
use crate::sources::feed::tree::{Element, Index, Tree};

impl Gathered {
    pub(super) fn dublin(&mut self, tree: &Tree, child: Index, element: &Element) {
        match &*element.name {
            "title" => self.other_title = Some(construct::of_rss(tree, child)),
            "creator" | "author" | "contributor" => self.other_authors.extend(people::read(tree, child)),
            "publisher" => {
                let publisher = construct::of_rss(tree, child);
                self.entry.outlet = self
                    .entry
                    .outlet
                    .take()
                    .or(Some(publisher).filter(|name| !name.is_empty()));
            }
            "description" | "abstract" => self.body(Rank::Summary, tree, child),
            "subject" => self.category(tree, child, element),
            "identifier" => keep(&mut self.entry.guid, tree.text(child)),
            "language" => self.entry.language = Some(tree.text(child)),
            "issued" | "available" => keep(&mut self.issued[1], tree.text(child)),
            "created" => keep(&mut self.issued[2], tree.text(child)),
            "date" => keep(&mut self.issued[3], tree.text(child)),
            "modified" => keep(&mut self.modified[1], tree.text(child)),
            _ => {}
        }
    }

    pub(super) fn itunes(&mut self, tree: &Tree, child: Index, element: &Element) {
        match &*element.name {
            "title" => self.other_title = self.other_title.take().or(Some(construct::of_rss(tree, child))),
            "author" => self.other_authors.extend(people::read(tree, child)),
            "summary" | "subtitle" => self.body(Rank::Itunes, tree, child),
            "category" => {
                let inner = tree
                    .children(child)
                    .filter(|(_, inner)| inner.space == Space::Itunes);
                let both = std::iter::once(element).chain(inner.map(|(_, inner)| inner));
                self.entry
                    .categories
                    .extend(both.filter_map(|one| one.attribute("text")).map(str::to_owned));
            }
            "keywords" => self.keywords(&tree.text(child)),
            _ => {}
        }
    }

    pub(super) fn media(&mut self, tree: &Tree, child: Index, element: &Element) {
        match &*element.name {
            "group" => {
                for (inner, element) in tree
                    .children(child)
                    .filter(|(_, inner)| inner.space == Space::Media)
                {
                    if &*element.name != "group" {
                        self.media(tree, inner, element);
                    }
                }
            }
            "content" => {
                self.enclosure(element);
                for (inner, element) in tree
                    .children(child)
                    .filter(|(_, inner)| inner.space == Space::Media)
                {
                    if matches!(&*element.name, "title" | "description" | "keywords" | "category") {
                        self.media(tree, inner, element);
                    }
                }
            }
            "title" => self.other_title = self.other_title.take().or(Some(construct::of_rss(tree, child))),
            "description" => self.body(Rank::Media, tree, child),
            "category" => self.category(tree, child, element),
            "keywords" => self.keywords(&tree.text(child)),
            _ => {}
        }
    }
}
