//! Rows of the table of articles, and how ids are kept there.

use rusqlite::OptionalExtension;

use super::look::{Look, Stop};
use crate::domain::article::ArticleId;

/// An article as its table has it.
#[derive(Clone, Debug)]
pub struct Row {
    pub moment: i64,
    pub feed: i64,
    pub is_unread: bool,
    pub is_bookmarked: bool,
    pub is_updated: bool,
    pub is_indexed: bool,
    /// The number of its story, if it is of one.
    pub story: Option<i64>,
    pub number: i64,
    pub words: u32,
    /// The number of the article whose text it repeats.
    pub copy_of: Option<i64>,
    pub id: i64,
    pub published: Option<i64>,
    pub title: String,
    pub outlet: String,
    pub url: Option<String>,
}

/// The id that is kept as a number.
pub fn id_of(number: i64) -> ArticleId {
    ArticleId::given(&format!("{number:016x}"))
}

/// The number as which an id is kept; none of an id of another form.
pub fn number_of(id: &ArticleId) -> Option<i64> {
    let digits = id.as_str();
    let is_plain = digits.len() == 16
        && digits
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let number = u64::from_str_radix(digits, 16).ok().filter(|_| is_plain)?;
    Some(number.cast_signed())
}

/// A count, which is never below none.
pub fn count_at(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(column)?).unwrap_or_default())
}

/// The article that has this moment.
pub fn row(look: &Look<'_>, moment: i64) -> Result<Option<Row>, Stop> {
    let mut statement = look.connection.prepare_cached(
        "SELECT articles.moment, articles.feed, unread.moment IS NOT NULL, bookmarked,
                changed IS NOT NULL, indexed, id, published, title, outlet, url, story,
                articles.number, words, copy_of
         FROM articles LEFT JOIN unread ON unread.moment = articles.moment
         WHERE articles.moment = ?1",
    )?;
    let found = statement.query_row([moment], |row| {
        Ok(Row {
            moment: row.get(0)?,
            feed: row.get(1)?,
            is_unread: row.get(2)?,
            is_bookmarked: row.get(3)?,
            is_updated: row.get(4)?,
            is_indexed: row.get(5)?,
            id: row.get(6)?,
            published: row.get(7)?,
            title: row.get(8)?,
            outlet: row.get(9)?,
            url: row.get(10)?,
            story: row.get(11)?,
            number: row.get(12)?,
            words: row.get(13)?,
            copy_of: row.get(14)?,
        })
    });
    Ok(found.optional()?)
}

/// The moment of an article.
pub fn moment_of(look: &Look<'_>, id: &ArticleId) -> Result<Option<i64>, Stop> {
    let Some(number) = number_of(id) else {
        return Ok(None);
    };
    let mut statement = look
        .connection
        .prepare_cached("SELECT moment FROM articles WHERE id = ?1")?;
    Ok(statement.query_row([number], |row| row.get(0)).optional()?)
}
