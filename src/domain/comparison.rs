//! Comparison: what reports say alike, and what only one has; their own words and nothing else.

mod alike;
mod between;
mod groups;
mod items;
mod mark;
mod rows;
mod scripts;
mod table;

use std::ops::Range;

use jiff::Timestamp;

use super::article::ArticleId;
use super::text::Text;

pub use items::Item;
pub use mark::Mark;
pub use rows::Row;
pub use table::TableRow;

/// Two or more reports laid side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    pub reports: Vec<ComparedReport>,
    /// The strongest first; ties by sentence.
    pub links: Vec<Link>,
    pub facts: Vec<Fact>,
    /// Claims that several reports make, with three reports or more.
    pub claims: Vec<Vec<Place>>,
    /// The reports are of different languages: only numbers, names and dates were compared.
    pub is_across_languages: bool,
    /// A report is longer than what is compared of it; its rest is left out.
    pub is_cut: bool,
}

/// A report, sentence by sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedReport {
    pub article: ArticleId,
    pub title: Text,
    pub outlet: Text,
    pub published: Option<Timestamp>,
    /// The file's date stands in for one that the report does not state.
    pub published_stands_in: bool,
    /// The headline is sentence 0.
    pub sentences: Vec<Sentence>,
}

/// One sentence, as the report has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    pub text: Text,
    /// Where it stands in the document; none of a headline.
    pub place: Option<Stretch>,
    pub state: State,
    /// What of it was not read elsewhere, as characters of `text`.
    pub new: Vec<Range<usize>>,
}

/// A stretch of a document's text: bytes of one text, as
/// [`super::document::Document::each_text`] counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stretch {
    pub text: u32,
    pub start: u32,
    pub end: u32,
}

/// Whether a sentence tells something that the other reports do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// The headline or the dateline, which are never dimmed.
    #[default]
    Head,
    /// Nothing answers it.
    New,
    /// Answered, and it tells more.
    Part,
    /// All of it is told elsewhere.
    Known,
}

/// A sentence of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    pub report: usize,
    pub sentence: usize,
}

/// Two sentences about one matter; `a` is of the report given first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    pub a: Place,
    pub b: Place,
    pub score: f32,
    /// Each is the other's best.
    pub is_best: bool,
}

/// A figure, date or quotation that two reports have; `a` is of the report given first.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub kind: FactKind,
    pub relation: Relation,
    pub a: Excerpt,
    pub b: Excerpt,
}

/// What a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKind {
    Figure,
    Date,
    Quote,
}

/// How two reports' words for a fact stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    Same,
    Close,
    Differs,
}

/// Characters of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub place: Place,
    pub range: Range<usize>,
}

impl ComparedReport {
    /// Which sentence is the dateline, if there is one: it tells where the report is from, and is
    /// answered by none.
    pub fn dateline(&self) -> Option<usize> {
        let second = self.sentences.get(1)?;
        (second.state == State::Head).then_some(1)
    }
}

impl Comparison {
    pub fn sentence(&self, place: Place) -> Option<&Sentence> {
        self.reports.get(place.report)?.sentences.get(place.sentence)
    }

    /// The words of an excerpt, as the report has them.
    pub fn words(&self, excerpt: &Excerpt) -> &str {
        let Some(sentence) = self.sentence(excerpt.place) else {
            return "";
        };
        let text = sentence.text.as_str();
        &text[alike::bytes(text, &excerpt.range)]
    }

    /// The sentences of a report that no sentence of another answers; a dateline is none of them.
    pub fn only(&self, report: usize) -> Vec<usize> {
        let is_linked = |sentence: usize| {
            let place = Place { report, sentence };
            self.links.iter().any(|link| link.a == place || link.b == place)
        };
        let count = self.reports.get(report).map_or(0, |it| it.sentences.len());
        let dateline = self.reports.get(report).and_then(ComparedReport::dateline);
        (0..count)
            .filter(|sentence| !is_linked(*sentence) && Some(*sentence) != dateline)
            .collect()
    }
}
