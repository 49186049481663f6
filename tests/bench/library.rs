//! How fast a large library is indexed, listed and searched.
//!
//! `cargo bench --bench library -- [ARTICLES …]`

mod dice;
mod language;
mod zipf;

use std::fmt::Write as _;
use std::io::{self, Write, stdout};
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use newsview::domain::article::{Article, ArticleId, Origin};
use newsview::domain::library::{Anchor, FeedId, Key, Listing, Order, Scope, View};
use newsview::domain::query::{Haystack, Hit};
use newsview::jobs::index;
use newsview::jobs::list::{Lister, Request};
use newsview::store::Store;
use newsview::store::reader::Reader;
use rusqlite::{Connection, params};

use dice::Dice;
use zipf::Language;

const FEEDS: usize = 500;
const ROUNDS: u8 = 40;
const ROWS: usize = 60;
const START: i64 = 1_500_000_000;
const STEP: i64 = 1_800;

fn build(bytes: &[u8], id: ArticleId) -> Option<Article> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut lines = text.lines();
    let mut article = Article::new(id, Origin::default());
    article.haystack = Haystack::new(lines.next()?, lines);
    Some(article)
}

/// Fills a library as a refresh does; gives the bytes of all texts, unpacked.
fn fill(folder: &Path, articles: usize, language: &Language, dice: &mut Dice) -> rusqlite::Result<usize> {
    let mut sql = Connection::open(folder.join("library.db"))?;
    let transaction = sql.transaction()?;
    for feed in 1..=FEEDS {
        transaction.execute(
            "INSERT INTO feeds (number, address, source, folder, title) VALUES (?1, ?2, ?2, ?3, ?2)",
            params![
                i64::try_from(feed).unwrap_or_default(),
                format!("https://feed-{feed}.example/rss"),
                if feed % 10 == 0 { "[\"World\"]" } else { "[]" }
            ],
        )?;
    }
    let mut size = 0;
    // Feeds come in no order of time: a stride that is prime to any round number mixes them.
    for place in 0..articles {
        let mixed = place * 7_919 % articles;
        let moment = START + STEP * i64::try_from(mixed).unwrap_or_default();
        let feed = i64::try_from(1 + mixed % FEEDS).unwrap_or(1);
        let title = language.text(dice, 9, true);
        let mut text = title.clone();
        for _ in 0..8 {
            let _ = write!(text, "\n{}", language.text(dice, 38, false));
        }
        size += text.len();
        transaction
            .prepare_cached(
                "INSERT INTO articles (id, feed, moment, published, arrived, title, outlet, content_key, text_key)
                 VALUES (?1, ?2, ?3, ?3 * 1000, 7, ?4, 'Wire', 1, 1)",
            )?
            .execute(params![moment.wrapping_mul(0x9e37_79b9_7f4a_7c15_u64.cast_signed()), feed, moment, title])?;
        let number = transaction.last_insert_rowid();
        transaction
            .prepare_cached("INSERT INTO texts VALUES (?1, ?2)")?
            .execute(params![
                number,
                lz4_flex::block::compress_prepend_size(text.as_bytes())
            ])?;
        if mixed.is_multiple_of(20) {
            transaction
                .prepare_cached("INSERT INTO unread (moment, feed, number) VALUES (?1, ?2, ?3)")?
                .execute(params![moment, feed, number])?;
        }
    }
    transaction.execute_batch(
        "UPDATE feeds SET articles = (SELECT count(*) FROM articles WHERE feed = feeds.number),
                          unread = (SELECT count(*) FROM unread WHERE feed = feeds.number)",
    )?;
    transaction.commit()?;
    Ok(size)
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// What this thread worked so far, however busy the machine is; right on the average.
fn worked() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = stat.split(' ').next().and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}

/// The shortest, the middle, the 99th percentile and the longest of many times.
struct Times(Vec<Duration>);

impl Times {
    fn at(&self, hundredths: usize) -> f64 {
        let place = (self.0.len() * hundredths / 100).min(self.0.len() - 1);
        millis(self.0[place])
    }
}

fn time(mut work: impl FnMut() -> usize) -> (usize, Times) {
    let mut found = 0;
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            found = work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    (found, Times(times))
}

