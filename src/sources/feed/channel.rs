//! What a feed says of itself.

use crate::domain::feed::Feed;
use crate::domain::limits;
use crate::domain::text::Text;
use crate::sources::{Place, date};

use super::construct::{self, Body};
use super::hints;
use super::links::{self, Links};
use super::names::Space;
use super::people;
use super::tree::{Element, Index, Tree};

/// The feed, and what is of use for its entries.
#[derive(Debug, Default)]
pub struct Channel {
    pub feed: Feed,
    /// The address that the feed gives as its own.
    pub own_address: Option<String>,
    /// Authors that entries of Atom inherit.
    pub authors: Vec<String>,
    pub is_atom: bool,
}

impl Channel {
    /// Takes the language that was named outside the feed, where it names none.
    pub fn take_language(&mut self, place: &Place) {
        if self.feed.language.is_none() {
            self.feed.language = place.language.as_deref().and_then(language);
        }
    }
}

/// The element that tells of the feed: `channel`, `feed`, or what holds the entries.
pub fn find(tree: &Tree) -> Option<Index> {
    let is_channel = |element: &Element| element.is_core() && matches!(&*element.name, "channel" | "feed");
    let holder = || tree.entries.first().map(|entry| tree.elements[*entry].parent);
    let is_root = |element: &Element| matches!(&*element.name, "rss" | "rdf");
    let named = |is: &dyn Fn(&Element) -> bool| tree.elements.iter().position(is);
    named(&is_channel).or_else(holder).or_else(|| named(&is_root))
}

/// Reads what the feed says of itself at `index`.
pub fn read(tree: &Tree, index: Index) -> Channel {
    let element = &tree.elements[index];
    let mut reader = Reader {
        channel: Channel {
            is_atom: element.space == Space::Atom || &*element.name == "feed",
            ..Channel::default()
        },
        links: Links::default(),
        names: Names::default(),
        dates: <[Option<String>; 4]>::default(),
    };
    reader.channel.feed.language = element.language.as_deref().and_then(language);
    reader.channel.feed.hints = hints::read(tree, index);
    let own = element.attribute("href");
    reader
        .links
        .push_plain(own.and_then(|address| links::absolute(element, address)));
    for (child, element) in tree.children(index) {
        match element.space {
            Space::Plain | Space::Atom => reader.core(tree, child, element),
            Space::Dublin | Space::Terms => reader.dublin(tree, child, element),
            Space::Itunes => reader.itunes(tree, child, element),
            _ => {}
        }
    }
    reader.finish(tree, index)
}

struct Reader {
    channel: Channel,
    links: Links,
    names: Names,
    dates: [Option<String>; 4],
}

/// Names and texts in the feed's own words, and in others'.
#[derive(Default)]
struct Names {
    title: Option<Body>,
    other_title: Option<Body>,
    description: Option<Body>,
    other_description: Option<Body>,
    authors: Vec<String>,
    other_authors: Vec<String>,
    id: Option<String>,
}

fn keep(slot: &mut Option<Body>, body: Body) {
    if slot.is_none() && !body.is_empty() {
        *slot = Some(body);
    }
}

fn keep_text(slot: &mut Option<String>, text: String) {
    if slot.is_none() && !text.is_empty() {
        *slot = Some(text);
    }
}

