//! `newsview parse`: what newsview sees in a file or at an address, without keeping anything.

use std::ffi::OsString;
use std::io::Read;
use std::sync::Arc;

use clap::Args;

use crate::domain::article::Article;
use crate::domain::limits;
use crate::domain::subscription::without_credentials;
use crate::jobs::{find_files, read_file, read_stream};
use crate::runtime::job;
use crate::runtime::loader::{self, Source};
use crate::sources::write::json;
use crate::sources::{self, Place, Reading};

use super::Exit;
use super::out::{Out, complain};
use super::target::{self, Named};

/// What to look into.
#[derive(Debug, Args)]
pub struct Parse {
    /// One JSON object
    #[arg(long)]
    json: bool,
    /// A file, an address, or - for standard input
    #[arg(value_name = "FILE|ADDRESS|-")]
    target: OsString,
}

impl Parse {
    pub fn run(&self, out: &mut Out) -> anyhow::Result<Exit> {
        let mut name = self.target.to_string_lossy();
        let read = match target::named(&self.target) {
            Named::Source(Source::Path(path)) => {
                let path = find_files::absolute(&path);
                job::run(|| read_file::try_read(&path))
                    .and_then(|read| read.map_err(|fault| fault.to_string()))
            }
            Named::Source(Source::StandardInput) => {
                name = read_stream::NAME.into();
                job::run(read_standard_input).flatten()
            }
            Named::Source(Source::Address(address)) => {
                name = without_credentials(&address).into();
                loader::try_read_address(&address, &Arc::default())
            }
            Named::Other(_) => Err("there is no such file".to_owned()),
        };
        let reading = match read {
            Ok(reading) => reading,
            Err(why) => {
                complain(&format!("cannot read {name}: {why}"));
                return Ok(Exit::Failed);
            }
        };
        if self.json {
            out.json(&json::parsed(&reading))?;
        } else {
            describe(&reading, out)?;
        }
        Ok(Exit::Done)
    }
}

fn read_standard_input() -> Result<Reading, String> {
    let mut bytes = Vec::new();
    let read = std::io::stdin()
        .lock()
        .take(limits::FILE_BYTES)
        .read_to_end(&mut bytes);
    read.map_err(|error| find_files::reason(&error))?;
    let place = Place {
        source: read_stream::SOURCE.into(),
        ..Place::default()
    };
    sources::read(&bytes, &place).map_err(|fault| fault.to_string())
}

fn describe(reading: &Reading, out: &mut Out) -> std::io::Result<()> {
    if let Some(feed) = &reading.feed {
        out.line(&format!("feed: {}", feed.title))?;
        if let Some(site) = &feed.site_url {
            out.line(&format!("site: {site}"))?;
        }
    }
    for warning in &reading.warnings {
        out.line(&format!("warning: {warning}"))?;
    }
    reading
        .articles
        .iter()
        .try_for_each(|article| describe_article(article, out))
}

fn describe_article(article: &Article, out: &mut Out) -> std::io::Result<()> {
    let value = json::article(article, &json::Marks::default());
    out.line(&format!("\n{}", article.title))?;
    for name in [
        "id",
        "url",
        "outlet",
        "author",
        "published",
        "updated",
        "language",
        "dateline",
    ] {
        if let Some(text) = value.get(name).and_then(serde_json::Value::as_str) {
            out.line(&format!("  {name}: {text}"))?;
        }
    }
    let counts = [
        ("blocks", article.document.blocks.len()),
        ("words", article.document.word_count()),
        ("links", article.document.links.len()),
        ("pictures", article.document.figures().len()),
        ("enclosures", article.enclosures.len()),
    ];
    for (name, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        out.line(&format!("  {name}: {count}"))?;
    }
    let warnings = value.get("warnings").and_then(serde_json::Value::as_array);
    for warning in warnings
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_str)
    {
        out.line(&format!("  warning: {warning}"))?;
    }
    Ok(())
}
