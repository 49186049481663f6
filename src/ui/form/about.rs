//! The sheet about a source: all that is known of how it fares.

use jiff::Timestamp;

use crate::app::edit::Field;
use crate::app::form::{FormRow, Look};
use crate::domain::library::LibraryFeed;
use crate::domain::text::Text;
use crate::ui::age::{Clock, count};
use crate::ui::sources::health;

/// A row a fact; what is not known has none.
pub fn rows(feed: &LibraryFeed, clock: &Clock) -> Vec<FormRow> {
    let (subscription, health) = (&feed.subscription, &feed.health);
    let moment = |moment: Timestamp| format!("{}, {}", clock.ago(moment), clock.date(moment));
    let next = health::next(feed, clock);
    let next = next.map(|next| next.strip_prefix("next ").unwrap_or(&next).to_owned());
    let facts = [
        ("address", Field::Address.shown(subscription)),
        ("site", feed.site_url.as_ref().map(Text::to_string)),
        ("calls itself", Some(feed.own_title.to_string())),
        ("folder", Field::Folder.shown(subscription)),
        ("tags", Field::Tags.shown(subscription)),
        (
            "articles",
            Some(format!(
                "{} · {} unread",
                count(feed.articles),
                count(feed.unread)
            )),
        ),
        ("pace", health::pace(feed, clock)),
        ("newest", health.newest.map(moment)),
        ("last well", health.succeeded.map(moment)),
        ("last asked", health.asked.map(moment)),
        ("asked again", next),
        (
            "failed",
            Some(health.failures).filter(|count| *count > 0).map(times),
        ),
        ("warning", health.warning.as_ref().map(Text::to_string)),
    ];
    let mut rows = vec![
        FormRow::text(Text::title(&feed.name()).to_string(), Look::Title),
        FormRow::air(),
    ];
    let known = facts.into_iter().filter_map(|(name, value)| Some((name, value?)));
    rows.extend(
        known
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| FormRow {
                left: name.to_owned(),
                ..FormRow::text(value, Look::Text)
            }),
    );
    if let Some(error) = &health.error {
        rows.push(FormRow {
            left: "why".to_owned(),
            ..FormRow::text(error.to_string(), Look::Error)
        });
    }
    rows
}

fn times(failures: u32) -> String {
    match failures {
        1 => "once".to_owned(),
        failures => format!("{failures} times since it was last well"),
    }
}
