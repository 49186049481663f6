//! Connections: two sets that never share one, for public hosts and for private ones.

use std::sync::Arc;

use ureq::Agent;
use ureq::config::Config;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::unversioned::transport::{ConnectProxyConnector, Connector, SocksConnector, TcpConnector};

use super::forward::Forwarder;
use super::policy::Policy;
use super::resolve::Guard;
use super::tls::SharedTls;
use super::watch::Watcher;
use crate::domain::limits;

/// What keeps connections open: a public host is never asked over a private one's.
pub(super) struct Agents {
    pub public: Agent,
    pub private: Agent,
}

impl Agents {
    pub fn new(policy: &Policy) -> Self {
        // Reading the system's certificates takes a while; once is enough.
        let tls = SharedTls::default();
        let agent = |is_private| {
            let guard = Guard {
                is_private,
                pinned: policy.pinned.clone(),
            };
            let connector =
                ().chain(SocksConnector::default())
                    .chain(Forwarder::default())
                    .chain(ConnectProxyConnector::default())
                    .chain(TcpConnector::default())
                    .chain(Watcher)
                    .chain(tls.clone());
            Agent::with_parts(config(policy), connector, guard)
        };
        Self {
            public: agent(false),
            private: agent(true),
        }
    }
}

fn config(policy: &Policy) -> Config {
    let roots = match &policy.certificates {
        Some(pem) => RootCerts::Specific(Arc::new(certificates(pem))),
        None => RootCerts::PlatformVerifier,
    };
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(None)
        .user_agent("newsview")
        .tls_config(TlsConfig::builder().root_certs(roots).build())
        .max_response_header_size(limits::HEADER_BYTES)
        // All headers must fit, and a read of the body is no larger than this.
        .input_buffer_size(limits::HEADER_BYTES + 16 * 1024)
        .output_buffer_size(16 * 1024)
        .max_idle_connections(limits::IDLE_CONNECTIONS)
        .max_idle_connections_per_host(limits::IDLE_CONNECTIONS_OF_HOST)
        .build()
}

fn certificates(pem: &[u8]) -> Vec<Certificate<'static>> {
    let items = parse_pem(pem).filter_map(Result::ok);
    let certificate = |item| match item {
        PemItem::Certificate(certificate) => Some(certificate),
        _ => None,
    };
    items.filter_map(certificate).collect()
}
