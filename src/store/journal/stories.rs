//! Reports taken out of a story, and stories joined: the user's rules, and who stands where.

use std::collections::{BTreeSet, HashSet};

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::entry::Entry;
use crate::domain::article::ArticleId;
use crate::domain::change::Mark;
use crate::domain::limits;
use crate::domain::story::{Reason, StoryId};
use crate::domain::text::Text;
use crate::store::{library, stories};

/// What a change did, so that it can be taken back exactly.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Steps {
    rules: Vec<RuleStep>,
    moves: Vec<Move>,
    reasons: Vec<ReasonStep>,
}

#[derive(Debug, Serialize, Deserialize)]
struct RuleStep {
    one: String,
    other: String,
    before: Option<bool>,
    after: Option<bool>,
}

/// An article of the library that stands in another story.
#[derive(Debug, Serialize, Deserialize)]
struct Move {
    id: String,
    before: String,
    after: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct ReasonStep {
    id: String,
    before: Option<String>,
    after: Option<String>,
}

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

/// The steps of an entry the other way round.
pub fn reversed(steps: Option<&str>) -> Option<String> {
    let mut turned = Steps::of(steps);
    for step in &mut turned.rules {
        std::mem::swap(&mut step.before, &mut step.after);
    }
    for step in &mut turned.moves {
        std::mem::swap(&mut step.before, &mut step.after);
    }
    for step in &mut turned.reasons {
        std::mem::swap(&mut step.before, &mut step.after);
    }
    serde_json::to_string(&turned).ok()
}

impl Steps {
    fn of(json: Option<&str>) -> Self {
        serde_json::from_str(json.unwrap_or_default()).unwrap_or_default()
    }

    fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.moves.is_empty()
    }

    /// A rule, where it is another one than before.
    fn rule(
        &mut self,
        connection: &Connection,
        one: &ArticleId,
        other: &ArticleId,
        after: Option<bool>,
    ) -> rusqlite::Result<()> {
        let before = stories::rule(connection, one, other)?;
        if before != after {
            self.rules.push(RuleStep {
                one: one.to_string(),
                other: other.to_string(),
                before,
                after,
            });
        }
        Ok(())
    }

    /// The reports of the younger story go to the older one, because of the two that are named.
    fn join(
        &mut self,
        connection: &Connection,
        (story, reports): (StoryId, &[Known]),
        (other_story, other_reports): (StoryId, &[Known]),
        named: (&ArticleId, &ArticleId),
    ) -> rusqlite::Result<()> {
        let age = |reports: &[Known]| reports.iter().map(|report| (report.moment, report.number)).min();
        let is_older = age(reports) <= age(other_reports);
        let (kept, gone, moving) = if is_older {
            (story, other_story, other_reports)
        } else {
            (other_story, story, reports)
        };
        for report in moving {
            self.moves.push(Move::new(&report.id, gone, kept));
            let before = reason_of(connection, report.number)?;
            let is_named = report.id == *named.0 || report.id == *named.1;
            if is_named || before.is_none() {
                let nearest = if is_older { named.0 } else { named.1 };
                let reason = Reason {
                    is_users: true,
                    nearest: Some(nearest.clone()),
                    ..Reason::default()
                };
                self.reasons.push(ReasonStep {
                    id: report.id.to_string(),
                    before,
                    after: Some(stories::encode_reason(&reason)),
                });
            }
        }
        Ok(())
    }

    /// Does all that, and writes down for whom.
    fn carry_out(
        &self,
        connection: &Connection,
        entry: &mut Entry,
        ids: &[&ArticleId],
    ) -> rusqlite::Result<()> {
        if self.is_empty() {
            return Ok(());
        }
        self.set(connection, true)?;
        entry.steps = serde_json::to_string(self).ok();
        entry.ids = ids.iter().map(|id| (*id).clone()).collect();
        Ok(())
    }

    /// Makes everything as it was before, or after; an article that went on meanwhile stays there.
    fn set(&self, connection: &Connection, done: bool) -> rusqlite::Result<bool> {
        for step in &self.rules {
            let wanted = if done { step.after } else { step.before };
            let (one, other) = (ArticleId::given(&step.one), ArticleId::given(&step.other));
            stories::set_rule(connection, &one, &other, wanted)?;
        }
        let mut touched = BTreeSet::new();
        for step in &self.moves {
            let (Some(from), Some(to)) = (step.story(!done), step.story(done)) else {
                continue;
            };
            let Some(known) = known(connection, &ArticleId::given(&step.id))? else {
                continue;
            };
            if stories::story_of(connection, known.number)? == Some(from) {
                stories::set_story(connection, known.number, to)?;
                touched.extend([from, to]);
            }
        }
        for step in &self.reasons {
            if let Some(known) = known(connection, &ArticleId::given(&step.id))? {
                let wanted = if done { &step.after } else { &step.before };
                set_reason(connection, known.number, wanted.as_deref())?;
            }
        }
        for story in touched {
            stories::settle(connection, story)?;
        }
        if !self.is_empty() {
            stories::has_changed(connection)?;
        }
        Ok(!self.is_empty())
    }
}

impl RuleStep {
    fn is_of(&self, one: &ArticleId, other: &ArticleId) -> bool {
        let pair = (self.one.as_str(), self.other.as_str());
        pair == (one.as_str(), other.as_str()) || pair == (other.as_str(), one.as_str())
    }
}

impl Move {
    fn new(id: &ArticleId, before: StoryId, after: StoryId) -> Self {
        Self {
            id: id.to_string(),
            before: before.to_string(),
            after: after.to_string(),
        }
    }

    fn story(&self, done: bool) -> Option<StoryId> {
        let written = if done { &self.after } else { &self.before };
        u64::from_str_radix(written, 16).ok().map(StoryId)
    }
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

fn reason_of(connection: &Connection, number: i64) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT data FROM reasons WHERE article = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()
}

fn set_reason(connection: &Connection, number: i64, reason: Option<&str>) -> rusqlite::Result<()> {
    match reason {
        Some(reason) => connection
            .prepare_cached("INSERT OR REPLACE INTO reasons (article, data) VALUES (?1, ?2)")?
            .execute(params![number, reason])?,
        None => connection
            .prepare_cached("DELETE FROM reasons WHERE article = ?1")?
            .execute([number])?,
    };
    Ok(())
}
