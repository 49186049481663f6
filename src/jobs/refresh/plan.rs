//! Which feeds are asked: those that are followed, as far as they are due.

use std::collections::HashMap;

use jiff::Timestamp;
use url::Url;

use crate::domain::library::FeedId;
use crate::domain::subscription::{FeedSettings, Subscription};
use crate::sources::http;
use crate::store::{PlannedFeed, Store};

use super::asking::{Asking, State};
use super::hints::Hints;
use super::schedule::{self, Due, Occasion};

/// A feed that is followed.
#[derive(Clone, Debug)]
pub struct Planned {
    pub asking: Asking,
    /// Asked only when it is named.
    pub is_hidden: bool,
}

/// Feeds to ask now, and those that have to wait.
#[derive(Debug, Default)]
pub struct Chosen {
    pub now: Vec<Asking>,
    /// Feeds that are not to be asked yet, and when; none is never.
    pub later: Vec<(Asking, Option<Timestamp>)>,
}

/// Every feed that is followed, with its settings.
pub fn plan(store: &mut Store, subscriptions: &[Subscription]) -> Vec<Planned> {
    let by_address: HashMap<&str, &Subscription> = subscriptions
        .iter()
        .rev()
        .map(|subscription| (subscription.address.as_str(), subscription))
        .collect();
    let feeds = store.fetch_plan().into_iter();
    feeds
        .map(|feed| {
            let subscription = by_address.get(feed.address.as_str());
            planned(feed, subscription.copied())
        })
        .collect()
}

fn planned(feed: PlannedFeed, subscription: Option<&Subscription>) -> Planned {
    let given = subscription.and_then(|subscription| subscription.title.as_deref());
    let own = Some(feed.title.as_str()).filter(|title| !title.is_empty());
    let settings = subscription.map_or_else(FeedSettings::default, |found| found.settings.clone());
    Planned {
        is_hidden: subscription.is_some_and(|subscription| subscription.hidden),
        asking: Asking {
            feed: feed.feed,
            is_nameless: given.or(own).is_none(),
            name: given.or(own).map_or_else(|| short(&feed.address), str::to_owned),
            source: feed.source.into(),
            settings,
            state: State {
                address: feed.address,
                asked: feed.asked,
                succeeded: feed.succeeded,
                error: None,
                failures: feed.failures,
                due: feed.due,
                retry_after: feed.retry_after,
                is_gone: feed.is_gone,
                etag: feed.state.etag,
                last_modified: feed.state.last_modified,
                body_key: feed.state.body_key,
                moved_to: feed.state.moved_to,
                hints: feed.state.hints.as_deref().map(Hints::parse).unwrap_or_default(),
                warning: feed.state.warning,
            },
        },
    }
}

/// An address as it is said in a sentence: without scheme and password.
fn short(address: &str) -> String {
    let shown = http::shown(address);
    match Url::parse(&shown).ok().filter(Url::has_host) {
        Some(url) => {
            let host = url.host_str().unwrap_or_default();
            let rest = &url[url::Position::BeforePath..];
            format!(
                "{}{}",
                host.trim_start_matches("www."),
                rest.trim_end_matches('/')
            )
        }
        None => shown,
    }
}

/// The feeds that this occasion asks; `named` are those the user names, none is all.
pub fn choose(
    feeds: Vec<Planned>,
    named: &[FeedId],
    occasion: Occasion,
    interval: u32,
    now: Timestamp,
) -> Chosen {
    let mut chosen = Chosen::default();
    for feed in feeds {
        let is_wanted = if named.is_empty() {
            !feed.is_hidden
        } else {
            named.contains(&feed.asking.feed)
        };
        if !is_wanted {
            continue;
        }
        match schedule::due(&feed.asking.standing(), occasion, interval, now) {
            Due::Now => chosen.now.push(feed.asking),
            Due::At(at) => chosen.later.push((feed.asking, Some(at))),
            Due::Never => chosen.later.push((feed.asking, None)),
        }
    }
    chosen
}
