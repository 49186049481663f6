//! How fast reports are grouped into stories, in time of one core, and how much memory the window takes.
//!
//! `cargo bench --bench stories -- [A-DAY TOTAL [REFRESH]]`; without any, all that the documentation tells of

mod dice;

use std::fs;
use std::io::{self, Write, stdout};
use std::time::Duration;

use jiff::Timestamp;
use newsview::domain::article::{Article, ArticleId, Origin};
use newsview::domain::document::Document;
use newsview::domain::text::Text;
use newsview::stories::group::{Features, Grouping, Rules, Term};

use dice::Dice;

/// 1 January 2025.
const START: i64 = 1_735_689_600;
const DAY: usize = 86_400;
/// Words that are invented, the later the rarer, and how many an article takes of them.
const VOCABULARY: f64 = 200_000.0;
const BACKGROUND: usize = 130;
/// Words of an event, and how many reports it has.
const EVENT: usize = 16;
const REPORTS: usize = 4;

impl Dice {
    /// A word by its rank: each rank as often as its inverse.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "ranks are small"
    )]
    fn word(&mut self) -> u64 {
        let part = self.roll(1 << 30) as f64 / f64::from(1 << 30);
        VOCABULARY.powf(part) as u64
    }
}

/// The words of an article: those of its event, of which a report has three in four, and others.
fn words(dice: &mut Dice, event: usize) -> Vec<u64> {
    let mut words: Vec<u64> = (0..EVENT).map(|nth| event_word(event, nth)).collect();
    words.retain(|_| dice.roll(4) > 0);
    words.extend((0..BACKGROUND).map(|_| dice.word()));
    words
}

