//! HTTP: one request, its redirects, and an answer within limits.

mod answer;
mod body;
mod concealed;
mod connect;
mod error;
mod fault;
mod forward;
mod headers;
mod hops;
mod policy;
pub mod private;
mod proxies;
mod request;
mod resolve;
mod target;
mod tls;
mod watch;

use std::sync::Arc;
use std::time::Instant;

pub use answer::Answer;
pub use concealed::Concealed;
pub use error::HttpError;
pub use policy::{Pinned, Policy};
pub use proxies::Proxies;
pub use request::Request;
pub use target::shown;

use connect::Agents;
use hops::Packing;

/// Asks servers; clones share their connections. Each request is one call on the thread that asks.
#[derive(Clone)]
pub struct Client {
    policy: Arc<Policy>,
    agents: Arc<Agents>,
}

impl Client {
    pub fn new(policy: Policy) -> Self {
        let agents = Arc::new(Agents::new(&policy));
        Self {
            policy: Arc::new(policy),
            agents,
        }
    }

    /// Asks, follows redirects, and reads the body.
    ///
    /// Private addresses are answered only where the request allows them; once a public host was
    /// asked, only public ones are.
    pub fn fetch(&self, request: &Request) -> Result<Answer, HttpError> {
        watch::begin(request.cancel.clone());
        let until = Instant::now() + request.time.unwrap_or(self.policy.time);
        let result = match hops::fetch(self, request, Packing::Allowed, until) {
            // A server that packs wrongly may still know how not to.
            Err(HttpError::Packed(_)) => hops::fetch(self, request, Packing::Refused, until),
            other => other,
        };
        let result = result.map(|answer| Answer {
            received: watch::seen().received,
            ..answer
        });
        watch::begin(None);
        if request.is_cancelled() {
            return Err(HttpError::Cancelled);
        }
        result
    }
}
