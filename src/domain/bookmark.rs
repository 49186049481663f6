//! Bookmark: an article kept on purpose.

use jiff::Timestamp;

use super::article::{Article, ArticleId};
use super::text::Text;

/// What is kept of a bookmarked article beside its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    pub id: ArticleId,
    pub title: Text,
    pub address: Option<Text>,
    pub outlet: Text,
    pub published: Option<Timestamp>,
    pub added: Option<Timestamp>,
    pub tags: Vec<Text>,
    /// The user's own words; several lines are possible.
    pub note: Option<Text>,
}

impl Bookmark {
    /// A bookmark of which only the id is known.
    pub fn new(id: ArticleId) -> Self {
        Self {
            id,
            title: Text::default(),
            address: None,
            outlet: Text::default(),
            published: None,
            added: None,
            tags: Vec::new(),
            note: None,
        }
    }

    /// A new bookmark of an article.
    pub fn of(article: &Article, added: Timestamp) -> Self {
        Self {
            title: article.title.clone(),
            address: article.url.clone(),
            outlet: article.outlet.clone(),
            published: article.published.filter(|_| !article.stands_in.date),
            added: Some(added),
            ..Self::new(article.id.clone())
        }
    }

    /// What to call it in a sentence.
    pub fn name(&self) -> &str {
        if !self.title.is_empty() {
            return &self.title;
        }
        self.address.as_deref().unwrap_or(self.id.as_str())
    }
}
