//! The librarian: the thread that reads the library for the screen; the newest list wins.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::app::effect::RequestId;
use crate::app::library::FIRST_ROWS;
use crate::app::message::Message;
use crate::domain::article::ArticleId;
use crate::domain::library::{Anchor, Counts, Listing, Page, View};
use crate::jobs::list::{Lister, Request as Ask};
use crate::jobs::{open, stored};
use crate::store::reader::{Interrupter, LookError, Reader};
use crate::store::subscriptions::Subscriptions;
use crate::stories::changes;

use super::Sender;
use super::keeper::state::layout_of;
use super::opening::{Aim, Left};

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
    }

    pub fn open(&self, ids: Vec<ArticleId>) {
        self.send(Request::Open(ids));
    }

    pub fn load_sources(&self) {
        self.send(Request::Sources);
    }

    pub fn load_versions(&self, id: ArticleId) {
        self.send(Request::Versions(id));
    }

    /// Says that the library changed, if it was written to since it was first listed.
    pub fn look_again(&self) {
        self.send(Request::LookAgain);
    }

    fn send(&self, request: Request) {
        // A thread that is gone answers nothing; the screen stays as it is.
        let _ = self.requests.send(request);
    }
}

/// What is still to be answered.
#[derive(Debug, Default)]
struct Pending {
    list: Option<(u64, Wanted)>,
    /// Answered as far as it was found in time: to be finished, and to be counted.
    rest: Option<(u64, Wanted)>,
    count: Option<(u64, Wanted)>,
    open: Vec<ArticleId>,
    sources: bool,
    versions: Option<ArticleId>,
    look: bool,
}

impl Pending {
    fn is_empty(&self) -> bool {
        self.list.is_none()
            && self.rest.is_none()
            && self.count.is_none()
            && self.open.is_empty()
            && !self.sources
            && self.versions.is_none()
            && !self.look
    }

    fn take(&mut self, request: Request) {
        match request {
            Request::List(ticket, wanted) => {
                self.list = Some((ticket, wanted));
                self.rest = None;
                self.count = None;
            }
            Request::Open(ids) => self.open.extend(ids),
            Request::Sources => self.sources = true,
            Request::Versions(id) => self.versions = Some(id),
            Request::LookAgain => self.look = true,
        }
    }
}

struct Desk {
    lister: Lister,
    /// Read when sources are first asked for.
    subscriptions: Option<Subscriptions>,
    config_dir: PathBuf,
    sender: Sender,
    pending: Pending,
    /// What the library was when it was first listed.
    version: Option<i64>,
    /// What is likely to be asked first, and the answer.
    ahead: Option<Ahead>,
}

/// The top of a listing, read before it was asked for.
struct Ahead {
    listing: Listing,
    page: Page,
    counts: Counts,
}

impl Desk {
    /// Tells how the screen was left, and reads the list that it will ask for.
    fn begin(&mut self, aim: Aim, tell: mpsc::Sender<Left>) {
        if aim == Aim::Files {
            return;
        }
        // What cannot be read now is said when the list is asked for.
        let left = self.lister.reader().layout().unwrap_or_default();
        let layout = layout_of(&left).layout.unwrap_or_default();
        // The screen is gone where nobody hears.
        let _ = tell.send(left);
        drop(tell);
        if aim == Aim::Library {
            let listing = Listing {
                view: layout.view,
                order: layout.order(),
                ..Listing::default()
            };
            self.ahead = self.read_ahead(listing);
        }
    }

    fn read_ahead(&mut self, listing: Listing) -> Option<Ahead> {
        self.version = self.lister.reader().version().ok();
        let ask = ask(&listing, None);
        let page = self.lister.page(&ask, &Anchor::Top, FIRST_ROWS, &stored::build);
        let counts = self.lister.count(&ask, &stored::build);
        Some(Ahead {
            page: page.ok()?,
            counts: counts.ok()?,
            listing,
        })
    }

