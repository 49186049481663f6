//! The keeper: the one thread that writes; what the user does goes before everything else.

mod changes;
pub mod state;
mod work;
mod writer;

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use jiff::Timestamp;

use crate::app::effect::{Change, Effect};
use crate::domain::library::FeedId;
use crate::jobs::library::Rules;
use crate::jobs::refresh::outcome::{FeedResult, Outcome};
use crate::jobs::refresh::plan::Chosen;
use crate::jobs::refresh::schedule::Occasion;
use crate::store::stories::{Progress, Round};

use super::Sender;
use super::grouper::Bell;
use super::refresher::Kept;
use writer::Writer;

/// How long the end of the program waits for what is being written.
const END: Duration = Duration::from_secs(3);

/// What the keeper needs to know of the settings.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// Minutes between two refreshes of a feed; 0 is never.
    pub interval: u32,
    pub rules: Rules,
    /// Whether the library is what is read, and not files that were named.
    pub is_library: bool,
}

/// The way to the keeper's thread; many may have one.
#[derive(Clone, Debug)]
pub struct Desk {
    requests: mpsc::Sender<Request>,
    /// How many requests of the user wait, so that longer work gives way.
    waiting: Arc<AtomicUsize>,
}

/// The keeper and its thread.
pub struct Keeper {
    desk: Desk,
    /// What its thread is to do, until it was started.
    work: Option<Box<dyn FnOnce() + Send>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
enum Request {
    Keep(Effect),
    /// A change that no key waits for.
    Do(Change),
    /// Everything goes to disk now; answered when it is there.
    Settle(mpsc::Sender<()>),
    /// Which feeds are to be asked now.
    Choose {
        named: Vec<FeedId>,
        occasion: Occasion,
        answer: mpsc::Sender<Chosen>,
    },
    /// When the timer comes to a feed next.
    NextDue(mpsc::Sender<Option<Timestamp>>),
    /// What came of asking feeds is to be kept.
    Save {
        outcomes: Arc<[Outcome]>,
        answer: mpsc::Sender<Vec<Kept>>,
    },
    /// A refresh is over.
    Refreshed(Vec<FeedResult>),
    /// Which reports are of one event is to be kept.
    Group {
        round: Round,
        answer: mpsc::Sender<Option<Result<Progress, Progress>>>,
    },
}

impl Keeper {
    /// Will keep what it is asked to once it begins; what is kept arrives as a message.
    pub fn new(config_dir: PathBuf, data_dir: PathBuf, policy: Policy, bell: Bell, sender: Sender) -> Self {
        let (requests, inbox) = mpsc::channel();
        let desk = Desk {
            requests,
            waiting: Arc::default(),
        };
        let waiting = Arc::clone(&desk.waiting);
        let work = move || Writer::open(&config_dir, &data_dir, policy, waiting, bell, sender).run(&inbox);
        Self {
            desk,
            work: Some(Box::new(work)),
            thread: None,
        }
    }

    /// Starts the thread, once.
    pub fn begin(&mut self) {
        if let Some(work) = self.work.take() {
            self.thread = thread::Builder::new()
                .name("keeper".into())
                .stack_size(super::loader::STACK)
                .spawn(work)
                .ok();
        }
    }

    pub fn desk(&self) -> Desk {
        self.desk.clone()
    }

    /// Keeps what an effect asks for.
    pub fn keep(&self, effect: Effect) {
        self.desk.keep(effect);
    }

    /// Waits until everything is on disk, within reason.
    pub fn settle(&self) {
        let (done, wait) = mpsc::channel();
        if self.desk.ask(Request::Settle(done)) {
            let _ = wait.recv_timeout(END);
        }
    }

    /// Brings everything to disk and ends the thread.
    pub fn finish(mut self) {
        self.begin();
        self.settle();
        drop(self.desk);
        if let Some(thread) = self.thread.filter(JoinHandle::is_finished) {
            let _ = thread.join();
        }
    }
}

impl Desk {
    /// Keeps what an effect asks for.
    pub fn keep(&self, effect: Effect) {
        // Looking whether something changed holds nobody up.
        if effect == Effect::LookForChanges {
            self.send(Request::Keep(effect));
        } else {
            self.ask(Request::Keep(effect));
        }
    }

    /// Makes a change that no key waits for.
    pub fn change(&self, change: Change) {
        self.ask(Request::Do(change));
    }

    /// The feeds to ask now; none when the keeper is gone.
    pub fn choose(&self, named: Vec<FeedId>, occasion: Occasion) -> Option<Chosen> {
        let (answer, wait) = mpsc::channel();
        self.ask(Request::Choose {
            named,
            occasion,
            answer,
        });
        wait.recv().ok()
    }

    /// When the timer comes to a feed next.
    pub fn next_due(&self) -> Option<Timestamp> {
        let (answer, wait) = mpsc::channel();
        self.send(Request::NextDue(answer));
        wait.recv().ok().flatten()
    }

    /// Keeps what came of asking feeds, and says what was new; waits for it.
    pub fn save(&self, outcomes: Arc<[Outcome]>) -> Vec<Kept> {
        let (answer, wait) = mpsc::channel();
        self.send(Request::Save { outcomes, answer });
        wait.recv().unwrap_or_default()
    }

    /// Keeps which reports are of one event; waits for it. None where it cannot be kept.
    pub fn keep_round(&self, round: Round) -> Option<Result<Progress, Progress>> {
        let (answer, wait) = mpsc::channel();
        // The index gives way to it: it is short, and seen at once.
        self.ask(Request::Group { round, answer });
        wait.recv().ok().flatten()
    }

    /// Does what is due after a refresh.
    pub fn refreshed(&self, results: Vec<FeedResult>) {
        self.send(Request::Refreshed(results));
    }

    /// Sends what goes before longer work.
    fn ask(&self, request: Request) -> bool {
        self.waiting.fetch_add(1, Ordering::AcqRel);
        self.send(request)
    }

    /// A keeper that is gone was said to be; reading goes on.
    fn send(&self, request: Request) -> bool {
        self.requests.send(request).is_ok()
    }
}

impl Request {
    /// Whether it goes before longer work, and was counted as such.
    fn is_urgent(&self) -> bool {
        match self {
            Self::Keep(effect) => *effect != Effect::LookForChanges,
            Self::Do(_) | Self::Settle(_) | Self::Choose { .. } | Self::Group { .. } => true,
            Self::NextDue(_) | Self::Save { .. } | Self::Refreshed(_) => false,
        }
    }
}
