//! Comparing begins and ends: which reports, which two first, and the answer taken.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::article::ArticleId;
use crate::domain::comparison::Comparison;
use crate::domain::limits;
use crate::domain::story::{Report, Story};

use super::super::App;
use super::super::effect::{Effect, RequestId};
use super::super::layout::Pane;
use super::super::message::KeptArticle;
use super::{Compare, Side, published};

impl App {
    /// The story of the selected row.
    pub fn story_of_selected(&self) -> Option<Arc<Story>> {
        let row = self.list.selected_row()?;
        row.story
            .as_ref()
            .or_else(|| self.story_of(&row.article.id))
            .cloned()
    }

    /// Compares the reports of the story, or ends it.
    pub(in crate::app) fn toggle_compare(&mut self) -> Vec<Effect> {
        if self.leave_compare() {
            return Vec::new();
        }
        let story = self.story_of_selected().filter(|story| story.reports.len() > 1);
        let Some(story) = story else {
            return self.say("no other outlet reports this yet");
        };
        let (reports, own, of) = self.to_compare(&story);
        if reports.len() < 2 {
            return self.say("all reports of this story carry the same text");
        }
        if reports.len() < of {
            self.notices.say(format!(
                "comparing the {} most complete of {of} reports",
                reports.len()
            ));
        }
        self.last_compare += 1;
        let request = RequestId(self.last_compare);
        let (left, right) = (own, other(&reports, own));
        let effect = Effect::Compare {
            id: request,
            reports: reports
                .iter()
                .map(|report| KeptArticle(Arc::clone(&report.article)))
                .collect(),
        };
        self.compare = Some(Compare::new(request, reports, (left, right), self.focus));
        self.focus = Pane::Reader;
        let mut effects = vec![effect];
        effects.extend(self.show_focused());
        effects
    }

    /// The reports that are compared, the earliest first, one of each text; which of them is the
    /// open one; and how many texts there are.
    fn to_compare(&self, story: &Story) -> (Vec<Report>, usize, usize) {
        let open = self.reader.article.as_ref().map(|article| &article.id);
        let is_open = |report: &Report| Some(&report.article.id) == open;
        let mut texts: HashMap<u32, Report> = HashMap::new();
        // The earliest stands for its copies, unless another one of them is open.
        for report in &story.reports {
            let known = texts.get(&report.text);
            if known.is_none_or(|known| !is_open(known)) {
                texts.insert(report.text, report.clone());
            }
        }
        let mut reports: Vec<Report> = texts.into_values().collect();
        let of = reports.len();
        reports.sort_by(|one, other| {
            let key = |report: &Report| (!is_open(report), std::cmp::Reverse(report.words));
            key(one)
                .cmp(&key(other))
                .then_with(|| one.article.id.cmp(&other.article.id))
        });
        reports.truncate(limits::REPORTS_COMPARED);
        let own: Option<ArticleId> = reports.first().map(|report| report.article.id.clone());
        reports.sort_by(|one, other| {
            let key = |report: &Report| (published(report).is_none(), published(report));
            key(one)
                .cmp(&key(other))
                .then_with(|| one.article.id.cmp(&other.article.id))
        });
        let own = reports
            .iter()
            .position(|report| Some(&report.article.id) == own.as_ref());
        (reports, own.unwrap_or(0), of)
    }

    /// Takes the answer, if the pane still waits for it.
    pub(in crate::app) fn take_comparison(&mut self, id: RequestId, comparison: Arc<Comparison>) {
        let Some(compare) = self.compare.as_mut().filter(|compare| compare.request == id) else {
            return;
        };
        if comparison.reports.len() != compare.reports.len() {
            return;
        }
        compare.table = comparison.table();
        compare.comparison = Some(comparison);
        compare.arrange();
    }

    /// Ends comparing: list and reader as they were.
    pub(in crate::app) fn leave_compare(&mut self) -> bool {
        let Some(compare) = self.compare.take() else {
            return false;
        };
        self.focus = compare.before;
        self.reader.article = None;
        self.show_selected();
        true
    }

    /// The reader has the report of the side that has the focus, so that what is done to an article
    /// is done to that one.
    pub(super) fn show_focused(&mut self) -> Vec<Effect> {
        let focused = self.compare.as_ref().map(Compare::focused);
        focused.map_or_else(Vec::new, |report| self.show_report(report))
    }

    pub(super) fn show_report(&mut self, index: usize) -> Vec<Effect> {
        let report = self
            .compare
            .as_ref()
            .and_then(|compare| compare.reports.get(index));
        let Some(report) = report.cloned() else {
            return Vec::new();
        };
        let id = report.article.id.clone();
        let is_there = self
            .reader
            .article
            .as_ref()
            .is_some_and(|article| article.id == id);
        if is_there {
            return Vec::new();
        }
        self.forget_wanted();
        self.reader.find = None;
        let kept = self.kept_text(&id);
        let is_waiting = report.row.is_some() && kept.is_none();
        let position = self.positions.get(&id).copied().unwrap_or_default();
        self.reader.show(Some(kept.unwrap_or(report.article)), position);
        self.reader.is_waiting = is_waiting;
        if is_waiting {
            vec![Effect::Open(vec![id])]
        } else {
            Vec::new()
        }
    }
}

/// The most complete report of another outlet; of any, where there is one outlet alone.
fn other(reports: &[Report], own: usize) -> usize {
    let outlet = |index: usize| &reports[index].article.outlet;
    let others = (0..reports.len()).filter(|index| *index != own);
    others
        .max_by_key(|index| {
            let is_another = outlet(*index) != outlet(own);
            (is_another, reports[*index].words, std::cmp::Reverse(*index))
        })
        .unwrap_or(own)
}

impl Compare {
    fn new(request: RequestId, reports: Vec<Report>, pair: (usize, usize), before: Pane) -> Self {
        Self {
            request,
            reports,
            comparison: None,
            left: pair.0,
            right: pair.1,
            side: Side::Left,
            is_table: false,
            top: 0,
            is_away: false,
            table: Vec::new(),
            table_row: 0,
            table_column: 0,
            beside: Vec::new(),
            stacked: Vec::new(),
            facts: Vec::new(),
            fact: 0,
            cursor: None,
            sought: None,
            before,
        }
    }

    /// Lays the two reports side by side anew.
    pub(super) fn arrange(&mut self) {
        let Some(comparison) = &self.comparison else {
            return;
        };
        let (left, right) = (self.left, self.right);
        self.beside = comparison.side_by_side(left, right);
        self.stacked = comparison.one_above_other(left, right);
        self.facts = comparison.facts_between(left, right);
        self.fact = 0;
    }
}
