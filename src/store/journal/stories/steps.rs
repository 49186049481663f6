//! What a change of stories did, step by step, so that it can be taken back exactly.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::{Known, known};
use crate::domain::article::ArticleId;
use crate::domain::story::{Reason, StoryId};
use crate::store::journal::Entry;
use crate::store::stories;

/// What a change did, so that it can be taken back exactly.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Steps {
    pub rules: Vec<RuleStep>,
    pub moves: Vec<Move>,
    pub reasons: Vec<ReasonStep>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct RuleStep {
    one: String,
    other: String,
    before: Option<bool>,
    after: Option<bool>,
}

/// An article of the library that stands in another story.
#[derive(Debug, Serialize, Deserialize)]
pub struct Move {
    id: String,
    before: String,
    after: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct ReasonStep {
    pub id: String,
    pub before: Option<String>,
    pub after: Option<String>,
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
    pub fn of(json: Option<&str>) -> Self {
        serde_json::from_str(json.unwrap_or_default()).unwrap_or_default()
    }

    fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.moves.is_empty()
    }

    /// A rule, where it is another one than before.
    pub fn rule(
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
    pub fn join(
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
    pub fn carry_out(
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
    pub fn set(&self, connection: &Connection, done: bool) -> rusqlite::Result<bool> {
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
    pub fn is_of(&self, one: &ArticleId, other: &ArticleId) -> bool {
        let pair = (self.one.as_str(), self.other.as_str());
        pair == (one.as_str(), other.as_str()) || pair == (other.as_str(), one.as_str())
    }
}

impl Move {
    pub fn new(id: &ArticleId, before: StoryId, after: StoryId) -> Self {
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

pub fn reason_of(connection: &Connection, number: i64) -> rusqlite::Result<Option<String>> {
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
