//! What a feed sent, saved: new articles, new texts of known ones, and what it lists now.

use jiff::Timestamp;

use super::Incoming;
use super::identity::Match;
use super::write::Part;
use crate::domain::article::ArticleId;
use crate::domain::library::FeedId;
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
    /// Found with the first part.
    pub(super) matches: Option<Vec<Match>>,
    /// How many entries are left; the last one of the document is saved first.
    pub(super) left: usize,
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
            matches: None,
            left: entries.len(),
            listed: Vec::new(),
            saved: Saved::default(),
        }
    }

    /// What was done so far.
    pub fn saved(self) -> Saved {
        self.saved
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
        let done = self.run_on_disk(|connection, file| Part::save(connection, file, saving))?;
        let Some(done) = done else {
            return Some(true);
        };
        if let Some(matches) = done.found {
            saving.matches = Some(matches);
        }
        saving.left = done.left;
        saving.listed.extend(done.listed);
        saving.saved.new.extend(done.saved.new);
        saving.saved.updated.extend(done.saved.updated);
        saving.saved.unchanged += done.saved.unchanged;
        saving.saved.unread_added += done.saved.unread_added;
        Some(done.left == 0)
    }
}
