//! Stories on the screen: which are known, which are unfolded, and what of them is read.

mod acts;
mod look_up;
mod memory;
mod rules;
mod why;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::domain::article::ArticleId;
use crate::domain::story::{Reason, Report, Story, StoryId};

use super::App;
use super::list::Row;
use look_up::LookUp;

/// What the screen knows of stories.
#[derive(Debug, Default)]
pub struct Stories {
    /// Those of two reports or more among what is loaded; the library brings its own with its rows.
    all: HashMap<StoryId, Arc<Story>>,
    /// Which of them a loaded article is of.
    of: HashMap<ArticleId, StoryId>,
    /// Whose reports stand below them.
    pub unfolded: HashSet<StoryId>,
    /// Which report speaks for a loaded story, until the user makes the list anew.
    leads: HashMap<StoryId, ArticleId>,
    /// Why articles stand in their stories, as far as that was asked.
    reasons: HashMap<ArticleId, Option<Reason>>,
    /// The story that the sheet of reasons is about.
    explained: Option<Arc<Story>>,
    /// What is to be joined with the row on which Enter is pressed next.
    pub merging: Option<ArticleId>,
    /// Which articles are of one story is being found out.
    pub is_awaited: bool,
    /// What the next answer of the store changes may be how loaded articles are grouped.
    is_regrouping: bool,
    /// The stories of what stands by itself in a list of the library.
    pub(in crate::app) look_up: LookUp,
}

impl App {
    /// The story that has this article, as far as it is known.
    pub fn story_of(&self, id: &ArticleId) -> Option<&Arc<Story>> {
        let row = self.list.selected_row().and_then(|row| row.story.as_ref());
        row.filter(|story| story.ids().any(|report| report == id))
            .or_else(|| self.stories.all.get(self.stories.of.get(id)?))
            .or_else(|| self.stories.look_up.story(id))
    }

    /// Whether a loaded article is a report of a story.
    pub(super) fn is_of_story(&self, id: &ArticleId) -> bool {
        self.stories.of.contains_key(id)
    }

    /// How many stories are among what is loaded.
    pub fn count_loaded_stories(&self) -> usize {
        self.stories.all.len()
    }

    /// Whether anything that the row stands for is unread.
    pub fn is_row_unread(&self, row: &Row) -> bool {
        row.ids().any(|id| !self.is_read(id))
    }

    /// Whether anything that the row stands for is bookmarked.
    pub fn is_row_bookmarked(&self, row: &Row) -> bool {
        row.ids().any(|id| self.is_bookmarked(id))
    }

    /// How many reports of a story are read, and how many it has; one text in several outlets is one.
    pub fn count_reports(&self, story: &Story) -> (usize, usize) {
        let mut texts: HashMap<u32, bool> = HashMap::new();
        for report in &story.reports {
            *texts.entry(report.text).or_default() |= self.is_read(&report.article.id);
        }
        let unlisted = story.count.saturating_sub(story.reports.len());
        let read = texts.values().filter(|is_read| **is_read).count();
        (read, texts.len() + unlisted)
    }

    /// How many reports of a story were not read in any outlet.
    pub fn count_new(&self, story: &Story) -> usize {
        let (read, all) = self.count_reports(story);
        all - read
    }

    /// The articles that are read with this one: those that carry the same text in other outlets.
    pub(super) fn read_with(&self, id: &ArticleId) -> Vec<ArticleId> {
        let story = self.story_of(id);
        let own = |story: &&Arc<Story>| text_of(story, id);
        let Some((story, text)) = story.and_then(|story| Some((story, own(&story)?))) else {
            return Vec::new();
        };
        let copies = story.reports.iter().filter(|report| report.text == text);
        let ids = copies.map(|report| &report.article.id);
        ids.filter(|copy| *copy != id && !self.is_read(copy))
            .cloned()
            .collect()
    }
}

fn text_of(story: &Story, id: &ArticleId) -> Option<u32> {
    report_of(story, id).map(|report| report.text)
}

/// The report of a story that is this article.
pub(super) fn report_of<'a>(story: &'a Story, id: &ArticleId) -> Option<&'a Report> {
    story.reports.iter().find(|report| report.article.id == *id)
}
