//! What came of asking feeds → the library.

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
    let mut all = Vec::with_capacity(outcomes.len());
    for outcome in outcomes {
        all.push(entries(store, outcome, &mut between));
    }
    let asked: Vec<Asked> = outcomes
        .iter()
        .zip(&all)
        .map(|(outcome, kept)| asked(outcome, kept.is_lost))
        .collect();
    store.keep_asked(&asked);
    between(store);
    all
}

fn entries(store: &mut Store, outcome: &Outcome, between: &mut impl FnMut(&mut Store)) -> Kept {
    if outcome.entries.is_empty() {
        return Kept::default();
    }
    let at = outcome.state.asked.unwrap_or_default();
    let mut saving = Saving::new(outcome.asking.feed, &outcome.entries, at, outcome.is_whole);
    loop {
        match store.save_part(&mut saving) {
            Some(true) => break,
            Some(false) => between(store),
            None => {
                let saved = saving.saved();
                return Kept {
                    new: saved.new.len(),
                    updated: saved.updated.len(),
                    is_lost: true,
                };
            }
        }
    }
    between(store);
    let saved = saving.saved();
    Kept {
        new: saved.new.len(),
        updated: saved.updated.len(),
        is_lost: false,
    }
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
    }
}
