//! When feeds are due, on a clock that nobody sets: what is read off the wall is read once a refresh.

use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::domain::library::FeedId;
use crate::domain::limits;
use crate::jobs::refresh::plan::Chosen;

/// The feeds that wait for their turn, and when it comes.
#[derive(Clone, Debug, Default)]
pub struct Timer {
    waiting: Vec<(FeedId, Instant)>,
}

impl Timer {
    /// Of a plan made for the timer at `wall`, which was `now` on the clock that nobody sets.
    ///
    /// Feeds that are due already come after `pause`: they were just asked, or could not be.
    pub fn new(chosen: &Chosen, wall: Timestamp, now: Instant, pause: Duration) -> Self {
        let longest = Duration::from_secs(limits::LONGEST_WAIT_SECONDS.unsigned_abs());
        let due = chosen.now.iter().map(|asking| (asking.feed, now + pause));
        let later = chosen.later.iter().filter_map(|(asking, at)| {
            let wait = Duration::try_from((*at)?.duration_since(wall)).ok()?;
            // A feed's own interval may be longer; it is looked at again then.
            Some((asking.feed, now + wait.clamp(pause, longest.max(pause))))
        });
        Self {
            waiting: due.chain(later).collect(),
        }
    }

    /// When the next feed is due; none where there is none.
    pub fn next(&self) -> Option<Instant> {
        self.waiting.iter().map(|(_, at)| *at).min()
    }

    /// The feeds whose turn it is, and those whose turn comes within a minute, so that one refresh
    /// does for all.
    pub fn due(&self, now: Instant) -> Vec<FeedId> {
        const SOON: Duration = Duration::from_mins(1);
        if self.next().is_none_or(|next| next > now) {
            return Vec::new();
        }
        let soon = self.waiting.iter().filter(|(_, at)| *at <= now + SOON);
        soon.map(|(feed, _)| *feed).collect()
    }
}
