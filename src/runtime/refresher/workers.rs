//! The threads of a refresh: started as they are needed, and never waited for.

use std::num::NonZero;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::thread;

use crate::jobs::refresh::asking::Asking;
use crate::jobs::refresh::fetch::Asked;
use crate::jobs::refresh::outcome::{Fault, Outcome, Turn};
use crate::runtime::job;

use super::Hands;
use super::board::Board;

/// Enough for a TLS handshake with room to spare; what is not touched costs nothing.
const FETCHER_STACK: usize = 512 * 1024;
/// Deep documents are bounded, but generously.
const PARSER_STACK: usize = 16 * 1024 * 1024;

/// Starts asking; further threads start as there is work for them.
pub fn start(board: &Arc<Board>, hands: &Arc<dyn Hands>, turn: Turn) {
    let crew = Crew {
        board: Arc::clone(board),
        hands: Arc::clone(hands),
        turn,
    };
    if !crew.start_fetcher() {
        crew.give_up();
    }
}

/// What every thread of a refresh has.
#[derive(Clone)]
struct Crew {
    board: Arc<Board>,
    hands: Arc<dyn Hands>,
    turn: Turn,
}

impl Crew {
    /// Whether one was started, or there are enough.
    fn start_fetcher(&self) -> bool {
        if !self.board.enlist_fetcher() {
            return true;
        }
        let crew = self.clone();
        let is_started = spawn("fetch", FETCHER_STACK, move || crew.fetch());
        if !is_started {
            self.board.dismiss_fetcher();
        }
        is_started
    }

    fn fetch(&self) {
        while let Some(next) = self.board.next_feed() {
            if next.wants_help {
                // Without another thread this one asks for all.
                self.start_fetcher();
            }
            let asking = next.task.asking;
            let cancelled = self.board.cancelled();
            let asked = job::run(AssertUnwindSafe(|| self.hands.ask(&asking, cancelled, self.turn)));
            let asked = asked.unwrap_or_else(|panic| Asked::Settled(Box::new(self.failed(&asking, panic))));
            if self.board.give(next.task.host, asked) {
                self.start_parser();
            }
        }
        self.board.dismiss_fetcher();
    }

    fn start_parser(&self) {
        let most = thread::available_parallelism().map_or(1, NonZero::get);
        if !self.board.enlist_parser(most) {
            return;
        }
        let crew = self.clone();
        if spawn("parse", PARSER_STACK, move || crew.parse()) {
            return;
        }
        for answered in self.board.dismiss_parser() {
            let why = "no thread could be started to read it".to_owned();
            self.board.settle(self.failed(&answered.asking, why));
        }
    }

    fn parse(&self) {
        // Keys come first: the screen's thread is not held up by this one.
        let _ = rustix::process::nice(5);
        while let Some(answered) = self.board.next_body() {
            let asking = Arc::clone(&answered.asking);
            let outcome = job::run(AssertUnwindSafe(|| self.hands.read(answered, self.turn)));
            self.board
                .settle(outcome.unwrap_or_else(|panic| self.failed(&asking, panic)));
        }
    }

    /// Not one thread could be started: every feed fails, and says why.
    fn give_up(&self) {
        while let Some(next) = self.board.next_feed() {
            let why = "no thread could be started to ask it".to_owned();
            let outcome = self.failed(&next.task.asking, why);
            self.board.give(next.task.host, Asked::Settled(Box::new(outcome)));
        }
    }

    fn failed(&self, asking: &Arc<Asking>, why: String) -> Outcome {
        let fault = Fault {
            why,
            ..Fault::default()
        };
        Outcome::failed(Arc::clone(asking), &fault, self.turn)
    }
}

fn spawn(name: &str, stack: usize, run: impl FnOnce() + Send + 'static) -> bool {
    let builder = thread::Builder::new().name(name.to_owned()).stack_size(stack);
    builder.spawn(run).is_ok()
}
