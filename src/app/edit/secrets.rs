//! Secrets of a source: where they come from is shown, they themselves never.

use crate::domain::limits;
use crate::domain::subscription::Secret;
use crate::domain::text::Text;

use super::values;

/// What stands for a value that is not shown.
const HIDDEN: &str = "•••";

/// Where a secret comes from.
pub fn shown(secret: &Secret) -> String {
    match secret {
        Secret::Plain(_) => HIDDEN.to_owned(),
        Secret::Command(words) => format!("what {} prints", Text::line(&words.join(" "))),
        Secret::Environment(name) => format!("what ${} holds", Text::line(name)),
    }
}

/// What a line begins with where the secret is changed: nothing of one that is written down.
pub fn typed(secret: &Secret) -> String {
    match secret {
        Secret::Plain(_) => String::new(),
        Secret::Command(words) => format!("!{}", words.join(" ")),
        Secret::Environment(name) => format!("${name}"),
    }
}

/// A secret as it is typed: `$NAME`, `!command with arguments`, or the value itself.
pub fn read(typed: &str) -> Result<Secret, String> {
    if let Some(command) = typed.strip_prefix('!') {
        let words: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            return Err("a command has a name".to_owned());
        }
        return Ok(Secret::Command(words));
    }
    if let Some(name) = typed.strip_prefix('$') {
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        if name.is_empty() || !name.chars().all(is_name) {
            return Err("a variable's name has letters, digits and _".to_owned());
        }
        return Ok(Secret::Environment(name.to_owned()));
    }
    values::header_value(typed.to_owned()).map(Secret::Plain)
}

/// Changes a header: an empty line takes it away, no value keeps the present one.
pub fn change_header(headers: &mut Vec<(String, Secret)>, index: usize, typed: &str) -> Result<(), String> {
    if index >= headers.len() {
        return Ok(());
    }
    if typed.is_empty() {
        headers.remove(index);
        return Ok(());
    }
    let (name, value) = parts(typed)?;
    let old = &mut headers[index];
    // The line does not begin with a value that is written down, so none typed is none changed.
    let keeps = value.is_empty() && matches!(old.1, Secret::Plain(_));
    let value = if keeps { old.1.clone() } else { given(value)? };
    *old = (name, value);
    Ok(())
}

/// Adds a header, unless nothing was typed.
pub fn add_header(headers: &mut Vec<(String, Secret)>, typed: &str) -> Result<(), String> {
    if typed.is_empty() {
        return Ok(());
    }
    if headers.len() >= limits::HEADERS {
        return Err(format!("a feed has at most {} headers", limits::HEADERS));
    }
    let (name, value) = parts(typed)?;
    headers.push((name, given(value)?));
    Ok(())
}

fn given(value: &str) -> Result<Secret, String> {
    if value.is_empty() {
        return Err("type a value after the colon".to_owned());
    }
    read(value)
}

/// `name: value`.
fn parts(typed: &str) -> Result<(String, &str), String> {
    let (name, value) = typed.split_once(':').unwrap_or((typed, ""));
    let name = name.trim();
    let is_token = |letter: char| letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter);
    if name.is_empty() || !name.chars().all(is_token) {
        return Err("a header's name has letters, digits and - alone, then a colon".to_owned());
    }
    Ok((name.to_owned(), value.trim()))
}
