//! A row of the list: an article, a story that several tell, or a report of an unfolded story.

use std::cmp::Ordering;
use std::iter;
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::library::{FeedId, Key, LibraryRow};
use crate::domain::query::Hit;
use crate::domain::story::{Report, Story, StoryId};

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Of a story, the report that speaks for it.
    pub article: Arc<Article>,
    /// Where the query was found, while there is one.
    pub hit: Hit,
    /// Its place in the library, if it is of it.
    pub place: Option<Arc<InLibrary>>,
    /// The story that it stands for, or that it is a report of.
    pub story: Option<Arc<Story>>,
    /// It is a report of the unfolded story above it.
    pub is_report: bool,
    /// The report at whose place in time a story stands.
    pub stands_at: Option<Arc<Article>>,
}

/// What a row of the library has beside its article.
#[derive(Clone, Debug)]
pub struct InLibrary {
    pub feed: FeedId,
    pub key: Key,
    /// Its text changed after it came.
    pub is_updated: bool,
    /// The article as it was listed, without its text.
    summary: Arc<Article>,
}

impl Row {
    /// An article that is in memory.
    pub fn new(article: Arc<Article>, hit: Hit) -> Self {
        Self {
            article,
            hit,
            place: None,
            story: None,
            is_report: false,
            stands_at: None,
        }
    }

    /// A row of the library, whose text may come later.
    pub fn of_library(row: &LibraryRow) -> Self {
        let place = InLibrary {
            feed: row.feed,
            key: row.key,
            is_updated: row.is_updated,
            summary: Arc::clone(&row.article),
        };
        let own = |report: &&Report| report.row.as_ref().is_some_and(|own| own.key == row.key);
        let stands_at = row.story.as_ref().and_then(|story| {
            let report = story.reports.iter().find(own).or(story.reports.first())?;
            Some(Arc::clone(&report.article))
        });
        Self {
            place: Some(Arc::new(place)),
            story: row.story.clone(),
            stands_at,
            ..Self::new(Arc::clone(&row.article), row.key.hit)
        }
    }

    /// A report of the story that this row stands for; it has that row's place in the order.
    #[must_use]
    pub fn report(&self, report: &Report) -> Self {
        let mut row = Self {
            is_report: true,
            stands_at: None,
            ..self.clone()
        };
        row.speak(report);
        row
    }

    /// Lets this report speak for its story.
    pub fn speak(&mut self, report: &Report) {
        if self.article.id == report.article.id {
            return;
        }
        if let (Some(place), Some(own)) = (&self.place, &report.row) {
            self.place = Some(Arc::new(InLibrary {
                feed: own.feed,
                key: place.key,
                is_updated: own.is_updated,
                summary: Arc::clone(&own.article),
            }));
        }
        self.article = Arc::clone(&report.article);
    }

    /// Gives the row another one's place in the order.
    pub fn stand_with(&mut self, other: &Self) {
        if let (Some(place), Some(key)) = (&self.place, other.key()) {
            self.place = Some(Arc::new(InLibrary {
                key,
                ..InLibrary::clone(place)
            }));
        }
    }

    /// Its place in the order of the library.
    pub fn key(&self) -> Option<Key> {
        self.place.as_ref().map(|place| place.key)
    }

    /// Lets the text go.
    pub fn close(&mut self) {
        if let Some(place) = &self.place {
            self.article = Arc::clone(&place.summary);
        }
    }

    /// The story that it stands for.
    pub fn stands_for(&self) -> Option<&Arc<Story>> {
        self.story.as_ref().filter(|_| !self.is_report)
    }

    /// The story that it stands for, by its name.
    pub fn story_id(&self) -> Option<StoryId> {
        self.stands_for().map(|story| story.id)
    }

    /// The articles it stands for: its own, or all reports of its story.
    pub fn ids(&self) -> impl Iterator<Item = &ArticleId> {
        let story = self.stands_for();
        let own = iter::once(&self.article.id).filter(move |_| story.is_none());
        own.chain(story.into_iter().flat_map(|story| story.ids()))
    }

    /// The article whose age it shows: a story is as young as its newest report listed.
    pub fn newest(&self) -> &Arc<Article> {
        self.stands_at.as_ref().unwrap_or(&self.article)
    }

    /// Whether it repeats the text of an older report, which stands above it.
    pub fn is_copy(&self) -> bool {
        let reports = self
            .story
            .iter()
            .filter(|_| self.is_report)
            .flat_map(|story| story.reports.iter());
        let own = reports
            .clone()
            .find(|report| report.article.id == self.article.id)
            .map(|report| report.text);
        let first = reports.rev().find(|report| Some(report.text) == own);
        first.is_some_and(|report| report.article.id != self.article.id)
    }

    /// Title hits first, then newest.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        self.hit
            .cmp(&other.hit)
            .then_with(|| self.newest().newest_first(other.newest()))
    }
}
