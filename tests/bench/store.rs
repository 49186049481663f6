//! How fast a library of 10,000 and of 100,000 articles is written, marked and taken back.
//!
//! `cargo bench --bench store`

use std::hint::black_box;
use std::io::{self, Write, stdout};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use newsview::domain::article::ArticleId;
use newsview::domain::change::{Change, Marking};
use newsview::domain::library::Listing;
use newsview::domain::subscription::Subscription;
use newsview::domain::text::Text;
use newsview::store::{Incoming, Store, pack};
use tempfile::TempDir;

const FEED_ARTICLES: usize = 100;
const TEXT_BYTES: usize = 4_000;

fn main() -> io::Result<()> {
    for feeds in [100, 1_000] {
        measure(feeds)?;
    }
    Ok(())
}

fn measure(feeds: usize) -> io::Result<()> {
    let folder = TempDir::new()?;
    let (mut store, _) = Store::open(&folder.path().join("config"), folder.path());
    let list: Vec<Subscription> = (0..feeds)
        .map(|feed| Subscription::new(&format!("https://{feed}.example/feed")))
        .collect();
    let mut out = stdout().lock();
    writeln!(out, "{} articles", feeds * FEED_ARTICLES)?;
    say(&mut out, "follow feeds", || {
        store.follow_feeds(&list, true).new.len()
    })?;
    let now = Timestamp::now();
    let documents: Vec<Vec<Incoming>> = (0..feeds).map(|feed| document(feed, 0)).collect();
    let edited: Vec<Vec<Incoming>> = (0..feeds)
        .map(|feed| document(feed, FEED_ARTICLES / 10))
        .collect();
    for (name, documents) in [
        ("save new", &documents),
        ("save unchanged", &documents),
        ("save a tenth edited", &edited),
    ] {
        let mut slowest = Duration::ZERO;
        say(&mut out, name, || {
            for (feed, document) in store.fetch_plan().iter().zip(documents) {
                let start = Instant::now();
                black_box(store.save(feed.feed, document, now, true));
                slowest = slowest.max(start.elapsed());
            }
        })?;
        writeln!(out, "  {:<28}{:>9.2} ms", "  slowest feed", milliseconds(slowest))?;
    }
    say(&mut out, "one article read", || {
        store.apply(&Change::Read {
            ids: vec![documents[0][0].id.clone()],
            read: true,
        })
    })?;
    let all = Change::ReadListing(Marking::all(&Listing::default(), Timestamp::now()));
    say(&mut out, "mark all read", || store.apply(&all))?;
    say(&mut out, "take it back", || store.undo())?;
    say(&mut out, "do it again", || store.redo())?;
    say(&mut out, "bring it to disk", || store.sync_to_disk())?;
    let bytes = std::fs::metadata(folder.path().join("library.db"))?.len();
    writeln!(out, "  {:<28}{:>9} MB", "on disk", bytes / 1_000_000)
}

fn say<T>(out: &mut impl Write, name: &str, work: impl FnOnce() -> T) -> io::Result<()> {
    let start = Instant::now();
    black_box(work());
    writeln!(out, "  {name:<28}{:>9.2} ms", milliseconds(start.elapsed()))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The document of a feed, so many of its articles edited.
fn document(feed: usize, edited: usize) -> Vec<Incoming> {
    let entry = |number: usize| {
        let name = format!("{feed}-{number}");
        let text = text(feed * FEED_ARTICLES + number);
        let keys = (feed * FEED_ARTICLES + number) as u64;
        let key = keys.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let version = u64::from(number < edited);
        Incoming {
            id: ArticleId::new("bench", &name),
            guid_key: Some(key),
            url_key: Some(!key),
            text_key: key ^ version,
            content_key: key ^ version,
            published: Timestamp::from_second(
                1_700_000_000 + i64::try_from(keys * 977 % 60_000_000).unwrap_or(0),
            )
            .ok(),
            title: Text::title(&format!("The harbour on day {name} of the year")),
            outlet: Text::name("Harbour Wire"),
            url: Some(Text::line(&format!("https://{feed}.example/articles/{number}"))),
            data: pack(text.as_bytes()),
        }
    };
    (0..FEED_ARTICLES).map(entry).collect()
}

/// Text that packs about as well as prose.
fn text(seed: usize) -> String {
    const SYLLABLES: &[&str] = &[
        "ka", "lo", "min", "ter", "sa ", "ro", "vel ", "du", "qui", "pa ", "zen", "bor", "ni", "tha", "gre ",
        "um",
    ];
    let mut state = seed as u64 + 1;
    let mut text = String::with_capacity(TEXT_BYTES + 8);
    while text.len() < TEXT_BYTES {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        text.push_str(SYLLABLES[(state >> 60) as usize & 15]);
    }
    text
}
