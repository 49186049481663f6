//! Asks feeds beside everything else: many at once, a few of a host, none delayed by a slow one.

mod board;
mod queue;
mod tally;
mod workers;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::app::message::Refreshing;
use crate::jobs::refresh::asking::Asking;
use crate::jobs::refresh::fetch::{Answered, Asked};
use crate::jobs::refresh::fetcher::Fetcher;
pub use crate::jobs::refresh::keep::Kept;
use crate::jobs::refresh::outcome::{FeedResult, Outcome, Turn};

use board::Board;

/// What is done with a feed: asked on one of many threads with a small stack, read on one of few
/// with a large one. Either may panic; that costs this feed alone.
pub trait Hands: Send + Sync + 'static {
    /// Asks the feed; returns soon once `cancelled` is set.
    fn ask(&self, asking: &Arc<Asking>, cancelled: &Arc<AtomicBool>, turn: Turn) -> Asked;
    /// Reads what came.
    fn read(&self, answered: Answered, turn: Turn) -> Outcome;
}

impl Hands for Fetcher {
    fn ask(&self, asking: &Arc<Asking>, cancelled: &Arc<AtomicBool>, turn: Turn) -> Asked {
        Fetcher::ask(self, asking, cancelled, turn)
    }

    fn read(&self, answered: Answered, turn: Turn) -> Outcome {
        Fetcher::read(self, answered, turn)
    }
}

/// Where a refresh puts what it gets; called on the thread that runs it.
pub trait Sink {
    /// Keeps what came of some feeds, and says of each how many articles are new and how many changed.
    fn keep(&mut self, outcomes: &Arc<[Outcome]>) -> Vec<Kept>;
    /// How many bytes of entries are gathered before they are kept, while more of them come.
    fn gathers(&self) -> usize {
        0
    }
    /// One feed is settled.
    fn settled(&mut self, _result: &FeedResult) {}
    /// The refresh has come so far; said now and then.
    fn advanced(&mut self, _so_far: &Refreshing) {}
}

/// A refresh that is about to run.
pub struct Refresh {
    board: Arc<Board>,
    hands: Arc<dyn Hands>,
    turn: Turn,
    count: usize,
}

/// Ends a refresh at once, from wherever it is called.
#[derive(Clone, Debug)]
pub struct Cancel(Arc<Board>);

impl Cancel {
    /// What is kept stays; what is on its way is let go.
    pub fn cancel(&self) {
        self.0.cancel();
    }
}

impl Refresh {
    /// A refresh of these feeds.
    pub fn new(feeds: Vec<Asking>, hands: Arc<dyn Hands>, turn: Turn) -> Self {
        let count = feeds.len();
        let feeds = feeds.into_iter().map(Arc::new).collect();
        Self {
            board: Arc::new(Board::new(feeds)),
            hands,
            turn,
            count,
        }
    }

    /// What ends it early.
    pub fn cancel(&self) -> Cancel {
        Cancel(Arc::clone(&self.board))
    }

    /// Runs it on this thread, with others beside it, until every feed is settled or it is cancelled.
    pub fn run(self, sink: &mut dyn Sink) -> Refreshing {
        let _home = SendHome(&self.board);
        if self.count > 0 {
            workers::start(&self.board, &self.hands, self.turn);
        }
        tally::run(&self.board, self.count, sink)
    }
}

/// Lets the threads go when the refresh ends, however it ends.
struct SendHome<'a>(&'a Board);

impl Drop for SendHome<'_> {
    fn drop(&mut self) {
        self.0.end();
    }
}
