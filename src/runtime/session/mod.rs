//! The loop: draw, wait for something to happen, update, start effects.

mod effects;
mod waiting;

use std::collections::VecDeque;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread;

use anyhow::Context;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::message::Message;
use crate::app::{App, Edition};
use crate::domain::article::Article;
use crate::jobs::find_files::reason;
use crate::store;
use crate::ui::age::Clock;
use crate::ui::theme::Theme;
use crate::ui::{self, Canvas};

use super::guest::Guest;
use super::loader::{self, Source};
use super::pause::{self, Listener, Pause};
use super::staff::Staff;
use super::take_over;
use super::terminal::{self, Screen};
use super::trace::Trace;
use super::zone;
use super::{Happening, Opening, Sender, input, job, signals};
use signals::HANG_UP;

/// What a session needs to begin.
pub struct Options {
    pub app: App,
    pub theme: Theme,
    /// Articles that are there at once: the bundled edition.
    pub articles: fn() -> Vec<Arc<Article>>,
    pub sources: Vec<Source>,
    pub config_dir: PathBuf,
    pub data_dir: PathBuf,
    /// Where articles and what comes with them are saved.
    pub save_folder: PathBuf,
    /// Whether the library is read, and not only what was named.
    pub is_library: bool,
    /// What was wrong with the user's files.
    pub problems: Vec<String>,
    pub trace: Option<PathBuf>,
}

/// There is no terminal to read keys from.
#[derive(Debug, thiserror::Error)]
#[error("there is no terminal to read keys from: {}", reason(.0))]
pub struct NoTerminal(std::io::Error);

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Quit,
    TerminalGone,
    Signal(i32),
}

struct Session {
    app: App,
    canvas: Canvas,
    zone: TimeZone,
    inbox: mpsc::Receiver<Happening>,
    staff: Staff,
    trace: Trace,
    /// Keys that wait until a change of marks is kept: each sees what the one before it did.
    held: VecDeque<Message>,
    marks_under_way: usize,
    is_restored: bool,
    outcome: Option<Outcome>,
    due: Due,
    /// The program stopped itself, and has not heard yet that it goes on.
    has_stopped: bool,
    pause: Pause,
    /// A program that is to have the terminal before the next frame.
    guest: Option<Guest>,
}

/// What comes before the next frame; each does what stands above it, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    #[default]
    Nothing,
    Redraw,
    /// The program was stopped by someone else: the terminal is no longer as it was left.
    Terminal,
    Suspension,
}

/// Runs the reader until the user, a signal or the terminal ends it.
pub fn run(options: Options, opening: Opening) -> anyhow::Result<Outcome> {
    let keys = input::open().map_err(NoTerminal)?;
    job::install_hook();
    let (pause, listener) = pause::pair().context("cannot start reading keys")?;
    let Opening { sender, .. } = &opening;
    let sender = sender.clone();
    let signals_sender = sender.clone();
    // Before anything is written: a file that may not grow sends a signal, too.
    signals::listen(move |happening| signals_sender.happen(happening)).context("cannot listen to signals")?;
    // Nothing to wait for where nothing was kept: making a database takes longer than a frame.
    let is_new = !store::exists(&options.data_dir);
    let (staff, inbox) = Staff::start(&options, opening);
    // Looking for the system's zone goes through hundreds of files.
    let zone = thread::spawn(zone::local);
    let articles = (options.articles)();
    let mut session = Session {
        app: options.app,
        canvas: Canvas::new(options.theme),
        zone: TimeZone::UTC,
        inbox,
        staff,
        trace: Trace::new(options.trace.as_deref()).context("cannot write the trace")?,
        held: VecDeque::new(),
        marks_under_way: 0,
        is_restored: is_new,
        outcome: None,
        due: Due::Nothing,
        has_stopped: false,
        pause,
        guest: None,
    };
    if session.app.edition == Edition::Sample {
        session.staff.errands.send(|sender| {
            let found = take_over::look();
            if !found.is_empty() {
                sender.send(Message::ListsFound(found));
            }
        });
    }
    if let Some(layout) = session.staff.layout.take() {
        session.update(Message::LayoutRead(Box::new(layout)));
    }
    if !session.app.is_windowed() {
        // What is kept belongs in the first frame.
        session.staff.begin();
    }
    session.update(Message::Loaded(articles));
    for problem in options.problems {
        session.update(Message::Failed(problem));
    }
    if options.sources.is_empty() {
        session.update(Message::LoadFinished);
    } else {
        loader::start(options.sources, &sender);
    }
    let (bidi, is_mouse_on) = (session.app.settings.bidi, session.app.is_mouse_on);
    session.zone = zone.join().unwrap_or(TimeZone::UTC);
    let outcome = terminal::enter(bidi, is_mouse_on)
        .context("cannot take over the terminal")
        .and_then(|()| listen_to_keys(keys, listener, sender))
        .and_then(|()| session.go_on());
    session.staff.keeper.finish();
    terminal::leave();
    outcome
}

