//! The list's state: its rows, the cursor, and what narrows it.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::library::{FeedId, Key, LibraryRow};
use crate::domain::query::{Hit, Query};

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    pub article: Arc<Article>,
    /// Where the query was found, while there is one.
    pub hit: Hit,
    /// Its place in the library, if it is of it.
    pub place: Option<Arc<InLibrary>>,
}

/// What a row of the library has beside its article.
#[derive(Clone, Debug)]
pub struct InLibrary {
    pub feed: FeedId,
    pub key: Key,
    /// Its text changed after it came.
    pub is_updated: bool,
    /// The article as it was listed, without its text.
    summary: Arc<Article>,
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
    /// A row of the library, whose text may come later.
    pub fn of_library(row: &LibraryRow) -> Self {
        let place = InLibrary {
            feed: row.feed,
            key: row.key,
            is_updated: row.is_updated,
            summary: Arc::clone(&row.article),
        };
        Self {
            article: Arc::clone(&row.article),
            hit: row.key.hit,
            place: Some(Arc::new(place)),
        }
    }

    /// Its place in the order of the library.
    pub fn key(&self) -> Option<Key> {
        self.place.as_ref().map(|place| place.key)
    }

    /// Lets the text go.
    pub fn close(&mut self) {
        if let Some(place) = &self.place {
            self.article = Arc::clone(&place.summary);
        }
    }

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

    /// Puts title hits first; nothing else is out of order, so nothing is sorted.
    fn take(&mut self, rows: Vec<Row>) {
        let (mut titles, bodies): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| row.hit == Hit::Title);
        titles.extend(bodies);
        self.rows = titles;
    }

    /// Adds articles that were read just now. Where the cursor `stays`, it does so on its article
    /// and on its line of the screen; else it stays on the top row.
    pub fn add(&mut self, articles: &[Arc<Article>], stays: bool) {
        let selected = self.selected_article().cloned();
        let new = articles
            .iter()
            .filter_map(|article| row(&self.query, article))
            .collect();
        self.rows = merged(std::mem::take(&mut self.rows), new, Row::order);
        if let (true, Some(article)) = (stays, selected) {
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

    /// Takes the cursor off every row, until it is put on one again.
    pub fn leave_cursor(&mut self) {
        self.selected = usize::MAX;
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
    let hit = hit(query, article)?;
    Some(Row {
        article: Arc::clone(article),
        hit,
        place: None,
    })
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
