//! Unfolding a story and folding it, stories or a flat list, and reading report by report.

use crate::domain::library::View;

use super::super::App;
use super::super::effect::Effect;
use super::super::layout::Pane;
use super::super::list::Row;

impl App {
    /// Unfolds the story; from an unfolded one to its first report; anything else is read.
    pub(in crate::app) fn unfold_or_read(&mut self) -> Vec<Effect> {
        let index = self.list.selected;
        match self.list.selected_row().and_then(Row::story_id) {
            Some(_) if self.list.is_unfolded(index) => self.move_cursor(1),
            Some(_) => self.unfold_story(index),
            None if self.stories.merging.is_some() => {}
            None => return self.open(),
        }
        Vec::new()
    }

    /// The reports come below the story, which moves up as far as they need room.
    fn unfold_story(&mut self, index: usize) {
        let Some(story) = self.list.rows.get(index).and_then(|row| row.stands_for()) else {
            return;
        };
        let (id, count) = (story.id, story.reports.len());
        self.stories.unfolded.insert(id);
        self.list.unfold(index);
        let end = index + count + 1;
        let least = end.saturating_sub(self.viewport.list_rows.max(1)).min(index);
        self.list.top = self.list.top.max(least);
    }

    /// Folds the story, from any of its reports, too; elsewhere goes back one step.
    pub(in crate::app) fn fold_or_go_back(&mut self) -> Vec<Effect> {
        let selected = self.list.selected;
        let own = self.list.is_unfolded(selected).then_some(selected);
        let Some(index) = own.or_else(|| self.list.story_above(selected)) else {
            return self.go_back();
        };
        self.fold_story(index);
        Vec::new()
    }

    fn fold_story(&mut self, index: usize) {
        if let Some(id) = self.list.rows.get(index).and_then(Row::story_id) {
            self.stories.unfolded.remove(&id);
        }
        self.list.fold(index);
        self.show_selected();
    }

    /// The mark before a story was clicked.
    pub(in crate::app) fn toggle_story(&mut self, index: usize) {
        if self.list.is_unfolded(index) {
            self.fold_story(index);
        } else {
            self.unfold_story(index);
        }
    }

    /// Each article by itself, or the reports of a story in one row; kept from run to run.
    pub(in crate::app) fn toggle_grouping(&mut self) -> Vec<Effect> {
        let is_stories = self.layout.view == View::Stories;
        self.layout.is_grouped = !is_stories && !self.layout.is_grouped;
        if is_stories {
            self.layout.view = View::All;
        }
        self.notices.say(if self.layout.is_grouped {
            "the reports of a story share a row"
        } else {
            "each article stands by itself"
        });
        let mut effects = vec![Effect::SaveLayout(self.layout)];
        if self.is_windowed() {
            effects.push(self.list_around_selected());
        } else {
            self.renew_leads();
            self.refill();
            self.list.fill_room(self.viewport.list_rows);
            self.show_selected();
        }
        effects
    }

    /// Whether going to unread articles stops at this row.
    pub(in crate::app) fn is_stop(&self, index: usize, row: &Row) -> bool {
        if row.stands_for().is_none() || self.list.is_unfolded(index) {
            return !self.is_read(&row.article.id);
        }
        self.is_row_unread(row)
    }

    /// Goes to a row in which something is unread: of a story, its most complete unread report.
    pub(in crate::app) fn arrive_at_unread(&mut self, index: usize) -> Vec<Effect> {
        let row = self.list.rows.get(index);
        let story = row
            .filter(|row| self.is_read(&row.article.id))
            .and_then(|row| row.stands_for().cloned());
        let lead = story.as_ref().and_then(|story| story.lead(|id| self.is_read(id)));
        if let Some((lead, row)) = lead.zip(self.list.rows.get_mut(index)) {
            row.speak(lead);
            self.hold_lead(&lead.article.id);
            self.with_texts();
        }
        self.arrive_at(index)
    }

    /// Marks the row's article read or unread; of a story under the cursor of the list, all reports.
    pub(in crate::app) fn toggle_read(&mut self) -> Vec<Effect> {
        let row = self.list.selected_row();
        if let Some(row) = row.filter(|row| self.focus != Pane::Reader && row.stands_for().is_some()) {
            let is_unread = self.is_row_unread(row);
            let wanted = row.ids().filter(|id| self.is_read(id) != is_unread);
            return Self::mark(wanted.cloned().collect(), is_unread);
        }
        let Some(article) = &self.reader.article else {
            return Vec::new();
        };
        Self::mark(vec![article.id.clone()], !self.is_read(&article.id))
    }
}
