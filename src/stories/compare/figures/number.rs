//! Numbers, in digits and in words, as ranges of what they can mean.

use super::{Sight, not_counted};
use crate::domain::number_words::{factor, small, vague};

/// A number from one word to another.
#[derive(Clone, Debug, Default)]
pub(super) struct Number {
    /// The first word after it.
    pub to: usize,
    pub low: f64,
    pub high: f64,
    pub is_vague: bool,
    pub has_decimals: bool,
    /// What is written together with it: the "year-old" of "21-year-old", the "km" of "150km".
    pub tail: String,
    /// False of times, scores, ratios and numbers that are names.
    pub is_figure: bool,
}

/// The number that begins at a word, if one does.
pub(super) fn at(sight: &Sight, at: usize) -> Option<Number> {
    let mut number = single(sight, at)?;
    if number.is_figure && not_counted::is_none(sight, at, &number) {
        number.is_figure = false;
    }
    if number.is_figure
        && let Some(to) = not_counted::ratio(sight, at, &number)
    {
        number.is_figure = false;
        number.to = to;
    }
    if number.is_figure
        && let Some(wider) = range(sight, at, &number)
    {
        return Some(wider);
    }
    Some(number)
}

fn exact(value: f64, to: usize) -> Number {
    Number {
        to,
        low: value,
        high: value,
        is_figure: true,
        ..Number::default()
    }
}

pub(super) fn single(sight: &Sight, at: usize) -> Option<Number> {
    let token = sight.tokens.get(at)?;
    if let Some(value) = token.value {
        let mut number = scaled(sight, at, value);
        number.has_decimals = token.folded.contains('.');
        return Some(number);
    }
    if token.folded.starts_with(|first: char| first.is_ascii_digit()) {
        return with_tail(sight, at);
    }
    if !sight.is_english {
        return None;
    }
    vague_words(sight, at).or_else(|| in_words(sight, at))
}

fn scaled(sight: &Sight, at: usize, value: f64) -> Number {
    if sight.is_english
        && sight.gap(at + 1) == " "
        && let Some(factor) = factor(sight.folded(at + 1))
    {
        return exact(value * factor, at + 2);
    }
    exact(value, at + 1)
}

/// `10-14`, `21-year-old`, `150km`, `2.5m`, `13th`.
fn with_tail(sight: &Sight, at: usize) -> Option<Number> {
    let folded = sight.folded(at);
    let length = folded
        .find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ',' | '.'))
        .unwrap_or(folded.len());
    let digits: String = folded[..length].trim_end_matches(['.', ',']).replace(',', "");
    let value: f64 = digits.parse().ok().filter(|value: &f64| value.is_finite())?;
    let tail = folded[length..].trim_start_matches('-');
    let mut number = exact(value, at + 1);
    number.has_decimals = digits.contains('.');
    let end: Option<f64> = tail.replace(',', "").parse().ok();
    if let Some(end) = end {
        number.high = end;
        number.is_figure = value < end && folded.matches('-').count() == 1 && end < value.max(5.0) * 10.0;
        return Some(number);
    }
    tail.clone_into(&mut number.tail);
    match tail {
        "st" | "nd" | "rd" | "th" | "s" | "am" | "pm" | "a.m" | "p.m" | "d" => number.is_figure = false,
        "bn" | "b" | "billion" => number = larger(number, 1e9),
        "tn" | "trillion" => number = larger(number, 1e12),
        "million" => number = larger(number, 1e6),
        "thousand" | "k" => number = larger(number, 1e3),
        "m" if super::unit::is_money(sight, at, at + 1) => number = larger(number, 1e6),
        _ => {}
    }
    Some(number)
}

fn larger(mut number: Number, factor: f64) -> Number {
    number.low *= factor;
    number.high *= factor;
    number.tail.clear();
    number
}

