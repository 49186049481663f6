//! Everything the app can ask for; imperative, data only.

use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::document::Position;
use crate::domain::text::Text;

use super::layout::Layout;

/// A request to the world.
#[must_use]
#[derive(Clone, Debug)]
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

impl PartialEq for Effect {
    fn eq(&self, other: &Self) -> bool {
        format!("{self:?}") == format!("{other:?}")
    }
}