    /// Answers with what was read ahead, where that was asked for; whether it was.
    fn give_ahead(&mut self, wanted: &Wanted) -> bool {
        let is_it = |ahead: &Ahead| {
            ahead.listing == wanted.listing && wanted.anchor == Anchor::Top && wanted.rows == FIRST_ROWS
        };
        let Some(ahead) = self.ahead.take().filter(is_it) else {
            return false;
        };
        let (id, page, counts) = (wanted.id, ahead.page, ahead.counts);
        self.sender.send(Message::Listed { id, page });
        self.sender.send(Message::Counted { id, counts });
        true
    }

    /// What the eye waits for comes first; between two answers newer requests are taken in.
    fn run(&mut self, inbox: &mpsc::Receiver<Request>) {
        loop {
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
            } else if let Some((ticket, wanted)) = self.pending.rest.take() {
                self.finish(ticket, &wanted);
            } else if let Some((ticket, wanted)) = self.pending.count.take() {
                self.count(ticket, &wanted);
            } else if let Some(id) = self.pending.versions.take() {
                self.versions(id);
            } else if std::mem::take(&mut self.pending.look) {
                self.look_again();
            } else if std::mem::take(&mut self.pending.sources) {
                self.sources();
            }
        }
    }

    fn list(&mut self, ticket: u64, wanted: Wanted) {
        if self.give_ahead(&wanted) {
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

    /// The same once more, with all the time that it takes.
    fn finish(&mut self, ticket: u64, wanted: &Wanted) {
        self.page(ticket, wanted, None);
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

    fn count(&mut self, ticket: u64, wanted: &Wanted) {
        self.lister.reader().work_for(ticket);
        let counts = self.lister.count(&ask(&wanted.listing, None), &stored::build);
        if let Some(counts) = self.sound(counts) {
            self.sender.send(Message::Counted {
                id: wanted.id,
                counts,
            });
        }
    }

    fn open(&mut self) {
        let ids = std::mem::take(&mut self.pending.open);
        self.lister.reader().work_for(ALWAYS);
        let articles = open::articles(self.lister.reader(), &ids, &stored::open);
        if let Some(articles) = self.sound(articles) {
            self.sender.send(Message::Opened(articles));
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

    /// What others wrote after the first list was read is noticed by nobody else.
    fn look_again(&mut self) {
        self.lister.reader().work_for(ALWAYS);
        let version = self.lister.reader().version().ok();
        if version.is_none() || version != self.version {
            self.sender.send(Message::LibraryChanged);
        }
    }

    fn sources(&mut self) {
        let subscriptions = self
            .subscriptions
            .get_or_insert_with(|| Subscriptions::open(&self.config_dir));
        subscriptions.refresh();
        let reader = self.lister.reader();
        reader.work_for(ALWAYS);
        let feeds = reader.sources(subscriptions.all(), Timestamp::now());
        let Some(feeds) = self.sound(feeds) else { return };
        let has_feeds = !feeds.is_empty();
        self.sender.send(Message::SourcesRead(Arc::new(feeds)));
        if has_feeds {
            let (updated, last_day) = (self.count_of(View::Updated), self.count_of(View::LastDay));
            self.sender.send(Message::ViewsCounted { updated, last_day });
        }
    }

    fn count_of(&mut self, view: View) -> usize {
        let listing = Listing {
            view,
            ..Listing::default()
        };
        let counts = self.lister.count(&ask(&listing, None), &stored::build);
        self.sound(counts).map(|counts| counts.listed).unwrap_or_default()
    }

    /// What was read; what something newer took the place of is dropped, a failure is said.
    fn sound<T>(&self, outcome: Result<T, LookError>) -> Option<T> {
        match outcome {
            Ok(found) => Some(found),
            Err(LookError::Superseded) => None,
            Err(LookError::Store(error)) => {
                self.sender.send(Message::Failed(error.to_string()));
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
