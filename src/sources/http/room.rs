//! How many bytes of bodies are in memory at once, however many servers answer at the same time.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How many bodies grow on where there is no room: one of them has to be whole before any can go.
const RUNNERS: usize = 3;
/// One that is not whole after so long gives its turn to another: its server may be slow.
const PATIENCE: Duration = Duration::from_millis(250);

/// Room for the bodies of a client.
#[derive(Clone, Debug)]
pub(super) struct Room(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    most: usize,
}

#[derive(Debug, Default)]
struct State {
    held: usize,
    shares: u64,
    /// Which shares grow though there is no room, and since when.
    runners: Vec<(u64, Instant)>,
}

/// What one body takes of the room, until it is dropped.
#[derive(Debug)]
pub struct Share {
    room: Arc<Shared>,
    number: u64,
    bytes: usize,
}

impl Room {
    pub(super) fn new(most: usize) -> Self {
        Self(Arc::new(Shared {
            state: Mutex::default(),
            changed: Condvar::new(),
            most,
        }))
    }

    pub(super) fn share(&self) -> Share {
        let mut state = self.0.lock();
        state.shares += 1;
        Share {
            room: Arc::clone(&self.0),
            number: state.shares,
            bytes: 0,
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Whether this share may grow on though there is no room.
    fn runs(&mut self, number: u64) -> bool {
        let now = Instant::now();
        self.runners
            .retain(|(_, since)| now.duration_since(*since) < PATIENCE);
        if self.runners.iter().any(|(runner, _)| *runner == number) {
            return true;
        }
        let has_place = self.runners.len() < RUNNERS;
        self.runners.extend(has_place.then_some((number, now)));
        has_place
    }

    fn stop(&mut self, number: u64) {
        self.runners.retain(|(runner, _)| *runner != number);
    }
}

impl Share {
    /// Takes in further bytes; waits where there are too many in memory, until some are gone.
    pub(super) fn grow(&mut self, bytes: usize) {
        let mut state = self.room.lock();
        state.held += bytes;
        self.bytes += bytes;
        let mut has_waited = false;
        while state.held > self.room.most && !state.runs(self.number) {
            has_waited = true;
            let waited = self.room.changed.wait_timeout(state, PATIENCE);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        if has_waited {
            // There may be room for another one, too.
            self.room.changed.notify_one();
        }
    }

    /// It is whole, and stays as it is until it is dropped.
    pub(super) fn is_whole(&self) {
        self.room.lock().stop(self.number);
        self.room.changed.notify_one();
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut state = self.room.lock();
        state.held -= self.bytes;
        state.stop(self.number);
        self.room.changed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::Room;

    #[test]
    fn who_waits_goes_on_when_another_body_is_gone() {
        let room = Room::new(10);
        let mut shares: Vec<_> = (0..4).map(|_| room.share()).collect();
        let mut last = shares.pop().unwrap();
        for share in &mut shares {
            // Each is one of the few that may grow on.
            share.grow(20);
        }
        let waiting = thread::spawn(move || last.grow(1));
        drop(shares);
        waiting.join().unwrap();
        assert_eq!(room.0.lock().held, 0);
    }

    #[test]
    fn bodies_that_no_longer_come_hold_up_nobody() {
        let room = Room::new(10);
        let mut dead: Vec<_> = (0..3).map(|_| room.share()).collect();
        for share in &mut dead {
            share.grow(20);
        }
        let mut live = room.share();
        live.grow(1);
        live.grow(1);
        live.is_whole();
        assert_eq!(room.0.lock().held, 62);
        drop((live, dead));
        assert_eq!(room.0.lock().held, 0);
    }

    #[test]
    fn many_bodies_that_are_larger_than_the_room_all_become_whole() {
        let room = Room::new(50);
        let grow = |_| {
            let mut share = room.share();
            thread::spawn(move || {
                (0..20).for_each(|_| share.grow(10));
                share.is_whole();
            })
        };
        let bodies: Vec<_> = (0..24).map(grow).collect();
        for body in bodies {
            body.join().unwrap();
        }
        assert_eq!(room.0.lock().held, 0);
    }
}
