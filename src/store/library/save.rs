//! What a feed sent, saved: new articles, new texts of known ones, and what it lists now.

use jiff::Timestamp;

use super::Incoming;
use super::identity::Match;
use super::write::{Done, Part};
use crate::domain::article::ArticleId;
use crate::domain::library::FeedId;
use crate::domain::limits;
use crate::store::Store;

/// An article that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedArticle {
    pub number: i64,
    pub id: ArticleId,
    /// The place of its entry in the document.
    pub place: usize,
}

/// What saving a document did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    pub new: Vec<SavedArticle>,
    /// Articles whose text is another one than before.
    pub updated: Vec<SavedArticle>,
    /// Entries that were stored already as they are, or stand in the document twice.
    pub unchanged: usize,
    pub unread_added: usize,
}

/// A document that is being saved, part by part.
#[derive(Debug)]
pub struct Saving<'a> {
    pub(super) feed: i64,
    pub(super) entries: &'a [Incoming],
    /// Milliseconds since 1970.
    pub(super) at: i64,
    pub(super) is_whole: bool,
    /// What is stored already stays as it is.
    pub(super) is_older: bool,
    /// Found with the first part.
    pub(super) matches: Option<Vec<Match>>,
    /// How many entries are left; the last one of the document is saved first.
    pub(super) left: usize,
    is_done: bool,
    pub(super) listed: Vec<i64>,
    saved: Saved,
}

impl<'a> Saving<'a> {
    /// Begins with the last entry; where the document was cut off, `is_whole` is false.
    pub fn new(feed: FeedId, entries: &'a [Incoming], at: Timestamp, is_whole: bool) -> Self {
        Self {
            feed: super::number_of(feed),
            entries,
            at: at.as_millisecond(),
            is_whole,
            is_older: false,
            matches: None,
            left: entries.len(),
            is_done: false,
            listed: Vec::new(),
            saved: Saved::default(),
        }
    }

    /// Goes on after a part; without one, the feed is not followed any more.
    fn add(&mut self, part: Option<Done>) {
        let Some(part) = part else {
            self.is_done = true;
            return;
        };
        if let Some(matches) = part.found {
            self.matches = Some(matches);
        }
        self.left = part.left;
        self.is_done = part.left == 0;
        self.listed.extend(part.listed);
        self.saved.new.extend(part.saved.new);
        self.saved.updated.extend(part.saved.updated);
        self.saved.unchanged += part.saved.unchanged;
        self.saved.unread_added += part.saved.unread_added;
    }

    /// Whether the whole document is saved.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// What was done so far.
    pub fn saved(self) -> Saved {
        self.saved
    }

    /// The entries were kept elsewhere, and say nothing new of articles that are stored already.
    #[must_use]
    pub fn older(mut self) -> Self {
        self.is_older = true;
        self
    }
}

impl Store {
    /// Saves all entries of a feed's document; nothing where the disk cannot be used.
    pub fn save(
        &mut self,
        feed: FeedId,
        entries: &[Incoming],
        at: Timestamp,
        is_whole: bool,
    ) -> Option<Saved> {
        let mut saving = Saving::new(feed, entries, at, is_whole);
        while !self.save_part(&mut saving)? {}
        Some(saving.saved)
    }

    /// Saves the next part, in a transaction of its own; says whether everything is saved by now,
    /// or nothing where the disk cannot be used.
    pub fn save_part(&mut self, saving: &mut Saving<'_>) -> Option<bool> {
        self.save_parts(std::slice::from_mut(saving))
    }

    /// Saves the next part of several documents in one transaction, which costs less than one for
    /// each; says whether everything is saved by now, or nothing where the disk cannot be used.
    pub fn save_parts(&mut self, savings: &mut [Saving<'_>]) -> Option<bool> {
        self.save_at_once(savings, limits::SAVED_AT_ONCE)
    }

    /// The same with at most so many entries.
    pub fn save_at_once(&mut self, savings: &mut [Saving<'_>], most: usize) -> Option<bool> {
        let parts = self.run_on_disk(|connection, file| {
            let mut room = most;
            let mut parts = Vec::new();
            for (place, saving) in savings.iter().enumerate() {
                if saving.is_done || room == 0 {
                    continue;
                }
                let part = Part::save(connection, file, saving, room)?;
                // A document without a single entry takes its time, too.
                let taken = part.as_ref().map_or(0, |part| saving.left - part.left);
                room = room.saturating_sub(taken.max(1));
                parts.push((place, part));
            }
            Ok(parts)
        })?;
        for (place, part) in parts {
            savings[place].add(part);
        }
        Some(savings.iter().all(|saving| saving.is_done))
    }
}
