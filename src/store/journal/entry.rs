//! An entry of the journal, and how it is written down.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::article::ArticleId;
use crate::domain::change::{Changed, Logged, Mark, Way};
use crate::domain::limits;
use crate::domain::text::Text;
use crate::store::library;

use super::names;

/// A change as the journal keeps it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub number: i64,
    pub mark: Mark,
    /// What the mark became.
    pub value: bool,
    /// Articles by their ids, and articles of the library by their numbers, packed.
    pub ids: Vec<ArticleId>,
    pub numbers: Vec<u8>,
    pub title: Text,
    /// Of a bookmark: how it is written in the file, and how many stood before it.
    pub written: Option<String>,
    pub place: Option<i64>,
    /// Of feeds: the steps in their file. Of tags and notes: what they were, and became.
    pub steps: Option<String>,
}

const COLUMNS: &str = "number, mark, value, ids, title, written, place, numbers, steps";

/// The newest change that is not taken back.
pub fn newest(connection: &Connection) -> rusqlite::Result<Option<Entry>> {
    one(connection, "undone = 0 ORDER BY number DESC")
}

/// The change that was taken back last.
pub fn undone(connection: &Connection) -> rusqlite::Result<Option<Entry>> {
    one(connection, "undone = 1 ORDER BY number")
}

fn one(connection: &Connection, condition: &str) -> rusqlite::Result<Option<Entry>> {
    let sql = format!("SELECT {COLUMNS} FROM journal WHERE {condition} LIMIT 1");
    connection
        .prepare_cached(&sql)?
        .query_row([], Entry::read)
        .optional()
}

/// The entries of a table like the journal for which `condition` holds, oldest first.
pub fn entries(
    connection: &Connection,
    table: &str,
    condition: &str,
    parameter: i64,
) -> rusqlite::Result<Vec<Entry>> {
    let sql = format!("SELECT {COLUMNS} FROM {table} WHERE {condition} ORDER BY number");
    let mut statement = connection.prepare(&sql)?;
    statement.query_map([parameter], Entry::read)?.collect()
}

/// The newest entries in words, the newest first.
pub fn log(connection: &Connection, limit: usize) -> rusqlite::Result<Vec<Logged>> {
    let sql = format!("SELECT {COLUMNS}, at, undone FROM journal ORDER BY number DESC LIMIT ?1");
    let mut statement = connection.prepare(&sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map([limit], |row| {
        let mut entry = Entry::read(row)?;
        entry.title = names::said(connection, &entry)?;
        let count = entry.ids.len() + library::count(&entry.numbers);
        Ok(Logged {
            at: Timestamp::from_millisecond(row.get(9)?).unwrap_or_default(),
            sentence: entry.changed(Way::Done, Vec::new(), count).sentence(),
            is_undone: row.get(10)?,
        })
    })?;
    rows.collect()
}

/// Writes a change down; the changes that were taken back cannot be done again after it.
pub fn record(connection: &Connection, entry: &Entry, at: i64) -> rusqlite::Result<()> {
    const LARGE: usize = 64 * 1024;
    if entry.is_empty() {
        return Ok(());
    }
    let ids = entry.joined();
    connection
        .prepare_cached("DELETE FROM journal WHERE undone = 1")?
        .execute([])?;
    connection
        .prepare_cached(
            "INSERT INTO journal (at, mark, value, title, place, written, ids, numbers, steps)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            at,
            name_of(entry.mark),
            entry.value,
            entry.title.as_str(),
            entry.place,
            entry.written,
            ids.as_bytes(),
            Some(&entry.numbers).filter(|numbers| !numbers.is_empty()),
            entry.steps
        ])?;
    let number = connection.last_insert_rowid();
    connection
        .prepare_cached("DELETE FROM journal WHERE number <= ?1")?
        .execute([number - limits::JOURNAL_ENTRIES])?;
    let steps = entry.steps.as_ref().map_or(0, String::len);
    if ids.len() + entry.numbers.len() + steps > LARGE {
        drop_heavy(connection, number)?;
    }
    Ok(())
}

/// Keeps which way an entry was turned, and what it learned by that.
pub fn keep_turned(connection: &Connection, entry: &Entry, undone: bool) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE journal SET undone = ?2, written = ?3, place = ?4, steps = ?5 WHERE number = ?1",
        )?
        .execute(params![
            entry.number,
            undone,
            entry.written,
            entry.place,
            entry.steps
        ])?;
    Ok(())
}

/// Drops the oldest changes until the rest is within its limit; the newest stays whatever it takes.
fn drop_heavy(connection: &Connection, newest: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM journal WHERE number < ?1 AND number <= (
                SELECT max(number) FROM (
                    SELECT number, sum(length(ids) + ifnull(length(numbers), 0) + ifnull(length(steps), 0))
                        OVER (ORDER BY number DESC) AS taken FROM journal
                ) WHERE taken > ?2
            )",
        )?
        .execute([newest, limits::JOURNAL_BYTES])?;
    Ok(())
}

impl Entry {
    pub fn new(mark: Mark, value: bool) -> Self {
        Self {
            number: 0,
            mark,
            value,
            ids: Vec::new(),
            numbers: Vec::new(),
            title: Text::default(),
            written: None,
            place: None,
            steps: None,
        }
    }

    /// Whether nothing was changed.
    fn is_empty(&self) -> bool {
        self.mark != Mark::Feeds && self.ids.is_empty() && library::count(&self.numbers) == 0
    }

    /// What happened to so many articles, of which `ids` are named, in words for the screen.
    pub fn changed(&self, way: Way, ids: Vec<ArticleId>, count: usize) -> Changed {
        let is_of_feeds = self.mark == Mark::Feeds;
        Changed {
            mark: self.mark,
            now: self.value != (way == Way::TakenBack),
            way,
            ids,
            count: if is_of_feeds { 1 } else { count },
            is_in_library: is_of_feeds,
            title: self.title.clone(),
            steps: self.steps.clone().filter(|_| is_of_feeds),
        }
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let ids = String::from_utf8_lossy(row.get_ref(3)?.as_bytes()?)
            .lines()
            .map(ArticleId::given)
            .collect();
        Ok(Self {
            number: row.get(0)?,
            mark: mark_of(row.get_ref(1)?.as_str()?),
            value: row.get(2)?,
            ids,
            title: Text::title(row.get_ref(4)?.as_str()?),
            written: row.get(5)?,
            place: row.get(6)?,
            numbers: row.get::<_, Option<Vec<u8>>>(7)?.unwrap_or_default(),
            steps: row.get(8)?,
        })
    }

    fn joined(&self) -> String {
        let mut joined = String::with_capacity(self.ids.len() * 17);
        for id in &self.ids {
            joined.push_str(id.as_str());
            joined.push('\n');
        }
        joined
    }
}

fn name_of(mark: Mark) -> &'static str {
    match mark {
        Mark::Read => "read",
        Mark::Bookmark => "bookmark",
        Mark::Tags => "tags",
        Mark::Note => "note",
        Mark::Split => "split",
        Mark::Merge => "merge",
        Mark::Feeds => "feeds",
    }
}

fn mark_of(name: &str) -> Mark {
    match name {
        "bookmark" => Mark::Bookmark,
        "tags" => Mark::Tags,
        "note" => Mark::Note,
        "split" => Mark::Split,
        "merge" => Mark::Merge,
        "feeds" => Mark::Feeds,
        _ => Mark::Read,
    }
}
