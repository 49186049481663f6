//! What is kept, and that nothing is lost.

mod bookmark_files;
mod bookmarks;
mod damage;
mod journal;
mod kill;
mod library;
mod migrations;
mod model;
pub mod newsboat;
mod subscription_properties;
mod subscriptions;
mod trouble;

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use newsview::domain::article::ArticleId;
use newsview::domain::bookmark::Bookmark;
use newsview::domain::change::Change;
use newsview::domain::text::Text;
use newsview::store::{Store, facts};
use tempfile::TempDir;

/// Two folders of a user.
pub struct Home {
    folder: TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    pub fn config(&self) -> PathBuf {
        self.folder.path().join("config")
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn database(&self) -> PathBuf {
        self.data().join("library.db")
    }

    pub fn toml(&self) -> PathBuf {
        self.config().join("bookmarks.toml")
    }

    /// Opens both, with nothing to be said.
    pub fn open(&self) -> Store {
        let (store, notices) = self.open_noisily();
        assert_eq!(notices, Vec::<String>::new());
        store
    }

    pub fn open_noisily(&self) -> (Store, Vec<String>) {
        let (store, notices) = Store::open(&self.config(), &self.data());
        (store, notices.iter().map(ToString::to_string).collect())
    }

    /// Opens both without ever waiting for another program.
    pub fn open_hastily(&self) -> Store {
        Store::open_with_patience(&self.config(), &self.data(), Duration::ZERO).0
    }

    pub fn facts(&self) -> Vec<String> {
        facts(&self.config(), &self.data()).unwrap()
    }

    pub fn write_toml(&self, text: &str) {
        fs::create_dir_all(self.config()).unwrap();
        fs::write(self.toml(), text).unwrap();
    }

    pub fn read_toml(&self) -> String {
        fs::read_to_string(self.toml()).unwrap_or_default()
    }
}

pub fn id(name: &str) -> ArticleId {
    ArticleId::given(name)
}

pub fn ids(names: &[&str]) -> Vec<ArticleId> {
    names.iter().map(|name| id(name)).collect()
}

pub fn read(names: &[&str]) -> Change {
    Change::Read {
        ids: ids(names),
        read: true,
    }
}

pub fn unread(names: &[&str]) -> Change {
    Change::Read {
        ids: ids(names),
        read: false,
    }
}

pub fn bookmark(name: &str) -> Change {
    Change::Bookmark {
        bookmark: Box::new(Bookmark {
            title: Text::title(&format!("The day of {name}")),
            address: Some(Text::line(&format!("https://harbour.example/{name}"))),
            outlet: Text::name("Harbour Wire"),
            published: Some(time("2026-08-13T06:10:00Z")),
            added: Some(time("2026-08-14T07:00:00Z")),
            ..Bookmark::new(id(name))
        }),
        text: Some(format!("text of {name}")),
    }
}

pub fn unbookmark(name: &str) -> Change {
    Change::Unbookmark { id: id(name) }
}

pub fn time(words: &str) -> Timestamp {
    words.parse().unwrap()
}

pub fn sentences(store: &mut Store) -> Vec<String> {
    store.notices().iter().map(ToString::to_string).collect()
}
