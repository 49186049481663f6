//! A plain address through a plain proxy: the proxy is asked for the whole address.
//!
//! Most proxies lead no tunnel to a port that is not a secure one.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ureq::http::Uri;
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, Either, LazyBuffers, NextTimeout, TcpConnector, Transport,
};
use ureq::{Error, Proxy, ProxyProtocol};

use crate::domain::limits;

/// Whether this address is asked of its proxy as a whole.
pub(super) fn is_forwarded(details: &ConnectionDetails) -> bool {
    details.uri.scheme_str() == Some("http")
        && details
            .config
            .proxy()
            .is_some_and(|proxy| proxy.protocol() == ProxyProtocol::Http && !proxy.is_no_proxy(details.uri))
}

/// Connects to the proxy where it is to be asked for the whole address.
#[derive(Debug, Default)]
pub(super) struct Forwarder(TcpConnector);

impl<In: Transport> Connector<In> for Forwarder {
    type Out = Either<In, Forwarded>;

    fn connect(&self, details: &ConnectionDetails, chained: Option<In>) -> Result<Option<Self::Out>, Error> {
        let Some(proxy) = details.config.proxy().filter(|_| is_forwarded(details)) else {
            return Ok(chained.map(Either::A));
        };
        let of_proxy = ConnectionDetails {
            uri: proxy.uri(),
            addrs: details
                .resolver
                .resolve(proxy.uri(), details.config, details.timeout)?,
            config: details.config,
            request_level: details.request_level,
            resolver: details.resolver,
            now: details.now,
            timeout: details.timeout,
            current_time: Arc::clone(&details.current_time),
            run_connector: Arc::clone(&details.run_connector),
            register_shutdown: Arc::clone(&details.register_shutdown),
        };
        let connection = self.0.connect(&of_proxy, None::<()>)?;
        Ok(connection.map(|connection| Either::B(Forwarded::new(Box::new(connection), details.uri, proxy))))
    }
}

/// A connection to a proxy; what is sent over it names the whole address.
pub(super) struct Forwarded {
    inner: Box<dyn Transport>,
    buffers: LazyBuffers,
    /// `http://host:port`, which belongs before the path.
    origin: String,
    /// A line for the proxy alone.
    authorization: String,
    /// What is sent next is the beginning of a request.
    begins: bool,
}

impl Forwarded {
    fn new(inner: Box<dyn Transport>, uri: &Uri, proxy: &Proxy) -> Self {
        let authority = uri.authority().map(ToString::to_string).unwrap_or_default();
        let name = proxy.username().unwrap_or_default();
        let password = proxy.password().unwrap_or_default();
        let authorization = if name.is_empty() && password.is_empty() {
            String::new()
        } else {
            let pair = STANDARD.encode(format!("{name}:{password}"));
            format!("Proxy-Authorization: Basic {pair}\r\n")
        };
        Self {
            inner,
            buffers: LazyBuffers::new(limits::HEADER_BYTES + 16 * 1024, 16 * 1024),
            origin: format!("http://{authority}"),
            authorization,
            begins: true,
        }
    }

    /// `GET /path HTTP/1.1` as `GET http://host/path HTTP/1.1`, and the line for the proxy.
    fn for_proxy(&self, sent: &[u8]) -> Vec<u8> {
        let line = sent.iter().position(|byte| *byte == b'\n').map(|end| end + 1);
        let space = sent.iter().position(|byte| *byte == b' ').map(|space| space + 1);
        let (Some(line), Some(path)) = (line, space) else {
            return sent.to_vec();
        };
        [
            &sent[..path],
            self.origin.as_bytes(),
            &sent[path..line],
            self.authorization.as_bytes(),
            &sent[line..],
        ]
        .concat()
    }
}

impl Transport for Forwarded {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        let sent = &self.buffers.output()[..amount];
        let mut sent = sent.to_vec();
        if self.begins {
            sent = self.for_proxy(&sent);
            self.begins = false;
        }
        let mut rest = sent.as_slice();
        while !rest.is_empty() {
            let room = self.inner.buffers().output();
            let length = rest.len().min(room.len());
            room[..length].copy_from_slice(&rest[..length]);
            self.inner.transmit_output(length, timeout)?;
            rest = &rest[length..];
        }
        Ok(())
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let progress = self.inner.maybe_await_input(timeout)?;
        let came = self.inner.buffers().input();
        let room = self.buffers.input_append_buf();
        let length = came.len().min(room.len());
        room[..length].copy_from_slice(&came[..length]);
        self.buffers.input_appended(length);
        self.inner.buffers().input_consume(length);
        self.begins = true;
        Ok(progress)
    }

    fn is_open(&mut self) -> bool {
        self.inner.is_open()
    }
}

impl std::fmt::Debug for Forwarded {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Forwarded")
    }
}
