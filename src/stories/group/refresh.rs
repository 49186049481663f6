//! Refresh: articles that came together are counted first, then assigned one after the other.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::features::{Features, Term};
use super::names::number_of;
use super::rules::Rules;
use super::vector::{Weighted, heaviest};
use super::window::day;
use super::written::Written;
use super::{Grouping, Refreshed, apart, known, stored};
use crate::domain::article::ArticleId;
use crate::domain::limits;
use crate::domain::story::{Assignment, Reason};

/// As if so many ordinary articles had been seen before the first.
const PRIOR: f32 = 1_000.0;
/// How many of an article's heaviest words are kept as they are written.
const WRITTEN: usize = 24;

/// An article of a refresh, with the time it is taken to be of.
struct Incoming {
    article: ArticleId,
    time: i64,
    least: u8,
    features: Features,
}

/// Why each article stands where it does, by slot.
pub type Reasons = BTreeMap<u32, Option<Reason>>;

impl Grouping {
    pub(super) fn refresh(&mut self, batch: Vec<Features>, now: i64, rules: &Rules) -> Refreshed {
        let undated = batch
            .iter()
            .filter(|features| features.published.or(features.stand_in).is_none());
        let is_undated = undated.count() * 2 > batch.len();
        let incoming = batch
            .into_iter()
            .filter_map(|features| self.incoming(features, now, is_undated));
        let mut incoming: Vec<Incoming> = incoming.collect();
        incoming.sort_by_cached_key(|one| (one.time, number_of(&one.article), one.article.clone()));
        incoming.dedup_by(|one, other| one.article == other.article);
        let mut refreshed = Refreshed::default();
        let mut rest = incoming.into_iter().peekable();
        while rest.peek().is_some() {
            let part: Vec<Incoming> = rest.by_ref().take(limits::GROUPED_AT_ONCE).collect();
            self.refresh_part(part, rules, &mut refreshed);
        }
        refreshed
    }

    fn incoming(&self, features: Features, now: i64, is_undated: bool) -> Option<Incoming> {
        let article = features.article.clone()?;
        if self.window.slot(&article).is_some() {
            return None;
        }
        let published = features.published.filter(|time| *time <= now);
        let time = published.or(features.stand_in).unwrap_or(now).min(now);
        let least = self.least(&features, is_undated);
        Some(Incoming {
            article,
            time,
            least,
            features,
        })
    }

    /// How near a story must be, in hundredths.
    pub(super) fn least(&self, features: &Features, is_undated: bool) -> u8 {
        let mut least = self.settings.least;
        if features.read < self.settings.short_words {
            least = least.max(self.settings.least_of_short);
        }
        if is_undated {
            least = least.max(self.settings.least_of_undated);
        }
        least
    }

    fn refresh_part(&mut self, part: Vec<Incoming>, rules: &Rules, refreshed: &mut Refreshed) {
        let counted: Vec<Vec<u32>> = part.iter().map(|one| one.features.counted()).collect();
        for (one, counted) in part.iter().zip(&counted) {
            self.window.counts.add(day(one.time), counted.iter().copied());
        }
        // All are weighed while their terms are at hand, before searching needs the room.
        let weighed = part
            .into_iter()
            .map(|one| self.entry(&one.features, &one.article, one.time, one.least));
        let entries: Vec<Entry> = weighed.collect();
        let mut reasons = Reasons::new();
        for (mut entry, counted) in entries.into_iter().zip(counted) {
            entry.order = self.window.next_order();
            let (slot, reason) = self.assign(entry, rules);
            if let Some(entry) = self.window.entry(slot) {
                let kept = (entry.article.clone(), stored::encode(entry, &counted));
                refreshed.kept.push(kept);
            }
            reasons.insert(slot, reason);
        }
        let new: Vec<u32> = reasons.keys().copied().collect();
        self.look(&new, rules, &mut reasons);
        let first_new = new.first().copied().unwrap_or_default();
        // The moved ones were there before, so their slots are lower: they come last.
        let new = reasons.split_off(&first_new);
        for (slot, reason) in new.into_iter().chain(reasons) {
            refreshed.assignments.extend(self.assignment(slot, reason));
        }
        self.end(refreshed);
    }

