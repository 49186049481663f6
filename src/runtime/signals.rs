//! Signals → happenings; and a way out when nothing else answers.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::iterator::Signals;

use crate::app::message::Message;

use super::{Happening, terminal};

/// What a terminal that goes away sends.
pub const HANG_UP: i32 = SIGHUP;

/// How long the program may take to end when it is asked to.
const PATIENCE: Duration = Duration::from_millis(900);

/// How long putting the terminal back may take then.
const LEAVING: Duration = Duration::from_millis(90);

/// Whether another program has the terminal, so that what its keys send is meant for it.
static IS_LENT: AtomicBool = AtomicBool::new(false);

/// Says that another program has the terminal now, or no longer.
pub fn lend(is_lent: bool) {
    IS_LENT.store(is_lent, Ordering::SeqCst);
}

/// Sends what signals mean, from a thread of their own.
pub fn listen(mut send: impl FnMut(Happening) -> bool + Send + 'static) -> std::io::Result<()> {
    let mut signals = Signals::new([
        SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH, SIGXFSZ,
    ])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let happening = match signal {
                SIGWINCH => Happening::Message(Message::Resized),
                SIGCONT => Happening::Continued,
                SIGINT | SIGQUIT if IS_LENT.load(Ordering::SeqCst) => continue,
                SIGTSTP if IS_LENT.load(Ordering::SeqCst) => {
                    // The other program was stopped by the same key; both go on together.
                    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::STOP);
                    continue;
                }
                SIGTSTP => Happening::AskedToSuspend,
                // A file that may not grow is an error of the write, not an end.
                SIGXFSZ => continue,
                _ => {
                    force_end(signal);
                    Happening::Ended(signal)
                }
            };
            if !send(happening) {
                return;
            }
        }
    })?;
    Ok(())
}

/// Ends the program though the screen hangs, after some patience.
pub fn force_end(signal: i32) {
    let wait = move || {
        thread::sleep(PATIENCE);
        let (done, left) = mpsc::channel();
        let leave = move || {
            terminal::leave();
            let _ = done.send(());
        };
        // A terminal that takes no more output would hold the way out up as well.
        if thread::Builder::new().spawn(leave).is_ok() {
            let _ = left.recv_timeout(LEAVING);
        }
        end_by(signal);
        std::process::exit(128 + signal);
    };
    // Without a thread for it, the ordinary way out has to do.
    let _ = thread::Builder::new().name("end".into()).spawn(wait);
}

/// Ends the program the way this signal does by default, so that its parent sees why.
pub fn end_by(signal: i32) {
    // Where that does not work the exit code has to say it.
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}
