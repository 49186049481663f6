//! The library as its one writer has it: the database and `feeds.toml` kept in step.

mod follow;
pub mod import;
mod keep;
mod marks;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::domain::library::FeedId;
use crate::domain::subscription::Subscription;
use crate::domain::text::Text;
use crate::store::Store;
use crate::store::subscriptions::Subscriptions;

pub use self::import::{Progress, Report};
pub use self::keep::Rules;
pub use self::marks::Wish;

/// Everything that is kept, ready to be written to.
#[derive(Debug)]
pub struct Library {
    pub store: Store,
    pub subscriptions: Subscriptions,
    data_folder: PathBuf,
    /// The subscription of each feed that is followed.
    feeds: HashMap<FeedId, Subscription>,
    told: Option<String>,
}

impl Library {
    /// Opens both and brings the database in step with the file; what is to be said comes beside it.
    pub fn open(config_folder: &Path, data_folder: &Path) -> (Self, Vec<Text>) {
        let (store, mut notices) = Store::open(config_folder, data_folder);
        let mut library = Self {
            store,
            subscriptions: Subscriptions::open(config_folder),
            data_folder: data_folder.to_path_buf(),
            feeds: HashMap::new(),
            told: None,
        };
        library.follow_feeds();
        notices.extend(library.notices());
        (library, notices)
    }

    /// The subscriptions by the numbers of their feeds.
    pub fn feeds(&self) -> &HashMap<FeedId, Subscription> {
        &self.feeds
    }

    /// What is to be said since this was asked last, one sentence each.
    pub fn notices(&mut self) -> Vec<Text> {
        let mut notices = self.store.notices();
        let problem = self.subscriptions.problem().map(|problem| {
            format!("{problem}; the feeds stay as they were until feeds.toml can be read again")
        });
        let mistake = self.subscriptions.mistakes().first().map(|first| {
            let more = self.subscriptions.mistakes().len() - 1;
            let further = if more > 0 {
                format!(" (and {more} more)")
            } else {
                String::new()
            };
            format!("feeds.toml, {first}{further}")
        });
        let said = problem.or(mistake);
        if said != self.told {
            notices.extend(said.as_deref().map(Text::line));
            self.told = said;
        }
        notices
    }
}
