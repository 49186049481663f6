//! When feeds are asked: by a key, at the start, and by the timer; one refresh at a time.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::app::message::{Message, Refreshing};
use crate::domain::library::FeedId;
use crate::jobs::refresh::fetcher::Fetcher;
use crate::jobs::refresh::outcome::{FeedResult, Outcome, Turn};
use crate::jobs::refresh::schedule::Occasion;
use crate::sources::http::{Client, Policy};
use crate::store::RefreshLock;

use super::Sender;
use super::keeper::Desk;
use super::refresher::{Cancel, Kept, Refresh, Sink};

/// The shortest time between two looks of the timer.
const SHORTEST: Duration = Duration::from_secs(5);
/// The longest, so that a machine that slept is not hours late.
const LONGEST: Duration = Duration::from_mins(15);

/// The way to the thread that refreshes.
#[derive(Clone, Debug)]
pub struct Refreshes {
    requests: mpsc::Sender<Vec<FeedId>>,
    running: Arc<Mutex<Option<Cancel>>>,
}

/// What is needed to start the thread.
pub struct Beginning {
    worker: Worker,
    inbox: mpsc::Receiver<Vec<FeedId>>,
}

impl Beginning {
    /// Starts the thread.
    pub fn begin(self) {
        let Self { worker, inbox } = self;
        // Without the thread nothing is fetched, and what is kept can be read.
        let _ = thread::Builder::new()
            .name("refresh".into())
            .spawn(move || worker.run(&inbox));
    }
}

/// What the user set about refreshing.
#[derive(Clone, Copy, Debug)]
pub struct When {
    pub on_start: bool,
    /// Minutes; 0 is never.
    pub interval: u32,
}

impl Refreshes {
    /// Will refresh once it begins: at once, where that is wanted.
    pub fn new(data_dir: PathBuf, when: When, desk: Desk, sender: Sender) -> (Self, Beginning) {
        let (requests, inbox) = mpsc::channel();
        let running = Arc::new(Mutex::new(None));
        let worker = Worker {
            data_dir,
            when,
            desk,
            sender,
            running: Arc::clone(&running),
        };
        (Self { requests, running }, Beginning { worker, inbox })
    }

    /// Asks these feeds, or all of them, as soon as the refresh before is over.
    pub fn ask(&self, feeds: Vec<FeedId>) {
        // A thread that is gone was never there.
        let _ = self.requests.send(feeds);
    }

    /// Ends the refresh that runs.
    pub fn cancel(&self) {
        if let Some(cancel) = &*lock(&self.running) {
            cancel.cancel();
        }
    }
}

fn lock(running: &Mutex<Option<Cancel>>) -> std::sync::MutexGuard<'_, Option<Cancel>> {
    running.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Worker {
    data_dir: PathBuf,
    when: When,
    desk: Desk,
    sender: Sender,
    running: Arc<Mutex<Option<Cancel>>>,
}

impl Worker {
    fn run(&self, inbox: &mpsc::Receiver<Vec<FeedId>>) {
        if self.when.on_start {
            self.refresh(Vec::new(), Occasion::Start);
        }
        loop {
            match self.wait(inbox) {
                Ok(feeds) => self.refresh(feeds, Occasion::User),
                Err(mpsc::RecvTimeoutError::Timeout) => self.refresh(Vec::new(), Occasion::Timer),
                Err(mpsc::RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Waits for the user, or until the timer comes to a feed.
    fn wait(&self, inbox: &mpsc::Receiver<Vec<FeedId>>) -> Result<Vec<FeedId>, mpsc::RecvTimeoutError> {
        loop {
            let pause = (self.when.interval > 0)
                .then(|| self.desk.next_due())
                .flatten()
                .map(pause_until);
            let Some(pause) = pause else {
                return inbox.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected);
            };
            let end = Instant::now() + pause;
            match inbox.recv_timeout(pause.min(LONGEST)) {
                Err(mpsc::RecvTimeoutError::Timeout) if Instant::now() < end => {}
                outcome => return outcome,
            }
        }
    }

    fn refresh(&self, feeds: Vec<FeedId>, occasion: Occasion) {
        let is_asked = occasion == Occasion::User;
        let Some(_held) = self.take_turn(is_asked) else {
            return self.end(Refreshing::default(), is_asked);
        };
        let Some(chosen) = self.desk.choose(feeds, occasion) else {
            return self.end(Refreshing::default(), is_asked);
        };
        if chosen.now.is_empty() {
            if is_asked {
                let said = match chosen.later.len() {
                    0 => "no feeds yet; a adds one".to_owned(),
                    1 => "its server wants to be left alone for now".to_owned(),
                    count => format!("the servers of all {count} feeds want to be left alone for now"),
                };
                self.sender.send(Message::Failed(said));
            }
            return self.end(Refreshing::default(), false);
        }
        let turn = Turn {
            now: Timestamp::now(),
            interval: self.when.interval,
        };
        let hands = Arc::new(Fetcher::new(Client::new(Policy::from_environment())));
        let refresh = Refresh::new(chosen.now, hands, turn);
        *lock(&self.running) = Some(refresh.cancel());
        let mut keeping = Keeping {
            desk: &self.desk,
            sender: &self.sender,
            settled: Vec::new(),
        };
        let end = refresh.run(&mut keeping);
        *lock(&self.running) = None;
        let results = keeping.settled;
        for notice in results.iter().filter_map(FeedResult::notice) {
            self.sender.send(Message::Failed(notice.to_string()));
        }
        self.desk.refreshed(results);
        // Who starts without a connection is to know why nothing came.
        let is_cut_off = occasion == Occasion::Start && end.failed == end.of;
        self.end(end, is_asked || is_cut_off);
    }

    /// Two instances do not fetch the same feeds at once.
    fn take_turn(&self, is_asked: bool) -> Option<RefreshLock> {
        let said = match take_lock(&self.data_dir) {
            Ok(Some(held)) => return Some(held),
            Ok(None) => "another newsview is refreshing".to_owned(),
            Err(why) => why,
        };
        if is_asked {
            self.sender.send(Message::Failed(said));
        }
        None
    }

    /// What nobody asked for is said only where it brought something.
    fn end(&self, end: Refreshing, is_asked: bool) {
        let is_asked = is_asked || end.is_cancelled;
        let is_quiet = !is_asked && end.new + end.updated == 0 || end.of == 0;
        self.sender
            .send(Message::RefreshEnded(Refreshing { is_quiet, ..end }));
    }
}

fn take_lock(data_dir: &Path) -> Result<Option<RefreshLock>, String> {
    RefreshLock::take(data_dir).map_err(|error| error.to_string())
}

fn pause_until(due: Timestamp) -> Duration {
    let left = due.duration_since(Timestamp::now());
    Duration::try_from(left).unwrap_or_default().max(SHORTEST)
}

struct Keeping<'a> {
    desk: &'a Desk,
    sender: &'a Sender,
    settled: Vec<FeedResult>,
}

impl Sink for Keeping<'_> {
    fn keep(&mut self, outcomes: &Arc<[Outcome]>) -> Vec<Kept> {
        self.desk.save(Arc::clone(outcomes))
    }

    fn settled(&mut self, result: &FeedResult) {
        self.settled.push(result.clone());
    }

    fn advanced(&mut self, so_far: &Refreshing) {
        self.sender.send(Message::RefreshAdvanced(so_far.clone()));
    }
}
