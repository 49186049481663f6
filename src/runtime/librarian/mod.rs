//! The librarian: the thread that reads the library for the screen; the newest list wins.

mod ahead;
mod patient;
mod pending;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::app::effect::RequestId;
use crate::app::message::Message;
use crate::domain::article::ArticleId;
use crate::domain::library::{Anchor, Listing};
use crate::jobs::list::{Lister, Request as Ask};
use crate::jobs::{open, stored};
use crate::store::reader::{Interrupter, LookError, Reader};
use crate::store::subscriptions::Subscriptions;
use crate::stories::changes;

use super::Sender;
use super::opening::{Aim, Left};
use ahead::Ahead;
use pending::Pending;

/// How long a list may take before it is shown as far as it was found.
const PATIENCE: Duration = Duration::from_millis(8);
/// Where nothing newer than this request can supersede what is done.
const ALWAYS: u64 = u64::MAX;

/// The way to the librarian's thread.
#[derive(Debug)]
pub struct Librarian {
    requests: mpsc::Sender<Request>,
    interrupter: Interrupter,
    ticket: AtomicU64,
}

/// A part of a listing that is asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub id: RequestId,
    pub listing: Listing,
    pub anchor: Anchor,
    pub rows: usize,
}

#[derive(Debug)]
enum Request {
    List(u64, Wanted),
    Open(Vec<ArticleId>),
    Sources,
    Versions(ArticleId),
    LookAgain,
    Stories(Vec<ArticleId>),
    Explain(ArticleId),
}

impl Librarian {
    /// Starts the thread, which tells how the screen was left and reads ahead what that shows.
    pub fn start(
        config_dir: &Path,
        data_dir: &Path,
        aim: Aim,
        tell: mpsc::Sender<Left>,
        sender: Sender,
    ) -> Self {
        let (requests, inbox) = mpsc::channel();
        let reader = Reader::new(data_dir);
        let interrupter = reader.interrupter();
        let config_dir = config_dir.to_path_buf();
        let run = move || {
            let mut desk = Desk {
                lister: Lister::new(reader),
                subscriptions: None,
                config_dir,
                sender,
                pending: Pending::default(),
                disturbances: 0,
                version: None,
                ahead: None,
            };
            desk.begin(aim, tell);
            desk.run(&inbox);
        };
        // Without the thread nothing answers, and the list stays as it is.
        let _ = thread::Builder::new()
            .name("librarian".into())
            .stack_size(super::loader::STACK)
            .spawn(run);
        Self {
            requests,
            interrupter,
            ticket: AtomicU64::new(0),
        }
    }

    /// Lists; what is listed for an earlier request is given up.
    pub fn list(&self, wanted: Wanted) {
        let ticket = self.ticket.fetch_add(1, Ordering::AcqRel) + 1;
        self.send(Request::List(ticket, wanted));
        self.interrupter.supersede(ticket);
        self.interrupter.disturb();
    }

    pub fn open(&self, ids: Vec<ArticleId>) {
        self.send_at_once(Request::Open(ids));
    }

    pub fn load_sources(&self) {
        self.send(Request::Sources);
    }

    pub fn look_up_stories(&self, ids: Vec<ArticleId>) {
        self.send_at_once(Request::Stories(ids));
    }

    pub fn explain(&self, id: ArticleId) {
        self.send_at_once(Request::Explain(id));
    }

    pub fn load_versions(&self, id: ArticleId) {
        self.send_at_once(Request::Versions(id));
    }

    /// Says that the library changed, if it was written to since it was first listed.
    pub fn look_again(&self) {
        self.send(Request::LookAgain);
    }

    /// What may wait is left for this, and done afterwards.
    fn send_at_once(&self, request: Request) {
        self.send(request);
        self.interrupter.disturb();
    }

    fn send(&self, request: Request) {
        // A thread that is gone answers nothing; the screen stays as it is.
        let _ = self.requests.send(request);
    }
}

struct Desk {
    lister: Lister,
    /// Read when sources are first asked for.
    subscriptions: Option<Subscriptions>,
    config_dir: PathBuf,
    sender: Sender,
    pending: Pending,
    /// How often what may wait had been disturbed when requests were last taken in.
    disturbances: u64,
    /// What the library was when it was first listed.
    version: Option<i64>,
    /// What is likely to be asked first, and the answer.
    ahead: Option<Ahead>,
}

