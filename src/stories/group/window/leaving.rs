//! Leaving: what is too old goes out of the window.

use std::collections::BTreeSet;

use super::super::entry::Entry;
use super::Window;
use crate::domain::article::ArticleId;

impl Window {
    /// Lets go of what is older than this many days before the newest; says whom.
    pub fn forget(&mut self, days: i64) -> Vec<ArticleId> {
        let newest = self.days.last_key_value().map_or(0, |(day, _)| *day);
        let first = newest.saturating_sub(days);
        self.counts.forget_before(first);
        let mut slots = Vec::new();
        while let Some(entry) = self.days.first_entry().filter(|entry| *entry.key() < first) {
            slots.extend(entry.remove());
        }
        let gone: Vec<(u32, Entry)> = slots
            .into_iter()
            .filter_map(|slot| Some((slot, self.take(slot)?)))
            .collect();
        if gone.is_empty() {
            return Vec::new();
        }
        self.clean_index(&gone);
        let stories: BTreeSet<u32> = gone.iter().map(|(_, entry)| entry.story).collect();
        for story in stories {
            let mut slots = std::mem::take(&mut self.stories[story as usize].slots);
            slots.retain(|slot| self.entry(*slot).is_some());
            self.stories[story as usize].slots = slots;
            self.unsettle(story);
            self.close_if_empty(story);
        }
        self.drop_empty();
        gone.into_iter().map(|(_, entry)| entry.article).collect()
    }

    fn clean_index(&mut self, gone: &[(u32, Entry)]) {
        if !self.index.is_cheaper_swept(gone.len()) {
            for (slot, entry) in gone {
                self.index.remove(&mut self.counts.all, *slot, &entry.vector);
            }
            return;
        }
        let Self {
            index,
            counts,
            entries,
            base,
            ..
        } = self;
        let last = gone.iter().map(|(slot, _)| *slot).max().unwrap_or_default();
        index.sweep(&mut counts.all, last, |slot| {
            let at = slot.checked_sub(*base).map(|at| at as usize);
            at.and_then(|at| entries.get(at)).is_some_and(Option::is_some)
        });
    }
}
