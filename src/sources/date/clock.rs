//! The time of day in a date, and the offset after it.

use jiff::SignedDuration;
use jiff::civil::Time;

use super::Reader;
use super::tokens::{Kind, Unit};
use super::zone::{self, Zone};

/// A time of day as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    hour: u32,
    minute: u32,
    second: u32,
    nanosecond: u32,
}

impl Clock {
    /// `HH`, `HHMM` or `HHMMSS`.
    pub fn of_digits(digits: &str) -> Option<Self> {
        let pair = |at: usize| digits.get(at..at + 2).map_or(Some(0), |pair| pair.parse().ok());
        if !matches!(digits.len(), 2 | 4 | 6) {
            return None;
        }
        Some(Self {
            hour: pair(0)?,
            minute: pair(2)?,
            second: pair(4)?,
            nanosecond: 0,
        })
    }

    /// The time on a clock of 24 hours, and what goes beyond it: 24:00 and leap seconds.
    pub fn time(self, after_noon: Option<bool>) -> Option<(Time, SignedDuration)> {
        let hour = match after_noon {
            Some(after_noon) if self.hour <= 12 => self.hour % 12 + if after_noon { 12 } else { 0 },
            _ => self.hour,
        };
        let midnight = hour == 24 && self.minute == 0 && self.second == 0;
        let leap = self.second == 60;
        let more = SignedDuration::from_hours(if midnight { 24 } else { 0 })
            + SignedDuration::from_secs(i64::from(leap));
        let small = |value: u32| i8::try_from(value).ok();
        let time = Time::new(
            small(if midnight { 0 } else { hour })?,
            small(self.minute)?,
            small(if leap { 59 } else { self.second })?,
            i32::try_from(self.nanosecond).ok()?,
        );
        Some((time.ok()?, more))
    }
}

