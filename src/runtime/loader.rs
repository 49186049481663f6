//! Reads the sources beside the screen, as many files at once as there are cores.

use std::fmt;
use std::io;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::message::Message;
use crate::domain::article::Article;
use crate::domain::subscription::without_credentials;
use crate::jobs::find_files::{self, Found};
use crate::jobs::{read_address, read_file, read_stream};
use crate::sources::Reading;
use crate::sources::http::{Client, Policy};

use super::{Sender, job};

/// What a user named on the command line.
#[derive(Clone, PartialEq, Eq)]
pub enum Source {
    Path(PathBuf),
    /// As it was given, a password included.
    Address(String),
    StandardInput,
}

impl fmt::Debug for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => write!(formatter, "Path({path:?})"),
            Self::Address(address) => write!(formatter, "Address({:?})", without_credentials(address)),
            Self::StandardInput => formatter.write_str("StandardInput"),
        }
    }
}

/// How much stack a parser gets: deep documents are bounded, but generously.
pub const STACK: usize = 16 * 1024 * 1024;
/// How often a worker hands over what it has read.
const HAND_OVER: Duration = Duration::from_millis(30);
/// The first screenful is handed over as soon as it is there.
const FIRST: usize = 60;

/// Starts reading; articles arrive as messages.
pub fn start(sources: Vec<Source>, sender: &Sender) {
    let sender = sender.clone();
    spawn("load", move || {
        let mut streams = Vec::new();
        let mut files = Vec::new();
        for source in sources {
            match source {
                Source::StandardInput => streams.push(read_standard_input(sender.clone())),
                Source::Path(path) => files.extend(find(&path, &sender)),
                Source::Address(address) => streams.push(fetch(address, sender.clone())),
            }
        }
        read_files(files, &sender);
        for stream in streams.into_iter().flatten() {
            // A panic in it was already said.
            let _ = stream.join();
        }
        sender.send(Message::LoadFinished);
    });
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Option<thread::JoinHandle<()>> {
    thread::Builder::new()
        .name(name.to_owned())
        .stack_size(STACK)
        .spawn(run)
        .ok()
}

fn fetch(address: String, sender: Sender) -> Option<thread::JoinHandle<()>> {
    spawn("address", move || {
        let reading = read_address(&address, &Arc::default());
        for warning in &reading.warnings {
            let name = without_credentials(&address);
            sender.send(Message::Said(format!("{name}: {warning}")));
        }
        sender.send(Message::Loaded(
            reading.articles.into_iter().map(Arc::new).collect(),
        ));
    })
}

/// Reads one address; a failure is one row with the reason.
pub fn read_address(address: &str, cancelled: &Arc<AtomicBool>) -> Reading {
    try_read_address(address, cancelled).unwrap_or_else(|why| Reading {
        articles: vec![read_address::failure(address, &why)],
        ..Reading::default()
    })
}

/// Reads one address, or says why not.
pub fn try_read_address(address: &str, cancelled: &Arc<AtomicBool>) -> Result<Reading, String> {
    let client = Client::new(Policy::from_environment());
    job::run(AssertUnwindSafe(|| {
        read_address::read(address, &client, cancelled)
    }))
    .flatten()
}

fn find(path: &std::path::Path, sender: &Sender) -> Vec<Found> {
    let (found, unfound) = find_files::find(path);
    if !unfound.is_empty() {
        let rows = unfound
            .iter()
            .map(|unfound| Arc::new(read_file::unfound(unfound)))
            .collect();
        sender.send(Message::Loaded(rows));
    }
    found
}

fn read_standard_input(sender: Sender) -> Option<thread::JoinHandle<()>> {
    spawn("standard input", move || {
        let outcome = job::run(AssertUnwindSafe(|| {
            read_stream::read(io::stdin().lock(), |reading| hand_over(reading, &sender))
        }));
        match outcome {
            Ok(Ok(())) => {}
            Ok(Err(fault)) => sender.send(Message::Failed(format!("cannot read standard input: {fault}"))),
            Err(panic) => sender.send(Message::Failed(format!("cannot read standard input: {panic}"))),
        }
    })
}

fn hand_over(reading: Reading, sender: &Sender) {
    for warning in &reading.warnings {
        sender.send(Message::Said(format!("{}: {warning}", read_stream::NAME)));
    }
    sender.send(Message::Loaded(
        reading.articles.into_iter().map(Arc::new).collect(),
    ));
}

/// Reads files on all cores until none is left.
fn read_files(files: Vec<Found>, sender: &Sender) {
    let queue = Arc::new(Queue {
        files,
        next: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
        given: Mutex::new(0),
    });
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let workers: Vec<_> = (0..cores.min(queue.files.len()))
        .filter_map(|_| {
            let (queue, sender) = (Arc::clone(&queue), sender.clone());
            spawn("read", move || work(&queue, &sender))
        })
        .collect();
    for worker in workers {
        // Each file's panic was caught and said.
        let _ = worker.join();
    }
}

/// The files to read, shared by the workers.
struct Queue {
    files: Vec<Found>,
    next: AtomicUsize,
    done: AtomicUsize,
    /// How many articles were handed over, by all workers.
    given: Mutex<usize>,
}

fn work(queue: &Queue, sender: &Sender) {
    // Keys come first: the screen's thread is not held up by this one.
    let _ = rustix::process::nice(5);
    let mut batch: Vec<Arc<Article>> = Vec::new();
    let mut handed = Instant::now();
    while let Some(file) = queue.files.get(queue.next.fetch_add(1, Ordering::Relaxed)) {
        let reading = read(file);
        let name = file.path.file_name().unwrap_or_default().to_string_lossy();
        for warning in &reading.warnings {
            sender.send(Message::Said(format!("{name}: {warning}")));
        }
        batch.extend(reading.articles.into_iter().map(Arc::new));
        queue.done.fetch_add(1, Ordering::Relaxed);
        if queue.is_due(batch.len(), handed) {
            queue.hand_over(&mut batch, sender);
            handed = Instant::now();
        }
    }
    queue.hand_over(&mut batch, sender);
}

impl Queue {
    fn is_due(&self, ready: usize, handed: Instant) -> bool {
        let is_first = self.given.lock().is_ok_and(|given| *given < FIRST);
        handed.elapsed() >= HAND_OVER || (is_first && ready >= FIRST / 2)
    }

    fn hand_over(&self, batch: &mut Vec<Arc<Article>>, sender: &Sender) {
        if let Ok(mut given) = self.given.lock() {
            *given += batch.len();
        }
        if self.files.len() > 1 {
            let done = self.done.load(Ordering::Relaxed);
            sender.send(Message::LoadAdvanced {
                done,
                of: self.files.len(),
            });
        }
        if !batch.is_empty() {
            sender.send(Message::Loaded(std::mem::take(batch)));
        }
    }
}

/// Reads one file; a parser that panics costs its file alone.
pub fn read(file: &Found) -> Reading {
    job::run(AssertUnwindSafe(|| read_file::read(file))).unwrap_or_else(|panic| Reading {
        articles: vec![read_file::failure(&file.path, &panic)],
        ..Reading::default()
    })
}
