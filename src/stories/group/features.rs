//! Features: what grouping needs of an article, and nothing more.

use jiff::Timestamp;

use super::reader::{Field, Reader, TEXT};
use super::words::{hash, mix};
use super::{round_up, wording};
use crate::domain::article::{Article, ArticleId};
use crate::domain::document::{Block, Document};
use crate::domain::text::floor_to_char;

/// What grouping needs of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    pub article: Option<ArticleId>,
    /// Who reports, hashed; 0 where nobody says.
    pub outlet: u32,
    /// Two letters of its language; 0 where nobody says.
    pub language: u16,
    /// When it was published, in seconds.
    pub published: Option<i64>,
    /// What stands in for that: when it was fetched, or when its neighbour was published.
    pub stand_in: Option<i64>,
    /// How many words its text has, and how many of title and text were read.
    pub words: u32,
    pub read: u32,
    /// The same for the same text.
    pub text: u64,
    /// Each term once, in the order of their keys.
    pub terms: Vec<Term>,
    /// The words that its headline begins with, and who reports; 0 for none. The same again and again
    /// is a series: a live blog, a daily column.
    pub opening: u32,
    /// The same for headlines of the same words, and how many of them are different.
    pub title: Title,
    /// Most of its words are numbers: a table, which tells no event.
    pub is_table: bool,
    /// Its headline lists what its passages tell one after the other: it is about several events.
    pub is_round_up: bool,
    /// The terms as they are first written, one after the other.
    pub written: String,
}

/// What is kept of a headline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Title {
    pub key: u32,
    pub terms: u8,
}

/// A word of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Term {
    pub key: u32,
    pub weight: f32,
    /// It is written as a name.
    pub is_name: bool,
    /// What it weighs where the headline's opening words are left out.
    pub without_opening: f32,
    /// Where it is written in [`Features::written`].
    pub start: u32,
    pub length: u16,
}

impl Features {
    /// Those of an article whose document is built; without one its summary stands for it.
    pub fn of(article: &Article) -> Self {
        let mut reader = Reader::new();
        let (opening, rest) = parted(&article.title);
        reader.title(opening, Field::Opening);
        let begins_with = reader.title_key;
        reader.title(rest, Field::Title);
        if article.document.is_empty() {
            reader.text(article.summary.as_deref().unwrap_or_default());
        } else {
            read(&article.document, &mut reader);
        }
        let words = u32::try_from(article.document.word_count()).unwrap_or(u32::MAX);
        let title = hash(&reader.title_key.to_le_bytes());
        let mut features = reader.finish();
        features.title.key = title;
        features.article = Some(article.id.clone());
        features.outlet = outlet(article);
        features.opening = key_of_opening(features.outlet, begins_with, rest.is_empty());
        features.language = article.language.as_deref().map_or(0, language);
        features.published = article.published.map(Timestamp::as_second);
        features.text = wording::of(article, features.words < TEXT);
        features.words = words.max(features.words);
        features.is_round_up = round_up::is_one(&article.document, opening, rest);
        features
    }

    /// The keys that are counted: its terms, and its opening.
    pub(super) fn counted(&self) -> Vec<u32> {
        let mut keys = Vec::with_capacity(self.terms.len() + 1);
        keys.extend(self.terms.iter().map(|term| term.key));
        if self.opening != 0
            && let Err(at) = keys.binary_search(&self.opening)
        {
            keys.insert(at, self.opening);
        }
        keys
    }

    /// A term as it is written.
    pub fn written(&self, term: &Term) -> &str {
        let start = term.start as usize;
        self.written
            .get(start..start + usize::from(term.length))
            .unwrap_or_default()
    }
}

/// Reads the texts of a document until enough words were read; closing lines are not the report's.
fn read<'a>(document: &'a Document, reader: &mut Reader<'a>) {
    document.each_block(|block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => reader.text(&text.text),
        Block::Preformatted { text, .. } => reader.text(text),
        Block::Table(table) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            cells.for_each(|cell| reader.text(&cell.text));
        }
        Block::Figure(_) | Block::List(_) | Block::Quote(_) | Block::Rule | Block::Closing(_) => {}
    });
}

fn outlet(article: &Article) -> u32 {
    if article.stands_in.outlet || article.outlet.is_empty() {
        return 0;
    }
    hash(article.outlet.as_bytes()).max(1)
}

/// The opening words of a headline and what follows; a headline without a colon or dash is one opening.
fn parted(title: &str) -> (&str, &str) {
    const MARKS: [&str; 6] = [": ", "：", " – ", " — ", " - ", " | "];
    const WORDS: usize = 6;
    let found = MARKS.iter().filter_map(|mark| title.find(mark));
    match found.min().map(|at| title.split_at(at)) {
        Some((opening, rest)) if opening.split_whitespace().count() <= WORDS => (opening, rest),
        _ => (title, ""),
    }
}

/// None for a whole headline of nobody's: many say the same then.
fn key_of_opening(outlet: u32, opening: u64, is_whole: bool) -> u32 {
    if opening == 0 || (is_whole && outlet == 0) {
        return 0;
    }
    hash(&mix(opening ^ u64::from(outlet)).to_le_bytes()).max(1)
}

/// The two letters of a language's name, whatever region or script follows; 0 for none.
fn language(name: &str) -> u16 {
    /// Three letters for the languages that are often named so.
    const LONG: [(&str, &str); 26] = [
        ("ara", "ar"),
        ("bul", "bg"),
        ("ces", "cs"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("fas", "fa"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("ger", "de"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hun", "hu"),
        ("ita", "it"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("nld", "nl"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("spa", "es"),
        ("swe", "sv"),
        ("tur", "tr"),
        ("zho", "zh"),
    ];
    let first = name.split(['-', '_']).next().unwrap_or_default().trim();
    let lower = floor_to_char(first, 16).to_ascii_lowercase();
    let short = LONG
        .iter()
        .find(|(long, _)| *long == lower)
        .map_or(lower.as_str(), |(_, short)| short);
    match short.as_bytes() {
        b"" | b"und" | b"mul" | b"zxx" => 0,
        &[one, two] => u16::from_be_bytes([one, two]),
        other => u16::try_from(hash(other) & 0x7fff).unwrap_or_default() | 0x8000,
    }
}
