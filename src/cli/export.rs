//! `newsview export`: feeds, bookmarks and articles for other programs.

use std::collections::HashSet;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use crate::config::paths::Paths;
use crate::domain::article::{Article, ArticleId};
use crate::domain::bookmark::Bookmark;
use crate::domain::library::{Listing, Scope, View};
use crate::domain::query::Query;
use crate::jobs::keep;
use crate::jobs::library::Library;
use crate::jobs::refresh::asking::Asking;
use crate::jobs::refresh::plan;
use crate::jobs::transfer::{self, Articles, Exported};
use crate::sources::http;
use crate::sources::write::json::Marks;
use crate::store::reader::Reader;

use super::Exit;
use super::named;
use super::out::{Out, complain};
use super::told;

/// What to write, and how.
#[derive(Debug, Args)]
pub struct Export {
    /// How articles are written
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Only articles of this feed
    #[arg(long, value_name = "FEED")]
    feed: Option<String>,
    /// What to write on standard output
    #[arg(value_enum)]
    what: What,
    /// Only articles with these words
    #[arg(value_name = "QUERY")]
    query: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// The feeds that are followed
    Opml,
    Bookmarks,
    /// Everything in the library
    Articles,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// JSON Lines, an article each
    Json,
    Markdown,
}

impl Export {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let has_choice = self.query.is_some() || self.feed.is_some() || self.format.is_some();
        if self.what == What::Opml && has_choice {
            complain("OPML has all feeds and no articles: no query, --feed or --format goes with it");
            return Ok(Exit::WrongUse);
        }
        let mut told = told::library(paths);
        let library = &mut *told;
        if self.what == What::Opml {
            return opml(library, out);
        }
        let planned = plan::plan(&mut library.store, library.subscriptions.all());
        let feed = match &self.feed {
            Some(name) => match named::one(&planned, name) {
                Ok(feed) => Some(&feed.asking),
                Err(why) => {
                    complain(&why);
                    return Ok(Exit::WrongUse);
                }
            },
            None => None,
        };
        let count = match self.what {
            What::Bookmarks => self.bookmarks(library, feed, paths, out)?,
            _ => self.articles(feed, paths, out)?,
        };
        if count == 0 {
            complain("nothing found");
            return Ok(Exit::Failed);
        }
        Ok(Exit::Done)
    }

    fn articles(&self, feed: Option<&Asking>, paths: &Paths, out: &mut Out) -> anyhow::Result<usize> {
        let listing = Listing {
            scope: feed.map_or(Scope::All, |feed| Scope::Feed(feed.feed)),
            query: self.query.clone().unwrap_or_default(),
            ..Listing::default()
        };
        let mut articles = Articles::new(Reader::new(&paths.data), listing, Timestamp::now())?;
        let count = self.write(articles.by_ref(), out)?;
        articles
            .problem()
            .map_or(Ok(count), |problem| Err(problem.into()))
    }

    fn bookmarks(
        &self,
        library: &mut Library,
        feed: Option<&Asking>,
        paths: &Paths,
        out: &mut Out,
    ) -> anyhow::Result<usize> {
        let loaded = library.store.load();
        let read = read_bookmarks(paths)?;
        let query = Query::parse(self.query.as_deref().unwrap_or_default());
        let is_meant = |article: &Article| {
            let is_of_feed = feed.is_none_or(|feed| {
                let own = article.feed.as_deref().unwrap_or_default();
                [http::shown(&feed.state.address), http::shown(&feed.source)].contains(&http::shown(own))
            });
            is_of_feed && (query.is_empty() || query.find(&article.haystack).is_some())
        };
        let store = &mut library.store;
        let exported = loaded.bookmarks.iter().filter_map(|bookmark| {
            let article = keep::article(store, bookmark);
            let is_read = loaded.read.contains(&bookmark.id) || read.contains(&bookmark.id);
            is_meant(&article).then(|| exported(article, bookmark, is_read))
        });
        self.write(exported, out)
    }

    fn write(
        &self,
        articles: impl Iterator<Item = Exported<Arc<Article>>>,
        out: &mut Out,
    ) -> anyhow::Result<usize> {
        let count = match self.format {
            Some(Format::Markdown) => transfer::markdown(articles, out.writer())?,
            _ => transfer::json_lines(articles, out.writer())?,
        };
        Ok(count)
    }
}

fn opml(library: &Library, out: &mut Out) -> anyhow::Result<Exit> {
    let (text, left_out) = transfer::export_opml(library.subscriptions.all());
    for left_out in left_out {
        complain(&format!("left out: {left_out}"));
    }
    out.own(&text)?;
    Ok(Exit::Done)
}

fn exported(article: Article, bookmark: &Bookmark, is_read: bool) -> Exported<Arc<Article>> {
    Exported {
        article: Arc::new(transfer::without_password(article)),
        marks: Marks {
            read: is_read,
            bookmarked: true,
            tags: bookmark.tags.iter().map(ToString::to_string).collect(),
            ..Marks::default()
        },
        note: bookmark.note.as_ref().map(ToString::to_string),
    }
}

/// The bookmarks of the library that are read.
fn read_bookmarks(paths: &Paths) -> anyhow::Result<HashSet<ArticleId>> {
    let listing = Listing {
        view: View::Bookmarks,
        ..Listing::default()
    };
    let articles = Articles::new(Reader::new(&paths.data), listing, Timestamp::now())?;
    Ok(articles.read_ids()?)
}
