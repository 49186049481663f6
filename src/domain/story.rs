//! Story: the reports of one event, and why they are held to be of one.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use super::article::{Article, ArticleId};
use super::library::LibraryRow;
use super::text::Text;

/// A story's name for good, made of its first report's id; 16 hex digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StoryId(pub u64);

impl fmt::Display for StoryId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

/// The reports of one event, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Story {
    pub id: StoryId,
    pub reports: Vec<Report>,
    /// How many reports it has in all; a very large story lists only the newest.
    pub count: usize,
}

/// An article as part of a story.
#[derive(Clone, Debug)]
pub struct Report {
    /// Without its text where it is of the library.
    pub article: Arc<Article>,
    /// Its row, where it is of the library.
    pub row: Option<Arc<LibraryRow>>,
    /// How many words it has: the most complete report speaks for the story.
    pub words: u32,
    /// Reports with the same number are one text in several outlets.
    pub text: u32,
}

impl Story {
    pub fn ids(&self) -> impl Iterator<Item = &ArticleId> {
        self.reports.iter().map(|report| &report.article.id)
    }

    /// Who reports, the newest report's outlet first, each once.
    pub fn outlets(&self) -> Vec<&Text> {
        let mut seen = HashSet::new();
        let all = self.reports.iter().map(|report| &report.article.outlet);
        all.filter(|outlet| seen.insert(outlet.as_str())).collect()
    }

    /// The report that speaks for the story: the most complete unread one, else the most complete.
    pub fn lead(&self, is_read: impl Fn(&ArticleId) -> bool) -> Option<&Report> {
        let newest_first = self.reports.iter().rev();
        newest_first.max_by_key(|report| (!is_read(&report.article.id), report.words))
    }
}

/// What the grouping made of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    pub article: ArticleId,
    pub story: StoryId,
    /// Why it joined; none of the report that founded the story.
    pub reason: Option<Reason>,
    pub words: u32,
    /// The id of the report whose text it repeats, if it does.
    pub copy_of: Option<ArticleId>,
}

/// Why an article stands in its story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reason {
    /// The user said so; the rest is empty then.
    pub is_users: bool,
    /// The report it is nearest to.
    pub nearest: Option<ArticleId>,
    /// How near the story is, from 0 to 1, and how near it had to be.
    pub score: f32,
    pub least: f32,
    /// How alike both are by their words, what the time between them leaves of that, and of how many of the story's
    /// reports the score is the mean; 0 where that was not kept.
    pub likeness: f32,
    pub left: f32,
    pub reports: u32,
    /// Hours between it and the nearest report.
    pub hours: f32,
    /// The words that tie it, as they are written in it, the heaviest first: what each adds.
    pub words: Vec<(Text, f32)>,
}

/// What the user said of two articles, for good.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rule {
    pub one: ArticleId,
    pub other: ArticleId,
    /// Whether they must stand in one story, or must not.
    pub must: bool,
}
