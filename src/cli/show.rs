//! `newsview show`: an article as the reader sets it.

use std::ffi::{OsStr, OsString};
use std::io::IsTerminal;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::config::{self, paths::Paths};
use crate::domain::article::Article;
use crate::domain::subscription::without_credentials;
use crate::jobs::{self, page, stored};
use crate::runtime::job;
use crate::runtime::loader::Source;
use crate::sources::http::{Client, Policy};
use crate::sources::write::json::Marks;
use crate::sources::write::{self, json, markdown};
use crate::ui::age::Clock;
use crate::ui::print;

use super::Exit;
use super::find;
use super::kept::Kept;
use super::out::{Out, complain};
use super::target::{self, Named};

/// What to show, and how.
#[derive(Debug, Args)]
pub struct Show {
    /// Columns of the text
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(10..=1000))]
    width: Option<u16>,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Fetch the article's page and show what that says
    #[arg(long)]
    extract: bool,
    /// An earlier text of the article: 1 is the one before the newest
    #[arg(long, value_name = "N", conflicts_with = "extract", value_parser = clap::value_parser!(u32).range(1..))]
    version: Option<u32>,
    /// An article's id (its beginning is enough), a file, an address, or - for standard input
    #[arg(value_name = "ID|FILE|ADDRESS|-")]
    target: OsString,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    /// With newsview's own colours
    Ansi,
    Markdown,
    Html,
    Json,
}

impl Show {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let mut kept = Kept::load(paths);
        let (mut articles, mut is_whole) = match target::named(&self.target) {
            Named::Source(_) if self.version.is_some() => {
                complain("only an article of the library has versions; give its id");
                return Ok(Exit::WrongUse);
            }
            Named::Source(Source::Address(address)) if self.extract => (page(&address), true),
            Named::Source(source) => target::articles(&[source]),
            Named::Other(id) => match self.find(&id, &mut kept)? {
                Ok(article) => (vec![article], true),
                Err(why) => {
                    complain(&why);
                    return Ok(Exit::Failed);
                }
            },
        };
        if self.extract && !is_address(&self.target) {
            is_whole &= extract(&mut articles);
        }
        let marks = kept.marks(articles.iter().map(|article| &article.id));
        for (index, (article, marks)) in articles.iter().zip(&marks).enumerate() {
            self.print(article, index > 0, marks, paths, out)?;
        }
        Ok(if is_whole && !articles.is_empty() {
            Exit::Done
        } else {
            Exit::Failed
        })
    }

    /// The article of an id, in the version that is wanted; else why there is none.
    fn find(&self, id: &str, kept: &mut Kept) -> anyhow::Result<Result<Arc<Article>, String>> {
        let found = find::article(id, kept)?;
        let (Some(back), Ok(article)) = (self.version, &found) else {
            return Ok(found);
        };
        let mut versions = jobs::open::versions(kept.reader(), &article.id, &stored::open)?;
        let earlier = versions.len().saturating_sub(1);
        let back = usize::try_from(back).unwrap_or(usize::MAX);
        if back <= earlier {
            return Ok(Ok(versions.swap_remove(back).1));
        }
        Ok(Err(match earlier {
            0 => "no earlier version of this article is kept".to_owned(),
            1 => "only 1 earlier version of this article is kept".to_owned(),
            _ => format!("only {earlier} earlier versions of this article are kept"),
        }))
    }

    fn print(
        &self,
        article: &Article,
        is_next: bool,
        marks: &Marks,
        paths: &Paths,
        out: &mut Out,
    ) -> anyhow::Result<()> {
        match self.format {
            Format::Json => return Ok(out.json(&json::article(article, marks))?),
            Format::Html => return Ok(out.own(&write::page::article(article))?),
            Format::Markdown => {
                out.line(&markdown::article(article))?;
                return Ok(());
            }
            Format::Text | Format::Ansi => {}
        }
        let config = config::load(paths);
        let width = self.width.unwrap_or_else(|| usual_width(config.settings.measure));
        let clock = Clock {
            now: Timestamp::now(),
            zone: TimeZone::system(),
        };
        let page = print::Page {
            article,
            width,
            clock: &clock,
            is_bookmarked: marks.bookmarked,
        };
        if is_next {
            out.line(&format!("\n{}\n", "─".repeat(usize::from(width))))?;
        }
        match self.format {
            Format::Ansi => out.own(&page.ansi(&config.theme))?,
            _ => out.own(&page.text())?,
        }
        Ok(())
    }
}

/// The measure of the reader, or the terminal's width where that is smaller.
fn usual_width(measure: u16) -> u16 {
    if !std::io::stdout().is_terminal() {
        return measure;
    }
    crate::runtime::terminal::columns().map_or(measure, |columns| columns.min(measure))
}

fn is_address(target: &OsStr) -> bool {
    matches!(target::named(target), Named::Source(Source::Address(_)))
}

/// The article of the page at an address, whatever else is there; what is wrong is said.
fn page(address: &str) -> Vec<Arc<Article>> {
    let client = Client::new(Policy::from_environment());
    let fetched = job::run(AssertUnwindSafe(|| {
        page::fetch(address, &client, &Arc::default())
    }));
    match fetched.flatten() {
        Ok(article) => vec![Arc::new(article)],
        Err(why) => {
            complain(&format!("{}: {why}", without_credentials(address)));
            Vec::new()
        }
    }
}

/// Puts the article of its page in the place of each; says whether all could be had.
fn extract(articles: &mut [Arc<Article>]) -> bool {
    let client = Client::new(Policy::from_environment());
    let mut is_whole = true;
    for article in articles {
        let whole = job::run(AssertUnwindSafe(|| {
            page::extract(article, &client, &Arc::default())
        }));
        match whole.flatten() {
            Ok(whole) => *article = Arc::new(whole),
            Err(why) => {
                complain(&format!("cannot extract \"{}\": {why}", article.title));
                is_whole = false;
            }
        }
    }
    is_whole
}
