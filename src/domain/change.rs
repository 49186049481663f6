//! Change: what the user does to the state of articles, and what came of it.

use super::article::ArticleId;
use super::bookmark::Bookmark;
use super::text::Text;

/// One thing the user does, taken back by one undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Marks all these articles read or unread.
    Read { ids: Vec<ArticleId>, read: bool },
    /// Bookmarks an article, with its whole text in whatever form the caller writes it.
    Bookmark {
        bookmark: Box<Bookmark>,
        text: Option<String>,
    },
    /// Takes a bookmark off; its text stays.
    Unbookmark { id: ArticleId },
}

/// What a change, an undo or a redo did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub mark: Mark,
    /// The value that every one of `ids` has now.
    pub now: bool,
    pub way: Way,
    /// The articles whose mark is another one than before.
    pub ids: Vec<ArticleId>,
    /// What a single bookmark is called; empty otherwise.
    pub title: Text,
}

/// The mark that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Read,
    Bookmark,
}

/// How a change came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Done,
    TakenBack,
    DoneAgain,
}

impl Changed {
    /// Says what happened: `took back: 12 articles marked read`.
    pub fn sentence(&self) -> String {
        let done = self.now != (self.way == Way::TakenBack);
        let what = match (self.mark, done) {
            (Mark::Read, true) => format!("{} marked read", self.count()),
            (Mark::Read, false) => format!("{} marked unread", self.count()),
            (Mark::Bookmark, true) => format!("bookmarked: {}", self.title),
            (Mark::Bookmark, false) => format!("bookmark taken off: {}", self.title),
        };
        let nothing = self.ids.is_empty();
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
        match self.ids.len() {
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
