//! How long keys wait over a large library: a real pseudo terminal of 160×50, the release build.
//!
//! `cargo bench --bench keys -- [ARTICLES …]`

mod dice;
mod language;
mod terminal;
mod zipf;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write, stdout};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use newsview::domain::article::{Article, ArticleId, Origin};
use newsview::domain::document::Document;
use newsview::domain::subscription::Subscription;
use newsview::domain::text::Text;
use newsview::jobs::refresh::incoming;
use newsview::store::Store;

use dice::Dice;
use terminal::{COLUMNS, NEWSVIEW, Terminal, at};
use zipf::Language;

const PER_FEED: usize = 100;
const STARTS: usize = 11;
const MOVES: usize = 200;
const DOWN: &str = "\x1b[B";
/// How fast a key repeats that is held.
const REPEAT: Duration = Duration::from_millis(30);
/// The program is at rest when it works less than this share of a look at it.
const LOOK: Duration = Duration::from_millis(400);
const REST: Duration = Duration::from_millis(30);

fn article(place: usize, articles: usize, language: &Language, dice: &mut Dice) -> Article {
    let name = place.to_string();
    let mut article = Article::new(ArticleId::new("bench", &name), Origin::default());
    article.guid = Some(Text::line(&name));
    article.title = Text::title(&language.text(dice, 9, true));
    let paragraphs: Vec<String> = (0..8).map(|_| language.text(dice, 70, false)).collect();
    article.document = Document::of_paragraphs(paragraphs.iter().map(String::as_str));
    // A stride that is prime to any round number: a feed's articles come from all of the time.
    let mixed = i64::try_from(place * 7_919 % articles).expect("a small number");
    let end: Timestamp = "2026-03-01T00:00:00Z".parse().expect("a date");
    article.published = Some(end - SignedDuration::from_secs(mixed * 400));
    article
}

/// A library that was just fetched: nothing of it indexed, nothing grouped.
fn fill(home: &Path, articles: usize, language: &Language, dice: &mut Dice) -> io::Result<()> {
    let config = home.join("config");
    fs::create_dir_all(&config)?;
    let list: Vec<Subscription> = (0..articles.div_ceil(PER_FEED))
        .map(|feed| Subscription::new(&format!("https://feed-{feed}.example/rss")))
        .collect();
    let mut toml = String::new();
    for feed in &list {
        let _ = writeln!(toml, "[[feed]]\naddress = \"{}\"", feed.address);
    }
    fs::write(config.join("feeds.toml"), toml)?;
    fs::write(config.join("config.toml"), "refresh_on_start = false\n")?;
    let (mut store, _) = Store::open(&config, &home.join("data"));
    let feeds = store.follow_feeds(&list, true).feeds;
    for (feed, start) in feeds.iter().zip((0..articles).step_by(PER_FEED)) {
        let entries: Vec<_> = (start..(start + PER_FEED).min(articles))
            .map(|place| incoming::of(article(place, articles, language, dice)))
            .collect();
        store.save(*feed, &entries, Timestamp::now(), true);
    }
    Ok(())
}

/// The twenty queries: four rare ones, four common ones, four of one letter, five of two words and more,
/// three phrases.
fn queries(language: &Language) -> [String; 20] {
    let word = |place: usize| language.words[place].clone();
    let two = |one: usize, other: usize| format!("{} {}", word(one), word(other));
    [
        word(50_000),
        word(30_000),
        word(9_000),
        "zxqjv".to_owned(),
        word(0),
        word(60),
        word(120),
        word(400),
        "t".to_owned(),
        "z".to_owned(),
        "a".to_owned(),
        "x".to_owned(),
        two(0, 50_000),
        two(70, 300),
        two(1_000, 2_000),
        two(5_000, 100),
        format!("{} {}", two(90, 0), word(200)),
        "\"of the\"".to_owned(),
        format!("\"{}\"", two(0, 80)),
        format!("\"{}\"", two(60, 90)),
    ]
}

/// The list: what stands under the header in the left half, which a query changes.
fn list(terminal: &Terminal) -> Vec<String> {
    let lines = 2..46;
    lines
        .map(|line| {
            terminal
                .screen
                .screen()
                .contents_between(line, 0, line, COLUMNS / 2)
        })
        .collect()
}

/// Its headlines: every second line.
fn headlines(terminal: &Terminal) -> Vec<String> {
    list(terminal).into_iter().step_by(2).collect()
}

fn reader(terminal: &Terminal) -> String {
    terminal
        .screen
        .screen()
        .contents_between(2, COLUMNS / 2, 6, COLUMNS)
}

