//! What the threads of a refresh share: what waits to be asked, to be read, and to be kept.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::domain::limits;
use crate::jobs::refresh::asking::Asking;
use crate::jobs::refresh::fetch::{Answered, Asked};
use crate::jobs::refresh::outcome::Outcome;

use super::queue::{HostNumber, Queue, Turn};

/// The board; every wait on it ends when the refresh is over.
#[derive(Debug)]
pub struct Board {
    state: Mutex<State>,
    /// Fetchers wait here while too much waits to be read.
    room: Condvar,
    /// Parsers wait here for bodies.
    work: Condvar,
    /// Parsers wait here while too much waits to be kept.
    space: Condvar,
    /// The keeping side waits here.
    came: Condvar,
    is_cancelled: Arc<AtomicBool>,
}

#[derive(Debug, Default)]
struct State {
    queue: Queue,
    fetchers: usize,
    bodies: VecDeque<Answered>,
    body_bytes: usize,
    parsers: usize,
    idle_parsers: usize,
    settled: Vec<Outcome>,
    settled_bytes: usize,
    is_over: bool,
}

/// What a thread is to do next, and whether another one should be started beside it.
#[derive(Debug)]
pub struct Next<T> {
    pub task: T,
    pub wants_help: bool,
}

impl Board {
    pub fn new(feeds: Vec<Arc<Asking>>) -> Self {
        let state = State {
            queue: Queue::new(feeds),
            ..State::default()
        };
        Self {
            state: Mutex::new(state),
            room: Condvar::new(),
            work: Condvar::new(),
            space: Condvar::new(),
            came: Condvar::new(),
            is_cancelled: Arc::default(),
        }
    }

    /// Set as soon as nobody wants the rest any more; looked at while an answer is read.
    pub fn cancelled(&self) -> &Arc<AtomicBool> {
        &self.is_cancelled
    }

    /// Lets everything go.
    pub fn cancel(&self) {
        // What ends because of the flag comes after the end, and is not taken for a failure.
        self.end();
        self.is_cancelled.store(true, Ordering::SeqCst);
    }

    /// Sends all threads home; what they still hold is dropped.
    pub fn end(&self) {
        self.lock().is_over = true;
        for waiting in [&self.room, &self.work, &self.space, &self.came] {
            waiting.notify_all();
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a fetcher that is about to start; false where there are enough.
    pub fn enlist_fetcher(&self) -> bool {
        let mut state = self.lock();
        let has_place = state.fetchers < limits::FETCHERS && state.queue.is_ready() && !state.is_over;
        state.fetchers += usize::from(has_place);
        has_place
    }

    /// A fetcher that could not be started, or ends.
    pub fn dismiss_fetcher(&self) {
        self.lock().fetchers -= 1;
    }

    /// The next feed to ask; none where nothing is left for this fetcher: who gives a place of a
    /// host back takes the next feed of it.
    pub fn next_feed(&self) -> Option<Next<Turn>> {
        let state = self.lock();
        let is_full = |state: &mut State| !state.is_over && state.body_bytes >= limits::WAITING_BODY_BYTES;
        let mut state = wait_while(&self.room, state, is_full);
        if state.is_over {
            return None;
        }
        let task = state.queue.take()?;
        let wants_help = state.queue.is_ready() && state.fetchers < limits::FETCHERS;
        Some(Next { task, wants_help })
    }

    /// Takes what a fetcher got, and says whether another parser should be started.
    pub fn give(&self, host: HostNumber, asked: Asked) -> bool {
        let mut state = self.lock();
        state.queue.give_back(host);
        match asked {
            _ if state.is_over => false,
            Asked::Settled(outcome) => {
                state.settled.push(*outcome);
                self.came.notify_one();
                false
            }
            Asked::Answered(answered) => {
                state.body_bytes += answered.bytes();
                state.bodies.push_back(*answered);
                self.work.notify_one();
                state.bodies.len() > state.idle_parsers
            }
        }
    }

    /// Counts a parser that is about to start; false where there are enough.
    pub fn enlist_parser(&self, most: usize) -> bool {
        let mut state = self.lock();
        let has_place = state.parsers < most && !state.is_over;
        state.parsers += usize::from(has_place);
        has_place
    }

    /// A parser that could not be started; what nobody is there to read is handed back.
    pub fn dismiss_parser(&self) -> Vec<Answered> {
        let mut state = self.lock();
        state.parsers -= 1;
        if state.parsers > 0 {
            return Vec::new();
        }
        state.body_bytes = 0;
        self.room.notify_all();
        state.bodies.drain(..).collect()
    }

    /// The next body to read; none when the refresh is over.
    pub fn next_body(&self) -> Option<Answered> {
        let mut state = self.lock();
        state.idle_parsers += 1;
        let is_idle = |state: &mut State| !state.is_over && state.bodies.is_empty();
        let mut state = wait_while(&self.work, state, is_idle);
        state.idle_parsers -= 1;
        if state.is_over {
            return None;
        }
        let answered = state.bodies.pop_front()?;
        state.body_bytes -= answered.bytes();
        self.room.notify_all();
        Some(answered)
    }

    /// Takes what a parser read, as soon as there is space for it.
    pub fn settle(&self, outcome: Outcome) {
        let state = self.lock();
        let is_full =
            |state: &mut State| !state.is_over && state.settled_bytes >= limits::WAITING_ENTRY_BYTES;
        let mut state = wait_while(&self.space, state, is_full);
        state.settled_bytes += outcome.bytes();
        state.settled.push(outcome);
        self.came.notify_one();
    }

    /// What is settled; waits for it, but not beyond `until`, and not when all is over.
    pub fn settled(&self, until: Option<Instant>) -> Vec<Outcome> {
        let mut state = self.lock();
        while state.settled.is_empty() && !state.is_over {
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            state = match left {
                Some(left) if left.is_zero() => break,
                Some(left) => {
                    let waited = self.came.wait_timeout(state, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.came.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
        }
        state.settled_bytes = 0;
        self.space.notify_all();
        std::mem::take(&mut state.settled)
    }

    pub fn is_over(&self) -> bool {
        self.lock().is_over
    }
}

fn wait_while<'a>(
    condvar: &Condvar,
    state: MutexGuard<'a, State>,
    is_to_wait: impl FnMut(&mut State) -> bool,
) -> MutexGuard<'a, State> {
    condvar
        .wait_while(state, is_to_wait)
        .unwrap_or_else(PoisonError::into_inner)
}
