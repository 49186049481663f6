//! The window: rows read again, rows joined at an end, and far ends let go.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use crate::domain::article::ArticleId;
use crate::domain::library::{Key, LibraryRow, Order, Page};
use crate::domain::story::StoryId;

use super::super::list::{Row, merged};

/// How the old rows and those read again become one list; none of them is an unfolded report.
pub struct Again<'a> {
    pub order: Order,
    /// Whether a row that is no longer listed stays.
    pub stays: &'a dyn Fn(&Row) -> bool,
    /// The row under the cursor, once a key was pressed: it keeps its article and its place, whatever
    /// its story gained; every other story keeps its headline.
    pub held: Option<&'a Row>,
}

impl Again<'_> {
    /// The rows of the page, and among them those of the old ones that stay.
    pub fn rows(&self, old: Vec<Row>, page: &Page) -> Vec<Row> {
        let mut new: Vec<Row> = page.rows.iter().map(Row::of_library).collect();
        if self.held.is_some() {
            self.keep_leads(&mut new, &old);
        }
        let mut late = self.take_held(&mut new);
        let listed = new.iter().chain(&late);
        let ids: HashSet<&ArticleId> = listed.clone().flat_map(Row::ids).collect();
        let stories: HashSet<StoryId> = listed.filter_map(Row::story_id).collect();
        let is_listed = |row: &Row| {
            ids.contains(&row.article.id) || row.story_id().is_some_and(|id| stories.contains(&id))
        };
        let staying: Vec<Row> = old
            .into_iter()
            .filter(|row| !is_listed(row) && self.is_covered(row, page))
            .filter(|row| (self.stays)(row))
            .collect();
        late.extend(staying);
        merged(new, late, |one, other| self.compare(one, other))
    }

    /// A story keeps the report that spoke for it, or the article that stood alone before; of
    /// several the one under the cursor.
    fn keep_leads(&self, new: &mut [Row], old: &[Row]) {
        let stories = old.iter().filter_map(|row| Some((row.story_id()?, row)));
        let stories: HashMap<StoryId, &Row> = stories.collect();
        let alone: HashSet<&ArticleId> = old.iter().map(|row| &row.article.id).collect();
        for row in new {
            let Some(story) = row.stands_for().cloned() else {
                continue;
            };
            let find = |id: &ArticleId| story.reports.iter().find(|report| report.article.id == *id);
            let held = self.held.and_then(|row| find(&row.article.id));
            let own = stories.get(&story.id).and_then(|row| find(&row.article.id));
            let once = || {
                let mut reports = story.reports.iter();
                reports.find(|report| alone.contains(&report.article.id))
            };
            if let Some(lead) = held.or(own).or_else(once) {
                row.speak(lead);
            }
        }
    }

    /// The row under the cursor, by what the page says of it, at the place where it stood.
    fn take_held(&self, new: &mut Vec<Row>) -> Vec<Row> {
        let Some(held) = self.held else {
            return Vec::new();
        };
        let story = held.story.as_ref().map(|story| story.id);
        let own = new
            .iter()
            .position(|row| row.ids().any(|id| *id == held.article.id));
        let index = own.or_else(|| {
            new.iter()
                .position(|row| story.is_some() && row.story_id() == story)
        });
        let Some(index) = index.filter(|index| new[*index].key() != held.key()) else {
            return Vec::new();
        };
        if new.iter().any(|row| row.key() == held.key()) {
            // Another article stands there.
            return Vec::new();
        }
        let mut row = new.remove(index);
        row.stand_with(held);
        vec![row]
    }

    /// Whether the page would have the row, were it still listed.
    fn is_covered(&self, row: &Row, page: &Page) -> bool {
        let Some(key) = row.key() else { return false };
        let starts = !page.has_before || page.rows.first().is_some_and(|first| self.is_at(first.key, key));
        let ends = !page.has_after || page.rows.last().is_some_and(|last| self.is_at(key, last.key));
        starts && ends
    }

    fn is_at(&self, one: Key, other: Key) -> bool {
        one.compare(&other, self.order) != Ordering::Greater
    }

    fn compare(&self, one: &Row, other: &Row) -> Ordering {
        match (one.key(), other.key()) {
            (Some(one), Some(other)) => one.compare(&other, self.order),
            _ => Ordering::Equal,
        }
    }
}

/// Rows to join at an end: those of the page that are not there already, by article or by story.
pub fn joined(rows: &[Row], page: &Page) -> Vec<Row> {
    let known = rows.iter().filter(|row| !row.is_report);
    let ids: HashSet<&ArticleId> = known.clone().flat_map(Row::ids).collect();
    let stories: HashSet<StoryId> = known.filter_map(Row::story_id).collect();
    let is_known = |row: &LibraryRow| {
        let story = row.story.as_ref();
        ids.contains(&row.article.id) || story.is_some_and(|story| stories.contains(&story.id))
    };
    let new = page.rows.iter().filter(|row| !is_known(row));
    new.map(Row::of_library).collect()
}

/// How many rows to let go before and after the cursor, so that few more than `most` stay; a story
/// and its reports go together.
pub fn excess(rows: &[Row], selected: usize, most: usize) -> (usize, usize) {
    let Some(excess) = rows.len().checked_sub(most).filter(|excess| *excess > 0) else {
        return (0, 0);
    };
    // The farther end goes first; both keep at least half of what stays.
    let mut before = selected.saturating_sub(most / 2).min(excess);
    let mut end = rows.len() - (excess - before);
    let is_report = |index: usize| rows.get(index).is_some_and(|row| row.is_report);
    while before > 0 && is_report(before) {
        before -= 1;
    }
    while is_report(end) {
        end += 1;
    }
    (before, rows.len() - end)
}
