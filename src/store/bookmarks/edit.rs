//! Changes to the text of `bookmarks.toml` that leave everything else in it as it is.
//!
//! A comment right above an entry belongs to it and goes with it; one that a blank line parts from
//! the entry belongs to the file and stays.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use toml_edit::{Array, ArrayOfTables, Datetime, DocumentMut, Item, Table, Value, value};

use super::read;
use crate::domain::article::ArticleId;
use crate::domain::bookmark::Bookmark;
use crate::domain::text::Text;
use crate::store::pending::Pending;

const KEY: &str = "bookmark";

/// A new entry.
pub fn written(bookmark: &Bookmark) -> String {
    let mut table = Table::new();
    table["id"] = value(bookmark.id.as_str());
    put(&mut table, "title", &bookmark.title);
    put(
        &mut table,
        "address",
        bookmark.address.as_deref().unwrap_or_default(),
    );
    put(&mut table, "outlet", &bookmark.outlet);
    for (key, time) in [("published", bookmark.published), ("added", bookmark.added)] {
        if let Some(time) = time {
            table[key] = moment(time);
        }
    }
    if !bookmark.tags.is_empty() {
        table["tags"] = value(bookmark.tags.iter().map(Text::as_str).collect::<Array>());
    }
    put(&mut table, "note", bookmark.note.as_deref().unwrap_or_default());
    alone([table])
}

fn put(table: &mut Table, key: &str, text: &str) {
    if !text.is_empty() {
        table[key] = value(text);
    }
}

/// An entry with exactly these tags, everything else in it as it is.
pub fn with_tags(entry: &str, tags: &[&str]) -> Option<String> {
    let tags = (!tags.is_empty()).then(|| value(tags.iter().copied().collect::<Array>()));
    with_value(entry, "tags", tags)
}

/// An entry with this note, everything else in it as it is; an empty one takes it off.
pub fn with_note(entry: &str, note: &str) -> Option<String> {
    with_value(entry, "note", (!note.is_empty()).then(|| value(note)))
}

fn with_value(entry: &str, key: &str, wanted: Option<Item>) -> Option<String> {
    let mut document: DocumentMut = entry.parse().ok()?;
    let table = document.get_mut(KEY)?.as_array_of_tables_mut()?.get_mut(0)?;
    match wanted {
        Some(wanted) => table[key] = wanted,
        None => drop(table.remove(key)),
    }
    Some(document.to_string())
}

/// How the entry of an article is written, and how many stand before it.
pub fn verbatim(text: &str, id: &ArticleId) -> Option<(String, Option<i64>)> {
    all_verbatim(text, &HashSet::from([id.clone()]))?.remove(id)
}

/// How the entries of these articles are written, and how many stand before each.
pub fn all_verbatim(
    text: &str,
    ids: &HashSet<ArticleId>,
) -> Option<HashMap<ArticleId, (String, Option<i64>)>> {
    let document: DocumentMut = text.parse().ok()?;
    let mut found: HashMap<ArticleId, (usize, Vec<Table>)> = HashMap::new();
    for (place, table) in tables_of(document.get(KEY)?).into_iter().enumerate() {
        if let Some(id) = read::id_of(&table).filter(|id| ids.contains(id)) {
            let (_, tables) = found.entry(id).or_insert_with(|| (place, Vec::new()));
            tables.push(table);
        }
    }
    let written = |(id, (place, tables))| (id, (alone(tables), i64::try_from(place).ok()));
    Some(found.into_iter().map(written).collect())
}

/// Does all this to the text, none of it twice; nothing where the text holds no list of bookmarks.
pub fn apply(text: &str, pending: &[Pending]) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    if document
        .get(KEY)
        .is_some_and(|item| !item.is_array_of_tables() && !item.is_array())
    {
        return None;
    }
    let mut there: HashSet<ArticleId> = document.get(KEY).map(ids_of).unwrap_or_default();
    for pending in pending {
        match &pending.written {
            Some(entry) if there.insert(pending.id.clone()) => insert(&mut document, entry, pending.place),
            None if there.remove(&pending.id) => take_out(&mut document, &pending.id),
            _ => {}
        }
    }
    let mut changed = document.to_string();
    if !text.starts_with('\n') && !changed.trim().is_empty() {
        changed = changed.trim_start_matches('\n').to_owned();
    }
    // The parser takes every line end for a plain one.
    if text.contains("\r\n") {
        changed = changed.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    Some(changed)
}

fn is(table: &Table, id: &ArticleId) -> bool {
    read::id_of(table).as_ref() == Some(id)
}

fn moment(time: Timestamp) -> Item {
    // Times outside the years that TOML can write stay text.
    let words = time.to_string();
    match words.parse::<Datetime>() {
        Ok(time) => value(time),
        Err(_) => value(words),
    }
}

/// A text with these entries only.
fn alone(tables: impl IntoIterator<Item = Table>) -> String {
    let mut list = ArrayOfTables::new();
    for mut table in tables {
        forget_place(&mut table);
        list.push(table);
    }
    let mut document = DocumentMut::new();
    document.insert(KEY, Item::ArrayOfTables(list));
    document.to_string()
}

/// The entries of the list, in whichever of TOML's two ways it is written.
fn tables_of(item: &Item) -> Vec<Table> {
    match item {
        Item::ArrayOfTables(list) => list.iter().cloned().collect(),
        Item::Value(Value::Array(list)) => list
            .iter()
            .map(|entry| entry.as_inline_table().cloned().unwrap_or_default().into_table())
            .collect(),
        _ => Vec::new(),
    }
}

