//! Encryption: one set of certificates for all connections.

use std::sync::{Arc, OnceLock};

use ureq::Error;
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, Either, LazyBuffers, NextTimeout, RustlsConnector, Transport,
};

/// Encrypts with certificates that are read once, also for requests with time limits of their own.
#[derive(Clone, Debug, Default)]
pub(super) struct SharedTls {
    connector: Arc<RustlsConnector>,
    is_ready: Arc<OnceLock<()>>,
}

impl SharedTls {
    /// Reads the system's certificates once, however many connections begin at one time: each
    /// would read them all by itself otherwise.
    fn prepare(&self, details: &ConnectionDetails) {
        if details.needs_tls() {
            self.is_ready.get_or_init(|| {
                // It fails, but not before the certificates were read.
                let _ = self.connector.connect(details, Some(Nowhere::new()));
            });
        }
    }
}

impl<In: Transport> Connector<In> for SharedTls {
    type Out = Either<In, <RustlsConnector as Connector<In>>::Out>;

    fn connect(&self, details: &ConnectionDetails, chained: Option<In>) -> Result<Option<Self::Out>, Error> {
        let details = ConnectionDetails {
            uri: details.uri,
            addrs: details.addrs.clone(),
            config: details.config,
            // What a request changes of its settings is nothing that certificates depend on.
            request_level: false,
            resolver: details.resolver,
            now: details.now,
            timeout: details.timeout,
            current_time: Arc::clone(&details.current_time),
            run_connector: Arc::clone(&details.run_connector),
            register_shutdown: Arc::clone(&details.register_shutdown),
        };
        self.prepare(&details);
        Ok(self.connector.connect(&details, chained)?.map(Either::B))
    }
}

/// A connection to nobody.
#[derive(Debug)]
struct Nowhere(NoBuffers);

struct NoBuffers(LazyBuffers);

impl Nowhere {
    fn new() -> Self {
        Self(NoBuffers(LazyBuffers::new(1024, 1024)))
    }
}

impl std::fmt::Debug for NoBuffers {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("NoBuffers")
    }
}

impl Transport for Nowhere {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.0.0
    }

    fn transmit_output(&mut self, _: usize, _: NextTimeout) -> Result<(), Error> {
        Err(Error::ConnectionFailed)
    }

    fn await_input(&mut self, _: NextTimeout) -> Result<bool, Error> {
        Err(Error::ConnectionFailed)
    }

    fn is_open(&mut self) -> bool {
        false
    }
}
