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
            match effect {
                Effect::Mark(_) | Effect::Undo | Effect::Redo => {
                    self.marks_under_way += 1;
                    self.keeper.keep(effect);
                }
                Effect::SavePosition(..)
                | Effect::SaveLayout(_)
                | Effect::SaveSelected(_)
                | Effect::SaveFolded(_)
                | Effect::LookForChanges => {
                    self.keeper.keep(effect);
                }
                Effect::List { .. }
                | Effect::Open(_)
                | Effect::LoadSources
                | Effect::Refresh(_)
                | Effect::CancelRefresh
                | Effect::Preview { .. }
                | Effect::KeepPage(_)
                | Effect::LoadVersions(_)
                | Effect::TakeOver
                | Effect::Save(_)
                | Effect::Enclosure { .. } => {}
                Effect::OpenInBrowser(address) => {
                    let browser = &self.app.settings.browser;
                    match desktop::guest_browser(browser, &address) {
                        Some(guest) => self.guest = Some(guest),
                        None => {
                            let opened = desktop::open_in_browser(browser, &address);
                            self.say(opened.map(|()| format!("opened {address}")));
                        }
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
            }
        }
    }

    fn say(&mut self, outcome: Result<String, String>) {
        let message = outcome.map_or_else(Message::Failed, Message::Said);
        self.update(message);
    }

    /// Stops the whole process group, as a shell expects; goes on from here when it is continued.
    pub(super) fn suspend(&mut self) -> anyhow::Result<()> {
        terminal::leave();
        self.keeper.settle();
        self.has_stopped = true;
        // Without a group to stop there is nothing to wait for.
        let _ = rustix::process::kill_current_process_group(rustix::process::Signal::STOP);
        self.take_terminal_back()?;
        self.update(Message::Returned);
        Ok(())
    }

    /// Gives the terminal to another program until that ends.
    pub(super) fn lend_terminal(&mut self, guest: Guest) -> anyhow::Result<()> {
        terminal::leave();
        signals::lend(true);
        let outcome = self.pause.during(|| guest.run());
        signals::lend(false);
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
