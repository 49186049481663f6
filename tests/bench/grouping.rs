//! How fast a library of many articles is grouped, and a refresh that comes into it.
//!
//! `cargo bench --bench grouping -- [ARTICLES [A-DAY]]`

mod dice;

use std::fs;
use std::io::{self, Write, stdout};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use newsview::domain::article::{Article, ArticleId, Origin};
use newsview::domain::document::Document;
use newsview::domain::library::FeedId;
use newsview::domain::subscription::Subscription;
use newsview::domain::text::Text;
use newsview::jobs::group::{self, Grouper};
use newsview::jobs::refresh::incoming;
use newsview::jobs::stored;
use newsview::store::Store;
use newsview::store::reader::Reader;
use tempfile::TempDir;

use dice::Dice;

/// Words of a text, and how many of them its event has of its own.
const WORDS: usize = 300;
const OWN: usize = 25;
/// How many articles tell of one event, on average.
const REPORTS: usize = 3;
const REFRESH: usize = 1_000;

impl Dice {
    /// A word; the one at place n is about n times rarer than the first.
    fn common(&mut self) -> usize {
        let most = self.roll(40_000) + 1;
        self.roll(most)
    }
}

fn word(number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ka", "lo", "mi", "te", "sa", "ro", "ve", "du", "pa", "ze", "bo", "ni", "gu", "fe", "hy", "wo",
    ];
    let digits = [number, number / 16, number / 256, number / 4096];
    digits.map(|digit| SYLLABLES[digit % 16]).concat()
}

/// An article at this place of time; those near each other may tell of one event.
fn article(place: usize, a_day: usize, dice: &mut Dice) -> Article {
    let event = (place + dice.roll(a_day.max(1))) / REPORTS;
    let mut own = Dice(event as u64);
    let own: Vec<String> = (0..OWN).map(|_| word(own.roll(65_536))).collect();
    let mut text = String::new();
    for number in 0..WORDS {
        let is_own = dice.roll(6) == 0;
        let next = if is_own {
            own[dice.roll(OWN)].clone()
        } else {
            word(dice.common())
        };
        text.push_str(&next);
        text.push_str(if number % 12 == 11 { ". " } else { " " });
    }
    let name = place.to_string();
    let mut article = Article::new(ArticleId::new("bench", &name), Origin::default());
    article.guid = Some(Text::line(&name));
    article.title = Text::title(&own[..5].join(" "));
    article.outlet = Text::name(&format!("Outlet {}", dice.roll(200)));
    let seconds = i64::try_from(place * 86_400 / a_day).expect("a few years");
    let start: Timestamp = "2024-01-01T00:00:00Z".parse().expect("a date");
    article.published = Some(start + SignedDuration::from_secs(seconds));
    article.document = Document::of_paragraphs([text.as_str()]);
    article
}

fn save(store: &mut Store, feed: FeedId, articles: impl Iterator<Item = Article>) {
    let entries: Vec<_> = articles.map(incoming::of).collect();
    store.save(feed, &entries, Timestamp::now(), true);
}

fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or_default();
    line.trim_start_matches("VmHWM:").trim().to_owned()
}

#[allow(clippy::too_many_lines, reason = "one measurement after the other")]
fn main() -> io::Result<()> {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse().ok());
    let articles: usize = numbers.next().unwrap_or(100_000);
    let a_day: usize = numbers.next().unwrap_or(2_000);
    let folder = TempDir::new()?;
    let data = folder.path().join("data");
    let (mut store, _) = Store::open(&folder.path().join("config"), &data);
    let feed = store
        .follow_feeds(&[Subscription::new("https://bench.example/feed")], true)
        .feeds[0];
    let mut dice = Dice(7);
    for start in (0..articles).step_by(REFRESH) {
        save(
            &mut store,
            feed,
            (start..(start + REFRESH).min(articles)).map(|place| article(place, a_day, &mut dice)),
        );
    }
    let mut out = stdout().lock();
    writeln!(
        out,
        "{articles} articles, {a_day} a day; stored, peak memory {}",
        peak()
    )?;
    let mut grouper = Grouper::new(Reader::new(&data));
    let (mut count, mut longest) = (0, Duration::ZERO);
    let began = Instant::now();
    while let Some(round) = grouper
        .round(&stored::open, Timestamp::now())
        .map_err(io::Error::other)?
    {
        let writing = Instant::now();
        let outcome = store.keep_round(&round);
        longest = longest.max(writing.elapsed());
        count += round.assigned.len();
        grouper.written(outcome.as_ref());
    }
    let taken = began.elapsed();
    let each = taken / u32::try_from(count.max(1)).unwrap_or(u32::MAX);
    let stories = Reader::new(&data).count_stories().map_err(io::Error::other)?;
    writeln!(
        out,
        "first grouping: {taken:.1?}, {each:.1?} an article, longest transaction {longest:.1?}, {stories} stories, \
         peak memory {}",
        peak()
    )?;
    for what in ["goes on", "starts anew"] {
        let start = articles + if what == "goes on" { 0 } else { REFRESH };
        save(
            &mut store,
            feed,
            (start..start + REFRESH).map(|place| article(place, a_day, &mut dice)),
        );
        if what == "starts anew" {
            grouper = Grouper::new(Reader::new(&data));
        }
        let began = Instant::now();
        let count = group::all(&mut store, &mut grouper, &stored::open).map_err(io::Error::other)?;
        writeln!(
            out,
            "a refresh of {REFRESH} ({count} assigned), the grouper {what}: {:.1?} (goal 250 ms), peak memory {}",
            began.elapsed(),
            peak()
        )?;
    }
    Ok(())
}
