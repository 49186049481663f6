//! One part of a document, written in one transaction.

use rusqlite::{Connection, OptionalExtension, params};

use super::identity::{self, Match};
use super::moments::{self, Moments};
use super::save::{Saved, SavedArticle, Saving};
use super::stored::Stored;
use super::{Incoming, ids, numbers, pack, versions};
use crate::domain::article::ArticleId;
use crate::domain::limits;
use crate::store::bookmarks::BookmarkFile;
use crate::store::pending;

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
        let is_too_large = entry.data.len() > limits::STORED_BYTES;
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
        let Some(key) = self.free_id(entry)? else {
            // Another newsview saved it meanwhile.
            self.saved.unchanged += 1;
            return Ok(());
        };
        let id = ids::id_of(key);
        let wanted = moments::wanted(entry.date(), self.at);
        let moment = self.moments.take(self.connection, wanted)?;
        let is_bookmarked = pending::is_bookmarked(self.connection, self.file, &id)?;
        self.connection
            .prepare_cached(
                "INSERT INTO articles (id, feed, moment, published, arrived, title, outlet, url, guid_key, url_key,
                     text_key, content_key, bookmarked)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
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
        let number = self.connection.last_insert_rowid();
        self.connection
            .prepare_cached("INSERT INTO texts (number, data) VALUES (?1, ?2)")?
            .execute(params![number, pack::pack(&entry.data)])?;
        // It may have been read as an article of a file.
        let was_read = self
            .connection
            .prepare_cached("DELETE FROM read_marks WHERE id = ?1")?
            .execute([id.as_str()])?;
        if was_read == 0 {
            self.connection
                .prepare_cached("INSERT INTO unread (moment, feed, number) VALUES (?1, ?2, ?3)")?
                .execute([moment, self.feed, number])?;
            self.saved.unread_added += 1;
        }
        self.listed.push(number);
        self.saved.new.push(SavedArticle { number, id, place });
        Ok(())
    }

    /// The id of a new article: its own, or another one where an article of another feed, or of
    /// this document, has that. Nothing where the very article is stored by now.
    fn free_id(&self, entry: &Incoming) -> rusqlite::Result<Option<i64>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT feed, content_key, url_key, text_key FROM articles WHERE id = ?1")?;
        let mut id = entry.id.clone();
        for further in 0_u64.. {
            let key = ids::key_of(&id);
            let taken = match key {
                Some(key) => statement
                    .query_row([key], |row| {
                        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
                    })
                    .optional()?,
                None => Some((0, 0, None, 0)),
            };
            match taken {
                None => return Ok(key),
                Some(found) if found == (self.feed, entry.content(), entry.url(), entry.text()) => {
                    return Ok(None);
                }
                Some(_) => {
                    let name = format!("{}\n{:016x}\n{further}", self.feed, entry.content_key);
                    id = ArticleId::new(entry.id.as_str(), &name);
                }
            }
        }
        Ok(None)
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
            .execute(params![stored.number, pack::pack(&entry.data)])?;
        if is_edited {
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