/// Waits until the program is at rest.
fn rest(terminal: &mut Terminal) {
    loop {
        let before = terminal.worked();
        sleep(LOOK);
        terminal.settle();
        if terminal.worked().saturating_sub(before) < REST {
            return;
        }
    }
}

struct Table<'o, O: Write>(&'o mut O);

impl<O: Write> Table<'_, O> {
    fn row(&mut self, what: &str, mut times: Vec<f64>, goal: &str) -> io::Result<()> {
        times.retain(|time| !time.is_nan());
        let share = |times: &mut [f64], share| at(times, share);
        writeln!(
            self.0,
            "| {what} | {} | {:.1} | {:.1} | {:.1} | {:.1} | {goal} |",
            times.len(),
            share(&mut times, 0.5),
            share(&mut times, 0.95),
            share(&mut times, 0.99),
            share(&mut times, 1.0),
        )
    }
}

/// Moves while the library is grouped and indexed for the first time.
fn first_time(home: &Path) -> Vec<f64> {
    let mut terminal = Terminal::start(NEWSVIEW, &[], home);
    terminal.until(terminal.start, |screen| {
        screen.contains("h ago") || screen.contains("Feb")
    });
    let mut moves = Vec::new();
    loop {
        let before = terminal.worked();
        for _ in 0..20 {
            moves.push(terminal.press(DOWN, reader));
            sleep(REPEAT);
        }
        let working = terminal.worked().saturating_sub(before);
        // Twenty frames take some 40 ms; only when little more was done, it is worth a look.
        if working < Duration::from_millis(120) {
            break;
        }
    }
    rest(&mut terminal);
    moves
}

fn starts(home: &Path) -> Vec<f64> {
    (0..=STARTS)
        .map(|_| {
            let mut terminal = Terminal::start(NEWSVIEW, &[], home);
            let since = terminal.start;
            let time = terminal.until(since, |screen| screen.contains("Feb"));
            terminal.settle();
            time
        })
        .skip(1)
        .collect()
}

/// Types every query letter by letter; each time is that of the last change of what `look` sees.
fn searches(
    out: &mut impl Write,
    terminal: &mut Terminal,
    language: &Language,
    look: fn(&Terminal) -> Vec<String>,
) -> io::Result<Vec<f64>> {
    let mut all = Vec::new();
    for query in queries(language) {
        terminal.key("/");
        terminal.settle();
        let mut worst = (0.0, String::new());
        for (end, letter) in query.char_indices() {
            let time = terminal.last_change(&letter.to_string(), look);
            if time > worst.0 {
                worst = (time, query[..end + letter.len_utf8()].to_owned());
            }
            all.push(time);
        }
        writeln!(
            out,
            "<!-- {query}: at most {:.1} ms, at `{}` -->",
            worst.0, worst.1
        )?;
        terminal.key("\x1b");
        terminal.settle();
    }
    Ok(all)
}

fn run(out: &mut impl Write, articles: usize) -> io::Result<()> {
    let mut dice = Dice(2026);
    let language = Language::new(&mut dice);
    let work = tempfile::tempdir()?;
    let home = work.path();
    fill(home, articles, &language, &mut dice)?;
    let during = first_time(home);
    let starts = starts(home);
    let mut terminal = Terminal::start(NEWSVIEW, &[], home);
    terminal.until(terminal.start, |screen| screen.contains("Feb"));
    rest(&mut terminal);
    let moves: Vec<f64> = (0..MOVES)
        .map(|_| {
            let time = terminal.press(DOWN, reader);
            sleep(REPEAT);
            time
        })
        .collect();
    let found = searches(out, &mut terminal, &language, headlines)?;
    let filled = searches(out, &mut terminal, &language, list)?;
    let keys = if articles > 10_000 {
        "≤ 8 at the 99th"
    } else {
        "≤ 5 at the 99th"
    };
    writeln!(
        out,
        "\n{articles} articles, peak memory {:.0} MB\n\n| ms | n | median | 95th | 99th | longest | goal |\n\
         |---|---|---|---|---|---|---|",
        terminal.peak_megabytes()
    )?;
    let mut table = Table(out);
    table.row("start, to the list", starts, "≤ 5 (10,000), ≤ 6 (100,000)")?;
    table.row("key to frame, moving", moves, "≤ 1.0; ≤ 5 at the 95th")?;
    table.row(
        "the same, grouped and indexed the first time",
        during,
        "≤ 16 at the 99th",
    )?;
    table.row(
        "search, each key of twenty queries, to the headlines found",
        found,
        keys,
    )?;
    table.row("the same, to the last line of the list, hits and all", filled, "")
}

fn main() -> io::Result<()> {
    let mut out = stdout().lock();
    for articles in zipf::sizes() {
        run(&mut out, articles)?;
    }
    Ok(())
}