fn listen_to_keys(keys: OwnedFd, listener: Listener, sender: Sender) -> anyhow::Result<()> {
    let listen = move || input::listen(&keys, &listener, |happening| sender.happen(happening));
    let started = thread::Builder::new().name("input".into()).spawn(listen);
    started.map(drop).context("cannot start reading keys")
}

impl Session {
    fn go_on(&mut self) -> anyhow::Result<Outcome> {
        let mut screen = terminal::screen().context("cannot draw on the terminal")?;
        self.wait_for_headlines();
        let mut is_first = true;
        loop {
            if self.outcome.is_none() && self.app.quit {
                self.outcome = Some(Outcome::Quit);
            }
            if let Some(outcome) = self.outcome {
                return Ok(outcome);
            }
            self.do_what_is_due(&mut screen)?;
            if !self.draw(&mut screen)? {
                return Ok(Outcome::TerminalGone);
            }
            if std::mem::take(&mut is_first) {
                self.staff.begin();
            }
            self.wait();
        }
    }

    fn do_what_is_due(&mut self, screen: &mut Screen) -> anyhow::Result<()> {
        if let Some(guest) = self.guest.take() {
            self.lend_terminal(guest)?;
            self.due = self.due.max(Due::Redraw);
        }
        let due = std::mem::take(&mut self.due);
        match due {
            Due::Nothing => return Ok(()),
            Due::Redraw => {}
            Due::Terminal => self.take_terminal_back()?,
            Due::Suspension => self.suspend()?,
        }
        terminal::forget(screen).context("cannot draw on the terminal")
    }

    /// Draws a frame; whether the terminal is still there.
    fn draw(&mut self, screen: &mut Screen) -> anyhow::Result<bool> {
        let clock = Clock {
            now: Timestamp::now(),
            zone: self.zone.clone(),
        };
        let mut viewport = None;
        let drawn =
            screen.draw(|frame| viewport = Some(ui::draw(&self.app, &mut self.canvas, &clock, frame)));
        match drawn {
            Ok(_) => {}
            Err(error) if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) => {
                return Ok(false);
            }
            Err(error) => return Err(error).context("cannot draw on the terminal"),
        }
        if let Some(viewport) = viewport {
            let effects = self.app.drawn(viewport);
            self.perform(effects);
        }
        Ok(true)
    }

    fn take(&mut self, happening: Happening) {
        match happening {
            Happening::Message(
                message @ (Message::Pressed(_) | Message::Pasted(_) | Message::Pointed(_)),
            ) => {
                self.held.push_back(message);
            }
            Happening::Message(message) => self.update(message),
            Happening::Kept(message) => {
                self.marks_under_way = self.marks_under_way.saturating_sub(1);
                self.update(message);
            }
            Happening::TerminalGone => {
                signals::force_end(HANG_UP);
                self.outcome = Some(Outcome::TerminalGone);
            }
            Happening::AskedToSuspend => self.due = Due::Suspension,
            Happening::Continued => {
                // After our own stop the terminal was taken back already.
                if !std::mem::take(&mut self.has_stopped) {
                    self.due = self.due.max(Due::Terminal);
                }
                self.update(Message::Returned);
            }
            Happening::Ended(signal) => self.outcome = Some(Outcome::Signal(signal)),
        }
        while self.marks_under_way == 0 && !self.app.quit {
            let Some(key) = self.held.pop_front() else { break };
            self.update(key);
        }
    }

    fn update(&mut self, message: Message) {
        let is_typed = matches!(message, Message::Pressed(_) | Message::Pasted(_));
        let form = self.app.form.as_ref().filter(|form| form.line.is_some());
        if is_typed && form.is_some() {
            self.trace.write_unsaid("message");
        } else {
            self.trace.write("message", &message);
        }
        let is_restored = matches!(message, Message::Restored(_));
        self.is_restored |= is_restored;
        let effects = self.app.update(message);
        self.perform(effects);
        if is_restored {
            self.staff.look_again();
        }
    }
}
