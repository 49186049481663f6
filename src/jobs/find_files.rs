//! Files and folders as the user names them → the files to read.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::domain::limits;

/// A file to read, and whether the user named it or its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub path: PathBuf,
    pub is_named: bool,
}

/// Something that could not be looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfound {
    pub path: PathBuf,
    pub why: String,
}

/// The files of `path`, a file or a folder, in path order. Of a folder everything is read, folders
/// in it too, but hidden ones; a link that leads back into itself is followed once.
pub fn find(path: &Path) -> (Vec<Found>, Vec<Unfound>) {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if !path.is_dir() {
        return (vec![Found { path, is_named: true }], Vec::new());
    }
    let (mut found, mut unfound) = (Vec::new(), Vec::new());
    let walk = WalkDir::new(&path)
        .follow_links(true)
        .max_depth(limits::FOLDER_DEPTH);
    for entry in walk.into_iter().filter_entry(is_shown) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                found.push(Found {
                    path: entry.into_path(),
                    is_named: false,
                });
            }
            Ok(_) => {}
            // A loop is no fault of the folder's: its files are found by their first name.
            Err(error) if error.loop_ancestor().is_some() => {}
            Err(error) => unfound.push(Unfound {
                path: error.path().unwrap_or(&path).to_owned(),
                why: error
                    .io_error()
                    .map_or_else(|| "it cannot be read".to_owned(), reason),
            }),
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    (found, unfound)
}

fn is_shown(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// An operating system's error in words, without its number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
