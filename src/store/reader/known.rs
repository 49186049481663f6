//! Single articles by their ids: what the user did with them, and those whose ids begin alike.

use rusqlite::{OptionalExtension, params};

use super::base::limit;
use super::finish::tags;
use super::look::{Look, Stop};
use super::rows::{id_of, number_of};
use super::{LookError, Reader};
use crate::domain::article::ArticleId;
use crate::domain::story::StoryId;
use crate::domain::text::Text;
use crate::store::stories;

/// What the library knows of an article's marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownMarks {
    /// Whether it is one of the library's own articles.
    pub is_in_library: bool,
    pub is_read: bool,
    pub is_bookmarked: bool,
    pub tags: Vec<Text>,
    /// The story it stands in with others.
    pub story: Option<StoryId>,
}

impl Reader {
    /// The marks of these articles, in their order.
    pub fn marks(&mut self, ids: &[ArticleId]) -> Result<Vec<KnownMarks>, LookError> {
        let mut known = self.look(None, |look| {
            let mut known = Vec::with_capacity(ids.len());
            for id in ids {
                look.goes_on()?;
                known.push(marks(look, id)?);
            }
            Ok(known)
        })?;
        // Without a library nothing is known of any.
        known.resize(ids.len(), KnownMarks::default());
        Ok(known)
    }

    /// The ids of the library that begin so, up to `count` of them.
    pub fn beginning_with(&mut self, start: &str, count: usize) -> Result<Vec<ArticleId>, LookError> {
        let Some((low, high)) = bounds(start) else {
            return Ok(Vec::new());
        };
        self.look(None, |look| {
            let mut statement = look
                .connection
                .prepare_cached("SELECT id FROM articles WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3")?;
            let rows = statement.query_map(params![low, high, limit(count)], |row| row.get(0))?;
            let ids: Vec<i64> = rows.collect::<rusqlite::Result<_>>()?;
            Ok(ids.into_iter().map(id_of).collect())
        })
    }
}

fn marks(look: &Look<'_>, id: &ArticleId) -> Result<KnownMarks, Stop> {
    let mut known = KnownMarks {
        tags: tags(look, id)?,
        ..KnownMarks::default()
    };
    let Some(number) = number_of(id) else {
        return Ok(known);
    };
    let mut statement = look.connection.prepare_cached(
        "SELECT unread.moment IS NULL, bookmarked, story
         FROM articles LEFT JOIN unread ON unread.moment = articles.moment WHERE id = ?1",
    )?;
    let found = statement.query_row([number], |row| {
        let story: Option<i64> = row.get(2)?;
        Ok((row.get(0)?, row.get(1)?, story.map(stories::story_at)))
    });
    if let Some((is_read, is_bookmarked, story)) = found.optional()? {
        known.is_in_library = true;
        known.is_read = is_read;
        known.is_bookmarked = is_bookmarked;
        known.story = story;
    }
    Ok(known)
}

/// The least and the greatest id, as numbers, of those that begin so.
fn bounds(start: &str) -> Option<(i64, i64)> {
    const DIGITS: usize = 16;
    let is_plain = (1..=DIGITS).contains(&start.len())
        && start
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !is_plain {
        return None;
    }
    let bound = |filler: &str| {
        let digits = format!("{start}{}", filler.repeat(DIGITS - start.len()));
        u64::from_str_radix(&digits, 16).ok().map(u64::cast_signed)
    };
    bound("0").zip(bound("f"))
}
