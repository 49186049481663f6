//! newsraft's `feeds` → what to follow, and line by line what was not taken over.

use super::newsboat::{List, folder};
use crate::domain::subscription::{Folder, LeftOut, Subscription};
use crate::domain::text::Text;

/// The section that stands for no section.
const TOP: &str = "Global";

/// The feeds of a `feeds` file, and the lines that were left out. Nothing in it is ever run.
pub fn subscriptions(text: &str) -> (Vec<Subscription>, Vec<LeftOut>) {
    let mut list = List::default();
    let mut section = Folder::default();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let number = index + 1;
        if let Some(name) = line.strip_prefix('@') {
            let (name, settings) = name.split_at(name.find(['{', '<']).unwrap_or(name.len()));
            section = if name.trim() == TOP {
                Folder::default()
            } else {
                folder(name)
            };
            if !settings.is_empty() {
                list.leave(number, line, "the settings of a section are not taken over");
            }
            continue;
        }
        let (address, rest) = parted(line);
        let (title, settings) = title(rest);
        let minutes = minutes(settings);
        if !settings.is_empty() && minutes.is_none() {
            list.leave(number, settings, "the settings of a feed are not taken over");
        }
        list.add(number, line, address, |feed| {
            feed.title = title.map(Text::title).filter(|title| !title.is_empty());
            feed.folder = section.clone();
            feed.settings.interval = minutes;
        });
    }
    list.finish()
}

/// Whether a text is more likely a list of newsraft's than of newsboat's.
pub fn is_newsraft(text: &str) -> bool {
    text.lines()
        .map(str::trim_start)
        .any(|line| line.starts_with('@') || line.starts_with("$("))
}

/// The address, and what follows it; a command ends with its bracket.
fn parted(line: &str) -> (&str, &str) {
    let end = if line.starts_with("$(") {
        line.rfind(')').map(|at| at + 1)
    } else {
        line.find(char::is_whitespace)
    };
    let (address, rest) = line.split_at(end.unwrap_or(line.len()));
    (address, rest.trim())
}

/// The title in its quotes, and the settings after it.
fn title(rest: &str) -> (Option<&str>, &str) {
    let Some(quoted) = rest.strip_prefix('"') else {
        return (None, rest);
    };
    let end = quoted.find('"').unwrap_or(quoted.len());
    (
        Some(&quoted[..end]),
        quoted.get(end + 1..).unwrap_or_default().trim(),
    )
}

/// `{30}` or `< reload-period 30`, and nothing else.
fn minutes(settings: &str) -> Option<u32> {
    let number = match settings.strip_prefix('{') {
        Some(inside) => inside.strip_suffix('}')?,
        None => settings.strip_prefix('<')?.trim().strip_prefix("reload-period")?,
    };
    number.trim().trim_end_matches(';').trim().parse().ok()
}
