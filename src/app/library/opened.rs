//! Texts that arrive: in the rows, and in the reader, whose text never changes by itself.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};

use super::super::App;
use super::super::action::Action;
use super::super::effect::Effect;

impl App {
    /// Whether these texts change the picture: those of articles beside the one that is read do not.
    pub fn is_seen(&self, articles: &[Arc<Article>]) -> bool {
        let read = self.reader.article.as_ref().map(|article| &article.id);
        let is_plain = self.list.query.is_empty() && self.sheet.is_none() && self.form.is_none();
        let looks_new = |article: &Arc<Article>| {
            let mut rows = self.list.rows.iter();
            rows.any(|row| row.article.id == article.id && !looks_alike(&row.article, article))
        };
        !is_plain
            || articles
                .iter()
                .any(|article| Some(&article.id) == read || looks_new(article))
    }

    pub(in crate::app) fn take_texts(&mut self, articles: Vec<Arc<Article>>) -> Vec<Effect> {
        let mut gone = HashSet::new();
        let mut effects = Vec::new();
        for article in articles {
            self.library.opening.remove(&article.id);
            gone.extend(self.library.texts.put(Arc::clone(&article)));
            for row in self
                .list
                .rows
                .iter_mut()
                .filter(|row| row.article.id == article.id)
            {
                row.article = Arc::clone(&article);
            }
            effects.extend(self.take_text(&article));
            effects.extend(self.run_errands(&article));
        }
        for row in self
            .list
            .rows
            .iter_mut()
            .filter(|row| gone.contains(&row.article.id))
        {
            row.close();
        }
        effects
    }

    fn take_text(&mut self, article: &Arc<Article>) -> Vec<Effect> {
        let Some(shown) = self
            .reader
            .article
            .as_ref()
            .filter(|shown| shown.id == article.id)
        else {
            return Vec::new();
        };
        if !self.reader.is_waiting {
            let is_same = shown.document == article.document && shown.title == article.title;
            self.reader.newer = (!is_same).then(|| Arc::clone(article));
            return Vec::new();
        }
        self.reader.article = Some(Arc::clone(article));
        self.reader.is_waiting = false;
        match self.library.wanted.take_if(|(id, _)| *id == article.id) {
            Some((_, action)) => self.act(action),
            None => Vec::new(),
        }
    }

    /// Puts the texts that are there in the rows.
    pub(in crate::app) fn with_texts(&mut self) {
        for row in self.list.rows.iter_mut().filter(|row| row.place.is_some()) {
            if let Some(article) = self.library.texts.get(&row.article.id) {
                row.article = article;
            }
        }
    }

    /// Whether the text of a row's article is still to come.
    pub(in crate::app) fn is_text_awaited(&mut self, id: &ArticleId) -> bool {
        let is_of_library = self
            .list
            .rows
            .get(self.list.selected)
            .is_some_and(|row| row.place.is_some() && row.article.id == *id);
        is_of_library && self.library.texts.get(id).is_none()
    }

    /// An article of the library with its text, if that is here.
    pub(in crate::app) fn kept_text(&mut self, id: &ArticleId) -> Option<Arc<Article>> {
        self.library.texts.get(id)
    }

    /// Does this once the text is there, which takes no time that is noticed.
    pub(in crate::app) fn act_later(&mut self, action: Action) -> Vec<Effect> {
        if let Some(article) = &self.reader.article {
            self.library.wanted = Some((article.id.clone(), action));
        }
        Vec::new()
    }

    /// Another article is shown: what was wanted of the one before is no longer.
    pub(in crate::app) fn forget_wanted(&mut self) {
        self.library.wanted = None;
        self.stories.look_up.forget_wanted();
    }

    /// What was asked for and did not come may be asked for again.
    pub(in crate::app) fn forget_unanswered(&mut self) {
        self.library.opening.clear();
        self.stories.look_up.forget_unanswered();
    }

    /// The library is another file now: the list that is awaited may never come, and is asked for
    /// once more.
    pub(in crate::app) fn begin_again(&mut self) -> Vec<Effect> {
        self.forget_unanswered();
        self.note_change();
        let awaited = self.library.asked.take();
        let is_anew = awaited.is_some_and(|asked| asked.is_anew());
        let mut effects = Vec::new();
        // Before the screen knows how it was left, nothing is asked for.
        if self.has_begun && self.is_windowed() && (is_anew || !self.library.is_listed) {
            effects.push(self.list_anew(None));
        }
        effects.extend(self.recount_sources());
        effects
    }
}

/// Whether the row of an article is the same with its text as without.
fn looks_alike(one: &Article, other: &Article) -> bool {
    one.title == other.title
        && one.outlet == other.outlet
        && one.published == other.published
        && one.kind == other.kind
        && one.stands_in == other.stands_in
}
