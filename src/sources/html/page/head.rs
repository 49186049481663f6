//! What stands in a page's head: addresses, `<meta>`, `<title>`, JSON-LD.

use url::Url;

use super::super::entities::{Within, decode};
use super::super::line::to_line;
use super::super::scan::{Piece, Scanner, Tag};
use super::facts::{Facts, fill, fill_date};
use super::{json_ld, meta_names};

/// What the page says of its article outside its text; JSON-LD is trusted before `<meta>`.
pub fn facts(html: &str, base: Option<&Url>) -> Facts {
    let mut facts = Facts::default();
    let mut found = Found::default();
    let mut scanner = Scanner::new(html);
    while let Some(piece) = scanner.next() {
        let Piece::Tag(tag) = piece else { continue };
        if tag.closing {
            continue;
        }
        if tag.is("script") {
            let is_json = attribute(&tag, "type")
                .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
            match scanner.skip_past_end("script") {
                Some(json) if is_json => json_ld::add(json, &mut facts),
                Some(_) => {}
                None => {
                    scanner.skip_rest();
                }
            }
        } else if tag.is("style") {
            scanner.skip_past_end("style");
        } else if tag.is("title") && facts.window_title.is_none() {
            let title = scanner.skip_past_end("title").unwrap_or_default();
            fill(&mut facts.window_title, &to_line(title));
        } else {
            found.tag(&tag);
        }
    }
    found.add_to(&mut facts, base);
    facts
}

/// Tags of the head, kept until all JSON-LD was read.
#[derive(Default)]
struct Found {
    metas: Vec<(String, String)>,
    language: Option<String>,
    canonical: Option<String>,
    base: Option<String>,
}

/// The most `<meta>` of a page that are looked at.
const METAS: usize = 500;

impl Found {
    fn tag(&mut self, tag: &Tag<'_>) {
        if tag.is("meta") && self.metas.len() < METAS {
            let name = ["property", "name", "itemprop", "http-equiv"]
                .iter()
                .find_map(|name| attribute(tag, name));
            if let (Some(name), Some(content)) = (name, attribute(tag, "content")) {
                self.metas.push((name.trim().to_ascii_lowercase(), content));
            }
        } else if tag.is("html") && self.language.is_none() {
            self.language = attribute(tag, "lang").or_else(|| attribute(tag, "xml:lang"));
        } else if tag.is("link") && self.canonical.is_none() {
            let is_canonical = attribute(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
            self.canonical = attribute(tag, "href").filter(|_| is_canonical);
        } else if tag.is("base") && self.base.is_none() {
            self.base = attribute(tag, "href");
        }
    }

    fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        names
            .iter()
            .flat_map(|name| self.metas.iter().filter(move |(known, _)| known == name))
            .map(|(_, content)| content.as_str())
    }

    fn add_to(&self, facts: &mut Facts, base: Option<&Url>) {
        let mut texts = [
            (&mut facts.title, meta_names::TITLE),
            (&mut facts.outlet, meta_names::OUTLET),
            (&mut facts.summary, meta_names::SUMMARY),
        ];
        for (known, names) in &mut texts {
            self.all(names).for_each(|found| fill(known, found));
        }
        let mut dates = [
            (&mut facts.published, meta_names::PUBLISHED),
            (&mut facts.updated, meta_names::UPDATED),
        ];
        for (known, names) in &mut dates {
            self.all(names).for_each(|found| fill_date(known, found));
        }
        let languages = self.language.as_deref().into_iter();
        for language in languages.chain(self.all(meta_names::LANGUAGE)) {
            fill(&mut facts.language, language);
        }
        if facts.authors.is_empty() {
            facts.authors = self.authors();
        }
        if facts.categories.is_empty() {
            let categories = self.all(meta_names::CATEGORY).take(meta_names::CATEGORIES);
            facts.categories = categories.map(str::to_owned).collect();
        }
        self.add_addresses(facts, base);
    }

    /// The names under the first name of `<meta>` that has any.
    fn authors(&self) -> Vec<String> {
        let of_name = |name| -> Vec<String> {
            let found = self
                .all(std::slice::from_ref(name))
                .filter(|name| is_person(name));
            found.map(str::to_owned).collect()
        };
        let mut found = meta_names::AUTHOR.iter().map(of_name);
        found.find(|authors| !authors.is_empty()).unwrap_or_default()
    }

    fn add_addresses(&self, facts: &mut Facts, base: Option<&Url>) {
        facts.base = match (&self.base, base) {
            (Some(stated), Some(base)) => base.join(stated.trim()).ok(),
            (Some(stated), None) => Url::parse(stated.trim()).ok(),
            (None, _) => None,
        };
        let page = facts.base.as_ref().or(base);
        let stated = facts.url.take();
        let candidates = self
            .canonical
            .as_deref()
            .into_iter()
            .chain(self.all(&["og:url"]))
            .chain(stated.as_deref());
        let mut candidates = candidates;
        let url = candidates
            .find_map(|raw| super::super::address::web(raw, page))
            .and_then(|url| Url::parse(&url).ok())
            .or_else(|| {
                base.filter(|base| matches!(base.scheme(), "http" | "https"))
                    .cloned()
            });
        if let Some(url) = url {
            facts.host = url
                .host_str()
                .map(|host| host.strip_prefix("www.").unwrap_or(host).to_owned());
            facts.url = Some(url.to_string());
            if facts.base.is_none() && base.is_none() {
                facts.base = Some(url);
            }
        }
    }
}

fn is_person(name: &str) -> bool {
    let name = name.trim();
    !name.is_empty() && !name.contains("://") && !name.starts_with('@')
}

fn attribute(tag: &Tag<'_>, name: &str) -> Option<String> {
    tag.attribute(name)
        .map(|value| decode(value, Within::Attribute).into_owned())
}
