//! What a refresh needs to know, what it brings, and what need not be kept any longer.

use jiff::Timestamp;

use crate::domain::library::FeedId;
use crate::domain::subscription::Subscription;
use crate::jobs::refresh::asking::{Asking, State};
use crate::jobs::refresh::hints::Hints;
use crate::jobs::refresh::outcome::{Outcome, Status};
use crate::jobs::refresh::schedule::{self, Due, Occasion};
use crate::store::{Asked, FetchedState, Keep, PlannedFeed};

use super::Library;

/// How long articles are kept where a feed sets nothing of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Days; 0 is for good.
    pub days: u32,
    /// The newest ones that stay in any case; 0 is all.
    pub articles: u32,
    pub unread: bool,
}

impl Library {
    /// The feeds to ask now, of those named or of all; and how many the server's own word holds back.
    pub fn asking(
        &mut self,
        wanted: &[FeedId],
        occasion: Occasion,
        interval: u32,
        now: Timestamp,
    ) -> (Vec<Asking>, usize) {
        let mut held = 0;
        let mut asking = Vec::new();
        for planned in self.store.fetch_plan() {
            let Some(subscription) = self.feeds.get(&planned.feed) else {
                continue;
            };
            let is_wanted = wanted.contains(&planned.feed) || wanted.is_empty() && !subscription.hidden;
            if !is_wanted {
                continue;
            }
            let feed = asking_of(planned, subscription);
            match schedule::due(&feed.standing(), occasion, interval, now) {
                Due::Now => asking.push(feed),
                _ => held += 1,
            }
        }
        for feed in &mut asking {
            if let Some(subscription) = self.feeds.get(&feed.feed).cloned() {
                feed.name = self.title_of(feed.feed, &subscription);
            }
        }
        (asking, held)
    }

    /// When the timer comes to a feed next; none where it never does.
    pub fn next_due(&mut self, interval: u32, now: Timestamp) -> Option<Timestamp> {
        let plan = self.store.fetch_plan();
        let due = plan.into_iter().filter_map(|planned| {
            let subscription = self.feeds.get(&planned.feed).filter(|feed| !feed.hidden)?;
            let feed = asking_of(planned, subscription);
            match schedule::due(&feed.standing(), Occasion::Timer, interval, now) {
                Due::Now => Some(now),
                Due::At(at) => Some(at),
                Due::Never => None,
            }
        });
        due.min()
    }

    /// Remembers what came of asking these feeds; their entries are saved before.
    pub fn keep_asked(&mut self, outcomes: &[Outcome]) {
        let asked: Vec<Asked> = outcomes.iter().map(asked).collect();
        self.store.keep_asked(&asked);
        for outcome in outcomes {
            self.follow_redirect(outcome);
        }
    }

    /// A feed that moved for good is read at its new address from now on.
    fn follow_redirect(&mut self, outcome: &Outcome) {
        let Some(address) = &outcome.moved_to else { return };
        let Some(subscription) = self.feeds.get(&outcome.asking.feed).cloned() else {
            return;
        };
        if subscription.address != outcome.asking.state.address {
            return;
        }
        let moved = Subscription {
            address: address.clone(),
            ..subscription
        };
        // Where the file cannot be written now, the next refresh sees the redirect again.
        let _ = self.change_feed(outcome.asking.feed, &moved);
    }

    /// Takes out some of what the rules no longer keep; says how many articles went.
    pub fn expire(&mut self, rules: Rules, now: Timestamp, limit: usize) -> usize {
        let rule = |(feed, subscription): (&FeedId, &Subscription)| {
            let own = &subscription.settings;
            let keep = Keep {
                days: Some(own.keep_days.unwrap_or(rules.days)).filter(|days| *days > 0),
                articles: Some(own.keep_articles.unwrap_or(rules.articles)).filter(|count| *count > 0),
                unread: own.keep_unread.map_or(rules.unread, |keep| !keep),
            };
            (*feed, keep)
        };
        let rules: Vec<(FeedId, Keep)> = self.feeds.iter().map(rule).collect();
        self.store.expire(&rules, now, limit)
    }
}

fn asking_of(planned: PlannedFeed, subscription: &Subscription) -> Asking {
    let hints = planned.state.hints.as_deref().map(Hints::parse);
    Asking {
        feed: planned.feed,
        name: String::new(),
        source: planned.source.into(),
        settings: subscription.settings.clone(),
        state: State {
            address: planned.address,
            asked: planned.asked,
            succeeded: planned.succeeded,
            error: None,
            failures: planned.failures,
            due: planned.due,
            retry_after: planned.retry_after,
            is_gone: planned.is_gone,
            etag: planned.state.etag,
            last_modified: planned.state.last_modified,
            body_key: planned.state.body_key,
            moved_to: planned.state.moved_to,
            hints: hints.unwrap_or_default(),
        },
    }
}

fn asked(outcome: &Outcome) -> Asked {
    let state = &outcome.state;
    let is_sound = matches!(outcome.status, Status::Read | Status::Unchanged);
    Asked {
        failure: state.error.clone(),
        due: state.due,
        retry_after: state.retry_after,
        is_gone: state.is_gone,
        state: is_sound.then(|| FetchedState {
            etag: state.etag.clone(),
            last_modified: state.last_modified.clone(),
            body_key: state.body_key,
            moved_to: state.moved_to.clone(),
            hints: state.hints.line(),
        }),
        title: outcome.feed.as_ref().map(|feed| feed.title.clone()),
        site_url: outcome.feed.as_ref().and_then(|feed| feed.site_url.clone()),
        ..Asked::soundly(outcome.asking.feed, state.asked.unwrap_or_default())
    }
}
