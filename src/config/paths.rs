//! Where newsview keeps what it writes.

use std::env;
use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};

/// The config and data directories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    pub config: PathBuf,
    pub data: PathBuf,
}

impl Paths {
    /// As the command line says, else the environment, else where this system keeps such files.
    pub fn new(config: Option<PathBuf>, data: Option<PathBuf>) -> Option<Self> {
        let system = ProjectDirs::from("", "", "newsview");
        let choose = |given: Option<PathBuf>, variable: &str, usual: fn(&ProjectDirs) -> &Path| {
            given
                .or_else(|| {
                    env::var_os(variable)
                        .filter(|value| !value.is_empty())
                        .map(PathBuf::from)
                })
                .or_else(|| system.as_ref().map(|dirs| usual(dirs).to_owned()))
        };
        Some(Self {
            config: choose(config, "NEWSVIEW_CONFIG_DIR", ProjectDirs::config_dir)?,
            data: choose(data, "NEWSVIEW_DATA_DIR", ProjectDirs::data_dir)?,
        })
    }

    pub fn settings(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    pub fn keymap(&self) -> PathBuf {
        self.config.join("keymap.toml")
    }

    pub fn themes(&self) -> PathBuf {
        self.config.join("themes")
    }

    pub fn bookmarks(&self) -> PathBuf {
        self.config.join("bookmarks.toml")
    }

    pub fn database(&self) -> PathBuf {
        self.data.join("library.db")
    }

    pub fn feeds(&self) -> PathBuf {
        self.config.join("feeds.toml")
    }

    /// Where articles are saved: as set, else the system's folder for downloads, but for a data
    /// directory that was chosen, in which everything stays.
    pub fn saved(&self, set: &str) -> PathBuf {
        let user = UserDirs::new();
        if let Some(rest) = set.strip_prefix("~/") {
            if let Some(user) = &user {
                return user.home_dir().join(rest);
            }
        } else if !set.is_empty() {
            return PathBuf::from(set);
        }
        let usual = ProjectDirs::from("", "", "newsview").map(|dirs| dirs.data_dir().to_owned());
        let downloads = user.as_ref().and_then(|user| user.download_dir());
        match downloads {
            Some(folder) if usual.as_ref() == Some(&self.data) => folder.to_owned(),
            _ => self.data.join("saved"),
        }
    }

    pub fn cache(&self) -> PathBuf {
        self.data.join("cache")
    }
}
