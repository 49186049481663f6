//! Entries → articles: cleaned, dated, named, each with an id of its own.

use std::collections::HashMap;

use jiff::Timestamp;
use url::Url;

use crate::domain::article::{Article, ArticleId, Enclosure, hash};
use crate::domain::document::Document;
use crate::domain::limits;
use crate::domain::text::Text;
use crate::sources::{Depth, Place, date, html, stand_in, stored};

use super::channel::{Channel, language};
use super::construct::Body;
use super::entry::{Enclosed, Entry};
use super::links::{self, join};

/// Makes the articles of one feed, in order.
pub struct Maker<'a> {
    place: &'a Place,
    channel: &'a Channel,
    /// What relative addresses are relative to, where nothing nearer says.
    site: Option<Url>,
    feed_address: Option<Text>,
    /// The names that ids were made of, and how often.
    names: HashMap<String, u32>,
    count: u32,
}

impl<'a> Maker<'a> {
    pub fn new(place: &'a Place, channel: &'a Channel) -> Self {
        let own = if links::is_web(&place.source) {
            Some(&*place.source)
        } else {
            channel.own_address.as_deref()
        };
        let site = channel
            .feed
            .site_url
            .as_deref()
            .and_then(|address| Url::parse(address).ok());
        Self {
            place,
            channel,
            site: site.or_else(|| own.and_then(|address| Url::parse(address).ok())),
            feed_address: own.and_then(address),
            names: HashMap::new(),
            count: 0,
        }
    }

    /// The article of the next entry.
    pub fn make(&mut self, mut entry: Entry) -> Article {
        let place = self.count;
        self.count += 1;
        let url = entry.url.take().and_then(|url| address(&self.absolute(&url)));
        let guid = entry.guid.as_deref().and_then(Article::guid_for);
        let mut article = self.place.article(guid.as_deref(), url.as_deref(), place);
        article.id = self.id(&entry, guid.as_deref(), url.as_deref(), place);
        article.guid = guid;
        article.url = url;
        article.feed.clone_from(&self.feed_address);
        article.feed_title = Some(self.channel.feed.title.clone()).filter(|title| !title.is_empty());
        article.language = entry.language.as_deref().and_then(language);
        article.language = article.language.or_else(|| self.channel.feed.language.clone());
        article.warnings = entry.warnings.iter().map(|warning| Text::line(warning)).collect();
        self.set_names(&entry, &mut article);
        set_dates(&entry, &mut article);
        self.set_body(&mut entry, &mut article);
        self.set_extras(entry, &mut article);
        self.finish(article)
    }

    /// An id that is the same at every refresh and no other article's of this feed.
    fn id(&mut self, entry: &Entry, guid: Option<&str>, url: Option<&str>, place: u32) -> ArticleId {
        let mut name = guid.or(url).map_or_else(|| name_of_words(entry), str::to_owned);
        if name.is_empty() {
            name = place.to_string();
        }
        if self.seen(&name) > 0 {
            name = hash(&[&name, url.unwrap_or_default()]);
            let times = self.seen(&name);
            if times > 0 {
                name = hash(&[&name, &times.to_string()]);
            }
        }
        ArticleId::new(&self.place.source, &name)
    }

    /// How often a name came before.
    fn seen(&mut self, name: &str) -> u32 {
        let count = self.names.entry(name.to_owned()).or_insert(0);
        *count += 1;
        *count - 1
    }

    fn absolute(&self, address: &str) -> String {
        if address.starts_with("http://") || address.starts_with("https://") {
            return address.to_owned();
        }
        match (Url::parse(address), &self.site) {
            (Err(_), Some(site)) => site
                .join(address)
                .map_or_else(|_| address.to_owned(), String::from),
            _ => address.to_owned(),
        }
    }

    fn set_names(&self, entry: &Entry, article: &mut Article) {
        article.title = entry
            .title
            .as_ref()
            .map(|title| Text::title(&title.to_line()))
            .unwrap_or_default();
        let authors = if entry.authors.is_empty() && self.channel.is_atom {
            &self.channel.authors
        } else {
            &entry.authors
        };
        for author in authors
            .iter()
            .take(limits::NAMES)
            .map(|author| Text::name(author))
        {
            if !author.is_empty() && !article.authors.contains(&author) {
                article.authors.push(author);
            }
        }
        let named = entry.outlet.as_ref().map(|outlet| Text::name(&outlet.to_line()));
        let title = || Text::name(&self.channel.feed.title);
        let host = || {
            self.site
                .as_ref()
                .and_then(Url::host_str)
                .map(|host| Text::name(host.trim_start_matches("www.")))
        };
        article.outlet = named.filter(|name| !name.is_empty()).unwrap_or_else(title);
        if article.outlet.is_empty() {
            article.outlet = host().unwrap_or_default();
        }
        stand_in::set_outlet(article, self.place);
    }

