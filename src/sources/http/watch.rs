//! A connection that notices when nobody wants its answer any more, and counts what comes.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use ureq::unversioned::transport::time::Duration as Wait;
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, NextTimeout, Transport};
use ureq::{Error, ProxyProtocol, Timeout};

use super::forward;

/// How long a read waits before it looks whether it is still wanted.
const SLICE: Duration = Duration::from_millis(200);

thread_local! {
    /// A request lives on the thread that asked for it, and a connection serves one at a time.
    static CURRENT: RefCell<Current> = RefCell::default();
}

#[derive(Default)]
struct Current {
    cancel: Option<Arc<AtomicBool>>,
    received: u64,
    connected: bool,
}

/// What happened on this thread since [`begin`].
pub(super) struct Seen {
    /// Bytes that came over the line.
    pub received: u64,
    /// A connection was made; without one, an older one was used again.
    pub connected: bool,
}

/// From now on this thread works for a request with this cancel flag.
pub(super) fn begin(cancel: Option<Arc<AtomicBool>>) {
    CURRENT.with_borrow_mut(|current| {
        *current = Current {
            cancel,
            ..Current::default()
        };
    });
}

pub(super) fn seen() -> Seen {
    CURRENT.with_borrow(|current| Seen {
        received: current.received,
        connected: current.connected,
    })
}

/// Forgets whether a connection was made.
pub(super) fn next_hop() {
    CURRENT.with_borrow_mut(|current| current.connected = false);
}

fn is_cancelled() -> bool {
    CURRENT.with_borrow(|current| {
        let cancel = current.cancel.as_ref();
        cancel.is_some_and(|cancel| cancel.load(Ordering::Relaxed))
    })
}

/// Puts a watch on every connection.
#[derive(Debug)]
pub(super) struct Watcher;

#[derive(Debug)]
pub(super) struct Watched {
    inner: Box<dyn Transport>,
    /// A connection through a proxy is watched within.
    is_outer: bool,
}

impl<In: Transport> Connector<In> for Watcher {
    type Out = Watched;

    fn connect(&self, details: &ConnectionDetails, chained: Option<In>) -> Result<Option<Watched>, Error> {
        CURRENT.with_borrow_mut(|current| current.connected = true);
        let has_tunnel = details
            .config
            .proxy()
            .is_some_and(|proxy| matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https));
        let is_outer = has_tunnel && details.addrs.is_empty() && !forward::is_forwarded(details);
        Ok(chained.map(|transport| Watched {
            inner: Box::new(transport),
            is_outer,
        }))
    }
}

impl Watched {
    fn await_slices(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let start = Instant::now();
        loop {
            if is_cancelled() {
                return Err(Error::Timeout(Timeout::PerRead));
            }
            let left = timeout.after.saturating_sub(start.elapsed());
            let slice = NextTimeout {
                after: Wait::Exact(left.min(SLICE)),
                ..timeout
            };
            match self.inner.await_input(slice) {
                Err(Error::Timeout(_)) if left > SLICE => {}
                other => return other,
            }
        }
    }
}

impl Transport for Watched {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.inner.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        self.inner.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        if self.is_outer {
            return self.inner.await_input(timeout);
        }
        let before = self.inner.buffers().input().len();
        let progress = self.await_slices(timeout)?;
        let after = self.inner.buffers().input().len();
        let more = u64::try_from(after.saturating_sub(before)).unwrap_or_default();
        CURRENT.with_borrow_mut(|current| current.received += more);
        Ok(progress)
    }

    fn is_open(&mut self) -> bool {
        self.inner.is_open()
    }

    fn is_tls(&self) -> bool {
        self.inner.is_tls()
    }
}
