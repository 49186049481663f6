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
mod room;
mod target;
mod tls;
mod watch;

use std::sync::Arc;
use std::time::{Duration, Instant};

pub use answer::Answer;
pub use body::Take;
pub use concealed::Concealed;
pub use error::HttpError;
pub use policy::{Pinned, Policy};
pub use proxies::Proxies;
pub use request::Request;
pub use room::Share;
pub use target::shown;

use crate::domain::limits;

use body::Sink;
use connect::Agents;
use hops::Packing;
use room::Room;

/// Asks servers; clones share their connections. Each request is one call on the thread that asks.
#[derive(Clone)]
pub struct Client {
    policy: Arc<Policy>,
    agents: Arc<Agents>,
    room: Room,
}

impl Client {
    pub fn new(policy: Policy) -> Self {
        let agents = Arc::new(Agents::new(&policy));
        Self {
            policy: Arc::new(policy),
            agents,
            room: Room::new(limits::HELD_BODY_BYTES),
        }
    }

    /// Asks, follows redirects, and reads the body.
    ///
    /// Private addresses are answered only where the request allows them; once a public host was
    /// asked, only public ones are.
    pub fn fetch(&self, request: &Request) -> Result<Answer, HttpError> {
        self.fetch_shared(request).map(|(answer, _)| answer)
    }

    /// The same where many are asked at once: all bodies share some room, which the body takes up
    /// until the share that comes with it is dropped.
    pub fn fetch_shared(&self, request: &Request) -> Result<(Answer, Share), HttpError> {
        let mut share = self.room.share();
        let answer = self.run(request, |client, until| {
            let mut ask = |packing| {
                let mut sink = Sink::Answer(&mut share);
                hops::fetch(client, request, packing, until, &mut sink)
            };
            match ask(Packing::Allowed) {
                // A server that packs wrongly may still know how not to.
                Err(HttpError::Packed(_)) => ask(Packing::Refused),
                other => other,
            }
        })?;
        share.is_whole();
        Ok((answer, share))
    }

    /// The same with a body that is handed to `take` piece by piece, for files of any size; one
    /// that breaks off is an error.
    pub fn download(&self, request: &Request, take: &mut Take<'_>) -> Result<Answer, HttpError> {
        let mut take = |piece: &[u8], whole: Option<u64>| take(piece, whole);
        let mut sink = Sink::Away(&mut take);
        self.run(request, |client, until| {
            hops::fetch(client, request, Packing::Refused, until, &mut sink)
        })
    }

    fn run(
        &self,
        request: &Request,
        fetch: impl FnOnce(&Self, Instant) -> Result<Answer, HttpError>,
    ) -> Result<Answer, HttpError> {
        watch::begin(request.cancel.clone());
        let time = request.time.unwrap_or(self.policy.time);
        let until = Instant::now() + time.min(Duration::from_secs(limits::LONGEST_REQUEST_SECONDS));
        let result = fetch(self, until).map(|answer| Answer {
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
