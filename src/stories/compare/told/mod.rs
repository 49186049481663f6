//! Told: whether a sentence says all that another does, so that who read it knows the other.
//!
//! Words alone do not tell: "the army accused the rebels" has those of "the rebels accused the army". So each word of
//! the sentence must stand in the one that answers it, in an order that leaves who did what to whom as it is, and what
//! the answer has besides must be of the kind that names something nearer.

mod grammar;
mod order;
mod sequence;

use std::collections::HashMap;
use std::ops::Range;

use super::features::Line;
use super::names::Name;
use super::stem;
use super::weights::Weighed;
use super::words::{Token, Word};
use grammar::Part;
use sequence::{Element, Sequence, is_number, is_of_calendar};

/// Whether a word turns what a sentence says, and says nothing of its own.
pub(super) fn is_turn(token: &Token) -> bool {
    grammar::part(token) == Part::Turn
}

/// A sentence of fewer words says too little to be known by them.
const WORDS: usize = 3;

/// Elements of a sentence and of the one that answers it that are the same word.
type Pair = (Element, Element);

/// Whether an answer says all that a sentence does; `was_read` knows the names that were read.
pub(super) fn is_told(
    weighed: &Weighed,
    line: &Line,
    answer: &Line,
    is_english: bool,
    was_read: impl Fn(&Name) -> bool,
) -> bool {
    if is_verbatim(line, answer) {
        return true;
    }
    if !is_english {
        return is_clause_of(line, answer);
    }
    let (own, there) = (Sequence::new(weighed, line), Sequence::new(weighed, answer));
    let Some(pairs) = paired(&own, &there, was_read) else {
        return false;
    };
    let words = pairs.iter().filter(|(element, _)| !element.is_turn).count();
    words >= WORDS
        && pairs.iter().all(|pair| is_same_use(&own, &there, &pairs, *pair))
        && adds_nothing_against(&there, &pairs)
        && order::is_kept(&own, &there, &pairs)
        && line.is_negative == answer.is_negative
        && asks(line) == asks(answer)
}

fn asks(line: &Line) -> bool {
    line.text.contains('?')
}

fn is_verbatim(line: &Line, answer: &Line) -> bool {
    let forms = |line: &Line| line.run_words.len();
    forms(line) == forms(answer)
        && forms(line) > 0
        && line
            .run_words
            .iter()
            .zip(&answer.run_words)
            .all(|(one, other)| one.form == other.form)
}

/// Whether a sentence stands word by word in another, between marks or the ends of it: all that can be
/// said without a grammar.
fn is_clause_of(line: &Line, answer: &Line) -> bool {
    let count = line.run_words.len();
    if count < WORDS || count > answer.run_words.len() {
        return false;
    }
    let is_edge = |from: usize, to: usize| {
        let gap = answer.text.get(from..to).unwrap_or("");
        gap.chars()
            .any(|letter| !letter.is_alphanumeric() && !letter.is_whitespace())
    };
    let mut places = answer.run_words.windows(count).enumerate();
    places.any(|(at, window)| {
        let is_same = window
            .iter()
            .zip(&line.run_words)
            .all(|(one, other)| one.form == other.form);
        let before = at.checked_sub(1).map(|before| answer.run_words[before].end);
        let after = answer.run_words.get(at + count).map(|word| word.start);
        is_same
            && before.is_none_or(|before| is_edge(before, window[0].start))
            && after.is_none_or(|after| is_edge(window[count - 1].end, after))
    })
}

/// Each word of a sentence with the same word of the answer; none where the answer lacks one.
fn paired(own: &Sequence, there: &Sequence, was_read: impl Fn(&Name) -> bool) -> Option<Vec<Pair>> {
    let mut free: HashMap<Word, Vec<Element>> = HashMap::new();
    for element in there.elements.iter().rev() {
        free.entry(element.key).or_default().push(*element);
    }
    let mut pairs = Vec::with_capacity(own.elements.len());
    let speakers = own.plain_speakers();
    let all = own.elements.iter();
    for element in all.filter(|element| !speakers.iter().any(|words| words.contains(&element.token))) {
        let same = free.get_mut(&element.key).and_then(Vec::pop);
        match same {
            Some(other) if are_one(own, there, *element, other) => pairs.push((*element, other)),
            _ if is_named_elsewhere(own, there, *element, &was_read) => {}
            _ => return None,
        }
    }
    Some(pairs)
}

fn are_one(own: &Sequence, there: &Sequence, one: Element, other: Element) -> bool {
    let (word, answer) = (own.folded(one.token), there.folded(other.token));
    let is_in_parts = word.contains('-') || answer.contains('-');
    one.is_turn
        || word == answer
        || is_in_parts
        || is_number(own.line, one.token)
        || stem::are_one(word, answer)
}

