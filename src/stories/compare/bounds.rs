//! Bounds: up to when, and in what time, a count is taken: "by noon", "in the first hour", "so far".

use super::calendar;
use super::features::Line;
use super::words::Token;

/// What leads to a bound.
const LEADS: &[&str] = &[
    "by",
    "in",
    "within",
    "until",
    "till",
    "before",
    "after",
    "since",
    "during",
    "over",
    "at",
    "from",
    "for",
    "of",
    "through",
    "throughout",
    "inside",
];
/// What may stand between that and the time.
const BETWEEN: &[&str] = &[
    "the",
    "a",
    "an",
    "its",
    "their",
    "this",
    "that",
    "these",
    "those",
    "first",
    "opening",
    "early",
    "late",
    "last",
    "past",
    "next",
    "initial",
    "final",
    "same",
    "half",
    "few",
    "several",
    "couple",
    "of",
    "second",
    "third",
    "mid",
    "middle",
    "end",
    "beginning",
    "start",
    "evening's",
    "previous",
    "following",
    "single",
];
const TIMES: &[&str] = &[
    "noon",
    "midday",
    "midnight",
    "dawn",
    "dusk",
    "daybreak",
    "nightfall",
    "sunrise",
    "sunset",
    "morning",
    "afternoon",
    "evening",
    "night",
    "nights",
    "hour",
    "hours",
    "minute",
    "minutes",
    "seconds",
    "day",
    "days",
    "week",
    "weeks",
    "weekend",
    "weekends",
    "month",
    "months",
    "quarter",
    "year",
    "years",
    "decade",
    "decades",
    "stage",
    "stages",
    "phase",
    "round",
    "rounds",
    "outset",
    "point",
    "moment",
    "date",
    "now",
    "then",
    "o'clock",
    "a.m",
    "p.m",
    "am",
    "pm",
    "lunchtime",
    "breakfast",
    "season",
    "semester",
    "spring",
    "summer",
    "autumn",
    "winter",
    "wave",
    "aftermath",
];
/// Words that are a bound by themselves.
const ALONE: &[&str] = &[
    "overnight",
    "initially",
    "already",
    "yet",
    "meanwhile",
    "provisionally",
    "preliminary",
    "provisional",
    "tentatively",
    "currently",
    "eventually",
    "finally",
    "ultimately",
    "immediately",
    "instantly",
    "nightly",
    "hourly",
    "weekly",
    "monthly",
    "yearly",
    "annually",
    "daily",
];
/// How many words may stand between what leads to a time and the time.
const REACH: usize = 5;

/// Whether both sentences have the same bounds, or none.
pub(super) fn are_one(one: &Line, other: &Line) -> bool {
    let (one, other) = (of(one), of(other));
    one == other
}

fn of(line: &Line) -> Vec<&str> {
    let tokens = &line.tokens;
    let mut found: Vec<&str> = (0..tokens.len())
        .filter(|at| is_bound(tokens, *at))
        .map(|at| tokens[at].folded.trim_end_matches('s'))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn is_bound(tokens: &[Token], at: usize) -> bool {
    if tokens[at].is(ALONE) || tokens[at].is(&["far"]) && at > 0 && tokens[at - 1].is(&["so", "thus"]) {
        return true;
    }
    if tokens[at].is_capital && is_day_or_month(&tokens[at]) {
        // "On Monday" says when it was, "by Monday" what had been by then.
        return at > 0 && tokens[at - 1].is(&["by", "until", "till", "since", "before", "after", "through"]);
    }
    let is_time = tokens[at].is(TIMES);
    is_time && is_led(tokens, at)
}

/// Whether a time stands behind a word that makes it a bound: "in the first 24 hours".
fn is_led(tokens: &[Token], at: usize) -> bool {
    let before = tokens[at.saturating_sub(REACH)..at].iter().rev();
    for token in before {
        if token.is(LEADS) {
            return true;
        }
        let is_number = token.value.is_some() || crate::domain::number_words::small(&token.folded).is_some();
        if !is_number && !token.is(BETWEEN) {
            return false;
        }
    }
    false
}

fn is_day_or_month(token: &Token) -> bool {
    calendar::month(&token.folded).is_some() || calendar::weekday(&token.folded).is_some()
}
