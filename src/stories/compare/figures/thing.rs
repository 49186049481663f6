//! What is counted, what happened to it, and where.

use std::ops::Range;

use super::super::stem;
use super::super::words::Word;
use super::clause::{self, is_break};
use super::{Role, Sight};

/// How many words a thing has at most.
const THING_WORDS: usize = 4;
/// How far before and after a figure it is looked for what happened.
const BEFORE: usize = 7;
const AFTER: usize = 6;

/// The stems after a number, to the first comma or function word; the first word after them.
pub(super) fn thing(sight: &Sight, to: usize, is_vague: bool) -> (Vec<Word>, usize) {
    let mut at = to;
    let mut found = Vec::new();
    if is_vague && sight.folded(at) == "of" {
        at += 1;
    }
    while matches!(sight.folded(at), "more" | "other" | "new" | "additional" | "such") && found.is_empty() {
        at += 1;
    }
    while found.len() < THING_WORDS && at < sight.tokens.len() {
        let gap = sight.gap(at);
        if is_break(gap) || gap.contains(['.', '"', '“', '”', '%']) {
            break;
        }
        let Some(word) = sight.tokens[at].word.filter(|_| sight.tokens[at].value.is_none()) else {
            break;
        };
        if role_of(sight, at).is_some() {
            break;
        }
        found.push(word);
        at += 1;
    }
    (found, at)
}

/// What happened to what is counted: what is said nearest in its own clause.
pub(super) fn role(sight: &Sight, at: usize, to: usize) -> Option<Role> {
    let own = clause::around(sight, at, to);
    nearest(sight, &own, at, to).or_else(|| {
        // "20 nurses and six cooks were killed": what follows both is said of both.
        let second = own.end + 1;
        let goes_on = sight.folded(own.end) == "and"
            && super::number::at(sight, second).is_some_and(|number| number.is_figure);
        if !goes_on {
            return None;
        }
        let wide = own.start..clause::around(sight, second, second + 1).end;
        nearest(sight, &wide, at, to)
    })
}

fn nearest(sight: &Sight, clause: &Range<usize>, at: usize, to: usize) -> Option<Role> {
    let mut best: Option<(usize, Role)> = None;
    let before = clause.start.max(at.saturating_sub(BEFORE))..at;
    let after = to..clause.end.min(to + AFTER);
    for place in before.chain(after) {
        let Some(role) = role_of(sight, place) else {
            continue;
        };
        let distance = if place < at { at - place } else { place + 1 - to };
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, role));
        }
    }
    best.map(|(_, role)| role)
}

fn role_of(sight: &Sight, at: usize) -> Option<Role> {
    let role = match sight.folded(at) {
        "killed" | "kill" | "kills" | "killing" | "dead" | "die" | "died" | "dies" | "dying" | "deaths"
        | "death" | "fatalities" | "fatality" | "slain" | "toll" | "bodies" | "perished" | "murdered" => {
            Role::Killed
        }
        "injured" | "injure" | "injuring" | "injures" | "injuries" | "wounded" | "wounding" | "wounds"
        | "hurt" | "hurting" => Role::Injured,
        "missing" | "unaccounted" => Role::Missing,
        "displaced" | "displacing" | "fled" | "flee" | "fleeing" | "evacuated" | "evacuate"
        | "evacuating" | "homeless" => Role::Displaced,
        "arrested" | "arrests" | "arresting" | "arrest" | "detained" | "detaining" => Role::Arrested,
        _ => return None,
    };
    let is_penalty = sight.folded(at) == "death"
        && (matches!(
            sight.folded(at + 1),
            "penalty" | "row" | "sentence" | "sentences" | "certificate" | "threats"
        ) || (at > 1 && sight.folded(at - 1) == "to" && sight.folded(at - 2).starts_with("sentenc")));
    (!is_penalty).then_some(role)
}

/// The words of a place right after what is counted: "in the province", "across Asia".
pub(super) fn place(sight: &Sight, to: usize) -> Vec<Word> {
    let is_of_place = |word: &str| {
        matches!(
            word,
            "in" | "across" | "at" | "near" | "throughout" | "around" | "outside"
        )
    };
    let Some(from) = (to..to + 3).find(|at| is_of_place(sight.folded(*at))) else {
        return Vec::new();
    };
    if (to + 1..=from).any(|at| is_break(sight.gap(at))) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in from + 1..(from + 6).min(sight.tokens.len()) {
        if is_break(sight.gap(at)) || found.len() >= THING_WORDS {
            break;
        }
        match sight.tokens[at].word {
            Some(word) if sight.tokens[at].value.is_none() => found.push(word),
            _ if matches!(sight.folded(at), "the" | "its" | "a" | "an") => {}
            _ => break,
        }
    }
    found
}

/// Whether a thing is one of its own, not people, years or days.
pub(super) fn is_own(word: Word) -> bool {
    !stem::is_generic(word)
}