fn listing(view: View, scope: Scope, query: &str) -> Listing {
    Listing {
        view,
        scope,
        query: query.to_owned(),
        order: Order::NewestFirst,
        is_grouped: false,
    }
}

struct Bench<'o, O: Write> {
    out: &'o mut O,
    lister: Lister,
    now: Timestamp,
    /// Of every query, all times together.
    all: Vec<Duration>,
}

impl<O: Write> Bench<'_, O> {
    fn page(&mut self, what: &str, listing: &Listing, anchor: &Anchor) -> io::Result<()> {
        let request = Request {
            listing,
            now: self.now,
            until: None,
        };
        let before = worked();
        let (rows, times) = time(|| {
            self.lister
                .page(&request, anchor, ROWS, &build)
                .map_or(0, |page| page.rows.len())
        });
        let cpu = millis(worked().saturating_sub(before)) / f64::from(ROUNDS);
        let count_start = Instant::now();
        let count = self
            .lister
            .count(&request, &build)
            .map_or(0, |counts| counts.listed);
        let counted = millis(count_start.elapsed());
        writeln!(
            self.out,
            "{what:34} {rows:5} {cpu:8.3} {:8.3} {:8.3} {:8.3} {:8.3} {count:8} {counted:8.2}",
            times.at(0),
            times.at(50),
            times.at(99),
            times.at(100)
        )?;
        if !listing.query.is_empty() {
            self.all.extend(times.0);
        }
        Ok(())
    }
}

fn queries(language: &Language) -> Vec<String> {
    let word = |place: usize| language.words[place].as_str();
    let mut all: Vec<String> = vec![
        "t".into(),
        "z".into(),
        "the".into(),
        "the ".into(),
        format!("{} ", word(300)),
        format!("{} ", word(50_000)),
        "zxqjv".into(),
        format!("the {}", word(50_000)),
        format!("{} {} ", word(120), word(400)),
        format!("{} {} ", word(5_000), word(9_000)),
        "of th".into(),
        "\"of the\"".into(),
        "\"the of the in\"".into(),
        format!("\"{} {}\"", word(60), word(90)),
        "-the".into(),
        format!("{} -the", word(200)),
        format!("the -{}", word(80)),
    ];
    let grown = word(55);
    all.extend((1..=grown.len()).map(|end| grown[..end].to_owned()));
    all.extend(["cons", "inte", "come", "stat", "reco", "prove"].map(str::to_owned));
    all
}

fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |place: usize| {
        fields
            .get(place)
            .and_then(|field| field.parse::<u64>().ok())
            .unwrap_or(0)
    };
    Duration::from_millis((ticks(11) + ticks(12)) * 10)
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or_default();
    line.trim_start_matches("VmHWM:").trim().to_owned()
}

/// Indexes all of it in steps of this size, and says what it took.
fn index_all(out: &mut impl Write, store: &mut Store, articles: usize, limit: usize) -> io::Result<()> {
    let start = cpu();
    let mut longest = Duration::ZERO;
    loop {
        let step = Instant::now();
        let done = index::step(store, &build, limit, &|| false).map_or(0, |indexing| indexing.done);
        longest = longest.max(step.elapsed());
        if done == 0 {
            break;
        }
    }
    let took = cpu().saturating_sub(start);
    let each = took.as_secs_f64() * 1e6 / f64::from(u32::try_from(articles).unwrap_or(u32::MAX));
    writeln!(
        out,
        "indexed {limit:4} at once: {:.2} CPU s, {each:.0} µs an article, longest step {:.1} ms, peak memory {}",
        took.as_secs_f64(),
        millis(longest),
        peak()
    )
}

/// The bytes of the index, and what it would take without places of words.
fn sizes(out: &mut impl Write, folder: &Path, articles: usize, texts: usize) -> rusqlite::Result<()> {
    let sql = Connection::open(folder.join("library.db"))?;
    let names: Vec<String> = sql
        .prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'search%_data' OR name = 'titles_data'")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for name in names {
        let size: usize = sql
            .query_row(&format!("SELECT sum(length(block)) FROM {name}"), [], |row| {
                row.get::<_, i64>(0)
            })
            .map_or(0, |size| usize::try_from(size).unwrap_or_default());
        let _ = writeln!(out, "{name}: {size} bytes, {} an article of all", size / articles);
    }
    let _ = writeln!(out, "texts: {} bytes an article, unpacked", texts / articles);
    Ok(())
}

