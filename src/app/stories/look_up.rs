//! Stories of the library's articles that stand by themselves in a list: looked up beside it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId, Kind};
use crate::domain::limits;
use crate::domain::story::Story;

use super::super::action::Action;
use super::super::effect::Effect;
use super::super::list::Row;
use super::super::message::Marked;
use super::super::{App, Edition};

/// What was looked up, and what is on its way.
#[derive(Debug, Default)]
pub struct LookUp {
    /// Of each article, in which state of the library it was asked for, and its story, if it has one.
    known: HashMap<ArticleId, (u64, Option<Arc<Story>>)>,
    /// What is on its way; one question at a time.
    asked: Option<(u64, Vec<ArticleId>)>,
    /// What was marked since then: the answer may be older than these marks.
    marked: HashSet<ArticleId>,
    /// What is to be done with an article as soon as its story is known.
    wanted: Option<(ArticleId, Action)>,
}

impl LookUp {
    pub(super) fn story(&self, id: &ArticleId) -> Option<&Arc<Story>> {
        let (_, story) = self.known.get(id)?;
        story.as_ref()
    }

    /// Every report of what was looked up.
    pub fn reports(&self) -> impl Iterator<Item = &ArticleId> {
        let stories = self.known.values().filter_map(|(_, story)| story.as_ref());
        stories.flat_map(|story| story.ids())
    }

    /// These marks are newer than what an answer says that is on its way.
    pub fn note_marked(&mut self, marked: &Marked) {
        if self.asked.is_some() {
            let marks = marked.read.iter().chain(&marked.bookmarked).map(|(id, _)| id);
            let tags = marked.tags.iter().map(|(id, _)| id);
            let notes = marked.notes.iter().map(|(id, _)| id);
            self.marked.extend(marks.chain(tags).chain(notes).cloned());
        }
    }

    /// What was asked for and did not come may be asked for again.
    pub fn forget_unanswered(&mut self) {
        self.asked = None;
    }

    pub fn forget_wanted(&mut self) {
        self.wanted = None;
    }
}

impl App {
    /// Asks for the stories of the article in the reader and of the rows on the screen, as far as
    /// their rows do not tell; called after whatever happened.
    pub(in crate::app) fn ask_stories(&mut self, effects: &mut Vec<Effect>) {
        if self.edition != Edition::Library || self.stories.look_up.asked.is_some() {
            return;
        }
        let generation = self.library.generation();
        let known = &self.stories.look_up.known;
        let is_unknown = |id: &ArticleId| known.get(id).is_none_or(|(of, _)| *of != generation);
        let rows = self.list.rows.iter().skip(self.list.top);
        let shown = rows.take(self.viewport.list_rows.min(limits::LOOKED_UP_AT_ONCE));
        let shown = shown.filter(|row| !self.tells_story(row)).map(|row| &row.article);
        let read = self.reader.article.iter();
        let read = read.filter(|article| !self.is_story_told(&article.id));
        let mut ids: Vec<ArticleId> = Vec::new();
        for article in read.chain(shown) {
            if may_have_story(article) && is_unknown(&article.id) && !ids.contains(&article.id) {
                ids.push(article.id.clone());
            }
        }
        if ids.is_empty() {
            return;
        }
        self.stories.look_up.marked.clear();
        self.stories.look_up.asked = Some((generation, ids.clone()));
        effects.push(Effect::LookUpStories(ids));
    }

    /// Whether it can be seen from the row which story its article is of, if it is of one.
    fn tells_story(&self, row: &Row) -> bool {
        let is_grouped = row.place.is_some() && self.library.part.listing.is_grouped;
        row.story.is_some() || is_grouped
    }

    fn is_story_told(&self, id: &ArticleId) -> bool {
        let row = self.list.selected_row().filter(|row| self.tells_story(row));
        row.is_some_and(|row| row.article.id == *id || row.ids().any(|own| own == id))
    }

    /// What was looked up; what it says of marks holds for all reports.
    pub(in crate::app) fn take_stories(
        &mut self,
        found: Vec<(ArticleId, Option<Arc<Story>>)>,
    ) -> Vec<Effect> {
        let asked = &mut self.stories.look_up.asked;
        let is_its = |(_, ids): &mut (u64, Vec<ArticleId>)| ids.iter().eq(found.iter().map(|(id, _)| id));
        let Some((generation, ids)) = asked.take_if(is_its) else {
            return Vec::new();
        };
        let mut found: HashMap<ArticleId, Option<Arc<Story>>> = found.into_iter().collect();
        let marked = std::mem::take(&mut self.stories.look_up.marked);
        let rows = found.values().flatten().flat_map(|story| &story.reports);
        let rows: Vec<_> = rows.filter_map(|report| report.row.clone()).collect();
        for row in rows.iter().filter(|row| !marked.contains(&row.article.id)) {
            self.take_marks_of(row);
        }
        let look_up = &mut self.stories.look_up;
        if look_up.known.len() + ids.len() > limits::LOOKED_UP_STORIES {
            look_up.known.clear();
        }
        for id in ids {
            let story = found.remove(&id).flatten();
            look_up.known.insert(id, (generation, story));
        }
        self.do_what_waited()
    }

    fn do_what_waited(&mut self) -> Vec<Effect> {
        let shown = self.reader.article.as_ref().map(|article| &article.id);
        let known = &self.stories.look_up.known;
        let is_its = |(id, _): &mut (ArticleId, Action)| Some(&*id) == shown && known.contains_key(id);
        match self.stories.look_up.wanted.take_if(is_its) {
            Some((_, action)) => self.act(action),
            None => Vec::new(),
        }
    }

    /// Whether the story of the article in the reader is still to come.
    pub(in crate::app) fn is_story_awaited(&self) -> bool {
        let article = self.reader.article.as_ref();
        self.edition == Edition::Library
            && article.is_some_and(|article| {
                let is_known = self.stories.look_up.known.contains_key(&article.id);
                may_have_story(article) && !is_known && !self.is_story_told(&article.id)
            })
    }

    /// Does this once the story is known, which takes no time that is noticed.
    pub(in crate::app) fn act_on_story_later(&mut self, action: Action) -> Vec<Effect> {
        let article = self.reader.article.as_ref();
        self.stories.look_up.wanted = article.map(|article| (article.id.clone(), action));
        Vec::new()
    }
}

fn may_have_story(article: &Article) -> bool {
    article.kind == Kind::Report
}
