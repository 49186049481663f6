//! Articles and feeds → JSON, the fields named after JSON Feed.

use serde_json::{Map, Value, json};

use crate::domain::article::{Article, StandsIn};
use crate::domain::document::Figure;
use crate::domain::feed::Feed;
use crate::domain::story::StoryId;
use crate::domain::subscription::without_credentials;
use crate::domain::text::Text;
use crate::sources::Reading;

/// What the reader has done with an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    pub read: bool,
    pub bookmarked: bool,
    pub tags: Vec<String>,
    /// The story it stands in with others.
    pub story: Option<StoryId>,
}

/// One article as JSON; what is not known is absent.
pub fn article(article: &Article, marks: &Marks) -> Value {
    let mut fields = Fields::default();
    fields.put("id", article.id.as_str());
    fields.put_some("guid", article.guid.as_deref());
    fields.put("title", article.title.as_str());
    fields.put_some("url", article.url.as_deref());
    fields.put("outlet", article.outlet.as_str());
    fields.put_some("feed", article.feed.as_deref().map(without_credentials));
    fields.put_some("feed_title", article.feed_title.as_deref());
    fields.put_some("author", author(&article.authors));
    fields.put("authors", people(&article.authors));
    fields.put_some("published", article.published.map(|moment| moment.to_string()));
    fields.put_some("updated", article.updated.map(|moment| moment.to_string()));
    fields.put_some("language", article.language.as_deref());
    fields.put_some("summary", article.summary.as_deref());
    fields.put_some("content_html", article.content_html.as_deref());
    fields.put("content_text", article.document.plain_text());
    fields.put_some("dateline", article.dateline.as_deref());
    fields.put("links", texts(&article.document.links));
    fields.put(
        "images",
        article
            .document
            .figures()
            .into_iter()
            .filter_map(image)
            .collect::<Vec<_>>(),
    );
    fields.put("enclosures", enclosures(article));
    fields.put("categories", texts(&article.categories));
    fields.put_some("comments_url", article.comments_url.as_deref());
    fields.put("read", marks.read);
    fields.put("bookmarked", marks.bookmarked);
    fields.put("tags", marks.tags.clone());
    fields.put_some("story", marks.story.map(|story| story.to_string()));
    fields.put("warnings", warnings(article));
    Value::Object(fields.0)
}

/// A whole document as JSON: the feed, where it is one, and the articles in its order.
pub fn parsed(reading: &Reading) -> Value {
    let mut fields = Fields::default();
    fields.put_some("feed", reading.feed.as_ref().map(feed));
    let articles: Vec<Value> = reading
        .articles
        .iter()
        .map(|one| article(one, &Marks::default()))
        .collect();
    fields.put("articles", articles);
    fields.put("warnings", texts(&reading.warnings));
    Value::Object(fields.0)
}

/// Fields in the order in which they are put.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    fn put_some(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }
}

fn feed(feed: &Feed) -> Value {
    let mut fields = Fields::default();
    fields.put("title", feed.title.as_str());
    fields.put_some("site_url", feed.site_url.as_deref());
    fields.put_some("id", feed.id.as_deref());
    fields.put_some("description", feed.description.as_deref());
    fields.put_some("language", feed.language.as_deref());
    fields.put_some("author", feed.author.as_deref());
    fields.put_some("updated", feed.updated.map(|moment| moment.to_string()));
    Value::Object(fields.0)
}

fn author(authors: &[Text]) -> Option<String> {
    let names: Vec<&str> = authors.iter().map(Text::as_str).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn people(authors: &[Text]) -> Vec<Value> {
    authors
        .iter()
        .map(|name| json!({ "name": name.as_str() }))
        .collect()
}

fn texts(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(Text::as_str).collect()
}

/// A picture; a caption in plain text has none.
fn image(figure: &Figure) -> Option<Value> {
    let mut fields = Fields::default();
    fields.put_some("url", figure.url.as_deref());
    let texts = [
        ("alt", &figure.alt),
        ("caption", &figure.caption.text),
        ("credit", &figure.credit),
    ];
    for (name, text) in texts {
        fields.put_some(name, Some(text.as_str()).filter(|text| !text.is_empty()));
    }
    (!fields.0.is_empty()).then_some(Value::Object(fields.0))
}

fn enclosures(article: &Article) -> Vec<Value> {
    let one = |enclosure: &crate::domain::article::Enclosure| {
        let mut fields = Fields::default();
        fields.put("url", enclosure.url.as_str());
        fields.put_some("type", enclosure.kind.as_deref());
        fields.put_some("length", enclosure.length);
        Value::Object(fields.0)
    };
    article.enclosures.iter().map(one).collect()
}

/// What stands in for a headline, as its warning says it.
pub const TITLE_STANDS_IN: &str = "no headline: the first sentence stands in";
/// What stands in for an outlet, as its warning says it.
pub const OUTLET_STANDS_IN: &str = "no outlet named: the file's name stands in";
/// What stands in for a date, as its warning says it.
pub const DATE_STANDS_IN: &str = "no date stated: the file's own date stands in";

fn warnings(article: &Article) -> Vec<&str> {
    let StandsIn { title, outlet, date } = article.stands_in;
    let stands_in = [
        (title, TITLE_STANDS_IN),
        (outlet, OUTLET_STANDS_IN),
        (date, DATE_STANDS_IN),
    ];
    let said = stands_in
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, sentence)| sentence);
    article.warnings.iter().map(Text::as_str).chain(said).collect()
}
