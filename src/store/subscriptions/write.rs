//! Subscription → the lines of its entry, new or changed in place.

use std::ops::Range;

use toml_edit::{Array, Document, InlineTable, Table, Value};

use super::spans::{self, KEY, line_end, line_start};
use crate::domain::subscription::{Folder, Secret, Subscription};
use crate::domain::text::Text;

/// The fields of an entry in the order in which a new one has them; what is not set has no value.
fn fields(of: &Subscription) -> Vec<(&'static str, Option<Value>)> {
    let settings = &of.settings;
    let number = |number: Option<u32>| number.map(|number| Value::from(i64::from(number)));
    vec![
        ("address", Some(Value::from(of.address.as_str()))),
        (
            "title",
            of.title.as_ref().map(|title| Value::from(title.as_str())),
        ),
        ("folder", folder(&of.folder)),
        (
            "tags",
            Some(&of.tags)
                .filter(|tags| !tags.is_empty())
                .map(|tags| names(tags)),
        ),
        ("hidden", of.hidden.then(|| Value::from(true))),
        ("interval", number(settings.interval)),
        ("user_agent", settings.user_agent.as_deref().map(Value::from)),
        ("headers", headers(&settings.headers)),
        ("username", settings.username.as_deref().map(Value::from)),
        ("password", settings.password.as_ref().map(secret)),
        ("proxy", settings.proxy.as_deref().map(Value::from)),
        ("keep_days", number(settings.keep_days)),
        ("keep_articles", number(settings.keep_articles)),
        ("keep_unread", settings.keep_unread.map(Value::from)),
    ]
}

/// A new entry, no line end after it.
pub fn entry(of: &Subscription, end: &str) -> String {
    let mut text = format!("[[{KEY}]]");
    for (name, value) in fields(of) {
        if let Some(value) = value {
            text.push_str(end);
            text.push_str(&line(name, &value, end));
        }
    }
    text
}

/// The entry with those fields changed in which the two subscriptions differ; all else in it stays
/// as it is written. Nothing where it is no entry.
pub fn changed(entry: &str, before: &Subscription, after: &Subscription, end: &str) -> Option<String> {
    let document = Document::parse(entry).ok()?;
    let table = document.get(KEY)?.as_array_of_tables()?.get(0)?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut new_lines = String::new();
    for ((name, before), (_, after)) in fields(before).into_iter().zip(fields(after)) {
        if same(before.as_ref(), after.as_ref()) {
            continue;
        }
        let old = table.get(name).and_then(|item| item.as_value()?.span());
        match (old, after) {
            (Some(old), Some(value)) => edits.push((old, value.to_string())),
            (None | Some(_), value) => {
                edits.extend(
                    lines_of(entry, table, name)
                        .into_iter()
                        .map(|range| (range, String::new())),
                );
                if let Some(value) = value {
                    new_lines.push_str(end);
                    new_lines.push_str(&line(name, &value, end));
                }
            }
        }
    }
    if !new_lines.is_empty() {
        let at = last_own_line(entry, table)?;
        edits.push((at..at, new_lines));
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut text = entry.to_owned();
    for (range, new) in edits.into_iter().rev() {
        text.replace_range(range, &new);
    }
    Some(text)
}

fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    one.map(ToString::to_string) == other.map(ToString::to_string)
}

/// `name = value`; TOML writes text of several lines with plain line ends.
fn line(name: &str, value: &Value, end: &str) -> String {
    let line = format!("{name} = {value}");
    if end == "\n" {
        line
    } else {
        line.replace("\r\n", "\n").replace('\n', end)
    }
}

/// The end of the last line that stands before the tables inside the entry.
fn last_own_line(entry: &str, table: &Table) -> Option<usize> {
    let header = table.span()?;
    let first_inner = inner_headers(table).into_iter().min().unwrap_or(entry.len());
    let mut spans = Vec::new();
    table
        .iter()
        .for_each(|(_, item)| spans::collect(item, &mut spans));
    let ends = spans
        .into_iter()
        .filter(|span| span.end <= first_inner)
        .map(|span| span.end);
    Some(line_end(entry, ends.chain([header.end]).max()?))
}

fn inner_headers(table: &Table) -> Vec<usize> {
    let mut found = Vec::new();
    for (_, item) in table {
        if let Some(inner) = item.as_table() {
            if !inner.is_dotted() && !inner.is_implicit() {
                found.extend(inner.span().map(|span| span.start));
            }
            found.extend(inner_headers(inner));
        }
        for inner in item.as_array_of_tables().into_iter().flatten() {
            found.extend(inner.span().map(|span| span.start));
        }
    }
    found
}

/// The lines on which a field stands, with the line end before each; comments between them stay.
/// A table of its own goes as a whole, with the comments right above it.
fn lines_of(entry: &str, table: &Table, name: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    if let Some(item) = table.get(name) {
        spans::collect(item, &mut spans);
    }
    let is_table = inner_headers(table)
        .iter()
        .any(|start| spans.iter().any(|span| span.start == *start));
    let mut lines: Vec<Range<usize>> = spans
        .into_iter()
        .map(|span| line_start(entry, span.start)..line_end(entry, span.end))
        .collect();
    lines.sort_by_key(|line| (line.start, line.end));
    lines.dedup();
    if is_table && let (Some(first), Some(last)) = (lines.first(), lines.last()) {
        let start = above(entry, spans::comments_above(entry, first.start, 0));
        return std::iter::once(start..last.end).collect();
    }
    lines
        .into_iter()
        .map(|line| above(entry, line.start)..line.end)
        .collect()
}

/// Where the line end before a line begins, and blank lines before that.
fn above(entry: &str, line: usize) -> usize {
    let blank = entry[..line].trim_end_matches([' ', '\t', '\r', '\n']).len();
    let ends = entry[blank..line].matches('\n').count();
    if ends > 1 {
        return blank;
    }
    let above = entry[..line].strip_suffix('\n').unwrap_or(&entry[..line]);
    above.strip_suffix('\r').unwrap_or(above).len()
}

fn folder(folder: &Folder) -> Option<Value> {
    let parts = &folder.0;
    if parts.is_empty() {
        return None;
    }
    if parts.iter().any(|name| name.contains('/')) {
        return Some(names(parts));
    }
    let path: Vec<&str> = parts.iter().map(Text::as_str).collect();
    Some(Value::from(path.join("/")))
}

fn names(names: &[Text]) -> Value {
    Value::Array(names.iter().map(Text::as_str).collect::<Array>())
}

fn headers(headers: &[(String, Secret)]) -> Option<Value> {
    let mut table = InlineTable::new();
    for (name, value) in headers {
        table.insert(name, secret(value));
    }
    (!table.is_empty()).then_some(Value::InlineTable(table))
}

fn secret(value: &Secret) -> Value {
    let mut table = InlineTable::new();
    match value {
        Secret::Plain(text) => return Value::from(text.as_str()),
        Secret::Command(words) => {
            table.insert(
                "command",
                Value::Array(words.iter().map(String::as_str).collect::<Array>()),
            );
        }
        Secret::Environment(name) => {
            table.insert("env", Value::from(name.as_str()));
        }
    }
    Value::InlineTable(table)
}
