//! The keeper's loop: requests in their order of urgency, and what is due later.

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::app::message::Message;
use crate::domain::article::ArticleId;
use crate::domain::document::Position;
use crate::jobs::library::Library;

use super::super::Sender;
use super::super::grouper::Bell;
use super::work::Indexer;
use super::{Policy, Request};

/// Positions may be that late on disk.
const POSITIONS: Duration = Duration::from_millis(250);
/// A loss of power costs no more than that.
const SYNC: Duration = Duration::from_millis(900);
/// How often the screen hears that articles come in.
const TELL: Duration = Duration::from_millis(120);

/// How long articles that were stored wait for the end of their refresh before they are grouped.
const GROUP: Duration = Duration::from_secs(3);

pub(super) struct Writer {
    pub(super) library: Library,
    pub(super) sender: Sender,
    pub(super) policy: Policy,
    pub(super) positions: HashMap<ArticleId, Position>,
    pub(super) selected: Option<ArticleId>,
    /// When the oldest thing that waits has to be written, synced, and told.
    pub(super) write_at: Option<Instant>,
    pub(super) sync_at: Option<Instant>,
    pub(super) tell_at: Option<Instant>,
    /// What the screen knows, to tell it what another instance changed.
    pub(super) read: HashSet<ArticleId>,
    pub(super) bookmarked: HashSet<ArticleId>,
    pub(super) waiting: Arc<AtomicUsize>,
    pub(super) indexer: Indexer,
    /// Wakes who groups; and when, where a refresh takes long.
    pub(super) bell: Bell,
    pub(super) group_at: Option<Instant>,
    /// What is done now was asked for by no key, so that none waits for the answer.
    pub(super) is_unasked: bool,
    /// Who reads is to ask again: the file is another one, or was proven.
    pub(super) is_mended: bool,
    urgent: VecDeque<Request>,
    later: VecDeque<Request>,
}

impl Writer {
    pub(super) fn open(
        config_dir: &Path,
        data_dir: &Path,
        policy: Policy,
        waiting: Arc<AtomicUsize>,
        bell: Bell,
        sender: Sender,
    ) -> Self {
        let (library, notices) = Library::open(config_dir, data_dir);
        for notice in notices {
            sender.send(Message::Failed(notice.to_string()));
        }
        let mut writer = Self {
            library,
            sender,
            policy,
            positions: HashMap::new(),
            selected: None,
            write_at: None,
            sync_at: None,
            tell_at: None,
            read: HashSet::new(),
            bookmarked: HashSet::new(),
            waiting,
            indexer: Indexer::default(),
            bell,
            group_at: None,
            is_unasked: false,
            is_mended: false,
            urgent: VecDeque::new(),
            later: VecDeque::new(),
        };
        writer.restore();
        writer.pass_on_notices();
        if policy.is_library {
            writer.bell.ring();
        }
        writer
    }

    pub(super) fn run(mut self, inbox: &mpsc::Receiver<Request>) {
        self.indexer.is_due = self.policy.is_library;
        loop {
            let is_open = self.take_in(inbox);
            if let Some(request) = self.urgent.pop_front() {
                self.waiting.fetch_sub(1, Ordering::AcqRel);
                self.answer(request, inbox);
            } else if let Some(request) = self.later.pop_front() {
                self.answer(request, inbox);
            } else if !is_open {
                break;
            } else if self.indexer.is_due {
                self.index();
            }
            self.do_what_is_due();
        }
        self.write();
        self.sync();
    }

