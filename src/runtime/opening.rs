//! The library, opened while the settings are read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use crate::store::reader::Reader;

/// How the screen was left, as names and values; none where no library is read.
type Left = Option<BTreeMap<String, String>>;

/// A library that is being opened.
#[derive(Debug)]
pub struct Opening {
    data_dir: PathBuf,
    thread: Option<JoinHandle<(Reader, Left)>>,
}

impl Opening {
    /// Begins to open the library of this data directory, on a thread of its own.
    pub fn begin(data_dir: &Path) -> Self {
        let folder = data_dir.to_path_buf();
        let run = move || {
            let mut reader = Reader::new(&folder);
            // What cannot be read now is said when the list is asked for.
            let left = reader.layout().unwrap_or_default();
            (reader, Some(left))
        };
        Self {
            data_dir: data_dir.to_path_buf(),
            thread: thread::Builder::new().name("open".into()).spawn(run).ok(),
        }
    }

    /// Opens nothing before it is asked for: files are read, and not the library.
    pub fn later(data_dir: &Path) -> Self {
        Self {
            data_dir: data_dir.to_path_buf(),
            thread: None,
        }
    }

    /// Waits until it is open.
    pub(super) fn finish(self) -> (Reader, Left) {
        let opened = self.thread.and_then(|thread| thread.join().ok());
        opened.unwrap_or_else(|| (Reader::new(&self.data_dir), None))
    }
}
