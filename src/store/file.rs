//! A file that is replaced whole, under a lock, and known again by its date, size and number.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::database;
use super::error::{StoreError, name_of};

const SUFFIX: &str = ".tmp";

/// What changes when a file does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
    number: (u64, u64),
}

/// The stamp of a file; none where there is no file.
pub fn stamp(path: &Path) -> io::Result<Option<Stamp>> {
    match fs::metadata(path) {
        Ok(found) => Ok(Some(Stamp {
            modified: found.modified().ok(),
            size: found.len(),
            number: number_of(&found),
        })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The device and the inode of what a path leads to.
pub fn number(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|found| number_of(&found))
}

#[cfg(unix)]
fn number_of(found: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn number_of(_: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}

/// Held by the one newsview that writes; given up when dropped, or when the program dies.
#[derive(Debug)]
pub struct Lock {
    _held: File,
}

impl Lock {
    /// Waits for about five seconds at most, asking often: others may take it again at once.
    pub fn take(path: &Path) -> Result<Self, StoreError> {
        const PAUSE: Duration = Duration::from_millis(1);
        const PAUSES: usize = 4_000;
        let failed = |error: &io::Error| StoreError::from_io(path, error);
        let file = database::private(OpenOptions::new().write(true).create(true).truncate(false))
            .open(path)
            .map_err(|error| failed(&error))?;
        for _ in 0..PAUSES {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _held: file }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => return Err(failed(&error)),
            }
        }
        Err(StoreError::Locked { path: name_of(path) })
    }
}

/// Replaces a file by another text so that it is always whole, whatever happens.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
    let target = target_of(path);
    let folder = target.parent().unwrap_or(Path::new("."));
    let prefix = prefix_of(path);
    sweep(folder, &prefix);
    let mut temporary = tempfile::Builder::new()
        .prefix(&prefix)
        .suffix(SUFFIX)
        .tempfile_in(folder)?;
    temporary.write_all(text.as_bytes())?;
    if let Ok(found) = fs::metadata(&target) {
        temporary.as_file().set_permissions(found.permissions())?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(&target).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// How temporary files begin; each file has its own lock, so each has its own name.
fn prefix_of(path: &Path) -> String {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    format!(".{name}-")
}

/// The text of a file; empty when there is none.
pub fn read_text(path: &Path, limit: u64) -> Result<String, StoreError> {
    let found = match fs::metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(String::new()),
        Err(error) => return Err(StoreError::from_io(path, &error)),
    };
    if !found.is_file() {
        return Err(StoreError::unavailable(path, "it is not a file"));
    }
    if found.len() > limit {
        return Err(StoreError::unavailable(path, "it is too large"));
    }
    let bytes = fs::read(path).map_err(|error| StoreError::from_io(path, &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let start = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = start.split(|byte| *byte == b'\n').count();
        StoreError::damaged(path, &format!("line {line}: it is not UTF-8 text"))
    })
}

/// Makes the new name last; a folder can be opened for that on Unix only.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Where a symbolic link leads, also when nothing is there yet.
fn target_of(path: &Path) -> PathBuf {
    const STEPS: usize = 16;
    let mut target = path.to_path_buf();
    for _ in 0..STEPS {
        let Ok(next) = fs::read_link(&target) else {
            break;
        };
        target = match target.parent() {
            Some(folder) => folder.join(next),
            None => next,
        };
    }
    target
}

/// Removes what a newsview that was killed while it wrote has left behind.
fn sweep(folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(prefix) && name.ends_with(SUFFIX) {
            // One that cannot be removed does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}