    /// Takes in what was sent; waits for it where there is nothing else to do. Whether more may come.
    fn take_in(&mut self, inbox: &mpsc::Receiver<Request>) -> bool {
        let is_busy = !self.urgent.is_empty() || !self.later.is_empty() || self.indexer.is_due;
        if !is_busy {
            let due = [self.write_at, self.sync_at, self.tell_at, self.group_at]
                .into_iter()
                .flatten()
                .min();
            let request = match due {
                Some(due) => inbox.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => inbox.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected),
            };
            match request {
                Ok(request) => self.queue(request),
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => return false,
            }
        }
        loop {
            match inbox.try_recv() {
                Ok(request) => self.queue(request),
                Err(mpsc::TryRecvError::Empty) => return true,
                Err(mpsc::TryRecvError::Disconnected) => return false,
            }
        }
    }

    fn queue(&mut self, request: Request) {
        if request.is_urgent() {
            self.urgent.push_back(request);
        } else {
            self.later.push_back(request);
        }
    }

    /// Between two pieces of longer work: what the user did meanwhile.
    pub(super) fn give_way(&mut self, inbox: &mpsc::Receiver<Request>) {
        while let Ok(request) = inbox.try_recv() {
            self.queue(request);
        }
        while let Some(request) = self.urgent.pop_front() {
            self.waiting.fetch_sub(1, Ordering::AcqRel);
            self.answer(request, inbox);
        }
    }

    fn answer(&mut self, request: Request, inbox: &mpsc::Receiver<Request>) {
        match request {
            Request::Keep(effect) => self.keep(effect),
            Request::Do(change) => {
                let count = std::mem::replace(&mut self.is_unasked, true);
                self.change(change);
                self.is_unasked = count;
            }
            Request::Settle(done) => {
                self.write();
                self.sync();
                let _ = done.send(());
            }
            Request::Choose {
                named,
                occasion,
                answer,
            } => {
                self.follow_feeds();
                let chosen = self
                    .library
                    .choose(&named, occasion, self.policy.interval, Timestamp::now());
                // Whoever asked may be gone.
                let _ = answer.send(chosen);
            }
            Request::NextDue(answer) => {
                let due = self.library.next_due(self.policy.interval, Timestamp::now());
                let _ = answer.send(due);
            }
            Request::Save { outcomes, answer } => {
                let kept = self.save(&outcomes, inbox);
                let _ = answer.send(kept);
            }
            Request::Refreshed(results) => self.settle_refresh(&results, inbox),
            Request::Group { round, answer } => {
                // Whoever asked may be gone.
                let _ = answer.send(self.keep_round(&round));
            }
        }
    }

    fn do_what_is_due(&mut self) {
        let now = Instant::now();
        if self.write_at.is_some_and(|due| due <= now) {
            self.write();
        }
        if self.sync_at.is_some_and(|due| due <= now) {
            self.sync();
        }
        if self.tell_at.take_if(|due| *due <= now).is_some() {
            self.sender.send(Message::LibraryChanged);
        }
        if self.group_at.take_if(|due| *due <= now).is_some() {
            self.bell.ring();
        }
    }

    pub(super) fn write_soon(&mut self) {
        self.write_at.get_or_insert_with(|| Instant::now() + POSITIONS);
    }

    pub(super) fn sync_soon(&mut self) {
        self.sync_at.get_or_insert_with(|| Instant::now() + SYNC);
    }

    /// A refresh is grouped as a whole when it is over, but nobody waits for its last server.
    pub(super) fn group_soon(&mut self) {
        if self.policy.is_library {
            self.group_at.get_or_insert_with(|| Instant::now() + GROUP);
        }
    }

    pub(super) fn group_now(&mut self) {
        self.group_at = None;
        if self.policy.is_library {
            self.bell.ring();
        }
    }

    /// The first article of a burst shows at once, what follows in steps.
    pub(super) fn tell_soon(&mut self) {
        self.tell_at.get_or_insert_with(|| Instant::now() + TELL);
    }

    pub(super) fn tell_now(&mut self) {
        self.tell_at = None;
        self.sender.send(Message::LibraryChanged);
    }

    pub(super) fn pass_on_notices(&mut self) {
        for notice in self.library.notices() {
            self.sender.send(Message::Failed(notice.to_string()));
        }
        self.is_mended |= self.library.store.take_replaced();
        if std::mem::take(&mut self.is_mended) {
            self.indexer.is_due = self.policy.is_library;
            self.sender.send(Message::LibraryMended);
            self.group_now();
        }
    }
}
