//! What can go wrong when state is kept, named by what the user could do about it.

use std::io;
use std::path::Path;

use rusqlite::ErrorCode;
use thiserror::Error;

use super::database;

/// Why something could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    #[error("{path} cannot be written")]
    ReadOnly { path: String },
    #[error("no space is left for {path}")]
    Full { path: String },
    #[error("another program holds {path}")]
    Locked { path: String },
    #[error("{path} is damaged: {why}")]
    Damaged { path: String, why: String },
    #[error("{path} was made by a newer newsview (its version is {found}, this one knows {known})")]
    Newer { path: String, found: i64, known: i64 },
    #[error("cannot use {path}: {why}")]
    Unavailable { path: String, why: String },
}

impl StoreError {
    pub(super) fn unavailable(path: &Path, why: &str) -> Self {
        Self::Unavailable {
            path: name_of(path),
            why: why.to_string(),
        }
    }

    pub(super) fn damaged(path: &Path, why: &str) -> Self {
        Self::Damaged {
            path: name_of(path),
            why: why.to_string(),
        }
    }

    pub(super) fn from_io(path: &Path, error: &io::Error) -> Self {
        let name = name_of(path);
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly { path: name }
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full { path: name }
            }
            io::ErrorKind::WouldBlock => Self::Locked { path: name },
            _ => Self::unavailable(path, &plain(&error.to_string())),
        }
    }

    pub(super) fn from_sqlite(path: &Path, error: &rusqlite::Error) -> Self {
        let name = name_of(path);
        match error.sqlite_error_code() {
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly { path: name },
            Some(ErrorCode::DiskFull) => Self::Full { path: name },
            Some(
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed,
            ) => Self::Locked { path: name },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::damaged(path, &plain(&error.to_string()))
            }
            Some(_) => Self::unavailable(path, &plain(&error.to_string())),
            // A value of another type than was written, or a table that is gone.
            None => Self::damaged(path, &plain(&error.to_string())),
        }
    }

    /// Whether this is a database of which the rest can be rescued.
    pub fn is_rescuable(&self) -> bool {
        matches!(self, Self::Damaged { path, .. } if path == database::NAME)
    }

    pub(super) fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged { .. })
    }
}

/// What to call a file in a sentence; folders are named in full.
pub(super) fn name_of(path: &Path) -> String {
    match path.file_name().filter(|_| path.extension().is_some()) {
        Some(name) => name.to_string_lossy().into_owned(),
        None => path.display().to_string(),
    }
}

/// The system's words without its error number.
pub(super) fn plain(words: &str) -> String {
    let words = words.split(" (os error").next().unwrap_or_default();
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => "unknown reason".to_owned(),
    }
}