impl Desk {
    /// What the eye waits for comes first; between two answers newer requests are taken in.
    fn run(&mut self, inbox: &mpsc::Receiver<Request>) {
        loop {
            self.disturbances = self.lister.reader().disturbances();
            if self.pending.is_empty() {
                match inbox.recv() {
                    Ok(request) => self.pending.take(request),
                    Err(_) => return,
                }
            }
            while let Ok(request) = inbox.try_recv() {
                self.pending.take(request);
            }
            if let Some((ticket, wanted)) = self.pending.list.take() {
                self.list(ticket, wanted);
            } else if !self.pending.open.is_empty() {
                self.open();
            } else if let Some(ids) = self.pending.stories.take() {
                self.look_up_stories(ids);
            } else if let Some(id) = self.pending.explain.pop_front() {
                self.explain(id);
            } else if let Some(id) = self.pending.versions.take() {
                self.versions(id);
            } else {
                self.work_patiently();
            }
        }
    }

    fn list(&mut self, ticket: u64, wanted: Wanted) {
        if self.give_ahead(ticket, &wanted) {
            return;
        }
        // Only a search may take its time: a part of anything else would move the cursor.
        let is_search = !wanted.listing.query.is_empty();
        let until = is_search.then(|| Instant::now() + PATIENCE);
        if self.version.is_none() {
            self.version = self.lister.reader().version().ok();
        }
        let page = self.page(ticket, &wanted, until);
        if let Some(is_partial) = page {
            self.pending.rest = is_partial.then(|| (ticket, wanted.clone()));
            self.pending.count = Some((ticket, wanted));
        }
    }

    /// Answers with a page; whether more may be found, none where there was no answer.
    fn page(&mut self, ticket: u64, wanted: &Wanted, until: Option<Instant>) -> Option<bool> {
        self.lister.reader().work_for(ticket);
        let ask = ask(&wanted.listing, until);
        let page = self
            .lister
            .page(&ask, &wanted.anchor, wanted.rows, &stored::build);
        let page = self.sound(page)?;
        let is_partial = page.is_partial;
        self.sender.send(Message::Listed { id: wanted.id, page });
        Some(is_partial)
    }

    fn open(&mut self) {
        let ids = std::mem::take(&mut self.pending.open);
        self.lister.reader().work_for(ALWAYS);
        let articles = open::articles(self.lister.reader(), &ids, &stored::open);
        if let Some(articles) = self.sound(articles) {
            self.sender.send(Message::Opened(articles));
        }
    }

    fn look_up_stories(&mut self, ids: Vec<ArticleId>) {
        self.lister.reader().work_for(ALWAYS);
        let stories = self.lister.reader().look_up_stories(&ids);
        // What cannot be read stands by itself until the library changes.
        let stories = self.sound(stories).unwrap_or_else(|| vec![None; ids.len()]);
        let found = ids.into_iter().zip(stories).collect();
        self.sender.send(Message::StoriesLookedUp(found));
    }

    fn explain(&mut self, id: ArticleId) {
        self.lister.reader().work_for(ALWAYS);
        let reason = self.lister.reader().reason(&id);
        if let Some(reason) = self.sound(reason) {
            self.sender.send(Message::Explained { article: id, reason });
        }
    }

    fn versions(&mut self, id: ArticleId) {
        self.lister.reader().work_for(ALWAYS);
        let versions = open::versions(self.lister.reader(), &id, &stored::open);
        if let Some(versions) = self.sound(versions) {
            self.sender.send(Message::VersionsRead {
                article: id,
                changes: changes::of_versions(&versions),
            });
        }
    }

    /// What was read; what something newer took the place of is dropped, a failure is said, and
    /// damage is handed to who can rescue.
    fn sound<T>(&mut self, outcome: Result<T, LookError>) -> Option<T> {
        match outcome {
            Ok(found) => Some(found),
            Err(LookError::Superseded) => None,
            Err(LookError::Store(error)) => {
                let damage = self.lister.reader().take_damage();
                self.sender.send(match damage {
                    Some(damage) => Message::LibraryDamaged(damage),
                    None => Message::Failed(error.to_string()),
                });
                None
            }
        }
    }
}

fn ask(listing: &Listing, until: Option<Instant>) -> Ask<'_> {
    Ask {
        listing,
        now: Timestamp::now(),
        until,
    }
}
