//! Units: what a number is of, and where it ends with its unit.

use super::super::words::{Word, hash};
use super::number::Number;
use super::{Sight, Unit};

/// A unit, what one of it is in the unit compared, the first word after it, and the byte it ends at.
pub(super) struct Found {
    pub unit: Unit,
    pub factor: f64,
    pub to: usize,
    pub end: usize,
    /// Where a sign of money before the number begins.
    pub start: Option<usize>,
}

/// The unit of a number that stands from one word to another.
pub(super) fn of(sight: &Sight, at: usize, number: &Number) -> Found {
    let to = number.to;
    let end = sight.tokens[to - 1].end;
    let plain = Found {
        unit: Unit::Count,
        factor: 1.0,
        to,
        end,
        start: None,
    };
    if let Some(rest) = after(sight, end)
        .strip_prefix('%')
        .or_else(|| after(sight, end).strip_prefix(" %"))
    {
        let end = sight.text.len() - rest.len();
        return Found {
            unit: Unit::Percent,
            end,
            ..plain
        };
    }
    if let Some((currency, start)) = sign_before(sight, at) {
        return Found {
            unit: Unit::Money(currency),
            start: Some(start),
            ..plain
        };
    }
    if let Some(age) = age(sight, at, number) {
        return Found {
            unit: Unit::Age,
            to: age,
            ..plain
        };
    }
    if !number.tail.is_empty() {
        let (unit, factor) = measure(number.tail.as_str(), "").unwrap_or((Unit::Count, 1.0));
        return Found {
            unit,
            factor,
            ..plain
        };
    }
    if !sight.is_english || !matches!(sight.gap(to), " " | "-" | "\u{a0}") {
        return plain;
    }
    if matches!(sight.before(at), "magnitude") {
        return Found {
            unit: Unit::Named(hash("magnitude")),
            ..plain
        };
    }
    behind(sight, to, plain)
}

/// A unit that stands as a word behind the number.
fn behind(sight: &Sight, to: usize, plain: Found) -> Found {
    let (next, second) = (sight.folded(to), sight.folded(to + 1));
    let of = |unit: Unit, factor: f64, words: usize| Found {
        unit,
        factor,
        to: to + words,
        end: sight.tokens[to + words - 1].end,
        start: None,
    };
    match (next, second) {
        ("percentage", "point" | "points") => of(Unit::Named(hash("points")), 1.0, 2),
        ("percent" | "pct", _) => of(Unit::Percent, 1.0, 1),
        ("per", "cent") => of(Unit::Percent, 1.0, 2),
        ("us", "dollars") => of(Unit::Money(hash("$")), 1.0, 2),
        ("square", second) => match measure(second, "square") {
            Some((unit, factor)) => of(unit, factor, 2),
            None => plain,
        },
        _ => {
            if let Some(currency) = currency(next) {
                return of(Unit::Money(currency), 1.0, 1);
            }
            if let Some((unit, factor)) = measure(next, second) {
                let words = if matches!(second, "per" | "an" | "h") && unit == Unit::Speed {
                    if second == "h" { 2 } else { 3 }
                } else {
                    1
                };
                let words = words.min(sight.tokens.len().saturating_sub(to));
                return of(unit, factor, words);
            }
            plain
        }
    }
}

fn after<'a>(sight: &Sight<'a>, end: usize) -> &'a str {
    sight.text.get(end..).unwrap_or("")
}

/// Whether a number from one word to another is of money.
pub(super) fn is_money(sight: &Sight, at: usize, to: usize) -> bool {
    sign_before(sight, at).is_some() || currency(sight.folded(to)).is_some()
}

fn sign_before(sight: &Sight, at: usize) -> Option<(Word, usize)> {
    let gap = sight.gap(at);
    let start = sight.tokens[at].start;
    let sign = gap.trim_end().chars().next_back()?;
    if !matches!(sign, '$' | '€' | '£' | '¥' | '₹') || gap.len() - gap.trim_end().len() > 1 {
        let is_rupees = matches!(sight.before(at), "rs") && matches!(gap, " " | ". " | ".");
        return is_rupees.then(|| (hash("₹"), sight.tokens[at - 1].start));
    }
    let from = start - (gap.len() - gap.trim_end().len()) - sign.len_utf8();
    // "US$", "A$", "HK$": the letters stand right before the sign.
    let glued = at
        .checked_sub(1)
        .and_then(|before| sight.tokens.get(before))
        .filter(|before| before.end == from && before.folded.len() <= 3 && sign == '$');
    match glued {
        Some(before) if before.folded == "us" => Some((hash("$"), before.start)),
        Some(before) => Some((hash(&format!("{}$", before.folded)), before.start)),
        None => Some((hash(sign.encode_utf8(&mut [0; 4])), from)),
    }
}

