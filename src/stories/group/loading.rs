//! Loading: the window as it was kept, read in any order, with no more in memory than stays there.

use std::collections::HashSet;

use super::entry::Entry;
use crate::domain::article::ArticleId;
use crate::domain::story::StoryId;

/// The articles that were read so far.
#[derive(Debug)]
pub struct Loading {
    read: Vec<(Entry, StoryId)>,
    seen: HashSet<ArticleId>,
    /// How many of the last assigned keep their words as written.
    written_kept: usize,
    /// How many may have them by now.
    written: usize,
}

impl Loading {
    pub fn new(written_kept: usize) -> Self {
        Self {
            read: Vec::new(),
            seen: HashSet::new(),
            written_kept,
            written: 0,
        }
    }

    /// Whether an article is read for the first time.
    pub fn is_new(&mut self, article: &ArticleId) -> bool {
        self.seen.insert(article.clone())
    }

    pub fn push(&mut self, entry: Entry, story: StoryId) {
        self.read.push((entry, story));
        self.written += 1;
        // Seldom enough that it costs little, often enough that they never are many.
        if self.written > self.written_kept.saturating_mul(4).saturating_add(1_000) {
            self.drop_written();
        }
    }

    /// All that were read, in the order in which they were assigned.
    pub fn finish(mut self) -> Vec<(Entry, StoryId)> {
        self.drop_written();
        self.read
            .sort_by(|(one, _), (other, _)| in_order(one).cmp(&in_order(other)));
        self.read
    }

    /// Of those that still have their words only the last assigned keep them.
    fn drop_written(&mut self) {
        let with = self
            .read
            .iter_mut()
            .map(|(entry, _)| entry)
            .filter(|entry| entry.written.is_some());
        let mut with: Vec<&mut Entry> = with.collect();
        with.sort_by(|one, other| in_order(other).cmp(&in_order(one)));
        for entry in with.iter_mut().skip(self.written_kept) {
            entry.written = None;
        }
        self.written = with.len().min(self.written_kept);
    }
}

fn in_order(entry: &Entry) -> (u64, &ArticleId) {
    (entry.order, &entry.article)
}
