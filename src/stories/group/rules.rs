//! Rules: what the user said belongs together and what does not, by article.

use std::collections::HashMap;

use crate::domain::article::ArticleId;
use crate::domain::story::{Rule, StoryId};

/// The user's rules, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    of: HashMap<ArticleId, Vec<(ArticleId, bool)>>,
    placed: HashMap<ArticleId, StoryId>,
}

impl Rules {
    pub fn new(rules: impl IntoIterator<Item = Rule>) -> Self {
        let mut all = Self::default();
        for Rule { one, other, must } in rules {
            all.of.entry(one.clone()).or_default().push((other.clone(), must));
            all.of.entry(other).or_default().push((one, must));
        }
        for partners in all.of.values_mut() {
            partners.sort_unstable();
            partners.dedup();
        }
        all
    }

    /// Says in which story an article stands that has left the window: a rule may name it still.
    pub fn place(&mut self, article: ArticleId, story: StoryId) {
        self.placed.insert(article, story);
    }

    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// Whom an article must stand with, or must not.
    pub fn partners(&self, article: &ArticleId, must: bool) -> impl Iterator<Item = &ArticleId> {
        let partners = self.of.get(article).map_or(&[][..], Vec::as_slice);
        partners
            .iter()
            .filter(move |(_, other)| *other == must)
            .map(|(partner, _)| partner)
    }

    pub fn placed(&self, article: &ArticleId) -> Option<StoryId> {
        self.placed.get(article).copied()
    }
}