/// Whether a word is of a name that was read as a whole, and of which the answer has a part: "Ana
/// Ruiz", where the answer has "Ruiz" alone.
fn is_named_elsewhere(
    own: &Sequence,
    there: &Sequence,
    element: Element,
    was_read: impl Fn(&Name) -> bool,
) -> bool {
    let start = own.line.tokens[element.token].start;
    let name = own
        .line
        .names
        .iter()
        .find(|name| (name.start..name.end).contains(&start));
    name.is_some_and(|name| {
        let last = name.folded.last();
        let is_part = |other: &Name| {
            other.folded.last() == last && other.folded.iter().all(|word| name.folded.contains(word))
        };
        name.folded.len() > 1
            && there.line.names.iter().any(is_part)
            && there
                .line
                .names
                .iter()
                .all(|other| other.folded.last() != last || is_part(other))
            && was_read(name)
    })
}

/// Whether a word does in both sentences what it does: behind the same preposition, done or suffered.
fn is_same_use(own: &Sequence, there: &Sequence, pairs: &[Pair], (one, other): Pair) -> bool {
    if one.is_turn {
        return true;
    }
    let is_extra =
        |at: usize| there.parts[at] == Part::Content && !pairs.iter().any(|(_, pair)| pair.token == at);
    let of_own = own.preposition(one.token, |_| false);
    let of_there = there.preposition(other.token, is_extra);
    let is_same_place = match (of_own, of_there) {
        (Some(one), Some(other)) => grammar::are_alike(one, other),
        // "In a crash" and "when it crashed".
        (None | Some("in" | "on" | "at"), None) => true,
        _ => is_of_calendar(own.folded(one.token)),
    };
    let suffers = |sequence: &Sequence, token: usize| {
        let word = sequence.folded(token);
        let before = (1..=2)
            .filter_map(|back| token.checked_sub(back))
            .map(|at| sequence.folded(at));
        (word.ends_with("ed") || word.ends_with("en")) && before.into_iter().any(grammar::is_being)
    };
    let is_other_word = own.folded(one.token) != there.folded(other.token);
    is_same_place && (is_other_word || suffers(own, one.token) == suffers(there, other.token))
}

/// Whether all that the answer has besides names something nearer, or stands in a clause behind.
fn adds_nothing_against(there: &Sequence, pairs: &[Pair]) -> bool {
    let mut is_paired = vec![false; there.parts.len()];
    for (_, other) in pairs {
        is_paired[other.token] = true;
    }
    let Some(last) = is_paired.iter().rposition(|is_paired| *is_paired) else {
        return false;
    };
    let behind = (last + 1..there.parts.len())
        .find(|at| there.is_break(*at) || grammar::opens_clause(there.folded(*at)))
        .unwrap_or(there.parts.len());
    if grammar::takes_back(there.folded(behind)) {
        return false;
    }
    let mut may_name = false;
    let mut aside = 0..0;
    for at in 0..behind {
        if there.is_break(at) {
            aside = aside_at(there, &is_paired, at);
        }
        if aside.contains(&at) {
            continue;
        }
        if there.is_break(at) {
            may_name = false;
        }
        if is_paired[at] {
            may_name = grammar::is_preposition(there.folded(at));
            continue;
        }
        match there.parts[at] {
            Part::Content if grammar::is_hedge(there.folded(at)) => return false,
            Part::Content if speaks(there, &is_paired, at) => {}
            // What is denied of one more nearly named is not denied of all: "cannot be sued for damages".
            Part::Content if there.line.is_negative => return false,
            Part::Content if is_number(there.line, at) => may_name = true,
            Part::Content if may_name || is_of_name(there.line, at) => {}
            Part::Turn | Part::Content => return false,
            Part::Preposition => {
                let leads_to_verb =
                    there.folded(at) == "to" && at.checked_sub(1).is_none_or(|at| there.folded(at) != "due");
                may_name = !leads_to_verb && there.folded(at) != "as";
            }
            Part::Article => may_name = true,
            Part::Say | Part::Small | Part::Listener => may_name = false,
        }
    }
    true
}

/// What stands between two marks and only names somebody nearer: ", built in 1903,".
fn aside_at(there: &Sequence, is_paired: &[bool], from: usize) -> Range<usize> {
    let end = (from + 1..is_paired.len()).find(|at| there.is_break(*at));
    let says_nothing_against = |at: usize| {
        !is_paired[at]
            && !matches!(there.parts[at], Part::Turn | Part::Say)
            && !grammar::is_hedge(there.folded(at))
    };
    match end {
        Some(end) if from > 0 && (from..end).all(says_nothing_against) => from..end,
        _ => 0..0,
    }
}

fn is_of_name(line: &Line, token: usize) -> bool {
    let start = line.tokens[token].start;
    line.names
        .iter()
        .any(|name| (name.start..name.end).contains(&start))
}

/// Whether a word is of a clause of nothing else than who says it.
fn speaks(there: &Sequence, is_paired: &[bool], at: usize) -> bool {
    let is_own = |at: usize| there.parts[at] == Part::Content && !is_paired[at];
    let is_passed = |at: usize| {
        is_own(at)
            || matches!(
                there.parts[at],
                Part::Article | Part::Small | Part::Preposition | Part::Listener
            )
    };
    let mut from = at;
    while from > 0 && !there.is_break(from) && is_passed(from - 1) {
        from -= 1;
    }
    let mut to = at;
    while to + 1 < there.parts.len() && !there.is_break(to + 1) && is_passed(to + 1) {
        to += 1;
    }
    there.is_attribution(from, to)
}
