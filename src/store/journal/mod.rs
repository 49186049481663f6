//! The journal: one row a change, so that the newest can be taken back and done again.
//!
//! Entries that are taken back are always the newest ones; a new change drops them. To take an
//! entry back gives each of its articles the value it had before, and changes no other article.
//! Where something else has done so already (a bookmark taken out of the file by hand) there is
//! nothing left to do for that article, and it is not named in what changed.

mod entry;
mod labels;
mod names;
mod stories;
mod taken;

use rusqlite::Connection;

pub use self::entry::{Entry, entries, log, newest, undone};

use self::entry::{keep_turned, record};
use super::bookmarks::{self, BookmarkFile};
use super::{library, pending, state};
use crate::domain::article::ArticleId;
use crate::domain::bookmark::Bookmark;
use crate::domain::change::{Change, Changed, Mark, Way};
use crate::domain::limits;
use crate::domain::text::Text;

/// Does a change and writes it down, if it changes anything.
pub fn apply(
    connection: &Connection,
    file: &BookmarkFile,
    change: &Change,
    at: i64,
) -> rusqlite::Result<Changed> {
    let entry = match change {
        Change::Read { ids, read } => {
            let mut entry = Entry::new(Mark::Read, *read);
            let (numbers, others) = library::find(connection, ids)?;
            entry.ids = state::mark_read(connection, &others, *read, at)?;
            entry.numbers = packed(&library::set_read(connection, &numbers, *read)?);
            entry
        }
        Change::ReadListing(marking) => Entry {
            numbers: packed(&library::mark_listing(connection, marking)?),
            ..Entry::new(Mark::Read, true)
        },
        Change::ReadMoments(moments) => Entry {
            numbers: packed(&library::mark_moments(connection, moments)?),
            ..Entry::new(Mark::Read, true)
        },
        Change::Bookmark { bookmark, text } => {
            if let Some(text) = text {
                state::keep_text(connection, &bookmark.id, text, at)?;
            }
            add_bookmark(connection, file, bookmark)?
        }
        Change::Unbookmark { id } => {
            let mut entry = Entry::new(Mark::Bookmark, false);
            if let Some(bookmark) = pending::bookmark(connection, file, id)? {
                entry.title = Text::title(bookmark.name());
            }
            set_bookmark(connection, file, id, false, &mut entry)?;
            entry
        }
        Change::Tags { id, title, tags } => labels::apply(connection, file, Mark::Tags, id, title, tags)?,
        Change::Note { id, title, note } => labels::apply(
            connection,
            file,
            Mark::Note,
            id,
            title,
            std::slice::from_ref(note),
        )?,
        Change::Split { id, from, title } => stories::split(connection, id, from, title)?,
        Change::Merge { one, other, title } => stories::merge(connection, one, other, title)?,
        Change::Feeds {
            said,
            steps,
            bookmarks,
        } => Entry {
            ids: bookmarks.clone(),
            title: said.clone(),
            steps: Some(steps.clone()),
            ..Entry::new(Mark::Feeds, true)
        },
    };
    record(connection, &entry, at)?;
    let numbers = library::unpack_numbers(&entry.numbers);
    tell(connection, &entry, Way::Done, entry.ids.clone(), &numbers)
}

/// Bookmarks an article without writing that down as a change; says whether it was not before.
pub fn bookmark(
    connection: &Connection,
    file: &BookmarkFile,
    bookmark: &Bookmark,
    text: &str,
    at: i64,
) -> rusqlite::Result<bool> {
    if pending::is_bookmarked(connection, file, &bookmark.id)? {
        return Ok(false);
    }
    state::keep_text(connection, &bookmark.id, text, at)?;
    let entry = add_bookmark(connection, file, bookmark)?;
    Ok(!entry.ids.is_empty())
}

/// Takes the newest change back; only if it is still this one, where one is named.
pub fn undo(
    connection: &Connection,
    file: &BookmarkFile,
    only: Option<&Entry>,
    at: i64,
) -> rusqlite::Result<Option<Changed>> {
    turn_found(connection, file, newest(connection)?, only, Way::TakenBack, at)
}

/// Does again what was taken back last; only if it is still this one, where one is named.
pub fn redo(
    connection: &Connection,
    file: &BookmarkFile,
    only: Option<&Entry>,
    at: i64,
) -> rusqlite::Result<Option<Changed>> {
    turn_found(connection, file, undone(connection)?, only, Way::DoneAgain, at)
}

fn turn_found(
    connection: &Connection,
    file: &BookmarkFile,
    found: Option<Entry>,
    only: Option<&Entry>,
    way: Way,
    at: i64,
) -> rusqlite::Result<Option<Changed>> {
    let is_other = |entry: &Entry| only.is_some_and(|only| only.number != entry.number);
    let Some(mut entry) = found.filter(|entry| !is_other(entry)) else {
        return Ok(None);
    };
    if let Some(only) = only {
        entry.steps.clone_from(&only.steps);
    }
    turn(connection, file, entry, way, at).map(Some)
}

