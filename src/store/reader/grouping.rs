//! What grouping needs to know: how far it has come, its window, what is to be grouped; and what it made.

use rusqlite::{Connection, OptionalExtension, params};

use super::base::limit;
use super::look::{Look, Stop};
use super::rows::{count_at, id_of, number_of};
use super::{LookError, Reader};
use crate::domain::article::ArticleId;
use crate::domain::story::{Reason, Rule, StoryId};
use crate::store::stories::{self, Filed, Progress};

/// What is to be grouped next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    pub articles: Vec<DueArticle>,
    /// How far grouping has come when they are grouped; its generation is that of now.
    pub progress: Progress,
    /// Whether there is anything to do, or to remember.
    pub is_any: bool,
}

/// An article that is to be grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueArticle {
    pub number: i64,
    /// When it came, in milliseconds.
    pub arrived: i64,
    /// It is in the window with another text.
    pub is_changed: bool,
}

/// What the user said of pairs of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub rules: Vec<Rule>,
    /// Where those of the library stand.
    pub places: Vec<(ArticleId, StoryId)>,
}

impl Reader {
    /// How far grouping has come.
    pub fn grouping(&mut self) -> Result<Progress, LookError> {
        self.look(None, |look| Ok(Progress::read(look.connection)?))
    }

    /// The next articles to be grouped, about so many at most: all that are new, or the oldest
    /// ones where more are; and those of the window that have another text.
    pub fn due(&mut self, most: usize) -> Result<Due, LookError> {
        self.look(None, |look| Ok(due(look.connection, most)?))
    }

