//! Stories of what is in memory: asked for once all is loaded, and made rows of.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::library::View;
use crate::domain::story::{Assignment, Report, Story, StoryId};

use super::super::effect::Effect;
use super::super::list::Row;
use super::super::list::reports::with_reports;
use super::super::message::KeptArticle;
use super::super::{App, Edition};
use super::report_of;

impl App {
    /// Asks which of the loaded articles tell one event.
    pub(in crate::app) fn group_loaded(&mut self) -> Vec<Effect> {
        let reports = self.articles.iter().filter(|article| article.may_tell_event());
        let all: Vec<KeptArticle> = reports.map(|article| KeptArticle(Arc::clone(article))).collect();
        if self.edition == Edition::Library || all.len() < 2 {
            return Vec::new();
        }
        self.stories.is_awaited = true;
        vec![Effect::Group(all)]
    }

    /// The rows are made anew; the cursor stays on its article and, where enough rows stand above
    /// it, on its line.
    pub(in crate::app) fn take_grouped(&mut self, assignments: &[Assignment]) {
        self.stories.is_awaited = false;
        if self.edition == Edition::Library {
            return;
        }
        let stories = made(&self.articles, assignments);
        let reports = stories.iter().flat_map(|(id, story)| {
            let ids = story.ids().map(|article| (article.clone(), *id));
            ids.collect::<Vec<_>>()
        });
        self.stories.of = reports.collect();
        self.stories.all = stories;
        let reasons = assignments.iter();
        self.stories.reasons = reasons
            .map(|one| (one.article.clone(), one.reason.clone()))
            .collect();
        self.explain_anew();
        if !self.is_grouped() && self.layout.view != View::Stories {
            return;
        }
        let is_held = self.list.is_touched || self.has_returned;
        // What was read in an earlier run does not speak for its story, though the cursor returns to it.
        let speaks = self.list.is_touched;
        let held = speaks.then(|| self.hold_selected()).flatten();
        let spot = self.list.spot().filter(|_| speaks);
        self.refill_around(held.as_ref());
        if let Some(spot) = spot {
            self.list.speak_for(self.list.selected, &spot.article);
        }
        if !is_held {
            self.list.selected = 0;
            self.list.top = 0;
            self.return_to_last_selected();
        }
        self.rest_on_top();
        self.show_selected();
    }

    /// The cursor's article speaks for its story; where its row stands in time.
    fn hold_selected(&mut self) -> Option<ArticleId> {
        let index = self.list.selected;
        let row = self.list.rows.get(index)?;
        if !row.is_report {
            self.hold_lead(&row.article.id.clone());
        }
        let row = self.list.story_above(index).unwrap_or(index);
        Some(self.list.rows.get(row)?.newest().id.clone())
    }

    /// This article speaks for its story until the user makes the list anew.
    pub(in crate::app) fn hold_lead(&mut self, article: &ArticleId) {
        if let Some(story) = self.stories.of.get(article) {
            self.stories.leads.insert(*story, article.clone());
        }
    }

    /// The user makes the list anew: other reports may speak for their stories, but for the one shown.
    pub(in crate::app) fn renew_leads(&mut self) {
        self.stories.leads.clear();
        if let Some(id) = self.reader.article.as_ref().map(|article| article.id.clone())
            && (self.layout.view != View::Unread || !self.is_read(&id))
        {
            self.hold_lead(&id);
        }
    }

    /// Makes the rows anew; the cursor stays on its article. A story whose report is `held` stands
    /// where that stands, any other at its newest.
    pub(in crate::app) fn refill_around(&mut self, held: Option<&ArticleId>) {
        let (spot, line) = (self.list.spot(), self.list.line());
        let rows = self.list.found(self.articles_in_view());
        let rows = self.grouped(rows, held);
        self.list.rows = with_reports(rows, &self.stories.unfolded);
        let index = spot.and_then(|spot| self.list.index_of_spot(&spot));
        self.list.put(index.unwrap_or(self.list.selected), line);
    }

    /// Lists articles that are new in memory or in the view.
    pub(in crate::app) fn list_new(&mut self, articles: &[Arc<Article>], stays: bool) {
        let rows = self.list.found(articles.iter());
        let rows = self.grouped(rows, None);
        self.list.add(rows, stays, &self.stories.unfolded);
    }

    /// Rows in which the reports of a story share one.
    fn grouped(&mut self, rows: Vec<Row>, held: Option<&ArticleId>) -> Vec<Row> {
        if self.stories.of.is_empty() || !self.is_grouped() {
            return rows;
        }
        let held = held.filter(|id| rows.iter().any(|row| row.article.id == **id));
        let held = held.and_then(|id| Some((*self.stories.of.get(id)?, id)));
        let mut listed = HashSet::new();
        let mut out = Vec::with_capacity(rows.len());
        for mut row in rows {
            let Some(id) = self.stories.of.get(&row.article.id).copied() else {
                out.push(row);
                continue;
            };
            let is_elsewhere = held.is_some_and(|(story, at)| story == id && *at != row.article.id);
            if !is_elsewhere && listed.insert(id) {
                self.stand_for(&mut row, id);
                out.push(row);
            }
        }
        out
    }

    /// Makes the row one of a story.
    fn stand_for(&mut self, row: &mut Row, id: StoryId) {
        let Some(story) = self.stories.all.get(&id).cloned() else {
            return;
        };
        let held = self.stories.leads.get(&id);
        let held = held.and_then(|lead| report_of(&story, lead));
        let lead = held.or_else(|| story.lead(|id| self.is_read(id)));
        row.stands_at = Some(Arc::clone(&row.article));
        if let Some(lead) = lead {
            row.speak(lead);
            self.stories.leads.insert(id, lead.article.id.clone());
        }
        row.story = Some(story);
    }
}

/// The stories of two reports or more; `articles` stand newest first.
fn made(articles: &[Arc<Article>], assignments: &[Assignment]) -> HashMap<StoryId, Arc<Story>> {
    let known: HashMap<&ArticleId, &Assignment> = assignments.iter().map(|one| (&one.article, one)).collect();
    let mut texts: HashMap<&ArticleId, u32> = HashMap::new();
    let mut stories: HashMap<StoryId, Story> = HashMap::new();
    for article in articles {
        let Some(assignment) = known.get(&article.id) else {
            continue;
        };
        let next = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        let text = *texts.entry(original(assignment, &known)).or_insert(next);
        let story = stories.entry(assignment.story).or_insert_with(|| Story {
            id: assignment.story,
            ..Story::default()
        });
        story.count += 1;
        story.reports.push(Report {
            article: Arc::clone(article),
            row: None,
            words: assignment.words,
            text,
        });
    }
    let several = stories.into_iter().filter(|(_, story)| story.count > 1);
    several.map(|(id, story)| (id, Arc::new(story))).collect()
}

/// The report whose text this one repeats, if it does; else itself.
fn original<'a>(assignment: &'a Assignment, known: &HashMap<&ArticleId, &'a Assignment>) -> &'a ArticleId {
    /// A copy of a copy of a copy; a circle ends here, too.
    const COPIES: usize = 16;
    let mut at = assignment;
    for _ in 0..COPIES {
        let Some(of) = &at.copy_of else { break };
        match known.get(of) {
            Some(next) => at = next,
            None => return of,
        }
    }
    &at.article
}
