//! Which story an article stands in, and that an article alone is no story.

use rusqlite::{Connection, OptionalExtension, params};

use super::{number_of, story_at};
use crate::domain::article::{ArticleId, hash};
use crate::domain::story::StoryId;

/// The story that an article of the library stands in, even alone.
pub fn story_of(connection: &Connection, number: i64) -> rusqlite::Result<Option<StoryId>> {
    let story: Option<i64> = connection
        .prepare_cached(
            "SELECT coalesce(articles.story, vectors.story, articles.id)
             FROM articles LEFT JOIN vectors ON vectors.article = number WHERE number = ?1",
        )?
        .query_row([number], |row| row.get(0))
        .optional()?;
    Ok(story.map(story_at))
}

/// Puts an article into a story; [`settle`] says afterwards whether that is seen.
pub fn set_story(connection: &Connection, number: i64, story: StoryId) -> rusqlite::Result<()> {
    let story = number_of(story);
    connection
        .prepare_cached("UPDATE articles SET story = ?2 WHERE number = ?1")?
        .execute([number, story])?;
    connection
        .prepare_cached("UPDATE vectors SET story = ?2 WHERE article = ?1")?
        .execute([number, story])?;
    Ok(())
}

/// Whether no other article stands in this story.
fn is_free(connection: &Connection, story: StoryId, but: i64) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT NOT EXISTS (SELECT 1 FROM articles WHERE story = ?1 AND number <> ?2)
                AND NOT EXISTS (SELECT 1 FROM vectors WHERE story = ?1 AND article <> ?2)",
        )?
        .query_row([number_of(story), but], |row| row.get(0))
}

/// A story that this article alone can stand in: its own, or one that is named after both where
/// others stand in that.
pub fn own_story(
    connection: &Connection,
    number: i64,
    id: &ArticleId,
    leaving: StoryId,
) -> rusqlite::Result<StoryId> {
    let hexadecimal = |digits: &str| u64::from_str_radix(digits, 16).unwrap_or_default();
    let mut story = StoryId(hexadecimal(id.as_str()));
    while story == leaving || !is_free(connection, story, number)? {
        story = StoryId(hexadecimal(&hash(&[id.as_str(), &story.to_string()])));
    }
    Ok(story)
}

/// Makes a story seen where it has two reports or more, and unseen where it has one.
pub fn settle(connection: &Connection, story: StoryId) -> rusqlite::Result<()> {
    let story = number_of(story);
    let mut statement = connection.prepare_cached(
        "SELECT number FROM articles WHERE story = ?1
         UNION SELECT article FROM vectors WHERE story = ?1 LIMIT 2",
    )?;
    let reports: Vec<i64> = statement
        .query_map([story], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    match reports.as_slice() {
        [] => {}
        [one] => {
            connection
                .prepare_cached("UPDATE articles SET story = NULL WHERE number = ?1 AND story = ?2")?
                .execute([*one, story])?;
        }
        _ => {
            connection
                .prepare_cached(
                    "UPDATE articles SET story = ?1,
                         words = (SELECT words FROM vectors WHERE article = articles.number)
                     WHERE number IN (SELECT article FROM vectors WHERE story = ?1) AND story IS NOT ?1",
                )?
                .execute(params![story])?;
        }
    }
    Ok(())
}
