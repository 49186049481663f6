//! Names → numbers, and only such numbers as may be connected to.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::policy::Pinned;
use super::private;

/// Finds numbers of one kind, public or private, and no others.
pub(super) struct Guard {
    pub is_private: bool,
    pub pinned: Vec<Pinned>,
}

/// A host has numbers, but none of the kind that was allowed.
#[derive(Debug)]
pub(super) struct WrongKind;

impl fmt::Display for WrongKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no address that may be connected to")
    }
}

impl std::error::Error for WrongKind {}

impl Guard {
    /// Each number of the host with the one it is judged by.
    fn find(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<Vec<(IpAddr, SocketAddr)>, ureq::Error> {
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
        let is_https = uri.scheme_str() == Some("https");
        if let Some(port) = uri.port_u16().or(Some(if is_https { 443 } else { 80 }))
            && let Ok(number) = host.parse::<IpAddr>()
            && matches!(uri.scheme_str(), Some("http" | "https"))
        {
            return Ok(vec![(number, SocketAddr::new(number, port))]);
        }
        let pinned = self
            .pinned
            .iter()
            .filter(|pinned| pinned.host.eq_ignore_ascii_case(host));
        let pinned: Vec<_> = pinned.map(|pinned| (pinned.number, pinned.place)).collect();
        if !pinned.is_empty() {
            return Ok(pinned);
        }
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        Ok(found.iter().map(|place| (place.ip(), *place)).collect())
    }
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.find(uri, config, timeout)?;
        // A proxy is the user's own choice, wherever it is.
        let is_proxy = config.proxy().is_some_and(|proxy| proxy.uri() == uri);
        let mut allowed = self.empty();
        for (number, place) in found {
            if is_proxy || private::is_private(number) == self.is_private {
                // More than there is room for are not needed.
                let _ = allowed.try_push(place);
            }
        }
        if allowed.is_empty() {
            return Err(ureq::Error::Other(Box::new(WrongKind)));
        }
        Ok(allowed)
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Guard {{ is_private: {} }}", self.is_private)
    }
}
