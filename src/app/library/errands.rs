//! What is done with a whole article: at once where its text is there, else when it arrives.

use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::limits;

use super::super::App;
use super::super::effect::Effect;
use super::super::message::KeptArticle;

/// What is done with a whole article, whichever one is shown by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum Errand {
    Save,
    Pipe(Vec<String>),
}

impl Errand {
    fn effect(self, article: Arc<Article>) -> Effect {
        let article = KeptArticle(article);
        match self {
            Self::Save => Effect::Save(article),
            Self::Pipe(command) => Effect::Pipe { article, command },
        }
    }
}

impl App {
    /// Does this with an article, which may be known by its row alone as yet.
    pub(in crate::app) fn hand_on(&mut self, article: &Arc<Article>, errand: Errand) -> Vec<Effect> {
        if let Some(whole) = self.whole(article) {
            return vec![errand.effect(whole)];
        }
        if self.library.errands.len() >= limits::WAITING_ERRANDS {
            return self.say("too much waits for its text already");
        }
        self.library.errands.push((article.id.clone(), errand));
        Vec::new()
    }

    /// The article with its text; none while that is on its way.
    fn whole(&mut self, article: &Arc<Article>) -> Option<Arc<Article>> {
        let shown = self.reader.article.as_ref();
        if let Some(shown) = shown.filter(|shown| shown.id == article.id) {
            return (!self.reader.is_waiting).then(|| Arc::clone(shown));
        }
        let library = &mut self.library;
        let known = library.texts.get(&article.id);
        let is_awaited = known.is_none() && library.opening.contains(&article.id);
        (!is_awaited).then(|| known.unwrap_or_else(|| Arc::clone(article)))
    }

    /// A text arrived: what waited for it is done.
    pub(super) fn run_errands(&mut self, article: &Arc<Article>) -> Vec<Effect> {
        let is_its = |(id, _): &mut (ArticleId, Errand)| *id == article.id;
        let errands = self.library.errands.extract_if(.., is_its);
        errands
            .map(|(_, errand)| errand.effect(Arc::clone(article)))
            .collect()
    }
}
