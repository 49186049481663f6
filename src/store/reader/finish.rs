//! Rows as a page shows them: with their feed, tags and notes, and the stories they stand for.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::OptionalExtension;

use super::look::{Look, Stop};
use super::plan::Plan;
use super::rows::{Row, id_of};
use super::stories;
use crate::domain::article::{Article, ArticleId, Origin};
use crate::domain::library::{FeedId, Key, LibraryRow};
use crate::domain::query::Hit;
use crate::domain::story::{Report, Story, StoryId};
use crate::domain::text::Text;

/// Where an article came from.
#[derive(Clone, Debug, Default)]
struct From {
    source: Arc<str>,
    address: Text,
    title: Text,
}

/// Makes rows; what they share is looked up once.
pub struct Finish<'l> {
    look: &'l Look<'l>,
    has_tags: bool,
    has_notes: bool,
    feeds: HashMap<i64, From>,
}

impl<'l> Finish<'l> {
    pub fn new(look: &'l Look<'l>) -> Result<Self, Stop> {
        let has = |table: &str| {
            look.connection
                .prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {table})"))?
                .query_row([], |row| row.get::<_, bool>(0))
        };
        Ok(Self {
            look,
            has_tags: has("tags")?,
            has_notes: has("notes")?,
            feeds: HashMap::new(),
        })
    }

    /// The rows of a page.
    pub fn rows(&mut self, plan: &Plan, rows: Vec<(Hit, Row)>) -> Result<Vec<LibraryRow>, Stop> {
        let mut done = Vec::with_capacity(rows.len());
        for (hit, row) in rows {
            let key = Key {
                hit,
                moment: row.moment,
            };
            let story = match row.story.filter(|_| plan.is_grouped) {
                Some(number) => self.story(plan, number)?,
                None => None,
            };
            done.push(match story {
                Some(story) => of_story(&Arc::new(story), key),
                None => self.row(hit, row)?,
            });
        }
        Ok(done)
    }

    /// One article as a row.
    pub fn row(&mut self, hit: Hit, row: Row) -> Result<LibraryRow, Stop> {
        let from = self.from(row.feed)?;
        let id = id_of(row.id);
        let tags = if self.has_tags {
            tags(self.look, &id)?
        } else {
            Vec::new()
        };
        let note = if self.has_notes {
            note(self.look, &id)?
        } else {
            None
        };
        Ok(LibraryRow {
            feed: FeedId(row.feed),
            key: Key {
                hit,
                moment: row.moment,
            },
            is_read: !row.is_unread,
            is_bookmarked: row.is_bookmarked,
            is_updated: row.is_updated,
            tags,
            note,
            story: None,
            article: Arc::new(summary(row, id, from)),
        })
    }

    /// A story with all its reports; none where there is but one of them by now.
    pub fn story(&mut self, plan: &Plan, number: i64) -> Result<Option<Story>, Stop> {
        let (rows, count) = stories::reports(self.look, plan, number)?;
        if rows.len() < 2 {
            return Ok(None);
        }
        let mut texts: Vec<i64> = Vec::new();
        let mut reports = Vec::with_capacity(rows.len());
        for row in rows {
            let original = row.copy_of.unwrap_or(row.number);
            let text = texts.iter().position(|known| *known == original);
            let text = text.unwrap_or_else(|| {
                texts.push(original);
                texts.len() - 1
            });
            let words = row.words;
            let row = Arc::new(self.row(Hit::Body, row)?);
            reports.push(Report {
                article: Arc::clone(&row.article),
                row: Some(row),
                words,
                text: u32::try_from(text).unwrap_or(u32::MAX),
            });
        }
        let id = StoryId(number.cast_unsigned());
        Ok(Some(Story { id, reports, count }))
    }

    fn from(&mut self, feed: i64) -> Result<From, Stop> {
        if let Some(known) = self.feeds.get(&feed) {
            return Ok(known.clone());
        }
        let found = from(self.look, feed)?;
        self.feeds.insert(feed, found.clone());
        Ok(found)
    }
}

/// A story's row: its lead, at the place of the report that the listing has.
fn of_story(story: &Arc<Story>, key: Key) -> LibraryRow {
    let is_read = |id: &ArticleId| {
        let rows = story.reports.iter().filter_map(|report| report.row.as_ref());
        rows.filter(|row| row.is_read).any(|row| row.article.id == *id)
    };
    let lead = story.lead(is_read).and_then(|report| report.row.as_deref());
    let lead = lead.expect("a story has reports, and those of the library have rows");
    LibraryRow {
        key,
        story: Some(Arc::clone(story)),
        ..lead.clone()
    }
}

fn summary(row: Row, id: ArticleId, from: From) -> Article {
    let origin = Origin {
        source: from.source,
        place: 0,
    };
    Article {
        title: Text::title(&row.title),
        outlet: Text::name(&row.outlet),
        url: row.url.map(|url| Text::line(&url)),
        published: row.published.and_then(|at| Timestamp::from_millisecond(at).ok()),
        feed: Some(from.address),
        feed_title: Some(from.title).filter(|title| !title.is_empty()),
        ..Article::new(id, origin)
    }
}

fn from(look: &Look<'_>, feed: i64) -> Result<From, Stop> {
    let mut statement = look
        .connection
        .prepare_cached("SELECT source, address, title FROM feeds WHERE number = ?1")?;
    let found = statement.query_row([feed], |row| {
        Ok(From {
            source: row.get_ref(0)?.as_str()?.into(),
            address: Text::line(row.get_ref(1)?.as_str()?),
            title: Text::name(row.get_ref(2)?.as_str()?),
        })
    });
    Ok(found.optional()?.unwrap_or_default())
}

/// The note of an article, where it has one.
pub fn note(look: &Look<'_>, id: &ArticleId) -> Result<Option<Text>, Stop> {
    let mut statement = look
        .connection
        .prepare_cached("SELECT note FROM notes WHERE id = ?1")?;
    let note = statement.query_row([id.as_str()], |row| row.get::<_, String>(0));
    Ok(note.optional()?.map(|note| Text::lines(&note)))
}

/// The tags of an article, sorted.
pub fn tags(look: &Look<'_>, id: &ArticleId) -> Result<Vec<Text>, Stop> {
    let mut statement = look
        .connection
        .prepare_cached("SELECT tag FROM tags WHERE id = ?1 ORDER BY tag")?;
    let rows = statement.query_map([id.as_str()], |row| Ok(Text::name(row.get_ref(0)?.as_str()?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
