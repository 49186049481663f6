//! Settled: most second looks need no search.
//!
//! A story is no nearer than its nearest report. Where a search found no report near enough in any other story, only
//! what came since can be nearer: that stands at the ends of the lists, and is held against the article exactly, as
//! its own story is. A report is searched for again where one of both leaves a doubt, or where a report left or came
//! to its story; so a look moves whom it would move if it searched for all of them.

use super::Grouping;
use super::look::FAR;
use super::score::LOOKED_AT;
use super::search::{Candidate, Sought, days_apart};

/// What is hardly as near as it must be is in doubt.
const DOUBT: f32 = 0.98;
/// What is less alike may not be found by a search, so that it counts for nothing in the own story.
const SURE: f32 = 0.1;

impl Grouping {
    /// Remembers what a search found, if no other story can be near enough by it.
    pub(super) fn settle(&mut self, slot: u32, seen_before: u32, candidates: &[Candidate]) {
        if let Some(entry) = self.window.entry_mut(slot) {
            let (story, least) = (entry.story, DOUBT * entry.least());
            let is_open = |candidate: &Candidate| candidate.story != story && candidate.near >= least;
            let is_open = candidates.iter().any(is_open);
            entry.settled = if is_open { 0 } else { seen_before };
        }
    }

    /// Whether an article surely stays where it stands.
    pub(super) fn stays(&mut self, slot: u32) -> bool {
        let next = self.window.next_slot();
        let Some(entry) = self.window.entry(slot) else {
            return false;
        };
        if entry.settled <= self.window.disturbed {
            return false;
        }
        let sought = Sought::of(entry, Some(slot));
        let (story, least) = (entry.story, entry.least());
        let Some(newer) = self
            .search
            .newer(&self.window, &self.settings, &sought, entry.settled)
        else {
            return false;
        };
        let other = |newer: &(u32, f32)| {
            let is_other = self
                .window
                .brief(newer.0)
                .is_some_and(|brief| brief.story != story);
            is_other && newer.1 >= DOUBT * least
        };
        if newer.iter().any(other) || !self.is_near_its_story(&sought, story, least) {
            return false;
        }
        if let Some(entry) = self.window.entry_mut(slot) {
            entry.settled = next;
        }
        true
    }

    /// Whether its own story is surely not far from what was sought last.
    #[allow(clippy::cast_precision_loss, reason = "a handful of reports")]
    fn is_near_its_story(&self, sought: &Sought, story: u32, least: f32) -> bool {
        let slots = &self.window.members(story).slots;
        if slots.len() < 2 {
            return true;
        }
        if slots.len() > LOOKED_AT {
            return false;
        }
        let (mut near, mut in_time) = (Vec::with_capacity(slots.len()), 0);
        for slot in slots.iter().filter(|slot| sought.slot != Some(**slot)) {
            let Some((brief, entry)) = self.window.brief(*slot).zip(self.window.entry(*slot)) else {
                continue;
            };
            let days = days_apart(brief.time, sought.time);
            in_time += usize::from(days <= f32::from(self.settings.window_days));
            let like = self.search.cosine(&entry.vector);
            if like >= SURE && !sought.is_foreign(brief) {
                near.push(like * (-days / self.settings.decay_days).exp());
            }
        }
        near.sort_unstable_by(|one, other| other.total_cmp(one));
        near.truncate(self.settings.nearest);
        let count = in_time.min(self.settings.nearest).max(near.len()).max(1);
        near.iter().sum::<f32>() / count as f32 * DOUBT > FAR * least
    }
}
