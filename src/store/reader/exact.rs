//! Rows that are known by their places, and what is noted of articles.

use super::{LookError, Reader, rows};
use crate::domain::article::ArticleId;
use crate::domain::library::{Key, LibraryRow};
use crate::domain::text::Text;

impl Reader {
    /// The rows at these places, in their order; those that are gone are left out.
    pub fn rows_at(&mut self, keys: &[Key]) -> Result<Vec<LibraryRow>, LookError> {
        self.look(None, |look| {
            let mut found = Vec::with_capacity(keys.len());
            for key in keys {
                let row = rows::row(look, key.moment)?;
                found.extend(row.map(|row| (key.hit, row)));
            }
            rows::finish(look, found)
        })
    }

    /// The note of an article, where it has one.
    pub fn note(&mut self, id: &ArticleId) -> Result<Option<Text>, LookError> {
        self.look(None, |look| rows::note(look, id))
    }
}