/// "Dozens", "several hundred", "tens of thousands".
fn vague_words(sight: &Sight, at: usize) -> Option<Number> {
    let of = |at: usize| usize::from(sight.folded(at) == "of") * 2;
    let (low, high, to) = match (sight.folded(at), sight.folded(at + 1), sight.folded(at + 2)) {
        ("tens", "of", "thousands") => (2e4, 2e5, at + 3),
        ("hundreds", "of", "thousands") => (2e5, 2e6, at + 3),
        ("tens", "of", "millions") => (2e7, 2e8, at + 3),
        ("hundreds", "of", "millions") => (2e8, 2e9, at + 3),
        ("several" | "few", scale @ ("hundred" | "thousand" | "dozen" | "million"), _) => {
            let (low, high) = vague(&format!("{scale}s"))?;
            (low, high, at + 2)
        }
        (word, ..) => {
            let (low, high) = vague(word)?;
            if of(at + 1) > 0 && vague(sight.folded(at + 2)).is_some() {
                return None;
            }
            (low, high, at + 1)
        }
    };
    let mut number = exact(low, to);
    number.high = high;
    number.is_vague = true;
    Some(number)
}

/// "Thirteen", "two hundred and five", "a million", "half a dozen".
fn in_words(sight: &Sight, at: usize) -> Option<Number> {
    let (first, second) = (sight.folded(at), sight.folded(at + 1));
    if first == "half"
        && second == "a"
        && let Some(factor) = factor(sight.folded(at + 2))
    {
        return Some(exact(factor / 2.0, at + 3));
    }
    if matches!(first, "a" | "an") {
        let factor = factor(second)?;
        // "A hundred days" is exact, "a dozen" about so; both are one number.
        return Some(exact(factor, at + 2));
    }
    let (mut whole, mut part, mut to) = (0.0, None, at);
    while to < at + 8 && (to == at || sight.gap(to).trim_matches('-') == " ") {
        let word = sight.folded(to);
        if let Some(value) = small(word) {
            part = match part {
                None => Some(f64::from(value)),
                Some(before) if before >= 20.0 && before % 10.0 < 0.5 => Some(before + f64::from(value)),
                Some(_) => break,
            };
        } else if let Some(factor) = factor(word).filter(|_| part.is_some()) {
            let value = part.take().unwrap_or(1.0) * factor;
            if factor > 100.0 || matches!(word, "dozen") {
                whole += value;
            } else {
                part = Some(value);
            }
        } else if !(word == "and"
            && part.is_some_and(|part| part >= 100.0)
            && small(sight.folded(to + 1)).is_some())
        {
            break;
        }
        to += 1;
    }
    if to == at {
        return with_part(sight, at);
    }
    let value = whole + part.unwrap_or(0.0);
    let is_alone = to == at + 1 && value < 2.0;
    (!is_alone).then(|| exact(value, to))
}

/// "Three-day", "fifteen-year-old".
fn with_part(sight: &Sight, at: usize) -> Option<Number> {
    let folded = sight.folded(at);
    let (head, tail) = folded.split_once('-')?;
    let value = small(head).filter(|value| *value > 1 && !tail.is_empty())?;
    let mut number = exact(f64::from(value), at + 1);
    tail.clone_into(&mut number.tail);
    Some(number)
}

/// "20,000 to 30,000", "between 10 and 15".
fn range(sight: &Sight, at: usize, number: &Number) -> Option<Number> {
    if number.is_vague || number.low < number.high || !(number.tail.is_empty()) {
        return None;
    }
    let between = |at: usize| {
        let (one, two, three) = (at.checked_sub(1), at.checked_sub(2), at.checked_sub(3));
        let is = |place: Option<usize>, word: &str| place.is_some_and(|place| sight.folded(place) == word);
        is(one, "between") || (is(one, "of") && is(two, "ages") && (is(three, "the") || is(three, "between")))
    };
    let joint = sight.folded(number.to);
    let joins = match joint {
        "to" => sight.before(at) != "from",
        "and" => between(at),
        _ => false,
    };
    let (from, joins) = match sight.gap(number.to) {
        "–" | "-" => (number.to, true),
        _ => (number.to + 1, joins),
    };
    if !joins {
        return None;
    }
    let end = single(sight, from).filter(|end| end.is_figure && !end.is_vague)?;
    // "3 to 5 million" is of millions on both sides.
    let scale = if end.high >= 1e3 && number.low < 1e3 && end.to > from + 1 {
        let word = sight.folded(end.to - 1);
        factor(word).unwrap_or(1.0)
    } else {
        1.0
    };
    let low = number.low * scale;
    if low >= end.high || end.high > low.max(1.0) * 20.0 {
        return None;
    }
    Some(Number {
        low,
        high: end.high,
        ..end
    })
}
