//! The only place with threads, a clock and a terminal.

mod comparing;
mod desktop;
pub mod disk;
mod errands;
mod grouper;
mod guest;
mod input;
pub mod job;
pub mod keeper;
mod librarian;
pub mod loader;
mod opening;
mod pause;
pub mod refresher;
mod refreshes;
mod session;
mod signals;
mod staff;
mod take_over;
pub mod terminal;
mod trace;
mod zone;

use std::sync::mpsc;

use crate::app::message::Message;

pub use opening::{Aim, Opening};
pub use session::{NoTerminal, Options, Outcome, run};
pub use signals::end_by;

/// What reaches the main thread.
#[derive(Debug)]
pub enum Happening {
    Message(Message),
    /// An answer to a change of marks: keys that waited for it may go on.
    Kept(Message),
    /// The terminal hung up.
    TerminalGone,
    AskedToSuspend,
    /// The program goes on after it was stopped.
    Continued,
    /// A signal asks the program to end.
    Ended(i32),
}

/// Sends to the main thread; what comes after its end goes nowhere.
#[derive(Clone, Debug)]
pub struct Sender(mpsc::Sender<Happening>);

impl Sender {
    pub fn send(&self, message: Message) {
        self.happen(Happening::Message(message));
    }

    /// Whether anyone still listens.
    pub fn happen(&self, happening: Happening) -> bool {
        self.0.send(happening).is_ok()
    }
}
