//! A gate that a test opens, so that nothing waits by the clock.

use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

/// Closed until it is opened, then open for good; clones are the same gate.
#[derive(Clone, Debug, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets all through, now and later.
    pub fn open(&self) {
        *self.0.0.lock().unwrap() = true;
        self.0.1.notify_all();
    }

    /// Waits until it is open.
    pub fn wait(&self) {
        let is_open = self.0.0.lock().unwrap();
        drop(self.0.1.wait_while(is_open, |is_open| !*is_open).unwrap());
    }

    /// Whether it opened within that time.
    pub fn opens_within(&self, time: Duration) -> bool {
        let is_open = self.0.0.lock().unwrap();
        let (is_open, _) = self
            .0
            .1
            .wait_timeout_while(is_open, time, |is_open| !*is_open)
            .unwrap();
        *is_open
    }
}