    /// Articles of the window of feeds that are followed, by number, after this one.
    pub fn filed(&mut self, after: i64, most: usize) -> Result<Vec<Filed>, LookError> {
        self.look(None, |look| {
            let mut statement = look.connection.prepare_cached(
                "SELECT vectors.article, articles.id, vectors.story, vectors.data
                 FROM vectors JOIN articles ON articles.number = vectors.article
                     JOIN feeds ON feeds.number = articles.feed AND subscribed = 1
                 WHERE vectors.article > ?1 ORDER BY vectors.article LIMIT ?2",
            )?;
            let rows = statement.query_map(params![after, limit(most)], |row| {
                Ok(Filed {
                    number: row.get(0)?,
                    article: id_of(row.get(1)?),
                    story: stories::story_at(row.get(2)?),
                    data: row.get(3)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// What the window keeps of one article.
    pub fn filed_of(&mut self, number: i64) -> Result<Option<Filed>, LookError> {
        let filed = self.filed(number.saturating_sub(1), 1)?;
        Ok(filed.into_iter().find(|filed| filed.number == number))
    }

    /// What the user said of pairs of articles, and where those of the library stand.
    pub fn story_rules(&mut self) -> Result<Said, LookError> {
        self.look(None, |look| {
            let rules = stories::rules(look.connection)?;
            let mut places = Vec::new();
            for id in rules.iter().flat_map(|rule| [&rule.one, &rule.other]) {
                if let Some(story) = place_of(look, id)? {
                    places.push((id.clone(), story));
                }
            }
            Ok(Said { rules, places })
        })
    }

    /// The stories that these articles stand in with others, in their order.
    pub fn stories_of(&mut self, ids: &[ArticleId]) -> Result<Vec<Option<StoryId>>, LookError> {
        let mut stories = self.look(None, |look| {
            let mut stories = Vec::with_capacity(ids.len());
            for id in ids {
                look.goes_on()?;
                stories.push(story_of(look, id)?);
            }
            Ok(stories)
        })?;
        stories.resize(ids.len(), None);
        Ok(stories)
    }

    /// Why an article stands in its story; none where it founded that, or is alone.
    pub fn reason(&mut self, id: &ArticleId) -> Result<Option<Reason>, LookError> {
        let Some(key) = number_of(id) else {
            return Ok(None);
        };
        self.look(None, |look| {
            let mut statement = look.connection.prepare_cached(
                "SELECT data FROM articles JOIN reasons ON reasons.article = number
                 WHERE id = ?1 AND story IS NOT NULL",
            )?;
            let json: Option<String> = statement.query_row([key], |row| row.get(0)).optional()?;
            Ok(json.as_deref().and_then(stories::decode_reason))
        })
    }

    /// How many stories have two reports or more of feeds that are followed.
    pub fn count_stories(&mut self) -> Result<usize, LookError> {
        self.look(None, |look| {
            let mut statement = look.connection.prepare_cached(
                "SELECT count(*) FROM (
                     SELECT 1 FROM articles INDEXED BY articles_story
                     WHERE story IS NOT NULL AND feed IN (SELECT number FROM feeds WHERE subscribed = 1)
                     GROUP BY story HAVING count(*) > 1
                 )",
            )?;
            Ok(statement.query_row([], |row| count_at(row, 0))?)
        })
    }

    /// The newest stories of two reports or more: each with its reports, the newest first.
    pub fn newest_stories(&mut self, most: usize) -> Result<Vec<(StoryId, Vec<ArticleId>)>, LookError> {
        self.look(None, |look| Ok(newest_stories(look.connection, most)?))
    }
}

fn story_of(look: &Look<'_>, id: &ArticleId) -> Result<Option<StoryId>, Stop> {
    let Some(key) = number_of(id) else {
        return Ok(None);
    };
    let story: Option<Option<i64>> = look
        .connection
        .prepare_cached("SELECT story FROM articles WHERE id = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    Ok(story.flatten().map(stories::story_at))
}

/// The story that an article stands in, even alone.
fn place_of(look: &Look<'_>, id: &ArticleId) -> Result<Option<StoryId>, Stop> {
    let Some(key) = number_of(id) else {
        return Ok(None);
    };
    let number = look
        .connection
        .prepare_cached("SELECT number FROM articles WHERE id = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    match number {
        Some(number) => Ok(stories::story_of(look.connection, number)?),
        None => Ok(None),
    }
}

fn due(connection: &Connection, most: usize) -> rusqlite::Result<Due> {
    let now = Progress::read(connection)?;
    let mut due = Due {
        progress: now.clone(),
        ..Due::default()
    };
    if now.top <= now.up_to {
        let newest: i64 =
            connection.query_row("SELECT coalesce(max(number), 0) FROM articles", [], |row| {
                row.get(0)
            })?;
        let new: usize = connection
            .prepare_cached("SELECT count(*) FROM articles WHERE number > ?1")?
            .query_row([now.up_to], |row| count_at(row, 0))?;
        due.progress.top = newest.max(now.up_to);
        due.progress.moment = i64::MIN;
        if new <= most {
            due.progress = now.up_to(due.progress.top);
        }
    }
    let moment = due.progress.moment;
    let mut statement = connection.prepare_cached(if due.progress.top > due.progress.up_to {
        "SELECT number, arrived, moment FROM articles
         WHERE moment > ?3 AND number > ?1 AND number <= ?2 ORDER BY moment LIMIT ?4"
    } else {
        "SELECT number, arrived, moment FROM articles WHERE number > ?1 AND number <= ?2 AND ?3 < ?4"
    })?;
    let mut rows = statement.query(params![now.up_to, due.progress.top, moment, limit(most)])?;
    while let Some(row) = rows.next()? {
        due.articles.push(DueArticle {
            number: row.get(0)?,
            arrived: row.get(1)?,
            is_changed: false,
        });
        due.progress.moment = row.get(2)?;
    }
    if due.progress.top > due.progress.up_to {
        if due.articles.len() < most {
            due.progress = due.progress.up_to(due.progress.top);
        }
    } else {
        due.progress.moment = 0;
    }
    let mut statement = connection.prepare_cached(
        "SELECT articles.number, arrived FROM vectors JOIN articles ON articles.number = article
             JOIN feeds ON feeds.number = feed AND subscribed = 1
         WHERE stale = 1 ORDER BY articles.number LIMIT ?1",
    )?;
    let rows = statement.query_map([limit(most)], |row| {
        Ok(DueArticle {
            number: row.get(0)?,
            arrived: row.get(1)?,
            is_changed: true,
        })
    })?;
    for row in rows {
        due.articles.push(row?);
    }
    due.is_any = !due.articles.is_empty() || due.progress != now;
    Ok(due)
}

impl Progress {
    /// The same, with nothing left up to this number.
    fn up_to(&self, number: i64) -> Self {
        Self {
            up_to: number,
            top: number,
            moment: 0,
            generation: self.generation,
        }
    }
}

fn newest_stories(connection: &Connection, most: usize) -> rusqlite::Result<Vec<(StoryId, Vec<ArticleId>)>> {
    const FOLLOWED: &str = "feed IN (SELECT number FROM feeds WHERE subscribed = 1)";
    let mut statement = connection.prepare_cached(&format!(
        "SELECT story, max(moment) FROM articles WHERE story IS NOT NULL AND {FOLLOWED}
         GROUP BY story HAVING count(*) > 1 ORDER BY 2 DESC LIMIT ?1"
    ))?;
    let stories: Vec<i64> = statement
        .query_map([limit(most)], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut reports = connection.prepare_cached(&format!(
        "SELECT id FROM articles WHERE story = ?1 AND {FOLLOWED} ORDER BY moment DESC"
    ))?;
    let mut found = Vec::with_capacity(stories.len());
    for story in stories {
        let ids = reports.query_map([story], |row| Ok(id_of(row.get(0)?)))?;
        found.push((stories::story_at(story), ids.collect::<rusqlite::Result<_>>()?));
    }
    Ok(found)
}
