//! Fields of a JSON object, taken leniently and cleaned.

use serde_json::{Map, Value};

use crate::domain::limits;
use crate::domain::text::Text;

/// A field as a string, not empty; numbers are taken as written.
pub fn string(object: &Map<String, Value>, field: &str) -> Option<String> {
    let found = match object.get(field)? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!found.trim().is_empty()).then_some(found)
}

/// A field that is a list of strings, or one of them.
pub fn strings(object: &Map<String, Value>, field: &str) -> Vec<String> {
    match object.get(field) {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    }
}

/// A field as a name.
pub fn name(object: &Map<String, Value>, field: &str) -> Option<Text> {
    let name = Text::name(&string(object, field)?);
    (!name.is_empty()).then_some(name)
}

/// A field as an address.
pub fn address(object: &Map<String, Value>, field: &str) -> Option<Text> {
    let address = Text::line(&string(object, field)?);
    (!address.is_empty() && address.len() <= limits::ADDRESS_BYTES).then_some(address)
}

/// Names, cleaned, none twice.
pub fn names(raw: &[String]) -> Vec<Text> {
    let mut found: Vec<Text> = Vec::new();
    for name in raw.iter().take(limits::NAMES).map(|name| Text::name(name)) {
        if !name.is_empty() && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// The names in `authors`, objects or strings; else the one in `author`.
pub fn people(object: &Map<String, Value>) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(person) => string(person, "name"),
        _ => None,
    };
    let list = object.get("authors").and_then(Value::as_array);
    let found: Vec<String> = list.into_iter().flatten().filter_map(one).collect();
    if found.is_empty() {
        object.get("author").and_then(one).into_iter().collect()
    } else {
        found
    }
}
