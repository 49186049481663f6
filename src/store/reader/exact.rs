//! Rows that are known by their places, and what is noted of articles.

use super::finish::{self, Finish};
use super::{LookError, Reader, rows};
use crate::domain::article::ArticleId;
use crate::domain::library::{Key, LibraryRow};
use crate::domain::text::Text;

impl Reader {
    /// The rows at these places, in their order; those that are gone are left out.
    pub fn rows_at(&mut self, keys: &[Key]) -> Result<Vec<LibraryRow>, LookError> {
        self.look(None, |look| {
            let mut finish = Finish::new(look)?;
            let mut found = Vec::with_capacity(keys.len());
            for key in keys {
                if let Some(row) = rows::row(look, key.moment)? {
                    found.push(finish.row(key.hit, row)?);
                }
            }
            Ok(found)
        })
    }

    /// The note of an article, where it has one.
    pub fn note(&mut self, id: &ArticleId) -> Result<Option<Text>, LookError> {
        self.look(None, |look| finish::note(look, id))
    }
}
