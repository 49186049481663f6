//! Keys, mouse and pastes from the terminal → messages; notices when the terminal is gone.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, OwnedFd};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use termina::event::{KeyCode, KeyEvent, KeyEventKind, Modifiers, MouseButton, MouseEvent, MouseEventKind};
use termina::{Event, Parser};

use crate::app::key::{Code, Key};
use crate::app::message::{Message, Pointer, Pointing};

use super::Happening;
use super::pause::Listener;

/// How long a begun escape sequence may take to arrive; a lone Esc waits that long.
const SEQUENCE: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 25_000_000,
};
const CTRL_C: u8 = 3;
/// How a bracketed paste begins.
const PASTE: &[u8] = b"\x1b[200~";
/// Two clicks within this time on one cell are a double-click.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

/// The terminal that keys come from: standard input, or the controlling terminal where
/// standard input carries articles.
pub fn open() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return stdin.as_fd().try_clone_to_owned();
    }
    File::options()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .map(OwnedFd::from)
}

/// Reads the terminal until it is gone; not while another program has it.
pub fn listen(terminal: &OwnedFd, pause: &Listener, mut send: impl FnMut(Happening) -> bool) {
    let mut translator = Translator::default();
    let mut bytes = [0; 4096];
    loop {
        let timeout = translator.is_amid.then_some(&SEQUENCE);
        let mut waited = [
            PollFd::new(terminal, PollFlags::IN),
            PollFd::new(pause.wake(), PollFlags::IN),
        ];
        match poll(&mut waited, timeout) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => continue,
            Err(_) => break,
        }
        let (events, wake) = (waited[0].revents(), waited[1].revents());
        if wake.contains(PollFlags::IN) {
            pause.stand_still();
            translator = Translator::default();
            continue;
        }
        if events.is_empty() {
            translator.give_up_waiting();
        } else if events.contains(PollFlags::IN) {
            match rustix::io::read(terminal, &mut bytes) {
                Ok(0) => break,
                Ok(count) => translator.read(&bytes[..count]),
                Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
                Err(_) => break,
            }
        } else {
            // Hung up, and nothing left to read.
            break;
        }
        while let Some(message) = translator.next() {
            if !send(Happening::Message(message)) {
                return;
            }
        }
    }
    send(Happening::TerminalGone);
}

#[derive(Default)]
struct Translator {
    parser: Parser,
    events: VecDeque<Event>,
    /// A sequence has begun and may go on.
    is_amid: bool,
    /// How the sequence began that has not ended, as far as that tells its kind.
    begun: Vec<u8>,
    last_click: Option<(Instant, u16, u16)>,
}

impl Translator {
    fn read(&mut self, bytes: &[u8]) {
        for byte in bytes {
            // Ctrl-C stands in no sequence, and must always be heard.
            if *byte == CTRL_C {
                self.give_up_waiting();
            }
            if self.begun.len() < PASTE.len() {
                self.begun.push(*byte);
            }
            self.parser.parse(&[*byte], true);
            self.take_events();
        }
        // Only what ends in a begun sequence waits for more; asking costs 25 ms at most.
        self.is_amid = true;
    }

    fn take_events(&mut self) {
        while let Some(event) = self.parser.pop() {
            self.begun.clear();
            self.events.push_back(event);
        }
    }

    /// Nothing more came: what has begun was no sequence but a lone Esc, or one that never ends,
    /// which must not swallow the keys after it. A paste may take its time.
    fn give_up_waiting(&mut self) {
        self.is_amid = false;
        self.parser.parse(&[], false);
        self.take_events();
        if !self.begun.is_empty() && self.begun != PASTE {
            self.begun.clear();
            self.parser = Parser::default();
        }
    }

    fn next(&mut self) -> Option<Message> {
        loop {
            let event = self.events.pop_front()?;
            if let Some(message) = self.translate(event) {
                return Some(message);
            }
        }
    }

    fn translate(&mut self, event: Event) -> Option<Message> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => translate_key(key).map(Message::Pressed),
            Event::Paste(text) => Some(Message::Pasted(text)),
            Event::FocusIn => Some(Message::Returned),
            Event::Mouse(mouse) => self.translate_mouse(mouse).map(Message::Pointed),
            _ => None,
        }
    }

    fn translate_mouse(&mut self, mouse: MouseEvent) -> Option<Pointer> {
        let kind = match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => self.click(mouse),
            MouseEventKind::Drag(MouseButton::Left) => Pointing::Dragged,
            MouseEventKind::Up(_) => Pointing::Released,
            MouseEventKind::ScrollUp => Pointing::WheeledUp,
            MouseEventKind::ScrollDown => Pointing::WheeledDown,
            _ => return None,
        };
        Some(Pointer {
            column: mouse.column,
            row: mouse.row,
            kind,
        })
    }

    fn click(&mut self, mouse: MouseEvent) -> Pointing {
        let now = Instant::now();
        let place = (mouse.column, mouse.row);
        let is_second = self
            .last_click
            .is_some_and(|(then, column, row)| (column, row) == place && now - then < DOUBLE_CLICK);
        self.last_click = (!is_second).then_some((now, mouse.column, mouse.row));
        if is_second {
            Pointing::DoubleClicked
        } else {
            Pointing::Clicked
        }
    }
}

fn translate_key(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::Enter => Code::Enter,
        KeyCode::Escape => Code::Esc,
        KeyCode::Tab | KeyCode::BackTab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Function(number) => Code::Function(number),
        _ => return None,
    };
    let held = event.modifiers;
    let key = Key {
        code,
        ctrl: held.contains(Modifiers::CONTROL),
        alt: held.contains(Modifiers::ALT),
        shift: held.contains(Modifiers::SHIFT) || event.code == KeyCode::BackTab,
    };
    Some(key.normal())
}
