//! What came of asking a feed: what is to be written of it, and what is to be said.

use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::feed::Feed;
use crate::domain::library::FeedId;
use crate::domain::text::Text;

use crate::sources::http;
use crate::store::Incoming;

use super::asking::{Asking, State};
use super::hints::Hints;
use super::keep::Kept;
use super::schedule::{self, Due, Occasion};

/// Why a feed fails that was read, but not written down.
pub const LOST: &str = "what it sent could not be kept";

/// What came of asking a feed.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub asking: Arc<Asking>,
    pub status: Status,
    /// What is to be remembered of it from now on.
    pub state: State,
    /// What it calls itself and where its site is; none where nothing was read.
    pub feed: Option<Feed>,
    /// In the order of the document.
    pub entries: Vec<Incoming>,
    /// Whether they are all that the document lists.
    pub is_whole: bool,
    /// What was wrong with it though it was read, each one sentence.
    pub warnings: Vec<Text>,
    /// The address that its subscription is to have from now on.
    pub moved_to: Option<String>,
    /// Where it moved, as its server says for the first time.
    pub moves_to: Option<String>,
}

/// How asking went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Entries were read; some may be new.
    Read,
    /// Nothing changed since it was asked before.
    Unchanged,
    /// It could not be asked or read.
    Failed,
    /// It could not even be reached: that may be this machine's fault.
    Unreached,
    /// The server says that it is gone for good.
    Gone,
}

/// Why a feed gave nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// Lower case, no final stop, no secret in it.
    pub why: String,
    /// The seconds for which the server wants to be left alone.
    pub retry_after: Option<u64>,
    pub is_gone: bool,
    pub is_unreached: bool,
}

/// What an answer says beside its body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// Seconds for which the answer is fresh.
    pub fresh: Option<u32>,
    /// Where nothing but permanent redirects led.
    pub moved_to: Option<String>,
}

/// The clock and the settings that all feeds of a refresh share.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    pub now: Timestamp,
    /// Minutes between two refreshes of a feed that sets none; 0 is never.
    pub interval: u32,
}

impl Fault {
    /// A fault of which nothing but its reason is known.
    pub fn because(why: impl Into<String>) -> Self {
        Self {
            why: why.into(),
            ..Self::default()
        }
    }
}

impl Outcome {
    /// Of a feed that has nothing new: 304, or the bytes of last time.
    pub fn unchanged(asking: Arc<Asking>, facts: &Facts, turn: Turn) -> Self {
        let mut outcome = Self::sound(asking, Status::Unchanged, facts, turn);
        let state = &mut outcome.state;
        state.hints.fresh = facts.fresh;
        // A 304 need not repeat them; other bytes of the same meaning have others.
        state.etag = facts.etag.clone().or_else(|| state.etag.take());
        state.last_modified = facts.last_modified.clone().or_else(|| state.last_modified.take());
        outcome.settle(turn)
    }

    /// Of a feed that was read; its entries are to be filled in.
    pub fn read(asking: Arc<Asking>, facts: &Facts, body_key: u64, feed: Option<&Feed>, turn: Turn) -> Self {
        let mut outcome = Self::sound(asking, Status::Read, facts, turn);
        outcome.state.etag.clone_from(&facts.etag);
        outcome.state.last_modified.clone_from(&facts.last_modified);
        outcome.state.body_key = Some(body_key);
        outcome.state.hints = Hints {
            feed: feed.map(|feed| feed.hints).unwrap_or_default(),
            fresh: facts.fresh,
        };
        outcome.settle(turn)
    }

    /// Of a feed that could not be asked or read.
    pub fn failed(asking: Arc<Asking>, fault: &Fault, turn: Turn) -> Self {
        let status = match fault {
            Fault { is_gone: true, .. } => Status::Gone,
            Fault {
                is_unreached: true, ..
            } => Status::Unreached,
            _ => Status::Failed,
        };
        let mut outcome = Self::begun(asking, status, turn);
        let state = &mut outcome.state;
        state.error = Some(Text::line(&fault.why));
        state.failures = state.failures.saturating_add(1);
        state.is_gone = fault.is_gone;
        state.retry_after = fault.retry_after.map(|seconds| {
            let seconds = schedule::retry_seconds(seconds);
            schedule::later(turn.now, seconds)
        });
        outcome.settle(turn)
    }

