//! JSON-LD: what publishers say of an article to machines.

use serde_json::{Map, Value};

use super::facts::{Facts, fill, fill_date};

/// The types that are articles; every one that ends in `Article` is one too.
const TYPES: [&str; 6] = [
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "SocialMediaPosting",
    "Review",
    "OpinionNewsArticle",
];
/// The most objects of one block that are looked at.
const OBJECTS: usize = 10_000;

/// Adds what a block of JSON-LD says of the article; a malformed one says nothing.
pub fn add(json: &str, facts: &mut Facts) {
    let json = json.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let json = json
        .trim()
        .trim_start_matches("//<![CDATA[")
        .trim_end_matches("//]]>");
    // Line breaks inside strings are no JSON, and common.
    let Ok(value) =
        serde_json::from_str(json).or_else(|_| serde_json::from_str(&json.replace(['\n', '\r', '\t'], " ")))
    else {
        return;
    };
    let objects = objects(&value);
    let Some(article) = objects.iter().find(|object| is_article(object)) else {
        return;
    };
    let one = |name: &str| article.get(name).and_then(|value| text(value, &objects));
    for name in ["headline", "name"] {
        fill(&mut facts.title, &one(name).unwrap_or_default());
    }
    for name in ["publisher", "sourceOrganization", "provider"] {
        fill(&mut facts.outlet, &one(name).unwrap_or_default());
    }
    if facts.authors.is_empty() {
        facts.authors = ["author", "creator"]
            .iter()
            .filter_map(|name| article.get(*name))
            .map(|value| names(value, &objects))
            .find(|names| !names.is_empty())
            .unwrap_or_default();
    }
    fill_date(
        &mut facts.published,
        &one("datePublished")
            .or_else(|| one("dateCreated"))
            .unwrap_or_default(),
    );
    fill_date(&mut facts.updated, &one("dateModified").unwrap_or_default());
    fill(&mut facts.language, &one("inLanguage").unwrap_or_default());
    fill(&mut facts.summary, &one("description").unwrap_or_default());
    for name in ["url", "mainEntityOfPage"] {
        let address = article.get(name).and_then(|value| match value {
            Value::Object(page) => page
                .get("@id")
                .or_else(|| page.get("url"))
                .and_then(Value::as_str),
            other => other.as_str(),
        });
        fill(&mut facts.url, address.unwrap_or_default());
    }
    if facts.categories.is_empty()
        && let Some(section) = article.get("articleSection")
    {
        facts.categories = names(section, &objects);
    }
}

/// Every object in it, outer ones first.
fn objects(value: &Value) -> Vec<&Map<String, Value>> {
    let mut found = Vec::new();
    let mut waiting = std::collections::VecDeque::from([value]);
    while let Some(value) = waiting.pop_front() {
        if found.len() >= OBJECTS {
            break;
        }
        match value {
            Value::Array(items) => waiting.extend(items),
            Value::Object(object) => {
                found.push(object);
                waiting.extend(object.values().filter(|value| !value.is_string()));
            }
            _ => {}
        }
    }
    found
}

fn is_article(object: &Map<String, Value>) -> bool {
    let fits = |value: &Value| {
        value.as_str().is_some_and(|name| {
            let name = name.rsplit(['/', ':']).next().unwrap_or(name);
            name.ends_with("Article") || TYPES.contains(&name)
        })
    };
    match object.get("@type") {
        Some(Value::Array(names)) => names.iter().any(fits),
        Some(name) => fits(name),
        None => false,
    }
}

/// A text, or the name of an object, which may be described elsewhere under its `@id`.
fn text(value: &Value, objects: &[&Map<String, Value>]) -> Option<String> {
    match value {
        Value::String(text) => Some(super::super::to_line(text).to_string()),
        Value::Array(items) => items.iter().find_map(|item| text(item, objects)),
        Value::Object(object) => name_of(object, objects),
        _ => None,
    }
}

fn name_of(object: &Map<String, Value>, objects: &[&Map<String, Value>]) -> Option<String> {
    let own = |object: &Map<String, Value>| {
        let name = object.get("name").or_else(|| object.get("alternateName"))?;
        let name = name.as_str().or_else(|| name.get(0)?.as_str())?;
        Some(super::super::to_line(name).to_string())
    };
    own(object).or_else(|| {
        let id = object.get("@id")?.as_str()?;
        objects
            .iter()
            .filter(|other| other.get("@id").and_then(Value::as_str) == Some(id))
            .find_map(|other| own(other))
    })
}

fn names(value: &Value, objects: &[&Map<String, Value>]) -> Vec<String> {
    const MOST: usize = 20;
    match value {
        Value::Array(items) => items
            .iter()
            .take(MOST)
            .filter_map(|item| text(item, objects))
            .collect(),
        other => text(other, objects).into_iter().collect(),
    }
}
