//! What holds for all requests: limits, names, proxies, certificates.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use super::Proxies;
use crate::domain::limits;

/// The rules of a [`super::Client`].
#[derive(Clone, Debug)]
pub struct Policy {
    pub user_agent: String,
    /// The time for a connection, encryption included.
    pub connect_time: Duration,
    /// The time for a request as a whole, redirects and body included.
    pub time: Duration,
    pub redirects: usize,
    /// The most bytes of an unpacked body.
    pub body_bytes: u64,
    pub proxies: Proxies,
    /// Certificates as PEM that are trusted instead of the system's.
    pub certificates: Option<Arc<[u8]>>,
    /// Hosts whose number is not asked of the network.
    pub pinned: Vec<Pinned>,
}

/// A host that is found at a place of its own, whatever number it is said to have.
#[derive(Clone, Debug)]
pub struct Pinned {
    pub host: String,
    /// The number that is judged: public or private.
    pub number: IpAddr,
    /// Where it is really connected to.
    pub place: SocketAddr,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            user_agent: concat!("newsview/", env!("CARGO_PKG_VERSION")).to_owned(),
            connect_time: Duration::from_secs(limits::CONNECT_SECONDS),
            time: Duration::from_secs(limits::REQUEST_SECONDS),
            redirects: limits::REDIRECTS,
            body_bytes: limits::BODY_BYTES,
            proxies: Proxies::default(),
            certificates: None,
            pinned: Vec::new(),
        }
    }
}

impl Policy {
    /// The limits, and the proxies that the environment names.
    pub fn from_environment() -> Self {
        Self {
            proxies: Proxies::from_environment(),
            ..Self::default()
        }
    }
}