fn run(out: &mut impl Write, articles: usize) -> io::Result<()> {
    let mut dice = Dice(2026);
    let language = Language::new(&mut dice);
    let folder = std::env::temp_dir().join(format!("newsview-bench-{}-{articles}", std::process::id()));
    let (mut store, _) = Store::open(&folder, &folder);
    let texts = fill(&folder, articles, &language, &mut dice).map_err(io::Error::other)?;
    writeln!(out, "\n{articles} articles; peak memory {}", peak())?;
    let limit = std::env::var("STEP")
        .ok()
        .and_then(|step| step.parse().ok())
        .unwrap_or(2_000);
    if let Ok(settings) = std::env::var("SETTINGS") {
        let sql = Connection::open(folder.join("library.db")).map_err(io::Error::other)?;
        sql.execute_batch(&settings).map_err(io::Error::other)?;
    }
    index_all(out, &mut store, articles, limit)?;
    sizes(out, &folder, articles, texts).map_err(io::Error::other)?;
    let end = START + STEP * i64::try_from(articles).unwrap_or_default();
    let mut bench = Bench {
        out,
        lister: Lister::new(Reader::new(&folder)),
        now: Timestamp::from_second(end).unwrap_or_default(),
        all: Vec::new(),
    };
    pages(&mut bench, &language, end)?;
    bench.all.sort_unstable();
    let all = Times(bench.all);
    writeln!(
        out,
        "{:34} {:5} {:8.3} {:8.3} {:8.3}",
        "all queries",
        "",
        all.at(50),
        all.at(99),
        all.at(100)
    )?;
    let _ = std::fs::remove_dir_all(&folder);
    Ok(())
}

fn pages<O: Write>(bench: &mut Bench<'_, O>, language: &Language, end: i64) -> io::Result<()> {
    writeln!(
        bench.out,
        "{:34} {:>5} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "", "rows", "CPU ms", "min ms", "p50", "p99", "max", "count", "ms"
    )?;
    let middle = Key {
        hit: Hit::Body,
        moment: i64::midpoint(START, end),
    };
    let all = listing(View::All, Scope::All, "");
    bench.page("top", &all, &Anchor::Top)?;
    bench.page("end", &all, &Anchor::Bottom)?;
    bench.page("around the middle", &all, &Anchor::Around(middle))?;
    bench.page("next unread", &all, &Anchor::NextUnread(middle))?;
    bench.page("unread", &listing(View::Unread, Scope::All, ""), &Anchor::Top)?;
    bench.page(
        "a feed",
        &listing(View::All, Scope::Feed(FeedId(7)), ""),
        &Anchor::Top,
    )?;
    let world = newsview::domain::subscription::Folder(vec![newsview::domain::text::Text::name("World")]);
    bench.page(
        "a folder",
        &listing(View::All, Scope::Folder(world.clone()), ""),
        &Anchor::Top,
    )?;
    bench.page("last day", &listing(View::LastDay, Scope::All, ""), &Anchor::Top)?;
    let word = format!("{} ", language.words[300]);
    bench.page(
        "unread: a word",
        &listing(View::Unread, Scope::All, &word),
        &Anchor::Top,
    )?;
    bench.page(
        "a feed: a word",
        &listing(View::All, Scope::Feed(FeedId(7)), &word),
        &Anchor::Top,
    )?;
    bench.page(
        "a folder: the",
        &listing(View::All, Scope::Folder(world), "the "),
        &Anchor::Top,
    )?;
    for query in queries(language) {
        bench.page(
            &format!("/{query}"),
            &listing(View::All, Scope::All, &query),
            &Anchor::Top,
        )?;
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let mut out = stdout().lock();
    for articles in zipf::sizes() {
        run(&mut out, articles)?;
    }
    Ok(())
}
