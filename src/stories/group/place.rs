//! Place: the story that a new or changed article joins, or founds.

use super::entry::Entry;
use super::features::Features;
use super::look::Moved;
use super::rules::Rules;
use super::score::{Scored, best, stories};
use super::search::{Candidate, Sought, days_apart};
use super::window::day;
use super::{Grouping, Refreshed, apart, reason, stored};
use crate::domain::article::ArticleId;
use crate::domain::story::{Reason, StoryId};

impl Grouping {
    /// Puts an article into the best story, or into one of its own; says why.
    pub(super) fn assign(&mut self, mut entry: Entry, rules: &Rules) -> (u32, Option<Reason>) {
        let sought = Sought::of(&entry, None);
        let mut candidates = self.search.nearest(&self.window, &self.settings, &sought);
        let near = candidates
            .iter()
            .filter_map(|candidate| self.window.entry(candidate.slot));
        let copy_of = self.copied(&entry, near);
        apart::leave_out(&self.window, &self.search, &entry, &mut candidates);
        let scored = stories(&self.window, &self.settings, &sought, &candidates);
        let (story, reason) = if let Some(story) = self.ruled(&entry.article, rules) {
            (story, Some(reason::users()))
        } else {
            let barred = self.barred(&entry.article, &candidates, rules);
            let near = best(&self.window, &scored, |one| !barred.contains(&one.story));
            match near.filter(|near| near.score >= entry.least()) {
                Some(near) => {
                    let reason = reason::of(&self.window, &self.search, &entry, near);
                    (self.window.members(near.story).id, Some(reason))
                }
                None => (self.window.founded(&entry.article, None), None),
            }
        };
        entry.copy_of = copy_of;
        let slot = self.window.insert(entry, story);
        self.settle(slot, &candidates);
        self.unsettle_near(slot, &candidates);
        (slot, reason)
    }

    /// The story that the user wants it in.
    fn ruled(&self, article: &ArticleId, rules: &Rules) -> Option<StoryId> {
        rules
            .partners(article, true)
            .find_map(|partner| self.story(partner).or_else(|| rules.placed(partner)))
    }

    /// Whether the user put it where it stands.
    pub(super) fn is_held(&self, article: &ArticleId, story: u32, rules: &Rules) -> bool {
        let story = self.window.members(story).id;
        let mut partners = rules.partners(article, true);
        partners.any(|partner| self.story(partner).or_else(|| rules.placed(partner)) == Some(story))
    }

    /// The stories that an article may not join: those of whom it, or its nearest report, must not
    /// stand with.
    pub(super) fn barred(&self, article: &ArticleId, candidates: &[Candidate], rules: &Rules) -> Vec<u32> {
        if rules.is_empty() {
            return Vec::new();
        }
        let nearest = candidates.iter().max_by(|one, other| {
            let near = one.near.total_cmp(&other.near);
            near.then_with(|| other.slot.cmp(&one.slot))
        });
        let nearest = nearest.and_then(|nearest| self.window.entry(nearest.slot));
        let partners = rules.partners(article, false);
        let of_nearest = nearest
            .into_iter()
            .flat_map(|nearest| rules.partners(&nearest.article, false));
        partners
            .chain(of_nearest)
            .filter_map(|partner| {
                let story = self.story(partner).or_else(|| rules.placed(partner))?;
                self.window.known(story)
            })
            .collect()
    }

    /// The report whose text this one repeats: the first that is near in time, or what that one repeats itself.
    fn copied<'a>(&'a self, entry: &Entry, others: impl Iterator<Item = &'a Entry>) -> Option<ArticleId> {
        let is_same = |other: &&Entry| {
            let is_near = days_apart(entry.time, other.time) <= self.settings.copy_days;
            entry.text != 0 && entry.text == other.text && is_near && entry.article != other.article
        };
        let first = others.filter(is_same).min_by_key(|other| other.order)?;
        Some(self.voice(first).clone()).filter(|voice| *voice != entry.article)
    }

    /// Who said first what this report says; what that one says by now may be something else.
    fn voice<'a>(&'a self, entry: &'a Entry) -> &'a ArticleId {
        let of = entry.copy_of.as_ref().filter(|of| {
            let original = self.window.slot(of).and_then(|slot| self.window.entry(slot));
            original.is_none_or(|original| original.text == entry.text)
        });
        of.unwrap_or(&entry.article)
    }

    /// The reports that stand in a story.
    fn reports_of(&self, story: u32) -> impl Iterator<Item = &Entry> {
        let slots = self.window.members(story).slots.iter();
        slots.filter_map(|slot| self.window.entry(*slot))
    }

    pub(super) fn replace(&mut self, changed: Features, bytes: &[u8], now: i64, rules: &Rules) -> Refreshed {
        let slot = changed.article.as_ref().and_then(|id| self.window.slot(id));
        let Some((slot, old)) = slot.and_then(|slot| Some((slot, self.window.entry(slot)?.clone()))) else {
            return self.refresh(vec![changed], now, rules);
        };
        let of_day = day(old.time);
        if let Some((_, counted)) = stored::decode(&old.article, bytes) {
            self.window.counts.remove(of_day, counted.into_iter());
        }
        let counted = changed.counted();
        self.window.counts.add(of_day, counted.iter().copied());
        let least = self
            .least(&changed, false)
            .max(old.least.min(self.settings.least_of_undated));
        let mut entry = self.entry(&changed, &old.article, old.time, least);
        entry.order = old.order;
        let is_reworded = entry.text != old.text;
        entry.copy_of = if is_reworded {
            self.copied(&entry, self.reports_of(old.story))
        } else {
            old.copy_of
        };
        let copy_of = entry.copy_of.clone();
        self.window.exchange(slot, entry);
        let moved = self.look_at(slot, rules, false);
        let mut refreshed = Refreshed::default();
        refreshed
            .reworded
            .extend(is_reworded.then(|| (old.article.clone(), copy_of)));
        refreshed.kept.extend(
            self.window
                .entry(slot)
                .map(|entry| (entry.article.clone(), stored::encode(entry, &counted))),
        );
        if let Some(Moved(reason)) = moved {
            refreshed.assignments.extend(self.assignment(slot, reason));
        }
        refreshed
    }

    /// The stories near an article that stands in the window, and its nearest reports.
    pub(super) fn seen(&mut self, slot: u32) -> Option<(Vec<Scored>, Vec<Candidate>)> {
        let entry = self.window.entry(slot)?;
        let sought = Sought::of(entry, Some(slot));
        let mut candidates = self.search.nearest(&self.window, &self.settings, &sought);
        apart::leave_out(&self.window, &self.search, entry, &mut candidates);
        let scored = stories(&self.window, &self.settings, &sought, &candidates);
        Some((scored, candidates))
    }
}
