//! `newsview show`: an article as the reader sets it.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::config::{self, paths::Paths};
use crate::domain::article::Article;
use crate::jobs::edition;
use crate::sources::write::{json, markdown};
use crate::ui::age::Clock;
use crate::ui::print;

use super::Exit;
use super::out::{Out, complain};
use super::target::{self, Kept, Named};

/// What to show, and how.
#[derive(Debug, Args)]
pub struct Show {
    /// Columns of the text
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(10..=1000))]
    width: Option<u16>,
    /// How to write it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// An article's id, a file, or - for standard input
    #[arg(value_name = "ID|FILE|-")]
    target: OsString,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    /// With newsview's own colours
    Ansi,
    Markdown,
    Json,
}

impl Show {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let kept = Kept::load(paths);
        let (articles, is_whole) = match target::named(&self.target) {
            Named::Source(source) => target::articles(&[source]),
            Named::Address(address) => {
                complain(&target::address_fault(&address));
                return Ok(Exit::WrongUse);
            }
            Named::Other(id) => match with_id(&id, &kept) {
                Some(article) => (vec![article], true),
                None => {
                    complain(&format!("no file, and no article with the id \"{id}\""));
                    return Ok(Exit::Failed);
                }
            },
        };
        for (index, article) in articles.iter().enumerate() {
            self.print(article, index > 0, &kept, paths, out)?;
        }
        Ok(if is_whole && !articles.is_empty() {
            Exit::Done
        } else {
            Exit::Failed
        })
    }

    fn print(
        &self,
        article: &Article,
        is_next: bool,
        kept: &Kept,
        paths: &Paths,
        out: &mut Out,
    ) -> anyhow::Result<()> {
        let marks = kept.marks(&article.id);
        match self.format {
            Format::Json => return Ok(out.json(&json::article(article, &marks))?),
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

fn with_id(id: &str, kept: &Kept) -> Option<Arc<Article>> {
    let known = edition::articles()
        .into_iter()
        .chain(kept.bookmarks.iter().cloned());
    known.into_iter().find(|article| article.id.as_str() == id)
}
