//! The day that the numbers and month names of a date mean.

use jiff::Timestamp;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::clock::Clock;
use super::tokens::Unit;

/// No date has more numbers outside its time.
pub const MOST_PARTS: usize = 4;

/// A number of a date that is not of its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    digits: String,
    unit: Option<Unit>,
    /// The mark before it.
    mark: Option<char>,
}

impl Part {
    pub fn new(digits: &str, unit: Option<Unit>, mark: Option<char>) -> Self {
        Self {
            digits: digits.to_owned(),
            unit,
            mark,
        }
    }

    fn width(&self) -> usize {
        self.digits.len()
    }

    fn value(&self) -> i16 {
        self.digits.parse().unwrap_or(i16::MAX)
    }

    fn is_year(&self) -> bool {
        self.width() > 2 || self.value() > 31 || self.unit == Some(Unit::Year)
    }

    fn year(&self) -> i16 {
        match (self.width(), self.value()) {
            (1 | 2, value @ 0..69) => 2000 + value,
            // Three digits come from clocks that count years from 1900.
            (1..=3, value) => 1900 + value,
            (_, value) => value,
        }
    }

    fn small(&self) -> Option<i8> {
        i8::try_from(self.value()).ok()
    }
}

/// Whether a day is named already, so that a further number can only be a time or an offset.
pub fn is_whole(parts: &[Part], months: usize, week: bool) -> bool {
    match parts {
        [one] => one.width() == 8,
        [_, _] => months > 0 || week || parts[1].width() == 3,
        [_, _, _] => true,
        _ => false,
    }
}

/// Seconds or milliseconds since 1970, as some feeds write.
pub fn count_of_seconds(parts: &[Part]) -> Option<Timestamp> {
    let part = match parts {
        [part] => part,
        [part, fraction] if part.width() == 10 && fraction.mark == Some('.') => part,
        _ => return None,
    };
    let count: i64 = part.digits.parse().ok()?;
    match part.width() {
        10 if compact(part).is_none() => Timestamp::from_second(count).ok(),
        13 => Timestamp::from_millisecond(count).ok(),
        16 => Timestamp::from_microsecond(count).ok(),
        _ => None,
    }
}

/// The day, and the time where it is written in one number with it.
pub fn date(parts: &[Part], months: &[i8], week: bool) -> Option<(Date, Option<Clock>)> {
    if parts.iter().any(|part| part.unit.is_some()) {
        return by_units(parts, months).map(|date| (date, None));
    }
    if !months.is_empty() {
        let month = month(months).filter(|_| !week)?;
        return with_month(parts, month).map(|date| (date, None));
    }
    let day = match parts {
        parts if week => in_week(parts),
        [one] => return compact(one),
        [first, second] => pair(first, second),
        [first, second, third] => triple(first, second, third),
        _ => None,
    };
    day.map(|date| (date, None))
}

/// The month among these names: "mar" is March, but beside another month a Tuesday.
fn month(months: &[i8]) -> Option<i8> {
    const MARCH: i8 = 3;
    match months {
        [one] => Some(*one),
        [MARCH, other] | [other, MARCH] => Some(*other),
        [one, same] if one == same => Some(*one),
        _ => None,
    }
}

fn by_units(parts: &[Part], months: &[i8]) -> Option<Date> {
    let of = |unit: Unit| parts.iter().find(|part| part.unit == Some(unit));
    let year = of(Unit::Year).or_else(|| parts.iter().find(|part| part.width() == 4))?;
    let month = match of(Unit::Month) {
        Some(month) => month.small()?,
        None => month(months)?,
    };
    let day = of(Unit::Day).or_else(|| parts.iter().find(|part| part.unit.is_none() && part != &year))?;
    Date::new(year.year(), month, day.small()?).ok()
}

fn with_month(parts: &[Part], month: i8) -> Option<Date> {
    let [first, second] = parts else { return None };
    let (day, year) = if first.is_year() {
        (second, first)
    } else {
        (first, second)
    };
    Date::new(year.year(), month, day.small()?).ok()
}

/// `2025-W33`, `2025-W33-3`, `2025W333`.
fn in_week(parts: &[Part]) -> Option<Date> {
    let (year, week, day) = match parts {
        [year, week] if week.width() == 3 => {
            let value = i8::try_from(week.value() / 10).ok()?;
            (year, value, i8::try_from(week.value() % 10).ok()?)
        }
        [year, week] => (year, week.small()?, 1),
        [year, week, day] => (year, week.small()?, day.small()?),
        _ => return None,
    };
    let weekday = Weekday::from_monday_one_offset(day).ok()?;
    Some(ISOWeekDate::new(year.year(), week, weekday).ok()?.date())
}

/// One number: `2025`, `20250813`, `2025225`, `250813`, `25225`, `-2508`, or with its time.
fn compact(part: &Part) -> Option<(Date, Option<Clock>)> {
    let digits = part.digits.as_str();
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    let small = |from: usize, to: usize| i8::try_from(number(from, to)?).ok();
    let short = |from: usize, to: usize| Some(Part::new(digits.get(from..to)?, None, None).year());
    let date = match part.width() {
        2 if part.mark == Some('-') => Date::new(short(0, 2)?, 1, 1).ok()?,
        4 if part.mark == Some('-') => Date::new(short(0, 2)?, small(2, 4)?, 1).ok()?,
        4 => Date::new(part.value(), 1, 1)
            .ok()
            .filter(|date| (1000..3000).contains(&date.year()))?,
        5 => ordinal(short(0, 2)?, number(2, 5)?)?,
        6 => Date::new(short(0, 2)?, small(2, 4)?, small(4, 6)?).ok()?,
        7 => ordinal(number(0, 4)?, number(4, 7)?)?,
        8 | 10 | 12 | 14 => Date::new(number(0, 4)?, small(4, 6)?, small(6, 8)?).ok()?,
        _ => return None,
    };
    let clock = match part.width() {
        10.. => Some(Clock::of_digits(&digits[8..])?),
        _ => None,
    };
    Some((date, clock))
}

fn ordinal(year: i16, day: i16) -> Option<Date> {
    Date::new(year, 1, 1).ok()?.with().day_of_year(day).build().ok()
}

/// `2025-08`, `2025-225`, `-25-08`.
fn pair(first: &Part, second: &Part) -> Option<Date> {
    let slash_or_dash = matches!(second.mark, Some('-' | '/' | '.'));
    match (first.width(), second.width()) {
        (2 | 4, 3) => ordinal(first.year(), second.value()),
        (4, 1 | 2) if slash_or_dash => Date::new(first.year(), second.small()?, 1).ok(),
        (2, 2) if first.mark == Some('-') => Date::new(first.year(), second.small()?, 1).ok(),
        _ => None,
    }
}

/// Year, month and day in the order that their width and marks tell.
fn triple(first: &Part, second: &Part, third: &Part) -> Option<Date> {
    let make = |year: &Part, month: &Part, day: &Part| {
        if day.width() > 3 || month.width() > 3 {
            return None;
        }
        Date::new(year.year(), month.small()?, day.small()?).ok()
    };
    if first.is_year() {
        return make(first, second, third);
    }
    let american = || make(third, first, second);
    let european = || make(third, second, first);
    match (second.mark, third.mark) {
        (Some('-'), Some('-')) if !third.is_year() => make(first, second, third).or_else(european),
        (Some('/'), Some('/')) => american().or_else(european),
        (Some('-' | '.'), Some('-' | '.')) => european().or_else(american),
        _ => None,
    }
}
