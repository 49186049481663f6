//! `newsview compare`: reports side by side, by their own words.

mod json;
mod table;
mod text;

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::sync::Arc;

use clap::Args;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::config::paths::Paths;
use crate::domain::article::{Article, ArticleId};
use crate::runtime::loader::Source;
use crate::stories::compare;
use crate::ui::age::Clock;

use super::Exit;
use super::find;
use super::kept::Kept;
use super::out::{Out, complain};
use super::target::{self, Named};

/// What to compare, and how to show it.
#[derive(Debug, Args)]
pub struct Compare {
    /// One JSON object
    #[arg(long)]
    json: bool,
    /// Columns of the text: two columns side by side from 120, the facts beside them from 200
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=1000))]
    width: Option<u16>,
    /// Two reports or more, each an article's id (its beginning is enough), a file, an address, or -
    /// for standard input
    #[arg(value_name = "ID|FILE|ADDRESS|-")]
    targets: Vec<OsString>,
}

impl Compare {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        if self.targets.len() < 2 && !self.names_many() {
            complain("compare needs two reports or more: newsview compare A B");
            return Ok(Exit::WrongUse);
        }
        let mut kept = Kept::load(paths);
        let (articles, is_whole) = self.articles(&mut kept)?;
        if !is_whole {
            return Ok(Exit::Failed);
        }
        if articles.len() < 2 {
            complain("compare needs two reports or more, and there is only one");
            return Ok(Exit::WrongUse);
        }
        let articles: Vec<&Article> = articles.iter().map(AsRef::as_ref).collect();
        let comparison = compare::compare(&articles);
        if comparison.is_cut {
            complain("a report is too long to be compared as a whole: its end is left out");
        }
        if self.json {
            out.json(&json::comparison(&comparison))?;
            return Ok(Exit::Done);
        }
        let clock = Clock {
            now: Timestamp::now(),
            zone: TimeZone::system(),
        };
        let page = text::Page {
            comparison: &comparison,
            width: usize::from(self.width.unwrap_or_else(usual_width)),
            clock: &clock,
        };
        out.own(&page.text())?;
        Ok(Exit::Done)
    }

    /// Whether the only argument may hold several reports: a file, a folder, or standard input.
    fn names_many(&self) -> bool {
        let mut sources = self.targets.iter().map(|argument| target::named(argument));
        sources.any(|named| matches!(named, Named::Source(_)))
    }

    /// The articles of all arguments in their order, each once; whether all could be had.
    fn articles(&self, kept: &mut Kept) -> anyhow::Result<(Vec<Arc<Article>>, bool)> {
        let mut found: Vec<Arc<Article>> = Vec::new();
        let mut ids: HashSet<ArticleId> = HashSet::new();
        let mut is_whole = true;
        let mut has_read_input = false;
        for argument in &self.targets {
            let (articles, is_read) = match target::named(argument) {
                Named::Source(Source::StandardInput) if has_read_input => continue,
                Named::Source(source) => {
                    has_read_input |= source == Source::StandardInput;
                    target::articles(&[source])
                }
                Named::Other(id) => match find::article(&id, kept)? {
                    Ok(article) => (vec![article], true),
                    Err(why) => {
                        complain(&why);
                        (Vec::new(), false)
                    }
                },
            };
            is_whole &= is_read && !articles.is_empty();
            found.extend(
                articles
                    .into_iter()
                    .filter(|article| ids.insert(article.id.clone())),
            );
        }
        Ok((found, is_whole))
    }
}

/// The terminal's width, or what lines of text usually have.
fn usual_width() -> u16 {
    const USUAL: u16 = 80;
    if !std::io::stdout().is_terminal() {
        return USUAL;
    }
    crate::runtime::terminal::columns().unwrap_or(USUAL)
}
