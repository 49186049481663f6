//! Bookmarks that came with feeds from another reader: taken off, and set again, with them.

use std::collections::HashSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Entry, set_bookmark};
use crate::domain::article::ArticleId;
use crate::domain::change::Mark;
use crate::store::bookmarks::BookmarkFile;
use crate::store::{library, pending};

/// A bookmark as it stood in the file when it was taken off.
#[derive(Serialize, Deserialize)]
struct Stood {
    id: String,
    written: String,
    place: Option<i64>,
}

/// Sets the bookmarks of an entry as they stood, or takes them off; says which changed.
pub fn turn(
    connection: &Connection,
    file: &BookmarkFile,
    entry: &mut Entry,
    on: bool,
) -> rusqlite::Result<Vec<ArticleId>> {
    if entry.ids.is_empty() {
        return Ok(Vec::new());
    }
    if on {
        return set(connection, file, entry);
    }
    let wanted: HashSet<ArticleId> = entry.ids.iter().cloned().collect();
    let mut in_file = file.all_verbatim(&wanted);
    let (mut stood, mut changed) = (Vec::new(), Vec::new());
    for id in &entry.ids {
        let is_known = pending::is_known(connection, file, id)?;
        if !is_known || !pending::is_bookmarked(connection, file, id)? {
            continue;
        }
        let found = match in_file.remove(id) {
            Some(found) => Some(found),
            None => pending::verbatim(connection, file, id)?,
        };
        stood.extend(found.map(|(written, place)| Stood {
            id: id.to_string(),
            written,
            place,
        }));
        library::set_bookmarked(connection, id, false)?;
        pending::remove(connection, id)?;
        changed.push(id.clone());
    }
    // Set again from the top, each finds as many before it as there were.
    stood.sort_by_key(|one| one.place);
    entry.written = serde_json::to_string(&stood).ok();
    Ok(changed)
}

fn set(connection: &Connection, file: &BookmarkFile, entry: &Entry) -> rusqlite::Result<Vec<ArticleId>> {
    let written = entry.written.as_deref().unwrap_or_default();
    let stood: Vec<Stood> = serde_json::from_str(written).unwrap_or_default();
    let mut changed = Vec::new();
    for one in stood {
        let mut single = Entry {
            written: Some(one.written),
            place: one.place,
            ..Entry::new(Mark::Bookmark, true)
        };
        set_bookmark(connection, file, &ArticleId::given(&one.id), true, &mut single)?;
        changed.append(&mut single.ids);
    }
    Ok(changed)
}
