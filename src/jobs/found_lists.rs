//! Lists of feeds of other readers that lie on this machine: looked for quickly, nothing run.

use std::fs;
use std::path::{Path, PathBuf};

use super::transfer::{self, ListKind};
use crate::domain::limits;

/// Where to look; a place that is not known is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    pub home: Option<PathBuf>,
    /// `$XDG_CONFIG_HOME`, `$XDG_DATA_HOME`; as usual below the home where they are not set.
    pub config_home: Option<PathBuf>,
    pub data_home: Option<PathBuf>,
    /// The folder in which newsview was started.
    pub current: Option<PathBuf>,
}

/// A list of feeds that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundList {
    /// The program it is of, or the file's name.
    pub name: String,
    pub path: PathBuf,
    pub kind: ListKind,
    /// How many feeds it would add at most.
    pub feeds: usize,
    /// The articles that the program has kept.
    pub cache: Option<PathBuf>,
}

impl Surroundings {
    /// Those of this process.
    pub fn of_process() -> Self {
        let folder = |name: &str| std::env::var_os(name).map(PathBuf::from);
        Self {
            home: folder("HOME"),
            config_home: folder("XDG_CONFIG_HOME"),
            data_home: folder("XDG_DATA_HOME"),
            current: std::env::current_dir().ok(),
        }
    }

    /// The folder for settings; a relative one does not count.
    pub fn config(&self) -> Option<PathBuf> {
        let own = self.config_home.clone().filter(|folder| folder.is_absolute());
        own.or_else(|| Some(self.home.as_ref()?.join(".config")))
    }

    fn data(&self) -> Option<PathBuf> {
        let own = self.data_home.clone().filter(|folder| folder.is_absolute());
        own.or_else(|| Some(self.home.as_ref()?.join(".local/share")))
    }

    /// Where newsboat has its list and its cache; the first that is there is the one it uses.
    fn newsboat(&self) -> Vec<(PathBuf, PathBuf)> {
        let own = self.config().zip(self.data());
        let own = own.map(|(config, data)| (config.join("newsboat/urls"), data.join("newsboat/cache.db")));
        let old = self.home.as_ref().map(|home| home.join(".newsboat"));
        let old = old.map(|folder| (folder.join("urls"), folder.join("cache.db")));
        own.into_iter().chain(old).collect()
    }

    fn newsraft(&self) -> Vec<PathBuf> {
        let own = self.config().map(|folder| folder.join("newsraft/feeds"));
        let old = self.home.as_ref().map(|home| home.join(".newsraft/feeds"));
        own.into_iter().chain(old).collect()
    }

    /// The cache that belongs to a list of newsboat's: its own place for it, or beside the list.
    pub fn cache_of(&self, list: &Path) -> Option<PathBuf> {
        let own = self.newsboat().into_iter().find(|(urls, _)| urls == list);
        let own = own.map(|(_, cache)| cache).filter(|cache| cache.is_file());
        own.or_else(|| Some(list.with_file_name("cache.db")).filter(|cache| cache.is_file()))
    }
}

/// The lists that lie where other readers have them, and the OPML files of the current folder.
/// Those without a single feed are left out.
pub fn find(surroundings: &Surroundings) -> Vec<FoundList> {
    let newsboat = surroundings
        .newsboat()
        .into_iter()
        .map(|(list, _)| list)
        .collect();
    let programs = [("newsboat", newsboat), ("newsraft", surroundings.newsraft())];
    let mut all: Vec<FoundList> = Vec::new();
    for (name, places) in programs {
        let path = places.into_iter().find(|path: &PathBuf| path.is_file());
        all.extend(path.and_then(|path| found(name.to_owned(), path, surroundings)));
    }
    for path in surroundings
        .current
        .as_deref()
        .map(opml_files)
        .unwrap_or_default()
    {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        all.extend(found(name, path, surroundings).filter(|list| list.kind == ListKind::Opml));
    }
    all
}

fn found(name: String, path: PathBuf, surroundings: &Surroundings) -> Option<FoundList> {
    let import = transfer::read_list(&path, surroundings).ok()?;
    (!import.subscriptions.is_empty()).then_some(FoundList {
        name,
        path,
        kind: import.kind,
        feeds: import.subscriptions.len(),
        cache: import.cache,
    })
}

/// The OPML files right in a folder, in the order of their names.
fn opml_files(folder: &Path) -> Vec<PathBuf> {
    const MOST: usize = 8;
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .take(limits::FOLDER_ENTRIES)
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("opml"))
        })
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files.truncate(MOST);
    files
}
