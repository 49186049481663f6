//! What grouping made, written in one transaction.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Assigned, Progress, Round, Vector, encode_reason, number_of, settle, story_at};
use crate::domain::article::ArticleId;
use crate::domain::story::StoryId;
use crate::store::Store;
use crate::store::library::key_of;

impl Store {
    /// Writes what a round of grouping made, all of it or nothing; says how far grouping has come.
    ///
    /// Where somebody else changed what the round was made of, nothing is written, and what comes
    /// back is of another generation than the next. Nothing where the disk cannot be used.
    pub fn keep_round(&mut self, round: &Round) -> Option<Result<Progress, Progress>> {
        self.run_on_disk(|connection, _| write(connection, round))
    }
}

fn write(connection: &Connection, round: &Round) -> rusqlite::Result<Result<Progress, Progress>> {
    let now = Progress::read(connection)?;
    if now.generation != round.progress.generation {
        return Ok(Err(now));
    }
    let mut touched = BTreeSet::new();
    for assigned in &round.assigned {
        assign(connection, assigned, &mut touched)?;
    }
    for vector in &round.changed {
        change(connection, vector)?;
    }
    for (article, copy_of) in &round.reworded {
        reword(connection, article, copy_of.as_ref())?;
    }
    for story in touched {
        settle(connection, story)?;
    }
    let mut statement = connection
        .prepare_cached("DELETE FROM vectors WHERE article = (SELECT number FROM articles WHERE id = ?1)")?;
    for id in &round.left {
        if let Some(key) = key_of(id) {
            statement.execute([key])?;
        }
    }
    let written = Progress {
        generation: now.generation + 1,
        ..round.progress.clone()
    };
    connection
        .prepare_cached(
            "INSERT INTO grouping (number, up_to, top, moment, generation) VALUES (1, ?1, ?2, ?3, ?4)
             ON CONFLICT (number) DO UPDATE SET up_to = ?1, top = ?2, moment = ?3, generation = ?4",
        )?
        .execute(params![
            written.up_to,
            written.top,
            written.moment,
            written.generation
        ])?;
    Ok(Ok(written))
}

/// An article as it is before it is grouped.
struct Before {
    number: i64,
    content_key: i64,
    /// The story that is seen, and the one that grouping knows.
    seen: Option<i64>,
    filed: Option<i64>,
}

impl Before {
    fn of(connection: &Connection, id: &ArticleId) -> rusqlite::Result<Option<Self>> {
        let Some(key) = key_of(id) else {
            return Ok(None);
        };
        connection
            .prepare_cached(
                "SELECT number, content_key, articles.story, vectors.story
                 FROM articles LEFT JOIN vectors ON vectors.article = number WHERE id = ?1",
            )?
            .query_row([key], |row| {
                Ok(Self {
                    number: row.get(0)?,
                    content_key: row.get(1)?,
                    seen: row.get(2)?,
                    filed: row.get(3)?,
                })
            })
            .optional()
    }
}

/// Puts an article into its story; one that is gone by now is left out.
fn assign(
    connection: &Connection,
    assigned: &Assigned,
    touched: &mut BTreeSet<StoryId>,
) -> rusqlite::Result<()> {
    let assignment = &assigned.assignment;
    let Some(before) = Before::of(connection, &assignment.article)? else {
        return Ok(());
    };
    let (number, story) = (before.number, number_of(assignment.story));
    match &assigned.vector {
        Some(vector) => connection
            .prepare_cached(
                "INSERT INTO vectors (article, story, words, stale, data) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (article) DO UPDATE SET story = ?2, words = ?3, stale = ?4, data = ?5",
            )?
            .execute(params![
                number,
                story,
                vector.words,
                vector.content_key != before.content_key,
                vector.data
            ])?,
        None => connection
            .prepare_cached("UPDATE vectors SET story = ?2 WHERE article = ?1")?
            .execute([number, story])?,
    };
    let copy_of = match &assignment.copy_of {
        Some(id) => Before::of(connection, id)?.map(|original| original.number),
        None => None,
    };
    if before.seen.is_some() || copy_of.is_some() {
        connection
            .prepare_cached("UPDATE articles SET story = ?2, words = ?3, copy_of = ?4 WHERE number = ?1")?
            .execute(params![number, story, assignment.words, copy_of])?;
    }
    if let Some(reason) = &assignment.reason {
        connection
            .prepare_cached("INSERT OR REPLACE INTO reasons (article, data) VALUES (?1, ?2)")?
            .execute(params![number, encode_reason(reason)])?;
    } else if before.filed.is_some() {
        connection
            .prepare_cached("DELETE FROM reasons WHERE article = ?1")?
            .execute([number])?;
    }
    touched.insert(assignment.story);
    touched.extend([before.seen, before.filed].into_iter().flatten().map(story_at));
    Ok(())
}

