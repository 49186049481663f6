//! A stored article, as far as it is compared with what a feed sends.

use rusqlite::Row;

use super::Incoming;

/// What is known of a stored article when an entry may be it.
#[derive(Clone, Debug)]
pub struct Stored {
    pub number: i64,
    pub id: i64,
    pub guid_key: Option<i64>,
    pub url_key: Option<i64>,
    pub text_key: i64,
    pub content_key: i64,
    pub published: Option<i64>,
    pub title: String,
}

/// What [`Stored::read`] reads.
pub const COLUMNS: &str = "number, id, guid_key, url_key, text_key, content_key, published, title";

impl Stored {
    /// Whether nothing is to be written for this entry.
    pub fn is_same(&self, entry: &Incoming) -> bool {
        self.content_key == entry.content()
            && self.text_key == entry.text()
            && self.guid_key == entry.guid()
            && self.url_key == entry.url()
    }

    /// From a row of [`COLUMNS`].
    pub fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get(0)?,
            id: row.get(1)?,
            guid_key: row.get(2)?,
            url_key: row.get(3)?,
            text_key: row.get(4)?,
            content_key: row.get(5)?,
            published: row.get(6)?,
            title: row.get(7)?,
        })
    }
}
