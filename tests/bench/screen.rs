//! How long a person waits: first frame, keys, search, in a real pseudo terminal.
//!
//! `cargo bench --bench screen` makes 10,000 articles of invented words in a temporary folder, runs the
//! release build of newsview in a pty of 160×50 and prints a table. The floor is the time from starting
//! `echo` to its first byte in the same pty: what the machine itself takes.

mod terminal;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use terminal::{COLUMNS, NEWSVIEW, Terminal, at};

const ARTICLES: usize = 10_000;

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

/// Milliseconds from a key that moves the cursor to the frame in which the top of the reader pane shows
/// another article; frames that only show what was loaded do not count.
fn move_cursor(terminal: &mut Terminal) -> f64 {
    terminal.press("\x1b[B", |terminal| {
        terminal
            .screen
            .screen()
            .contents_between(2, COLUMNS / 2, 3, COLUMNS)
    })
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
                self.while_loading.push(move_cursor(&mut terminal));
            }
        } else {
            self.whole.push(terminal.until(since, is_whole));
        }
        terminal.settle();
        self.moves.extend((0..40).map(|_| move_cursor(&mut terminal)));
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
