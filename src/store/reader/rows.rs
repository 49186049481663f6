//! Rows of a listing: an article without its text, and its marks.

use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::OptionalExtension;

use super::look::{Look, Stop};
use crate::domain::article::{Article, ArticleId, Origin};
use crate::domain::library::{FeedId, Key, LibraryRow};
use crate::domain::query::Hit;
use crate::domain::text::Text;

/// An article as its table has it.
#[derive(Clone, Debug)]
pub struct Row {
    pub moment: i64,
    pub feed: i64,
    pub is_unread: bool,
    pub is_bookmarked: bool,
    pub is_updated: bool,
    pub is_indexed: bool,
    pub is_in_story: bool,
    id: i64,
    published: Option<i64>,
    title: String,
    outlet: String,
    url: Option<String>,
}

/// Where an article came from.
#[derive(Clone, Debug, Default)]
struct From {
    source: Arc<str>,
    address: Text,
    title: Text,
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
                changed IS NOT NULL, indexed, id, published, title, outlet, url, story IS NOT NULL
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
            is_in_story: row.get(11)?,
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

/// The rows of a page, each with its feed and its tags.
pub fn finish(look: &Look<'_>, rows: Vec<(Hit, Row)>) -> Result<Vec<LibraryRow>, Stop> {
    let has = |table: &str| {
        look.connection
            .prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {table})"))?
            .query_row([], |row| row.get::<_, bool>(0))
    };
    let (has_tags, has_notes) = (has("tags")?, has("notes")?);
    let mut known: Vec<(i64, From)> = Vec::new();
    let mut done = Vec::with_capacity(rows.len());
    for (hit, row) in rows {
        let from = match known.iter().find(|(number, _)| *number == row.feed) {
            Some((_, from)) => from.clone(),
            None => {
                let from = from(look, row.feed)?;
                known.push((row.feed, from.clone()));
                from
            }
        };
        let id = id_of(row.id);
        let tags = if has_tags { tags(look, &id)? } else { Vec::new() };
        let note = if has_notes { note(look, &id)? } else { None };
        done.push(LibraryRow {
            feed: FeedId(row.feed),
            key: Key {
                hit,
                moment: row.moment,
            },
            is_read: !row.is_unread,
            is_bookmarked: row.is_bookmarked,
            is_updated: row.is_updated,
            tags,
            note,
            story: None,
            article: Arc::new(summary(row, id, from)),
        });
    }
    Ok(done)
}

fn summary(row: Row, id: ArticleId, from: From) -> Article {
    let origin = Origin {
        source: from.source,
        place: 0,
    };
    Article {
        title: Text::title(&row.title),
        outlet: Text::name(&row.outlet),
        url: row.url.map(|url| Text::line(&url)),
        published: row.published.and_then(|at| Timestamp::from_millisecond(at).ok()),
        feed: Some(from.address),
        feed_title: Some(from.title).filter(|title| !title.is_empty()),
        ..Article::new(id, origin)
    }
}

fn from(look: &Look<'_>, feed: i64) -> Result<From, Stop> {
    let mut statement = look
        .connection
        .prepare_cached("SELECT source, address, title FROM feeds WHERE number = ?1")?;
    let found = statement.query_row([feed], |row| {
        Ok(From {
            source: row.get_ref(0)?.as_str()?.into(),
            address: Text::line(row.get_ref(1)?.as_str()?),
            title: Text::name(row.get_ref(2)?.as_str()?),
        })
    });
    Ok(found.optional()?.unwrap_or_default())
}

/// The note of an article, where it has one.
pub fn note(look: &Look<'_>, id: &ArticleId) -> Result<Option<Text>, Stop> {
    let mut statement = look
        .connection
        .prepare_cached("SELECT note FROM notes WHERE id = ?1")?;
    let note = statement.query_row([id.as_str()], |row| row.get::<_, String>(0));
    Ok(note.optional()?.map(|note| Text::lines(&note)))
}

/// The tags of an article, sorted.
pub fn tags(look: &Look<'_>, id: &ArticleId) -> Result<Vec<Text>, Stop> {
    let mut statement = look
        .connection
        .prepare_cached("SELECT tag FROM tags WHERE id = ?1 ORDER BY tag")?;
    let rows = statement.query_map([id.as_str()], |row| Ok(Text::name(row.get_ref(0)?.as_str()?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
