//! `newsview bookmarks`: what is kept on purpose.

use clap::Args;

use crate::config::paths::Paths;

use super::Exit;
use super::kept::Kept;
use super::list;
use super::out::{Out, complain};

/// How to list bookmarks.
#[derive(Debug, Args)]
pub struct Bookmarks {
    /// JSON Lines, an article each
    #[arg(long)]
    json: bool,
}

impl Bookmarks {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let mut kept = Kept::load(paths);
        if kept.bookmarks.is_empty() {
            complain("no bookmarks yet");
            return Ok(Exit::Failed);
        }
        let bookmarks = kept.bookmarks.clone();
        list::print(&bookmarks, &mut kept, self.json, out)?;
        Ok(Exit::Done)
    }
}
