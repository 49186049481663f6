//! Takes over the lists of other readers that were found on this machine.

use std::fmt::Write as _;
use std::path::Path;

use crate::app::message::FoundList;
use crate::jobs::found_lists::{self, Surroundings};
use crate::jobs::library::{Library, Report};

/// The lists that could be taken over; said only to who follows nothing yet.
pub fn look() -> Vec<FoundList> {
    let found = found_lists::find(&Surroundings::of_process());
    let offered = found.into_iter().map(|list| FoundList {
        name: list.name,
        feeds: list.feeds,
    });
    offered.collect()
}

/// What taking over came to.
pub struct Taken {
    pub said: String,
    /// What was left out and why, a line each.
    pub left_out: Vec<String>,
    /// The feeds came without a single article.
    pub is_bare: bool,
}

/// Takes over everything that is found, and says what that came to.
pub fn take_over(config_dir: &Path, data_dir: &Path) -> Result<Taken, String> {
    let lists = found_lists::find(&Surroundings::of_process());
    let (mut library, _) = Library::open(config_dir, data_dir);
    let report = library
        .take_over_found(&lists, &mut |_| {})
        .map_err(|problem| problem.to_string())?;
    if let Some(notice) = library.notices().into_iter().next() {
        return Err(notice.to_string());
    }
    let names: Vec<String> = lists.into_iter().map(|list| list.name).collect();
    Ok(Taken {
        said: sentence(&report, &names.join(" and ")),
        left_out: report.left_out.iter().map(ToString::to_string).collect(),
        is_bare: report.feeds > 0 && report.articles == 0,
    })
}

/// `took 42 feeds and 310 articles over from newsboat; u takes it back`
fn sentence(report: &Report, from: &str) -> String {
    let mut said = match (report.feeds, report.known) {
        (0, 0) => return format!("nothing could be taken over from {from}"),
        (0, _) if report.bookmarked > 0 => {
            format!("took {} over from {from}", counted(report.bookmarked, "bookmark"))
        }
        (0, _) => format!("all feeds of {from} are followed already"),
        (feeds, _) if report.articles > 0 => {
            let articles = counted(report.articles, "article");
            format!("took {} and {articles} over from {from}", counted(feeds, "feed"))
        }
        (feeds, _) => format!("took {} over from {from}", counted(feeds, "feed")),
    };
    if report.feeds > 0 || report.bookmarked > 0 {
        said.push_str("; u takes it back");
    }
    match report.left_out.len() {
        0 => {}
        1 => said.push_str("; 1 line was not taken over, ! shows it"),
        count => {
            let _ = write!(said, "; {count} lines were not taken over, ! shows them");
        }
    }
    said
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
