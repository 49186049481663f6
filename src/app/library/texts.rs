//! The texts of the articles that were opened last.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};

/// How many texts are kept.
pub const MOST: usize = 64;

/// The texts opened last, the latest at the end.
#[derive(Debug, Default)]
pub struct Texts(VecDeque<Text>);

#[derive(Debug)]
struct Text {
    article: Arc<Article>,
    /// The library changed since it was read.
    is_old: bool,
}

impl Texts {
    /// The article with its text, which is kept longer for it.
    pub fn get(&mut self, id: &ArticleId) -> Option<Arc<Article>> {
        let index = self.0.iter().position(|text| text.article.id == *id)?;
        let text = self.0.remove(index)?;
        let article = Arc::clone(&text.article);
        self.0.push_back(text);
        Some(article)
    }

    /// Whether the text is here as the library has it.
    pub fn is_fresh(&self, id: &ArticleId) -> bool {
        self.0.iter().any(|text| text.article.id == *id && !text.is_old)
    }

    /// Keeps a text; the article whose text had to go for it.
    pub fn put(&mut self, article: Arc<Article>) -> Option<ArticleId> {
        self.0.retain(|text| text.article.id != article.id);
        self.0.push_back(Text {
            article,
            is_old: false,
        });
        let oldest = (self.0.len() > MOST).then(|| self.0.pop_front())??;
        Some(oldest.article.id.clone())
    }

    /// Any of them may be another one by now.
    pub fn age(&mut self) {
        for text in &mut self.0 {
            text.is_old = true;
        }
    }
}
