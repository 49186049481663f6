//! Search: the articles of the window that are nearest to one, the rare terms first.
//!
//! Term at a time, the shortest lists first, until enough was walked (the *quit* strategy of Moffat and Zobel,
//! Self-Indexing Inverted Files, 1996). Bounds as of `MaxScore` or WAND stop nothing here: a report that is hardly alike
//! counts in the mean of its story, so that the rest of a vector is nearly always enough to open another one.

use std::hint::black_box;

use super::Settings;
use super::entry::{Brief, Entry};
use super::vector::{Compared, Weighted};
use super::window::Window;

/// Lists of more articles are not walked, but for the shortest ones, which are cut to the youngest.
const LIST: usize = 300;
const SHORTEST: usize = 8;
/// Nor is more walked in all, once the shortest lists are.
const WALKED: usize = 2_000;
/// The most that are walked: the shortest lists, then what is allowed, the last one whole; one to spare.
const MOST_WALKED: usize = SHORTEST * LIST + WALKED + LIST + 1;
/// How many are compared exactly.
const EXACT: usize = 32;
/// What is less alike is not looked at further.
const ALIKE: f32 = 0.03;

/// What others are compared with.
#[derive(Clone, Copy, Debug)]
pub struct Sought<'a> {
    pub vector: &'a [Weighted],
    pub time: i64,
    pub language: u16,
    /// Itself, where it stands in the window already.
    pub slot: Option<u32>,
}

impl<'a> Sought<'a> {
    pub fn of(entry: &'a Entry, slot: Option<u32>) -> Self {
        Self {
            vector: &entry.vector,
            time: entry.time,
            language: entry.language,
            slot,
        }
    }

    /// Whether both are known to be in different languages.
    pub fn is_foreign(&self, brief: &Brief) -> bool {
        brief.language != self.language && brief.language != 0 && self.language != 0
    }
}

/// An article that is like the one sought.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    pub slot: u32,
    pub story: u32,
    pub cosine: f32,
    /// The cosine, less with each day apart.
    pub near: f32,
}

/// Room for a search, kept from one to the next.
#[derive(Debug, Default)]
pub struct Search {
    compared: Compared,
    /// By slot: what the lists walked so far give.
    partial: Vec<f32>,
    touched: Vec<u32>,
    found: Vec<(u32, f32)>,
}

impl Search {
    /// The nearest articles, those of one story together, the nearest of each first.
    pub fn nearest(&mut self, window: &Window, settings: &Settings, sought: &Sought) -> Vec<Candidate> {
        self.walk(window, settings, sought);
        self.choose(window, settings, sought);
        let mut nearest: Vec<Candidate> = Vec::with_capacity(self.found.len());
        for (slot, _) in &self.found {
            let Some(entry) = window.entry(*slot) else {
                continue;
            };
            let cosine = self.compared.cosine(&entry.vector);
            nearest.push(Candidate {
                slot: *slot,
                story: entry.story,
                cosine,
                near: cosine * decay(settings, sought.time, entry.time),
            });
        }
        nearest.sort_unstable_by(|one, other| {
            let story = one.story.cmp(&other.story);
            story
                .then_with(|| other.near.total_cmp(&one.near))
                .then_with(|| one.slot.cmp(&other.slot))
        });
        nearest
    }

    /// What a term weighs in what was sought last; 0 where it is too common to tie.
    pub fn weight(&self, term: u32) -> f32 {
        self.compared.weight(term)
    }

    /// The lists of the terms that are rare enough to tie; what is compared from here on is this article.
    fn open<'w>(
        &mut self,
        window: &'w Window,
        settings: &Settings,
        sought: &Sought,
    ) -> Vec<(Weighted, &'w [Weighted])> {
        let (slots, _) = window.slots();
        if self.partial.len() < slots {
            self.partial.resize(slots.next_power_of_two(), 0.0);
        }
        self.compared.clear();
        let most = window.counts.articles().max(settings.few) / 4;
        window
            .counts
            .all
            .fetch(sought.vector.iter().map(|term| term.key()));
        let mut lists = Vec::with_capacity(sought.vector.len());
        for term in sought.vector {
            let known = window.counts.known(term.key());
            if known.count as usize <= most {
                self.compared.insert(*term);
                lists.push((*term, window.index.list(known.list)));
            }
        }
        lists
    }

    fn walk(&mut self, window: &Window, settings: &Settings, sought: &Sought) {
        let (_, base) = window.slots();
        let mut lists = self.open(window, settings, sought);
        fetch(
            lists
                .iter()
                .map(|(_, list)| list.get(list.len().saturating_sub(LIST))),
        );
        lists.sort_unstable_by_key(|(term, list)| (list.len(), term.key()));
        self.touched.resize(MOST_WALKED, 0);
        let (partial, touched) = (self.partial.as_mut_slice(), self.touched.as_mut_slice());
        let (mut count, mut walked) = (0, 0);
        for (place, (term, list)) in lists.into_iter().enumerate() {
            walked += list.len().min(LIST);
            if place >= SHORTEST && (list.len() > LIST || walked > WALKED) {
                break;
            }
            let weight = term.weight();
            for entry in &list[list.len().saturating_sub(LIST)..] {
                let partial = &mut partial[(entry.key() - base) as usize];
                // Without a branch, for it could not be foretold.
                touched[count] = entry.key();
                count += usize::from(*partial == 0.0);
                *partial += weight * entry.weight();
            }
        }
        self.touched.truncate(count);
    }

    /// The best by what the walked lists give.
    fn choose(&mut self, window: &Window, settings: &Settings, sought: &Sought) {
        let (_, base) = window.slots();
        self.found.clear();
        // Time only makes less of what is alike: what is below the worst of the best is not dated.
        let mut least = ALIKE;
        for slot in &self.touched {
            let partial = std::mem::take(&mut self.partial[(slot - base) as usize]);
            if partial < least || sought.slot == Some(*slot) {
                continue;
            }
            let Some(brief) = window.brief(*slot) else {
                continue;
            };
            if sought.is_foreign(brief) {
                continue;
            }
            let near = partial * decay(settings, sought.time, brief.time);
            self.found.push((*slot, near));
            if self.found.len() >= 2 * EXACT {
                least = least.max(keep_best(&mut self.found));
            }
        }
        keep_best(&mut self.found);
    }
}

/// Waits for all these entries at once, so that they are at hand when their lists are walked one by one.
fn fetch<'a>(entries: impl Iterator<Item = Option<&'a Weighted>>) {
    let entry = |entry: Option<&Weighted>| entry.map_or(0, |entry| entry.key());
    black_box(entries.map(entry).fold(0, |all, key| all ^ key));
}

/// Keeps the nearest, and says how near the worst of them is; 0 where all are kept.
fn keep_best(found: &mut Vec<(u32, f32)>) -> f32 {
    if found.len() <= EXACT {
        return 0.0;
    }
    found.select_nth_unstable_by(EXACT - 1, |one, other| {
        other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0))
    });
    found.truncate(EXACT);
    found[EXACT - 1].1
}

/// How much of a likeness is left, so far apart in time.
fn decay(settings: &Settings, one: i64, other: i64) -> f32 {
    (-days_apart(one, other) / settings.decay_days).exp()
}

#[allow(
    clippy::cast_precision_loss,
    reason = "days apart need no more digits than a float has"
)]
pub fn days_apart(one: i64, other: i64) -> f32 {
    one.abs_diff(other) as f32 / 86_400.0
}