/// A quarter of an event's words are names that are its own; the others are rare, but known.
fn event_word(event: usize, nth: usize) -> u64 {
    let mixed = (event as u64 * 64 + nth as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    if nth.is_multiple_of(4) {
        1_000_000 + (mixed >> 24)
    } else {
        1_000 + mixed % 150_000
    }
}

fn event(place: usize, a_day: usize) -> usize {
    // The reports of an event come within half a day.
    let block = (a_day / 2).max(REPORTS);
    place / block * block + place % block % (block / REPORTS).max(1)
}

fn published(place: usize, a_day: usize) -> i64 {
    START + i64::try_from(place * DAY / a_day).unwrap_or_default()
}

/// An article as it stands in memory after its words were split.
fn features(dice: &mut Dice, place: usize, a_day: usize) -> Features {
    let mut words = words(dice, event(place, a_day));
    let own = words[..words.len() - BACKGROUND].to_vec();
    words.sort_unstable();
    words.dedup();
    let mut written = String::new();
    let mut terms: Vec<Term> = Vec::with_capacity(words.len());
    for word in words {
        let start = u32::try_from(written.len()).unwrap_or_default();
        written.push_str("wording");
        let key = word.wrapping_mul(0xff51_afd7_ed55_8ccd) >> 32;
        let weight = if own.contains(&word) {
            5.0
        } else {
            [2.0, 0.7][dice.roll(2)]
        };
        terms.push(Term {
            key: u32::try_from(key).unwrap_or_default(),
            weight,
            is_name: own.contains(&word),
            without_opening: weight,
            start,
            length: 7,
        });
    }
    terms.sort_unstable_by_key(|term| term.key);
    terms.dedup_by_key(|term| term.key);
    Features {
        article: Some(id(place)),
        published: Some(published(place, a_day)),
        words: 400,
        read: 400,
        text: place as u64 + 1,
        terms,
        written,
        ..Features::default()
    }
}

fn id(place: usize) -> ArticleId {
    ArticleId::given(&format!(
        "{:016x}",
        (place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    ))
}

/// The same with its text, about 400 words.
fn article(dice: &mut Dice, place: usize, a_day: usize) -> Article {
    let spelled = |word: u64| {
        const SYLLABLES: [&str; 16] = [
            "ka", "lo", "min", "ter", "sa", "ro", "vel", "du", "qui", "pa", "zen", "bor", "ni", "tha", "gre",
            "um",
        ];
        let mut rest = word;
        let mut spelled = String::new();
        while rest > 0 {
            spelled.push_str(SYLLABLES[usize::try_from(rest % 16).unwrap_or_default()]);
            rest /= 16;
        }
        spelled
    };
    let mut all: Vec<u64> = words(dice, event(place, a_day));
    all.extend((0..260).map(|_| dice.word()));
    let spelled: Vec<String> = all.into_iter().map(spelled).collect();
    let mut article = Article::new(id(place), Origin::default());
    article.title = Text::title(&spelled[..9].join(" "));
    article.published = Timestamp::from_second(published(place, a_day)).ok();
    let paragraphs: Vec<String> = spelled.chunks(60).map(|words| words.join(" ")).collect();
    article.document = Document::of_paragraphs(paragraphs.iter().map(String::as_str));
    article
}

/// What this thread has worked so far: the machine may do other things as well.
fn worked() -> Duration {
    let line = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = line.split(' ').next().and_then(|nanos| nanos.parse().ok());
    nanos.map_or_else(Duration::default, Duration::from_nanos)
}

/// Bytes of this process in memory.
fn resident() -> u64 {
    let pages = fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|line| line.split(' ').nth(1)?.parse::<u64>().ok());
    pages.unwrap_or(0) * 4096
}

#[allow(clippy::cast_precision_loss, reason = "rates need few digits")]
fn rate(articles: usize, took: Duration) -> f64 {
    articles as f64 / took.as_secs_f64()
}

/// Groups so many articles as they come, and prints how fast.
fn run(out: &mut impl Write, a_day: usize, total: usize, refresh: usize) -> io::Result<()> {
    const PART: usize = 10_000;
    let mut dice = Dice(2026);
    let mut grouping = Grouping::default();
    let before = resident();
    let (mut took, mut first, mut last) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    let (mut slowest, mut stories) = (Duration::ZERO, 0);
    for start in (0..total).step_by(refresh) {
        let batch: Vec<Features> = (start..total.min(start + refresh))
            .map(|place| features(&mut dice, place, a_day))
            .collect();
        let now = Timestamp::from_second(published(start + refresh, a_day)).unwrap_or_default();
        let begun = worked();
        let refreshed = grouping.add(batch, now, &Rules::default());
        let elapsed = worked().saturating_sub(begun);
        took += elapsed;
        slowest = slowest.max(elapsed);
        first += if start < PART { elapsed } else { Duration::ZERO };
        last += if start + PART >= total {
            elapsed
        } else {
            Duration::ZERO
        };
        stories += refreshed
            .assignments
            .iter()
            .filter(|one| one.reason.is_none())
            .count();
    }
    let memory = resident().saturating_sub(before) / grouping.len().max(1) as u64;
    let slowest = slowest.as_secs_f64() * 1000.0;
    writeln!(
        out,
        "{a_day:8} {total:10} {:10.0} {:10.0} {:10.0} {slowest:10.1} {stories:9} {:9} {memory:9}",
        rate(total, took),
        rate(PART, first),
        rate(PART, last),
        grouping.len()
    )
}

fn main() -> io::Result<()> {
    let mut out = stdout().lock();
    let numbers: Vec<usize> = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    if let [a_day, total, ..] = numbers[..] {
        heading(&mut out)?;
        return run(&mut out, a_day, total, numbers.get(2).copied().unwrap_or(200));
    }
    split(&mut out)?;
    heading(&mut out)?;
    for (a_day, total, refresh) in [
        (2_000, 10_000, 200),
        (2_000, 100_000, 200),
        (2_000, 1_000_000, 200),
        (50_000, 1_000_000, 1_000),
    ] {
        run(&mut out, a_day, total, refresh)?;
    }
    Ok(())
}

/// How fast articles with their texts are read and grouped.
fn split(out: &mut impl Write) -> io::Result<()> {
    let mut dice = Dice(7);
    let articles: Vec<Article> = (0..6_000).map(|place| article(&mut dice, place, 2_000)).collect();
    let begun = worked();
    let split: Vec<Features> = articles.iter().map(Features::of).collect();
    let splitting = worked().saturating_sub(begun);
    let now = Timestamp::from_second(published(articles.len(), 2_000)).unwrap_or_default();
    let mut grouping = Grouping::default();
    let begun = worked();
    for batch in split.chunks(200) {
        grouping.add(batch.to_vec(), now, &Rules::default());
    }
    let assigning = worked().saturating_sub(begun);
    writeln!(
        out,
        "articles of 400 words: split {:.0}/s, assigned {:.0}/s, both {:.0}/s\n",
        rate(split.len(), splitting),
        rate(split.len(), assigning),
        rate(split.len(), splitting + assigning)
    )
}

fn heading(out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "{:>8} {:>10} {:>10} {:>10} {:>10} {:>10} {:>9} {:>9} {:>9}",
        "a day", "total", "a second", "first 10k", "last 10k", "slowest ms", "stories", "window", "B each"
    )
}
