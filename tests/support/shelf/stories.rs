//! Stories of the small library: grouped listings, why, and what the user says of them.

use std::collections::HashSet;
use std::sync::Arc;

use newsview::app::message::{Marked, Message};
use newsview::domain::article::ArticleId;
use newsview::domain::library::LibraryRow;
use newsview::domain::query::Query;
use newsview::domain::story::{Reason, Report, Story, StoryId};
use newsview::domain::text::Text;

use super::Shelf;

impl Shelf {
    /// Says which articles, by name, are of a story.
    pub fn group(&mut self, story: u64, names: &[&str]) {
        for name in names {
            self.stories
                .insert(crate::support::events::id(name), StoryId(story));
        }
    }

    /// The story that has this article and others.
    pub fn story_of(&self, id: &ArticleId) -> Option<Arc<Story>> {
        let story = *self.stories.get(id)?;
        let all = Query::default();
        let kept = self.kept.iter();
        let kept = kept.filter(|kept| self.stories.get(&kept.article.id) == Some(&story));
        let mut rows: Vec<LibraryRow> = kept.filter_map(|kept| self.row(kept, &all)).collect();
        rows.sort_by_key(|row| -row.key.moment);
        let original = |id: &ArticleId| self.copies.get(id).unwrap_or(id).clone();
        let originals: Vec<_> = rows.iter().map(|row| original(&row.article.id)).collect();
        let text = |id: &ArticleId| originals.iter().position(|one| *one == original(id)).unwrap();
        let report = |row: &LibraryRow| Report {
            article: Arc::clone(&row.article),
            row: Some(Arc::new(row.clone())),
            words: u32::try_from(self.words(&row.article.id)).unwrap(),
            text: u32::try_from(text(&row.article.id)).unwrap(),
        };
        (rows.len() > 1).then(|| {
            Arc::new(Story {
                id: story,
                count: rows.len(),
                reports: rows.iter().map(report).collect(),
            })
        })
    }

    fn words(&self, id: &ArticleId) -> usize {
        self.kept(id).map_or(0, |kept| kept.article.document.word_count())
    }

    /// One row a story: at the place of its first report listed, with its lead's article.
    pub(super) fn grouped(&self, rows: Vec<LibraryRow>) -> Vec<LibraryRow> {
        let mut listed = HashSet::new();
        let mut out = Vec::new();
        for row in rows {
            let Some(story) = self.story_of(&row.article.id) else {
                out.push(row);
                continue;
            };
            if !listed.insert(story.id) {
                continue;
            }
            let lead = story.lead(|id| self.read.contains(id)).unwrap();
            let lead = LibraryRow::clone(lead.row.as_ref().unwrap());
            out.push(LibraryRow {
                key: row.key,
                is_bookmarked: story.ids().any(|id| self.bookmarked.contains(id)),
                story: Some(Arc::clone(&story)),
                ..lead
            });
        }
        out
    }

    pub(super) fn explain(&self, article: &ArticleId) -> Message {
        Message::Explained {
            article: article.clone(),
            reason: Some(Reason {
                score: 0.62,
                least: 0.21,
                likeness: 0.64,
                left: 0.97,
                reports: 1,
                hours: 3.0,
                words: vec![(Text::line("barrier"), 0.31), (Text::line("gates"), 0.18)],
                nearest: self.story_of(article).and_then(|story| {
                    let mut others = story.ids().filter(|id| *id != article);
                    others.next().cloned()
                }),
                is_users: false,
            }),
        }
    }

    pub(super) fn split(&mut self, article: &ArticleId) -> Marked {
        self.stories.remove(article);
        Marked::default()
    }

    pub(super) fn merge(&mut self, one: &ArticleId, other: &ArticleId) -> Marked {
        let story = self.stories.get(one).or(self.stories.get(other)).copied();
        let story = story.unwrap_or(StoryId(77));
        let second = self.stories.get(other).copied();
        for (id, known) in &mut self.stories {
            if Some(*known) == second || id == one {
                *known = story;
            }
        }
        self.stories.insert(one.clone(), story);
        self.stories.insert(other.clone(), story);
        Marked::default()
    }
}
