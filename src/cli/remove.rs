//! `newsview remove`: drops feeds.

use clap::Args;

use crate::config::paths::Paths;
use crate::jobs::refresh::plan;

use super::Exit;
use super::named::{self, NO_FEEDS};
use super::out::{complain, say};
use super::told;

/// Which feeds to drop.
#[derive(Debug, Args)]
pub struct Remove {
    /// Feeds by address, title, number, or how a title begins
    #[arg(value_name = "FEED", required = true)]
    feeds: Vec<String>,
}

impl Remove {
    pub fn run(&self, paths: &Paths) -> anyhow::Result<Exit> {
        let mut told = told::library(paths);
        let library = &mut *told;
        let planned = plan::plan(&mut library.store, library.subscriptions.all());
        if planned.is_empty() {
            if library.subscriptions.problem().is_none() {
                complain(NO_FEEDS);
            }
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
        let is_kept = !told.tell() && told.store.trouble().is_none();
        Ok(if is_kept { Exit::Done } else { Exit::Failed })
    }
}
