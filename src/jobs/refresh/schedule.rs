//! When a feed is due; pure rules, the time is given.

use std::fmt;

use jiff::{SignedDuration, Timestamp};

use crate::domain::article::hash;
use crate::domain::limits;
use crate::domain::subscription::without_credentials;

use super::hints::Hints;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// What is known of a feed as far as its next turn is concerned.
#[derive(Clone, Default)]
pub struct Standing<'a> {
    pub address: &'a str,
    /// Minutes between two refreshes as set for this feed; 0 is never.
    pub own_interval: Option<u32>,
    pub asked: Option<Timestamp>,
    pub failures: u32,
    pub hints: Hints,
    pub retry_after: Option<Timestamp>,
    pub is_gone: bool,
}

/// The address may hold a password, so it is shown without credentials.
impl fmt::Debug for Standing<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Standing")
            .field("address", &without_credentials(self.address))
            .field("own_interval", &self.own_interval)
            .field("asked", &self.asked)
            .field("failures", &self.failures)
            .field("hints", &self.hints)
            .field("retry_after", &self.retry_after)
            .field("is_gone", &self.is_gone)
            .finish()
    }
}

/// Who wants to ask the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    Timer,
    Start,
    /// The user, by a key or a command: only the server's own word holds it back.
    User,
}

/// When a feed may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Now,
    At(Timestamp),
    Never,
}

/// When a feed is to be asked, with `interval` minutes for those that set none; 0 is never.
pub fn due(feed: &Standing<'_>, occasion: Occasion, interval: u32, now: Timestamp) -> Due {
    if feed.is_gone {
        return Due::Never;
    }
    let held = held_until(feed, now);
    if occasion == Occasion::User {
        return held.map_or(Due::Now, Due::At);
    }
    let minutes = feed.own_interval.unwrap_or(interval);
    let is_never = minutes == 0 && (occasion == Occasion::Timer || feed.own_interval.is_some());
    if is_never {
        return Due::Never;
    }
    // What was asked in the future was asked before the clock was set back: nothing is known of it.
    let asked = feed.asked.filter(|asked| *asked <= now);
    let turn = asked.map_or(now, |asked| later(asked, wait(feed, minutes)));
    let earliest = turn.max(held.unwrap_or(now)).max(now);
    let at = allowed(earliest, &feed.hints);
    if at <= now { Due::Now } else { Due::At(at) }
}

/// Until when the server wants to be left alone, as far as it is believed.
fn held_until(feed: &Standing<'_>, now: Timestamp) -> Option<Timestamp> {
    let latest = later(now, limits::LONGEST_WAIT_SECONDS);
    feed.retry_after.filter(|until| *until > now && *until <= latest)
}

/// The seconds after which a server that wants to be left alone is asked again.
pub fn retry_seconds(asked_for: u64) -> i64 {
    let seconds = i64::try_from(asked_for).unwrap_or(i64::MAX);
    seconds.clamp(limits::SHORTEST_WAIT_SECONDS, limits::LONGEST_WAIT_SECONDS)
}

/// Seconds between two turns.
fn wait(feed: &Standing<'_>, interval: u32) -> i64 {
    let minutes = |minutes: u32| i64::from(minutes) * MINUTE;
    let hints = [
        feed.hints.feed.ttl.map(minutes),
        feed.hints.feed.period.map(minutes),
        feed.hints.fresh.map(i64::from),
    ];
    let hinted = hints.into_iter().flatten().max().unwrap_or(0);
    let calm = minutes(interval).max(hinted.min(limits::LONGEST_WAIT_SECONDS));
    match feed.failures {
        0 => calm,
        failures => calm.max(backoff(feed.address, minutes(interval), failures)),
    }
}

/// Twice as long with each failure, up to a day; less up to a quarter of it, so that feeds which
/// failed together are not all asked together again.
fn backoff(address: &str, interval: i64, failures: u32) -> i64 {
    const PARTS: i64 = 1024;
    let interval = if interval == 0 { HOUR } else { interval };
    let doubled = interval.saturating_mul(1 << failures.min(20));
    let whole = doubled.min(limits::LONGEST_WAIT_SECONDS);
    let digits = &hash(&[address])[..4];
    let part = i64::from_str_radix(digits, 16).unwrap_or_default() % PARTS;
    whole - whole / 4 * part / PARTS
}

/// The first moment from `earliest` on at which the feed does not mind being asked; where it always
/// minds, it is not heard.
fn allowed(earliest: Timestamp, hints: &Hints) -> Timestamp {
    const HOURS_A_WEEK: i64 = 7 * 24;
    const THURSDAY: i64 = 3;
    let (hours, days) = (hints.feed.skip_hours, hints.feed.skip_days);
    let is_skipped = |hour: &i64| {
        let day = (hour.div_euclid(24) + THURSDAY).rem_euclid(7);
        hours & (1 << hour.rem_euclid(24)) != 0 || days & (1 << day) != 0
    };
    let first = earliest.as_second().div_euclid(HOUR);
    let found = (first..first + HOURS_A_WEEK).find(|hour| !is_skipped(hour));
    match found {
        Some(hour) if hour > first => Timestamp::from_second(hour * HOUR).unwrap_or(earliest),
        _ => earliest,
    }
}

/// A moment so many seconds later, or the last there is.
pub fn later(time: Timestamp, seconds: i64) -> Timestamp {
    time.checked_add(SignedDuration::from_secs(seconds))
        .unwrap_or(Timestamp::MAX)
}
