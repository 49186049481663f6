//! How long comparing takes: two reports of 1,000 words, and thirty reports of one story.
//!
//! `cargo bench --bench compare` makes reports of invented words that share half of their sentences,
//! compares them twenty times and prints the median and the longest time of each.

mod dice;

use std::io::{Write, stdout};
use std::time::{Duration, Instant};

use newsview::domain::article::{Article, ArticleId, Origin};
use newsview::domain::document::Document;
use newsview::domain::text::Text;
use newsview::stories::compare::{Features, between, compare, known};

use dice::Dice;

const ROUNDS: usize = 20;
const SYLLABLES: &[&str] = &[
    "ra", "to", "mi", "ven", "sol", "ke", "dra", "pil", "no", "gar", "lu", "thes", "bri", "on", "cal", "der",
];
const SMALL: &[&str] = &["the", "of", "and", "in", "to", "a", "was", "for", "on", "with"];

impl Dice {
    fn word(&mut self) -> String {
        let count = 2 + self.roll(2);
        (0..count)
            .map(|_| SYLLABLES[self.roll(SYLLABLES.len())])
            .collect()
    }

    fn sentence(&mut self) -> String {
        let mut words = vec!["The".to_owned()];
        for place in 0..22 {
            words.push(match (place % 9, self.roll(8)) {
                (7, 0..=3) => format!("{} people", 10 + self.roll(90)),
                (4, _) | (_, 0..=2) => SMALL[self.roll(SMALL.len())].to_owned(),
                (_, 3) => {
                    let word = self.word();
                    word[..1].to_uppercase() + &word[1..]
                }
                _ => self.word(),
            });
        }
        let text = words.join(" ");
        if self.roll(6) == 0 {
            format!("“{text},” she said on Tuesday.")
        } else {
            format!("{text}.")
        }
    }
}

fn reports(count: usize, sentences: usize) -> Vec<Article> {
    let mut dice = Dice(7);
    let shared: Vec<String> = (0..sentences).map(|_| dice.sentence()).collect();
    let report = |name: usize, dice: &mut Dice| {
        let text = |dice: &mut Dice| {
            if dice.roll(2) == 0 {
                shared[dice.roll(shared.len())].clone()
            } else {
                dice.sentence()
            }
        };
        let texts: Vec<String> = (0..sentences).map(|_| text(dice)).collect();
        let mut article = Article::new(ArticleId::new("bench", &name.to_string()), Origin::default());
        article.title = Text::title(&shared[0][..40]);
        article.published = "2025-08-13T08:10:00Z".parse().ok();
        article.document = Document::of_paragraphs(texts.iter().map(String::as_str));
        article
    };
    (0..count).map(|name| report(name, &mut dice)).collect()
}

fn line(name: &str, mut run: impl FnMut() -> usize) {
    let mut times: Vec<Duration> = Vec::new();
    let mut found = 0;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        found = run();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let told = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
    let row = format!(
        "{name:<44} {:>12} {:>12} {found:>8} links\n",
        told(times[ROUNDS / 2]),
        told(times[ROUNDS - 1])
    );
    stdout().write_all(row.as_bytes()).expect("standard output");
}

fn main() {
    let pair = reports(2, 42);
    let thirty = reports(30, 42);
    let pair: Vec<&Article> = pair.iter().collect();
    let thirty: Vec<&Article> = thirty.iter().collect();
    line("two reports of 1,000 words", || compare(&pair).links.len());
    line("thirty reports of 1,000 words", || compare(&thirty).links.len());
    line("what is new after 29 reports", || {
        known(thirty[0], &thirty[1..]).sentences.len()
    });
    let features: Vec<Features> = thirty.iter().map(|article| Features::of(article)).collect();
    let features: Vec<&Features> = features.iter().collect();
    line("thirty reports looked at before", || {
        between(&features).links.len()
    });
    line("looking at thirty reports", || {
        thirty
            .iter()
            .map(|article| Features::of(article))
            .collect::<Vec<_>>()
            .len()
    });
    let long = reports(2, 3_000);
    let long: Vec<&Article> = long.iter().collect();
    line("two reports of 3,000 sentences", || compare(&long).links.len());
}
