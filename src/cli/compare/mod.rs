//! `newsview compare`: reports side by side, by their own words.

mod json;
mod names;
mod table;
mod text;

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::Path;
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
    /// for standard input; a folder stands for all articles in it
    #[arg(value_name = "ID|FILE|FOLDER|ADDRESS|-")]
    targets: Vec<OsString>,
}

/// What the arguments name.
struct Found {
    articles: Vec<Arc<Article>>,
    /// Nothing failed.
    is_whole: bool,
    /// Every argument gave what it names, a folder at least something.
    has_all: bool,
}

impl Compare {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        if self.targets.len() < 2 && !self.names_many() {
            complain("compare needs two reports or more: newsview compare A B");
            return Ok(Exit::WrongUse);
        }
        let mut kept = Kept::load(paths);
        let Found {
            articles,
            is_whole,
            has_all,
        } = self.articles(&mut kept)?;
        let done = if is_whole { Exit::Done } else { Exit::Failed };
        if !has_all {
            return Ok(Exit::Failed);
        }
        if articles.len() < 2 {
            complain("compare needs two reports or more, and there is only one");
            return Ok(if is_whole { Exit::WrongUse } else { Exit::Failed });
        }
        let compared: Vec<&Article> = articles.iter().map(AsRef::as_ref).collect();
        let comparison = compare::compare(&compared);
        if comparison.is_cut {
            complain("a report is too long to be compared as a whole: its end is left out");
        }
        if self.json {
            out.json(&json::comparison(&comparison, &articles))?;
            return Ok(done);
        }
        let clock = Clock {
            now: Timestamp::now(),
            zone: TimeZone::system(),
        };
        let page = text::Page {
            comparison: &comparison,
            articles: &articles,
            names: &names::of(&articles),
            width: usize::from(self.width.unwrap_or_else(usual_width)),
            clock: &clock,
        };
        out.own(&page.text())?;
        Ok(done)
    }

    /// Whether the only argument may hold several reports: a file, a folder, or standard input.
    fn names_many(&self) -> bool {
        let mut sources = self.targets.iter().map(|argument| target::named(argument));
        sources.any(|named| matches!(named, Named::Source(_)))
    }

    /// The articles of all arguments in their order, each once.
    fn articles(&self, kept: &mut Kept) -> anyhow::Result<Found> {
        let mut ids: HashSet<ArticleId> = HashSet::new();
        let mut found = Found {
            articles: Vec::new(),
            is_whole: true,
            has_all: true,
        };
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
            // Of a folder, what can be read is compared.
            let is_folder = Path::new(argument).is_dir();
            found.is_whole &= is_read;
            found.has_all &= (is_read || is_folder) && !articles.is_empty();
            let new = articles
                .into_iter()
                .filter(|article| ids.insert(article.id.clone()));
            found.articles.extend(new);
        }
        Ok(found)
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
