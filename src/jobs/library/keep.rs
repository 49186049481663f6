//! What a refresh needs to know, and what need not be kept any longer.

use jiff::Timestamp;

use crate::domain::library::FeedId;
use crate::domain::subscription::Subscription;
use crate::domain::text::Text;
use crate::jobs::refresh::asking::Asking;
use crate::jobs::refresh::follow;
use crate::jobs::refresh::outcome::FeedResult;
use crate::jobs::refresh::plan::{self, Chosen};
use crate::jobs::refresh::schedule::Occasion;
use crate::store::Keep;

use super::Library;

/// How long articles are kept where a feed sets nothing of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Days; 0 is for good.
    pub days: u32,
    /// The newest ones that stay in any case; 0 is all.
    pub articles: u32,
    /// Whether unread ones may go, too.
    pub unread: bool,
}

impl Library {
    /// The feeds to ask now, of those named or of all, and those that have to wait.
    pub fn choose(&mut self, named: &[FeedId], occasion: Occasion, interval: u32, now: Timestamp) -> Chosen {
        let planned = plan::plan(&mut self.store, self.subscriptions.all());
        plan::choose(planned, named, occasion, interval, now)
    }

    /// When the timer comes to a feed next; none where it never does.
    pub fn next_due(&mut self, interval: u32, now: Timestamp) -> Option<Timestamp> {
        let chosen = self.choose(&[], Occasion::Timer, interval, now);
        let at_once = chosen.now.first().map(|_: &Asking| now);
        let later = chosen.later.into_iter().filter_map(|(_, at)| at).min();
        at_once.or(later)
    }

    /// Reads feeds that moved for good at their new addresses from now on; says which.
    pub fn follow_redirects(&mut self, results: &[FeedResult]) -> Vec<Text> {
        let said = follow::follow(&mut self.store, &mut self.subscriptions, results);
        if results.iter().any(|result| result.moved_to.is_some()) {
            self.take_list();
        }
        said
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
