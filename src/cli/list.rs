//! `newsview list`: articles, a line each.

use std::ffi::OsString;
use std::io;
use std::sync::Arc;

use clap::Args;
use jiff::tz::TimeZone;

use crate::config::paths::Paths;
use crate::domain::article::Article;
use crate::domain::library::{Listing, Scope, View};
use crate::domain::query::{Hit, Query};
use crate::runtime::loader::Source;
use crate::sources::write::json;

use super::Exit;
use super::kept::Kept;
use super::library::{self, Shelf};
use super::out::{Out, complain};
use super::target;

/// What to list.
#[derive(Debug, Args)]
pub struct List {
    /// Only articles with these words
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    /// JSON Lines, an article each
    #[arg(long)]
    json: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Only articles that were not read yet
    #[arg(long, conflicts_with = "bookmarks")]
    unread: bool,
    /// Only bookmarked articles
    #[arg(long)]
    bookmarks: bool,
    /// Only articles of this feed, by its title or address
    #[arg(long, value_name = "FEED")]
    feed: Option<String>,
    /// Sources, and words to find; an argument that names nothing that exists is the query. Without
    /// sources the library is listed
    #[arg(value_name = "QUERY|FILE|FOLDER|ADDRESS|-")]
    arguments: Vec<OsString>,
}

impl List {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let (sources, others) = target::sort(&self.arguments);
        let mut queries = self.query.iter().chain(&others);
        let (query, second) = (queries.next(), queries.next());
        if let Some(second) = second {
            complain(&format!("\"{second}\" is neither a source nor the only query"));
            return Ok(Exit::WrongUse);
        }
        let words = query.map_or("", String::as_str);
        if !sources.is_empty() && self.feed.is_some() {
            complain("--feed names a feed of the library, which is listed without other sources");
            return Ok(Exit::WrongUse);
        }
        if sources.is_empty()
            && let Some(shelf) = Shelf::open(paths)?
        {
            return self.list_library(shelf, words, out);
        }
        self.list_sources(&sources, words, paths, out)
    }

    fn list_library(&self, mut shelf: Shelf, words: &str, out: &mut Out) -> anyhow::Result<Exit> {
        let mut listing = Listing {
            query: words.to_owned(),
            ..Listing::default()
        };
        if self.unread {
            listing.view = View::Unread;
        } else if self.bookmarks {
            listing.view = View::Bookmarks;
        }
        if let Some(name) = &self.feed {
            match shelf.feed(name)? {
                Ok(feed) => listing.scope = Scope::Feed(feed),
                Err(why) => {
                    complain(&why);
                    return Ok(Exit::WrongUse);
                }
            }
        }
        let zone = TimeZone::system();
        let limit = self.limit.unwrap_or(usize::MAX);
        let count = shelf.list(&listing, limit, |reader, rows| {
            if self.json {
                return library::each_whole(reader, rows, |article, marks| {
                    out.json(&json::article(article, marks))
                });
            }
            rows.iter()
                .try_for_each(|row| out.line(&line(&row.article, &zone)))?;
            Ok(())
        })?;
        if count > 0 {
            return Ok(Exit::Done);
        }
        let is_empty = shelf.articles()? == 0;
        complain(&if is_empty {
            "no articles yet; newsview refresh asks your feeds for some".to_owned()
        } else {
            nothing_found(words)
        });
        Ok(Exit::Failed)
    }

    fn list_sources(
        &self,
        sources: &[Source],
        words: &str,
        paths: &Paths,
        out: &mut Out,
    ) -> anyhow::Result<Exit> {
        if let Some(name) = &self.feed {
            let name = crate::domain::subscription::without_credentials(name);
            complain(&format!("no feed \"{name}\"; no feeds are followed yet"));
            return Ok(Exit::WrongUse);
        }
        let (articles, is_whole) = target::articles(sources);
        let mut articles = found(&Query::parse(words), articles);
        let mut kept = Kept::load(paths);
        if self.unread || self.bookmarks {
            let marks = kept.marks(articles.iter().map(|article| &article.id));
            let mut marks = marks.into_iter();
            articles.retain(|_| {
                let marks = marks.next().unwrap_or_default();
                !(self.unread && marks.read) && (marks.bookmarked || !self.bookmarks)
            });
        }
        articles.truncate(self.limit.unwrap_or(usize::MAX));
        print(&articles, &mut kept, self.json, out)?;
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

/// Prints articles: id, date, outlet and headline; or each as JSON.
pub fn print(articles: &[Arc<Article>], kept: &mut Kept, is_json: bool, out: &mut Out) -> io::Result<()> {
    let zone = TimeZone::system();
    if !is_json {
        return articles
            .iter()
            .try_for_each(|article| out.line(&line(article, &zone)));
    }
    let marks = kept.marks(articles.iter().map(|article| &article.id));
    for (article, marks) in articles.iter().zip(&marks) {
        out.json(&json::article(article, marks))?;
    }
    Ok(())
}

/// Id, date, outlet and headline.
pub fn line(article: &Article, zone: &TimeZone) -> String {
    let date = article.published.map_or_else(
        || " ".repeat(16),
        |moment| {
            let local = moment.to_zoned(zone.clone());
            local.strftime("%Y-%m-%d %H:%M").to_string()
        },
    );
    format!("{}  {date}  {}  {}", article.id, article.outlet, article.title)
}
