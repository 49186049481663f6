//! Unfolded stories: their reports as rows below them, and where the cursor is among all of these.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::domain::article::ArticleId;
use crate::domain::story::{Report, StoryId};

use super::{List, Row};

/// What the cursor stands on, whatever becomes of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub article: ArticleId,
    pub story: Option<StoryId>,
    pub is_report: bool,
}

impl List {
    pub fn selected_row(&self) -> Option<&Row> {
        self.rows.get(self.selected)
    }

    /// What the cursor stands on.
    pub fn spot(&self) -> Option<Spot> {
        let row = self.selected_row()?;
        Some(Spot {
            article: row.article.id.clone(),
            story: row.story.as_ref().map(|story| story.id),
            is_report: row.is_report,
        })
    }

    /// Where that stands by now: the article itself, else the story that has it, else its story.
    pub fn index_of_spot(&self, spot: &Spot) -> Option<usize> {
        let find = |is_wanted: &dyn Fn(&Row) -> bool| self.rows.iter().position(is_wanted);
        let is_story = |row: &Row| spot.story.is_some() && row.story_id() == spot.story;
        find(&|row| row.article.id == spot.article && row.is_report == spot.is_report)
            .or_else(|| find(&|row| row.article.id == spot.article))
            .or_else(|| find(&|row| row.ids().any(|id| *id == spot.article)))
            .or_else(|| find(&is_story))
    }

    /// Lets this article speak for the story of a row, where that has it.
    pub fn speak_for(&mut self, index: usize, article: &ArticleId) {
        let Some(row) = self.rows.get_mut(index) else {
            return;
        };
        let story = row.stands_for().cloned();
        let mut reports = story.iter().flat_map(|story| &story.reports);
        if let Some(report) = reports.find(|report| report.article.id == *article) {
            row.speak(report);
        }
    }

    /// On which line of the screen the cursor is, counted in rows.
    pub fn line(&self) -> usize {
        self.selected.saturating_sub(self.top)
    }

    /// Puts the cursor on a row, and that on a line of the screen.
    pub fn put(&mut self, index: usize, line: usize) {
        self.selected = index.min(self.rows.len().saturating_sub(1));
        self.top = self.selected.saturating_sub(line);
    }

    /// Rows above the screen come into the room below the last one; for lists that are made anew.
    pub fn fill_room(&mut self, rows_shown: usize) {
        self.top = self.top.min(self.rows.len().saturating_sub(rows_shown));
    }

    /// Rows without the reports of unfolded stories.
    pub fn take_folded(&mut self) -> Vec<Row> {
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain(|row| !row.is_report);
        rows
    }

    /// Whether the reports of the story at this row stand below it.
    pub fn is_unfolded(&self, index: usize) -> bool {
        let is_story = self.rows.get(index).is_some_and(|row| row.stands_for().is_some());
        is_story && self.rows.get(index + 1).is_some_and(|row| row.is_report)
    }

    /// The row of the story that this row is a report of.
    pub fn story_above(&self, index: usize) -> Option<usize> {
        self.rows.get(index).filter(|row| row.is_report)?;
        self.rows[..index].iter().rposition(|row| !row.is_report)
    }

    /// Puts the reports of the story at this row below it.
    pub fn unfold(&mut self, index: usize) {
        if self.is_unfolded(index) {
            return;
        }
        let Some(row) = self.rows.get(index) else { return };
        let reports = reports(row);
        let count = reports.len();
        let below = self.rows.split_off(index + 1);
        self.rows.extend(reports);
        self.rows.extend(below);
        for place in [&mut self.selected, &mut self.top] {
            if *place > index {
                *place += count;
            }
        }
    }

    /// Takes the reports below this row away; a cursor among them goes to it.
    pub fn fold(&mut self, index: usize) {
        if !self.is_unfolded(index) {
            return;
        }
        let below = &self.rows[index + 1..];
        let count = below.iter().take_while(|row| row.is_report).count();
        self.rows.drain(index + 1..=index + count);
        for place in [&mut self.selected, &mut self.top] {
            if *place > index {
                *place = place.saturating_sub(count).max(index);
            }
        }
    }

    /// The next row of another article; the report that speaks for an unfolded story is below it, too.
    pub fn neighbour(&self, by: isize) -> Option<usize> {
        let own = self.selected_row().map(|row| &row.article.id);
        let mut index = self.selected;
        loop {
            index = index.checked_add_signed(by)?;
            let row = self.rows.get(index)?;
            if Some(&row.article.id) != own {
                return Some(index);
            }
        }
    }

    /// How many rows there are beside reports of unfolded stories.
    pub fn count(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_report).count()
    }
}

/// These rows, and the reports of the unfolded stories among them.
pub(in crate::app) fn with_reports(rows: Vec<Row>, unfolded: &HashSet<StoryId>) -> Vec<Row> {
    let is_unfolded = |row: &Row| row.story_id().is_some_and(|id| unfolded.contains(&id));
    if !rows.iter().any(is_unfolded) {
        return rows;
    }
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let below = if is_unfolded(&row) {
            reports(&row)
        } else {
            Vec::new()
        };
        out.push(row);
        out.extend(below);
    }
    out
}

/// A row for each report: the newest text first, and those that repeat it below who had it first.
fn reports(row: &Row) -> Vec<Row> {
    let Some(story) = row.stands_for() else {
        return Vec::new();
    };
    let mut texts = HashMap::new();
    let mut order: Vec<(usize, Reverse<usize>, &Report)> = Vec::with_capacity(story.reports.len());
    for (index, report) in story.reports.iter().enumerate() {
        let text = *texts.entry(report.text).or_insert(index);
        order.push((text, Reverse(index), report));
    }
    order.sort_by_key(|(text, index, _)| (*text, *index));
    order.into_iter().map(|(.., report)| row.report(report)).collect()
}
