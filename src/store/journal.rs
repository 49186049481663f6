//! The journal: one row a change, so that the newest can be taken back and done again.
//!
//! Entries that are taken back are always the newest ones; a new change drops them. To take an
//! entry back gives each of its articles the value it had before, and changes no other article.
//! Where something else has done so already (a bookmark taken out of the file by hand) there is
//! nothing left to do for that article, and it is not named in what changed.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::bookmarks::BookmarkFile;
use super::pending;
use super::state;
use crate::domain::article::ArticleId;
use crate::domain::change::{Change, Changed, Mark, Way};
use crate::domain::limits;
use crate::domain::text::Text;

/// A change as the journal keeps it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub number: i64,
    pub mark: Mark,
    /// What the mark became.
    pub value: bool,
    pub ids: Vec<ArticleId>,
    pub title: Text,
    /// Of a bookmark: how it is written in the file, and how many stood before it.
    pub written: Option<String>,
    pub place: Option<i64>,
}

const COLUMNS: &str = "number, mark, value, ids, title, written, place";

/// Does a change and writes it down, if it changes anything.
pub fn apply(
    connection: &Connection,
    file: &BookmarkFile,
    change: &Change,
    at: i64,
) -> rusqlite::Result<Changed> {
    let entry = match change {
        Change::Read { ids, read } => Entry {
            ids: state::mark_read(connection, ids, *read, at)?,
            ..Entry::new(Mark::Read, *read)
        },
        Change::Bookmark { bookmark, text } => {
            if let Some(text) = text {
                state::keep_text(connection, &bookmark.id, text, at)?;
            }
            let mut entry = Entry {
                title: Text::title(bookmark.name()),
                written: Some(BookmarkFile::written(bookmark)),
                ..Entry::new(Mark::Bookmark, true)
            };
            set_bookmark(connection, file, &bookmark.id, true, &mut entry)?;
            entry
        }
        Change::Unbookmark { id } => {
            let mut entry = Entry::new(Mark::Bookmark, false);
            if let Some(bookmark) = pending::bookmark(connection, file, id)? {
                entry.title = Text::title(bookmark.name());
            }
            set_bookmark(connection, file, id, false, &mut entry)?;
            entry
        }
    };
    record(connection, &entry, at)?;
    Ok(entry.changed(Way::Done, entry.ids.clone()))
}

/// Takes the newest change back.
pub fn undo(connection: &Connection, file: &BookmarkFile, at: i64) -> rusqlite::Result<Option<Changed>> {
    match newest(connection)? {
        Some(entry) => turn(connection, file, entry, Way::TakenBack, at).map(Some),
        None => Ok(None),
    }
}

/// Does again what was taken back last.
pub fn redo(connection: &Connection, file: &BookmarkFile, at: i64) -> rusqlite::Result<Option<Changed>> {
    let sql = format!("SELECT {COLUMNS} FROM journal WHERE undone = 1 ORDER BY number LIMIT 1");
    let entry = connection
        .prepare_cached(&sql)?
        .query_row([], Entry::read)
        .optional()?;
    match entry {
        Some(entry) => turn(connection, file, entry, Way::DoneAgain, at).map(Some),
        None => Ok(None),
    }
}

/// Gives the articles of an entry from elsewhere this value, and writes that down as a new change.
pub fn replay(
    connection: &Connection,
    file: &BookmarkFile,
    mut entry: Entry,
    value: bool,
    at: i64,
) -> rusqlite::Result<()> {
    entry.value = value;
    match entry.mark {
        Mark::Read => entry.ids = state::mark_read(connection, &entry.ids, value, at)?,
        Mark::Bookmark => {
            let kept = entry.ids.clone();
            if let Some(id) = kept.first() {
                set_bookmark(connection, file, id, value, &mut entry)?;
            }
            // The file may have been written already; it is this change that did it.
            entry.ids = kept;
        }
    }
    record(connection, &entry, at)
}

