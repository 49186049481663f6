//! Features: what is looked at of a report, made once and used for every comparison.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::domain::article::{Article, ArticleId};
use crate::domain::comparison::{ComparedReport, Sentence, State, Stretch};
use crate::domain::limits;
use crate::domain::text::Text;

use super::dates::{self, DateWords};
use super::figures::{self, Figure};
use super::names::{self, Name};
use super::quotes::{self, Quote};
use super::runs::{self, RunWord};
use super::split;
use super::tongue::Tongue;
use super::words::{self, Token, Word};

/// What is looked at of a report.
#[derive(Clone, Debug)]
pub struct Features {
    pub(super) article: ArticleId,
    pub(super) title: Text,
    pub(super) outlet: Text,
    pub(super) published: Option<Timestamp>,
    pub(super) published_stands_in: bool,
    /// The day it was published on where it was published.
    pub(super) day: Option<Date>,
    pub(super) tongue: Tongue,
    pub(super) lines: Vec<Line>,
    pub(super) is_cut: bool,
}

/// A sentence, and what is in it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub text: Text,
    pub place: Option<Stretch>,
    /// The headline, or what stands for it.
    pub is_head: bool,
    /// The headline, or the first sentence of the text.
    pub is_opening: bool,
    /// What stands above the text: the place it is filed from.
    pub is_dateline: bool,
    pub tokens: Vec<Token>,
    /// Words that count, in order of their hashes, each with how often.
    pub bag: Vec<(Word, u8)>,
    /// Every word as written, for verbatim runs.
    pub run_words: Vec<RunWord>,
    /// All runs of four words.
    pub runs: Vec<Word>,
    pub names: Vec<Name>,
    pub figures: Vec<Figure>,
    pub dates: Vec<DateWords>,
    pub quotes: Vec<Quote>,
    pub is_negative: bool,
}

impl Features {
    /// Looks at a report; the article's document must be there.
    pub fn of(article: &Article) -> Self {
        let (split, is_cut) = split::split(article);
        let tongue = Tongue::of(article.language.as_deref(), &split);
        let day = article
            .published
            .map(|moment| day(moment, article.published_offset));
        let has_dateline = article.dateline.as_ref().is_some_and(|line| !line.is_empty());
        let mut lines: Vec<Line> = Vec::with_capacity(split.len());
        let mut open = None;
        let mut openings = 0;
        for (index, of_split) in split.into_iter().enumerate() {
            let is_dateline = has_dateline && index == 1 && of_split.place.is_none();
            let mut line = Line::new(of_split.text, of_split.place, tongue, day);
            if index == 0 || is_dateline {
                open = None;
            }
            let (found, left_open) = quotes::find(&line.text, open);
            line.quotes = found;
            open = left_open;
            line.is_head = index == 0;
            line.is_dateline = is_dateline;
            line.is_opening = !is_dateline && openings < 2;
            openings += usize::from(!is_dateline);
            names::drop_after_quotes(&mut line);
            lines.push(line);
        }
        Self {
            article: article.id.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            published: article.published,
            published_stands_in: article.stands_in.date,
            day,
            tongue,
            lines,
            is_cut,
        }
    }

    /// The report with nothing said of its sentences yet.
    pub(super) fn report(&self) -> ComparedReport {
        let sentence = |line: &Line| Sentence {
            text: line.text.clone(),
            place: line.place,
            state: if line.is_head || line.is_dateline {
                State::Head
            } else {
                State::New
            },
            new: Vec::new(),
        };
        ComparedReport {
            article: self.article.clone(),
            title: self.title.clone(),
            outlet: self.outlet.clone(),
            published: self.published,
            published_stands_in: self.published_stands_in,
            sentences: self.lines.iter().map(sentence).collect(),
        }
    }
}

impl Line {
    fn new(text: Text, place: Option<Stretch>, tongue: Tongue, day: Option<Date>) -> Self {
        let is_english = tongue.is_english();
        let tokens = words::tokens(&text, is_english, limits::SENTENCE_WORDS);
        let dates = dates::find(&text, &tokens, day, is_english);
        let bag = words::bag(&tokens, is_english);
        let run_words = runs::words(&tokens);
        let runs = runs::fours(&run_words);
        let figures = figures::find(&text, &tokens, &dates, is_english);
        let names = names::find(&text, &tokens, tongue);
        let is_negative = is_english && tokens.iter().any(is_negation);
        Self {
            text,
            place,
            is_head: false,
            is_opening: false,
            is_dateline: false,
            tokens,
            bag,
            run_words,
            runs,
            names,
            figures,
            dates,
            quotes: Vec::new(),
            is_negative,
        }
    }
}

fn is_negation(token: &Token) -> bool {
    token.is(&[
        "not", "no", "never", "none", "neither", "nor", "cannot", "without", "refused", "refuses", "refuse",
        "denied", "denies", "deny", "rejected", "rejects", "reject",
    ]) || token.folded.ends_with("n't")
}

/// The day of a report, by the clocks it was dated by.
fn day(published: Timestamp, offset: i32) -> Date {
    let offset = Offset::from_seconds(offset).unwrap_or(Offset::UTC);
    offset.to_datetime(published).date()
}
