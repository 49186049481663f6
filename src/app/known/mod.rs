//! Only what is new: what a report tells beyond those of its story that were read before.

mod acts;
mod fits;
mod order;
mod tally;

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::article::{Article, ArticleId};
use crate::domain::comparison::ComparedReport;
use crate::domain::limits;
use crate::domain::story::{Report, Story};

use super::App;
use super::effect::Effect;
use super::list::Row;
use super::message::KeptArticle;

use order::Order;
pub use tally::Tally;

/// What is known of reports beside those that were read.
#[derive(Debug, Default)]
pub struct Known {
    /// The answers that came last, the latest at the end.
    found: VecDeque<Found>,
    /// How much is new in the articles of the list.
    tallies: HashMap<ArticleId, (Subject, Tally)>,
    /// What is on its way; one at a time, the newest wins.
    asked: Option<Subject>,
    /// What was asked last for the reader, and of which text.
    of_reader: Option<(Subject, Arc<Article>)>,
    arrived: Option<Arrived>,
    /// What is new in the text that the reader has.
    news: Option<Arc<ComparedReport>>,
    /// What was read before what.
    pub(super) order: Order,
    /// Nothing is dimmed, until the user says otherwise.
    is_full: bool,
}

/// What is asked: an article, and the reports it is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Subject {
    article: ArticleId,
    updated: Option<Timestamp>,
    /// In the order of their ids.
    read: Vec<ArticleId>,
}

/// An answer, and of which text it was seen to be or not to be.
#[derive(Debug)]
struct Found {
    subject: Subject,
    report: Arc<ComparedReport>,
    fits: Option<(Arc<Article>, bool)>,
}

/// A report that came into the reader, and which reports with the same text had been read by then.
#[derive(Debug)]
struct Arrived {
    article: ArticleId,
    copies: Vec<ArticleId>,
}

impl App {
    /// What is new in the report that the reader shows, once that is found out.
    pub fn news(&self) -> Option<&Arc<ComparedReport>> {
        let is_text = self.reader.changes.is_none();
        self.told.news.as_ref().filter(|_| is_text)
    }

    /// Whether what is known is to be dimmed.
    pub fn dims_known(&self) -> bool {
        !self.told.is_full
    }

    /// How much of the report in the reader is new.
    pub fn tally_of_reader(&self) -> Option<Tally> {
        self.told.news.as_deref().map(Tally::of)
    }

    /// How much of a row's report is new to somebody who read others of its story.
    pub fn tally_of_row(&self, row: &Row) -> Option<Tally> {
        let (subject, tally) = self.told.tallies.get(&row.article.id)?;
        let (wanted, _) = self.subject_of_row(row)?;
        subject.holds_for(&wanted).then_some(*tally)
    }

    /// Asks what is new in the reader's text, unless that is known; called after whatever happened.
    pub(super) fn ask_known(&mut self, effects: &mut Vec<Effect>) {
        self.note_arrival();
        let wanted = self.subject_of_reader();
        let Some((article, (subject, read))) = self.reader.article.clone().zip(wanted) else {
            self.told.news = None;
            return;
        };
        let (news, is_newest) = self.told.fitting(&subject, &article);
        self.told.news = news;
        let last = self.told.of_reader.as_ref();
        let is_asked = last.is_some_and(|(last, text)| *last == subject && Arc::ptr_eq(text, &article));
        if is_newest || is_asked {
            return;
        }
        self.told.of_reader = Some((subject.clone(), Arc::clone(&article)));
        self.told.asked = Some(subject);
        effects.push(find_new(article, read));
    }

    /// Asks how much is new in one of the rows on the screen, after they were drawn.
    pub(super) fn ask_known_of_rows(&mut self, effects: &mut Vec<Effect>) {
        if self.told.asked.is_some() {
            return;
        }
        let rows = self.list.rows.iter();
        let shown = rows.skip(self.list.top).take(self.viewport.list_rows);
        let wanted = shown.filter_map(|row| {
            let (subject, read) = self.subject_of_row(row)?;
            let known = self.told.tallies.get(&row.article.id);
            let is_known = known.is_some_and(|(known, _)| *known == subject);
            (!is_known).then(|| (Arc::clone(&row.article), subject, read))
        });
        let Some((article, subject, read)) = wanted.take(1).next() else {
            return;
        };
        self.told.asked = Some(subject);
        effects.push(find_new(article, read));
    }

    /// An answer came; one that is not waited for any more is dropped.
    pub(super) fn take_new(
        &mut self,
        article: &ArticleId,
        mut read: Vec<ArticleId>,
        report: &Arc<ComparedReport>,
    ) {
        read.sort_unstable();
        let known = &mut self.told;
        let is_its = |asked: &mut Subject| asked.article == *article && asked.read == read;
        let Some(subject) = known.asked.take_if(is_its) else {
            return;
        };
        if known.tallies.len() >= limits::TALLIES {
            known.tallies.clear();
        }
        let tally = Tally::of(report);
        known.tallies.insert(article.clone(), (subject.clone(), tally));
        known.found.retain(|found| found.subject.article != *article);
        known.found.push_back(Found {
            subject,
            report: Arc::clone(report),
            fits: None,
        });
        if known.found.len() > limits::FOUND_REPORTS {
            known.found.pop_front();
        }
    }

