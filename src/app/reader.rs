//! The reader's state: which article, where in it, and what is being found.

use std::sync::Arc;

use crate::domain::article::Article;
use crate::domain::comparison::Stretch;
use crate::domain::document::Position;
use crate::domain::query::Query;

use super::changes::Compared;

/// Where to move, in words; resolved against the frame in which it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    Lines(i32),
    /// In half pages.
    HalfPages(i32),
    Top,
    End,
    To(Position),
    /// To the first hit from here on.
    FirstHit,
    NextHit,
    PreviousHit,
    /// To the next or previous passage that tells something new.
    NextNew,
    PreviousNew,
}

/// The reader pane.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    pub article: Option<Arc<Article>>,
    /// The first line's position in the last frame.
    pub position: Position,
    /// Moves since the last frame, in order.
    pub scrolls: Vec<Scroll>,
    /// The text being found, as typed and as parsed.
    pub find: Option<Find>,
    /// The passage for which it was opened, marked as what is found is.
    pub passage: Option<Stretch>,
    /// The user moved the text since it was opened.
    pub is_moved: bool,
    /// Its text is still to come.
    pub is_waiting: bool,
    /// The article as it is by now, where that differs from what is shown.
    pub newer: Option<Arc<Article>>,
    /// What changed between versions, shown in place of the text.
    pub changes: Option<Compared>,
    /// Space was pressed at the end once.
    pub is_end_said: bool,
}

/// A text being found in the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Find {
    pub text: String,
    pub query: Query,
}

impl Reader {
    /// Moves that may wait for a text.
    const MOST_SCROLLS: usize = 1_000;

    /// Shows an article from where it was left.
    pub fn show(&mut self, article: Option<Arc<Article>>, position: Position) {
        self.article = article;
        self.position = position;
        self.scrolls.clear();
        self.newer = None;
        self.passage = None;
        self.changes = None;
        self.is_waiting = false;
        self.is_moved = false;
        self.is_end_said = false;
    }

    /// The user moves the text.
    pub fn scroll(&mut self, scroll: Scroll) {
        self.is_moved = true;
        self.is_end_said = false;
        if self.scrolls.len() < Self::MOST_SCROLLS {
            self.scrolls.push(scroll);
        }
    }

    /// Goes to a passage of the article, and marks it; to its beginning where it stands in none.
    pub fn go_to(&mut self, passage: Option<Stretch>) {
        self.passage = passage;
        self.scrolls.push(Scroll::Top);
        if passage.is_some() {
            self.scrolls.push(Scroll::FirstHit);
        }
    }

    /// Finds text, from the position on.
    pub fn find(&mut self, text: &str) {
        self.find = Some(Find {
            text: text.to_owned(),
            query: Query::parse(text),
        });
        self.scrolls.push(Scroll::FirstHit);
    }
}
