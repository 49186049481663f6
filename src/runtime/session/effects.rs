//! What the app asks for, done; and the terminal given away and taken back.

use anyhow::Context;

use super::{Due, Session};
use crate::app::effect::Effect;
use crate::app::message::Message;
use crate::runtime::guest::{self, Guest};
use crate::runtime::{desktop, signals, terminal};

impl Session {
    pub(super) fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.trace.write("effect", &effect);
            self.marks_under_way +=
                usize::from(matches!(effect, Effect::Mark(_) | Effect::Undo | Effect::Redo));
            let Some(effect) = self.staff.hand(effect) else {
                continue;
            };
            match effect {
                Effect::Enclosure { address, kind, .. } => self.open_enclosure(&address, kind.as_deref()),
                Effect::OpenInBrowser(address) => {
                    let browser = self.app.settings.browser.clone();
                    if self.app.settings.takes_terminal(&browser) {
                        self.invite(&browser, &address);
                    } else {
                        let opened = desktop::open(&browser, &address);
                        self.say(opened.map(|()| format!("opened {address}")));
                    }
                }
                Effect::Pipe { article, command } => {
                    self.guest = Guest::pipe(command, guest::text_of(&article.0));
                }
                Effect::Copy(text) => {
                    let copied = desktop::copy(&text);
                    self.say(copied.map(|()| format!("copied {text}")));
                }
                Effect::SetMouse(is_on) => {
                    // A terminal that cannot be written to is noticed by the next frame.
                    let _ = terminal::set_mouse(is_on);
                }
                Effect::Suspend => self.due = Due::Suspension,
                Effect::Redraw => self.due = self.due.max(Due::Redraw),
                _ => {}
            }
        }
    }

    fn open_enclosure(&mut self, address: &str, kind: Option<&str>) {
        let settings = &self.app.settings;
        let command = settings.opener(kind).unwrap_or(&settings.browser).to_vec();
        if settings.takes_terminal(&command) {
            self.invite(&command, address);
        } else {
            self.staff.errands.open(address, command);
        }
    }

    /// Lets a program have the terminal that opens this address.
    fn invite(&mut self, command: &[String], address: &str) {
        match desktop::guest(command, address) {
            Ok(guest) => self.guest = Some(guest),
            Err(why) => self.say(Err(why)),
        }
    }

    fn say(&mut self, outcome: Result<String, String>) {
        let message = outcome.map_or_else(Message::Failed, Message::Said);
        self.update(message);
    }

    /// Stops the whole process group, as a shell expects; goes on from here when it is continued.
    pub(super) fn suspend(&mut self) -> anyhow::Result<()> {
        terminal::leave();
        self.staff.begin();
        self.staff.keeper.settle();
        self.has_stopped = true;
        // Without a group to stop there is nothing to wait for.
        let _ = rustix::process::kill_current_process_group(rustix::process::Signal::STOP);
        self.take_terminal_back()?;
        self.update(Message::Returned);
        Ok(())
    }

    /// Gives the terminal to another program until that ends.
    pub(super) fn lend_terminal(&mut self, guest: Guest) -> anyhow::Result<()> {
        // No key that is meant for the guest is read here, from before it has the terminal.
        let outcome = self.pause.during(|| {
            terminal::leave();
            signals::lend(true);
            let outcome = guest.run();
            signals::lend(false);
            outcome
        });
        self.take_terminal_back()?;
        match outcome {
            Ok(()) => {}
            Err(why) => self.update(Message::Failed(why)),
        }
        self.update(Message::Returned);
        Ok(())
    }

    pub(super) fn take_terminal_back(&self) -> anyhow::Result<()> {
        terminal::enter_again(self.app.settings.bidi, self.app.is_mouse_on)
            .context("cannot take the terminal back")
    }
}
