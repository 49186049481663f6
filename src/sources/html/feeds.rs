//! The feeds that a page names: in its head, else by links that look like feeds.

use std::collections::HashSet;

use url::Url;

use crate::domain::limits;
use crate::domain::text::Text;

use super::entities::{Within, decode};
use super::line::to_line;
use super::scan::{Piece, Scanner, Tag};
use super::{address, within_limit};

/// What the types of feeds end in, or are.
const TYPES: [&str; 7] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/x.atom+xml",
    "application/xml",
    "text/xml",
];
/// How the last part of a feed's address is often written.
const ENDINGS: [&str; 12] = [
    ".rss",
    ".atom",
    ".rdf",
    "feed.xml",
    "feeds.xml",
    "index.xml",
    "feed.json",
    "rss.xml",
    "atom.xml",
    "rdf.xml",
    "rss2.xml",
    "rss.php",
];
const LAST_WORDS: [&str; 5] = ["feed", "feeds", "rss", "rss2", "atom"];

/// What the page calls its feeds, and their addresses; the likeliest first.
pub fn feeds(html: &str, base: Option<&Url>) -> Vec<(Text, String)> {
    let (html, _) = within_limit(html);
    let mut page = Page {
        base: base.cloned(),
        ..Page::default()
    };
    let mut scanner = Scanner::new(html);
    while let Some(piece) = scanner.next() {
        let Piece::Tag(tag) = piece else { continue };
        match tag.name.to_ascii_lowercase().as_str() {
            _ if tag.closing => {}
            "script" => drop(scanner.skip_past_end("script")),
            "style" => drop(scanner.skip_past_end("style")),
            "base" => page.set_base(&tag),
            "link" => page.link(&tag),
            "a" => page.anchor(&tag, scanner.clone()),
            _ => {}
        }
    }
    page.finish()
}

#[derive(Default)]
struct Page {
    base: Option<Url>,
    has_own_base: bool,
    named: Vec<(Text, String)>,
    linked: Vec<(Text, String)>,
}

impl Page {
    fn set_base(&mut self, tag: &Tag<'_>) {
        let stated = attribute(tag, "href").filter(|_| !self.has_own_base);
        let found = stated.and_then(|stated| address::web(&stated, self.base.as_ref()));
        if let Some(url) = found.and_then(|url| Url::parse(&url).ok()) {
            self.base = Some(url);
            self.has_own_base = true;
        }
    }

    fn link(&mut self, tag: &Tag<'_>) {
        let rel = attribute(tag, "rel").unwrap_or_default().to_ascii_lowercase();
        let mut words = rel.split_ascii_whitespace();
        let kind = attribute(tag, "type").unwrap_or_default().to_ascii_lowercase();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        let is_feed = words.any(|word| matches!(word, "alternate" | "feed"));
        let href = attribute(tag, "href").unwrap_or_default();
        // JSON alone is what many sites call something else.
        let is_json_feed = kind == "application/json" && looks_like_feed(&href);
        if is_feed && (TYPES.contains(&kind) || is_json_feed || (kind.is_empty() && looks_like_feed(&href))) {
            let title = attribute(tag, "title").unwrap_or_default();
            push(&mut self.named, self.base.as_ref(), &title, &href);
        }
    }

    fn anchor(&mut self, tag: &Tag<'_>, mut rest: Scanner<'_>) {
        let Some(href) = attribute(tag, "href").filter(|href| looks_like_feed(href)) else {
            return;
        };
        let text = match rest.next() {
            Some(Piece::Text(text)) => to_line(text),
            _ => Text::default(),
        };
        push(&mut self.linked, self.base.as_ref(), &text, &href);
    }

    /// Those in the head, comments after articles; links only where the head names none.
    fn finish(self) -> Vec<(Text, String)> {
        let mut found = if self.named.is_empty() {
            self.linked
        } else {
            self.named
        };
        let mut seen = HashSet::new();
        found.retain(|(_, address)| seen.insert(address.clone()));
        found.sort_by_key(|(title, address)| {
            title.to_lowercase().contains("comment") || address.contains("/comments/")
        });
        found
    }
}

fn push(found: &mut Vec<(Text, String)>, base: Option<&Url>, title: &str, href: &str) {
    let address = address::web(&href.replacen("feed://", "http://", 1), base);
    if let Some(address) = address.filter(|_| found.len() < limits::NAMED_FEEDS) {
        found.push((Text::title(title), address.to_string()));
    }
}

/// Whether an address is written as those of feeds often are.
fn looks_like_feed(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_end_matches('/').to_ascii_lowercase();
    let last = path.rsplit('/').next().unwrap_or_default();
    ENDINGS.iter().any(|ending| last.ends_with(ending)) || LAST_WORDS.contains(&last)
}

fn attribute(tag: &Tag<'_>, name: &str) -> Option<String> {
    tag.attribute(name)
        .map(|value| decode(value, Within::Attribute).trim().to_owned())
}
