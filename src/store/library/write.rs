//! One part of a document, written in one transaction.

use rusqlite::{CachedStatement, Connection, OptionalExtension, params};

use super::identity::{self, Match};
use super::moments::{self, Moments};
use super::save::{Saved, SavedArticle, Saving};
use super::stored::Stored;
use super::{Incoming, ids, marks, numbers, versions};
use crate::domain::article::ArticleId;
use crate::store::bookmarks::BookmarkFile;
use crate::store::{pending, stories};

/// What one part did.
pub struct Done {
    /// What the entries are, where that was not known yet.
    pub found: Option<Vec<Match>>,
    pub left: usize,
    pub listed: Vec<i64>,
    pub saved: Saved,
}

/// One part while it is saved; all of it counts, or nothing.
pub struct Part<'a> {
    connection: &'a Connection,
    file: &'a BookmarkFile,
    feed: i64,
    at: i64,
    is_older: bool,
    listed: Vec<i64>,
    saved: Saved,
    moments: Moments,
    statements: Statements<'a>,
    /// There are bookmarks that are not in their file yet.
    has_pending: bool,
    /// There are articles of files that were read.
    has_marks: bool,
}

/// What is run for each new article.
struct Statements<'a> {
    article: CachedStatement<'a>,
    text: CachedStatement<'a>,
    unread: CachedStatement<'a>,
}

impl<'a> Statements<'a> {
    fn new(connection: &'a Connection) -> rusqlite::Result<Self> {
        let article = connection.prepare_cached(
            "INSERT INTO articles (id, feed, moment, published, arrived, title, outlet, url, guid_key, url_key,
                 text_key, content_key, bookmarked)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT (id) DO NOTHING",
        )?;
        let text = connection.prepare_cached("INSERT INTO texts (number, data) VALUES (?1, ?2)")?;
        let unread =
            connection.prepare_cached("INSERT INTO unread (moment, feed, number) VALUES (?1, ?2, ?3)")?;
        Ok(Self {
            article,
            text,
            unread,
        })
    }
}

fn has_rows(connection: &Connection, table: &str) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {table})"))?
        .query_row([], |row| row.get(0))
}

