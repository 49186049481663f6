//! `bookmarks.toml`: the truth for what is bookmarked, shared with the user's editor.

mod edit;
mod read;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use rusqlite::Connection;

use super::error::StoreError;
use super::pending;
use super::watched::Watched;
use crate::domain::article::ArticleId;
use crate::domain::bookmark::Bookmark;
use crate::domain::limits;

const NAME: &str = "bookmarks.toml";

/// The file as it was read last.
#[derive(Debug)]
pub struct BookmarkFile {
    file: Watched<Bookmark>,
    /// Where each of them stands.
    places: HashMap<ArticleId, usize>,
}

/// Why the file was not written: the database with what is pending could not be read, or the file.
enum Halt {
    Database(rusqlite::Error),
    File(StoreError),
}

impl From<StoreError> for Halt {
    fn from(problem: StoreError) -> Self {
        Self::File(problem)
    }
}

impl BookmarkFile {
    /// The file of a config directory, not read yet.
    pub fn new(folder: &Path) -> Self {
        Self {
            file: Watched::new(folder.join(NAME), limits::BOOKMARK_FILE_BYTES, read::parse),
            places: HashMap::new(),
        }
    }

    /// The bookmarks in the order of the file; those of the last time it could be read.
    pub fn entries(&self) -> &[Bookmark] {
        self.file.entries()
    }

    pub fn find(&self, id: &ArticleId) -> Option<&Bookmark> {
        self.entries().get(*self.places.get(id)?)
    }

    /// What is wrong in single entries, each one sentence.
    pub fn mistakes(&self) -> &[String] {
        self.file.mistakes()
    }

    /// Why the file as a whole cannot be read or written now.
    pub fn problem(&self) -> Option<&StoreError> {
        self.file.problem()
    }

    /// Reads the file again if it is another one; says whether it was.
    pub fn refresh(&mut self) -> bool {
        let is_other = self.file.refresh();
        if is_other {
            self.find_places();
        }
        is_other
    }

    fn find_places(&mut self) {
        let ids = self.entries().iter().map(|bookmark| bookmark.id.clone());
        self.places = ids.zip(0..).collect();
    }

    /// Whether somebody else changed the file since this was asked last.
    pub fn take_changed(&mut self) -> bool {
        self.file.take_changed()
    }

    /// How a bookmark of the file is written there, and how many stand before it.
    pub fn verbatim(&self, id: &ArticleId) -> Option<(String, Option<i64>)> {
        self.find(id)?;
        edit::verbatim(&self.file.read_text().ok()?, id)
    }

    /// The same for all of these that are in the file, which is read once.
    pub fn all_verbatim(&self, ids: &HashSet<ArticleId>) -> HashMap<ArticleId, (String, Option<i64>)> {
        let text = self.file.read_text().ok();
        let found = text.and_then(|text| edit::all_verbatim(&text, ids));
        found.unwrap_or_default()
    }

    /// How a new bookmark is written.
    pub fn written(bookmark: &Bookmark) -> String {
        edit::written(bookmark)
    }

    /// How a bookmark is written of which only the id is known.
    pub fn written_bare(id: &ArticleId) -> String {
        edit::written(&Bookmark::new(id.clone()))
    }

    /// An entry with exactly these tags.
    pub fn with_tags(entry: &str, tags: &[&str]) -> Option<String> {
        edit::with_tags(entry, tags)
    }

    /// An entry with this note; an empty one takes it off.
    pub fn with_note(entry: &str, note: &str) -> Option<String> {
        edit::with_note(entry, note)
    }

    /// Does to the file what is pending in the database.
    pub fn flush(&mut self, connection: &Connection, database: &Path) -> Result<(), StoreError> {
        let sqlite = |error: rusqlite::Error| StoreError::from_sqlite(database, &error);
        if pending::all(connection).map_err(sqlite)?.is_empty() {
            // Another newsview may have written what this one could not.
            if self.problem().is_some() {
                self.file.forget();
                self.refresh();
            }
            return Ok(());
        }
        let written = self.file.rewrite(".bookmarks.lock", |file, text| {
            let pending = pending::all(connection).map_err(Halt::Database)?;
            if let Some(changed) = edit::apply(text, &pending) {
                return Ok((changed, pending));
            }
            file.parse(text)?;
            Err(StoreError::damaged(file.path(), "it cannot be changed").into())
        });
        self.find_places();
        match written {
            Ok(written) => pending::done(connection, &written).map_err(sqlite),
            Err(Halt::Database(error)) => Err(sqlite(error)),
            Err(Halt::File(problem)) => {
                self.file.set_problem(problem);
                Ok(())
            }
        }
    }
}

/// One entry as the database keeps it.
pub fn parse_entry(text: &str) -> Option<Bookmark> {
    read::parse(text).ok()?.0.into_iter().next()
}
