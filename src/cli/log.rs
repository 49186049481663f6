//! `newsview log`: what was changed, in words, newest first.

use clap::Args;
use jiff::tz::TimeZone;
use serde_json::json;

use crate::config::paths::Paths;
use crate::domain::change::Logged;
use crate::domain::limits;
use crate::store;

use super::Exit;
use super::out::{Out, complain};
use super::told;

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
        let (entries, is_whole) = self.entries(paths);
        if entries.is_empty() && self.limit != Some(0) {
            // Of a journal that was damaged, nobody knows that.
            if is_whole {
                complain("nothing was changed yet");
            }
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

    /// The entries, and whether there was nothing to say about what they were read from.
    fn entries(&self, paths: &Paths) -> (Vec<Logged>, bool) {
        if !store::exists(&paths.data) {
            return (Vec::new(), true);
        }
        let mut store = told::store(paths);
        let all = usize::try_from(limits::JOURNAL_ENTRIES).unwrap_or(usize::MAX);
        let entries = store.log(self.limit.unwrap_or(all));
        let is_whole = !store.tell();
        (entries, is_whole)
    }
}
