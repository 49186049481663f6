//! The list's state: its rows, the cursor, and what narrows it.

pub mod reports;
mod row;

use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::query::{Hit, Query};
use crate::domain::story::StoryId;

pub use row::{InLibrary, Row};

/// The list pane.
#[derive(Clone, Debug, Default)]
pub struct List {
    pub rows: Vec<Row>,
    pub selected: usize,
    /// The first row on the screen.
    pub top: usize,
    /// A key was pressed: from now on the cursor stays on its article.
    pub is_touched: bool,
    /// What narrows the list, as typed and as parsed.
    pub query_text: String,
    pub query: Query,
}

impl List {
    pub fn selected_article(&self) -> Option<&Arc<Article>> {
        self.rows.get(self.selected).map(|row| &row.article)
    }

    /// Rows for these articles, where the query finds them: title hits first, else in their order.
    pub fn found<'a>(&self, articles: impl Iterator<Item = &'a Arc<Article>>) -> Vec<Row> {
        let rows = articles.filter_map(|article| row(&self.query, article));
        let (mut titles, bodies): (Vec<Row>, Vec<Row>) = rows.partition(|row| row.hit == Hit::Title);
        // Nothing else is out of order, so nothing is sorted.
        titles.extend(bodies);
        titles
    }

    /// Keeps the rows that a narrower query still finds.
    pub fn narrow(&mut self) {
        let old = std::mem::take(&mut self.rows);
        let titles = old.partition_point(|row| row.hit == Hit::Title);
        let mut found: Vec<Row> = Vec::with_capacity(old.len());
        let mut late = Vec::new();
        let mut bodies = 0;
        for (index, row) in old.into_iter().enumerate() {
            let Some(hit) = hit(&self.query, &row.article) else {
                continue;
            };
            let row = Row { hit, ..row };
            // What was a title hit may stand among the others now.
            if hit == Hit::Body && index < titles {
                late.push(row);
            } else {
                bodies += usize::from(hit == Hit::Body);
                found.push(row);
            }
        }
        let tail = found.split_off(found.len() - bodies);
        found.extend(merged(tail, late, Row::order));
        self.rows = found;
    }

    /// Adds rows. Where the cursor `stays`, it does so on its article and on its line of the
    /// screen; else it stays on the top row.
    pub(in crate::app) fn add(&mut self, new: Vec<Row>, stays: bool, unfolded: &HashSet<StoryId>) {
        let (spot, line) = (self.spot(), self.line());
        let rows = merged(self.take_folded(), new, Row::order);
        self.rows = reports::with_reports(rows, unfolded);
        if let (true, Some(spot)) = (stays, spot) {
            let index = self.index_of_spot(&spot).unwrap_or(0);
            self.put(index, line);
        }
    }

    /// Puts the cursor on an article; on the nearest row where it is gone.
    pub fn select(&mut self, article: Option<&Arc<Article>>) {
        let found = article.and_then(|article| self.index_of(article));
        self.selected = found
            .unwrap_or(self.selected)
            .min(self.rows.len().saturating_sub(1));
    }

    /// The row of an article. Looking for the same one in memory first spares a look at each.
    pub fn index_of(&self, article: &Arc<Article>) -> Option<usize> {
        let same = self
            .rows
            .iter()
            .position(|row| Arc::ptr_eq(&row.article, article));
        same.or_else(|| self.index_of_id(&article.id))
    }

    /// The row of the article with this id, or of the story that has it.
    pub fn index_of_id(&self, id: &ArticleId) -> Option<usize> {
        let own = self.rows.iter().position(|row| row.article.id == *id);
        own.or_else(|| {
            self.rows
                .iter()
                .position(|row| row.ids().any(|report| report == id))
        })
    }

    /// Takes the cursor off every row, until it is put on one again.
    pub fn leave_cursor(&mut self) {
        self.selected = usize::MAX;
    }

    /// Moves the cursor, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// The nearest row after (or before) the cursor for which `wanted` holds, going round once;
    /// the cursor's own comes last.
    pub fn find(&self, is_forward: bool, wanted: impl Fn(usize, &Row) -> bool) -> Option<usize> {
        let count = self.rows.len();
        (1..=count)
            .map(|step| {
                if is_forward {
                    self.selected + step
                } else {
                    self.selected + count - step
                }
            })
            .map(|index| index % count)
            .find(|index| wanted(*index, &self.rows[*index]))
    }
}

fn row(query: &Query, article: &Arc<Article>) -> Option<Row> {
    let hit = hit(query, article)?;
    Some(Row::new(Arc::clone(article), hit))
}

fn hit(query: &Query, article: &Article) -> Option<Hit> {
    if query.is_empty() {
        Some(Hit::Title)
    } else {
        query.find(&article.haystack)
    }
}

/// Puts new items among sorted ones. Looking for each one's place looks at few of those that are
/// there, which counts where each is a reach into memory.
pub fn merged<T>(old: Vec<T>, mut new: Vec<T>, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    if new.is_empty() {
        return old;
    }
    new.sort_by(&order);
    let mut places = Vec::with_capacity(new.len());
    let mut from = 0;
    for item in &new {
        from += old[from..].partition_point(|known| order(known, item) != Ordering::Greater);
        places.push(from);
    }
    let mut out = Vec::with_capacity(old.len() + new.len());
    let mut old = old.into_iter();
    let mut taken = 0;
    for (item, place) in new.into_iter().zip(places) {
        out.extend(old.by_ref().take(place - taken));
        taken = place;
        out.push(item);
    }
    out.extend(old);
    out
}
