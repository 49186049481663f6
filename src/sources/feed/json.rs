//! JSON Feed, read leniently: what is there in a likely shape is taken.

use std::sync::Arc;

use serde_json::{Map, Value};
use url::Url;

use crate::domain::feed::{Feed, Hints};
use crate::domain::limits;
use crate::domain::text::Text;
use crate::sources::{Place, ReadError, date};

use super::article::joined;
use super::channel::{Channel, language};
use super::construct::{self, Body};
use super::entry::{Enclosed, Entry};
use super::links;
use super::people;

/// A JSON feed as it is written.
#[derive(Debug)]
pub struct Document {
    head: Map<String, Value>,
    items: Vec<Value>,
    warnings: Vec<&'static str>,
    is_unfinished: bool,
}

impl Document {
    /// Reads the whole document; of a broken one, what stands before the break.
    pub fn parse(text: &str, is_cut: bool) -> Result<Self, ReadError> {
        let (mut head, is_broken) = match serde_json::from_str(text) {
            Ok(Value::Object(head)) => (head, false),
            Ok(_) => return Err(ReadError::Malformed("the JSON is no object".to_owned())),
            Err(error) => {
                let head = rescue(text)
                    .ok_or_else(|| ReadError::Malformed(format!("the JSON is broken: {error}")))?;
                (head, true)
            }
        };
        let mut warnings = Vec::new();
        if is_broken && !is_cut {
            warnings.push("the document ends before it is whole");
        }
        let mut items = match head.remove("items") {
            Some(Value::Array(items)) => items,
            _ => Vec::new(),
        };
        if items.len() > limits::FEED_ENTRIES {
            items.truncate(limits::FEED_ENTRIES);
            warnings.push("it has too many entries; the rest is left out");
        }
        Ok(Self {
            head,
            items,
            warnings,
            is_unfinished: is_broken && is_cut,
        })
    }

    /// Whether it was cut before its end.
    pub fn is_unfinished(&self) -> bool {
        self.is_unfinished
    }

    pub fn warnings(&self) -> Vec<Text> {
        self.warnings.iter().map(|warning| Text::line(warning)).collect()
    }

    /// What the feed says of itself.
    pub fn channel(&self, place: &Place) -> Channel {
        let base = place.base.as_ref();
        let address = |name: &str| string(&self.head, name).and_then(|raw| joined(base, &raw));
        let feed_url = address("feed_url");
        let authors = names(&self.head);
        let line = |name: &str| string(&self.head, name).map(|raw| Text::line(&raw));
        Channel {
            feed: Feed {
                title: string(&self.head, "title")
                    .map(|title| Text::title(&title))
                    .unwrap_or_default(),
                site_url: address("home_page_url").map(|url| Text::line(&url)),
                id: line("id").or_else(|| feed_url.as_deref().map(Text::line)),
                description: line("description"),
                language: string(&self.head, "language").as_deref().and_then(language),
                author: authors.first().map(|author| Text::name(author)),
                updated: ["date_modified", "updated"]
                    .iter()
                    .find_map(|name| date::parse(&string(&self.head, name)?)),
                hints: Hints::default(),
            },
            own_address: feed_url,
            authors,
            is_atom: true,
        }
    }

    /// The entries, in order; what is no object is left out.
    pub fn entries(&self, place: &Place) -> Vec<Entry> {
        let own = string(&self.head, "feed_url").and_then(|url| Url::parse(&url).ok());
        let base = place.base.clone().or(own).map(Arc::new);
        self.items
            .iter()
            .filter_map(Value::as_object)
            .map(|item| entry(item, base.as_ref()))
            .collect()
    }
}

fn entry(item: &Map<String, Value>, base: Option<&Arc<Url>>) -> Entry {
    let address = |name: &str| string(item, name).and_then(|raw| joined(base.map(AsRef::as_ref), &raw));
    let dates = |names: &[&str]| names.iter().filter_map(|name| string(item, name)).collect();
    let html = string(item, "content_html").map(Body::Html);
    let text = string(item, "content_text").map(Body::Plain);
    let summary = string(item, "summary").map(construct::of_string);
    let content = html.or(text);
    let (content, summary) = match content.filter(|content| !content.is_empty()) {
        Some(content) => (Some(content), summary),
        None => (summary, None),
    };
    Entry {
        guid: string(item, "id").or_else(|| string(item, "guid")),
        title: string(item, "title").map(Body::Plain),
        url: ["url", "external_url", "link"]
            .iter()
            .find_map(|field| address(field))
            .or_else(|| string(item, "id").filter(|id| links::is_web(id))),
        authors: names(item),
        published: dates(&["date_published", "published", "date"]),
        updated: dates(&["date_modified", "updated"]),
        summary,
        content,
        base: base.cloned(),
        language: string(item, "language"),
        categories: tags(item),
        enclosures: attachments(item, base.map(AsRef::as_ref)),
        ..Entry::default()
    }
}

/// A field as a string; numbers are taken as written.
fn string(object: &Map<String, Value>, name: &str) -> Option<String> {
    let found = match object.get(name)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!found.is_empty()).then_some(found)
}

/// `authors` and `author`, each an object, a string, or a list of these.
fn names(object: &Map<String, Value>) -> Vec<String> {
    let name = |value: &Value| match value {
        Value::String(name) => people::one(name),
        Value::Object(person) => string(person, "name").or_else(|| string(person, "url")),
        _ => None,
    };
    let all = |value: &Value| match value {
        Value::Array(list) => list.iter().filter_map(name).collect(),
        other => name(other).into_iter().collect::<Vec<_>>(),
    };
    let found = ["authors", "author"]
        .iter()
        .filter_map(|field| object.get(*field))
        .map(all);
    found
        .into_iter()
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

/// `tags` as a list, or as a string with commas.
fn tags(object: &Map<String, Value>) -> Vec<String> {
    match object.get("tags").or_else(|| object.get("categories")) {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(list)) => list.split(',').map(|tag| tag.trim().to_owned()).collect(),
        _ => Vec::new(),
    }
}

fn attachments(object: &Map<String, Value>, base: Option<&Url>) -> Vec<Enclosed> {
    let list = object.get("attachments").and_then(Value::as_array);
    let one = |value: &Value| {
        let file = value.as_object()?;
        Some(Enclosed {
            url: joined(base, &string(file, "url")?)?,
            kind: string(file, "mime_type"),
            length: string(file, "size_in_bytes"),
        })
    };
    list.into_iter().flatten().filter_map(one).collect()
}

/// What stands before the break of a broken document: its head and its whole items.
fn rescue(text: &str) -> Option<Map<String, Value>> {
    let at = text.find("\"items\"")?;
    let open = at + text[at..].find('[')?;
    let head = format!("{}}}", text[..at].trim_end().trim_end_matches(','));
    let mut object = match serde_json::from_str(&head) {
        Ok(Value::Object(head)) => head,
        _ => Map::new(),
    };
    let mut items = Vec::new();
    let mut rest = &text[open + 1..];
    loop {
        rest = rest.trim_start().trim_start_matches(',');
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        match stream.next() {
            Some(Ok(item)) if items.len() <= limits::FEED_ENTRIES => items.push(item),
            _ => break,
        }
        rest = &rest[stream.byte_offset()..];
    }
    if object.is_empty() && items.is_empty() {
        return None;
    }
    object.insert("items".to_owned(), Value::Array(items));
    Some(object)
}
