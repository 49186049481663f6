//! Apart: reports that are alike by the words of a template, and name others.

use super::entry::Entry;
use super::features::{Features, Term};
use super::known;
use super::search::{Candidate, Search};
use super::vector::Weighted;
use super::window::Window;

/// How many names are kept of a report.
const NAMES: usize = 8;
/// What is so much alike without a name in common is alike by its other words; what has fewer words is mostly such.
const TEMPLATE: f32 = 0.5;
const SHORT: u32 = 30;
/// Fewer words behind a headline are no text.
const HARDLY_ANY: u32 = 5;

/// The heaviest names of a vector, in the order of their keys.
pub fn names(features: &Features, vector: &[Weighted]) -> Box<[u32]> {
    let is_name = |key: u32| {
        let at = features.terms.binary_search_by_key(&key, |term: &Term| term.key);
        at.is_ok_and(|at| features.terms[at].is_name)
    };
    let mut named: Vec<&Weighted> = vector.iter().filter(|term| is_name(term.key())).collect();
    named.sort_unstable_by_key(|term| (u16::MAX - term.stored_weight(), term.key()));
    let mut names: Vec<u32> = named.into_iter().take(NAMES).map(|term| term.key()).collect();
    names.sort_unstable();
    names.into()
}

/// Leaves out who is alike, but tells another event; what was sought last is `entry`.
pub fn leave_out(window: &Window, search: &Search, entry: &Entry, candidates: &mut Vec<Candidate>) {
    candidates.retain(|candidate| {
        let other = window.entry(candidate.slot);
        other.is_none_or(|other| !are_apart(search, entry, other, candidate.cosine))
    });
}

/// Whether two reports surely tell two events; `entry` was sought last, and they are so much alike.
pub fn are_apart(search: &Search, entry: &Entry, other: &Entry, cosine: f32) -> bool {
    let is_template = cosine >= TEMPLATE || entry.read.max(other.read) < SHORT;
    (is_template && name_others(entry, other))
        || share_one(search, other)
        || share_title(search, entry, other)
}

/// Whether both have names, and none of them stands in the other: "Magnitude 5.1 quake hits …".
fn name_others(entry: &Entry, other: &Entry) -> bool {
    let has = |names: &[u32], vector: &[Weighted]| {
        let mut names = names.iter();
        names.any(|name| vector.binary_search_by_key(name, |term| term.key()).is_ok())
    };
    !entry.names.is_empty()
        && !other.names.is_empty()
        && !has(&entry.names, &other.vector)
        && !has(&other.names, &entry.vector)
}

/// Whether but one word ties them.
fn share_one(search: &Search, other: &Entry) -> bool {
    shared(search, other).take(2).count() < 2
}

/// Whether both have the same headline, and texts that share hardly a word: "Weather forecast".
fn share_title(search: &Search, entry: &Entry, other: &Entry) -> bool {
    let has_text = |entry: &Entry| entry.read > u32::from(entry.title.terms) + HARDLY_ANY;
    let most = usize::from(entry.title.terms) + 1;
    entry.title == other.title
        && entry.title.terms > 0
        && has_text(entry)
        && has_text(other)
        && shared(search, other)
            .filter(|term| known::share(term.key()) == 0.0)
            .count()
            <= most
}

fn shared<'a>(search: &'a Search, other: &'a Entry) -> impl Iterator<Item = &'a Weighted> {
    other.vector.iter().filter(|term| search.weight(term.key()) > 0.0)
}
