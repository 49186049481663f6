//! A program in a pseudo terminal, and how long it takes to answer keys.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const ROWS: u16 = 50;
pub const COLUMNS: u16 = 160;
const PATIENCE: Duration = Duration::from_secs(30);

/// When nothing came for so long, nothing more will come for this key.
const SILENCE: Duration = Duration::from_millis(100);

type Chunk = (Instant, Vec<u8>);

fn nonzero(number: u16) -> NonZero<u16> {
    NonZero::new(number).expect("a screen has cells")
}

/// A program in a pseudo terminal, its output stamped as it comes.
pub struct Terminal {
    pub screen: vt100::Parser,
    chunks: Receiver<Chunk>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    pub start: Instant,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    pub fn start(program: &str, arguments: &[&str], home: &Path) -> Self {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a pseudo terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("NEWSVIEW_CONFIG_DIR", home.join("config"));
        command.env("NEWSVIEW_DATA_DIR", home.join("data"));
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (send, chunks) = channel();
        std::thread::spawn(move || {
            let mut bytes = vec![0; 65536];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || send.send((Instant::now(), bytes[..count].to_vec())).is_err() {
                    break;
                }
            }
        });
        let start = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let writer = pair.master.take_writer().expect("a writer");
        let screen = vt100::Parser::new(nonzero(ROWS), nonzero(COLUMNS), 0);
        Self {
            screen,
            chunks,
            writer,
            child,
            start,
            _master: pair.master,
        }
    }

    /// Milliseconds from `since` to the output after which the screen satisfies `wanted`.
    pub fn until(&mut self, since: Instant, wanted: impl Fn(&str) -> bool) -> f64 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self
                .chunks
                .recv_timeout(deadline.saturating_duration_since(Instant::now()))
            {
                Ok((at, bytes)) => {
                    self.screen.process(&bytes);
                    if wanted(&self.screen.screen().contents()) {
                        return (at - since).as_secs_f64() * 1000.0;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("waited in vain; the screen:\n{}", self.screen.screen().contents())
                }
            }
        }
    }

    /// Milliseconds from a key to the first output that changed the screen.
    pub fn key(&mut self, bytes: &str) -> f64 {
        self.press(bytes, |terminal| terminal.screen.screen().contents_formatted())
    }

    /// Milliseconds from a key to the output after which `look` sees something else.
    pub fn press<T: PartialEq>(&mut self, bytes: &str, look: impl Fn(&Self) -> T) -> f64 {
        self.take_pending();
        let before = look(self);
        let since = Instant::now();
        self.writer.write_all(bytes.as_bytes()).expect("a key");
        self.writer.flush().expect("a key");
        let deadline = since + Duration::from_millis(500);
        while let Ok((at, output)) = self
            .chunks
            .recv_timeout(deadline.saturating_duration_since(Instant::now()))
        {
            self.screen.process(&output);
            if look(self) != before {
                return (at - since).as_secs_f64() * 1000.0;
            }
        }
        // Nothing to change, as at the end of a list: not a time.
        f64::NAN
    }

    /// Milliseconds from a key to the last output, before it falls silent, that changed what `look` sees.
    #[allow(dead_code, reason = "not every bench types queries")]
    pub fn last_change<T: PartialEq>(&mut self, bytes: &str, look: impl Fn(&Self) -> T) -> f64 {
        self.take_pending();
        let mut seen = look(self);
        let since = Instant::now();
        self.writer.write_all(bytes.as_bytes()).expect("a key");
        self.writer.flush().expect("a key");
        let mut time = f64::NAN;
        while let Ok((at, output)) = self.chunks.recv_timeout(SILENCE) {
            self.screen.process(&output);
            let now = look(self);
            if now != seen {
                seen = now;
                time = (at - since).as_secs_f64() * 1000.0;
            }
        }
        time
    }

    /// What the program worked so far, all threads together.
    #[allow(dead_code, reason = "not every bench waits for rest")]
    pub fn worked(&self) -> Duration {
        let stat = self
            .child
            .process_id()
            .and_then(|id| fs::read_to_string(format!("/proc/{id}/stat")).ok())
            .unwrap_or_default();
        let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
        let ticks = |place: usize| fields.get(place).and_then(|field| field.parse::<u64>().ok());
        Duration::from_millis((ticks(11).unwrap_or(0) + ticks(12).unwrap_or(0)) * 10)
    }

    /// Takes what came already, which is no answer to the next key.
    fn take_pending(&mut self) {
        while let Ok((_, bytes)) = self.chunks.try_recv() {
            self.screen.process(&bytes);
        }
    }

    /// Takes what comes until nothing came for a while.
    pub fn settle(&mut self) {
        while let Ok((_, bytes)) = self.chunks.recv_timeout(SILENCE) {
            self.screen.process(&bytes);
        }
    }

    pub fn peak_megabytes(&self) -> f64 {
        let status = self
            .child
            .process_id()
            .and_then(|id| fs::read_to_string(format!("/proc/{id}/status")).ok());
        let line = status
            .as_deref()
            .and_then(|text| text.lines().find(|line| line.starts_with("VmHWM")));
        let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
        kilobytes.unwrap_or(f64::NAN) / 1024.0
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The value at this share of them, in order of size.
pub fn at(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a short list"
    )]
    let place = ((values.len() - 1) as f64 * share).round() as usize;
    values[place]
}

/// The release build.
pub const NEWSVIEW: &str = env!("CARGO_BIN_EXE_newsview");