fn currency(word: &str) -> Option<Word> {
    let sign = match word {
        "dollars" | "dollar" | "usd" => "$",
        "euros" | "euro" | "eur" => "€",
        "yen" => "¥",
        "rupees" | "rupee" => "₹",
        "sterling" | "gbp" => "£",
        "crowns" | "francs" | "yuan" | "won" | "rubles" | "pesos" | "lira" | "liras" | "rand" | "dirhams"
        | "riyals" | "shekels" | "zloty" | "naira" | "shillings" | "reais" | "ringgit" | "baht"
        | "rupiah" | "cents" | "kronor" | "kroner" | "taka" | "dinars" | "pounds" => word,
        "roubles" => "rubles",
        _ => return None,
    };
    Some(hash(sign))
}

/// A measure by its name, and what one of it is in the unit compared.
fn measure(word: &str, second: &str) -> Option<(Unit, f64)> {
    if second == "square" {
        return Some(match word {
            "km" | "kilometers" | "kilometres" => (Unit::Area, 1.0),
            "miles" | "mile" => (Unit::Area, 2.589_988),
            "meters" | "metres" | "m" => (Unit::Area, 1e-6),
            "feet" | "ft" => (Unit::Area, 9.2903e-8),
            _ => return None,
        });
    }
    let is_speed = matches!(second, "per" | "an" | "h");
    Some(match word {
        "km" | "kilometers" | "kilometres" | "kilometer" | "kilometre" if is_speed => (Unit::Speed, 1.0),
        "miles" | "mile" if is_speed => (Unit::Speed, 1.609_344),
        "kph" | "kmh" | "km/h" => (Unit::Speed, 1.0),
        "mph" => (Unit::Speed, 1.609_344),
        "knots" => (Unit::Speed, 1.852),
        "km" | "kms" | "kilometers" | "kilometres" | "kilometer" | "kilometre" => (Unit::Length, 1e3),
        "miles" | "mile" => (Unit::Length, 1_609.344),
        "m" | "meters" | "metres" | "meter" | "metre" => (Unit::Length, 1.0),
        "feet" | "ft" | "foot" => (Unit::Length, 0.3048),
        "yards" | "yard" => (Unit::Length, 0.9144),
        "inches" | "inch" | "in" if second.is_empty() => (Unit::Length, 0.0254),
        "inches" | "inch" => (Unit::Length, 0.0254),
        "cm" | "centimeters" | "centimetres" => (Unit::Length, 0.01),
        "mm" | "millimeters" | "millimetres" => (Unit::Length, 0.001),
        "kg" | "kilograms" | "kilogrammes" | "kilos" => (Unit::Mass, 1.0),
        "tonnes" | "tons" | "tonne" | "ton" => (Unit::Mass, 1e3),
        "lb" | "lbs" => (Unit::Mass, 0.453_592),
        "grams" | "grammes" => (Unit::Mass, 1e-3),
        "hectares" | "hectare" => (Unit::Area, 0.01),
        "acres" | "acre" => (Unit::Area, 0.004_046_86),
        "degrees" | "c" | "f" => (Unit::Named(hash("degrees")), 1.0),
        "magnitude" => (Unit::Named(hash("magnitude")), 1.0),
        _ => return None,
    })
}

/// `21-year-old`, `aged 7`, `, 41,`, `ages of 20 and 25`: the first word after it.
fn age(sight: &Sight, at: usize, number: &Number) -> Option<usize> {
    if !sight.is_english || number.high > 125.0 || number.is_vague {
        return None;
    }
    let to = number.to;
    if number.tail.starts_with("year-old") {
        return Some(to);
    }
    if matches!(
        (sight.folded(to), sight.folded(to + 1)),
        ("years" | "year", "old")
    ) {
        return Some(to + 2);
    }
    if sight.folded(to) == "year-old" || sight.folded(to) == "year-olds" {
        return Some(to + 1);
    }
    let before = sight.before(at);
    if matches!(before, "aged" | "age" | "ages")
        || (before == "of" && at > 1 && matches!(sight.folded(at - 2), "ages" | "age"))
    {
        return Some(to);
    }
    if before == "between" && at > 1 && matches!(sight.folded(at - 2), "aged" | "ages") {
        return Some(to);
    }
    let is_capital = at
        .checked_sub(1)
        .is_some_and(|before| sight.tokens[before].is_capital);
    let is_apart =
        sight.gap(at) == ", " && sight.gap(to).starts_with([',', '.', ';']) && number.tail.is_empty();
    (is_capital && is_apart && to == at + 1).then_some(to)
}
