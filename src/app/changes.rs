//! What changed between versions, shown in the reader in place of the text.

use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::changes::Changes;
use crate::domain::document::{Block, Inlines, Position};

use super::App;
use super::effect::Effect;
use super::layout::Pane;

/// The differences of an article's versions, the newest first, and which of them is shown.
#[derive(Clone, Debug)]
pub struct Compared {
    all: Vec<Changes>,
    index: usize,
    /// What the reader sets in the article's place.
    pub article: Arc<Article>,
    /// Where the text was left.
    before: Position,
}

impl Compared {
    /// The one that is shown, and its number of how many, the newest counted 1.
    pub fn shown(&self) -> (&Changes, usize, usize) {
        (&self.all[self.index], self.index + 1, self.all.len())
    }
}

impl App {
    /// Asks for the versions, or goes back to the text.
    pub(super) fn toggle_changes(&mut self) -> Vec<Effect> {
        if self.leave_changes() {
            return Vec::new();
        }
        match self.reader.article.as_ref().map(|article| article.id.clone()) {
            Some(id) => vec![Effect::LoadVersions(id)],
            None => self.say("no article is selected"),
        }
    }

    /// Shows what changed, if the reader still has that article.
    pub(super) fn take_versions(&mut self, id: &ArticleId, all: Vec<Changes>) -> Vec<Effect> {
        let Some(article) = self.reader.article.clone().filter(|article| article.id == *id) else {
            return Vec::new();
        };
        if all.is_empty() {
            return self.say("this text has not changed since it came");
        }
        let before = match &self.reader.changes {
            Some(compared) => compared.before,
            None => self.reader.position,
        };
        self.reader.changes = Some(Compared {
            article: stand_in(&article, &all[0]),
            all,
            index: 0,
            before,
        });
        self.begin_changes();
        self.focus = Pane::Reader;
        Vec::new()
    }

    /// The next older (or newer) version.
    pub(super) fn step_changes(&mut self, is_older: bool) -> Vec<Effect> {
        let Some((compared, article)) = self.reader.changes.as_mut().zip(self.reader.article.as_ref()) else {
            return Vec::new();
        };
        let next = if is_older {
            Some(compared.index + 1).filter(|index| *index < compared.all.len())
        } else {
            compared.index.checked_sub(1)
        };
        let Some(index) = next else {
            let end = if is_older { "first" } else { "newest" };
            return self.say(format!("this is the {end} change"));
        };
        compared.index = index;
        compared.article = stand_in(article, &compared.all[index]);
        self.begin_changes();
        Vec::new()
    }

    fn begin_changes(&mut self) {
        self.reader.find = None;
        self.reader.scrolls.clear();
        self.reader.position = Position::default();
    }

    /// Back to the text, where it was left; whether there was something to leave.
    pub(super) fn leave_changes(&mut self) -> bool {
        let Some(compared) = self.reader.changes.take() else {
            return false;
        };
        self.reader.find = None;
        self.reader.scrolls.clear();
        self.reader.position = compared.before;
        true
    }
}

/// An article whose text is what changed.
fn stand_in(article: &Article, changes: &Changes) -> Arc<Article> {
    let mut shown = article.clone();
    shown.dateline = None;
    shown.document = changes.document();
    // A headline that stayed stands above the text already.
    if changes
        .blocks
        .first()
        .is_some_and(|title| title.is_heading && title.is_same())
    {
        shown.document.blocks.remove(0);
    }
    if changes.is_empty() {
        let said = "Nothing that is read differs between these versions.";
        shown
            .document
            .blocks
            .insert(0, Block::Closing(Inlines::plain(said)));
    }
    if changes.is_rough {
        let said = "These versions are too long to be compared word by word throughout.";
        shown
            .document
            .blocks
            .insert(0, Block::Closing(Inlines::plain(said)));
    }
    Arc::new(shown)
}
