//! An entry's elements → [`Entry`]: which of several words for a thing counts.

mod bodies;
mod other;

use super::construct::{self, Body};
use super::entry::{Enclosed, Entry};
use super::links::{self, Links};
use super::names::Space;
use super::people;
use super::tree::{Element, Index, Tree};

use bodies::{Found, Rank};

/// Reads the entry at `index`.
pub fn read(tree: &Tree, index: Index, is_atom: bool) -> Entry {
    let element = &tree.elements[index];
    let mut gathered = Gathered {
        is_atom,
        ..Gathered::default()
    };
    gathered.entry.language = element.language.as_deref().map(str::to_owned);
    gathered.about = element.of_space(Space::Rdf, "about").map(str::to_owned);
    // Channels of 1997 have both in attributes.
    let own = element.attribute("href");
    gathered
        .links
        .push_plain(own.and_then(|address| links::absolute(element, address)));
    gathered.modified[1] = element.attribute("lastmod").map(str::to_owned);
    for (child, element) in tree.children(index) {
        match element.space {
            Space::Plain | Space::Atom => gathered.core(tree, child, element),
            Space::Dublin | Space::Terms => gathered.dublin(tree, child, element),
            Space::Content if &*element.name == "encoded" => gathered.body(Rank::Encoded, tree, child),
            Space::Xhtml if matches!(&*element.name, "body" | "div") => {
                gathered.body(Rank::Body, tree, child);
            }
            Space::Itunes => gathered.itunes(tree, child, element),
            Space::Media => gathered.media(tree, child, element),
            _ => {}
        }
    }
    gathered.finish(element)
}

/// What is gathered before it is known which of it counts.
#[derive(Default)]
struct Gathered {
    is_atom: bool,
    entry: Entry,
    links: Links,
    about: Option<String>,
    permalink: Option<String>,
    /// A title, an author in another format's words.
    other_title: Option<Body>,
    other_authors: Vec<String>,
    bodies: Vec<Found>,
    /// Dates of publication: published, issued, created, then Dublin Core's.
    issued: [Option<String>; 4],
    modified: [Option<String>; 2],
}

fn keep(slot: &mut Option<String>, value: String) {
    if !value.is_empty() && slot.is_none() {
        *slot = Some(value);
    }
}

impl Gathered {
    /// The words of RSS and Atom themselves.
    fn core(&mut self, tree: &Tree, child: Index, element: &Element) {
        match &*element.name {
            "title" => {
                let title = self.construct(tree, child);
                if self.entry.title.is_none() && !title.is_empty() {
                    self.entry.title = Some(title);
                }
            }
            "link" => self.link(tree, child, element),
            "guid" | "id" => self.guid(tree, child, element),
            "description" | "summary" | "abstract" | "tagline" | "subtitle" => {
                self.body(Rank::Summary, tree, child);
            }
            "content" => self.content(tree, child, element),
            "body" | "fullitem" => self.body(Rank::Body, tree, child),
            "author" => self.entry.authors.extend(people::read(tree, child)),
            "managingeditor" | "creator" => self.other_authors.extend(people::read(tree, child)),
            "pubdate" | "published" => keep(&mut self.issued[0], tree.text(child)),
            "issued" => keep(&mut self.issued[1], tree.text(child)),
            "created" => keep(&mut self.issued[2], tree.text(child)),
            "date" => keep(&mut self.issued[3], tree.text(child)),
            "updated" => self.modified[0] = Some(tree.text(child)).filter(|text| !text.is_empty()),
            "modified" | "lastbuilddate" => keep(&mut self.modified[1], tree.text(child)),
            "category" => self.category(tree, child, element),
            "keywords" | "tags" => self.keywords(&tree.text(child)),
            "enclosure" => self.enclosure(element),
            "comments" => {
                let address = links::absolute(element, &tree.text(child));
                self.entry.comments_url = self.entry.comments_url.take().or(address);
            }
            "source" => self.source(tree, child),
            _ => {}
        }
    }

    fn construct(&self, tree: &Tree, child: Index) -> Body {
        if self.is_atom || tree.elements[child].space == Space::Atom {
            construct::of_atom(tree, child)
        } else {
            construct::of_rss(tree, child)
        }
    }

    fn body(&mut self, rank: Rank, tree: &Tree, child: Index) {
        let body = self.construct(tree, child);
        if !body.is_empty() {
            self.bodies.push((rank, body, tree.elements[child].base.clone()));
        }
    }

