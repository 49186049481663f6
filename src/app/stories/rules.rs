//! What the user says of stories: a report that does not belong, two that are one.

use std::sync::Arc;

use crate::domain::article::{Article, Kind};

use super::super::App;
use super::super::effect::{Change, Effect};
use super::super::layout::Pane;
use super::super::message::Marked;

impl App {
    /// Takes the report under the cursor, else the one that the reader shows, out of its story.
    pub(in crate::app) fn split(&mut self) -> Vec<Effect> {
        let row = self
            .list
            .selected_row()
            .filter(|row| self.focus != Pane::Reader && row.is_report);
        let article = row.map_or(self.reader.article.as_ref(), |row| Some(&row.article));
        let Some(id) = article.map(|article| article.id.clone()) else {
            return Vec::new();
        };
        let Some(story) = self.story_of(&id) else {
            return self.say("this article stands by itself already");
        };
        let from = story.ids().filter(|other| **other != id).cloned().collect();
        self.say_once_kept("taken out of the story, for good; u takes it back".to_owned());
        vec![Effect::Mark(Change::Split { article: id, from })]
    }

    /// What is selected is to be joined with the row on which Enter is pressed next.
    pub(in crate::app) fn start_merging(&mut self) -> Vec<Effect> {
        let row = self.list.selected_row();
        let article = row
            .map(|row| &row.article)
            .filter(|article| article.kind == Kind::Report);
        let Some(id) = article.map(|article| article.id.clone()) else {
            return self.say("no report is selected that could be joined");
        };
        self.stories.merging = Some(id);
        self.focus = Pane::List;
        Vec::new()
    }

    /// Joins what was chosen with the selected row; none where nothing was chosen.
    pub(in crate::app) fn merge_with_selected(&mut self) -> Option<Vec<Effect>> {
        let one = self.stories.merging.clone()?;
        let row = self.list.selected_row()?;
        let other = row.article.id.clone();
        let story = row.story.as_ref().or_else(|| self.story_of(&other));
        let is_same = one == other || story.is_some_and(|story| story.ids().any(|id| *id == one));
        if is_same || row.article.kind != Kind::Report {
            return Some(self.say("choose another story or article to join it with, or esc"));
        }
        self.stories.merging = None;
        self.say_once_kept("the two are one story now; u takes it back".to_owned());
        Some(vec![Effect::Mark(Change::Merge { one, other })])
    }

    /// What is being joined.
    pub fn merging(&self) -> Option<&Arc<Article>> {
        let id = self.stories.merging.as_ref()?;
        let row = self.list.rows.iter().find(|row| row.article.id == *id);
        row.map(|row| &row.article)
    }

    /// Takes back that something is to be joined; whether it was.
    pub(in crate::app) fn leave_merging(&mut self) -> bool {
        self.stories.merging.take().is_some()
    }

    /// Loaded articles are grouped again once the rules they obey have changed.
    pub(in crate::app) fn note_rules(&mut self, effects: &[Effect]) {
        self.stories.is_regrouping |= effects.iter().any(|effect| match effect {
            Effect::Undo | Effect::Redo => true,
            Effect::Mark(change) => matches!(change, Change::Split { .. } | Change::Merge { .. }),
            _ => false,
        });
    }

    /// A change is kept: where it names no marks it may be one of rules.
    pub(in crate::app) fn group_after(&mut self, marked: &Marked) -> Vec<Effect> {
        let names_marks = !marked.read.is_empty()
            || !marked.bookmarked.is_empty()
            || !marked.tags.is_empty()
            || !marked.notes.is_empty();
        if names_marks || !std::mem::take(&mut self.stories.is_regrouping) {
            return Vec::new();
        }
        self.group_loaded()
    }
}