impl Reader {
    fn core(&mut self, tree: &Tree, child: Index, element: &Element) {
        let is_atom = self.channel.is_atom || element.space == Space::Atom;
        let construct = || {
            if is_atom {
                construct::of_atom(tree, child)
            } else {
                construct::of_rss(tree, child)
            }
        };
        match &*element.name {
            "title" => keep(&mut self.names.title, construct()),
            "description" | "subtitle" | "tagline" => {
                keep(&mut self.names.description, construct());
            }
            "info" | "abstract" => keep(&mut self.names.other_description, construct()),
            "link" => self.link(tree, child, element),
            "id" | "guid" => keep_text(&mut self.names.id, tree.text(child)),
            "language" => self.channel.feed.language = language(&tree.text(child)),
            "author" | "managingeditor" => self.names.authors.extend(people::read(tree, child)),
            "webmaster" => self.names.other_authors.extend(people::read(tree, child)),
            "updated" => keep_text(&mut self.dates[0], tree.text(child)),
            "lastbuilddate" | "modified" => keep_text(&mut self.dates[1], tree.text(child)),
            "date" => keep_text(&mut self.dates[2], tree.text(child)),
            "pubdate" | "published" => keep_text(&mut self.dates[3], tree.text(child)),
            _ => {}
        }
    }

    fn dublin(&mut self, tree: &Tree, child: Index, element: &Element) {
        match &*element.name {
            "title" => keep(&mut self.names.other_title, construct::of_rss(tree, child)),
            "description" => keep(&mut self.names.other_description, construct::of_rss(tree, child)),
            "language" => self.channel.feed.language = language(&tree.text(child)),
            "creator" | "author" => self.names.authors.extend(people::read(tree, child)),
            "publisher" => self.names.other_authors.extend(people::read(tree, child)),
            "identifier" => keep_text(&mut self.names.id, tree.text(child)),
            "modified" => keep_text(&mut self.dates[1], tree.text(child)),
            "date" => keep_text(&mut self.dates[2], tree.text(child)),
            "issued" | "created" => keep_text(&mut self.dates[3], tree.text(child)),
            _ => {}
        }
    }

    fn itunes(&mut self, tree: &Tree, child: Index, element: &Element) {
        match &*element.name {
            "author" => self
                .names
                .other_authors
                .splice(0..0, people::read(tree, child))
                .for_each(drop),
            "owner" => self.names.other_authors.extend(people::read(tree, child)),
            "summary" | "subtitle" => keep(&mut self.names.other_description, construct::of_rss(tree, child)),
            "title" => keep(&mut self.names.other_title, construct::of_rss(tree, child)),
            _ => {}
        }
    }

    fn link(&mut self, tree: &Tree, child: Index, element: &Element) {
        let Some(address) = element.attribute("href") else {
            return self.links.push_plain(links::absolute(element, &tree.text(child)));
        };
        if element
            .attribute("rel")
            .is_some_and(|rel| rel.trim().eq_ignore_ascii_case("self"))
        {
            self.channel.own_address = links::absolute(element, address);
        }
        self.links.push(element);
    }

    fn finish(self, tree: &Tree, index: Index) -> Channel {
        let mut channel = self.channel;
        let names = self.names;
        let about = tree.elements[index]
            .of_space(Space::Rdf, "about")
            .map(str::to_owned);
        let line = |body: Option<Body>| body.map(|body| body.to_line()).filter(|text| !text.is_empty());
        let name = |raw: &String| Text::name(raw);
        let authors = if names.authors.is_empty() {
            names.other_authors
        } else {
            names.authors.clone()
        };
        channel.feed.title = line(names.title.or(names.other_title))
            .map(|title| Text::title(&title))
            .unwrap_or_default();
        channel.feed.description = line(names.description.or(names.other_description));
        channel.feed.site_url = self
            .links
            .best(None)
            .map(|address| Text::line_within(&address, limits::ADDRESS_BYTES));
        channel.feed.id = names
            .id
            .or(about)
            .map(|id| Text::line_within(&id, limits::GUID_BYTES));
        channel.feed.author = authors.first().map(name);
        channel.feed.updated = self.dates.iter().flatten().find_map(|raw| date::parse(raw));
        channel.authors = names.authors;
        channel
    }
}

/// A language as BCP 47 writes it.
pub fn language(raw: &str) -> Option<Text> {
    let name = Text::name(&raw.trim().replace('_', "-"));
    (!name.is_empty()).then_some(name)
}