    /// Atom's content, which may be elsewhere or be a file.
    fn content(&mut self, tree: &Tree, child: Index, element: &Element) {
        if let Some(address) = element
            .attribute("src")
            .and_then(|address| links::absolute(element, address))
        {
            self.entry.enclosures.push(Enclosed {
                url: address,
                kind: element.attribute("type").map(str::to_owned),
                length: None,
            });
        }
        let kind = element.attribute("type").unwrap_or_default();
        if kind.trim_start().to_ascii_lowercase().starts_with("multipart/") && element.has_elements() {
            return self.alternatives(tree, child);
        }
        self.body(Rank::Content, tree, child);
    }

    /// The same content in several forms, of which HTML is the best.
    fn alternatives(&mut self, tree: &Tree, of: Index) {
        let is_html = |element: &Element| {
            element
                .attribute("type")
                .is_some_and(|kind| kind.to_ascii_lowercase().contains("html"))
        };
        let best = tree.children(of).find(|(_, element)| is_html(element));
        if let Some((child, _)) = best.or_else(|| tree.children(of).next()) {
            self.body(Rank::Content, tree, child);
        }
    }

    fn link(&mut self, tree: &Tree, child: Index, element: &Element) {
        if element.attribute("href").is_none() {
            return self.links.push_plain(links::absolute(element, &tree.text(child)));
        }
        let is = |rel: &str| {
            element
                .attribute("rel")
                .is_some_and(|found| found.trim().eq_ignore_ascii_case(rel))
        };
        if is("enclosure") {
            self.enclosure(element);
        } else if is("replies") && self.entry.comments_url.is_none() {
            self.entry.comments_url = element
                .attribute("href")
                .and_then(|address| links::absolute(element, address));
        }
        self.links.push(element);
    }

    fn guid(&mut self, tree: &Tree, child: Index, element: &Element) {
        let guid = tree.text(child);
        if guid.is_empty() {
            return;
        }
        let may_be_link = &*element.name == "guid"
            && !element
                .attribute("ispermalink")
                .is_some_and(|value| value.trim().eq_ignore_ascii_case("false"));
        if may_be_link {
            self.permalink = links::absolute(element, &guid);
        }
        self.entry.guid = Some(guid);
    }

    fn category(&mut self, tree: &Tree, child: Index, element: &Element) {
        let term = ["label", "term", "text"]
            .iter()
            .filter_map(|name| element.attribute(name))
            .find(|term| !term.trim().is_empty());
        let text = tree.text(child);
        let category = if text.is_empty() {
            term.unwrap_or_default().to_owned()
        } else {
            text
        };
        self.entry.categories.push(category);
    }

    fn keywords(&mut self, list: &str) {
        self.entry
            .categories
            .extend(list.split(',').map(|word| word.trim().to_owned()));
    }

    fn enclosure(&mut self, element: &Element) {
        let address = element.attribute("url").or_else(|| element.attribute("href"));
        let Some(url) = address.and_then(|address| links::absolute(element, address)) else {
            return;
        };
        let length = element
            .attribute("length")
            .or_else(|| element.attribute("filesize"));
        self.entry.enclosures.push(Enclosed {
            url,
            kind: element
                .attribute("type")
                .or_else(|| element.attribute("medium"))
                .map(str::to_owned),
            length: length.map(str::to_owned),
        });
    }

    /// The feed that an entry was taken from.
    fn source(&mut self, tree: &Tree, child: Index) {
        let title = match tree.child(child, "title") {
            Some((title, _)) => self.construct(tree, title),
            None if tree.elements[child].has_elements() => return,
            None => construct::of_string(tree.text(child)),
        };
        if !title.is_empty() {
            self.entry.outlet = Some(title);
        }
        if self.entry.authors.is_empty()
            && let Some((author, _)) = tree.child(child, "author")
        {
            self.other_authors.extend(people::read(tree, author));
        }
    }

    fn finish(mut self, element: &Element) -> Entry {
        let mut entry = self.entry;
        let about = self.about.filter(|about| !about.is_empty());
        let permalink = self.permalink.filter(|address| links::is_web(address));
        entry.url = self.links.best(permalink).or_else(|| {
            let about = about.as_deref().and_then(|about| links::absolute(element, about));
            about.filter(|address| links::is_web(address))
        });
        entry.guid = entry.guid.or(about);
        entry.title = entry.title.or(self.other_title).filter(|title| !title.is_empty());
        if entry.authors.is_empty() {
            entry.authors = self.other_authors;
        }
        // Dublin Core's date says when it came or when it changed; a better word tells which.
        let date = self.issued[3].take();
        entry.published = self.issued.into_iter().flatten().collect();
        entry.updated = self.modified.into_iter().flatten().collect();
        if entry.published.is_empty() {
            entry.published.extend(date);
        } else if entry.updated.is_empty() {
            entry.updated.extend(date);
        }
        bodies::choose(self.bodies, &mut entry);
        entry
    }
}
