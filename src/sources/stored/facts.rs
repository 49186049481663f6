//! What is kept of an article beside its HTML, as JSON; fields that nobody knows are passed over.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::article::{Article, Enclosure, Kind, Origin, StandsIn};
use crate::domain::document::Document;
use crate::domain::text::Text;

use super::is_plain;

type Words<'a> = Option<Cow<'a, Text>>;
type List<'a> = Cow<'a, [Text]>;

/// The facts; those that are not there are not written.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts<'a> {
    source: Cow<'a, str>,
    place: u32,
    #[serde(skip_serializing_if = "is_default")]
    kind: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    guid: Words<'a>,
    title: Cow<'a, Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Words<'a>,
    /// None where it is the feed's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Words<'a>,
    /// Whether the feed's address is the source.
    #[serde(skip_serializing_if = "is_default")]
    own_feed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_title: Words<'a>,
    #[serde(skip_serializing_if = "is_empty")]
    authors: List<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<Timestamp>,
    #[serde(skip_serializing_if = "is_default")]
    published_offset: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Words<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    enclosures: Vec<File<'a>>,
    #[serde(skip_serializing_if = "is_empty")]
    categories: List<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comments_url: Words<'a>,
    /// Title, outlet, date.
    #[serde(skip_serializing_if = "is_default")]
    stands_in: [bool; 3],
    #[serde(skip_serializing_if = "is_empty")]
    warnings: List<'a>,
    /// The body of an article that came as text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    paragraphs: Vec<Cow<'a, str>>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct File<'a> {
    url: Cow<'a, Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<u64>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn is_empty(list: &List<'_>) -> bool {
    list.is_empty()
}

fn words(text: Option<&Text>) -> Words<'_> {
    text.map(Cow::Borrowed)
}

fn owned(words: Words<'_>) -> Option<Text> {
    words.map(Cow::into_owned).filter(|text| !text.is_empty())
}

impl<'a> Facts<'a> {
    /// The facts of an article, borrowed.
    pub fn of(article: &'a Article) -> Self {
        let source = &*article.origin.source;
        let own_feed = article.feed.as_deref() == Some(source);
        let is_feeds = article.feed_title.as_ref() == Some(&article.outlet);
        let StandsIn { title, outlet, date } = article.stands_in;
        Self {
            source: Cow::Borrowed(source),
            place: article.origin.place,
            kind: number(article.kind),
            guid: words(article.guid.as_ref()),
            title: Cow::Borrowed(&article.title),
            url: words(article.url.as_ref()),
            outlet: words(Some(&article.outlet).filter(|_| !is_feeds)),
            own_feed,
            feed: words(article.feed.as_ref().filter(|_| !own_feed)),
            feed_title: words(article.feed_title.as_ref()),
            authors: Cow::Borrowed(&article.authors),
            published: article.published,
            published_offset: article.published_offset,
            updated: article.updated,
            language: words(article.language.as_ref()),
            summary: words(article.summary.as_ref()),
            dateline: words(article.dateline.as_ref()),
            enclosures: article.enclosures.iter().map(File::of).collect(),
            categories: Cow::Borrowed(&article.categories),
            comments_url: words(article.comments_url.as_ref()),
            stands_in: [title, outlet, date],
            warnings: Cow::Borrowed(&article.warnings),
            paragraphs: paragraphs(article),
        }
    }

    /// Fills an article with the facts.
    pub fn put_into(self, article: &mut Article) {
        article.kind = kind(self.kind);
        article.guid = owned(self.guid);
        article.title = self.title.into_owned();
        article.url = owned(self.url);
        article.feed_title = owned(self.feed_title);
        article.outlet = match self.outlet {
            Some(outlet) => outlet.into_owned(),
            None => article.feed_title.clone().unwrap_or_default(),
        };
        article.feed = if self.own_feed {
            Some(Text::line(&self.source))
        } else {
            owned(self.feed)
        };
        article.authors = self.authors.into_owned();
        article.published = self.published;
        article.published_offset = self.published_offset;
        article.updated = self.updated;
        article.language = owned(self.language);
        article.summary = owned(self.summary);
        article.dateline = owned(self.dateline);
        article.enclosures = self.enclosures.into_iter().map(File::into_enclosure).collect();
        article.categories = self.categories.into_owned();
        article.comments_url = owned(self.comments_url);
        let [title, outlet, date] = self.stands_in;
        article.stands_in = StandsIn { title, outlet, date };
        article.warnings = self.warnings.into_owned();
        article.document = Document::of_paragraphs(self.paragraphs.iter().map(AsRef::as_ref));
        article.origin = Origin {
            source: Arc::from(&*self.source),
            place: self.place,
        };
    }
}

/// The body as paragraphs, where there is no HTML that it can be made of.
fn paragraphs(article: &Article) -> Vec<Cow<'_, str>> {
    let mut found = Vec::new();
    if article.content_html.is_none() && is_plain(&article.document) {
        article.document.each_text(|text| found.push(Cow::Borrowed(text)));
    }
    found
}

fn number(kind: Kind) -> u8 {
    match kind {
        Kind::Report => 0,
        Kind::Feed => 1,
        Kind::Failure => 2,
    }
}

fn kind(number: u8) -> Kind {
    match number {
        1 => Kind::Feed,
        2 => Kind::Failure,
        _ => Kind::Report,
    }
}

impl<'a> File<'a> {
    fn of(enclosure: &'a Enclosure) -> Self {
        Self {
            url: Cow::Borrowed(&enclosure.url),
            kind: words(enclosure.kind.as_ref()),
            length: enclosure.length,
        }
    }

    fn into_enclosure(self) -> Enclosure {
        Enclosure {
            url: self.url.into_owned(),
            kind: owned(self.kind),
            length: self.length,
        }
    }
}
