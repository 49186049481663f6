//! Reads the dates that feeds and articles really carry.

mod calendar;
mod clock;
mod common;
mod names;
mod tokens;
mod zone;

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::domain::limits;

use calendar::Part;
use clock::Clock;
use tokens::{Kind, Token, Unit};
use zone::Zone;

/// The moment that `raw` names; without a zone it is UTC.
///
/// It reads RFC 822 to 5322, RFC 850, ISO 8601, asctime and what people write in many languages.
/// The weekday is not looked at; a day that is not named is not made up, but for a month or year
/// alone as ISO 8601 writes it, whose first day is meant.
pub fn parse(raw: &str) -> Option<Timestamp> {
    read(raw, true).map(|(moment, _)| moment)
}

/// As [`parse`], with how many seconds the clocks that `raw` names are ahead of Greenwich.
pub fn parse_with_offset(raw: &str) -> Option<(Timestamp, i32)> {
    read(raw, true)
}

/// As [`parse`], but no unknown word before a comma is taken for a weekday: it may be a place.
pub fn parse_known_words(raw: &str) -> Option<Timestamp> {
    read(raw, false).map(|(moment, _)| moment)
}

fn read(raw: &str, may_have_foreign_weekday: bool) -> Option<(Timestamp, i32)> {
    let raw = raw.trim();
    if raw.is_empty() || raw.len() > limits::DATE_BYTES {
        return None;
    }
    common::read(raw).or_else(|| by_rules(raw, may_have_foreign_weekday))
}

fn by_rules(raw: &str, may_have_foreign_weekday: bool) -> Option<(Timestamp, i32)> {
    let tokens = tokens::read(&tokens::fold(raw));
    let mut reader = Reader::new(&tokens);
    let from = if may_have_foreign_weekday {
        reader.length_of_foreign_weekday()
    } else {
        0
    };
    reader.read_from(from)?;
    reader.moment()
}

/// What was understood so far.
struct Reader<'a> {
    tokens: &'a [Token],
    parts: Vec<Part>,
    months: Vec<i8>,
    week: bool,
    clock: Option<Clock>,
    /// The first token after the time and what belongs to it: where a zone may stand.
    after_clock: usize,
    after_noon: Option<bool>,
    zone: Option<Zone>,
}

impl<'a> Reader<'a> {
    fn new(tokens: &'a [Token]) -> Self {
        Self {
            tokens,
            parts: Vec::new(),
            months: Vec::new(),
            week: false,
            clock: None,
            after_clock: usize::MAX,
            after_noon: None,
            zone: None,
        }
    }

    fn kind(&self, at: usize) -> Option<&'a Kind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    fn digits(&self, at: usize) -> Option<&'a str> {
        match self.kind(at) {
            Some(Kind::Number(digits)) => Some(digits),
            _ => None,
        }
    }

