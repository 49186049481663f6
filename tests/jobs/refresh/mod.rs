//! Feeds asked over real connections, and what comes of each.

mod answers;
mod faults;
mod kept;
mod local;
mod settings;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use newsview::app::message::Refreshing;
use newsview::domain::library::FeedId;
use newsview::jobs::refresh::asking::{Asking, State};
use newsview::jobs::refresh::fetcher::Fetcher;
use newsview::jobs::refresh::outcome::{FeedResult, Outcome, Turn};
use newsview::runtime::refresher::{Kept, Refresh, Sink};
use newsview::sources::http::{Client, Policy};

/// Feeds that are followed, remembered between refreshes as the library does.
struct Followed {
    feeds: Vec<Asking>,
    client: Client,
    now: Timestamp,
}

/// One refresh of them.
#[derive(Default)]
struct Round {
    end: Refreshing,
    outcomes: Vec<Outcome>,
    results: Vec<FeedResult>,
    /// How often something was to be kept.
    steps: usize,
}

impl Followed {
    fn new(addresses: &[String]) -> Self {
        Self::with(addresses, Policy::default())
    }

    fn with(addresses: &[String], policy: Policy) -> Self {
        let asking = |(number, address): (i64, &String)| Asking {
            feed: FeedId(number),
            name: format!("feed {number}"),
            source: address.as_str().into(),
            state: State {
                address: address.clone(),
                ..State::default()
            },
            ..Asking::default()
        };
        Self {
            feeds: (1..).zip(addresses).map(asking).collect(),
            client: Client::new(policy),
            now: "2026-03-02T12:00:00Z".parse().unwrap(),
        }
    }

    /// Asks them all, an hour after the last time, and remembers what came of it.
    fn refresh(&mut self) -> Round {
        self.now += SignedDuration::from_hours(1);
        let turn = Turn {
            now: self.now,
            interval: 60,
        };
        let hands = Arc::new(Fetcher::new(self.client.clone()));
        let refresh = Refresh::new(self.feeds.clone(), hands, turn);
        let mut round = Round::default();
        round.end = refresh.run(&mut round);
        for outcome in &round.outcomes {
            let known = self
                .feeds
                .iter_mut()
                .find(|feed| feed.feed == outcome.asking.feed);
            known.unwrap().state = outcome.state.clone();
        }
        round
    }
}

impl Sink for Round {
    fn keep(&mut self, outcomes: &Arc<[Outcome]>) -> Vec<Kept> {
        self.steps += 1;
        self.outcomes.extend_from_slice(outcomes);
        let kept = |outcome: &Outcome| Kept {
            new: outcome.entries.len(),
            ..Kept::default()
        };
        outcomes.iter().map(kept).collect()
    }

    fn settled(&mut self, result: &FeedResult) {
        self.results.push(result.clone());
    }
}

impl Round {
    /// The one outcome there is.
    fn only(&self) -> &Outcome {
        let [outcome] = self.outcomes.as_slice() else {
            panic!("{:?}", self.results);
        };
        outcome
    }

    /// Why the one feed there is failed.
    fn why(&self) -> &str {
        self.only().state.error.as_deref().unwrap_or("it did not fail")
    }
}

/// A feed with articles of these names.
fn feed(names: &[&str]) -> String {
    let item = |name: &&str| {
        format!(
            "<item><title>{name}</title><guid>{name}</guid><link>/{name}</link>\
             <description>&lt;p>All about {name}.&lt;/p></description></item>"
        )
    };
    let items: String = names.iter().map(item).collect();
    format!("<rss version='2.0'><channel><title>The Coast</title>{items}</channel></rss>")
}
