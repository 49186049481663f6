//! JSON Lines: an article a line, as newsview prints them or in a shorter form.

mod body;
mod fields;

use serde_json::{Map, Value};

use crate::domain::article::{Article, ArticleId, Enclosure, StandsIn};
use crate::domain::limits;
use crate::domain::text::Text;

use super::write::json::{DATE_STANDS_IN, OUTLET_STANDS_IN, TITLE_STANDS_IN};
use super::{Place, ReadError, Reading, date, html, stand_in};

use fields::{address, name, names, string, strings};

/// Reads a document of lines, one object, or an array of objects.
pub fn read(text: &str, place: &Place) -> Result<Reading, ReadError> {
    let mut reading = Reading::default();
    if let Some(values) = whole(text) {
        for (index, value) in (0..).zip(values) {
            take(
                &mut reading,
                of_value(&value, place, index),
                &format!("article {}", index + 1),
            );
        }
    } else {
        let lines = (1..)
            .zip(text.lines())
            .filter(|(_, line)| !line.trim().is_empty());
        for (number, line) in lines.take(limits::JSON_LINES) {
            let index = u32::try_from(reading.articles.len()).unwrap_or(u32::MAX);
            take(
                &mut reading,
                article(line, place, index),
                &format!("line {number}"),
            );
        }
    }
    if reading.articles.is_empty() {
        let why = reading
            .warnings
            .first()
            .map_or("there is no article in it", Text::as_str);
        return Err(ReadError::Malformed(why.to_owned()));
    }
    Ok(reading)
}

fn take(reading: &mut Reading, found: Result<Article, String>, which: &str) {
    match found {
        Ok(article) => reading.articles.push(article),
        Err(_) if reading.warnings.len() >= limits::WARNINGS => {}
        Err(why) => reading
            .warnings
            .push(Text::line(&format!("{which} is not an article: {why}"))),
    }
}

/// The values of a document that is one object or array and not one a line.
fn whole(text: &str) -> Option<Vec<Value>> {
    let text = text.trim();
    let first_line = text.lines().next()?;
    if text.starts_with('[') {
        return match serde_json::from_str(text).ok()? {
            Value::Array(values) => Some(values.into_iter().take(limits::JSON_LINES).collect()),
            _ => None,
        };
    }
    if first_line.len() == text.len() || serde_json::from_str::<Value>(first_line).is_ok() {
        return None;
    }
    serde_json::from_str(text).ok().map(|value| vec![value])
}

/// The article in one line; the index is its place among the articles of the source.
pub fn article(line: &str, place: &Place, index: u32) -> Result<Article, String> {
    let value: Value = serde_json::from_str(line.trim_start_matches('\u{feff}').trim()).map_err(|error| {
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or_default();
        format!("{what} at column {}", error.column())
    })?;
    of_value(&value, place, index)
}

/// Whether a JSON value is an article: an object with a title, a text or an address.
pub fn is_article(value: &Value) -> bool {
    const SIGNS: [&str; 6] = ["title", "text", "content_text", "content_html", "url", "summary"];
    value
        .as_object()
        .is_some_and(|object| SIGNS.iter().any(|sign| object.contains_key(*sign)))
}

fn of_value(value: &Value, place: &Place, index: u32) -> Result<Article, String> {
    let object = value.as_object().ok_or("it is no object")?;
    if !is_article(value) {
        return Err("it has no title, no text and no address".to_owned());
    }
    let url = address(object, "url");
    let guid = string(object, "guid").as_deref().and_then(Article::guid_for);
    let mut article = place.article(guid.as_deref(), url.as_deref(), index);
    if let Some(id) = string(object, "id")
        .map(|id| ArticleId::given(&id))
        .filter(|id| !id.as_str().is_empty())
    {
        article.id = id;
    }
    article.guid = guid;
    article.url = url;
    set_names(object, &mut article);
    set_dates(object, &mut article);
    article.summary = string(object, "summary")
        .map(|summary| html::to_line(&summary))
        .filter(|text| !text.is_empty());
    article.categories = names(&strings(object, "categories"));
    article.comments_url = address(object, "comments_url");
    article.enclosures = enclosures(object);
    body::set(object, place.base.as_ref(), &mut article);
    set_warnings(object, &mut article);
    if !article.stands_in.title {
        stand_in::set_title(&mut article);
    }
    if !article.stands_in.outlet {
        stand_in::set_outlet(&mut article, place);
    }
    Ok(article)
}

fn set_names(object: &Map<String, Value>, article: &mut Article) {
    article.title = string(object, "title")
        .map(|title| Text::title(&title))
        .unwrap_or_default();
    article.outlet = name(object, "outlet").unwrap_or_default();
    article.feed = address(object, "feed");
    article.feed_title = name(object, "feed_title");
    article.language = name(object, "language").or_else(|| name(object, "lang"));
    article.dateline = name(object, "dateline");
    article.authors = names(&fields::people(object));
}

fn set_dates(object: &Map<String, Value>, article: &mut Article) {
    let mut read = |fields: &[&str]| {
        let raw = fields.iter().find_map(|field| string(object, field))?;
        let found = date::parse_with_offset(&raw);
        if found.is_none() {
            let raw = Text::line_within(&raw, limits::DATE_BYTES);
            article
                .warnings
                .push(Text::line(&format!("the date \"{raw}\" cannot be read")));
        }
        found
    };
    let published = read(&["published", "date", "date_published"]);
    let updated = read(&["updated", "date_modified"]);
    article.published = published.map(|(moment, _)| moment);
    article.published_offset = published.map_or(0, |(_, offset)| offset);
    article.updated = updated.map(|(moment, _)| moment);
}

fn enclosures(object: &Map<String, Value>) -> Vec<Enclosure> {
    let one = |value: &Value| {
        let file = value.as_object()?;
        Some(Enclosure {
            url: address(file, "url")?,
            kind: name(file, "type"),
            length: file.get("length").and_then(Value::as_u64),
        })
    };
    let list = object.get("enclosures").and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(one)
        .take(limits::NAMES)
        .collect()
}

/// Warnings come along; those that say what stands in become marks again.
fn set_warnings(object: &Map<String, Value>, article: &mut Article) {
    let mut marks = StandsIn::default();
    for warning in strings(object, "warnings").into_iter().take(limits::WARNINGS) {
        match warning.as_str() {
            TITLE_STANDS_IN => marks.title = true,
            OUTLET_STANDS_IN => marks.outlet = true,
            DATE_STANDS_IN => marks.date = true,
            other => {
                let other = Text::line(other);
                if !article.warnings.contains(&other) {
                    article.warnings.push(other);
                }
            }
        }
    }
    article.stands_in = marks;
}
