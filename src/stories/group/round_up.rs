//! Round-up: an article about several events, whose headline lists them and whose passages tell one each.

use std::collections::BTreeSet;

use super::capitals::is_of_calendar;
use super::known;
use super::words::Splitter;
use crate::domain::document::{Block, Document};
use crate::domain::sentences::sentences;

/// More passages are not looked at; nor are more parts of a headline.
const PASSAGES: usize = 40;
const PARTS: usize = 12;
/// What parts the events that a headline lists.
const MARKS: [char; 7] = [';', ',', '|', '•', '；', '、', '，'];
/// What parts the last one from the one before.
const ANDS: [&str; 9] = [
    " and ", " und ", " et ", " y ", " e ", " и ", " en ", " och ", " & ",
];

/// Words that mean something.
type Words = BTreeSet<u32>;

/// Whether each part of the headline, behind its label, is told in passages of its own. A passage tells the part of
/// which it has the most words; of two alike, both.
///
/// With a label ("Morning briefing:") two parts are enough, and their passages may share a word; without one it takes
/// three, and they share none.
pub fn is_one(document: &Document, opening: &str, rest: &str) -> bool {
    let has_label = !rest.is_empty();
    let headline = if has_label { rest } else { opening };
    let (least, most_shared) = if has_label { (2, 1) } else { (3, 0) };
    if !headline.contains(MARKS) {
        return false;
    }
    let parts = parts(headline);
    if parts.len() < least {
        return false;
    }
    let passages = passages(document);
    let says = |passage: &Words, part: &Words| passage.intersection(part).count();
    let told = |part: &Words| {
        let told = passages.iter().filter(|passage| {
            let most = parts.iter().map(|other| says(passage, other)).max();
            says(passage, part) > 0 && most == Some(says(passage, part))
        });
        told.flatten().copied().collect::<Words>()
    };
    let told: Vec<Words> = parts.iter().map(told).filter(|told| !told.is_empty()).collect();
    let is_own = |(place, one): (usize, &Words)| {
        let mut later = told[place + 1..].iter();
        later.all(|other| one.intersection(other).count() <= most_shared)
    };
    told.len() >= least && told.iter().enumerate().all(is_own)
}

/// What the headline lists.
fn parts(headline: &str) -> Vec<Words> {
    let mut listed: Vec<&str> = headline.split(MARKS).take(PARTS).collect();
    let last = listed.pop().unwrap_or_default();
    match ANDS.iter().find_map(|and| last.split_once(and)) {
        Some((one, other)) => listed.extend([one, other]),
        None => listed.push(last),
    }
    let mut splitter = Splitter::default();
    let all = listed.into_iter().map(|part| words(part, &mut splitter));
    all.filter(|part| !part.is_empty()).collect()
}

fn passages(document: &Document) -> Vec<Words> {
    let mut splitter = Splitter::default();
    let mut found = Vec::new();
    document.each_block(|block| {
        if let Block::Heading { text, .. } | Block::Paragraph(text) = block {
            let left = PASSAGES.saturating_sub(found.len());
            let ranges = sentences(&text.text).take(left);
            found.extend(ranges.map(|range| words(&text.text[range], &mut splitter)));
        }
    });
    found
}

fn words(text: &str, splitter: &mut Splitter) -> Words {
    let mut words = Words::new();
    splitter.each(text, |term, _| {
        if known::share(term) == 0.0 && !is_of_calendar(term) {
            words.insert(term);
        }
        true
    });
    words
}
