//! A folder as it is typed: names parted by `/`; a `/` in a name has a `\` before it.

use std::collections::BTreeSet;

use crate::domain::limits;
use crate::domain::subscription::Folder;
use crate::domain::text::Text;

/// `News/Local`.
pub fn written(folder: &Folder) -> String {
    let escaped = |name: &Text| name.replace('\\', "\\\\").replace('/', "\\/");
    folder.0.iter().map(escaped).collect::<Vec<_>>().join("/")
}

/// The folder that was typed; empty names are left out.
pub fn read(typed: &str) -> Folder {
    let mut names = vec![String::new()];
    let mut characters = typed.chars();
    while let Some(character) = characters.next() {
        let last = names.len() - 1;
        match character {
            '/' => names.push(String::new()),
            '\\' => names[last].extend(characters.next()),
            other => names[last].push(other),
        }
    }
    let names = names.iter().map(|name| Text::name(name));
    let named = names.filter(|name| !name.is_empty());
    Folder(named.take(limits::FOLDER_DEPTH).collect())
}

/// Folders as they are kept, one a line.
pub fn lines(folders: &BTreeSet<Folder>) -> String {
    let lines: Vec<String> = folders.iter().map(written).collect();
    lines.join("\n")
}

/// Folders that were kept.
pub fn read_lines(kept: &str) -> BTreeSet<Folder> {
    let folders = kept.lines().map(read);
    folders.filter(|folder| !folder.0.is_empty()).collect()
}
