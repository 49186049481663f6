//! Everything that can happen to the app; past tense, data only.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::document::Position;

use super::key::Key;
use super::layout::Layout;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    Pressed(Key),
    Pasted(String),
    Pointed(Pointer),
    Resized,
    /// The terminal got the focus again, or the program went on after a suspension.
    Returned,
    /// Articles were read from the sources; more may follow.
    Loaded(Vec<Arc<Article>>),
    /// So many of so many files are read.
    LoadAdvanced {
        done: usize,
        of: usize,
    },
    LoadFinished,
    /// What is kept from earlier runs was read.
    Restored(Box<Kept>),
    /// Marks changed and are on disk (or said not to be).
    Marked(Marked),
    /// Something to say in one sentence.
    Said(String),
    /// Something failed; one sentence.
    Failed(String),
}

/// What is kept from earlier runs.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub read: HashSet<ArticleId>,
    pub positions: HashMap<ArticleId, Position>,
    /// All bookmarked articles, with their text where it is on this machine.
    pub bookmarks: Vec<Arc<Article>>,
    pub layout: Option<Layout>,
    pub selected: Option<ArticleId>,
}

/// Which marks have which value now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    pub read: Vec<(ArticleId, bool)>,
    pub bookmarked: Vec<(ArticleId, bool)>,
    /// Bookmarked articles that may not be loaded.
    pub kept: Vec<KeptArticle>,
    pub said: Option<String>,
}

/// A bookmarked article; two are the same when their ids are.
#[derive(Clone, Debug)]
pub struct KeptArticle(pub Arc<Article>);

impl PartialEq for KeptArticle {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

/// What the mouse did, at a cell of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    pub column: u16,
    pub row: u16,
    pub kind: Pointing,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointing {
    Clicked,
    DoubleClicked,
    Dragged,
    Released,
    WheeledUp,
    WheeledDown,
}
