//! The keeping side of a refresh: what came is kept in steps, counted, and told.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::message::Refreshing;
use crate::domain::limits;
use crate::jobs::refresh::outcome::{FeedResult, Outcome, Status};

use super::board::Board;
use super::{Kept, Sink};

/// How often it is told how far a refresh has come.
const TELL: Duration = Duration::from_millis(50);
/// So many feeds that all were not reached mean that nothing can be.
const ENOUGH_TO_BE_OFFLINE: usize = 3;

/// Takes what the threads settle until all `count` feeds are, or nobody wants the rest.
pub fn run(board: &Board, count: usize, sink: &mut dyn Sink) -> Refreshing {
    let mut tally = Tally {
        so_far: Refreshing {
            of: count,
            ..Refreshing::default()
        },
        quiet: Vec::new(),
        gathered: Vec::new(),
        gathered_bytes: 0,
        errors: Vec::new(),
        warnings: Vec::new(),
        tell_at: Some(Instant::now()),
        sink,
    };
    while tally.so_far.done + tally.gathered.len() < count && !board.is_over() {
        let outcomes = board.settled(tally.wait_until());
        if outcomes.is_empty() {
            // Nothing came for a while: what is there does not wait for it.
            tally.keep_gathered();
        }
        tally.take(outcomes);
        tally.tell();
    }
    // What was done when it was cancelled is not thrown away.
    tally.take(board.settled(Some(Instant::now())));
    tally.keep_gathered();
    tally.so_far.is_cancelled = tally.so_far.done < count;
    tally.finish()
}

struct Tally<'a> {
    so_far: Refreshing,
    /// Feeds without entries: kept together at the end, in one step.
    quiet: Vec<Outcome>,
    /// Feeds with entries that are kept with those of the next ones.
    gathered: Vec<Outcome>,
    gathered_bytes: usize,
    /// Told at the end only, however many there are.
    errors: Vec<String>,
    warnings: Vec<String>,
    /// When it is to be told how far it is; none when nothing happened since.
    tell_at: Option<Instant>,
    sink: &'a mut dyn Sink,
}

impl Tally<'_> {
    fn take(&mut self, outcomes: Vec<Outcome>) {
        if outcomes.is_empty() {
            return;
        }
        self.tell_at.get_or_insert_with(|| Instant::now() + TELL);
        for outcome in outcomes {
            if outcome.entries.is_empty() {
                self.count(&outcome, Kept::default());
                self.quiet.push(outcome);
                continue;
            }
            self.gathered_bytes += outcome.bytes();
            self.gathered.push(outcome);
            let is_step = match self.sink.gathers() {
                0 => self.gathered.len() == limits::FEEDS_A_STEP,
                most => self.gathered_bytes >= most,
            };
            if is_step {
                self.keep_gathered();
            }
        }
        if self.sink.gathers() == 0 {
            self.keep_gathered();
        }
    }

    /// How long the next ones are waited for, while something else is to be done.
    fn wait_until(&self) -> Option<Instant> {
        let soon = || Instant::now() + TELL;
        self.tell_at.or_else(|| (!self.gathered.is_empty()).then(soon))
    }

    fn keep_gathered(&mut self) {
        if self.gathered.is_empty() {
            return;
        }
        self.gathered_bytes = 0;
        // Shared with the thread that writes them.
        let outcomes: Arc<[Outcome]> = std::mem::take(&mut self.gathered).into();
        let kept = self.sink.keep(&outcomes);
        for (place, outcome) in outcomes.iter().enumerate() {
            self.count(outcome, kept.get(place).copied().unwrap_or_default());
        }
    }

    fn count(&mut self, outcome: &Outcome, kept: Kept) {
        let result = FeedResult::of(outcome, kept);
        if let Some(error) = &result.error {
            self.errors.push(format!("{}: {error}", result.name));
        }
        let room = limits::REFRESH_WARNINGS.saturating_sub(self.warnings.len());
        let warnings = result.warnings.iter().take(room.min(limits::FEED_WARNINGS));
        self.warnings
            .extend(warnings.map(|warning| format!("{}: {warning}", result.name)));
        self.so_far.done += 1;
        self.so_far.new += kept.new;
        self.so_far.updated += kept.updated;
        self.so_far.failed += usize::from(result.is_failure());
        self.sink.settled(&result);
    }

    fn tell(&mut self) {
        if self.tell_at.take_if(|at| *at <= Instant::now()).is_some() {
            self.sink.advanced(&self.so_far);
        }
    }

    fn finish(mut self) -> Refreshing {
        self.so_far.errors = self.errors.split_off(0);
        self.so_far.warnings = self.warnings.split_off(0);
        if !self.quiet.is_empty() && !self.is_offline() {
            let quiet: Arc<[Outcome]> = std::mem::take(&mut self.quiet).into();
            self.sink.keep(&quiet);
        }
        self.so_far
    }

    /// Where nothing at all was reached, this machine is offline: that is no feed's failure, and
    /// nothing is written of it.
    fn is_offline(&self) -> bool {
        self.quiet.len() == self.so_far.done
            && self.quiet.len() >= ENOUGH_TO_BE_OFFLINE
            && self
                .quiet
                .iter()
                .all(|outcome| outcome.status == Status::Unreached)
    }
}
