//! When a feed wants to be asked again: `ttl`, `skipHours`, `skipDays` and the syndication module.

use crate::domain::feed::Hints;

use super::names::Space;
use super::tree::{Element, Index, Tree};

const MINUTES_A_DAY: u32 = 24 * 60;
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads them from the channel at `index`; what makes no sense is left out.
pub fn read(tree: &Tree, index: Index) -> Hints {
    let mut hints = Hints::default();
    let (mut period, mut frequency) = (None, None);
    for (child, element) in tree.children(index) {
        match (element.space, &*element.name) {
            (Space::Plain | Space::Atom, "ttl") => hints.ttl = number(&tree.text(child)),
            (Space::Plain | Space::Atom, "skiphours") => hints.skip_hours = hours(tree, child),
            (Space::Plain | Space::Atom, "skipdays") => hints.skip_days = days(tree, child),
            (Space::Syndication, "updateperiod") => period = minutes(&tree.text(child)),
            (Space::Syndication, "updatefrequency") => frequency = number(&tree.text(child)),
            _ => {}
        }
    }
    // The module says that a period without a frequency, or the other way round, is daily and once.
    if period.is_some() || frequency.is_some() {
        let times = frequency.unwrap_or(1).max(1);
        hints.period = Some((period.unwrap_or(MINUTES_A_DAY) / times).max(1));
    }
    hints
}

fn number(raw: &str) -> Option<u32> {
    raw.trim().parse().ok().filter(|number| *number > 0)
}

fn minutes(raw: &str) -> Option<u32> {
    match raw.trim().to_ascii_lowercase().as_str() {
        "hourly" => Some(60),
        "daily" => Some(MINUTES_A_DAY),
        "weekly" => Some(7 * MINUTES_A_DAY),
        "monthly" => Some(30 * MINUTES_A_DAY),
        "yearly" => Some(365 * MINUTES_A_DAY),
        _ => None,
    }
}

fn texts<'a>(tree: &'a Tree, of: Index, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let is_one = move |(_, element): &(Index, &Element)| *element.name == *name;
    let found = tree.children(of).filter(is_one);
    found.map(|(child, _)| tree.text(child))
}

/// Hours from 0 to 23; 24 is midnight, too, in feeds that count from 1.
fn hours(tree: &Tree, of: Index) -> u32 {
    texts(tree, of, "hour")
        .filter_map(|raw| raw.parse::<u32>().ok())
        .filter(|hour| *hour <= 24)
        .fold(0, |found, hour| found | 1 << (hour % 24))
}

/// Days by the first three letters of their English names.
fn days(tree: &Tree, of: Index) -> u8 {
    texts(tree, of, "day")
        .filter_map(|raw| {
            let start: String = raw.chars().take(3).flat_map(char::to_lowercase).collect();
            DAYS.iter().position(|day| *day == start)
        })
        .fold(0, |found, day| found | 1 << day)
}
