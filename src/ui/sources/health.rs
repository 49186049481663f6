//! How a feed fares, in words and in one sign that is read without colour.

use crate::domain::library::LibraryFeed;
use crate::ui::age::{Clock, count};
use crate::ui::theme::Role;

/// After so many days without a new article a feed is quiet.
const QUIET_DAYS: i64 = 90;

/// `!` fails, `×` is gone, `·` is quiet.
pub fn sign(feed: &LibraryFeed, clock: &Clock) -> (&'static str, Role) {
    if feed.health.is_gone {
        ("×", Role::Error)
    } else if feed.health.error.is_some() {
        ("!", Role::Error)
    } else if quiet(feed, clock).is_some() {
        ("·", Role::Muted)
    } else {
        (" ", Role::Muted)
    }
}

/// The few lines at the pane's foot.
pub fn lines(feed: &LibraryFeed, clock: &Clock) -> Vec<(String, Role)> {
    let health = &feed.health;
    let mut lines = Vec::new();
    if let Some(error) = &health.error {
        lines.push((error.to_string(), Role::Error));
    } else if let Some(warning) = &health.warning {
        lines.push((warning.to_string(), Role::Text));
    }
    let asked = match (health.error.is_some(), health.succeeded, health.asked) {
        (true, Some(moment), _) => format!("last well {}", clock.ago(moment)),
        (true, None, _) => "never well yet".to_owned(),
        (false, _, Some(moment)) => format!("asked {}", clock.ago(moment)),
        (false, _, None) => "not asked yet".to_owned(),
    };
    let said = [Some(asked), pace(feed, clock), next(feed, clock)];
    lines.extend(said.into_iter().flatten().map(|line| (line, Role::Muted)));
    lines
}

/// `12 a week`, `3 a month`, `quiet for 8 months`.
pub fn pace(feed: &LibraryFeed, clock: &Clock) -> Option<String> {
    if let Some(quiet) = quiet(feed, clock) {
        return Some(quiet);
    }
    let a_week = f64::from(feed.health.a_week);
    if !a_week.is_finite() || a_week <= 0.0 {
        return None;
    }
    let a_month = a_week * 52.0 / 12.0;
    Some(if a_week >= 1.0 {
        format!("{} a week", whole(a_week))
    } else if a_month >= 1.0 {
        format!("{} a month", whole(a_month))
    } else {
        "less than one a month".to_owned()
    })
}

/// A rounded figure with its thousands apart.
fn whole(figure: f64) -> String {
    format!("{:.0}", figure.min(1e12))
        .parse()
        .map_or_else(|_| String::new(), count)
}

/// `quiet for 8 months`, of a feed whose newest article is that old.
fn quiet(feed: &LibraryFeed, clock: &Clock) -> Option<String> {
    let days = clock.days_since(feed.health.newest?);
    if days < QUIET_DAYS {
        return None;
    }
    Some(match days {
        ..730 => format!("quiet for {} months", days / 30),
        _ => format!("quiet for {} years", days / 365),
    })
}

/// When it is asked again.
pub fn next(feed: &LibraryFeed, clock: &Clock) -> Option<String> {
    let health = &feed.health;
    if health.is_gone {
        return Some("gone for good, so not asked any more".to_owned());
    }
    if feed.subscription.hidden {
        return Some("hidden, so not asked".to_owned());
    }
    if let Some(moment) = health.retry_after.filter(|moment| *moment > clock.now) {
        return Some(format!("next {}, as its server wants", clock.ahead(moment)));
    }
    health.due.map(|moment| format!("next {}", clock.ahead(moment)))
}