/// Gives the articles of an entry from elsewhere this value, and writes that down as a new change.
pub fn replay(
    connection: &Connection,
    file: &BookmarkFile,
    mut entry: Entry,
    value: bool,
    at: i64,
) -> rusqlite::Result<()> {
    let is_done = entry.value == value;
    entry.value = value;
    match entry.mark {
        Mark::Read => {
            let (ids, numbers) = mark_read(connection, &entry, value, at)?;
            entry.ids = ids;
            entry.numbers = packed(&numbers);
        }
        Mark::Bookmark => {
            let kept = entry.ids.clone();
            if let Some(id) = kept.first() {
                set_bookmark(connection, file, id, value, &mut entry)?;
            }
            // The file may have been written already; it is this change that did it.
            entry.ids = kept;
        }
        Mark::Tags | Mark::Note => {
            labels::turn(connection, file, &entry, is_done)?;
            if !is_done {
                entry.steps = labels::reversed(entry.steps.as_deref());
            }
        }
        Mark::Split | Mark::Merge => {
            stories::turn(connection, &entry, is_done)?;
            if !is_done {
                entry.steps = stories::reversed(entry.steps.as_deref());
            }
        }
        // What is followed is in feeds.toml, which was written by whoever changed it.
        Mark::Feeds if !is_done => return Ok(()),
        Mark::Feeds => {}
    }
    record(connection, &entry, at)
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
    let (ids, numbers) = match entry.mark {
        Mark::Read => mark_read(connection, &entry, now, at)?,
        Mark::Bookmark => match entry.ids.first().cloned() {
            Some(id) => {
                let kept = std::mem::take(&mut entry.ids);
                set_bookmark(connection, file, &id, now, &mut entry)?;
                (std::mem::replace(&mut entry.ids, kept), Vec::new())
            }
            None => (Vec::new(), Vec::new()),
        },
        Mark::Tags | Mark::Note => {
            let is_changed = labels::turn(connection, file, &entry, !undone)?;
            let ids = entry.ids.iter().filter(|_| is_changed).cloned();
            (ids.collect(), Vec::new())
        }
        Mark::Split | Mark::Merge => {
            let is_changed = stories::turn(connection, &entry, !undone)?;
            let ids = entry.ids.iter().filter(|_| is_changed).cloned();
            (ids.collect(), Vec::new())
        }
        Mark::Feeds => (taken::turn(connection, file, &mut entry, now)?, Vec::new()),
    };
    keep_turned(connection, &entry, undone)?;
    tell(connection, &entry, way, ids, &numbers)
}

/// Sets the mark of everything an entry names; what was a file's may be the library's by now.
fn mark_read(
    connection: &Connection,
    entry: &Entry,
    read: bool,
    at: i64,
) -> rusqlite::Result<(Vec<ArticleId>, Vec<i64>)> {
    let (found, others) = library::find(connection, &entry.ids)?;
    let ids = state::mark_read(connection, &others, read, at)?;
    let mut numbers = library::unpack_numbers(&entry.numbers);
    numbers.extend(found);
    numbers.sort_unstable();
    numbers.dedup();
    Ok((ids, library::set_read(connection, &numbers, read)?))
}

/// What changed, each article named unless they are very many.
fn tell(
    connection: &Connection,
    entry: &Entry,
    way: Way,
    mut ids: Vec<ArticleId>,
    numbers: &[i64],
) -> rusqlite::Result<Changed> {
    let count = ids.len() + numbers.len();
    let is_in_library = match entry.mark {
        Mark::Read => !numbers.is_empty(),
        _ => !library::find(connection, &ids)?.0.is_empty(),
    };
    if numbers.len() <= limits::NAMED_CHANGES {
        ids.extend(library::names(connection, numbers)?);
    }
    let mut changed = entry.changed(way, ids, count);
    changed.title = names::said(connection, entry)?;
    changed.is_in_library |= is_in_library;
    Ok(changed)
}

fn packed(numbers: &[i64]) -> Vec<u8> {
    if numbers.is_empty() {
        return Vec::new();
    }
    library::pack_numbers(numbers)
}

/// A new bookmark has the tags and the note that its article had before.
fn add_bookmark(
    connection: &Connection,
    file: &BookmarkFile,
    bookmark: &Bookmark,
) -> rusqlite::Result<Entry> {
    let mut bookmark = bookmark.clone();
    if bookmark.tags.is_empty() {
        bookmark.tags = library::tags_of(connection, &bookmark.id)?;
    }
    if bookmark.note.is_none() {
        let note = Text::lines(&library::note_of(connection, &bookmark.id)?);
        bookmark.note = Some(note).filter(|note| !note.is_empty());
    }
    let mut entry = Entry {
        title: Text::title(bookmark.name()),
        written: Some(BookmarkFile::written(&bookmark)),
        ..Entry::new(Mark::Bookmark, true)
    };
    set_bookmark(connection, file, &bookmark.id, true, &mut entry)?;
    Ok(entry)
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
    library::set_bookmarked(connection, id, on)?;
    if on {
        let written = entry
            .written
            .clone()
            .unwrap_or_else(|| BookmarkFile::written_bare(id));
        pending::add(connection, id, &written, entry.place)?;
        if let Some(bookmark) = bookmarks::parse_entry(&written) {
            library::set_tags(connection, id, &bookmark.tags)?;
            library::set_note(connection, id, bookmark.note.as_deref().unwrap_or_default())?;
        }
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
