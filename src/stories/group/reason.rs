//! Reason: why an article stands in its story.

use super::entry::Entry;
use super::score::Scored;
use super::search::{Search, days_apart};
use super::window::Window;
use crate::domain::story::Reason;
use crate::domain::text::Text;

/// How many words are named.
const NAMED: usize = 8;

/// Why `entry`, sought last, belongs to this story.
pub fn of(window: &Window, search: &Search, entry: &Entry, scored: &Scored) -> Reason {
    let nearest = window.entry(scored.nearest.slot);
    let mut ties: Vec<(u32, f32)> = nearest
        .map_or(&[][..], |nearest| &nearest.vector)
        .iter()
        .map(|term| (term.key(), term.weight() * search.weight(term.key())))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    ties.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let written = entry.written.as_ref();
    let as_written = |key: u32| written?.iter().find(|(other, _)| *other == key);
    let words = ties
        .into_iter()
        .filter_map(|(key, weight)| Some((Text::line(as_written(key)?.1), weight)))
        .take(NAMED)
        .collect();
    Reason {
        is_users: false,
        nearest: nearest.map(|nearest| nearest.article.clone()),
        score: scored.score,
        least: entry.least(),
        likeness: scored.nearest.cosine,
        left: scored.nearest.near / scored.nearest.cosine.max(f32::MIN_POSITIVE),
        reports: scored.reports,
        hours: nearest.map_or(0.0, |nearest| days_apart(nearest.time, entry.time) * 24.0),
        words,
    }
}

/// The user said so.
pub fn users() -> Reason {
    Reason {
        is_users: true,
        ..Reason::default()
    }
}
