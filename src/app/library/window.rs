//! The window: rows read again, rows joined at an end, and far ends let go.

use std::cmp::Ordering;
use std::collections::HashSet;

use crate::domain::article::ArticleId;
use crate::domain::library::{Key, Order, Page};

use super::super::list::{Row, merged};

/// How the old rows and those read again become one list.
pub struct Again<'a> {
    pub order: Order,
    /// Whether a row that is no longer listed stays.
    pub stays: &'a dyn Fn(&Row) -> bool,
}

impl Again<'_> {
    /// The rows of the page, and among them those of the old ones that stay.
    pub fn rows(&self, old: Vec<Row>, page: &Page) -> Vec<Row> {
        let new: Vec<Row> = page.rows.iter().map(Row::of_library).collect();
        let listed: HashSet<&ArticleId> = page.rows.iter().map(|row| &row.article.id).collect();
        let staying = old
            .into_iter()
            .filter(|row| !listed.contains(&row.article.id) && self.is_covered(row, page))
            .filter(|row| (self.stays)(row))
            .collect();
        merged(new, staying, |one, other| self.compare(one, other))
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

/// Rows to join at an end: those of the page that are not there already.
pub fn joined(rows: &[Row], page: &Page) -> Vec<Row> {
    let known: HashSet<&ArticleId> = rows.iter().map(|row| &row.article.id).collect();
    let new = page.rows.iter().filter(|row| !known.contains(&row.article.id));
    new.map(Row::of_library).collect()
}

/// How many rows to let go before and after the cursor, so that at most `most` stay.
pub fn excess(rows: usize, selected: usize, most: usize) -> (usize, usize) {
    let Some(excess) = rows.checked_sub(most).filter(|excess| *excess > 0) else {
        return (0, 0);
    };
    // The farther end goes first; both keep at least half of what stays.
    let before = selected.saturating_sub(most / 2).min(excess);
    (before, excess - before)
}
