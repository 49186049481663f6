//! How long a person waits: first frame, keys, search, in a real pseudo terminal.
//!
//! `cargo bench --bench screen` makes 10,000 articles of invented words in a temporary folder, runs the
//! release build of newsview in a pty of 160×50 and prints a table. The floor is the time from starting
//! `echo` to its first byte in the same pty: what the machine itself takes.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const ROWS: u16 = 50;
const COLUMNS: u16 = 160;
const ARTICLES: usize = 10_000;
const PATIENCE: Duration = Duration::from_secs(30);

type Chunk = (Instant, Vec<u8>);

fn nonzero(number: u16) -> NonZero<u16> {
    NonZero::new(number).expect("a screen has cells")
}

/// A program in a pseudo terminal, its output stamped as it comes.
struct Terminal {
    screen: vt100::Parser,
    chunks: Receiver<Chunk>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    start: Instant,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    fn start(program: &str, arguments: &[&str], home: &Path) -> Self {
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
    fn until(&mut self, since: Instant, wanted: impl Fn(&str) -> bool) -> f64 {
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
    fn key(&mut self, bytes: &str) -> f64 {
        self.press(bytes, |terminal| terminal.screen.screen().contents_formatted())
    }

    /// Milliseconds from a key that moves the cursor to the frame in which the reader shows another
    /// article; frames that only show what was loaded do not count.
    fn move_cursor(&mut self, bytes: &str) -> f64 {
        self.press(bytes, Self::reader)
    }

    /// Milliseconds from a key to the output after which `look` sees something else.
    fn press<T: PartialEq>(&mut self, bytes: &str, look: impl Fn(&Self) -> T) -> f64 {
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

    /// The top of the reader pane.
    fn reader(&self) -> String {
        self.screen.screen().contents_between(2, COLUMNS / 2, 3, COLUMNS)
    }

    /// Takes what comes until nothing came for a while.
    fn settle(&mut self) {
        while let Ok((_, bytes)) = self.chunks.recv_timeout(Duration::from_millis(60)) {
            self.screen.process(&bytes);
        }
    }

    fn peak_megabytes(&self) -> f64 {
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

/// Numbers that are the same at every run (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % limit as u64).unwrap_or(0)
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const SYLLABLES: &[&str] = &[
    "ka", "lo", "mer", "tan", "vi", "su", "den", "bro", "fel", "gar", "hin", "jo", "lum", "nep", "or", "pra",
    "qui", "ros", "sta", "tul", "ver", "wes", "xan", "yel", "zor",
];
const COMMON: &[&str] = &[
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "as", "was", "by", "at", "from",
    "it", "an", "be", "are", "has", "said", "not", "but", "were", "which", "their", "this", "after",
];

/// 10,000 text articles of about 3.8 kB in 100 folders.
fn write_corpus(folder: &Path) {
    let mut numbers = Numbers(7);
    let vocabulary: Vec<String> = (0..6000)
        .map(|_| {
            (0..=numbers.below(4))
                .map(|_| numbers.one_of(SYLLABLES))
                .collect()
        })
        .collect();
    for index in 0..ARTICLES {
        let place = folder.join(format!("d{:02}", index % 100));
        fs::create_dir_all(&place).expect("a folder");
        let title: Vec<&str> = (0..8).map(|_| vocabulary[numbers.below(6000)].as_str()).collect();
        let mut text = format!("Headline {}\n\nBy Ana Ruiz, Harbour Wire\n", title.join(" "));
        let (day, hour, minute) = (1 + numbers.below(28), numbers.below(24), numbers.below(60));
        let _ = write!(
            text,
            "{day} March 2026, {hour:02}:{minute:02} GMT\n\nPORT ALMA, Wednesday – "
        );
        while text.len() < 3800 {
            for _ in 0..=numbers.below(3) {
                text.push_str(&sentence(&mut numbers, &vocabulary));
            }
            text.push_str("\n\n");
        }
        fs::write(place.join(format!("a{index:05}.txt")), text).expect("an article");
    }
}

fn sentence(numbers: &mut Numbers, vocabulary: &[String]) -> String {
    let mut words = Vec::new();
    for _ in 0..12 + numbers.below(16) {
        let is_common = numbers.below(100) < 45;
        words.push(if is_common {
            numbers.one_of(COMMON)
        } else {
            &vocabulary[numbers.below(6000)]
        });
    }
    format!("So {}. ", words.join(" "))
}

fn at(values: &mut [f64], share: f64) -> f64 {
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

struct Table {
    floor: f64,
}

impl Table {
    #[allow(clippy::print_stdout, reason = "a benchmark prints its table")]
    fn row(&self, what: &str, mut values: Vec<f64>, goal: &str) {
        values.retain(|value| !value.is_nan());
        let (count, median, most) = (values.len(), at(&mut values, 0.5), at(&mut values, 0.99));
        println!(
            "| {what} | {count} | {median:.1} | {most:.1} | {:.1} | {goal} |",
            median / self.floor
        );
    }
}

/// The floor: `echo` to its first byte.
fn floor(home: &Path) -> f64 {
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let mut echo = Terminal::start("echo", &["first"], home);
            let since = echo.start;
            echo.until(since, |screen| screen.contains("first"))
        })
        .collect();
    at(&mut times, 0.5)
}

/// Milliseconds to the first frame that shows `text`; each start from a home of its own, or from one.
fn first_frames(work: &Path, name: &str, is_fresh: bool, arguments: &[&str], text: &str) -> Vec<f64> {
    let run = |index: usize| {
        let index = if is_fresh { index } else { 0 };
        let mut terminal = Terminal::start(NEWSVIEW, arguments, &work.join(format!("{name}{index}")));
        let since = terminal.start;
        let time = terminal.until(since, |screen| screen.contains(text));
        terminal.settle();
        time
    };
    (0..12).map(run).skip(1).collect()
}

/// What was measured with the folder open.
#[derive(Default)]
struct Measures {
    whole: Vec<f64>,
    while_loading: Vec<f64>,
    moves: Vec<f64>,
    searches: Vec<f64>,
    peak: f64,
}

const QUERIES: &[&str] = &[
    "t",
    "the",
    "kalo",
    "zorxan tan",
    "\"of the",
    "headline vi",
    "said -the",
];

impl Measures {
    fn take(&mut self, corpus: &str, home: &Path, measures_loading: bool) {
        let mut terminal = Terminal::start(NEWSVIEW, &[corpus], home);
        let since = terminal.start;
        terminal.until(since, |screen| screen.contains("Headline "));
        let is_whole = |screen: &str| screen.contains("10,000") && !screen.contains("reading ");
        if measures_loading {
            while !is_whole(&terminal.screen.screen().contents()) {
                self.while_loading.push(terminal.move_cursor("\x1b[B"));
            }
        } else {
            self.whole.push(terminal.until(since, is_whole));
        }
        terminal.settle();
        self.moves.extend((0..40).map(|_| terminal.move_cursor("\x1b[B")));
        for query in QUERIES {
            terminal.key("/");
            for letter in query.chars() {
                self.searches.push(terminal.key(&letter.to_string()));
                terminal.settle();
            }
            terminal.key("\x1b");
            terminal.settle();
        }
        self.peak = self.peak.max(terminal.peak_megabytes());
    }
}

const NEWSVIEW: &str = env!("CARGO_BIN_EXE_newsview");

#[allow(clippy::print_stdout, reason = "a benchmark prints its table")]
fn main() {
    let work = tempfile::tempdir().expect("a temporary folder");
    let work = work.path();
    let corpus = work.join("articles");
    write_corpus(&corpus);
    let corpus = corpus.to_string_lossy().into_owned();

    let table = Table { floor: floor(work) };
    println!("floor (echo to its first byte): {:.2} ms\n", table.floor);
    println!(
        "| what | n | median, ms | 99th percentile, ms | median ÷ floor | goal |\n|---|---|---|---|---|---|"
    );
    let fresh = first_frames(work, "new", true, &[], "Two minutes");
    table.row("first frame, bundled edition, nothing kept", fresh, "≤ 15 ms");
    let later = first_frames(work, "old", false, &[], "Two minutes");
    table.row("first frame, bundled edition, later starts", later, "≤ 15 ms");
    let folder = first_frames(work, "folder", false, &[&corpus], "Headline ");
    table.row("first headlines of a folder of 10,000", folder, "≤ 60 ms");

    let mut measures = Measures::default();
    for round in 0..5 {
        measures.take(&corpus, &work.join(format!("round{round}")), round % 2 == 1);
    }
    table.row("all 10,000 searchable", measures.whole, "≤ 1,500 ms");
    table.row(
        "key to frame while they load",
        measures.while_loading,
        "≤ 5 median, ≤ 16 at the 99th",
    );
    table.row(
        "key to frame, moving, afterwards",
        measures.moves,
        "≤ 5 median, ≤ 16 at the 99th",
    );
    table.row("search key to a new list of 10,000", measures.searches, "≤ 16 ms");
    println!(
        "\npeak memory with 10,000 articles: {:.0} MB (goal ≤ 120)",
        measures.peak
    );
    #[allow(clippy::cast_precision_loss, reason = "megabytes to one place")]
    let size = fs::metadata(NEWSVIEW).map_or(0.0, |file| file.len() as f64 / 1e6);
    println!("binary: {size:.1} MB (goal ≤ 15)");
}
