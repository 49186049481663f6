//! `bookmarks.toml`: the truth for what is bookmarked, shared with the user's editor.

mod edit;
mod read;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::error::{StoreError, name_of};
use super::file::{self, Lock, Stamp};
use super::pending::{self, Pending};
use crate::domain::article::ArticleId;
use crate::domain::bookmark::Bookmark;
use crate::domain::limits;

const NAME: &str = "bookmarks.toml";

/// The file as it was read last.
#[derive(Debug)]
pub struct BookmarkFile {
    path: PathBuf,
    stamp: Option<Stamp>,
    is_read: bool,
    entries: Vec<Bookmark>,
    /// Where each of them stands.
    places: HashMap<ArticleId, usize>,
    mistakes: Vec<String>,
    problem: Option<StoreError>,
    /// Whether somebody else changed the file since this was asked last.
    is_changed: bool,
}

impl BookmarkFile {
    /// The file of a config directory, not read yet.
    pub fn new(folder: &Path) -> Self {
        Self {
            path: folder.join(NAME),
            stamp: None,
            is_read: false,
            entries: Vec::new(),
            places: HashMap::new(),
            mistakes: Vec::new(),
            problem: None,
            is_changed: false,
        }
    }

    /// The bookmarks in the order of the file; those of the last time it could be read.
    pub fn entries(&self) -> &[Bookmark] {
        &self.entries
    }

    pub fn find(&self, id: &ArticleId) -> Option<&Bookmark> {
        self.entries.get(*self.places.get(id)?)
    }

    /// What is wrong in single entries, each one sentence.
    pub fn mistakes(&self) -> &[String] {
        &self.mistakes
    }

    /// Why the file as a whole cannot be read or written now.
    pub fn problem(&self) -> Option<&StoreError> {
        self.problem.as_ref()
    }

    /// Whether the file is another one than was read last; looks at its date and size only.
    pub fn is_stale(&self) -> bool {
        !self.is_read || file::stamp(&self.path).unwrap_or(None) != self.stamp
    }

    /// Reads the file again if it is another one; says whether it was.
    pub fn refresh(&mut self) -> bool {
        if !self.is_stale() {
            return false;
        }
        self.is_read = true;
        self.is_changed = true;
        let outcome = file::stamp(&self.path)
            .map_err(|error| StoreError::from_io(&self.path, &error))
            .and_then(|stamp| {
                // Taken before reading: a change meanwhile makes it stale again.
                self.stamp = stamp;
                self.parse(&read_text(&self.path)?)
            });
        match outcome {
            Ok((entries, mistakes)) => {
                let ids = entries.iter().map(|bookmark| bookmark.id.clone());
                self.places = ids.zip(0..).collect();
                self.entries = entries;
                self.mistakes = mistakes;
                self.problem = None;
            }
            Err(problem) => {
                self.mistakes.clear();
                self.problem = Some(problem);
            }
        }
        true
    }

    /// Whether somebody else changed the file since this was asked last.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.is_changed)
    }

    /// How a bookmark of the file is written there, and how many stand before it.
    pub fn verbatim(&self, id: &ArticleId) -> Option<(String, Option<i64>)> {
        self.find(id)?;
        edit::verbatim(&read_text(&self.path).ok()?, id)
    }

    /// The same for all of these that are in the file, which is read once.
    pub fn all_verbatim(&self, ids: &HashSet<ArticleId>) -> HashMap<ArticleId, (String, Option<i64>)> {
        let text = read_text(&self.path).ok();
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
            if self.problem.is_some() {
                self.is_read = false;
                self.refresh();
            }
            return Ok(());
        }
        let written = match self.write(|| pending::all(connection)) {
            Ok(Ok(written)) => written,
            Ok(Err(error)) => return Err(sqlite(error)),
            Err(problem) => {
                self.problem = Some(problem);
                return Ok(());
            }
        };
        let changed = self.is_changed;
        self.refresh();
        self.is_changed = changed;
        pending::done(connection, &written).map_err(sqlite)
    }

    /// Reads, changes and replaces the file while no other newsview does.
    fn write<E>(
        &mut self,
        pending: impl Fn() -> Result<Vec<Pending>, E>,
    ) -> Result<Result<Vec<Pending>, E>, StoreError> {
        const TRIES: usize = 5;
        let io = |error: std::io::Error| StoreError::from_io(&self.path, &error);
        let folder = self.path.parent().unwrap_or(Path::new("."));
        super::database::make_folder(folder).map_err(|error| StoreError::from_io(folder, &error))?;
        let lock = Lock::take(&folder.join(".bookmarks.lock"))?;
        for _ in 0..TRIES {
            let pending = match pending() {
                Ok(pending) => pending,
                Err(error) => return Ok(Err(error)),
            };
            let before = file::stamp(&self.path).map_err(io)?;
            let is_foreign = self.stamp != before;
            let text = read_text(&self.path)?;
            let Some(changed) = edit::apply(&text, &pending) else {
                self.parse(&text)?;
                return Err(StoreError::damaged(&self.path, "it cannot be changed"));
            };
            // An editor knows nothing of the lock: what it saved meanwhile is read again.
            if file::stamp(&self.path).map_err(io)? != before {
                continue;
            }
            if changed != text {
                file::replace(&self.path, &changed).map_err(io)?;
                self.is_read = false;
            }
            self.is_changed |= is_foreign;
            drop(lock);
            return Ok(Ok(pending));
        }
        Err(StoreError::Locked {
            path: name_of(&self.path),
        })
    }

    fn parse(&self, text: &str) -> Result<(Vec<Bookmark>, Vec<String>), StoreError> {
        read::parse(text).map_err(|why| StoreError::damaged(&self.path, &why))
    }
}

/// One entry as the database keeps it.
pub fn parse_entry(text: &str) -> Option<Bookmark> {
    read::parse(text).ok()?.0.into_iter().next()
}

fn read_text(path: &Path) -> Result<String, StoreError> {
    file::read_text(path, limits::BOOKMARK_FILE_BYTES)
}
