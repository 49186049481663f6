//! `newsview import`: takes over the feeds, and articles, of other readers.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::config::paths::Paths;
use crate::domain::limits;
use crate::jobs::found_lists::{self, Surroundings};
use crate::jobs::library::Report;
use crate::jobs::transfer::{self, Import as List, ListError};

use super::Exit;
use super::out::{Out, complain, say};
use super::told;

/// Which list to take over.
#[derive(Debug, Args)]
pub struct Import {
    /// One JSON object that says what was taken over
    #[arg(long)]
    json: bool,
    /// OPML, newsboat's urls or cache.db, or newsraft's feeds; - is standard input. Without one,
    /// the lists that lie on this machine are named
    #[arg(value_name = "FILE|-")]
    file: Option<PathBuf>,
}

impl Import {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let Some(file) = &self.file else {
            return self.found(out);
        };
        let list = match read(file) {
            Ok(list) => list,
            Err(why) => {
                complain(&format!("{}: {why}", file.display()));
                return Ok(Exit::Failed);
            }
        };
        let mut library = told::library(paths);
        let report = library.take_over(&list, &mut |_| {})?;
        if self.json {
            out.json(&as_json(&report))?;
        } else {
            for left_out in &report.left_out {
                complain(&format!("not taken over: {left_out}"));
            }
        }
        say(&format!("{}\n", sentence(&report)));
        let is_kept = !library.tell() && library.store.trouble().is_none();
        let is_done = is_kept && report.feeds + report.known > 0;
        Ok(if is_done { Exit::Done } else { Exit::Failed })
    }

    /// Names the lists that lie on this machine.
    fn found(&self, out: &mut Out) -> anyhow::Result<Exit> {
        let found = found_lists::find(&Surroundings::of_process());
        if found.is_empty() {
            complain(
                "no list of another reader was found on this machine; \
                 newsview import FILE takes over OPML, and what newsboat and newsraft have",
            );
            return Ok(Exit::Failed);
        }
        for list in &found {
            let path = list.path.to_string_lossy();
            if self.json {
                let cache = list.cache.as_ref().map(|cache| cache.to_string_lossy());
                out.json(&json!({ "name": list.name, "path": path, "feeds": list.feeds, "cache": cache }))?;
                continue;
            }
            let articles = list.cache.as_ref().map_or("", |_| " with their articles");
            out.line(&format!(
                "{}: {}{articles}: newsview import {path}",
                list.name,
                counted(list.feeds, "feed")
            ))?;
        }
        Ok(Exit::Done)
    }
}

fn read(file: &Path) -> Result<List, ListError> {
    if file != Path::new("-") {
        return transfer::read_list(file, &Surroundings::of_process());
    }
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(limits::LIST_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limits::LIST_BYTES {
        return Err(ListError::TooLarge);
    }
    transfer::read_bytes(&bytes, "")
}

/// `12 feeds (2 followed already), 300 articles (250 read, 3 bookmarked)`
fn sentence(report: &Report) -> String {
    let known = match report.known {
        0 => String::new(),
        known => format!(" ({known} followed already)"),
    };
    let marks = [(report.read, "read"), (report.bookmarked, "bookmarked")];
    let marks: Vec<String> = marks
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, mark)| format!("{count} {mark}"))
        .collect();
    let marks = match marks.as_slice() {
        [] => String::new(),
        marks => format!(" ({})", marks.join(", ")),
    };
    let articles = match report.articles {
        0 if marks.is_empty() => String::new(),
        count => format!(", {}", counted(count, "article")),
    };
    let left_out = match report.left_out.len() {
        0 => String::new(),
        1 => "; 1 line was not taken over".to_owned(),
        count => format!("; {count} lines were not taken over"),
    };
    let feeds = counted(report.feeds, "feed");
    format!("took over {feeds}{known}{articles}{marks}{left_out}")
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

fn as_json(report: &Report) -> serde_json::Value {
    let left_out = report.left_out.iter();
    let left_out = left_out
        .map(|left| json!({ "line": left.line, "what": left.what.as_str(), "why": left.why.as_str() }));
    json!({
        "feeds": report.feeds,
        "known": report.known,
        "articles": report.articles,
        "read": report.read,
        "bookmarked": report.bookmarked,
        "left_out": left_out.collect::<Vec<_>>(),
    })
}
