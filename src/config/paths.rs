//! Where newsview keeps what it writes.

use std::env;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

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

    pub fn cache(&self) -> PathBuf {
        self.data.join("cache")
    }
}
