//! `newsview remove`: drops feeds.

use clap::Args;

use crate::config::paths::Paths;
use crate::jobs::library::Library;
use crate::jobs::refresh::plan;

use super::Exit;
use super::named::{self, NO_FEEDS};
use super::out::{complain, complain_each, say};

/// Which feeds to drop.
#[derive(Debug, Args)]
pub struct Remove {
    /// Feeds by address, title, number, or how a title begins
    #[arg(value_name = "FEED", required = true)]
    feeds: Vec<String>,
}

impl Remove {
    pub fn run(&self, paths: &Paths) -> anyhow::Result<Exit> {
        let (mut library, notices) = Library::open(&paths.config, &paths.data);
        complain_each(&notices);
        let planned = plan::plan(&mut library.store, library.subscriptions.all());
        if planned.is_empty() {
            complain(NO_FEEDS);
            return Ok(Exit::Failed);
        }
        let feeds = match named::all(&planned, &self.feeds) {
            Ok(feeds) => feeds,
            Err(why) => {
                complain(&why);
                return Ok(Exit::WrongUse);
            }
        };
        let changed = library.drop_feeds(&feeds)?;
        let them = if feeds.len() == 1 { "it" } else { "them" };
        say(&format!(
            "{}; u on the screen takes that back, and newsview add brings {them} back with the articles\n",
            changed.sentence()
        ));
        let notices = library.notices();
        complain_each(&notices);
        let is_kept = notices.is_empty() && library.store.trouble().is_none();
        Ok(if is_kept { Exit::Done } else { Exit::Failed })
    }
}
