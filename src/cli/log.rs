//! `newsview log`: what was changed, in words, newest first.

use clap::Args;
use jiff::tz::TimeZone;
use serde_json::json;

use crate::config::paths::Paths;
use crate::domain::change::Logged;
use crate::domain::limits;
use crate::store::{self, Store};

use super::Exit;
use super::out::{Out, complain};

/// How to tell what was changed.
#[derive(Debug, Args)]
pub struct Log {
    /// JSON Lines, a change each
    #[arg(long)]
    json: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl Log {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let entries = self.entries(paths);
        if entries.is_empty() {
            complain("nothing was changed yet");
            return Ok(Exit::Failed);
        }
        let zone = TimeZone::system();
        for entry in &entries {
            let at = entry.at.to_zoned(zone.clone());
            if self.json {
                out.json(&json!({
                    "at": entry.at.to_string(),
                    "change": entry.sentence,
                    "taken_back": entry.is_undone,
                }))?;
                continue;
            }
            let mark = if entry.is_undone { "  (taken back)" } else { "" };
            let sentence = &entry.sentence;
            out.line(&format!("{}  {sentence}{mark}", at.strftime("%Y-%m-%d %H:%M")))?;
        }
        Ok(Exit::Done)
    }

    fn entries(&self, paths: &Paths) -> Vec<Logged> {
        if !store::exists(&paths.data) {
            return Vec::new();
        }
        let (mut store, notices) = Store::open(&paths.config, &paths.data);
        for notice in &notices {
            complain(notice);
        }
        let all = usize::try_from(limits::JOURNAL_ENTRIES).unwrap_or(usize::MAX);
        store.log(self.limit.unwrap_or(all))
    }
}
