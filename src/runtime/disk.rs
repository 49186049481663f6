//! The disk: how much room is left.

use std::path::Path;

/// How many bytes may still be written where a folder lies.
#[cfg(unix)]
pub fn free(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// How many bytes may still be written where a folder lies; not known here.
#[cfg(not(unix))]
pub fn free(_folder: &Path) -> Option<u64> {
    None
}
