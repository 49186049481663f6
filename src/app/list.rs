//! The list's state: its rows, the cursor, and what narrows it.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::query::{Hit, Query};

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    pub article: Arc<Article>,
    /// Where the query was found, while there is one.
    pub hit: Hit,
}

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

impl Row {
    /// Title hits first, then newest.
    fn order(&self, other: &Self) -> Ordering {
        self.hit
            .cmp(&other.hit)
            .then_with(|| self.article.newest_first(&other.article))
    }
}

impl List {
    pub fn selected_article(&self) -> Option<&Arc<Article>> {
        self.rows.get(self.selected).map(|row| &row.article)
    }

    /// Takes rows for these articles, which stand newest first, where the query finds them.
    pub fn fill<'a>(&mut self, articles: impl Iterator<Item = &'a Arc<Article>>) {
        self.take(articles.filter_map(|article| row(&self.query, article)).collect());
    }

    /// Keeps the rows that a narrower query still finds.
    pub fn narrow(&mut self) {
        let old = std::mem::take(&mut self.rows);
        self.take(
            old.iter()
                .filter_map(|old| row(&self.query, &old.article))
                .collect(),
        );
        // What was a title hit before may stand among the others now: two runs to merge.
        let bodies = self.rows.partition_point(|row| row.hit == Hit::Title);
        self.rows[bodies..].sort_by(|one, other| one.article.newest_first(&other.article));
    }

    /// Puts title hits first; nothing else is out of order, so nothing is sorted.
    fn take(&mut self, rows: Vec<Row>) {
        let (mut titles, bodies): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| row.hit == Hit::Title);
        titles.extend(bodies);
        self.rows = titles;
    }

    /// Adds articles that were read just now. The cursor stays on its article and on its line
    /// of the screen; before the first key it stays on the top row.
    pub fn add(&mut self, articles: &[Arc<Article>]) {
        let selected = self.selected_article().cloned();
        self.rows
            .extend(articles.iter().filter_map(|article| row(&self.query, article)));
        // A stable sort of sorted runs is a merge.
        self.rows.sort_by(Row::order);
        if let (true, Some(article)) = (self.is_touched, selected) {
            let index = self.index_of(&article).unwrap_or(0);
            self.top = (self.top + index).saturating_sub(self.selected);
            self.selected = index;
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

    /// The row of the article with this id.
    pub fn index_of_id(&self, id: &ArticleId) -> Option<usize> {
        self.rows.iter().position(|row| row.article.id == *id)
    }

    /// Moves the cursor, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// The nearest row after (or before) the cursor for which `wanted` holds, going round once.
    pub fn find(&self, is_forward: bool, wanted: impl Fn(&Article) -> bool) -> Option<usize> {
        let count = self.rows.len();
        (1..count)
            .map(|step| {
                if is_forward {
                    self.selected + step
                } else {
                    self.selected + count - step
                }
            })
            .map(|index| index % count)
            .find(|index| wanted(&self.rows[*index].article))
    }
}

fn row(query: &Query, article: &Arc<Article>) -> Option<Row> {
    let hit = if query.is_empty() {
        Hit::Title
    } else {
        query.find(&article.haystack)?
    };
    Some(Row {
        article: Arc::clone(article),
        hit,
    })
}
