//! Dates: words for days, months and years, resolved from the day of the report.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::calendar::{month, weekday};
use super::words::Token;

/// Words for a date, and what they mean.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DateWords {
    /// Bytes of the sentence.
    pub start: usize,
    pub end: usize,
    pub when: When,
}

/// What words for a date can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// One of these days.
    Days(Vec<Date>),
    Month(i16, i8),
    Year(i16),
    /// A weekday of a report whose day is not known.
    Weekday(i8),
}

impl When {
    /// Whether both can mean the same day, month or year.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Days(one), Self::Days(other)) => one.iter().any(|day| other.contains(day)),
            (one, other) => one == other,
        }
    }

    /// Whether one can lie within the other.
    pub fn may_meet(&self, other: &Self) -> bool {
        let month = |day: &Date| (day.year(), day.month());
        match (self, other) {
            (Self::Days(days), Self::Month(year, of_year))
            | (Self::Month(year, of_year), Self::Days(days)) => {
                days.iter().any(|day| month(day) == (*year, *of_year))
            }
            (Self::Days(days), Self::Year(year)) | (Self::Year(year), Self::Days(days)) => {
                days.iter().any(|day| day.year() == *year)
            }
            (Self::Month(one, _), Self::Year(other)) | (Self::Year(other), Self::Month(one, _)) => {
                one == other
            }
            (Self::Weekday(_), _) | (_, Self::Weekday(_)) => true,
            _ => self.is_same(other),
        }
    }
}

