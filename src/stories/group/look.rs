//! Look: a second one at the end of a refresh, which may move a young report.

use std::collections::BTreeSet;

use super::refresh::Reasons;
use super::rules::Rules;
use super::score::best;
use super::{Grouping, reason};
use crate::domain::story::Reason;

/// Another story must be so much nearer; and a report whose own is not even so near leaves it.
const NEARER: f32 = 1.2;
pub const FAR: f32 = 0.8;

/// Why a report that was moved stands where it stands now; none where it founded a story.
pub struct Moved(pub Option<Reason>);

impl Grouping {
    /// Looks again at the new articles, and at the last ones in the stories they joined.
    pub(super) fn look(&mut self, new: &[u32], rules: &Rules, reasons: &mut Reasons) {
        let Some(first_new) = new.first().copied() else {
            return;
        };
        let story = |slot: &u32| self.window.entry(*slot).map(|entry| entry.story);
        let joined: BTreeSet<u32> = new.iter().filter_map(story).collect();
        let before = self.window.youngest().skip_while(|(slot, _)| *slot >= first_new);
        let touched = before
            .take(self.settings.look)
            .filter(|(_, entry)| joined.contains(&entry.story))
            .map(|(slot, _)| slot);
        let mut slots: Vec<u32> = touched.chain(new.iter().copied()).collect();
        slots.sort_unstable();
        for slot in slots {
            if let Some(Moved(reason)) = self.look_at(slot, rules, true) {
                reasons.insert(slot, reason);
            }
        }
    }

    /// Looks at one article: moves it, and says why it stands where it stands then; none where it
    /// stays. One that changed leaves its story only when that is no longer near.
    pub(super) fn look_at(&mut self, slot: u32, rules: &Rules, may_better: bool) -> Option<Moved> {
        let (story, least, article) = {
            let entry = self.window.entry(slot)?;
            (entry.story, entry.least(), entry.article.clone())
        };
        if self.is_held(&article, story, rules) || (may_better && self.stays(slot)) {
            return None;
        }
        let (scored, candidates) = self.seen(slot)?;
        if !may_better {
            self.unsettle_near(slot, &candidates);
        }
        let own = scored.iter().find(|scored| scored.story == story);
        let own = own.map_or(0.0, |own| own.score);
        let is_alone = self.window.members(story).slots.len() < 2;
        let is_far = own < FAR * least && !is_alone;
        if !may_better && !is_far {
            return None;
        }
        self.settle(slot, &candidates);
        let barred = self.barred(&article, &candidates, rules);
        let near = best(&self.window, &scored, |one| {
            one.story != story && !barred.contains(&one.story)
        });
        if let Some(near) = near.filter(|near| near.score >= least && near.score > NEARER * own) {
            let entry = self.window.entry(slot)?;
            let reason = reason::of(&self.window, &self.search, entry, near);
            let to = self.window.members(near.story).id;
            self.window.move_to(slot, to);
            return Some(Moved(Some(reason)));
        }
        if is_far {
            let from = self.window.members(story).id;
            let founded = self.window.founded(&article, Some(from));
            self.window.move_to(slot, founded);
            return Some(Moved(None));
        }
        None
    }
}
