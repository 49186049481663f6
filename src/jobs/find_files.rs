//! Files and folders as the user names them → the files to read.

use std::collections::HashSet;
use std::io;
use std::path::{Component, Path, PathBuf};

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
    let path = absolute(path);
    if !path.is_dir() {
        return (vec![Found { path, is_named: true }], Vec::new());
    }
    let (mut found, mut unfound) = (Vec::new(), Vec::new());
    let mut has_links = false;
    let walk = WalkDir::new(&path)
        .follow_links(true)
        .max_depth(limits::FOLDER_DEPTH);
    for entry in walk.into_iter().filter_entry(is_shown) {
        has_links |= entry
            .as_ref()
            .is_ok_and(|entry| entry.depth() > 0 && entry.path_is_symlink());
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
    if has_links {
        found = each_once(&path, found);
    }
    (found, unfound)
}

/// The files, each once where links lead to it too: by its own name where it lies in the folder,
/// else by the first.
fn each_once(folder: &Path, found: Vec<Found>) -> Vec<Found> {
    let own_folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let targets: Vec<PathBuf> = found
        .iter()
        .map(|file| file.path.canonicalize().unwrap_or_else(|_| file.path.clone()))
        .collect();
    let has_own_name = |file: &Found, target: &Path| {
        let inside = file.path.strip_prefix(folder).unwrap_or(&file.path);
        own_folder.join(inside) == *target
    };
    let mut known: HashSet<&Path> = found
        .iter()
        .zip(&targets)
        .filter(|(file, target)| has_own_name(file, target))
        .map(|(_, target)| target.as_path())
        .collect();
    let is_first: Vec<bool> = found
        .iter()
        .zip(&targets)
        .map(|(file, target)| has_own_name(file, target) || known.insert(target))
        .collect();
    let kept = found.into_iter().zip(is_first);
    kept.filter_map(|(file, is_first)| is_first.then_some(file))
        .collect()
}

/// The absolute path, the same one however it is written: without `.` and `..`.
pub fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let parts: Vec<Component<'_>> = path.components().collect();
    let Some(last) = parts.iter().rposition(|part| *part == Component::ParentDir) else {
        return path;
    };
    // Only the file system knows where `..` leads after a link.
    let start: PathBuf = parts[..=last].iter().collect();
    match start.canonicalize() {
        Ok(start) => parts[last + 1..].iter().fold(start, |path, part| path.join(part)),
        Err(_) => path,
    }
}

fn is_shown(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// An operating system's error in words, without its number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
