//! A feed that is to be asked, with what is known of it from the time before.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use url::Url;

use crate::domain::library::FeedId;
use crate::domain::subscription::{FeedSettings, without_credentials};
use crate::domain::text::Text;

use super::hints::Hints;
use super::schedule::Standing;

/// A feed that is to be asked.
#[derive(Clone, Default)]
pub struct Asking {
    pub feed: FeedId,
    /// What it is called when something is said of it.
    pub name: String,
    /// Nobody named it, not even the feed itself, as far as is known: it goes by its address.
    pub is_nameless: bool,
    /// The address it had first; ids of articles are made of it.
    pub source: Arc<str>,
    pub settings: FeedSettings,
    pub state: State,
}

/// What is remembered of a feed between two refreshes.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct State {
    /// Where it is now: an address, or the absolute path of a file or folder.
    pub address: String,
    pub asked: Option<Timestamp>,
    pub succeeded: Option<Timestamp>,
    /// Why the last attempt failed, in words.
    pub error: Option<Text>,
    /// Attempts that failed since the last success.
    pub failures: u32,
    /// When the timer comes to it again; none is never.
    pub due: Option<Timestamp>,
    pub retry_after: Option<Timestamp>,
    pub is_gone: bool,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// Of the bytes that came last.
    pub body_key: Option<u64>,
    /// Where a permanent redirect led that was seen once.
    pub moved_to: Option<String>,
    pub hints: Hints,
    /// What was wrong with its last sound answer though it was read.
    pub warning: Option<Text>,
}

/// Its addresses may hold a password, so they are shown without credentials.
impl fmt::Debug for Asking {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Asking")
            .field("feed", &self.feed)
            .field("name", &without_credentials(&self.name))
            .field("source", &without_credentials(&self.source))
            .field("settings", &self.settings)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

/// Its addresses may hold a password, so they are shown without credentials.
impl fmt::Debug for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("State")
            .field("address", &without_credentials(&self.address))
            .field("asked", &self.asked)
            .field("succeeded", &self.succeeded)
            .field("error", &self.error)
            .field("failures", &self.failures)
            .field("due", &self.due)
            .field("retry_after", &self.retry_after)
            .field("is_gone", &self.is_gone)
            .field("moved_to", &self.moved_to.as_deref().map(without_credentials))
            .field("hints", &self.hints)
            .finish_non_exhaustive()
    }
}

impl Asking {
    /// What the rules of the schedule look at.
    pub fn standing(&self) -> Standing<'_> {
        Standing {
            own_interval: self.settings.interval,
            ..self.state.standing()
        }
    }

    /// Its address on the web; none where it is a file or folder.
    pub fn web_address(&self) -> Option<Url> {
        let url = Url::parse(&self.state.address).ok()?;
        matches!(url.scheme(), "http" | "https").then_some(url)
    }

    /// What shares its connections: the host and port; a file is alone.
    pub fn host(&self) -> String {
        let url = self.web_address();
        let host = url.as_ref().and_then(Url::host_str);
        let port = url.as_ref().and_then(Url::port_or_known_default);
        host.map_or_else(
            || self.state.address.clone(),
            |host| format!("{host}:{}", port.unwrap_or_default()),
        )
    }
}

impl State {
    /// What the rules of the schedule look at, but for the feed's own settings.
    pub fn standing(&self) -> Standing<'_> {
        Standing {
            address: &self.address,
            own_interval: None,
            asked: self.asked,
            failures: self.failures,
            hints: self.hints,
            retry_after: self.retry_after,
            is_gone: self.is_gone,
        }
    }
}
