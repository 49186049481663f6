//! The library as commands read it: opened once, and listed part by part.

use std::sync::Arc;

use jiff::Timestamp;

use crate::config::paths::Paths;
use crate::domain::article::{Article, ArticleId};
use crate::domain::closest::closest;
use crate::domain::library::{FeedId, LibraryFeed, LibraryRow, Listing, Page};
use crate::domain::story::StoryId;
use crate::domain::subscription::without_credentials;
use crate::jobs::group::{self, Grouper};
use crate::jobs::library::Library;
use crate::jobs::list::{Lister, Request};
use crate::jobs::{self, stored};
use crate::sources::write::json::Marks;
use crate::store;
use crate::store::reader::{LookError, Reader};
use crate::store::subscriptions::Subscriptions;

use super::told::{self, Told};

/// How many articles are listed in one step.
const ROWS: usize = 512;
/// How many of them have their texts in memory at a time.
const TEXTS: usize = 32;

/// The library, open.
#[derive(Debug)]
pub struct Shelf {
    library: Told<Library>,
    lister: Lister,
    grouper: Grouper,
}

impl Shelf {
    /// Opens the library where there is one: feeds are followed, or articles are kept.
    pub fn open(paths: &Paths) -> anyhow::Result<Option<Self>> {
        let subscriptions = Subscriptions::open(&paths.config);
        let follows = !subscriptions.all().is_empty() || subscriptions.problem().is_some();
        if !follows && !store::exists(&paths.data) {
            return Ok(None);
        }
        let mut shelf = Self {
            library: told::library(paths),
            lister: Lister::new(Reader::new(&paths.data)),
            grouper: Grouper::new(Reader::new(&paths.data)),
        };
        let is_there = follows || shelf.articles()? > 0;
        Ok(is_there.then_some(shelf))
    }

    /// How many articles there are at all.
    pub fn articles(&mut self) -> Result<usize, LookError> {
        let request = Request {
            listing: &Listing::default(),
            now: Timestamp::now(),
            until: None,
        };
        let counts = self.lister.count(&request, &stored::build)?;
        Ok(counts.articles)
    }

    /// The feed of this address or title.
    pub fn feed(&mut self, name: &str) -> anyhow::Result<Result<FeedId, String>> {
        let subscriptions = self.library.subscriptions.all();
        let feeds = self.lister.reader().sources(subscriptions, Timestamp::now())?;
        let wanted = name.to_lowercase();
        let found = feeds
            .iter()
            .find(|feed| feed.subscription.address == name || feed.name().to_lowercase() == wanted);
        Ok(found.map(|feed| feed.id).ok_or_else(|| {
            let shown = without_credentials(name);
            let names: Vec<_> = feeds.iter().map(LibraryFeed::name).collect();
            match closest(name, names.iter().map(AsRef::as_ref)) {
                Some(right) => format!("no feed \"{shown}\"; did you mean \"{right}\"?"),
                None => format!("no feed \"{shown}\""),
            }
        }))
    }

    /// Groups what is not grouped yet, then gives up to `limit` stories of two reports or more with
    /// their whole reports, both the newest first.
    pub fn stories(
        &mut self,
        limit: usize,
        mut take: impl FnMut(StoryId, &[Arc<Article>]) -> std::io::Result<()>,
    ) -> anyhow::Result<()> {
        group::all(&mut self.library.store, &mut self.grouper, &stored::open)?;
        let reader = self.lister.reader();
        for (story, ids) in reader.newest_stories(limit)? {
            let mut reports = Vec::with_capacity(ids.len());
            for some in ids.chunks(TEXTS) {
                reports.extend(jobs::open::articles(reader, some, &stored::open)?);
            }
            if !reports.is_empty() {
                take(story, &reports)?;
            }
        }
        Ok(())
    }

    /// Gives up to `limit` articles of a listing in its order, part by part; says how many.
    pub fn list(
        &mut self,
        listing: &Listing,
        limit: usize,
        mut take: impl FnMut(&mut Reader, &[LibraryRow]) -> anyhow::Result<()>,
    ) -> anyhow::Result<usize> {
        let request = Request {
            listing,
            now: Timestamp::now(),
            until: None,
        };
        let mut pages = self
            .lister
            .pages(&request, ROWS.min(limit.max(1)), &stored::build)?;
        let mut count = 0;
        while count < limit
            && let Some(Page { mut rows, .. }) = pages.page()?
        {
            rows.truncate(limit - count);
            count += rows.len();
            take(pages.reader(), &rows)?;
        }
        Ok(count)
    }
}

/// The whole articles of these rows, each with its marks, a few at a time.
pub fn each_whole(
    reader: &mut Reader,
    rows: &[LibraryRow],
    mut take: impl FnMut(&Article, &Marks) -> std::io::Result<()>,
) -> anyhow::Result<()> {
    for some in rows.chunks(TEXTS) {
        let ids: Vec<ArticleId> = some.iter().map(|row| row.article.id.clone()).collect();
        let articles = jobs::open::articles(reader, &ids, &stored::open)?;
        let mut stories = reader.stories_of(&ids)?.into_iter();
        let mut articles = articles.iter().peekable();
        for row in some {
            // What is damaged is left out of the texts, and is its row alone.
            let whole = articles.next_if(|article| article.id == row.article.id);
            let mut article = Article::clone(whole.unwrap_or(&row.article));
            // A feed may have moved since.
            article.feed.clone_from(&row.article.feed);
            if row.article.feed_title.is_some() {
                article.feed_title.clone_from(&row.article.feed_title);
            }
            take(&article, &marks(row, stories.next().flatten()))?;
        }
    }
    Ok(())
}

fn marks(row: &LibraryRow, story: Option<StoryId>) -> Marks {
    Marks {
        read: row.is_read,
        bookmarked: row.is_bookmarked,
        tags: row.tags.iter().map(ToString::to_string).collect(),
        story,
    }
}