/// An article of the window has another text.
fn change(connection: &Connection, vector: &Vector) -> rusqlite::Result<()> {
    let Some(before) = Before::of(connection, &vector.article)? else {
        return Ok(());
    };
    connection
        .prepare_cached("UPDATE vectors SET words = ?2, stale = ?3, data = ?4 WHERE article = ?1")?
        .execute(params![
            before.number,
            vector.words,
            vector.content_key != before.content_key,
            vector.data
        ])?;
    connection
        .prepare_cached("UPDATE articles SET words = ?2 WHERE number = ?1 AND story IS NOT NULL")?
        .execute(params![before.number, vector.words])?;
    Ok(())
}

/// An article repeats another text, or none; who repeated what it said before repeats the first of them.
fn reword(connection: &Connection, article: &ArticleId, copy_of: Option<&ArticleId>) -> rusqlite::Result<()> {
    let Some(before) = Before::of(connection, article)? else {
        return Ok(());
    };
    let number = before.number;
    if let Some(story) = before.seen {
        let first: Option<i64> = connection
            .prepare_cached("SELECT min(number) FROM articles WHERE story = ?1 AND copy_of = ?2")?
            .query_row([story, number], |row| row.get(0))?;
        connection
            .prepare_cached(
                "UPDATE articles SET copy_of = nullif(?3, number) WHERE story = ?1 AND copy_of = ?2",
            )?
            .execute(params![story, number, first])?;
    }
    let original = match copy_of {
        Some(id) => Before::of(connection, id)?.map(|original| original.number),
        None => None,
    };
    connection
        .prepare_cached("UPDATE articles SET copy_of = ?2 WHERE number = ?1")?
        .execute(params![number, original])?;
    Ok(())
}

impl Progress {
    /// How far grouping has come.
    pub fn read(connection: &Connection) -> rusqlite::Result<Self> {
        let found = connection
            .prepare_cached("SELECT up_to, top, moment, generation FROM grouping")?
            .query_row([], |row| {
                Ok(Self {
                    up_to: row.get(0)?,
                    top: row.get(1)?,
                    moment: row.get(2)?,
                    generation: row.get(3)?,
                })
            });
        Ok(found.optional()?.unwrap_or_default())
    }
}

/// Says that what grouping has in memory is not right any more.
pub fn has_changed(connection: &Connection) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO grouping (number, generation) VALUES (1, 1)
             ON CONFLICT (number) DO UPDATE SET generation = generation + 1",
        )?
        .execute([])?;
    Ok(())
}

/// An article has another text; it is grouped by that as long as it is in the window.
pub fn went_stale(connection: &Connection, number: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE vectors SET stale = 1 WHERE article = ?1")?
        .execute([number])?;
    Ok(())
}

/// Takes articles that are about to go out of their stories.
pub fn forget(connection: &Connection, numbers: &[i64]) -> rusqlite::Result<()> {
    let mut touched = BTreeSet::new();
    let mut was_in_window = false;
    for number in numbers {
        let story: Option<Option<i64>> = connection
            .prepare_cached("SELECT story FROM articles WHERE number = ?1")?
            .query_row([number], |row| row.get(0))
            .optional()?;
        if let Some(story) = story.flatten() {
            touched.insert(story_at(story));
            connection
                .prepare_cached("UPDATE articles SET story = NULL WHERE number = ?1")?
                .execute([number])?;
        }
        was_in_window |= connection
            .prepare_cached("DELETE FROM vectors WHERE article = ?1")?
            .execute([number])?
            > 0;
        connection
            .prepare_cached("DELETE FROM reasons WHERE article = ?1")?
            .execute([number])?;
    }
    for story in touched {
        settle(connection, story)?;
    }
    if was_in_window {
        has_changed(connection)?;
    }
    Ok(())
}
