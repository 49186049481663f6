//! Changes of feeds in words: a feed is called by its title as soon as that is known.

use rusqlite::{Connection, OptionalExtension};

use super::Entry;
use crate::domain::change::Mark;
use crate::domain::subscription::without_credentials;
use crate::domain::text::Text;
use crate::store::subscriptions::{self, Step};

/// What a change of feeds did; one that was said of an address is said of the feed's title.
pub fn said(connection: &Connection, entry: &Entry) -> rusqlite::Result<Text> {
    let steps = entry.steps.as_deref().filter(|_| entry.mark == Mark::Feeds);
    let steps = steps.and_then(subscriptions::from_json);
    let [step] = steps.as_deref().unwrap_or_default() else {
        return Ok(entry.title.clone());
    };
    // A feed that moved since stands under its new address.
    for address in [&step.address_before, &step.address_after].into_iter().flatten() {
        let renamed = renamed(&entry.title, &Text::line(&without_credentials(address)));
        let (Some((before, after)), Some(title)) = (renamed, title_at(connection, step)?) else {
            continue;
        };
        return Ok(Text::title(&format!("{before}{title}{after}")));
    }
    Ok(entry.title.clone())
}

/// What stands before and after the name of a feed, if that is its address.
fn renamed<'a>(said: &'a str, address: &str) -> Option<(&'a str, &'a str)> {
    let last = said.strip_suffix(address).filter(|before| {
        // That is news: where the feed is now.
        before.ends_with(' ') && !before.ends_with(" at ")
    });
    let first = said.strip_prefix(address).filter(|after| after.starts_with(' '));
    first
        .map(|after| ("", after))
        .or_else(|| last.map(|before| (before, "")))
}

/// What the feed of a step calls itself.
fn title_at(connection: &Connection, step: &Step) -> rusqlite::Result<Option<Text>> {
    for address in [&step.address_after, &step.address_before].into_iter().flatten() {
        let title = connection
            .prepare_cached("SELECT title FROM feeds WHERE address = ?1 AND title <> ''")?
            .query_row([address], |row| row.get::<_, String>(0))
            .optional()?;
        if let Some(title) = title {
            return Ok(Some(Text::title(&title)));
        }
    }
    Ok(None)
}
