//! Stories: which articles of the library tell one event ↔ the database.

mod reason;
mod rules;
mod settle;
mod write;

use crate::domain::article::ArticleId;
use crate::domain::story::{Assignment, StoryId};

pub use self::reason::{decode as decode_reason, encode as encode_reason};
pub use self::write::forget;

pub(super) use self::rules::{all as rules, rule, set_rule};
pub(super) use self::settle::{own_story, set_story, settle, story_of};
pub(super) use self::write::{has_changed, went_stale};

/// How far grouping has come in the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// All articles up to this number are grouped.
    pub up_to: i64,
    /// Of those up to this number, the ones whose moment is not later than `moment` are grouped, too.
    pub top: i64,
    pub moment: i64,
    /// Counts up whenever something changes that grouping has in memory.
    pub generation: i64,
}

/// An article of the window, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    pub number: i64,
    pub article: ArticleId,
    pub story: StoryId,
    /// Only grouping understands it.
    pub data: Vec<u8>,
}

/// What one round of grouping came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Round {
    /// How far grouping has come with it; its generation is the one that was read.
    pub progress: Progress,
    /// The articles that were grouped, and those that moved.
    pub assigned: Vec<Assigned>,
    /// Articles of the window that have another text.
    pub changed: Vec<Vector>,
    /// Who says something else by now, and the report whose text it repeats, if it does.
    pub reworded: Vec<(ArticleId, Option<ArticleId>)>,
    /// The articles that left the window.
    pub left: Vec<ArticleId>,
}

/// An article that was grouped.
#[derive(Clone, Debug, PartialEq)]
pub struct Assigned {
    pub assignment: Assignment,
    /// None of an article that was in the window before.
    pub vector: Option<Vector>,
}

/// What the window keeps of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vector {
    pub article: ArticleId,
    pub words: u32,
    /// The key of the text that was read; another one may have come since.
    pub content_key: i64,
    /// Only grouping understands it.
    pub data: Vec<u8>,
}

impl Round {
    /// Whether any list may look different with it.
    pub fn is_seen(&self) -> bool {
        let is_seen = |assigned: &Assigned| assigned.vector.is_none() || assigned.assignment.reason.is_some();
        !self.reworded.is_empty() || self.assigned.iter().any(is_seen)
    }
}

/// The number of a story as the database has it.
pub(super) fn number_of(story: StoryId) -> i64 {
    story.0.cast_signed()
}

/// The story of a number.
pub(super) fn story_at(number: i64) -> StoryId {
    StoryId(number.cast_unsigned())
}
