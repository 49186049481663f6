//! Values of a source's settings: as they are read from a line, and said in words.

use url::Url;

use crate::domain::limits;
use crate::domain::text::Text;

/// A number, or nothing where nothing was typed.
pub fn number(typed: &str) -> Result<Option<u32>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    let number = typed.parse().map(Some);
    number.map_err(|_| format!("\"{}\" is no number", Text::line(typed)))
}

/// An address with its scheme, or the path of a file or folder.
pub fn address(typed: &str) -> Result<String, String> {
    if typed.len() > limits::ADDRESS_BYTES {
        return Err("the address is too long".to_owned());
    }
    if typed.starts_with('/') {
        return Ok(typed.to_owned());
    }
    if !typed.contains("://") {
        return Err("an address begins with https:// or http://, a path with /".to_owned());
    }
    match Url::parse(typed) {
        Ok(_) => Ok(typed.to_owned()),
        Err(why) => Err(format!("this is no address: {why}")),
    }
}

/// What may stand in a header.
pub fn header_value(value: String) -> Result<String, String> {
    if value.chars().any(char::is_control) {
        return Err("a header is one line of plain characters".to_owned());
    }
    Ok(value)
}

pub fn tags(tags: &[Text]) -> String {
    let tags: Vec<&str> = tags.iter().map(Text::as_str).collect();
    tags.join(", ")
}

/// Each tag once.
pub fn read_tags(typed: &str) -> Vec<Text> {
    let mut tags = Vec::new();
    for tag in typed.split(',').map(Text::name).take(limits::NAMES) {
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

pub fn interval(minutes: u32) -> String {
    match minutes {
        0 => "only when you ask".to_owned(),
        1 => "minute".to_owned(),
        minutes if minutes.is_multiple_of(24 * 60) => counted(minutes / (24 * 60), "day"),
        minutes if minutes.is_multiple_of(60) => counted(minutes / 60, "hour"),
        minutes => counted(minutes, "minute"),
    }
}

pub fn days(days: u32) -> String {
    match days {
        0 => "good".to_owned(),
        days => counted(days, "day"),
    }
}

pub fn articles(articles: u32) -> String {
    match articles {
        0 => "all articles".to_owned(),
        articles => counted(articles, "article"),
    }
}

pub fn yes_or_no(value: bool) -> String {
    if value { "yes" } else { "no" }.to_owned()
}

fn counted(count: u32, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
