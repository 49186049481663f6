//! Keeps the thread that reads keys from the terminal while another program has it.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::sync::mpsc;
use std::time::Duration;

/// How long the thread may take to stand still; one that is gone never does.
const PATIENCE: Duration = Duration::from_millis(500);

/// The side that asks for the pause.
#[derive(Debug)]
pub struct Pause {
    waker: PipeWriter,
    still: mpsc::Receiver<()>,
    go_on: mpsc::Sender<()>,
}

/// The side of the thread that reads keys.
#[derive(Debug)]
pub struct Listener {
    wake: PipeReader,
    still: mpsc::Sender<()>,
    go_on: mpsc::Receiver<()>,
}

/// Both sides.
pub fn pair() -> io::Result<(Pause, Listener)> {
    let (wake, waker) = io::pipe()?;
    let (still, is_still) = mpsc::channel();
    let (go_on, goes_on) = mpsc::channel();
    let pause = Pause {
        waker,
        still: is_still,
        go_on,
    };
    let listener = Listener {
        wake,
        still,
        go_on: goes_on,
    };
    Ok((pause, listener))
}

impl Pause {
    /// Runs this while no key is read.
    pub fn during<T>(&mut self, run: impl FnOnce() -> T) -> T {
        let is_asked = self.waker.write_all(&[0]).is_ok();
        let is_still = is_asked && self.still.recv_timeout(PATIENCE).is_ok();
        let outcome = run();
        if is_still {
            // A thread that is gone needs no leave to go on.
            let _ = self.go_on.send(());
        }
        outcome
    }
}

impl Listener {
    /// Becomes readable when a pause is asked for.
    pub fn wake(&self) -> &PipeReader {
        &self.wake
    }

    /// Waits until the pause is over.
    pub fn stand_still(&self) {
        let mut byte = [0];
        // Only one pause is asked for at a time, so one byte is all there is.
        let _ = (&self.wake).read(&mut byte);
        if self.still.send(()).is_ok() {
            let _ = self.go_on.recv();
        }
    }
}
