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

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{Asking, Queue};
    use crate::jobs::refresh::asking::State;

    fn feed(address: &str, asked: Option<i64>, failures: u32) -> std::sync::Arc<Asking> {
        let state = State {
            address: address.to_owned(),
            asked: asked.and_then(|second| Timestamp::from_second(second).ok()),
            failures,
            ..State::default()
        };
        let asking = Asking {
            state,
            ..Asking::default()
        };
        asking.into()
    }

    fn taken(queue: &mut Queue) -> Vec<String> {
        std::iter::from_fn(|| queue.take())
            .map(|turn| turn.asking.state.address.clone())
            .collect()
    }

    #[test]
    fn the_never_asked_come_first_and_the_failing_last() {
        let feeds = vec![
            feed("http://a.example/", Some(5), 0),
            feed("http://b.example/", Some(1), 3),
            feed("http://c.example/", Some(2), 0),
            feed("http://d.example/", None, 0),
        ];
        let expected = [
            "http://d.example/",
            "http://c.example/",
            "http://a.example/",
            "http://b.example/",
        ];
        assert_eq!(taken(&mut Queue::new(feeds)), expected);
    }

    #[test]
    fn hosts_take_turns_and_get_two_requests_at_a_time() {
        let names = ["a/1", "a/2", "a/3", "b/1", "b/2"];
        let feeds = names.map(|name| feed(&format!("http://{name}"), None, 0));
        let mut queue = Queue::new(feeds.to_vec());
        let first = queue.take().unwrap();
        assert_eq!(
            taken(&mut queue),
            ["http://b/1", "http://a/2", "http://b/2"].map(str::to_owned)
        );
        assert!(!queue.is_ready());
        queue.give_back(first.host);
        assert_eq!(taken(&mut queue), ["http://a/3"]);
    }
}