    /// What is told of an article of the window.
    pub(super) fn assignment(&self, slot: u32, reason: Option<Reason>) -> Option<Assignment> {
        let entry = self.window.entry(slot)?;
        Some(Assignment {
            article: entry.article.clone(),
            story: self.window.story_of(slot)?,
            reason,
            words: entry.words,
            copy_of: entry.copy_of.clone(),
        })
    }

    /// Lets go of what left the window.
    fn end(&mut self, refreshed: &mut Refreshed) {
        let gone = self.window.forget(self.settings.window_days.into());
        if !gone.is_empty() {
            let is_there = |article: &ArticleId| self.window.slot(article).is_some();
            refreshed.kept.retain(|(article, _)| is_there(article));
            refreshed.gone.extend(gone);
        }
        self.window.drop_written(self.written_kept());
    }

    /// How many articles keep their words as written: those that may be moved, and some more.
    pub(super) fn written_kept(&self) -> usize {
        self.settings.look * 2
    }

    /// An article as the window keeps it; its words weighed by what is counted so far.
    pub(super) fn entry(&mut self, features: &Features, article: &ArticleId, time: i64, least: u8) -> Entry {
        let is_series = self.is_series(features);
        let weight = |term: &Term| {
            if is_series {
                term.without_opening
            } else {
                term.weight
            }
        };
        self.window
            .counts
            .all
            .fetch(features.terms.iter().map(|term| term.key));
        let is_of_none = features.is_table || features.is_round_up;
        let terms = features.terms.iter().filter(|_| !is_of_none);
        let mut weighed = std::mem::take(&mut self.weighed);
        weighed.clear();
        weighed.extend(terms.map(|term| (term.key, weight(term) * self.rarity(term.key))));
        let vector = heaviest(&mut weighed);
        self.weighed = weighed;
        let written = written(features, &vector);
        let names = apart::names(features, &vector);
        Entry {
            article: article.clone(),
            copy_of: None,
            time,
            order: 0,
            story: 0,
            outlet: features.outlet,
            text: features.text,
            words: features.words,
            language: features.language,
            least,
            settled: None,
            vector,
            names,
            title: features.title,
            read: features.read,
            written: Some(Box::new(written)),
        }
    }

    /// Whether its outlet began so many headlines of the window with the same words.
    fn is_series(&self, features: &Features) -> bool {
        let has_more = features.terms.iter().any(|term| term.without_opening > 0.0);
        features.opening != 0 && has_more && self.window.counts.of(features.opening) >= self.settings.series
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "counts of articles need no more digits than a float has"
    )]
    fn rarity(&self, term: u32) -> f32 {
        let all = self.window.counts.articles() as f32;
        let with = self.window.counts.of(term) as f32;
        let rarity = ((all + PRIOR + 1.0) / (with + PRIOR * known::share(term) + 0.5)).ln();
        rarity.max(0.0)
    }
}

/// The heaviest of a vector's words as the article writes them.
fn written(features: &Features, vector: &[Weighted]) -> Written {
    let mut heaviest: Vec<&Weighted> = vector.iter().collect();
    heaviest.sort_unstable_by_key(|term| (u16::MAX - term.stored_weight(), term.key()));
    let term = |key: u32| {
        let at = features.terms.binary_search_by_key(&key, |term: &Term| term.key);
        at.ok().map(|at| &features.terms[at])
    };
    let words = heaviest
        .into_iter()
        .take(WRITTEN)
        .filter_map(|weighted| Some((weighted.key(), features.written(term(weighted.key())?))));
    words.collect()
}
