//! Longer work of the keeper: articles that come in, the index behind them, old ones that go.

use std::sync::atomic::Ordering;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use jiff::Timestamp;

use crate::app::message::Message;
use crate::domain::library::Damage;
use crate::domain::limits;
use crate::jobs::refresh::keep::Keeping;
use crate::jobs::refresh::outcome::{FeedResult, Outcome};
use crate::jobs::{index, stored};
use crate::store::stories::{Progress, Round};

use super::super::refresher::Kept;
use super::Request;
use super::writer::Writer;

/// How many articles are taken out at once.
const EXPIRED_AT_ONCE: usize = 200;
/// The fewest articles that are indexed at once.
const FEWEST: usize = 50;

/// How long another instance may have to wait while articles are indexed.
const HELD: Duration = Duration::from_millis(100);

/// What is known of the work on the index.
#[derive(Debug)]
pub(super) struct Indexer {
    /// There may be articles that are not indexed.
    pub is_due: bool,
    /// How many are indexed at once: fewer after each time it had to give way.
    batch: usize,
}

impl Default for Indexer {
    fn default() -> Self {
        Self {
            is_due: false,
            batch: limits::INDEX_BATCH,
        }
    }
}

impl Writer {
    /// Keeps what feeds sent, in small steps between which the user is served.
    pub(super) fn save(&mut self, outcomes: &Arc<[Outcome]>, inbox: &mpsc::Receiver<Request>) -> Vec<Kept> {
        let mut keeping = Keeping::new(outcomes);
        while !keeping.step(&mut self.library.store) {
            self.give_way(inbox);
        }
        let kept = keeping.kept();
        if kept.iter().any(|kept| kept.new + kept.updated > 0) {
            self.indexer.is_due = true;
            self.group_soon();
            self.tell_soon();
        }
        self.sync_soon();
        self.pass_on_notices();
        kept
    }

    /// A refresh is over: feeds that moved are followed, and what is too old goes.
    pub(super) fn settle_refresh(&mut self, results: &[FeedResult], inbox: &mpsc::Receiver<Request>) {
        for moved in self.library.follow_redirects(results) {
            self.sender.send(Message::Said(moved.to_string()));
        }
        let has_moved = results.iter().any(|result| result.moved_to.is_some());
        if has_moved || self.tell_at.is_some() {
            self.tell_now();
        }
        self.group_now();
        loop {
            let rules = self.policy.rules;
            let gone = self.library.expire(rules, Timestamp::now(), EXPIRED_AT_ONCE);
            if gone > 0 {
                self.tell_soon();
            }
            if gone < EXPIRED_AT_ONCE {
                break;
            }
            self.give_way(inbox);
        }
        self.sync_soon();
        self.pass_on_notices();
    }

    /// Keeps which reports are of one event.
    pub(super) fn keep_round(&mut self, round: &Round) -> Option<Result<Progress, Progress>> {
        let outcome = self.library.store.keep_round(round);
        if matches!(outcome, Some(Ok(_))) {
            if round.is_seen() {
                self.tell_soon();
            }
            self.sync_soon();
        }
        self.pass_on_notices();
        outcome
    }

    /// Who reads met damage: what can be rescued is, and who reads may ask again.
    pub(super) fn rescue(&mut self, damage: &Damage) {
        match self.library.store.overcome_damage(damage) {
            Ok(()) => self.is_mended = true,
            Err(problem) => self.sender.send(Message::Failed(problem.to_string())),
        }
        self.pass_on_notices();
    }

    /// Indexes some articles; what the user does meanwhile goes first.
    pub(super) fn index(&mut self) {
        let waiting = Arc::clone(&self.waiting);
        let give_way = move || waiting.load(Ordering::Acquire) > 0;
        let step = index::step(
            &mut self.library.store,
            &stored::build,
            self.indexer.batch,
            &give_way,
        );
        match step {
            Ok(step) if step.gave_way => self.indexer.batch = (self.indexer.batch / 2).max(FEWEST),
            Ok(step) => {
                self.indexer.batch = next_batch(self.indexer.batch, step.done, step.held);
                self.indexer.is_due = step.left > 0 && step.done > 0;
                self.sync_soon();
            }
            // Said by the store; what is not indexed is scanned, so that nothing is missed.
            Err(_) => self.indexer.is_due = false,
        }
    }
}

/// How many to index at once, after so many took so long.
fn next_batch(batch: usize, done: usize, held: Duration) -> usize {
    let each = held.as_micros() / u128::try_from(done.max(1)).unwrap_or(1);
    let fitting = usize::try_from(HELD.as_micros() / each.max(1)).unwrap_or(limits::INDEX_BATCH);
    fitting.clamp(FEWEST, (batch * 2).clamp(FEWEST, limits::INDEX_BATCH))
}
