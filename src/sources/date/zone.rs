//! The zones of dates: names, offsets, and the moment they make of a time on the clock.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

/// What a clock is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Seconds east of Greenwich.
    Fixed(i32),
    /// Rules with a summer time, written as POSIX does, so that no zone files are needed.
    Rules(&'static str),
    /// A zone of the IANA database.
    Named(TimeZone),
}

const fn hours(hours: i32) -> Zone {
    Zone::Fixed(hours * 3600)
}

const fn minutes(minutes: i32) -> Zone {
    Zone::Fixed(minutes * 60)
}

const EASTERN: Zone = Zone::Rules("EST5EDT,M3.2.0,M11.1.0");
const CENTRAL: Zone = Zone::Rules("CST6CDT,M3.2.0,M11.1.0");
const MOUNTAIN: Zone = Zone::Rules("MST7MDT,M3.2.0,M11.1.0");
const PACIFIC: Zone = Zone::Rules("PST8PDT,M3.2.0,M11.1.0");
const EUROPEAN: Zone = Zone::Rules("CET-1CEST,M3.5.0,M10.5.0/3");
const BRITISH: Zone = Zone::Rules("GMT0BST,M3.5.0/1,M10.5.0");

/// The names that feeds use; where one name has several meanings, the one most feeds mean.
pub const NAMES: [(&str, Zone); 97] = [
    ("z", hours(0)),
    ("zulu", hours(0)),
    ("ut", hours(0)),
    ("utc", hours(0)),
    ("gmt", hours(0)),
    ("greenwich", hours(0)),
    ("universal", hours(0)),
    ("wet", hours(0)),
    ("мск", hours(3)),
    ("московскому", hours(3)),
    ("est", hours(-5)),
    ("edt", hours(-4)),
    ("et", EASTERN),
    ("eastern", EASTERN),
    ("cst", hours(-6)),
    ("cdt", hours(-5)),
    ("ct", CENTRAL),
    ("central", CENTRAL),
    ("mst", hours(-7)),
    ("mdt", hours(-6)),
    ("mt", MOUNTAIN),
    ("mountain", MOUNTAIN),
    ("pst", hours(-8)),
    ("pdt", hours(-7)),
    ("pt", PACIFIC),
    ("pacific", PACIFIC),
    ("akst", hours(-9)),
    ("akdt", hours(-8)),
    ("hst", hours(-10)),
    ("hast", hours(-10)),
    ("hdt", hours(-9)),
    ("ast", hours(-4)),
    ("adt", hours(-3)),
    ("nst", minutes(-210)),
    ("ndt", minutes(-150)),
    ("sst", hours(-11)),
    ("bst", hours(1)),
    ("british", BRITISH),
    ("uk", BRITISH),
    ("european", EUROPEAN),
    ("ist", minutes(330)),
    ("west", hours(1)),
    ("cet", hours(1)),
    ("cest", hours(2)),
    ("met", hours(1)),
    ("mest", hours(2)),
    ("mez", hours(1)),
    ("mesz", hours(2)),
    ("hnec", hours(1)),
    ("heec", hours(2)),
    ("eet", hours(2)),
    ("eest", hours(3)),
    ("idt", hours(3)),
    ("msk", hours(3)),
    ("msd", hours(4)),
    ("trt", hours(3)),
    ("fet", hours(3)),
    ("cat", hours(2)),
    ("sast", hours(2)),
    ("eat", hours(3)),
    ("wat", hours(1)),
    ("gst", hours(4)),
    ("irst", minutes(210)),
    ("irdt", minutes(270)),
    ("aft", minutes(270)),
    ("pkt", hours(5)),
    ("uzt", hours(5)),
    ("npt", minutes(345)),
    ("slst", minutes(330)),
    ("mmt", minutes(390)),
    ("ict", hours(7)),
    ("wib", hours(7)),
    ("wita", hours(8)),
    ("wit", hours(9)),
    ("hkt", hours(8)),
    ("sgt", hours(8)),
    ("myt", hours(8)),
    ("pht", hours(8)),
    ("awst", hours(8)),
    ("awdt", hours(9)),
    ("jst", hours(9)),
    ("kst", hours(9)),
    ("acst", minutes(570)),
    ("acdt", minutes(630)),
    ("aest", hours(10)),
    ("aedt", hours(11)),
    ("chst", hours(10)),
    ("nzst", hours(12)),
    ("nzdt", hours(13)),
    ("brt", hours(-3)),
    ("brst", hours(-2)),
    ("art", hours(-3)),
    ("clt", hours(-4)),
    ("clst", hours(-3)),
    ("cot", hours(-5)),
    ("pet", hours(-5)),
    ("vet", hours(-4)),
];

/// A zone by its POSIX name at the start of a text, and that name.
pub fn rules(text: &str) -> Option<(&'static str, Zone)> {
    [
        ("est5edt", EASTERN),
        ("cst6cdt", CENTRAL),
        ("mst7mdt", MOUNTAIN),
        ("pst8pdt", PACIFIC),
    ]
    .into_iter()
    .find(|(name, _)| text.starts_with(name))
}

/// The first halves of IANA names.
pub const AREAS: [&str; 15] = [
    "africa",
    "america",
    "antarctica",
    "arctic",
    "asia",
    "atlantic",
    "australia",
    "brazil",
    "canada",
    "chile",
    "etc",
    "europe",
    "indian",
    "pacific",
    "us",
];

/// The zone of an IANA name such as `europe/berlin`, where this system knows it.
pub fn named(name: &str) -> Option<Zone> {
    if let Ok(zone) = TimeZone::get(name) {
        return Some(Zone::Named(zone));
    }
    // Old names, which some systems leave out.
    let rest = name.strip_prefix("us/")?;
    NAMES
        .iter()
        .find(|(known, _)| *known == rest)
        .map(|(_, zone)| zone.clone())
}

/// The offset written as these digits: hours, then minutes, then seconds.
pub fn offset(negative: bool, digits: &str, more: &[u32]) -> Option<Zone> {
    let number = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<u32>().ok());
    let (hours, minutes, seconds) = match digits.len() {
        1 | 2 => (
            number(0..digits.len())?,
            more.first().copied().unwrap_or(0),
            more.get(1).copied().unwrap_or(0),
        ),
        3 => (number(0..1)?, number(1..3)?, 0),
        4 => (number(0..2)?, number(2..4)?, 0),
        6 => (number(0..2)?, number(2..4)?, number(4..6)?),
        _ => return None,
    };
    if hours > 18 || minutes > 59 || seconds > 59 {
        return None;
    }
    let total = i32::try_from(hours * 3600 + minutes * 60 + seconds).ok()?;
    Some(Zone::Fixed(if negative { -total } else { total }))
}

impl Zone {
    /// The moment at which clocks of this zone show `time`.
    pub fn moment(&self, time: DateTime) -> Option<Timestamp> {
        let zone = match self {
            Self::Fixed(seconds) => Offset::from_seconds(*seconds).ok()?.to_time_zone(),
            Self::Rules(rules) => TimeZone::posix(rules).ok()?,
            Self::Named(zone) => zone.clone(),
        };
        zone.to_timestamp(time).ok()
    }
}
