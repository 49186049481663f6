//! What a page says of its article, in the order in which its parts are trusted.

use dom_query::NodeRef;
use jiff::Timestamp;
use url::Url;

use crate::sources::date;

use super::super::classes;
use super::names;

/// What is known so far; what is set first stays.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub title: Option<String>,
    /// The page's `<title>`, which may have the outlet behind it.
    pub window_title: Option<String>,
    pub outlet: Option<String>,
    /// The host of the article's own address.
    pub host: Option<String>,
    pub authors: Vec<String>,
    pub published: Option<Timestamp>,
    pub updated: Option<Timestamp>,
    pub language: Option<String>,
    pub url: Option<String>,
    pub base: Option<Url>,
    pub summary: Option<String>,
    pub categories: Vec<String>,
}

/// Sets what is not known yet; white space alone says nothing.
pub fn fill(known: &mut Option<String>, found: &str) {
    if known.is_none() && !found.trim().is_empty() {
        *known = Some(found.trim().to_owned());
    }
}

/// Sets a moment that is not known yet.
pub fn fill_date(known: &mut Option<Timestamp>, found: &str) {
    if known.is_none() {
        *known = date::parse(found);
    }
}

impl Facts {
    /// The headline without the outlet's name behind it.
    pub fn headline(&self) -> String {
        match (&self.title, &self.window_title) {
            (Some(title), _) => names::without_outlet(title, self.outlet.as_deref(), false),
            (None, Some(title)) => names::without_outlet(title, self.outlet.as_deref(), true),
            (None, None) => String::new(),
        }
    }

    /// The name behind the headline in the page's title.
    pub fn outlet_in_title(&self) -> Option<String> {
        let title = self.window_title.as_deref()?;
        let headline = self.headline();
        let rest = title
            .trim()
            .strip_prefix(headline.as_str())
            .filter(|_| !headline.is_empty())?;
        let name = rest
            .trim_start_matches(|mark: char| !mark.is_alphanumeric())
            .trim();
        (rest.len() > name.len() && !name.is_empty() && name.len() <= 60).then(|| name.to_owned())
    }

    /// Adds what stands on the page itself: headline, byline, date.
    pub fn add_from_page(&mut self, root: &NodeRef<'_>, chosen: &NodeRef<'_>) {
        let headline = first_named(chosen, "h1").or_else(|| only_named(root, "h1"));
        if let Some(headline) = headline {
            fill(&mut self.title, &headline.text());
        }
        if self.authors.is_empty() {
            self.authors = bylines(chosen);
        }
        if self.authors.is_empty() && chosen.id != root.id {
            self.authors = bylines(root);
        }
        if self.published.is_none() {
            self.published = stated_date(chosen).or_else(|| stated_date(root));
        }
    }
}

fn first_named<'a>(node: &NodeRef<'a>, name: &str) -> Option<NodeRef<'a>> {
    node.descendants_it()
        .find(|inner| inner.has_name(name) && !inner.text().trim().is_empty())
}

fn only_named<'a>(node: &NodeRef<'a>, name: &str) -> Option<NodeRef<'a>> {
    let mut found = node
        .descendants_it()
        .filter(|inner| inner.has_name(name) && !inner.text().trim().is_empty());
    found.next().filter(|_| found.next().is_none())
}

/// The names in the first elements marked as the author's.
fn bylines(node: &NodeRef<'_>) -> Vec<String> {
    let is_marked = |inner: &NodeRef<'_>| {
        inner.is_element()
            && (inner
                .attr("rel")
                .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "author"))
                || inner.attr("itemprop").is_some_and(|name| &*name == "author"))
    };
    let short = |text: &str| (3..=120).contains(&text.trim().len());
    let mut found: Vec<String> = node
        .descendants_it()
        .filter(is_marked)
        .map(|inner| inner.text().to_string())
        .filter(|text| short(text))
        .take(6)
        .collect();
    if found.is_empty() {
        let by_class = |inner: &NodeRef<'_>| {
            classes::has_word(inner, &["byline", "author", "authors"]) && !in_figure(inner)
        };
        found.extend(
            node.descendants_it()
                .filter(|inner| inner.is_element() && by_class(inner))
                .map(|inner| inner.text().to_string())
                .find(|text| short(text)),
        );
    }
    found
}

fn in_figure(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(Some(6)).any(|outer| outer.has_name("figure"))
}

/// The first `<time>`, else the first short text that is marked as a date and is one.
fn stated_date(node: &NodeRef<'_>) -> Option<Timestamp> {
    let mut times = node.descendants_it().filter(|inner| inner.has_name("time"));
    let of_time = |inner: NodeRef<'_>| match inner.attr("datetime") {
        Some(stated) => date::parse(&stated),
        None => date::parse(&inner.text()),
    };
    times.find_map(of_time).or_else(|| {
        let words = ["date", "published", "pubdate", "timestamp", "dateline"];
        node.descendants_it()
            .filter(|inner| inner.is_element() && classes::has_word(inner, &words))
            .map(|inner| inner.text())
            .filter(|text| text.trim().len() <= 80)
            .find_map(|text| names::date_in(&text))
    })
}