    /// How much memory its entries take, roughly.
    pub fn bytes(&self) -> usize {
        let of_entry = |entry: &Incoming| entry.data.as_bytes().len() + size_of::<Incoming>();
        self.entries.iter().map(of_entry).sum()
    }

    fn begun(asking: Arc<Asking>, status: Status, turn: Turn) -> Self {
        let state = State {
            asked: Some(turn.now),
            retry_after: None,
            ..asking.state.clone()
        };
        Self {
            asking,
            status,
            state,
            feed: None,
            entries: Vec::new(),
            is_whole: true,
            warnings: Vec::new(),
            moved_to: None,
            moves_to: None,
        }
    }

    fn sound(asking: Arc<Asking>, status: Status, facts: &Facts, turn: Turn) -> Self {
        let mut outcome = Self::begun(asking, status, turn);
        let state = &mut outcome.state;
        state.succeeded = Some(turn.now);
        state.error = None;
        state.failures = 0;
        state.is_gone = false;
        outcome.follow(facts);
        outcome
    }

    /// A permanent redirect is believed when it is seen for the second time.
    fn follow(&mut self, facts: &Facts) {
        let is_second = facts.moved_to.is_some() && facts.moved_to == self.state.moved_to;
        self.state.moved_to.clone_from(&facts.moved_to);
        self.moved_to = facts.moved_to.clone().filter(|_| is_second);
        self.moves_to = facts.moved_to.clone().filter(|_| !is_second);
    }

    fn settle(mut self, turn: Turn) -> Self {
        self.state.due = due(&self.asking, &self.state, turn);
        self
    }
}

/// What is said of one feed when a refresh is over, or as soon as it is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedResult {
    pub feed: FeedId,
    pub name: String,
    /// As it may be shown.
    pub address: String,
    pub status: Status,
    pub new: usize,
    pub updated: usize,
    /// Why it failed, in words.
    pub error: Option<Text>,
    pub warnings: Vec<Text>,
    /// The address that its subscription is to have from now on.
    pub moved_to: Option<String>,
    /// Where it moved, as its server says for the first time.
    pub moves_to: Option<String>,
    /// The address that it has now, as it is kept.
    pub moved_from: String,
}

impl FeedResult {
    /// The result of an outcome, and of keeping its entries.
    pub fn of(outcome: &Outcome, kept: Kept) -> Self {
        let lost = || Text::line(LOST);
        Self {
            feed: outcome.asking.feed,
            name: name_of(outcome),
            address: http::shown(&outcome.asking.state.address),
            status: outcome.status,
            new: kept.new,
            updated: kept.updated,
            error: outcome.state.error.clone().or_else(|| kept.is_lost.then(lost)),
            warnings: outcome.warnings.clone(),
            moved_to: outcome.moved_to.clone(),
            moves_to: outcome.moves_to.clone(),
            moved_from: outcome.asking.state.address.clone(),
        }
    }

    /// A sentence that the user should see whatever else happens: it is gone.
    pub fn notice(&self) -> Option<Text> {
        (self.status == Status::Gone).then(|| {
            Text::line(&format!(
                "{} is gone for good, says its server, and is not asked any more; \
                 Del drops it, e changes its address",
                self.name
            ))
        })
    }

    /// Whether something went wrong with it.
    pub fn is_failure(&self) -> bool {
        self.error.is_some()
    }
}

/// What the feed is called, now that it has said so itself.
fn name_of(outcome: &Outcome) -> String {
    let own = outcome.feed.as_ref().map(|feed| &feed.title);
    let own = own.filter(|title| outcome.asking.is_nameless && !title.is_empty());
    own.map_or_else(|| outcome.asking.name.clone(), ToString::to_string)
}

fn due(asking: &Asking, state: &State, turn: Turn) -> Option<Timestamp> {
    let standing = schedule::Standing {
        own_interval: asking.settings.interval,
        ..state.standing()
    };
    match schedule::due(&standing, Occasion::Timer, turn.interval, turn.now) {
        Due::Now => Some(turn.now),
        Due::At(at) => Some(at),
        Due::Never => None,
    }
}
