//! What came of asking feeds → the library.

use crate::domain::limits;
use crate::domain::text::Text;
use crate::store::{Asked, FetchedState, Saving, Store};

use super::asking::State;
use super::outcome::{LOST, Outcome, Status};

/// What keeping the entries of a feed came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub new: usize,
    pub updated: usize,
    /// Nothing of it could be kept: it is to be asked again as if it had not been.
    pub is_lost: bool,
}

/// Keeps the entries first, then what is remembered of the feeds, so that nothing is taken for
/// known that is not there. `between` is called between two transactions.
pub fn keep(store: &mut Store, outcomes: &[Outcome], mut between: impl FnMut(&mut Store)) -> Vec<Kept> {
    let mut keeping = Keeping::new(outcomes);
    while !keeping.step(store) {
        between(store);
    }
    keeping.kept()
}

/// The same where nobody waits for a transaction to end.
pub fn keep_undisturbed(store: &mut Store, outcomes: &[Outcome]) -> Vec<Kept> {
    let mut keeping = Keeping::new(outcomes).undisturbed();
    while !keeping.step(store) {}
    keeping.kept()
}

/// What came of some feeds, being kept a transaction at a time.
#[derive(Debug)]
pub struct Keeping<'a> {
    outcomes: &'a [Outcome],
    savings: Vec<Saving<'a>>,
    is_saved: bool,
    at_once: usize,
    kept: Vec<Kept>,
}

impl<'a> Keeping<'a> {
    pub fn new(outcomes: &'a [Outcome]) -> Self {
        let saving = |outcome: &'a Outcome| {
            let at = outcome.state.asked.unwrap_or_default();
            Saving::new(outcome.asking.feed, &outcome.entries, at, outcome.is_whole)
        };
        let read = outcomes.iter().filter(|outcome| has_entries(outcome));
        let savings: Vec<Saving<'_>> = read.map(saving).collect();
        Self {
            outcomes,
            is_saved: savings.is_empty(),
            savings,
            at_once: limits::SAVED_AT_ONCE,
            kept: Vec::new(),
        }
    }

    /// In fewer transactions, where nobody waits for one to end.
    #[must_use]
    pub fn undisturbed(self) -> Self {
        Self {
            at_once: limits::SAVED_UNDISTURBED,
            ..self
        }
    }

    /// One transaction; whether it was the last one.
    pub fn step(&mut self, store: &mut Store) -> bool {
        if !self.is_saved {
            // Where the disk cannot be used, it is of no use to go on.
            self.is_saved = store
                .save_at_once(&mut self.savings, self.at_once)
                .unwrap_or(true);
            return false;
        }
        let mut savings = std::mem::take(&mut self.savings).into_iter();
        let kept = |outcome: &Outcome| match has_entries(outcome).then(|| savings.next()).flatten() {
            Some(saving) => Kept::of(saving),
            None => Kept::default(),
        };
        self.kept = self.outcomes.iter().map(kept).collect();
        let outcomes = self.outcomes.iter().zip(&self.kept);
        let asked: Vec<Asked> = outcomes
            .map(|(outcome, kept)| asked(outcome, kept.is_lost))
            .collect();
        store.keep_asked(&asked);
        true
    }

    /// What keeping each of them came to, when all is done.
    pub fn kept(self) -> Vec<Kept> {
        self.kept
    }
}

impl Kept {
    fn of(saving: Saving<'_>) -> Self {
        let is_lost = !saving.is_done();
        let saved = saving.saved();
        Self {
            new: saved.new.len(),
            updated: saved.updated.len(),
            is_lost,
        }
    }
}

fn has_entries(outcome: &Outcome) -> bool {
    !outcome.entries.is_empty()
}

fn asked(outcome: &Outcome, is_lost: bool) -> Asked {
    let state = &outcome.state;
    let lost = || Text::line(LOST);
    let remembered = fetched(state);
    // Of most feeds nothing is another one than before.
    let is_new = remembered != fetched(&outcome.asking.state);
    let is_sound = matches!(outcome.status, Status::Read | Status::Unchanged);
    let feed = outcome.feed.as_ref();
    Asked {
        feed: outcome.asking.feed,
        at: state.asked.unwrap_or_default(),
        failure: state.error.clone().or_else(|| is_lost.then(lost)),
        due: state.due,
        retry_after: state.retry_after,
        is_gone: state.is_gone,
        state: (is_sound && is_new && !is_lost).then_some(remembered),
        title: feed
            .map(|feed| feed.title.clone())
            .filter(|title| !title.is_empty()),
        site_url: feed.and_then(|feed| feed.site_url.clone()),
    }
}

fn fetched(state: &State) -> FetchedState {
    FetchedState {
        etag: state.etag.clone(),
        last_modified: state.last_modified.clone(),
        body_key: state.body_key,
        moved_to: state.moved_to.clone(),
        hints: state.hints.line(),
        warning: state.warning.clone(),
    }
}
