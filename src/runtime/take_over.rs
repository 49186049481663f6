//! Takes over the lists of other readers that were found on this machine.

use std::path::Path;

use crate::app::message::{self, Message};
use crate::jobs::found_lists::{self, Surroundings};
use crate::jobs::library::Library;
use crate::jobs::library::import::{Progress, Report};

use super::Sender;

/// Looks for lists, and offers what is found.
pub fn look(sender: &Sender) {
    let found = found_lists::find(&Surroundings::of_process());
    if found.is_empty() {
        return;
    }
    let offered = found.into_iter().map(|list| message::FoundList {
        name: list.name,
        feeds: list.feeds,
    });
    sender.send(Message::ListsFound(offered.collect()));
}

/// Takes over everything that is found, by a writer of its own; says what that came to.
pub fn take_over(config_dir: &Path, data_dir: &Path, sender: &Sender) -> Result<String, String> {
    let lists = found_lists::find(&Surroundings::of_process());
    let names: Vec<&str> = lists.iter().map(|list| list.name.as_str()).collect();
    let names = names.join(" and ");
    let (mut library, _) = Library::open(config_dir, data_dir);
    let mut advanced = |progress: Progress| {
        sender.send(Message::Transferred {
            name: names.clone(),
            done: progress.feeds as u64,
            of: Some(progress.of as u64),
            is_finished: progress.feeds == progress.of,
        });
    };
    let report = library.take_over_found(&lists, &mut advanced);
    sender.send(Message::Transferred {
        name: names.clone(),
        done: 0,
        of: None,
        is_finished: true,
    });
    let report = report.map_err(|error| error.to_string())?;
    library.store.sync_to_disk();
    Ok(sentence(&report, &names))
}

/// `took 42 feeds over from newsboat, with 1204 articles; u takes it back`.
fn sentence(report: &Report, names: &str) -> String {
    let feeds = match report.feeds {
        1 => "1 feed".to_owned(),
        count => format!("{count} feeds"),
    };
    let articles = match report.articles {
        0 => String::new(),
        count => format!(", with {count} articles"),
    };
    let left = match report.left_out.len() {
        0 => String::new(),
        count => format!("; {count} could not be taken: newsview import names them"),
    };
    format!("took {feeds} over from {names}{articles}{left}; u takes it back")
}