impl Reader<'_> {
    /// The time that begins at `at`, if one does, and the index of what follows it.
    pub(super) fn clock_at(&self, at: usize, digits: &str) -> Option<(Clock, usize)> {
        let after_t = at > 0 && self.kind(at - 1) == Some(&Kind::Clock);
        let announced = after_t || at > 0 && self.kind(at - 1) == Some(&Kind::Ahead);
        let whole = self.is_date_whole();
        if digits.len() <= 2 {
            let hour = Clock {
                hour: digits.parse().ok()?,
                ..Clock::default()
            };
            let found = match self.kind(at + 1) {
                Some(Kind::Mark(':')) if self.digits(at + 2).is_some() => self.parted(hour, at, ':'),
                Some(Kind::Mark('.')) if announced || whole || self.is_clock_of_dots(at) => {
                    self.parted(hour, at, '.')
                }
                Some(Kind::Unit(Unit::Hour)) => self.units(hour, at),
                Some(Kind::After | Kind::Before { .. }) if (1..=12).contains(&hour.hour) => {
                    (self.is_half_next(at) && !self.is_clock_at(at + 2)).then_some((hour, at + 1))
                }
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        let compact = after_t || (whole && digits.len() > 2);
        let clock = Clock::of_digits(digits).filter(|_| compact)?;
        Some(self.fraction(clock, at + 1))
    }

    /// Whether a time begins here: in "3 오후 8:05" the word belongs to what follows.
    fn is_clock_at(&self, at: usize) -> bool {
        let follows = self.kind(at + 1);
        self.digits(at).is_some() && matches!(follows, Some(Kind::Mark(':') | Kind::Unit(Unit::Hour)))
    }

    /// "am" in "13 am" may be German for "on the": then a number follows.
    fn is_half_next(&self, at: usize) -> bool {
        self.kind(at + 1) == Some(&Kind::After) || self.digits(at + 2).is_none() || !self.tokens[at + 2].gap
    }

    /// `18.30 Uhr`, `6.10 pm`.
    fn is_clock_of_dots(&self, at: usize) -> bool {
        let after_dot = at > 0 && self.is_mark(at - 1, '.') && !self.tokens[at].gap;
        // "2025.08.13 오후 6:10": the word belongs to what follows.
        let word_looks_ahead = self.digits(at + 4).is_some() && self.is_mark(at + 5, ':');
        !after_dot
            && !word_looks_ahead
            && self.joined_digits(at + 2).is_some_and(|digits| digits.len() == 2)
            && matches!(
                self.kind(at + 3),
                Some(Kind::Unit(Unit::Hour) | Kind::After | Kind::Before { .. })
            )
    }

    /// `6:10`, `6:10:00`, `6:10:00.5`, and `6:10:00:500`.
    fn parted(&self, mut clock: Clock, at: usize, mark: char) -> Option<(Clock, usize)> {
        let minute = self.digits(at + 2).filter(|digits| digits.len() <= 2)?;
        if mark == '.' && (minute.len() != 2 || self.joined_digits(at + 2).is_none()) {
            return None;
        }
        clock.minute = minute.parse().ok()?;
        let mut next = at + 3;
        if self.is_mark(next, mark)
            && let Some(second) = self.digits(next + 1).filter(|digits| digits.len() <= 2)
        {
            clock.second = second.parse().ok()?;
            (clock, next) = self.fraction(clock, next + 2);
            if self.is_mark(next, ':') && self.joined_digits(next + 1).is_some() {
                next += 2;
            }
        }
        Some((clock, next))
    }

    /// `18h30`, `18 Uhr`, `18時10分20秒`.
    fn units(&self, mut clock: Clock, at: usize) -> Option<(Clock, usize)> {
        let mut next = at + 2;
        if let Some(minute) = self.digits(next).filter(|digits| digits.len() <= 2) {
            let named = self.kind(next + 1) == Some(&Kind::Unit(Unit::Minute));
            let may_stand_apart = minute.len() == 2 && self.is_date_whole();
            if named || may_stand_apart || !self.tokens[next].gap {
                clock.minute = minute.parse().ok()?;
                next += if named { 2 } else { 1 };
            }
        }
        if let Some(second) = self.digits(next).filter(|digits| digits.len() <= 2)
            && self.kind(next + 1) == Some(&Kind::Unit(Unit::Second))
        {
            clock.second = second.parse().ok()?;
            next += 2;
        }
        Some((clock, next))
    }

    /// Takes in a fraction of the second.
    fn fraction(&self, mut clock: Clock, at: usize) -> (Clock, usize) {
        const NANOSECOND_DIGITS: usize = 9;
        if !(self.is_mark(at, '.') || self.is_mark(at, ',')) || self.tokens[at].gap {
            return (clock, at);
        }
        let Some(digits) = self.joined_digits(at + 1) else {
            return (clock, at);
        };
        let kept = &digits[..digits.len().min(NANOSECOND_DIGITS)];
        clock.nanosecond = format!("{kept:0<9}").parse().unwrap_or(0);
        (clock, at + 2)
    }

    /// An offset whose plus was lost on the way: `10:00:00 02:00`, `10:00:00 0200`.
    pub(super) fn offset_without_sign(&self, at: usize, digits: &str) -> Option<(Zone, usize)> {
        let is_open = matches!(self.zone, None | Some(Zone::Fixed(0)));
        if at != self.after_clock || self.clock.is_none() || !is_open || !self.is_date_whole() {
            return None;
        }
        let minutes = self.joined_digits(at + 2).filter(|minutes| minutes.len() == 2);
        match (digits.len(), minutes) {
            (4, _) => Some((zone::offset(false, digits, &[])?, at + 1)),
            (2, Some(minutes)) if self.is_mark(at + 1, ':') => {
                Some((zone::offset(false, digits, &[minutes.parse().ok()?])?, at + 3))
            }
            _ => None,
        }
    }

    /// The offset whose sign is at `at`, if it is one.
    pub(super) fn offset_at(&self, at: usize, negative: bool) -> Option<(Zone, usize)> {
        let digits = self.digits(at + 1)?;
        let after_zone = at == self.after_clock && self.zone.is_some();
        let after_clock = at == self.after_clock && self.clock.is_some();
        let after_date = self.is_date_whole();
        if !(after_zone || after_clock || after_date) || (self.tokens[at + 1].gap && !after_clock) {
            return None;
        }
        let mut more = Vec::new();
        let mut next = at + 2;
        while more.len() < 2
            && self.is_mark(next, ':')
            && let Some(pair) = self.joined_digits(next + 1).filter(|digits| digits.len() == 2)
        {
            more.push(pair.parse().ok()?);
            next += 2;
        }
        // "06:10 - 13 August 2025": a dash, not an offset.
        let dash = !after_date && digits.len() <= 2 && more.is_empty() && self.tokens[at + 1].gap;
        let only_date = !after_clock && !after_zone && digits.len() <= 2 && more.is_empty();
        if dash || only_date {
            return None;
        }
        Some((zone::offset(negative, digits, &more)?, next))
    }
}
