//! Reports taken out of a story, and stories joined: the user's rules, and who stands where.

mod steps;

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};

use super::entry::Entry;
use crate::domain::article::ArticleId;
use crate::domain::change::Mark;
use crate::domain::limits;
use crate::domain::story::StoryId;
use crate::domain::text::Text;
use crate::store::{library, stories};
use steps::{Move, ReasonStep, Steps, reason_of};

pub use steps::reversed;

/// An article of the library.
struct Known {
    number: i64,
    id: ArticleId,
    moment: i64,
}

/// Takes a report out of its story; it never stands with these others again.
pub fn split(
    connection: &Connection,
    id: &ArticleId,
    from: &[ArticleId],
    title: &Text,
) -> rusqlite::Result<Entry> {
    let mut steps = Steps::default();
    let known = known(connection, id)?;
    let mut others: Vec<ArticleId> = from.to_vec();
    let mut own_title = None;
    if let Some(known) = &known
        && let Some(story) = stories::story_of(connection, known.number)?
    {
        own_title = title_of(connection, known.number)?;
        let reports = members(connection, story, known)?;
        if reports.len() > 1 {
            let own = stories::own_story(connection, known.number, id, story)?;
            steps.moves.push(Move::new(id, story, own));
            steps.reasons.push(ReasonStep {
                id: id.to_string(),
                before: reason_of(connection, known.number)?,
                after: None,
            });
        }
        others.extend(reports.into_iter().map(|report| report.id));
    }
    let mut seen = HashSet::new();
    others.retain(|other| other != id && seen.insert(other.clone()));
    for other in others.iter().take(limits::RULES_AT_ONCE) {
        steps.rule(connection, id, other, Some(false))?;
    }
    let mut entry = Entry {
        title: own_title.unwrap_or_else(|| title.clone()),
        ..Entry::new(Mark::Split, true)
    };
    steps.carry_out(connection, &mut entry, &[id])?;
    Ok(entry)
}

/// Joins the stories of two reports; the older one's id stays.
pub fn merge(
    connection: &Connection,
    one: &ArticleId,
    other: &ArticleId,
    title: &Text,
) -> rusqlite::Result<Entry> {
    let mut steps = Steps::default();
    let mut entry = Entry {
        title: title.clone(),
        ..Entry::new(Mark::Merge, true)
    };
    if one == other {
        return Ok(entry);
    }
    let (of_one, of_other) = (known(connection, one)?, known(connection, other)?);
    let mut sides = [vec![one.clone()], vec![other.clone()]];
    if let (Some(of_one), Some(of_other)) = (&of_one, &of_other) {
        let found = (
            stories::story_of(connection, of_one.number)?,
            stories::story_of(connection, of_other.number)?,
        );
        if let (Some(story), Some(other_story)) = found
            && story != other_story
        {
            let reports = members(connection, story, of_one)?;
            let other_reports = members(connection, other_story, of_other)?;
            steps.join(
                connection,
                (story, &reports),
                (other_story, &other_reports),
                (one, other),
            )?;
            sides =
                [reports, other_reports].map(|reports| reports.into_iter().map(|report| report.id).collect());
        }
    }
    if let Some(known) = &of_other
        && let Some(own) = title_of(connection, known.number)?
    {
        entry.title = own;
    }
    // What was said before of any two of them does not hold any more.
    let [left, right]: [HashSet<&ArticleId>; 2] = [sides[0].iter().collect(), sides[1].iter().collect()];
    for rule in stories::rules(connection)?.iter().filter(|rule| !rule.must) {
        let is_across = |one: &ArticleId, other: &ArticleId| left.contains(one) && right.contains(other);
        if is_across(&rule.one, &rule.other) || is_across(&rule.other, &rule.one) {
            steps.rule(connection, &rule.one, &rule.other, None)?;
        }
    }
    steps.rules.retain(|step| !step.is_of(one, other));
    steps.rule(connection, one, other, Some(true))?;
    steps.carry_out(connection, &mut entry, &[one, other])?;
    Ok(entry)
}

/// Puts the reports of an entry where they were before it, or after; says whether anything changed.
pub fn turn(connection: &Connection, entry: &Entry, done: bool) -> rusqlite::Result<bool> {
    Steps::of(entry.steps.as_deref()).set(connection, done)
}

fn known(connection: &Connection, id: &ArticleId) -> rusqlite::Result<Option<Known>> {
    let Some(key) = library::key_of(id) else {
        return Ok(None);
    };
    connection
        .prepare_cached("SELECT number, moment FROM articles WHERE id = ?1")?
        .query_row([key], |row| {
            Ok(Known {
                number: row.get(0)?,
                id: id.clone(),
                moment: row.get(1)?,
            })
        })
        .optional()
}

/// The reports of a story, this one in any case.
fn members(connection: &Connection, story: StoryId, own: &Known) -> rusqlite::Result<Vec<Known>> {
    let mut statement = connection.prepare_cached(
        "SELECT number, id, moment FROM articles WHERE number IN (
             SELECT number FROM articles WHERE story = ?1
             UNION SELECT article FROM vectors WHERE story = ?1 UNION SELECT ?2
         ) ORDER BY moment DESC",
    )?;
    let rows = statement.query_map([story.0.cast_signed(), own.number], |row| {
        Ok(Known {
            number: row.get(0)?,
            id: library::id_of(row.get(1)?),
            moment: row.get(2)?,
        })
    })?;
    rows.collect()
}

fn title_of(connection: &Connection, number: i64) -> rusqlite::Result<Option<Text>> {
    let title: Option<String> = connection
        .prepare_cached("SELECT title FROM articles WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?;
    Ok(title
        .map(|title| Text::title(&title))
        .filter(|title| !title.is_empty()))
}
