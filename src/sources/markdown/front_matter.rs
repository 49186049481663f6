//! Front matter: `key: value` between `---`, or `key = "value"` between `+++`, read leniently.

use std::borrow::Cow;

use crate::domain::text::Text;

/// The most lines of front matter.
const LINES: usize = 500;

/// Keys, in lower case, with their values; a list has its key once an item.
#[derive(Debug, Default)]
pub struct FrontMatter<'a> {
    entries: Vec<(String, Cow<'a, str>)>,
}

impl FrontMatter<'_> {
    /// The first value of the first of these keys that has one.
    pub fn one(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| {
            let found = self
                .entries
                .iter()
                .find(|(known, value)| known == key && !value.is_empty());
            found.map(|(_, value)| value.as_ref())
        })
    }

    /// Every value of these keys, as names; none twice.
    pub fn many(&self, keys: &[&str]) -> Vec<Text> {
        let mut found: Vec<Text> = Vec::new();
        for (_, value) in self
            .entries
            .iter()
            .filter(|(key, _)| keys.contains(&key.as_str()))
        {
            let name = Text::name(value);
            if !name.is_empty() && !found.contains(&name) {
                found.push(name);
            }
        }
        found
    }
}

/// The front matter and the text after it; a text without any has an empty one.
pub fn split(text: &str) -> (FrontMatter<'_>, &str) {
    find(text.trim_start()).unwrap_or((FrontMatter::default(), text))
}

fn find(text: &str) -> Option<(FrontMatter<'_>, &str)> {
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let mut lines = text.split_inclusive('\n');
    let mut length = lines.next().filter(|line| line.trim_end() == fence)?.len();
    let mut inside = Vec::new();
    for line in lines.take(LINES) {
        length += line.len();
        let end = line.trim_end();
        if end == fence || (fence == "---" && end == "...") {
            let matter = parse(&inside, if fence == "---" { ':' } else { '=' });
            // A rule above the text and another one below it are no front matter.
            return (inside.is_empty() || !matter.entries.is_empty()).then_some((matter, &text[length..]));
        }
        inside.push(line.trim_end());
    }
    None
}

fn parse<'a>(lines: &[&'a str], mark: char) -> FrontMatter<'a> {
    let mut matter = FrontMatter::default();
    let mut key = String::new();
    let mut in_list = false;
    for line in lines {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        if mark == '=' && bare.starts_with('[') && !in_list {
            // What a table further down says is not the article's own.
            break;
        }
        in_list = (in_list || bare.trim_end().ends_with('[')) && !bare.ends_with(']');
        let item = bare
            .strip_prefix("- ")
            .map(|item| item.strip_prefix("name:").unwrap_or(item));
        if let Some(item) = item.filter(|_| !key.is_empty()) {
            push(&mut matter, &key, item);
        } else if let Some((name, value)) = bare.split_once(mark).filter(|(name, _)| is_key(name)) {
            let name = name.trim().trim_matches(['"', '\'']).to_lowercase();
            let nested = line.starts_with([' ', '\t']) && !key.is_empty();
            match nested {
                // `author:` and below it, indented, `name: Ada`.
                true if name == "name" => push(&mut matter, &key, value),
                true => {}
                false => {
                    push(&mut matter, &name, value);
                    key = name;
                }
            }
        } else if line.starts_with([' ', '\t']) && !key.is_empty() {
            continue_last(&mut matter, &key, bare);
        } else if mark == '=' && !key.is_empty() {
            push(&mut matter, &key, bare.trim_matches(['[', ']', ',']));
        }
    }
    matter
}

fn is_key(name: &str) -> bool {
    let name = name.trim().trim_matches(['"', '\'']);
    (1..=40).contains(&name.len())
        && name
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.'))
}

/// A folded value goes on in the next, indented line.
fn continue_last(matter: &mut FrontMatter<'_>, key: &str, more: &str) {
    let more = more.trim_matches(['"', '\'', '[', ']', ',']);
    match matter.entries.last_mut() {
        Some((known, value)) if known == key => {
            let value = value.to_mut();
            value.push(' ');
            value.push_str(more);
        }
        _ => matter.entries.push((key.to_owned(), Cow::Owned(more.to_owned()))),
    }
}

fn push<'a>(matter: &mut FrontMatter<'a>, key: &str, value: &'a str) {
    let value = value.trim();
    if matches!(value, "" | "|" | ">" | ">-" | "|-" | "null" | "~" | "[") {
        return;
    }
    if let Some(items) = value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
        return split_items(items)
            .into_iter()
            .for_each(|item| push(matter, key, item));
    }
    matter
        .entries
        .push((key.to_owned(), unquoted(value.trim_end_matches(','))));
}

/// The items of `a, "b, c", d`.
fn split_items(items: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut quote = None;
    let mut start = 0;
    for (at, letter) in items.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') if items[start..at].trim().is_empty() => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, ',') => {
                found.push(&items[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&items[start..]);
    // A list inside a list is one item; its brackets do not nest further.
    found
        .into_iter()
        .map(|item| item.trim().trim_matches(['[', ']']))
        .collect()
}

fn unquoted(value: &str) -> Cow<'_, str> {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(rest) = value.strip_prefix(quote)
            && let Some(end) = rest.rfind(quote)
        {
            let inside = &rest[..end];
            return match quote {
                '"' if inside.contains('\\') => {
                    Cow::Owned(inside.replace("\\\"", "\"").replace("\\\\", "\\"))
                }
                '\'' if inside.contains("''") => Cow::Owned(inside.replace("''", "'")),
                _ => Cow::Borrowed(inside),
            };
        }
    }
    // What follows ` #` is a comment.
    Cow::Borrowed(
        value
            .split_once(" #")
            .map_or(value, |(value, _)| value.trim_end()),
    )
}
