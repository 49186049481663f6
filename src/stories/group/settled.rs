//! Settled: most second looks need no search.
//!
//! A story is no nearer than its nearest report. Where a search found no report near enough in any other story, only
//! one that comes later can be nearer, and its own search finds the first one, for both are as near to each other. So
//! an article is searched for again where a later one was near enough, where a report left or came to its story by
//! a move, or where it is not surely near its own story.

use super::Grouping;
use super::look::FAR;
use super::search::Candidate;

/// What is hardly as near as it must be is in doubt.
const DOUBT: f32 = 0.98;

impl Grouping {
    /// Remembers what a search found for an article that stands where it stays for now.
    pub(super) fn settle(&mut self, slot: u32, candidates: &[Candidate]) {
        let Some(entry) = self.window.entry_mut(slot) else {
            return;
        };
        let (story, least) = (entry.story, DOUBT * entry.least());
        let (own, others): (Vec<&Candidate>, Vec<&Candidate>) =
            candidates.iter().partition(|candidate| candidate.story == story);
        let is_open = others.iter().any(|other| other.near >= least);
        entry.settled = (!is_open).then(|| own.iter().map(|own| own.near).sum());
    }

    /// Tells those that a new article is near to.
    pub(super) fn unsettle_near(&mut self, slot: u32, candidates: &[Candidate]) {
        let Some(story) = self.window.entry(slot).map(|entry| entry.story) else {
            return;
        };
        for candidate in candidates {
            let Some(near) = self.window.entry_mut(candidate.slot) else {
                continue;
            };
            if near.story == story {
                near.settled = near.settled.map(|own| own + candidate.near);
            } else if candidate.near >= DOUBT * near.least() {
                near.settled = None;
            }
        }
    }

    /// Whether an article surely stays where it stands: the mean of all reports is no more than that of the nearest.
    #[allow(clippy::cast_precision_loss, reason = "the reports of a story")]
    pub(super) fn stays(&self, slot: u32) -> bool {
        let settled = self
            .window
            .entry(slot)
            .and_then(|entry| Some((entry, entry.settled?)));
        settled.is_some_and(|(entry, own)| {
            let others = self.window.members(entry.story).slots.len() - 1;
            others == 0 || own / others as f32 * DOUBT > FAR * entry.least()
        })
    }
}
