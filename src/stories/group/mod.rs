//! Grouping: which reports are of one event; incremental, without a model, the same every time.
//!
//! An article is a vector of its heaviest words ([`Features`], then counts of the window). A refresh is
//! counted first and assigned then, in the order of time, so that the order in it does not matter. Each
//! article joins the nearest story, if it is near enough, or founds one; a second look at the end of
//! a refresh may move a young report. What leaves the window keeps its story and costs nothing more.

mod apart;
mod around;
mod capitals;
mod counts;
mod days;
mod entry;
mod features;
mod index;
mod known;
mod lists;
mod loading;
mod look;
mod names;
mod place;
mod reader;
mod reason;
mod refresh;
mod round_up;
mod rules;
mod score;
mod search;
mod settled;
mod slots;
mod stored;
mod terms;
mod undated;
mod vector;
mod window;
mod wording;
mod words;
mod written;

use jiff::Timestamp;

use crate::domain::article::ArticleId;
use crate::domain::story::{Assignment, StoryId};

pub use features::{Features, Term};
pub use rules::Rules;
pub use undated::date;

use loading::Loading;
use search::Search;
use window::Window;

/// What grouping is set to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How near a story must be, in hundredths; for an article of few words; and where most of
    /// a refresh is undated.
    pub least: u8,
    pub least_of_short: u8,
    pub least_of_undated: u8,
    /// Articles of fewer words are short.
    pub short_words: u32,
    /// Days after which a likeness is worth a third.
    pub decay_days: f32,
    /// Days after which an article leaves the window.
    pub window_days: u16,
    /// How many reports of a story are compared with, the nearest ones.
    pub nearest: usize,
    /// Fewer articles than these are too few to tell which words are common.
    pub few: usize,
    /// How many articles before a refresh may be moved by it.
    pub look: usize,
    /// How many headlines of an outlet that begin alike are a series.
    pub series: u32,
    /// Within how many days reports of one text repeat each other.
    pub copy_days: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            least: 21,
            least_of_short: 22,
            least_of_undated: 30,
            short_words: 30,
            decay_days: 4.0,
            window_days: 14,
            nearest: 8,
            few: 400,
            look: 500,
            series: 3,
            copy_days: 2.0,
        }
    }
}

/// What a refresh did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refreshed {
    /// New articles first, in the order of their time; then those that were moved.
    pub assignments: Vec<Assignment>,
    /// Who has another text by now, and the report whose text that repeats, if it does.
    pub reworded: Vec<(ArticleId, Option<ArticleId>)>,
    /// The bytes to keep of each article that is in the window and new or changed.
    pub kept: Vec<(ArticleId, Vec<u8>)>,
    /// Who left the window: the bytes are needed no more.
    pub gone: Vec<ArticleId>,
}

/// An article of the window as it was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub article: ArticleId,
    pub story: StoryId,
    pub bytes: Vec<u8>,
}

/// The state of the window.
#[derive(Debug, Default)]
pub struct Grouping {
    settings: Settings,
    window: Window,
    search: Search,
    /// Room for the terms of an article, kept from one to the next.
    weighed: Vec<(u32, f32)>,
}

impl Grouping {
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            ..Self::default()
        }
    }

    /// The window as it was when all this was kept: what comes next is decided as if newsview had
    /// never stopped. Damaged rows are left out.
    pub fn load(settings: Settings, kept: impl IntoIterator<Item = Kept>) -> Self {
        let mut grouping = Self::new(settings);
        let mut loading = Loading::new(grouping.written_kept());
        for kept in kept {
            if let Some((entry, counted)) = stored::decode(&kept.article, &kept.bytes)
                && loading.is_new(&kept.article)
            {
                let day = window::day(entry.time);
                grouping.window.counts.add(day, counted.iter().copied());
                loading.push(entry, kept.story);
            }
        }
        for (entry, story) in loading.finish() {
            grouping.window.insert(entry, story);
        }
        grouping
    }

    /// How many articles are in the window.
    pub fn len(&self) -> usize {
        self.window.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// In which story of the window an article stands.
    pub fn story(&self, article: &ArticleId) -> Option<StoryId> {
        self.window.story_of(self.window.slot(article)?)
    }

    /// Puts an article of the window into a story: what the user or an undo says.
    pub fn put(&mut self, article: &ArticleId, story: StoryId) {
        if let Some(slot) = self.window.slot(article) {
            self.window.move_to(slot, story);
        }
    }

    /// An id for the story that this article founds when it is taken out of this one.
    pub fn id_when_split(&self, article: &ArticleId, from: StoryId) -> StoryId {
        self.window.founded(article, Some(from))
    }

    /// Takes an article out; `bytes` are those kept of it. Its story stays while it has reports.
    pub fn remove(&mut self, article: &ArticleId, bytes: &[u8]) {
        let Some(entry) = self
            .window
            .slot(article)
            .and_then(|slot| self.window.remove(slot))
        else {
            return;
        };
        if let Some((_, counted)) = stored::decode(article, bytes) {
            self.window
                .counts
                .remove(window::day(entry.time), counted.into_iter());
        }
    }

    /// Assigns all articles of a refresh; `now` stands in for dates that are missing or not yet
    /// there. Articles that are in the window already are passed over: [`Grouping::update`].
    pub fn add(&mut self, batch: Vec<Features>, now: Timestamp, rules: &Rules) -> Refreshed {
        self.refresh(batch, now.as_second(), rules)
    }

    /// Replaces an article that changed, in place; `bytes` are those kept of it. It stays in its
    /// story unless that is no longer near.
    pub fn update(&mut self, changed: Features, bytes: &[u8], now: Timestamp, rules: &Rules) -> Refreshed {
        self.replace(changed, bytes, now.as_second(), rules)
    }
}
