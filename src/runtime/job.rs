//! Jobs may panic: it is caught, and said; a panic anywhere else ends the program tidily.

use std::cell::Cell;
use std::panic::{self, UnwindSafe};
use std::sync::Once;

use super::terminal;

thread_local! {
    static IN_JOB: Cell<bool> = const { Cell::new(false) };
}

/// Runs a job; a panic in it becomes a sentence.
pub fn run<T>(job: impl FnOnce() -> T + UnwindSafe) -> Result<T, String> {
    let was_in_job = IN_JOB.replace(true);
    let outcome = panic::catch_unwind(job);
    IN_JOB.set(was_in_job);
    outcome.map_err(|_| "newsview made a mistake reading it".to_owned())
}

/// Puts the terminal back before a panic outside a job is reported, and ends the program.
pub fn install_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if IN_JOB.get() {
                return;
            }
            terminal::leave();
            report(panic);
            // The main thread unwinds by itself; of another one nobody would notice.
            if std::thread::current().name() != Some("main") {
                std::process::exit(101);
            }
        }));
    });
}
