//! The two forms in which most feeds write their dates, read without cutting them into words.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

const WEEKDAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
const MONTHS: [&[u8]; 12] = [
    b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec",
];

/// The moment that `2026-01-31T08:30:00+01:00` or `Sat, 31 Jan 2026 08:30:00 +0100` names; none
/// for all that is not written just so, which the general rules read. With it, how many seconds the
/// clocks that are named are ahead of Greenwich.
pub fn read(raw: &str) -> Option<(Timestamp, i32)> {
    let raw = raw.as_bytes();
    of_internet(raw).or_else(|| of_mail(raw))
}

fn of_internet(raw: &[u8]) -> Option<(Timestamp, i32)> {
    let (day, rest) = raw.split_at_checked(10)?;
    let (time, zone) = rest.split_at_checked(9)?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = day else {
        return None;
    };
    let year = number(&[*y1, *y2, *y3, *y4])?;
    let date = Date::new(year, small(*m1, *m2)?, small(*d1, *d2)?).ok()?;
    let offset = match zone {
        b"Z" => Offset::UTC,
        [sign, h1, h2, b':', m1, m2] => offset(*sign, [*h1, *h2], [*m1, *m2])?,
        _ => return None,
    };
    moment(date, time.strip_prefix(b"T")?, offset)
}

fn of_mail(raw: &[u8]) -> Option<(Timestamp, i32)> {
    let (weekday, rest) = raw.split_at_checked(3)?;
    let (day, rest) = rest.split_at_checked(14)?;
    let (time, zone) = rest.split_at_checked(8)?;
    let [b',', b' ', d1, d2, b' ', a, b, c, b' ', y1, y2, y3, y4, b' '] = day else {
        return None;
    };
    let month = MONTHS.iter().position(|name| **name == [*a, *b, *c])?;
    if !WEEKDAYS.contains(&weekday) {
        return None;
    }
    let month = i8::try_from(month + 1).ok()?;
    let date = Date::new(number(&[*y1, *y2, *y3, *y4])?, month, small(*d1, *d2)?).ok()?;
    let offset = match zone {
        b" GMT" => Offset::UTC,
        [b' ', sign, h1, h2, m1, m2] => offset(*sign, [*h1, *h2], [*m1, *m2])?,
        _ => return None,
    };
    moment(date, time, offset)
}

/// The day at `08:30:00` of this offset.
fn moment(date: Date, time: &[u8], offset: Offset) -> Option<(Timestamp, i32)> {
    let [h1, h2, b':', m1, m2, b':', s1, s2] = time else {
        return None;
    };
    let (hour, minute, second) = (small(*h1, *h2)?, small(*m1, *m2)?, small(*s1, *s2)?);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let moment = offset.to_timestamp(date.at(hour, minute, second, 0)).ok()?;
    Some((moment, offset.seconds()))
}

/// An offset that a place on earth has.
fn offset(sign: u8, hours: [u8; 2], minutes: [u8; 2]) -> Option<Offset> {
    const MOST_HOURS: i8 = 14;
    let (hours, minutes) = (small(hours[0], hours[1])?, small(minutes[0], minutes[1])?);
    if hours > MOST_HOURS || minutes > 59 || !matches!(sign, b'+' | b'-') {
        return None;
    }
    let seconds = i32::from(hours) * 3600 + i32::from(minutes) * 60;
    Offset::from_seconds(if sign == b'-' { -seconds } else { seconds }).ok()
}

fn small(tens: u8, ones: u8) -> Option<i8> {
    i8::try_from(number(&[tens, ones])?).ok()
}

fn number(digits: &[u8]) -> Option<i16> {
    digits.iter().try_fold(0, |number: i16, digit| {
        let digit = digit.is_ascii_digit().then(|| i16::from(digit - b'0'))?;
        Some(number * 10 + digit)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::by_rules;
    use super::{MONTHS, WEEKDAYS, read};

    proptest! {
        #[test]
        fn what_is_read_is_what_the_general_rules_read(
            (year, month, day) in (0..=9999_u16, 0..=13_usize, 0..=32_u8),
            (hour, minute, second) in (0..=25_u8, 0..=61_u8, 0..=61_u8),
            (sign, ahead, more) in ("[+-]", 0..=25_u8, 0..=61_u8),
            weekday in 0..7_usize,
        ) {
            let name = std::str::from_utf8(MONTHS[month.clamp(1, 12) - 1]).unwrap();
            let weekday = std::str::from_utf8(WEEKDAYS[weekday]).unwrap();
            let time = format!("{hour:02}:{minute:02}:{second:02}");
            for written in [
                format!("{year:04}-{month:02}-{day:02}T{time}Z"),
                format!("{year:04}-{month:02}-{day:02}T{time}{sign}{ahead:02}:{more:02}"),
                format!("{weekday}, {day:02} {name} {year:04} {time} GMT"),
                format!("{weekday}, {day:02} {name} {year:04} {time} {sign}{ahead:02}{more:02}"),
            ] {
                if let Some(moment) = read(&written) {
                    prop_assert_eq!(by_rules(&written, true), Some(moment), "{}", written);
                    prop_assert_eq!(by_rules(&written, false), Some(moment), "{}", written);
                }
            }
        }
    }

    #[test]
    fn common_dates_are_read_at_once() {
        for written in [
            "2026-01-31T08:30:00Z",
            "2026-01-31T08:30:00-05:30",
            "Sat, 31 Jan 2026 08:30:00 GMT",
            "Sat, 31 Jan 2026 08:30:00 +0100",
        ] {
            assert!(read(written).is_some(), "{written}");
        }
        for other in [
            "2026-02-30T08:30:00Z",
            "31 Jan 2026",
            "Sat, 31 Jan 26 08:30:00 GMT",
            "Sam, 31 Jan",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
