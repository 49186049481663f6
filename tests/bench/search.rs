//! How fast haystacks are built and searched, beside a plain substring scan of the raw text.
//!
//! `cargo bench --bench search`

mod dice;
mod language;

use std::hint::black_box;
use std::io::{self, Write, stdout};
use std::time::{Duration, Instant};

use memchr::memmem::Finder;
use newsview::domain::query::{Haystack, Query, words};

use dice::Dice;
use language::{COMMON, SYLLABLES};

const ARTICLES: usize = 10_000;
const ARTICLE_BYTES: usize = 4_000;
const ROUNDS: usize = 31;

/// Common words as often as in English, and 5,000 invented ones, the later the rarer.
struct Language {
    common: Vec<String>,
    invented: Vec<String>,
}

impl Language {
    fn new(dice: &mut Dice) -> Self {
        let invented = (0..5_000).map(|_| (0..2 + dice.roll(3)).map(|_| SYLLABLES[dice.roll(16)]).collect());
        Self {
            common: COMMON.split_whitespace().map(str::to_owned).collect(),
            invented: invented.collect(),
        }
    }

    fn article(&self, dice: &mut Dice) -> String {
        let mut text = String::new();
        while text.len() < ARTICLE_BYTES {
            let words = if dice.roll(2) == 0 {
                &self.common
            } else {
                &self.invented
            };
            let most = 1 + dice.roll(words.len());
            text.push_str(&words[dice.roll(most)]);
            text.push_str(match dice.roll(12) {
                0 => ", ",
                1 => ". The ",
                _ => " ",
            });
        }
        text
    }
}

/// The fastest of several rounds: what the work takes while nothing else runs.
fn time(mut work: impl FnMut()) -> Duration {
    let round = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(round).min().unwrap_or_default()
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// Does it for each of these texts, and says how long one took.
fn each(out: &mut impl Write, what: &str, texts: &[String], mut work: impl FnMut(&str)) -> io::Result<()> {
    let took = time(|| {
        for text in texts {
            work(text);
        }
    });
    writeln!(
        out,
        "{what:26} {:8.2} µs",
        millis(took / u32::try_from(texts.len()).unwrap_or(1)) * 1000.0
    )
}

fn haystack(text: &str) -> Haystack {
    Haystack::new(&text[..60], text[60..].split(". "))
}

fn queries(language: &Language) -> Vec<String> {
    let rare = &language.invented[4_990];
    let mut raws: Vec<String> = [
        "t",
        "z",
        "x",
        "the",
        "the ",
        "ter",
        "and",
        "zxqjv",
        "kalo ro",
        "the and ",
        "there would",
        "\"of the\"",
        "\"the of the in\"",
        "\"and that in the of to\"",
        "-the",
        "-zxqjv",
        "\"in a is\" -zenzen",
        "e i o",
        "日本",
    ]
    .map(str::to_owned)
    .into();
    raws.push(rare.clone());
    raws.push(format!("the {rare}"));
    raws
}

fn main() -> io::Result<()> {
    let mut dice = Dice(2026);
    let language = Language::new(&mut dice);
    let texts: Vec<String> = (0..ARTICLES).map(|_| language.article(&mut dice)).collect();
    let mut out = stdout().lock();
    each(&mut out, "build a haystack of 4 kB", &texts[..50], |text| {
        drop(black_box(haystack(text)));
    })?;
    each(&mut out, "take its words", &texts[..50], |text| {
        black_box(words(text).count());
    })?;
    let query = Query::parse("the kaminlo");
    each(&mut out, "mark two words in it", &texts[..50], |text| {
        drop(black_box(query.ranges(text)));
    })?;

    let haystacks: Vec<Haystack> = texts.iter().map(|text| haystack(text)).collect();
    let finder = Finder::new("zxqjv");
    let scan = time(|| {
        black_box(
            texts
                .iter()
                .filter(|text| finder.find(text.as_bytes()).is_some())
                .count(),
        );
    });
    writeln!(
        out,
        "\n{:26} {:>8} {:>8} {:>8}",
        "query, 10,000 articles", "hits", "ms", "ratio"
    )?;
    writeln!(
        out,
        "{:26} {:8} {:8.2} {:8.2}",
        "(plain scan of raw text)",
        0,
        millis(scan),
        1.0
    )?;
    for raw in queries(&language) {
        let query = Query::parse(&raw);
        let mut hits = 0;
        let took =
            time(|| hits = black_box(haystacks.iter().filter(|one| query.find(one).is_some()).count()));
        let ratio = took.as_secs_f64() / scan.as_secs_f64();
        writeln!(out, "{raw:26} {hits:8} {:8.2} {ratio:8.2}", millis(took))?;
    }
    Ok(())
}
