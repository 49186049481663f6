//! Changes of tags and notes: in the database, and for bookmarked articles in their file, too.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::entry::Entry;
use crate::domain::article::ArticleId;
use crate::domain::change::Mark;
use crate::domain::text::Text;
use crate::store::bookmarks::BookmarkFile;
use crate::store::{library, pending};

/// What tags or a note were, and became; a note is one text.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Labels {
    before: Vec<String>,
    after: Vec<String>,
}

/// Gives an article these tags, or this note.
pub fn apply(
    connection: &Connection,
    file: &BookmarkFile,
    mark: Mark,
    id: &ArticleId,
    title: &Text,
    wanted: &[Text],
) -> rusqlite::Result<Entry> {
    let mut entry = Entry {
        title: title.clone(),
        ..Entry::new(mark, wanted.iter().any(|text| !text.is_empty()))
    };
    let before = present(connection, file, mark, id)?;
    if set(connection, file, mark, id, wanted)? {
        let labels = Labels {
            before: strings(&before),
            after: strings(&present(connection, file, mark, id)?),
        };
        entry.steps = serde_json::to_string(&labels).ok();
        entry.ids.push(id.clone());
    }
    Ok(entry)
}

/// Gives the article of an entry what it had before, or after; says whether that changed anything.
pub fn turn(
    connection: &Connection,
    file: &BookmarkFile,
    entry: &Entry,
    done: bool,
) -> rusqlite::Result<bool> {
    let labels: Labels = serde_json::from_str(entry.steps.as_deref().unwrap_or_default()).unwrap_or_default();
    let wanted = if done { labels.after } else { labels.before };
    let as_text = |text: &String| match entry.mark {
        Mark::Note => Text::lines(text),
        _ => Text::name(text),
    };
    let wanted: Vec<Text> = wanted.iter().map(as_text).collect();
    match entry.ids.first() {
        Some(id) => set(connection, file, entry.mark, id, &wanted),
        None => Ok(false),
    }
}

/// The steps of an entry the other way round.
pub fn reversed(steps: Option<&str>) -> Option<String> {
    let labels: Labels = serde_json::from_str(steps?).ok()?;
    let turned = Labels {
        before: labels.after,
        after: labels.before,
    };
    serde_json::to_string(&turned).ok()
}

/// What the database says; of a bookmarked article, what its file says.
fn present(
    connection: &Connection,
    file: &BookmarkFile,
    mark: Mark,
    id: &ArticleId,
) -> rusqlite::Result<Vec<Text>> {
    let bookmark = pending::bookmark(connection, file, id)?;
    if mark == Mark::Tags {
        return match bookmark {
            Some(bookmark) => Ok(bookmark.tags),
            None => library::tags_of(connection, id),
        };
    }
    let note = match bookmark {
        Some(bookmark) => bookmark.note.unwrap_or_default(),
        None => Text::lines(&library::note_of(connection, id)?),
    };
    Ok(Some(note).into_iter().filter(|note| !note.is_empty()).collect())
}

fn set(
    connection: &Connection,
    file: &BookmarkFile,
    mark: Mark,
    id: &ArticleId,
    wanted: &[Text],
) -> rusqlite::Result<bool> {
    let before = present(connection, file, mark, id)?;
    let is_same = if mark == Mark::Tags {
        let sorted = |tags: &[Text]| {
            let mut tidy: Vec<String> = library::tidy(tags).into_iter().map(str::to_owned).collect();
            tidy.sort_unstable();
            tidy
        };
        sorted(&before) == sorted(wanted)
    } else {
        note_of(&before) == note_of(wanted)
    };
    if is_same {
        return Ok(false);
    }
    if mark == Mark::Tags {
        library::set_tags(connection, id, wanted)?;
    } else {
        library::set_note(connection, id, note_of(wanted))?;
    }
    if pending::is_bookmarked(connection, file, id)?
        && let Some((written, place)) = pending::present(connection, file, id)?
    {
        let labelled = match mark {
            Mark::Tags => BookmarkFile::with_tags(&written, &library::tidy(wanted)),
            _ => BookmarkFile::with_note(&written, note_of(wanted)),
        };
        if let Some(labelled) = labelled {
            pending::remove(connection, id)?;
            pending::add(connection, id, &labelled, place)?;
        }
    }
    Ok(true)
}

fn note_of(texts: &[Text]) -> &str {
    library::tidy_note(texts.first().map_or("", Text::as_str))
}

fn strings(texts: &[Text]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}
