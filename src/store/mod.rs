//! Domain values ↔ disk: what the user did, kept for good.

mod bookmarks;
mod damage;
mod database;
mod error;
mod facts;
mod file;
mod journal;
mod keeping;
mod library;
mod lines;
pub mod newsboat;
mod pending;
mod proof;
pub mod reader;
mod refreshing;
mod rescue;
pub mod search;
mod stand_in;
mod state;
pub mod stories;
pub mod subscriptions;
mod taken_over;
mod undo;
mod watched;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::Connection;

pub use self::database::make_folder;
pub use self::error::StoreError;
pub use self::facts::facts;
pub use self::library::{
    Asked, FetchedState, Followed, Incoming, Keep, Packed, PlannedFeed, Saved, SavedArticle, Saving, pack,
    unpack,
};

pub use self::proof::{BookmarkProof, Proof, bookmark_proof, proof};
pub use self::refreshing::RefreshLock;

use self::bookmarks::BookmarkFile;
use self::stand_in::StandIn;
use crate::domain::article::ArticleId;
use crate::domain::bookmark::Bookmark;
use crate::domain::change::{Change, Changed, Mark, Position};
use crate::domain::text::Text;

/// Everything that is kept of what the user did; each program, and each thread, opens its own.
///
/// It never fails: what cannot be kept on disk is kept in memory, said in [`Store::notices`], and
/// written down as soon as that is possible again.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    path: PathBuf,
    patience: Duration,
    connection: Connection,
    /// The file behind `connection`; another one may take its place.
    number: Option<(u64, u64)>,
    stand_in: Option<StandIn>,
    file: BookmarkFile,
    version: i64,
    is_changed: bool,
    /// Another file took the place of the one that was open.
    is_replaced: bool,
    /// The file that proved sound although who reads met damage in it.
    suspected: Option<(u64, u64)>,
    is_dirty: bool,
    notices: Vec<Text>,
    told: Option<StoreError>,
    told_mistakes: Vec<String>,
}

/// The state as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    pub read: HashSet<ArticleId>,
    pub positions: HashMap<ArticleId, Position>,
    pub layout: BTreeMap<String, String>,
    /// In the order of the file: the oldest first.
    pub bookmarks: Vec<Bookmark>,
}

impl Store {
    /// Opens what is kept in these two folders; what is to be said comes beside it.
    pub fn open(config_folder: &Path, data_folder: &Path) -> (Self, Vec<Text>) {
        Self::open_with_patience(config_folder, data_folder, database::PATIENCE)
    }

    /// Opens both, never waiting longer than this for another program that writes.
    pub fn open_with_patience(
        config_folder: &Path,
        data_folder: &Path,
        patience: Duration,
    ) -> (Self, Vec<Text>) {
        let opened = database::open(data_folder, patience);
        let (connection, trouble) = match opened {
            Ok(connection) => (connection, None),
            Err(trouble) => (keeping::memory(), Some(trouble)),
        };
        let path = database::path(data_folder);
        let mut store = Self {
            folder: data_folder.to_path_buf(),
            patience,
            number: file::number(&path),
            path,
            connection,
            stand_in: None,
            file: BookmarkFile::new(config_folder),
            version: 0,
            is_changed: false,
            is_replaced: false,
            suspected: None,
            is_dirty: false,
            notices: Vec::new(),
            told: None,
            told_mistakes: Vec::new(),
        };
        if let Some(trouble) = trouble {
            store.overcome(trouble, 0);
        }
        store.file.refresh();
        store.file.take_changed();
        store.flush();
        store.reconcile();
        store.is_changed = false;
        store.version = store.data_version();
        let notices = store.notices();
        (store, notices)
    }

    /// What is to be said since this was asked last, one sentence each.
    pub fn notices(&mut self) -> Vec<Text> {
        std::mem::take(&mut self.notices)
    }

    /// Why nothing, or not everything, is kept on disk at the moment.
    pub fn trouble(&self) -> Option<&StoreError> {
        let of_data = self.stand_in.as_ref().map(StandIn::why);
        of_data.or_else(|| self.file.problem())
    }

    /// Why changes are made in memory alone, where they are.
    pub fn unkept(&self) -> Option<&StoreError> {
        self.stand_in.as_ref().map(StandIn::why)
    }

    /// Mistakes in single entries of `bookmarks.toml`, each one sentence with its line.
    pub fn mistakes(&self) -> &[String] {
        self.file.mistakes()
    }

    /// Reads everything but what belongs to the library.
    pub fn load(&mut self) -> Loaded {
        self.version = self.data_version();
        self.is_changed = false;
        self.look(|connection, file| {
            Ok(Loaded {
                read: state::read_marks(connection)?,
                positions: state::positions(connection)?,
                layout: state::layout(connection)?,
                bookmarks: pending::overlay(connection, file)?,
            })
        })
        .unwrap_or_default()
    }

    /// Does a change; when this returns, it survives the end of the program, however that comes.
    pub fn apply(&mut self, change: &Change) -> Changed {
        let at = now();
        let changed = self.run(|connection, file| journal::apply(connection, file, change, at));
        let is_mark = matches!(
            change,
            Change::Read { .. } | Change::ReadListing(_) | Change::ReadMoments(_)
        );
        if !is_mark {
            self.flush();
        }
        changed.unwrap_or_else(|| Changed::nothing(Mark::Read))
    }

    /// Keeps where the reader stood; no change that could be taken back.
    pub fn keep_positions(&mut self, positions: &[(ArticleId, Position)]) {
        let at = now();
        self.run(|connection, _| state::keep_positions(connection, positions, at));
    }

    /// Keeps settings of the layout; no change that could be taken back.
    pub fn keep_layout(&mut self, layout: &[(String, String)]) {
        let at = now();
        self.run(|connection, _| state::keep_layout(connection, layout, at));
    }

    /// The text that was given with a bookmark; it stays when the bookmark is taken off.
    pub fn bookmark_text(&mut self, id: &ArticleId) -> Option<String> {
        self.look(|connection, _| state::text(connection, id)).flatten()
    }

    /// Whether [`Store::load`] would tell something new that this value has not done itself.
    pub fn changed_elsewhere(&mut self) -> bool {
        self.follow();
        if self.file.refresh() {
            self.flush();
        }
        let version = self.data_version();
        let is_new = version != self.version;
        self.version = version;
        let in_file = self.file.take_changed();
        if in_file {
            self.reconcile();
        }
        std::mem::take(&mut self.is_changed) || is_new || in_file
    }

    /// The library follows `bookmarks.toml`, which somebody may have changed.
    fn reconcile(&mut self) {
        if self.look(library::differs) == Some(true) {
            self.run(library::reconcile);
        }
    }

    /// Brings what is kept onto the disk itself, so that it survives a loss of power; to be called
    /// within a second of a change. Says whether everything is kept by now.
    pub fn sync_to_disk(&mut self) -> bool {
        self.follow();
        self.flush();
        if self.is_dirty && self.stand_in.is_none() {
            let checkpoint = self
                .connection
                .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| row.get::<_, bool>(0));
            self.is_dirty = !matches!(checkpoint, Ok(false));
            if !self.is_dirty {
                database::shrink_log(&self.connection, &self.path, self.patience);
            }
        }
        !self.is_dirty && self.trouble().is_none()
    }
}

/// Whether anything was kept in this data directory before.
pub fn exists(data_folder: &Path) -> bool {
    database::path(data_folder).exists()
}

/// Milliseconds since 1970.
fn now() -> i64 {
    Timestamp::now().as_millisecond()
}
