//! Everything the app can ask for; imperative, data only.

use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::document::Position;
use crate::domain::text::Text;

use super::layout::Layout;

/// A request to the world.
#[must_use]
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep this change of marks, then say [`super::message::Message::Marked`].
    Mark(Change),
    Undo,
    Redo,
    SavePosition(ArticleId, Position),
    SaveLayout(Layout),
    SaveSelected(ArticleId),
    /// See whether another instance changed marks.
    LookForChanges,
    OpenInBrowser(Text),
    Copy(Text),
    SetMouse(bool),
    Suspend,
    Redraw,
}

/// A change of marks, as the user asked for it.
#[derive(Clone, Debug)]
pub enum Change {
    Read { ids: Vec<ArticleId>, read: bool },
    Bookmark { article: Arc<Article>, bookmarked: bool },
}

/// Articles are the same when their ids are.
impl PartialEq for Change {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Read { ids, read },
                Self::Read {
                    ids: others,
                    read: as_read,
                },
            ) => ids == others && read == as_read,
            (
                Self::Bookmark { article, bookmarked },
                Self::Bookmark {
                    article: other,
                    bookmarked: as_bookmarked,
                },
            ) => article.id == other.id && bookmarked == as_bookmarked,
            _ => false,
        }
    }
}
