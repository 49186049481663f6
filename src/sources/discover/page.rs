//! The feeds that a page names, best first.

use std::collections::HashSet;

use url::Url;

use super::FoundFeed;
use super::looks;
use crate::domain::limits;
use crate::domain::text::{Text, floor_to_char};
use crate::sources::html::entities::{Within, decode};
use crate::sources::html::scan::{Piece, Scanner, Tag};
use crate::sources::html::to_line;

/// The feeds that the page at `address` names: those it declares, then links that look like feeds;
/// feeds of comments last.
pub fn feeds(html: &str, address: &Url) -> Vec<FoundFeed> {
    let html = floor_to_char(html, limits::HTML_BYTES);
    let mut page = Page {
        base: address.clone(),
        has_base: false,
        candidates: Vec::new(),
    };
    let mut scanner = Scanner::new(html);
    while let Some(piece) = scanner.next() {
        let Piece::Tag(tag) = piece else { continue };
        if tag.closing {
            continue;
        }
        let hidden = ["script", "style", "template", "textarea", "title"];
        if let Some(name) = hidden.into_iter().find(|name| tag.is(name)) {
            scanner.skip_past_end(name);
        } else if tag.is("base") {
            page.set_base(&tag);
        } else if tag.is("link") {
            page.add_link(&tag);
        } else if tag.is("a") || tag.is("area") {
            page.add_anchor(&tag, &html[scanner.offset()..]);
        }
        if page.candidates.len() >= limits::FEEDS_OF_PAGE {
            break;
        }
    }
    page.sorted(address)
}

struct Page {
    base: Url,
    has_base: bool,
    candidates: Vec<Candidate>,
}

struct Candidate {
    /// Smaller is better.
    rank: u8,
    title: Text,
    url: Url,
}

impl Page {
    fn set_base(&mut self, tag: &Tag<'_>) {
        if let Some(href) = attribute(tag, "href")
            && !self.has_base
            && let Ok(url) = self.base.join(href.trim())
            && matches!(url.scheme(), "http" | "https" | "file")
        {
            self.has_base = true;
            self.base = url;
        }
    }

    fn add_link(&mut self, tag: &Tag<'_>) {
        let rel = attribute(tag, "rel").unwrap_or_default().to_ascii_lowercase();
        let has = |word: &str| rel.split_ascii_whitespace().any(|part| part == word);
        let kind = attribute(tag, "type").unwrap_or_default();
        let Some(url) = self.target(tag) else { return };
        let is_feed_rel = has("feed") || has("service.feed");
        let rank = if (has("alternate") || is_feed_rel) && looks::is_feed_type(&kind) {
            0
        } else if is_feed_rel && looks::may_be_feed_type(&kind) {
            1
        } else if has("alternate") && looks::may_be_feed_type(&kind) && looks::is_feed_address(&url) {
            2
        } else {
            return;
        };
        let title = attribute(tag, "title").unwrap_or_default();
        self.add(rank, Text::title(&title), url);
    }

    fn add_anchor(&mut self, tag: &Tag<'_>, rest: &str) {
        let Some(url) = self.target(tag) else { return };
        let kind = attribute(tag, "type").unwrap_or_default();
        let is_sure = looks::is_feed_type(&kind) || looks::is_feed_address(&url);
        // A page may tell about feeds without being one.
        if looks::is_page_address(&url) || !(is_sure || looks::may_be_feed_address(&url)) {
            return;
        }
        let stated = [attribute(tag, "title"), attribute(tag, "aria-label")];
        let title = stated
            .into_iter()
            .flatten()
            .find(|title| !title.trim().is_empty());
        let title = Text::title(&title.unwrap_or_else(|| words_of(rest)));
        let is_named = looks::is_feed_name(&title);
        if is_sure || is_named {
            let is_far = url.host_str() != self.base.host_str();
            self.add(3 + 2 * u8::from(is_far) + u8::from(!is_named), title, url);
        }
    }

    /// Where a tag leads, if to another document of the web.
    fn target(&self, tag: &Tag<'_>) -> Option<Url> {
        let href = attribute(tag, "href")?;
        let href = href.trim();
        if href.is_empty() || href.starts_with('#') || href.len() > limits::ADDRESS_BYTES {
            return None;
        }
        let start = href.get(..5).unwrap_or_default();
        let mut url = if start.eq_ignore_ascii_case("feed:") {
            Url::parse(&super::typed(href)?).ok()?
        } else {
            self.base.join(href).ok()?
        };
        url.set_fragment(None);
        let is_web =
            matches!(url.scheme(), "http" | "https" | "file") && url.as_str().len() <= limits::ADDRESS_BYTES;
        is_web.then_some(url)
    }

    fn add(&mut self, rank: u8, title: Text, url: Url) {
        let of_comments = 20 * u8::from(looks::is_of_comments(&title, &url));
        self.candidates.push(Candidate {
            rank: rank + of_comments,
            title,
            url,
        });
    }

    /// Best first, each once; the page itself is no feed of its own.
    fn sorted(mut self, page: &Url) -> Vec<FoundFeed> {
        self.candidates.sort_by_key(|candidate| candidate.rank);
        let mut seen = HashSet::new();
        seen.insert(key(page));
        let found = self.candidates.into_iter();
        found
            .filter(|candidate| seen.insert(key(&candidate.url)))
            .map(|candidate| FoundFeed {
                title: candidate.title,
                address: candidate.url.into(),
            })
            .collect()
    }
}

/// What two addresses of one feed have in common.
fn key(url: &Url) -> String {
    let rest = &url[url::Position::BeforeHost..url::Position::AfterQuery];
    rest.trim_end_matches('/').to_owned()
}

/// The text of a link, up to its end or that of what could be one.
fn words_of(rest: &str) -> String {
    let start = floor_to_char(rest, limits::NAME_BYTES);
    let mut inside = start.len();
    for end in ["</a", "</A", "<a ", "<A "] {
        inside = inside.min(start.find(end).unwrap_or(inside));
    }
    to_line(&start[..inside]).to_string()
}

fn attribute(tag: &Tag<'_>, name: &str) -> Option<String> {
    tag.attribute(name)
        .map(|value| decode(value, Within::Attribute).into_owned())
}
