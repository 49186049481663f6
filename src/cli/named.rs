//! Feeds as they are named on the command line: by address, title, number, or how a title begins.

use crate::domain::closest::closest;
use crate::domain::library::FeedId;
use crate::jobs::refresh::plan::Planned;
use crate::sources::http;

/// What is said where nothing is followed yet.
pub const NO_FEEDS: &str = "no feeds yet; newsview add ADDRESS subscribes to one";

/// The feeds with these names, each once; or what is wrong with the first name that is none.
pub fn all(feeds: &[Planned], names: &[String]) -> Result<Vec<FeedId>, String> {
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        let feed = one(feeds, name)?.asking.feed;
        if !found.contains(&feed) {
            found.push(feed);
        }
    }
    Ok(found)
}

/// The feed with this name.
pub fn one<'a>(feeds: &'a [Planned], name: &str) -> Result<&'a Planned, String> {
    let wanted = name.trim().to_lowercase();
    let title = |feed: &&Planned| feed.asking.name.to_lowercase();
    let is_address = |feed: &&Planned| {
        let address = &feed.asking.state.address;
        *address == name.trim() || http::shown(address) == name.trim()
    };
    if let Some(found) = feeds.iter().find(is_address) {
        return Ok(found);
    }
    let titled: Vec<&Planned> = feeds.iter().filter(|feed| title(feed) == wanted).collect();
    if let Some(found) = only(name, &titled)? {
        return Ok(found);
    }
    let is_number = |feed: &&Planned| feed.asking.feed.0.to_string() == wanted;
    if let Some(found) = feeds.iter().find(is_number) {
        return Ok(found);
    }
    let begun: Vec<&Planned> = feeds
        .iter()
        .filter(|feed| !wanted.is_empty() && title(feed).starts_with(&wanted))
        .collect();
    only(name, &begun)?.ok_or_else(|| unknown(feeds, name))
}

/// The only one of these, if there is one; several are a mistake of whoever named it.
fn only<'a>(name: &str, found: &[&'a Planned]) -> Result<Option<&'a Planned>, String> {
    match found {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        [first, second, ..] => {
            let told = |feed: &Planned| format!("{} ({})", feed.asking.feed.0, feed.asking.name);
            Err(format!(
                "\"{}\" names {} feeds, {} and {} among them; name one by its number",
                http::shown(name),
                found.len(),
                told(first),
                told(second)
            ))
        }
    }
}

fn unknown(feeds: &[Planned], name: &str) -> String {
    let shown = http::shown(name);
    let names = feeds.iter().map(|feed| feed.asking.name.as_str());
    match closest(name, names) {
        Some(right) => format!("no feed \"{shown}\"; did you mean \"{right}\"?"),
        None => format!("no feed \"{shown}\"; newsview feeds lists them"),
    }
}