fn ids_of(item: &Item) -> HashSet<ArticleId> {
    match item {
        Item::ArrayOfTables(list) => list.iter().filter_map(|table| read::id_of(table)).collect(),
        Item::Value(Value::Array(list)) => list
            .iter()
            .filter_map(|entry| read::id_of(entry.as_inline_table()?))
            .collect(),
        _ => HashSet::new(),
    }
}

/// Where a table stood in another text says nothing about this one.
fn forget_place(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => forget_place(inner),
            Item::ArrayOfTables(list) => list.iter_mut().for_each(forget_place),
            _ => {}
        }
    }
}

fn insert(document: &mut DocumentMut, entry: &str, place: Option<i64>) {
    let Ok(parsed) = entry.parse::<DocumentMut>() else {
        return;
    };
    let tables = parsed.get(KEY).map(tables_of).unwrap_or_default();
    let is_empty_array = |item: &Item| item.as_array().is_some_and(Array::is_empty);
    if document.get(KEY).is_none_or(is_empty_array) {
        document.remove(KEY);
        document.insert(KEY, Item::ArrayOfTables(ArrayOfTables::new()));
    }
    let place = place.and_then(|place| usize::try_from(place).ok());
    for (further, mut table) in tables.into_iter().enumerate() {
        forget_place(&mut table);
        match document.get_mut(KEY) {
            Some(Item::Value(Value::Array(list))) => {
                let at = place.map_or(list.len(), |place| (place + further).min(list.len()));
                list.insert(at, table.into_inline_table());
            }
            Some(Item::ArrayOfTables(list)) => {
                let at = place.map_or(list.len(), |place| (place + further).min(list.len()));
                insert_table(document, at, table);
            }
            _ => return,
        }
    }
}

/// Puts an entry before the one at `at`, and its part of the comments back to it.
fn insert_table(document: &mut DocumentMut, at: usize, mut table: Table) {
    let prefix = prefix_of(&table);
    let (of_file, own) = part(&prefix);
    let after = comment_at(document, at);
    match after.strip_prefix(of_file).filter(|_| !of_file.is_empty()) {
        Some(rest) => set_comment_at(document, at, rest),
        None if !of_file.is_empty() => table.decor_mut().set_prefix(own),
        None => {}
    }
    let Some(list) = document.get_mut(KEY).and_then(Item::as_array_of_tables_mut) else {
        return;
    };
    if at == 0
        && let Some(next) = list.get_mut(0)
        && !prefix_of(next).starts_with('\n')
    {
        let spaced = format!("\n{}", prefix_of(next));
        next.decor_mut().set_prefix(spaced);
    }
    if at > 0 && own_prefix_is_bare(&table) {
        let spaced = format!("\n{}", prefix_of(&table));
        table.decor_mut().set_prefix(spaced);
    }
    list.insert(at, table);
}

fn own_prefix_is_bare(table: &Table) -> bool {
    table.decor().prefix().is_some() && !prefix_of(table).starts_with('\n')
}

fn take_out(document: &mut DocumentMut, id: &ArticleId) {
    if let Some(Item::Value(Value::Array(list))) = document.get_mut(KEY) {
        list.retain(|entry| {
            entry
                .as_inline_table()
                .and_then(|table| read::id_of(table))
                .as_ref()
                != Some(id)
        });
    }
    loop {
        let Some(list) = document.get_mut(KEY).and_then(Item::as_array_of_tables_mut) else {
            return;
        };
        let Some(at) = list.iter().position(|table| is(table, id)) else {
            break;
        };
        let taken = list.remove(at);
        let prefix = prefix_of(&taken);
        let (of_file, _) = part(&prefix);
        if !of_file.is_empty() {
            let after = comment_at(document, at);
            set_comment_at(document, at, &format!("{of_file}{after}"));
        }
    }
    if document
        .get(KEY)
        .and_then(Item::as_array_of_tables)
        .is_some_and(ArrayOfTables::is_empty)
    {
        document.remove(KEY);
    }
}

/// What stands above the entry at `at`, or at the end of the text.
fn comment_at(document: &DocumentMut, at: usize) -> String {
    let list = document.get(KEY).and_then(Item::as_array_of_tables);
    match list.and_then(|list| list.get(at)) {
        Some(table) => prefix_of(table),
        None => document.trailing().as_str().unwrap_or_default().to_owned(),
    }
}

fn set_comment_at(document: &mut DocumentMut, at: usize, comment: &str) {
    let list = document.get_mut(KEY).and_then(Item::as_array_of_tables_mut);
    match list.and_then(|list| list.get_mut(at)) {
        Some(table) => table.decor_mut().set_prefix(comment),
        None => document.set_trailing(comment),
    }
}

fn prefix_of(table: &Table) -> String {
    let prefix = table.decor().prefix().and_then(|prefix| prefix.as_str());
    prefix.unwrap_or_default().to_owned()
}

/// Parts what stands above an entry into the comments of the file and those of the entry.
fn part(prefix: &str) -> (&str, &str) {
    let (of_file, own) = match prefix.rfind("\n\n") {
        Some(at) => prefix.split_at(at + 1),
        None => ("", prefix),
    };
    if of_file.contains('#') {
        (of_file, own)
    } else {
        ("", prefix)
    }
}