impl Part<'_> {
    /// Saves at most so many entries; nothing where the feed is not followed any more.
    pub fn save(
        connection: &Connection,
        file: &BookmarkFile,
        saving: &Saving<'_>,
        most: usize,
    ) -> rusqlite::Result<Option<Done>> {
        let before: Option<Option<Vec<u8>>> = connection
            .prepare_cached("SELECT listed FROM feeds WHERE number = ?1 AND subscribed = 1")?
            .query_row([saving.feed], |row| row.get(0))
            .optional()?;
        let Some(before) = before else {
            return Ok(None);
        };
        let found = match &saving.matches {
            Some(_) => None,
            None => Some(identity::find(connection, saving.feed, saving.entries)?),
        };
        let matches = saving.matches.as_ref().or(found.as_ref());
        let mut part = Part {
            connection,
            file,
            feed: saving.feed,
            at: saving.at,
            is_older: saving.is_older,
            listed: Vec::new(),
            saved: Saved::default(),
            moments: Moments::default(),
            statements: Statements::new(connection)?,
            has_pending: has_rows(connection, "bookmark_pending")?,
            has_marks: has_rows(connection, "read_marks")?,
        };
        let mut left = saving.left;
        for _ in 0..most.min(saving.left) {
            left -= 1;
            if let Some(matched) = matches.and_then(|matches| matches.get(left)) {
                part.entry(left, &saving.entries[left], matched)?;
            }
        }
        if left == 0 {
            part.keep_listed(saving, before.as_deref().unwrap_or_default())?;
        }
        part.count()?;
        Ok(Some(Done {
            listed: part.listed,
            saved: part.saved,
            found,
            left,
        }))
    }

    fn entry(&mut self, place: usize, entry: &Incoming, matched: &Match) -> rusqlite::Result<()> {
        let is_too_large = entry.data.is_too_large();
        match matched {
            Match::New if !is_too_large => self.insert(place, entry),
            Match::Known(stored) => {
                self.listed.push(stored.number);
                if is_too_large || self.is_older || stored.is_same(entry) {
                    self.saved.unchanged += 1;
                    return Ok(());
                }
                self.update(place, entry, stored)
            }
            _ => {
                self.saved.unchanged += 1;
                Ok(())
            }
        }
    }

    fn insert(&mut self, place: usize, entry: &Incoming) -> rusqlite::Result<()> {
        let wanted = moments::wanted(entry.date(), self.at);
        let moment = self.moments.take(self.connection, wanted)?;
        let mut id = entry.id.clone();
        let mut further = 0_u64;
        while !self.insert_as(&id, moment, entry)? {
            if self.is_stored(&id, entry)? {
                // Another newsview saved it meanwhile.
                self.saved.unchanged += 1;
                return Ok(());
            }
            // Another article has its id, of another feed or of this document.
            let name = format!("{}\n{:016x}\n{further}", self.feed, entry.content_key);
            id = ArticleId::new(entry.id.as_str(), &name);
            further += 1;
        }
        let number = self.connection.last_insert_rowid();
        self.statements
            .text
            .execute(params![number, entry.data.as_bytes()])?;
        // It may have been read as an article of a file.
        let was_read = self.has_marks && marks::take_read_mark(self.connection, &id)?;
        if !was_read {
            self.statements.unread.execute([moment, self.feed, number])?;
            self.saved.unread_added += 1;
        }
        self.listed.push(number);
        self.saved.new.push(SavedArticle { number, id, place });
        Ok(())
    }

    /// Whether it could be inserted with this id: an article that has it already stays.
    fn insert_as(&mut self, id: &ArticleId, moment: i64, entry: &Incoming) -> rusqlite::Result<bool> {
        let Some(key) = ids::key_of(id) else {
            return Ok(false);
        };
        let is_bookmarked = if self.has_pending {
            pending::is_bookmarked(self.connection, self.file, id)?
        } else {
            self.file.find(id).is_some()
        };
        let inserted = self.statements.article.execute(params![
            key,
            self.feed,
            moment,
            entry.date(),
            self.at,
            entry.title.as_str(),
            entry.outlet.as_str(),
            entry.url.as_deref(),
            entry.guid(),
            entry.url(),
            entry.text(),
            entry.content(),
            is_bookmarked
        ])?;
        Ok(inserted > 0)
    }

    /// Whether the article that has this id is the very one of the entry.
    fn is_stored(&self, id: &ArticleId, entry: &Incoming) -> rusqlite::Result<bool> {
        let found: Option<(i64, i64, Option<i64>, i64)> = self
            .connection
            .prepare_cached("SELECT feed, content_key, url_key, text_key FROM articles WHERE id = ?1")?
            .query_row([ids::key_of(id)], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })
            .optional()?;
        Ok(found == Some((self.feed, entry.content(), entry.url(), entry.text())))
    }

    fn update(&mut self, place: usize, entry: &Incoming, stored: &Stored) -> rusqlite::Result<()> {
        let is_edited = stored.text_key != entry.text() || stored.title != entry.title.as_str();
        if is_edited {
            versions::put_aside(self.connection, stored.number, self.at)?;
        }
        self.connection
            .prepare_cached(
                "UPDATE articles SET published = ?2, title = ?3, outlet = ?4, url = ?5, guid_key = ?6, url_key = ?7,
                     text_key = ?8, content_key = ?9, changed = iif(?10, ?11, changed), indexed = iif(?10, 0, indexed)
                 WHERE number = ?1",
            )?
            .execute(params![
                stored.number,
                entry.date(),
                entry.title.as_str(),
                entry.outlet.as_str(),
                entry.url.as_deref(),
                entry.guid(),
                entry.url(),
                entry.text(),
                entry.content(),
                is_edited,
                self.at
            ])?;
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO texts (number, data) VALUES (?1, ?2)")?
            .execute(params![stored.number, entry.data.as_bytes()])?;
        if is_edited {
            stories::went_stale(self.connection, stored.number)?;
            self.saved.updated.push(SavedArticle {
                number: stored.number,
                id: ids::id_of(stored.id),
                place,
            });
        } else {
            self.saved.unchanged += 1;
        }
        Ok(())
    }

    /// Remembers what the document lists; where it was cut off, also what the one before it listed.
    fn keep_listed(&self, saving: &Saving<'_>, before: &[u8]) -> rusqlite::Result<()> {
        let mut listed = self.listed.clone();
        listed.extend(&saving.listed);
        if !saving.is_whole {
            listed.extend(numbers::unpack(before));
        }
        listed.sort_unstable();
        listed.dedup();
        let packed = numbers::pack(&listed);
        if packed != before {
            self.connection
                .prepare_cached("UPDATE feeds SET listed = ?2 WHERE number = ?1")?
                .execute(params![self.feed, packed])?;
        }
        Ok(())
    }

    fn count(&self) -> rusqlite::Result<()> {
        if !self.saved.new.is_empty() {
            self.connection
                .prepare_cached(
                    "UPDATE feeds SET articles = articles + ?2, unread = unread + ?3 WHERE number = ?1",
                )?
                .execute([
                    self.feed,
                    super::counted(self.saved.new.len()),
                    super::counted(self.saved.unread_added),
                ])?;
        }
        Ok(())
    }
}
