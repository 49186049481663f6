//! Numbers that count nothing: times, scores, ratios, and numbers that are names.

use super::Sight;
use super::number::{Number, single};

/// Whether it is a time, a score, or a number that is a name.
pub(super) fn is_none(sight: &Sight, at: usize, number: &Number) -> bool {
    let (gap, next_gap) = (sight.gap(at), sight.gap(number.to));
    if next_gap == ":" || next_gap == "/" || gap == ":" || gap == "/" || gap.ends_with('#') {
        return true;
    }
    if is_of_calendar(sight, at) {
        return true;
    }
    let next = sight.folded(number.to);
    if matches!(
        next,
        "p.m" | "a.m" | "pm" | "am" | "o'clock" | "gmt" | "et" | "bst"
    ) && next_gap == " "
    {
        return true;
    }
    let before = sight.before(at);
    let is_hour = number.high <= 24.0 && matches!(before, "at" | "until" | "by") && !number.is_vague;
    if is_hour && !next_gap.starts_with(' ') && !next_gap.starts_with(['%', '-']) {
        return true;
    }
    let is_numbered = [
        "no",
        "nos",
        "number",
        "flight",
        "route",
        "article",
        "section",
        "chapter",
        "page",
        "phase",
        "level",
        "round",
        "channel",
        "act",
        "amendment",
        "highway",
        "day",
        "week",
        "game",
        "group",
        "type",
        "title",
        "part",
        "grade",
        "class",
        "room",
        "gate",
        "platform",
        "line",
        "model",
        "verse",
        "psalm",
    ];
    if is_numbered.contains(&before) && matches!(gap, " " | ". ") {
        return true;
    }
    is_of_name(sight, at, number)
}

/// "20日", "9時": a day, month, year or hour of the calendar, not "20日間", so many of them.
fn is_of_calendar(sight: &Sight, at: usize) -> bool {
    let token = &sight.tokens[at];
    let rest = &sight.text[token.start..];
    let mut behind = rest
        .chars()
        .skip_while(|letter| letter.is_numeric() || matches!(letter, '.' | ' '));
    let (unit, next) = (behind.next(), behind.next());
    let is_unit = unit.is_some_and(|unit| "年月日時号曜时点년월일시".contains(unit));
    is_unit && !next.is_some_and(|next| "間间간前后後".contains(next))
}

/// "Boeing 737", "Apollo 13": a bare number right behind a name, and nothing counted behind it.
fn is_of_name(sight: &Sight, at: usize, number: &Number) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| sight.tokens.get(at)) else {
        return false;
    };
    let is_name = before.is_capital
        && at > 1
        && sight.gap(at) == " "
        && super::super::calendar::weekday(&before.folded).is_none()
        && !super::super::stem::is_function(&before.folded);
    let is_bare = sight.tokens[at].value.is_some() && number.to == at + 1 && number.high < 10_000.0;
    let next = sight.folded(number.to);
    let counts =
        next.ends_with('s') || ["people", "men", "women", "children", "percent", "per"].contains(&next);
    is_name && is_bare && !counts && !sight.gap(number.to).starts_with('%') && number.high.fract() < 1e-9
}

/// "One in five", "nine out of 10": what follows it.
pub(super) fn ratio(sight: &Sight, at: usize, number: &Number) -> Option<usize> {
    let to = match (sight.folded(number.to), sight.folded(number.to + 1)) {
        ("in", _) => number.to + 1,
        ("out", "of") => number.to + 2,
        _ => return None,
    };
    let whole = single(sight, to)?;
    let is_ratio =
        number.high < whole.high && whole.high <= 100.0 && whole.tail.is_empty() && sight.gap(to) == " ";
    (is_ratio && at < to).then_some(whole.to)
}
