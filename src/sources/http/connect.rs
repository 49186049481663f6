//! Connections: two sets that never share one, for public hosts and for private ones.

use std::sync::Arc;

use ureq::Agent;
use ureq::config::Config;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::unversioned::transport::{
    ConnectProxyConnector, ConnectionDetails, Connector, Either, RustlsConnector, SocksConnector,
    TcpConnector, Transport,
};

use super::policy::Policy;
use super::resolve::Guard;
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
        let tls = Arc::new(RustlsConnector::default());
        let agent = |is_private| {
            let guard = Guard {
                is_private,
                pinned: policy.pinned.clone(),
            };
            let connector =
                ().chain(SocksConnector::default())
                    .chain(ConnectProxyConnector::default())
                    .chain(TcpConnector::default())
                    .chain(Watcher)
                    .chain(SharedTls(Arc::clone(&tls)));
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

/// One set of certificates for all connections, those of requests with time limits of their own too.
#[derive(Debug)]
struct SharedTls(Arc<RustlsConnector>);

impl<In: Transport> Connector<In> for SharedTls {
    type Out = Either<In, <RustlsConnector as Connector<In>>::Out>;

    fn connect(
        &self,
        details: &ConnectionDetails,
        chained: Option<In>,
    ) -> Result<Option<Self::Out>, ureq::Error> {
        let details = ConnectionDetails {
            uri: details.uri,
            addrs: details.addrs.clone(),
            config: details.config,
            request_level: false,
            resolver: details.resolver,
            now: details.now,
            timeout: details.timeout,
            current_time: Arc::clone(&details.current_time),
            run_connector: Arc::clone(&details.run_connector),
            register_shutdown: Arc::clone(&details.register_shutdown),
        };
        Ok(self.0.connect(&details, chained)?.map(Either::B))
    }
}