    fn set_body(&self, entry: &mut Entry, article: &mut Article) {
        let summary = entry.summary.take().map(|summary| summary.to_line());
        article.summary = summary.filter(|summary| !summary.is_empty());
        let nearest = entry.base.as_deref().or(self.site.as_ref());
        let own = match (nearest, article.url.as_deref()) {
            (None, Some(url)) => Url::parse(url).ok(),
            _ => None,
        };
        let base = nearest.or(own.as_ref());
        match entry.content.take() {
            None => {}
            Some(Body::Plain(text)) => article.document = Document::of_paragraphs(paragraphs(&text)),
            Some(Body::Html(text)) => html::keep(article, &text, base),
        }
    }

    /// Makes the document; where only entries are wanted, no more of it than a missing headline needs.
    fn finish(&self, article: Article) -> Article {
        match self.place.depth {
            Depth::Whole => stored::with_document(article),
            Depth::Entries if article.title.is_empty() => {
                let whole = stored::with_document(article.clone());
                Article {
                    title: whole.title,
                    stands_in: whole.stands_in,
                    ..article
                }
            }
            Depth::Entries => article,
        }
    }

    fn set_extras(&self, entry: Entry, article: &mut Article) {
        for category in entry.categories.iter().take(limits::NAMES) {
            let category = html::to_line(category);
            let category = Text::name(&category);
            if !category.is_empty() && !article.categories.contains(&category) {
                article.categories.push(category);
            }
        }
        let comments = entry.comments_url.map(|url| self.absolute(&url));
        article.comments_url = comments.as_deref().and_then(address);
        for enclosed in entry.enclosures.into_iter().take(limits::NAMES) {
            let found = enclosure(&self.absolute(&enclosed.url), enclosed);
            if let Some(found) =
                found.filter(|found| article.enclosures.iter().all(|known| known.url != found.url))
            {
                article.enclosures.push(found);
            }
        }
    }
}

fn set_dates(entry: &Entry, article: &mut Article) {
    let mut read = |written: &[String]| -> Option<(Timestamp, i32)> {
        let found = written.iter().find_map(|raw| date::parse_with_offset(raw));
        if let (None, Some(raw)) = (found, written.first()) {
            let raw = Text::line_within(raw, limits::DATE_BYTES);
            article
                .warnings
                .push(Text::line(&format!("the date \"{raw}\" cannot be read")));
        }
        found
    };
    let published = read(&entry.published);
    let updated = read(&entry.updated);
    let dated = published.or(updated);
    article.published = dated.map(|(moment, _)| moment);
    article.published_offset = dated.map_or(0, |(_, offset)| offset);
    article.updated = updated.map(|(moment, _)| moment);
}

fn enclosure(url: &str, enclosed: Enclosed) -> Option<Enclosure> {
    Some(Enclosure {
        url: address(url)?,
        kind: enclosed
            .kind
            .map(|kind| Text::name(&kind))
            .filter(|kind| !kind.is_empty()),
        length: enclosed
            .length
            .and_then(|length| length.trim().parse().ok())
            .filter(|length| *length > 0),
    })
}

/// An address as it is kept.
fn address(raw: &str) -> Option<Text> {
    let text = Text::line(raw);
    (!text.is_empty() && text.len() <= limits::ADDRESS_BYTES).then_some(text)
}

/// What names an entry that has neither id nor address.
fn name_of_words(entry: &Entry) -> String {
    let words = |body: &Option<Body>| match body {
        Some(Body::Plain(text) | Body::Html(text)) => text.trim().to_owned(),
        None => String::new(),
    };
    let date = entry
        .published
        .first()
        .or(entry.updated.first())
        .map_or("", String::as_str);
    let (title, content) = (words(&entry.title), words(&entry.content));
    match (title.is_empty() && date.is_empty(), content.is_empty()) {
        (true, true) => String::new(),
        (true, false) => hash(&[&content]),
        (false, _) => hash(&[&title, date]),
    }
}

/// Text without markup in its paragraphs, parted by blank lines.
pub fn paragraphs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            found.push(&text[start..at]);
            start = at + line.len();
        }
        at += line.len();
    }
    found.push(&text[start..]);
    found
}

/// An address of a JSON feed, relative to the feed's own.
pub fn joined(base: Option<&Url>, raw: &str) -> Option<String> {
    let raw = raw.trim();
    if raw.is_empty() || raw.len() > limits::ADDRESS_BYTES {
        return None;
    }
    Some(
        join(base, raw)
            .filter(|_| Url::parse(raw).is_err())
            .map_or_else(|| raw.to_owned(), String::from),
    )
}
