//! Outside formats → domain values. Bytes become articles here, once, and are cleaned here.

mod complete;
pub mod credit;
pub mod date;
pub mod detect;
pub mod discover;
pub mod encoding;
pub mod feed;
pub mod html;
pub mod http;
pub mod json_lines;
pub mod markdown;
pub mod newsboat;
pub mod newsraft;
pub mod opml;
pub mod plain;
mod stand_in;
pub mod stored;
pub mod write;

use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::article::{Article, ArticleId, Origin};
use crate::domain::feed::Feed;
use crate::domain::text::Text;

use detect::Format;

/// Where bytes come from, as far as reading them needs to know.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// What ids are hashed from: the absolute path, the address, or `-` for standard input.
    pub source: Arc<str>,
    /// The file's name, which may stand in for an outlet; empty for standard input.
    pub name: String,
    /// The file's own date, which may stand in for an unstated one.
    pub modified: Option<Timestamp>,
    /// What relative links are relative to, where the document does not say.
    pub base: Option<url::Url>,
    /// The character set named outside the bytes (an HTTP header).
    pub charset: Option<String>,
    /// The language named outside the bytes, for what names none itself.
    pub language: Option<String>,
    pub depth: Depth,
    /// The bytes end where they were cut: an entry that is open there is not all there is of it.
    pub is_cut: bool,
}

/// How far a feed's entries are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// Documents are made, and the words for a search.
    #[default]
    Whole,
    /// HTML stays HTML; [`stored::build`] makes the rest when it is wanted.
    Entries,
}

/// What was read from one file, stream or answer.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What the feed says of itself, where the format is a feed.
    pub feed: Option<Feed>,
    /// In the order of the document.
    pub articles: Vec<Article>,
    /// Whether it was JSON Lines, which may hold articles of many days.
    pub is_lines: bool,
    /// It was cut before the document came to its end.
    pub is_unfinished: bool,
    /// What was wrong with the document as a whole, each one sentence.
    pub warnings: Vec<Text>,
}

/// Why nothing at all could be read; each says so in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("it is empty")]
    Empty,
    #[error("it is not text")]
    Binary,
    #[error("it is not a feed, a page or an article: {0}")]
    Malformed(String),
}

impl Place {
    /// Where an answer's body lies, and what the answer says of it; ids are made of its address.
    pub fn of_answer(answer: &http::Answer) -> Self {
        Self {
            source: answer.address.as_str().into(),
            base: url::Url::parse(base(answer)).ok(),
            charset: answer.charset.clone(),
            language: answer.content_language.clone(),
            is_cut: answer.is_cut,
            ..Self::default()
        }
    }

    /// Takes in what an HTTP answer says of its body: Content-Type, Content-Location and
    /// Content-Language.
    pub fn take_headers(&mut self, kind: Option<&str>, location: Option<&str>, language: Option<&str>) {
        let parameters = kind.unwrap_or_default().split(';').skip(1);
        let charset = parameters
            .filter_map(|parameter| parameter.split_once('='))
            .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
        if let Some((_, value)) = charset {
            let value = value.trim().trim_matches(['"', '\'']);
            self.charset = Some(value.to_owned()).filter(|value| !value.is_empty());
        }
        let base = self.base.clone().or_else(|| url::Url::parse(&self.source).ok());
        let location = location.map(str::trim).filter(|location| !location.is_empty());
        if let Some(location) = location {
            let joined = match &base {
                Some(base) => base.join(location),
                None => url::Url::parse(location),
            };
            let on_web = joined.ok().filter(|url| matches!(url.scheme(), "http" | "https"));
            self.base = on_web.or(base);
        }
        let language = language.and_then(|list| list.split(',').next()).map(str::trim);
        self.language = language
            .filter(|language| !language.is_empty())
            .map(str::to_owned);
    }

    /// The id of the article at `place`, after its guid or else its address.
    pub fn id(&self, guid: Option<&str>, url: Option<&str>, place: u32) -> ArticleId {
        Article::id_for(&self.source, guid, url, place)
    }

    /// An article of this place about which nothing is known yet.
    pub fn article(&self, guid: Option<&str>, url: Option<&str>, place: u32) -> Article {
        let origin = Origin {
            source: Arc::clone(&self.source),
            place,
        };
        Article::new(self.id(guid, url, place), origin)
    }
}

/// What relative addresses are relative to. Of a page it is where it lies, as browsers have it.
fn base(answer: &http::Answer) -> &str {
    let Some(location) = &answer.content_location else {
        return &answer.address;
    };
    let text = encoding::decode(&answer.body, answer.charset.as_deref());
    if detect::format(&text, "") == Format::Html {
        return &answer.address;
    }
    location
}

/// Reads whatever the bytes are; the kind is told by their content, the name only helps.
/// Articles come indexed, ready to be searched.
pub fn read(bytes: &[u8], place: &Place) -> Result<Reading, ReadError> {
    if encoding::is_binary(bytes) {
        return Err(ReadError::Binary);
    }
    let text = encoding::decode(bytes, place.charset.as_deref());
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let format = detect::format(&text, &place.name);
    let mut reading = match format {
        Format::Binary => Err(ReadError::Binary),
        Format::Feed => feed::read(&text, place),
        Format::JsonFeed => feed::read_json(&text, place),
        Format::Opml => opml::read(&text, place),
        Format::JsonLines => json_lines::read(&text, place),
        Format::Html => html::read(&text, place),
        Format::Markdown => markdown::read(&text, place),
        Format::Plain => plain::read(&text, place),
    }?;
    reading.is_lines = format == Format::JsonLines;
    set_language(&mut reading, place);
    if place.depth == Depth::Whole {
        reading.articles = reading.articles.into_iter().map(Article::index).collect();
    }
    Ok(reading)
}

/// What names no language of its own is in the one that was named outside; of several none is it.
fn set_language(reading: &mut Reading, place: &Place) {
    let named = place.language.as_deref();
    let Some(language) = named.filter(|named| !named.contains(',')).map(Text::name) else {
        return;
    };
    let own = reading.articles.iter_mut().map(|article| &mut article.language);
    let feed = reading.feed.as_mut().map(|feed| &mut feed.language);
    for unnamed in own.chain(feed).filter(|own| own.is_none()) {
        *unnamed = Some(language.clone());
    }
}
