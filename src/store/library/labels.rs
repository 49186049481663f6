//! Tags and notes of articles, whether they are bookmarked or not.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::article::ArticleId;
use crate::domain::limits;
use crate::domain::text::{Text, floor_to_char};
use crate::store::Store;

/// The tags of an article, in the order of the alphabet.
pub fn tags_of(connection: &Connection, id: &ArticleId) -> rusqlite::Result<Vec<Text>> {
    let mut statement = connection.prepare_cached("SELECT tag FROM tags WHERE id = ?1 ORDER BY tag")?;
    let rows = statement.query_map([id.as_str()], |row| Ok(Text::name(row.get_ref(0)?.as_str()?)))?;
    rows.collect()
}

/// Gives an article exactly these tags.
pub fn set_tags(connection: &Connection, id: &ArticleId, tags: &[Text]) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM tags WHERE id = ?1")?
        .execute([id.as_str()])?;
    let mut statement = connection.prepare_cached("INSERT OR IGNORE INTO tags (id, tag) VALUES (?1, ?2)")?;
    for tag in tidy(tags) {
        statement.execute(params![id.as_str(), tag])?;
    }
    Ok(())
}

/// The note of an article; empty where there is none.
pub fn note_of(connection: &Connection, id: &ArticleId) -> rusqlite::Result<String> {
    let note = connection
        .prepare_cached("SELECT note FROM notes WHERE id = ?1")?
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?;
    Ok(note.unwrap_or_default())
}

/// Gives an article this note; an empty one takes it off.
pub fn set_note(connection: &Connection, id: &ArticleId, note: &str) -> rusqlite::Result<()> {
    let note = tidy_note(note);
    if note.is_empty() {
        connection
            .prepare_cached("DELETE FROM notes WHERE id = ?1")?
            .execute([id.as_str()])?;
    } else {
        connection
            .prepare_cached("INSERT OR REPLACE INTO notes (id, note) VALUES (?1, ?2)")?
            .execute(params![id.as_str(), note])?;
    }
    Ok(())
}

/// Tags as they are kept: none twice, none empty, and not more than anyone reads.
pub fn tidy(tags: &[Text]) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    let mut tidy: Vec<&str> = tags
        .iter()
        .map(Text::as_str)
        .filter(|tag| !tag.is_empty() && seen.insert(*tag))
        .collect();
    tidy.truncate(limits::TAGS);
    tidy
}

/// A note as it is kept.
pub fn tidy_note(note: &str) -> &str {
    floor_to_char(note, limits::NOTE_BYTES)
}

impl Store {
    /// The tags of an article.
    pub fn tags(&mut self, id: &ArticleId) -> Vec<Text> {
        self.look(|connection, _| tags_of(connection, id))
            .unwrap_or_default()
    }

    /// The note of an article; empty where it has none.
    pub fn note(&mut self, id: &ArticleId) -> Text {
        let note = self.look(|connection, _| note_of(connection, id));
        Text::line(&note.unwrap_or_default())
    }
}
