//! Why reports are held to be one story, report by report: the words that tie them, and how near.

use std::sync::Arc;

use crate::domain::article::ArticleId;
use crate::domain::story::{Reason, Report, Story};

use super::super::effect::Effect;
use super::super::sheet::{Entry, EntryKind, Kind, Sheet};
use super::super::{App, Edition};
use super::report_of;

/// Words that are named of each report.
const WORDS: usize = 12;

impl App {
    /// Lays the reasons over the screen; of the library they are asked for, and fill in.
    pub(in crate::app) fn show_why(&mut self) -> Vec<Effect> {
        let Some(story) = self.story_to_explain() else {
            return self.say("this article stands by itself: no other report is of its story");
        };
        let mut effects = Vec::new();
        if self.edition == Edition::Library {
            self.stories.reasons.clear();
            effects.extend(story.ids().cloned().map(Effect::Explain));
        }
        self.sheet = Some(Sheet::new(Kind::Why(self.entries_of_why(&story))));
        self.stories.explained = Some(story);
        effects
    }

    /// The story of the article in the reader.
    fn story_to_explain(&self) -> Option<Arc<Story>> {
        let article = self.reader.article.as_ref()?;
        self.story_of(&article.id).cloned()
    }

    pub(in crate::app) fn take_reason(&mut self, article: ArticleId, reason: Option<Reason>) {
        self.stories.reasons.insert(article, reason);
        self.explain_anew();
    }

    /// The sheet of reasons follows what is known by now.
    pub(super) fn explain_anew(&mut self) {
        let is_open = matches!(self.sheet.as_ref().map(|sheet| &sheet.kind), Some(Kind::Why(_)));
        let story = self.stories.explained.clone().filter(|_| is_open);
        let entries = story.map(|story| self.entries_of_why(&story));
        if let Some((entries, sheet)) = entries.zip(self.sheet.as_mut()) {
            sheet.kind = Kind::Why(entries);
        }
    }

    /// The first report at the top, each later one below it.
    fn entries_of_why(&self, story: &Story) -> Vec<Entry> {
        let mut entries = Vec::new();
        for report in story.reports.iter().rev() {
            if !entries.is_empty() {
                entries.push(line(EntryKind::Section, "", ""));
            }
            let article = &report.article;
            let headline = format!("{}: {}", article.outlet, article.title);
            entries.push(line(EntryKind::Section, "", &headline));
            entries.extend(self.reasons_of(story, report));
        }
        entries
    }

    fn reasons_of(&self, story: &Story, report: &Report) -> Vec<Entry> {
        let said = |left: &str, right: &str| line(EntryKind::Reason, left, right);
        let reason = match self.stories.reasons.get(&report.article.id) {
            None => return vec![said("", "…")],
            Some(None) => return vec![said("", "the report that the story began with")],
            Some(Some(reason)) => reason,
        };
        if reason.is_users {
            return vec![said("", "you joined it with the story")];
        }
        let mut entries = Vec::new();
        let nearest = reason.nearest.as_ref().and_then(|id| report_of(story, id));
        let near = nearest.map_or_else(String::new, |near| {
            format!(" to {}, {}", near.article.outlet, hours(reason.hours))
        });
        let score = format!("{:.2}", reason.score);
        let needed = format!("near{near} (at least {:.2} is needed)", reason.least);
        entries.push(said(&score, &needed));
        let words = words(reason);
        if !words.is_empty() {
            entries.push(said("words", &words));
        }
        entries.extend(left_by_time(reason).map(|left| said("time", &left)));
        entries.extend(mean(reason).map(|mean| said("mean", &mean)));
        entries
    }
}

fn line(kind: EntryKind, left: &str, right: &str) -> Entry {
    Entry {
        left: left.to_owned(),
        right: right.to_owned(),
        aside: String::new(),
        kind,
    }
}

/// `ferry 0.20 · Karvan 0.09 · others 0.03 = 0.32`: what is shown adds up to what is shown.
fn words(reason: &Reason) -> String {
    let named = reason.words.iter().take(WORDS);
    let mut parts: Vec<String> = named
        .clone()
        .map(|(word, weight)| format!("{word} {weight:.2}"))
        .collect();
    if reason.likeness > 0.0 && !parts.is_empty() {
        let shown: f32 = named.map(|(_, weight)| hundredths(*weight)).sum();
        let others = hundredths(reason.likeness) - shown;
        if others >= 0.5 {
            parts.push(format!("others {:.2}", others / 100.0));
        }
        let sum = hundredths(reason.likeness).max(shown) / 100.0;
        return format!("{} = {sum:.2}", parts.join(" · "));
    }
    parts.join(" · ")
}

/// `0.32 × 0.75 for 27 hours apart = 0.24`.
fn left_by_time(reason: &Reason) -> Option<String> {
    let (likeness, left) = (reason.likeness, reason.left);
    let said = format!(
        "{likeness:.2} × {left:.2} for {} = {:.2}",
        hours(reason.hours),
        likeness * left
    );
    (likeness > 0.0 && left > 0.0).then_some(said)
}

/// `0.24 to this report, 0.22 to the 3 nearest on average`.
fn mean(reason: &Reason) -> Option<String> {
    let near = reason.likeness * reason.left;
    let said = format!(
        "{near:.2} to this report, {:.2} to the {} nearest on average",
        reason.score, reason.reports
    );
    (reason.reports > 1 && near > 0.0).then_some(said)
}

fn hundredths(number: f32) -> f32 {
    (number * 100.0).round()
}

/// `3 hours apart`.
fn hours(hours: f32) -> String {
    match hours.abs() {
        hours if hours < 1.0 => "less than an hour apart".to_owned(),
        hours if hours < 1.5 => "an hour apart".to_owned(),
        hours if hours < 48.0 => format!("{hours:.0} hours apart"),
        hours => format!("{:.0} days apart", hours / 24.0),
    }
}
