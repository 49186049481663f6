//! Who wrote it: names out of what feeds put there.

use super::construct::looks_like_html;
use super::tree::{Index, Tree};
use crate::sources::html::to_line;

/// The names in an author element: its `name`, else what is written in it.
pub fn read(tree: &Tree, index: Index) -> Vec<String> {
    let person = |inside: Index| {
        let part = |name: &str| {
            let found = tree.children(inside).find(|(_, element)| *element.name == *name);
            found
                .map(|(index, _)| tree.text(index))
                .filter(|text| !text.is_empty())
        };
        part("name").or_else(|| part("title")).or_else(|| part("email"))
    };
    if !tree.elements[index].has_elements() {
        return one(&tree.text(index)).into_iter().collect();
    }
    // RDF wraps people in descriptions, and lists of them in bags.
    let wrapped = || {
        let deeper = tree.children(index).flat_map(|(inside, _)| {
            std::iter::once(inside).chain(tree.children(inside).map(|(index, _)| index))
        });
        deeper.filter_map(person).collect::<Vec<_>>()
    };
    let found = match person(index) {
        Some(name) => vec![name],
        None => wrapped(),
    };
    if found.is_empty() {
        one(&tree.text(index)).into_iter().collect()
    } else {
        found.iter().filter_map(|name| one(name)).collect()
    }
}

/// The name in `Name`, `Name (mail)`, `mail (Name)`, `Name <mail>`; a mail address alone is the name.
/// Markup around it, a link to the author's page for one, is no part of it.
pub fn one(raw: &str) -> Option<String> {
    if looks_like_html(raw) {
        let line = to_line(raw);
        return bare(&line);
    }
    bare(raw)
}

fn bare(raw: &str) -> Option<String> {
    let raw = raw.trim();
    let raw = raw.strip_prefix("mailto:").unwrap_or(raw);
    let name = match split(raw) {
        Some((outer, inner)) => match (is_mail(outer), is_mail(inner)) {
            (true, false) if !inner.is_empty() => inner,
            (_, true) if !outer.is_empty() => outer,
            (false, true) => inner,
            _ => raw,
        },
        None => raw,
    };
    let name = name.trim_matches(|character: char| character.is_whitespace() || character == '"');
    (!name.is_empty()).then(|| name.to_owned())
}

/// What stands before the last bracket, and in it.
fn split(raw: &str) -> Option<(&str, &str)> {
    let close = raw.chars().next_back().filter(|last| matches!(last, ')' | '>'))?;
    let open = raw.rfind(if close == ')' { '(' } else { '<' })?;
    let inner = &raw[open + 1..raw.len() - 1];
    Some((raw[..open].trim(), inner.trim()))
}

fn is_mail(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.contains('@')
}
