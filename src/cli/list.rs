//! `newsview list`: articles, a line each.

use std::ffi::OsString;
use std::sync::Arc;

use clap::Args;
use jiff::tz::TimeZone;

use crate::config::paths::Paths;
use crate::domain::article::Article;
use crate::domain::query::{Hit, Query};
use crate::sources::write::json;

use super::Exit;
use super::out::{Out, complain};
use super::target::{self, Kept};

/// What to list.
#[derive(Debug, Args)]
pub struct List {
    /// Only articles with these words
    #[arg(long, value_name = "QUERY")]
    query: Option<String>,
    /// JSON Lines, an article each
    #[arg(long)]
    json: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Sources, and words to find; an argument that names nothing that exists is the query
    #[arg(value_name = "QUERY|FILE|FOLDER|-")]
    arguments: Vec<OsString>,
}

impl List {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let (sources, others) = match target::sort(&self.arguments) {
            Ok(sorted) => sorted,
            Err(fault) => {
                complain(&fault);
                return Ok(Exit::WrongUse);
            }
        };
        let mut queries = self.query.iter().chain(&others);
        let (query, second) = (queries.next(), queries.next());
        if let Some(second) = second {
            complain(&format!("\"{second}\" is neither a source nor the only query"));
            return Ok(Exit::WrongUse);
        }
        let words = query.map_or("", String::as_str);
        let query = Query::parse(words);
        let (articles, is_whole) = target::articles(&sources);
        let mut articles = found(&query, articles);
        articles.truncate(self.limit.unwrap_or(usize::MAX));
        print(&articles, &Kept::load(paths), self.json, out)?;
        if articles.is_empty() && is_whole {
            complain(&nothing_found(words));
        }
        let is_done = is_whole && !articles.is_empty();
        Ok(if is_done { Exit::Done } else { Exit::Failed })
    }
}

fn nothing_found(words: &str) -> String {
    if words.is_empty() {
        return "nothing found".to_owned();
    }
    format!("nothing found for \"{words}\"")
}

/// As the screen orders them: title hits first, then newest.
fn found(query: &Query, articles: Vec<Arc<Article>>) -> Vec<Arc<Article>> {
    if query.is_empty() {
        return articles;
    }
    let hit = |article: Arc<Article>| query.find(&article.haystack).map(|hit| (hit, article));
    let mut hits: Vec<(Hit, Arc<Article>)> = articles.into_iter().filter_map(hit).collect();
    hits.sort_by_key(|(hit, _)| *hit);
    hits.into_iter().map(|(_, article)| article).collect()
}

/// Prints articles: id, date, outlet and headline.
pub fn print(articles: &[Arc<Article>], kept: &Kept, is_json: bool, out: &mut Out) -> std::io::Result<()> {
    let zone = TimeZone::system();
    for article in articles {
        if is_json {
            out.json(&json::article(article, &kept.marks(&article.id)))?;
            continue;
        }
        let date = article.published.map_or_else(
            || " ".repeat(16),
            |moment| {
                let local = moment.to_zoned(zone.clone());
                local.strftime("%Y-%m-%d %H:%M").to_string()
            },
        );
        out.line(&format!(
            "{}  {date}  {}  {}",
            article.id, article.outlet, article.title
        ))?;
    }
    Ok(())
}
