//! Change: what the user does to the state of articles, and what came of it.

use std::ops::RangeInclusive;

use jiff::Timestamp;

use super::article::ArticleId;
use super::bookmark::Bookmark;
use super::library::{Key, Listing, Order, Scope, View};
use super::text::Text;

/// One thing the user does, taken back by one undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Marks all these articles read or unread.
    Read { ids: Vec<ArticleId>, read: bool },
    /// Marks a part of the library read.
    ReadListing(Marking),
    /// Marks the articles of the library with these moments read.
    ReadMoments(Vec<i64>),
    /// Bookmarks an article, with its whole text in whatever form the caller writes it.
    Bookmark {
        bookmark: Box<Bookmark>,
        text: Option<String>,
    },
    /// Takes a bookmark off; its text stays.
    Unbookmark { id: ArticleId },
    /// Gives an article exactly these tags.
    Tags {
        id: ArticleId,
        title: Text,
        tags: Vec<Text>,
    },
    /// Gives an article this note; an empty one takes it off.
    Note { id: ArticleId, title: Text, note: Text },
    /// Takes a report out of its story, and never again puts it with these others.
    Split {
        id: ArticleId,
        from: Vec<ArticleId>,
        title: Text,
    },
    /// Joins the stories of two reports for good; the title is the other's.
    Merge {
        one: ArticleId,
        other: ArticleId,
        title: Text,
    },
    /// Writes down what was done to `feeds.toml`: in words, and as steps that can be taken back.
    Feeds {
        said: Text,
        steps: String,
        /// What was bookmarked with it, to be taken off with it.
        bookmarks: Vec<ArticleId>,
    },
}

/// Which part of the library is marked read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    pub view: View,
    pub scope: Scope,
    pub moments: RangeInclusive<i64>,
    /// What came after this is left out: nobody has seen it yet.
    pub before: Timestamp,
    /// The reports of a story share a row, and are marked with it.
    pub rows: Option<Rows>,
}

/// The rows of a listing in which the reports of a story share one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    pub order: Order,
    /// The moments at which rows stand on the screen, whatever came or was read since.
    pub shown: Vec<i64>,
    /// Of the story whose row stands at this moment, only these reports.
    pub only: Option<(i64, Vec<ArticleId>)>,
}

/// What stands above (or below) a row of a listing, and the row itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    pub listing: Listing,
    pub key: Key,
    pub above: bool,
    /// The places of the rows on the screen.
    pub shown: Vec<Key>,
    /// Of the row itself only these: reports of an unfolded story stand for themselves.
    pub only: Option<Vec<ArticleId>>,
}

impl Marking {
    /// Everything of a listing that has no query.
    pub fn all(listing: &Listing, before: Timestamp) -> Self {
        let rows = || Rows {
            order: listing.order,
            shown: Vec::new(),
            only: None,
        };
        Self {
            view: listing.view,
            scope: listing.scope.clone(),
            moments: i64::MIN..=i64::MAX,
            before,
            rows: listing.is_grouped.then(rows),
        }
    }

    /// What stands above or below a row of a listing that has no query, and the row itself.
    pub fn beside(beside: Beside, before: Timestamp) -> Self {
        let Beside {
            listing,
            key,
            above,
            shown,
            only,
        } = beside;
        let newer = above == (listing.order == Order::NewestFirst);
        let mut marking = Self {
            moments: if newer {
                key.moment..=i64::MAX
            } else {
                i64::MIN..=key.moment
            },
            ..Self::all(&listing, before)
        };
        if let Some(rows) = &mut marking.rows {
            rows.shown = shown.into_iter().map(|key| key.moment).collect();
            rows.only = only.map(|only| (key.moment, only));
        }
        marking
    }
}

/// What a change, an undo or a redo did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub mark: Mark,
    /// The value that every one of `ids` has now.
    pub now: bool,
    pub way: Way,
    /// The articles whose mark is another one than before; of very many in the library, none is named.
    pub ids: Vec<ArticleId>,
    /// How many they are.
    pub count: usize,
    /// Whether rows of the library may look different now.
    pub is_in_library: bool,
    /// What a single article is called, or what was done to feeds; empty otherwise.
    pub title: Text,
    /// What was done to `feeds.toml`, as its writer put it.
    pub steps: Option<String>,
}

/// The mark that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Read,
    Bookmark,
    Tags,
    Note,
    /// No mark: which story a report stands in.
    Split,
    Merge,
    /// No mark: the feeds that are followed.
    Feeds,
}

/// A change as the journal tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    pub at: Timestamp,
    pub sentence: String,
    pub is_undone: bool,
}

/// How a change came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Done,
    TakenBack,
    DoneAgain,
}

impl Changed {
    /// A change that changed nothing.
    pub fn nothing(mark: Mark) -> Self {
        Self {
            mark,
            now: false,
            way: Way::Done,
            ids: Vec::new(),
            count: 0,
            is_in_library: false,
            title: Text::default(),
            steps: None,
        }
    }

    /// Says what happened: `took back: 12 articles marked read`.
    pub fn sentence(&self) -> String {
        let done = self.now != (self.way == Way::TakenBack);
        let what = match (self.mark, done) {
            (Mark::Read, true) => format!("{} marked read", self.count()),
            (Mark::Read, false) => format!("{} marked unread", self.count()),
            (Mark::Bookmark, true) => format!("bookmarked: {}", self.title),
            (Mark::Bookmark, false) => format!("bookmark taken off: {}", self.title),
            (Mark::Tags, true) => format!("tagged: {}", self.title),
            (Mark::Tags, false) => format!("tags taken off: {}", self.title),
            (Mark::Note, true) => format!("noted: {}", self.title),
            (Mark::Note, false) => format!("note taken off: {}", self.title),
            (Mark::Split, _) if self.title.is_empty() => "a report was taken out of its story".to_owned(),
            (Mark::Split, _) => format!("taken out of its story: {}", self.title),
            (Mark::Merge, _) if self.title.is_empty() => "two stories were joined".to_owned(),
            (Mark::Merge, _) => format!("joined with: {}", self.title),
            (Mark::Feeds, _) => self.title.to_string(),
        };
        let nothing = self.count == 0;
        match self.way {
            Way::Done if nothing => "nothing to change".to_owned(),
            Way::Done => what,
            Way::TakenBack if nothing => "nothing was left to take back of the last change".to_owned(),
            Way::TakenBack => format!("took back: {what}"),
            Way::DoneAgain if nothing => "nothing was left to do again".to_owned(),
            Way::DoneAgain => format!("again: {what}"),
        }
    }

    fn count(&self) -> String {
        match self.count {
            1 => "1 article".to_owned(),
            count => format!("{} articles", grouped(count)),
        }
    }
}

/// A number with a comma between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Where the reader stood in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    pub block: u32,
    /// Characters into the block.
    pub offset: u32,
    /// How much of the article lies above, from 0 to 1; for texts that changed.
    pub fraction: f64,
}
