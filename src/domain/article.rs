//! Article: one report, and what is known of it.

use std::cmp::{Ordering, Reverse};
use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::document::Document;
use super::limits;
use super::query::Haystack;
use super::text::Text;

/// An article's name for good: 16 hex digits, or what a JSON Lines file calls it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(Arc<str>);

impl ArticleId {
    /// Hashed from where it came from and what it is called there.
    pub fn new(source: &str, name: &str) -> Self {
        Self(hash(&[source, name]).into())
    }

    /// An id given earlier: by JSON Lines, by the database, by the user.
    pub fn given(id: &str) -> Self {
        // Most are plain already, and whole libraries of them are read at once.
        if id.len() <= limits::NAME_BYTES && id.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Self(id.into());
        }
        Self(Text::name(id).as_str().into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// 16 hex digits that stand for these strings, the same on every machine.
pub fn hash(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let digest = hasher.finalize();
    let short: [u8; 8] = std::array::from_fn(|index| digest[index]);
    format!("{:016x}", u64::from_be_bytes(short))
}

impl fmt::Display for ArticleId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl fmt::Debug for ArticleId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}", self.0)
    }
}

/// One report.
#[derive(Clone, Debug)]
pub struct Article {
    pub id: ArticleId,
    pub kind: Kind,
    /// The feed's own id, as written.
    pub guid: Option<Text>,
    pub title: Text,
    pub url: Option<Text>,
    /// Who reports.
    pub outlet: Text,
    /// The address of the feed it came in.
    pub feed: Option<Text>,
    pub feed_title: Option<Text>,
    pub authors: Vec<Text>,
    pub published: Option<Timestamp>,
    /// How many seconds the clocks it was dated by are ahead of Greenwich.
    pub published_offset: i32,
    pub updated: Option<Timestamp>,
    pub language: Option<Text>,
    pub summary: Option<Text>,
    /// The place a report is filed from, without its dash: "KYIV (AP)".
    pub dateline: Option<Text>,
    pub document: Document,
    /// The best body as HTML, links made absolute; none where it came as text.
    pub content_html: Option<Text>,
    pub enclosures: Vec<Enclosure>,
    pub categories: Vec<Text>,
    pub comments_url: Option<Text>,
    pub origin: Origin,
    /// What is not the article's own but stands in for it.
    pub stands_in: StandsIn,
    /// What was wrong with the input, each one sentence.
    pub warnings: Vec<Text>,
    /// The words a search looks at; made by [`Article::index`].
    pub haystack: Haystack,
}

/// What a row of the list stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Report,
    /// A feed named in an OPML file: title and address, nothing to read yet.
    Feed,
    /// Something that could not be read; the title names it, the first paragraph says why.
    Failure,
}

/// A file that comes with an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enclosure {
    pub url: Text,
    pub kind: Option<Text>,
    pub length: Option<u64>,
}

/// Where an article was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The absolute path, the address, `-` for standard input, or `edition`.
    pub source: Arc<str>,
    /// Its place among the articles of that source.
    pub place: u32,
}

impl Origin {
    /// The source of the articles that are bundled with newsview.
    pub const EDITION: &str = "edition";

    fn is_bundled(&self) -> bool {
        let name = self.source.strip_prefix(Self::EDITION);
        name.is_some_and(|name| name.starts_with('/'))
    }
}

/// What is not the article's own but stands in for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StandsIn {
    /// The lead's first sentence stands in for a missing headline.
    pub title: bool,
    /// The file's name stands in for an unnamed outlet.
    pub outlet: bool,
    /// The file's date stands in for an unstated one.
    pub date: bool,
}

impl Article {
    /// Whether it may tell an event: a report, and none of the bundled articles about newsview itself, which tell of
    /// none however much they are alike.
    pub fn may_tell_event(&self) -> bool {
        let is_tour = || self.categories.iter().any(|tag| tag.as_str() == "tour");
        self.kind == Kind::Report && !(self.origin.is_bundled() && is_tour())
    }

    /// An article about which nothing is known yet but where it came from.
    pub fn new(id: ArticleId, origin: Origin) -> Self {
        Self {
            id,
            kind: Kind::Report,
            guid: None,
            title: Text::default(),
            url: None,
            outlet: Text::default(),
            feed: None,
            feed_title: None,
            authors: Vec::new(),
            published: None,
            published_offset: 0,
            updated: None,
            language: None,
            summary: None,
            dateline: None,
            document: Document::default(),
            content_html: None,
            enclosures: Vec::new(),
            categories: Vec::new(),
            comments_url: None,
            origin,
            stands_in: StandsIn::default(),
            warnings: Vec::new(),
            haystack: Haystack::default(),
        }
    }

    /// The id of what `source` calls `guid`, else knows by `url`, else keeps at `place`.
    pub fn id_for(source: &str, guid: Option<&str>, url: Option<&str>, place: u32) -> ArticleId {
        match guid.or(url) {
            Some(name) => ArticleId::new(source, name),
            None => ArticleId::new(source, &place.to_string()),
        }
    }

    /// The guid as it is kept: a very long one is hashed.
    pub fn guid_for(raw: &str) -> Option<Text> {
        let text = if raw.len() > limits::GUID_BYTES {
            Text::line(&hash(&[raw]))
        } else {
            Text::line(raw)
        };
        (!text.is_empty()).then_some(text)
    }

    /// Makes the words a search looks at; the last step of reading an article.
    #[must_use]
    pub fn index(mut self) -> Self {
        let mut rest: Vec<&str> = vec![&self.outlet];
        rest.extend(self.authors.iter().map(Text::as_str));
        rest.extend(self.dateline.as_deref());
        if let Some(summary) = self.summary.as_deref().filter(|_| self.document.is_empty()) {
            rest.push(summary);
        }
        self.document.each_text(|text| rest.push(text));
        self.haystack = Haystack::new(&self.title, rest);
        self
    }

    /// Minutes to read it at 230 words a minute, at least 1; 0 where there is no text.
    pub fn minutes(&self) -> usize {
        const WORDS_A_MINUTE: usize = 230;
        self.document.word_count().div_ceil(WORDS_A_MINUTE)
    }

    /// When it says that it was published; not what stands in for that.
    pub fn stated_date(&self) -> Option<Timestamp> {
        self.published.filter(|_| !self.stands_in.date)
    }

    /// Newest first; undated last, in path order.
    pub fn newest_first(&self, other: &Self) -> Ordering {
        let key = |article: &Self| (article.published.is_none(), Reverse(article.published));
        key(self)
            .cmp(&key(other))
            .then_with(|| self.origin.cmp(&other.origin))
            .then_with(|| self.id.cmp(&other.id))
    }
}
