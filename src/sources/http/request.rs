//! What is asked of a server, and how far the answer may go.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::Concealed;
use super::target;

/// One request. Only the address is needed.
#[derive(Clone, Default)]
pub struct Request {
    /// An absolute `http` or `https` address; a name and password in it become basic authentication.
    pub address: String,
    /// What the last answer had as its `ETag`.
    pub etag: Option<String>,
    /// What the last answer had as its `Last-Modified`.
    pub last_modified: Option<String>,
    /// Sent to the address's own origin only.
    pub headers: Vec<(String, Concealed)>,
    /// Name and password; sent to the address's own origin only.
    pub credentials: Option<(String, Concealed)>,
    /// Instead of that of all requests.
    pub user_agent: Option<String>,
    /// The address of a proxy, instead of the environment's; empty is none.
    pub proxy: Option<Concealed>,
    /// The user gave this address (typed, in a file, in a list taken over), so it may be one of
    /// their own network.
    pub allows_private: bool,
    /// The most bytes of the unpacked body, instead of the limit of all requests.
    pub body_bytes: Option<u64>,
    /// The time for all of it, instead of the limit of all requests.
    pub time: Option<Duration>,
    /// Set by who no longer wants the answer.
    pub cancel: Option<Arc<AtomicBool>>,
}

impl Request {
    /// A request for an address, with nothing else said.
    pub fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn is_conditional(&self) -> bool {
        self.etag.is_some() || self.last_modified.is_some()
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.cancel
            .as_ref()
            .is_some_and(|cancel| cancel.load(Ordering::Relaxed))
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        formatter
            .debug_struct("Request")
            .field("address", &target::shown(&self.address))
            .field("etag", &self.etag)
            .field("last_modified", &self.last_modified)
            .field("headers", &names)
            .field("has_credentials", &self.credentials.is_some())
            .field("user_agent", &self.user_agent)
            .field("has_proxy", &self.proxy.is_some())
            .field("allows_private", &self.allows_private)
            .field("body_bytes", &self.body_bytes)
            .field("time", &self.time)
            .finish_non_exhaustive()
    }
}