/// The newest change that is not taken back.
pub fn newest(connection: &Connection) -> rusqlite::Result<Option<Entry>> {
    let sql = format!("SELECT {COLUMNS} FROM journal WHERE undone = 0 ORDER BY number DESC LIMIT 1");
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

/// Writes a change down; the changes that were taken back cannot be done again after it.
pub fn record(connection: &Connection, entry: &Entry, at: i64) -> rusqlite::Result<()> {
    const LARGE: usize = 64 * 1024;
    if entry.ids.is_empty() {
        return Ok(());
    }
    let ids = entry.joined();
    connection
        .prepare_cached("DELETE FROM journal WHERE undone = 1")?
        .execute([])?;
    connection
        .prepare_cached(
            "INSERT INTO journal (at, mark, value, title, place, written, ids) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            at,
            name_of(entry.mark),
            entry.value,
            entry.title.as_str(),
            entry.place,
            entry.written,
            ids.as_bytes()
        ])?;
    let number = connection.last_insert_rowid();
    connection
        .prepare_cached("DELETE FROM journal WHERE number <= ?1")?
        .execute([number - limits::JOURNAL_ENTRIES])?;
    if ids.len() > LARGE {
        drop_heavy(connection, number)?;
    }
    Ok(())
}

/// Drops the oldest changes until the rest is within its limit; the newest stays whatever it takes.
fn drop_heavy(connection: &Connection, newest: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM journal WHERE number < ?1 AND number <= (
                SELECT max(number) FROM (
                    SELECT number, sum(length(ids)) OVER (ORDER BY number DESC) AS taken FROM journal
                ) WHERE taken > ?2
            )",
        )?
        .execute([newest, limits::JOURNAL_BYTES])?;
    Ok(())
}

/// Turns an entry over, to the value before it or to its own.
fn turn(
    connection: &Connection,
    file: &BookmarkFile,
    mut entry: Entry,
    way: Way,
    at: i64,
) -> rusqlite::Result<Changed> {
    let undone = way == Way::TakenBack;
    let now = entry.value != undone;
    let ids = match entry.mark {
        Mark::Read => state::mark_read(connection, &entry.ids, now, at)?,
        Mark::Bookmark => match entry.ids.first().cloned() {
            Some(id) => {
                let kept = std::mem::take(&mut entry.ids);
                set_bookmark(connection, file, &id, now, &mut entry)?;
                std::mem::replace(&mut entry.ids, kept)
            }
            None => Vec::new(),
        },
    };
    connection
        .prepare_cached("UPDATE journal SET undone = ?2, written = ?3, place = ?4 WHERE number = ?1")?
        .execute(params![entry.number, undone, entry.written, entry.place])?;
    Ok(entry.changed(way, ids))
}

/// Asks for a bookmark to be written or taken out; the entry learns what is needed to turn back.
fn set_bookmark(
    connection: &Connection,
    file: &BookmarkFile,
    id: &ArticleId,
    on: bool,
    entry: &mut Entry,
) -> rusqlite::Result<()> {
    let is_known = on || pending::is_known(connection, file, id)?;
    if is_known && pending::is_bookmarked(connection, file, id)? == on {
        return Ok(());
    }
    if on {
        let written = entry
            .written
            .clone()
            .unwrap_or_else(|| BookmarkFile::written_bare(id));
        pending::add(connection, id, &written, entry.place)?;
    } else {
        if let Some((written, place)) = pending::verbatim(connection, file, id)? {
            entry.written = Some(written);
            entry.place = place;
        }
        pending::remove(connection, id)?;
    }
    entry.ids.push(id.clone());
    Ok(())
}

impl Entry {
    fn new(mark: Mark, value: bool) -> Self {
        Self {
            number: 0,
            mark,
            value,
            ids: Vec::new(),
            title: Text::default(),
            written: None,
            place: None,
        }
    }

    /// What happened to `ids` in words for the screen.
    pub fn changed(&self, way: Way, ids: Vec<ArticleId>) -> Changed {
        Changed {
            mark: self.mark,
            now: self.value != (way == Way::TakenBack),
            way,
            ids,
            title: self.title.clone(),
        }
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mark = match row.get_ref(1)?.as_str()? {
            "bookmark" => Mark::Bookmark,
            _ => Mark::Read,
        };
        let ids = String::from_utf8_lossy(row.get_ref(3)?.as_bytes()?)
            .lines()
            .map(ArticleId::given)
            .collect();
        Ok(Self {
            number: row.get(0)?,
            mark,
            value: row.get(2)?,
            ids,
            title: Text::title(row.get_ref(4)?.as_str()?),
            written: row.get(5)?,
            place: row.get(6)?,
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
    }
}
