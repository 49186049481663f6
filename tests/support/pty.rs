//! The program on a real terminal line, with a screen behind it.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use super::program::{Home, PROGRAM};

/// How long anything may take on a busy machine before a test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A terminal with the program in it.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    reader: JoinHandle<()>,
    screen: vt100::Parser,
    /// Every byte that was written to the terminal.
    pub written: Vec<u8>,
    settings: String,
    gate: Arc<Mutex<()>>,
}

/// What is going to run in a terminal.
pub struct Start {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
}

impl Start {
    /// The program with these arguments.
    pub fn program(home: &Home, arguments: &[impl AsRef<OsStr>]) -> Self {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(arguments);
        Self::new(home, command)
    }

    /// This test program again, with these arguments.
    pub fn this_test(home: &Home, arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(arguments);
        Self::new(home, command)
    }

    /// A line of the shell; `$NEWSVIEW` is the program.
    pub fn shell(home: &Home, line: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", line]);
        Self::new(home, command)
    }

    fn new(home: &Home, mut command: CommandBuilder) -> Self {
        command.env_clear();
        for (name, value) in home.variables() {
            command.env(name, value);
        }
        command.env("NEWSVIEW", PROGRAM);
        command.cwd(home.news());
        Self {
            command,
            columns: 120,
            rows: 36,
        }
    }

    pub fn with(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn run(self) -> Terminal {
        let size = size(self.columns, self.rows);
        let pair = native_pty_system().openpty(size).unwrap();
        let settings = settings(pair.master.as_ref());
        let mut pipe = pair.master.try_clone_reader().unwrap();
        let (send, output) = mpsc::channel();
        let child = pair.slave.spawn_command(self.command).unwrap();
        let gate = Arc::new(Mutex::new(()));
        let open = Arc::clone(&gate);
        let reader = thread::spawn(move || {
            let mut chunk = vec![0; 64 * 1024];
            while let Ok(count @ 1..) = pipe.read(&mut chunk) {
                if send.send(chunk[..count].to_vec()).is_err() {
                    return;
                }
                drop(open.lock());
            }
        });
        Terminal {
            child,
            keys: pair.master.take_writer().unwrap(),
            master: pair.master,
            output,
            reader,
            screen: parser(self.columns, self.rows),
            written: Vec::new(),
            settings,
            gate,
        }
    }
}

impl Terminal {
    /// What lets the terminal take output: while it is locked, none is taken, as where a
    /// connection hangs.
    pub fn gate(&self) -> Arc<Mutex<()>> {
        Arc::clone(&self.gate)
    }

    /// Types these bytes.
    pub fn press(&mut self, keys: impl AsRef<[u8]>) -> &mut Self {
        self.keys.write_all(keys.as_ref()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Writes on the screen behind the program's back.
    pub fn scribble(&mut self, text: &str) -> &mut Self {
        self.screen.process(text.as_bytes());
        self
    }

    /// What stands on the screen.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Takes what the program writes until the screen is as wanted.
    #[track_caller]
    pub fn until(&mut self, mut is_right: impl FnMut(&vt100::Screen) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !is_right(self.screen.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            let has_come = self.take(left);
            assert!(has_come, "the screen never was as wanted:\n{}", self.text());
        }
        self
    }

    #[track_caller]
    pub fn until_shows(&mut self, text: &str) -> &mut Self {
        self.until(|screen| screen.contents().contains(text))
    }

    #[track_caller]
    pub fn until_gone(&mut self, text: &str) -> &mut Self {
        self.until(|screen| !screen.contents().contains(text))
    }

    /// Takes what is written next, within a time; whether something was.
    pub fn take(&mut self, time: Duration) -> bool {
        match self.output.recv_timeout(time) {
            Ok(bytes) => {
                self.screen.process(&bytes);
                self.written.extend(bytes);
                true
            }
            Err(_) => false,
        }
    }

    /// Takes all that is written until nothing more comes for a while.
    pub fn settle(&mut self) -> &mut Self {
        while self.take(Duration::from_millis(150)) {}
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.screen = parser(columns, rows);
        self.master.resize(size(columns, rows)).unwrap();
        self
    }

    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    pub fn send(&self, signal: Signal) {
        let process = i32::try_from(self.process()).unwrap();
        kill_process(Pid::from_raw(process).unwrap(), signal).unwrap();
    }

    /// Changes the line's settings behind the program's back, as `stty` does.
    pub fn set(&self, settings: &[&str]) {
        let line = self.master.tty_name().unwrap();
        let done = std::process::Command::new("stty")
            .arg("-F")
            .arg(line)
            .args(settings)
            .status();
        assert!(done.unwrap().success());
    }

    /// Whether the line's settings (echo, line editing, signals) are as they were found.
    pub fn is_as_found(&self) -> bool {
        settings(self.master.as_ref()) == self.settings
    }

    /// Waits for the end of the program and takes all it wrote.
    #[track_caller]
    pub fn end(&mut self) -> ExitStatus {
        let status = self.wait(PATIENCE);
        self.settle();
        status
    }

    /// Waits for the end of the program, at most so long.
    #[track_caller]
    pub fn wait(&mut self, time: Duration) -> ExitStatus {
        let deadline = Instant::now() + time;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(
                Instant::now() < deadline,
                "it never ended; its screen:\n{}",
                self.text()
            );
            self.take(Duration::from_millis(20));
        }
    }

    /// Takes the terminal away, as a closed window does.
    pub fn hang_up(self) -> Box<dyn Child + Send + Sync> {
        let Self {
            child,
            master,
            mut keys,
            output,
            reader,
            ..
        } = self;
        drop(output);
        // Something to read ends the reader, which holds the line open.
        keys.write_all(b"\x0c").unwrap();
        reader.join().unwrap();
        drop((keys, master));
        child
    }

    /// Ends the program at once, as a crash does.
    pub fn kill(mut self) {
        self.send(Signal::KILL);
        self.wait(PATIENCE);
    }
}

/// A process as /proc tells it: its state, and the processor time it has used in ticks.
pub fn state(process: u32) -> Option<(char, u64)> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |index: usize| fields[index].parse::<u64>().unwrap();
    Some((fields[0].chars().next()?, ticks(11) + ticks(12)))
}

/// Asks again and again until something is so.
#[track_caller]
pub fn wait_until(mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < deadline, "it never was so");
        thread::sleep(Duration::from_millis(10));
    }
}

fn parser(columns: u16, rows: u16) -> vt100::Parser {
    let number = |number| NonZeroU16::new(number).unwrap();
    vt100::Parser::new(number(rows), number(columns), 0)
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}