/// The dates of a sentence, in order.
pub(super) fn find(text: &str, tokens: &[Token], day: Option<Date>, is_english: bool) -> Vec<DateWords> {
    let finder = Finder { text, tokens, day };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let hit = finder
            .numeric(at)
            .or_else(|| if is_english { finder.english(at) } else { None });
        match hit {
            Some((from, to, when)) => {
                found.push(DateWords {
                    start: tokens[from].start,
                    end: tokens[to - 1].end,
                    when,
                });
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    day: Option<Date>,
}

/// From this word to before that one, meaning this.
type Hit = (usize, usize, When);

impl Finder<'_> {
    fn folded(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.folded)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.folded(at))
    }

    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> &str {
        match (
            at.checked_sub(1).map(|before| &self.tokens[before]),
            self.tokens.get(at),
        ) {
            (Some(before), Some(token)) => &self.text[before.end..token.start],
            _ => "",
        }
    }

    /// `2025-08-12` and `12.08.2025`.
    fn numeric(&self, at: usize) -> Option<Hit> {
        let folded = self.folded(at);
        if !folded.starts_with(|first: char| first.is_ascii_digit()) || folded.len() > 10 {
            return None;
        }
        let parts: Vec<&str> = folded.split(['-', '.']).collect();
        let &[one, two, three] = parts.as_slice() else {
            return None;
        };
        let (year, day) = if one.len() == 4 {
            (one, three)
        } else {
            (three, one)
        };
        if year.len() != 4 {
            return None;
        }
        let date = Date::new(year.parse().ok()?, two.parse().ok()?, day.parse().ok()?).ok()?;
        Some((at, at + 1, When::Days(vec![date])))
    }

    fn english(&self, at: usize) -> Option<Hit> {
        self.with_month(at)
            .or_else(|| self.relative(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.year(at))
    }

    fn with_month(&self, at: usize) -> Option<Hit> {
        // "12 August 2025"
        if let Some(number) = self.day_number(at)
            && let Some(month) = self.month(at + 1)
            && self.gap(at + 1) == " "
        {
            let (year, to) = self.year_after(at + 2);
            return Some((at, to, self.on(year, month, number)?));
        }
        let month = self.month(at)?;
        if let Some(number) = self.day_number(at + 1)
            && matches!(self.gap(at + 1), " " | ". ")
        {
            let (year, to) = self.year_after(at + 2);
            return Some((at, to, self.on(year, month, number)?));
        }
        let (year, to) = self.year_after(at + 1);
        if let Some(year) = year {
            return Some((at, to, When::Month(year, month)));
        }
        let opens = [
            "in", "last", "since", "by", "of", "during", "until", "from", "this", "next", "early", "late",
            "mid", "and",
        ];
        let own = self.day?;
        if !opens.contains(&self.before(at)) || (self.before(at) == "and" && self.folded(at) == "may") {
            return None;
        }
        let year = if month > own.month() && !["by", "next", "until"].contains(&self.before(at)) {
            own.year() - 1
        } else {
            own.year()
        };
        Some((at, at + 1, When::Month(year, month)))
    }

    fn month(&self, at: usize) -> Option<i8> {
        self.tokens
            .get(at)
            .filter(|token| token.is_capital)
            .and_then(|token| month(&token.folded))
    }

    fn day_number(&self, at: usize) -> Option<i8> {
        let folded = self.folded(at);
        let digits = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|ending| folded.strip_suffix(ending))
            .unwrap_or(folded);
        // "Aug. 12-14" begins on its first day.
        let digits = digits.split('-').next().unwrap_or(digits);
        if digits.len() > 2 {
            return None;
        }
        digits.parse().ok().filter(|day| (1..=31).contains(day))
    }

    /// A year behind a day or month, after a comma or not.
    fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        let year = self.plain_year(at).filter(|_| matches!(self.gap(at), " " | ", "));
        (year, at + usize::from(year.is_some()))
    }

    fn plain_year(&self, at: usize) -> Option<i16> {
        let folded = self.folded(at);
        let is_year = folded.len() == 4 && (folded.starts_with("19") || folded.starts_with("20"));
        folded.parse().ok().filter(|_| is_year)
    }

    fn on(&self, year: Option<i16>, month: i8, day: i8) -> Option<When> {
        let year = year.or_else(|| self.day.map(Date::year))?;
        Some(When::Days(vec![Date::new(year, month, day).ok()?]))
    }

    fn relative(&self, at: usize) -> Option<Hit> {
        let own = self.day?;
        let near = |days: i32| own.checked_add(days.days()).ok().map(|day| When::Days(vec![day]));
        match (self.folded(at), self.folded(at + 1)) {
            ("today" | "tonight", _) => Some((at, at + 1, near(0)?)),
            ("yesterday", _) => Some((at, at + 1, near(-1)?)),
            ("tomorrow", _) => Some((at, at + 1, near(1)?)),
            ("last", "year") => Some((at, at + 2, When::Year(own.year() - 1))),
            ("this", "year") => Some((at, at + 2, When::Year(own.year()))),
            ("next", "year") => Some((at, at + 2, When::Year(own.year() + 1))),
            ("last", "month") => {
                let then = own.checked_sub(1.month()).ok()?;
                Some((at, at + 2, When::Month(then.year(), then.month())))
            }
            _ => None,
        }
    }

    fn weekday(&self, at: usize) -> Option<Hit> {
        let token = self.tokens.get(at).filter(|token| token.is_capital)?;
        let number = weekday(&token.folded)?;
        let Some(own) = self.day else {
            return Some((at, at + 1, When::Weekday(number)));
        };
        let wanted = Weekday::from_monday_one_offset(number).ok()?;
        let mut days = Vec::new();
        for distance in [0..=6, 7..=13] {
            let found = distance
                .filter_map(|away: i32| own.checked_add((away - 6).days()).ok())
                .find(|day| day.weekday() == wanted);
            days.extend(found);
        }
        Some((at, at + 1, When::Days(days)))
    }

    fn year(&self, at: usize) -> Option<Hit> {
        let year = self.plain_year(at)?;
        let rest = &self.text[self.tokens[at].end..];
        let before = self.text[..self.tokens[at].start]
            .chars()
            .next_back()
            .unwrap_or(' ');
        let goes_on =
            rest.starts_with(['%', '$', '€', '£']) || matches!(before, '$' | '€' | '£' | '¥' | '₹' | '#');
        (!goes_on).then_some((at, at + 1, When::Year(year)))
    }
}