    /// A copy that was read before a report came counts as read; one marked with it does not.
    fn note_arrival(&mut self) {
        let shown = self.reader.article.as_ref().map(|article| &article.id);
        if self.told.arrived.as_ref().map(|arrived| &arrived.article) == shown {
            return;
        }
        let story = shown.and_then(|id| Some((id, self.story_of(id)?)));
        self.told.arrived = story.map(|(id, story)| {
            let text = text_of(story, id);
            let is_copy = |report: &&Report| Some(report.text) == text && self.is_read(&report.article.id);
            let copies = story
                .reports
                .iter()
                .filter(is_copy)
                .map(|copy| copy.article.id.clone());
            Arrived {
                article: id.clone(),
                copies: if self.is_read(id) {
                    Vec::new()
                } else {
                    copies.collect()
                },
            }
        });
    }

    fn subject_of_reader(&self) -> Option<(Subject, Vec<KeptArticle>)> {
        let article = self.reader.article.as_ref().filter(|_| !self.reader.is_waiting)?;
        let story = self.story_of(&article.id)?;
        let arrived = self.told.arrived.as_ref()?;
        self.subject(article, story, |copy| arrived.copies.contains(copy))
    }

    /// The story that a row stands for, or is a report of.
    fn story_of_row<'a>(&'a self, row: &'a Row) -> Option<&'a Arc<Story>> {
        row.story.as_ref().or_else(|| self.story_of(&row.article.id))
    }

    /// None of what is read, or of a story of which nothing was read.
    fn subject_of_row(&self, row: &Row) -> Option<(Subject, Vec<KeptArticle>)> {
        let story = self.story_of_row(row)?;
        if self.is_read(&row.article.id) {
            return None;
        }
        self.subject(&row.article, story, |_| true)
    }

    /// Whether the other report was read, and before this one.
    fn was_read_before(&self, other: &ArticleId, id: &ArticleId) -> bool {
        self.is_read(other) && (!self.is_read(id) || self.told.order.is_before(other, id))
    }

    fn subject(
        &self,
        article: &Article,
        story: &Story,
        is_copy_read: impl Fn(&ArticleId) -> bool,
    ) -> Option<(Subject, Vec<KeptArticle>)> {
        let own = text_of(story, &article.id);
        let mut texts = HashSet::new();
        let is_read = |report: &&Report| {
            let id = &report.article.id;
            *id != article.id
                && self.was_read_before(id, &article.id)
                && (Some(report.text) != own || is_copy_read(id))
                && texts.insert(report.text)
        };
        let read: Vec<&Report> = story
            .reports
            .iter()
            .filter(is_read)
            .take(limits::READ_REPORTS)
            .collect();
        if read.is_empty() {
            return None;
        }
        let mut ids: Vec<ArticleId> = read.iter().map(|report| report.article.id.clone()).collect();
        ids.sort_unstable();
        let subject = Subject {
            article: article.id.clone(),
            updated: article.updated,
            read: ids,
        };
        let read = read.iter().map(|report| KeptArticle(Arc::clone(&report.article)));
        Some((subject, read.collect()))
    }
}

impl Subject {
    /// Whether what is known by this is known by the other as well, which may have read more.
    fn holds_for(&self, other: &Self) -> bool {
        let is_read = |id: &ArticleId| other.read.binary_search(id).is_ok();
        self.article == other.article && self.updated == other.updated && self.read.iter().all(is_read)
    }
}

impl Known {
    /// The answer to this, or an earlier one that still holds, if it is about the text that the
    /// article has; and whether it is the answer to just this.
    fn fitting(&mut self, subject: &Subject, article: &Arc<Article>) -> (Option<Arc<ComparedReport>>, bool) {
        let mut found = self.found.iter_mut();
        let Some(found) = found.find(|found| found.subject.holds_for(subject)) else {
            return (None, false);
        };
        let seen = found.fits.as_ref().filter(|(text, _)| Arc::ptr_eq(text, article));
        let fits = match seen {
            Some((_, fits)) => *fits,
            None => fits::fits(&found.report, &article.document),
        };
        found.fits = Some((Arc::clone(article), fits));
        let report = fits.then(|| Arc::clone(&found.report));
        (report, fits && found.subject == *subject)
    }
}

fn find_new(article: Arc<Article>, read: Vec<KeptArticle>) -> Effect {
    Effect::FindNew {
        article: KeptArticle(article),
        read,
    }
}

/// Reports with the same number are one text.
fn text_of(story: &Story, id: &ArticleId) -> Option<u32> {
    let mut reports = story.reports.iter();
    let own = reports.find(|report| report.article.id == *id)?;
    Some(own.text)
}
