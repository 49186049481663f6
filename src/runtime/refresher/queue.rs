//! The feeds that wait to be asked: hosts in turn, a few at once of each, the oldest first.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::domain::limits;
use crate::jobs::refresh::asking::Asking;

/// What waits, host by host.
#[derive(Debug, Default)]
pub struct Queue {
    hosts: Vec<Host>,
    /// Hosts that may be asked now, in turn.
    ready: VecDeque<usize>,
}

/// A feed to ask, and the host whose place it takes until it is given back.
#[derive(Debug)]
pub struct Turn {
    pub asking: Arc<Asking>,
    pub host: HostNumber,
}

/// Names a host of a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostNumber(usize);

#[derive(Debug, Default)]
struct Host {
    feeds: VecDeque<Arc<Asking>>,
    busy: usize,
    is_ready: bool,
}

impl Queue {
    /// Feeds that were never asked come first, then those asked longest ago; those that failed come
    /// after all others, so that dead servers are waited for by nobody.
    pub fn new(mut feeds: Vec<Arc<Asking>>) -> Self {
        feeds.sort_by_key(|feed| (feed.state.failures > 0, feed.state.asked));
        let mut queue = Self::default();
        let mut numbers = HashMap::new();
        for feed in feeds {
            let number = *numbers.entry(feed.host()).or_insert_with(|| {
                queue.hosts.push(Host::default());
                queue.hosts.len() - 1
            });
            queue.hosts[number].feeds.push_back(feed);
            queue.make_ready(number);
        }
        queue
    }

    /// The next feed whose host has a place free.
    pub fn take(&mut self) -> Option<Turn> {
        let number = self.ready.pop_front()?;
        let host = &mut self.hosts[number];
        host.is_ready = false;
        let asking = host.feeds.pop_front()?;
        host.busy += 1;
        self.make_ready(number);
        Some(Turn {
            asking,
            host: HostNumber(number),
        })
    }

    /// Gives a place of a host back.
    pub fn give_back(&mut self, host: HostNumber) {
        self.hosts[host.0].busy -= 1;
        self.make_ready(host.0);
    }

    /// Whether a feed could be taken now.
    pub fn is_ready(&self) -> bool {
        !self.ready.is_empty()
    }

    fn make_ready(&mut self, number: usize) {
        let host = &mut self.hosts[number];
        if !host.is_ready && !host.feeds.is_empty() && host.busy < limits::CONNECTIONS_A_HOST {
            host.is_ready = true;
            self.ready.push_back(number);
        }
    }
}
