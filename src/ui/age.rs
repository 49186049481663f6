//! Ages and dates, as short as they can be read.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

pub use crate::domain::count::grouped as count;

/// What time it is, and where.
#[derive(Clone, Debug)]
pub struct Clock {
    pub now: Timestamp,
    pub zone: TimeZone,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Clocks differ a little: what is dated so far ahead is new.
const AHEAD: i64 = -HOUR;

impl Clock {
    /// How long ago, in at most eight columns: `now`, `5 min`, `2 h`, `3 d`, `13 Aug`, `Aug 2024`.
    pub fn age(&self, moment: Timestamp) -> String {
        let seconds = self.now.as_second() - moment.as_second();
        match seconds {
            AHEAD..MINUTE => "now".to_owned(),
            MINUTE..HOUR => format!("{} min", seconds / MINUTE),
            HOUR..DAY => format!("{} h", seconds / HOUR),
            DAY.. if seconds < 7 * DAY => format!("{} d", seconds / DAY),
            _ if seconds.abs() < 300 * DAY => self.local(moment).strftime("%-d %b").to_string(),
            _ => self.local(moment).strftime("%b %Y").to_string(),
        }
    }

    /// The moment in full: `Wed 13 Aug, 06:10`, with the year where it is another one.
    pub fn date(&self, moment: Timestamp) -> String {
        let local = self.local(moment);
        let is_this_year = local.year() == self.local(self.now).year();
        let form = if is_this_year {
            "%a %-d %b, %H:%M"
        } else {
            "%a %-d %b %Y, %H:%M"
        };
        local.strftime(form).to_string()
    }

    /// The moment without its weekday: `13 Aug, 06:10`, with the year where it is another one.
    pub fn short(&self, moment: Timestamp) -> String {
        format!("{}, {}", self.day(moment), self.local(moment).strftime("%H:%M"))
    }

    /// The day: `13 Aug`, with the year where it is another one.
    pub fn day(&self, moment: Timestamp) -> String {
        let local = self.local(moment);
        let is_this_year = local.year() == self.local(self.now).year();
        local
            .strftime(if is_this_year { "%-d %b" } else { "%-d %b %Y" })
            .to_string()
    }

    /// How long ago, in a sentence: `5 min ago`, `just now`, `on 13 Aug`.
    pub fn ago(&self, moment: Timestamp) -> String {
        let age = self.age(moment);
        match self.now.as_second() - moment.as_second() {
            AHEAD..MINUTE => "just now".to_owned(),
            MINUTE.. if self.now.as_second() - moment.as_second() < 7 * DAY => format!("{age} ago"),
            _ => format!("on {age}"),
        }
    }

    /// How long from now: `in 5 min`, `now`, `on 13 Aug`.
    pub fn ahead(&self, moment: Timestamp) -> String {
        match moment.as_second() - self.now.as_second() {
            ..1 => "now".to_owned(),
            seconds @ 1..HOUR => format!("in {} min", (seconds / MINUTE).max(1)),
            seconds @ HOUR..DAY => format!("in {} h", seconds / HOUR),
            seconds if seconds < 7 * DAY => format!("in {} d", seconds / DAY),
            _ => format!("on {}", self.age(moment)),
        }
    }

    /// Whole days since then.
    pub fn days_since(&self, moment: Timestamp) -> i64 {
        (self.now.as_second() - moment.as_second()) / DAY
    }

    fn local(&self, moment: Timestamp) -> Zoned {
        moment.to_zoned(self.zone.clone())
    }
}
