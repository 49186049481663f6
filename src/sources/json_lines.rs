//! JSON Lines: an article a line.

use super::{Place, ReadError, Reading};

pub fn read(_text: &str, _place: &Place) -> Result<Reading, ReadError> {
    Err(ReadError::Empty)
}

/// Whether a JSON value is an article: an object with a title, a text or an address.
pub fn is_article(value: &serde_json::Value) -> bool {
    const SIGNS: [&str; 6] = ["title", "text", "content_text", "content_html", "url", "summary"];
    value
        .as_object()
        .is_some_and(|object| SIGNS.iter().any(|sign| object.contains_key(*sign)))
}
