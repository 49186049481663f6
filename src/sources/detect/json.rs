//! Tells JSON Feed from articles in JSON Lines.

use serde_json::Value;

use crate::domain::text::floor_to_char;
use crate::sources::json_lines;

use super::{Format, LOOKED_AT};

/// The kind of a JSON document.
pub fn format(text: &str) -> Option<Format> {
    match text.bytes().next()? {
        b'{' => object(text),
        b'[' => array(text),
        _ => None,
    }
}

/// One object in the whole text, or one on each line.
fn object(text: &str) -> Option<Format> {
    let line = text.lines().next().unwrap_or_default();
    if let Ok(value) = serde_json::from_str::<Value>(line) {
        let is_feed = is_json_feed(&value) && text.trim_end().len() == line.trim_end().len();
        return if is_feed {
            Some(Format::JsonFeed)
        } else {
            json_lines::is_article(&value).then_some(Format::JsonLines)
        };
    }
    match serde_json::from_str::<Value>(text) {
        Ok(value) if is_json_feed(&value) => Some(Format::JsonFeed),
        Ok(value) => json_lines::is_article(&value).then_some(Format::JsonLines),
        Err(_) => by_signs(text),
    }
}

/// A broken document still shows what it was to be.
fn by_signs(text: &str) -> Option<Format> {
    let start = floor_to_char(text, LOOKED_AT);
    if start.contains("jsonfeed.org/version")
        || (start.contains("\"version\"") && start.contains("\"items\""))
    {
        return Some(Format::JsonFeed);
    }
    let later_is_sound =
        text.lines().skip(1).take(16).any(|line| {
            serde_json::from_str::<Value>(line).is_ok_and(|value| json_lines::is_article(&value))
        });
    later_is_sound.then_some(Format::JsonLines)
}

fn array(text: &str) -> Option<Format> {
    let value: Value = serde_json::from_str(text).ok()?;
    value
        .as_array()?
        .first()
        .is_some_and(json_lines::is_article)
        .then_some(Format::JsonLines)
}

fn is_json_feed(value: &Value) -> bool {
    let version = value.get("version").and_then(Value::as_str).unwrap_or_default();
    version.contains("jsonfeed") || value.get("items").is_some_and(Value::is_array)
}