    /// Digits that follow without white space.
    fn joined_digits(&self, at: usize) -> Option<&'a str> {
        self.digits(at).filter(|_| !self.tokens[at].gap)
    }

    fn is_mark(&self, at: usize, mark: char) -> bool {
        self.kind(at) == Some(&Kind::Mark(mark))
    }

    fn read_from(&mut self, start: usize) -> Option<()> {
        let mut at = start;
        while at < self.tokens.len() {
            at = self.step(at)?;
        }
        Some(())
    }

    /// How many tokens at the start are words that nobody knows, and a comma: a weekday.
    fn length_of_foreign_weekday(&self) -> usize {
        const MOST_WORDS: usize = 3;
        let words = self
            .tokens
            .iter()
            .take_while(|token| token.kind == Kind::Unknown)
            .count();
        let ends = self.is_mark(words, ',');
        if ends && (1..=MOST_WORDS).contains(&words) {
            words + 1
        } else {
            0
        }
    }

    /// Takes in the token at `at` and what belongs to it; the index of the next one.
    fn step(&mut self, at: usize) -> Option<usize> {
        match &self.tokens[at].kind {
            Kind::Number(digits) => return self.number(at, digits),
            Kind::Mark(mark) => return self.mark(at, *mark),
            Kind::Month(month) => self.months.push(*month),
            Kind::Week => self.week = true,
            Kind::Before { sure } if *sure || at == self.after_clock => self.half_of_day(at, false),
            Kind::After => self.half_of_day(at, true),
            Kind::Zone(zone) => self.named_zone(at, zone),
            Kind::MaybeZone(zone) if self.clock.is_some() => self.named_zone(at, zone),
            // A zone that nobody knows is none, as RFC 5322 has it.
            Kind::Unknown if at == self.after_clock && at + 1 == self.tokens.len() => {}
            Kind::Unknown => return None,
            Kind::Unit(_) if at == self.after_clock => self.after_clock = at + 1,
            _ => {}
        }
        Some(at + 1)
    }

    fn half_of_day(&mut self, at: usize, after_noon: bool) {
        self.after_noon = Some(after_noon);
        if at == self.after_clock {
            self.after_clock = at + 1;
        }
    }

    fn named_zone(&mut self, at: usize, zone: &Zone) {
        if matches!(self.zone, None | Some(Zone::Rules(_))) {
            self.zone = Some(zone.clone());
        }
        self.after_clock = at + 1;
    }

    fn number(&mut self, at: usize, digits: &str) -> Option<usize> {
        if self.clock.is_none()
            && let Some((clock, next)) = self.clock_at(at, digits)
        {
            self.clock = Some(clock);
            self.after_clock = next;
            return Some(next);
        }
        if let Some((zone, next)) = self.offset_without_sign(at, digits) {
            self.zone = Some(zone);
            return Some(next);
        }
        let unit = match self.kind(at + 1) {
            Some(Kind::Unit(unit @ (Unit::Year | Unit::Month | Unit::Day))) => Some(*unit),
            Some(Kind::Unit(_)) => return None,
            _ => None,
        };
        let before = at.checked_sub(1).and_then(|before| self.kind(before));
        let mark = match before {
            Some(Kind::Mark(mark)) => Some(*mark),
            _ => None,
        };
        if self.parts.len() == calendar::MOST_PARTS {
            return None;
        }
        self.parts.push(Part::new(digits, unit, mark));
        Some(at + if unit.is_some() { 2 } else { 1 })
    }

    fn mark(&mut self, at: usize, mark: char) -> Option<usize> {
        match mark {
            '+' | '-' => {
                if let Some((zone, next)) = self.offset_at(at, mark == '-') {
                    self.zone = Some(zone);
                    self.after_clock = next;
                    return Some(next);
                }
                (mark == '-').then_some(at + 1)
            }
            '(' | '[' => Some(self.aside(at, if mark == '(' { ')' } else { ']' })),
            ',' | '.' | '/' | ':' | '|' | '·' | '•' | '\'' | '"' | ')' | ']' | '@' | ';' | '_' | 'º'
            | 'ª' | '°' => Some(at + 1),
            _ => None,
        }
    }

    /// Passes over what stands in brackets, but for a zone; where no date came yet, reads it.
    fn aside(&mut self, at: usize, end: char) -> usize {
        let inside = &self.tokens[at + 1..];
        let length = inside
            .iter()
            .position(|token| token.kind == Kind::Mark(end))
            .unwrap_or(inside.len());
        let inside = &inside[..length];
        if self.parts.is_empty() && inside.iter().any(|token| matches!(token.kind, Kind::Number(_))) {
            return at + 1;
        }
        let is_zone = matches!(
            inside.first().map(|token| &token.kind),
            Some(Kind::Zone(_) | Kind::Mark('+' | '-'))
        );
        let is_known = inside.iter().all(|token| token.kind != Kind::Unknown);
        if self.zone.is_none() && self.clock.is_some() && is_zone && is_known {
            self.after_clock = at + 1;
            return at + 1;
        }
        if self.zone.is_none() {
            self.zone = inside.iter().find_map(|token| match &token.kind {
                Kind::Zone(zone) | Kind::MaybeZone(zone) if self.clock.is_some() => Some(zone.clone()),
                _ => None,
            });
        }
        at + length + 2
    }

    fn is_date_whole(&self) -> bool {
        calendar::is_whole(&self.parts, self.months.len(), self.week)
    }

    fn moment(self) -> Option<(Timestamp, i32)> {
        if self.clock.is_none()
            && self.months.is_empty()
            && let Some(moment) = calendar::count_of_seconds(&self.parts)
        {
            return Some((moment, 0));
        }
        if self.clock.is_none() && self.after_noon.is_some() {
            return None;
        }
        let (date, inner) = calendar::date(&self.parts, &self.months, self.week)?;
        let clock = self.clock.or(inner).unwrap_or_default();
        let (time, more) = clock.time(self.after_noon)?;
        let time: DateTime = date.to_datetime(time);
        let moment = self.zone.unwrap_or(Zone::Fixed(0)).moment(time)?;
        let at_greenwich = Zone::Fixed(0).moment(time)?;
        let offset = i32::try_from(at_greenwich.as_second() - moment.as_second()).unwrap_or(0);
        Some((moment.checked_add(more).ok()?, offset))
    }
}
