//! What the librarian was asked for and has not answered yet.

use std::collections::VecDeque;

use super::{Request, Wanted};
use crate::domain::article::ArticleId;

/// What is still to be answered.
#[derive(Debug, Default)]
pub(super) struct Pending {
    pub(super) list: Option<(u64, Wanted)>,
    /// Answered as far as it was found in time: to be finished, and to be counted.
    pub(super) rest: Option<(u64, Wanted)>,
    pub(super) count: Option<(u64, Wanted)>,
    pub(super) open: Vec<ArticleId>,
    pub(super) stories: Option<Vec<ArticleId>>,
    pub(super) sources: bool,
    /// What stands beside the sources: how much views have, and how many stories there are.
    pub(super) views: bool,
    pub(super) story_count: bool,
    pub(super) versions: Option<ArticleId>,
    pub(super) explain: VecDeque<ArticleId>,
    pub(super) look: bool,
}

impl Pending {
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_none()
            && self.rest.is_none()
            && self.count.is_none()
            && self.open.is_empty()
            && self.stories.is_none()
            && !self.sources
            && !self.views
            && !self.story_count
            && self.versions.is_none()
            && self.explain.is_empty()
            && !self.look
    }

    pub(super) fn take(&mut self, request: Request) {
        match request {
            Request::List(ticket, wanted) => {
                self.list = Some((ticket, wanted));
                self.rest = None;
                self.count = None;
            }
            Request::Open(ids) => self.open.extend(ids),
            Request::Sources => self.sources = true,
            Request::Versions(id) => self.versions = Some(id),
            Request::Stories(ids) => self.stories = Some(ids),
            Request::Explain(id) => self.explain.push_back(id),
            Request::LookAgain => self.look = true,
        }
    }
}
