//! Only one newsview refreshes at a time: the others see that by a lock.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use super::database;
use super::error::StoreError;

/// The file that is locked, in the data directory.
const NAME: &str = "refresh.lock";

/// Held while feeds are refreshed; given up when dropped, or when the program dies.
#[derive(Debug)]
pub struct RefreshLock {
    _held: File,
}

impl RefreshLock {
    /// Takes the lock; none where another newsview has it.
    pub fn take(data_folder: &Path) -> Result<Option<Self>, StoreError> {
        let path = data_folder.join(NAME);
        let failed = |error: &std::io::Error| StoreError::from_io(&path, error);
        database::make_folder(data_folder).map_err(|error| failed(&error))?;
        let file = database::private(OpenOptions::new().write(true).create(true).truncate(false))
            .open(&path)
            .map_err(|error| failed(&error))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _held: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(failed(&error)),
        }
    }
}
