//! Calendar: months and weekdays by their English names.

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The number of a month by its name, whole or cut short.
pub(super) fn month(folded: &str) -> Option<i8> {
    let bare = folded.trim_end_matches('.');
    let is_short = bare.len() == 3 || bare == "sept";
    let at = MONTHS
        .iter()
        .position(|name| *name == bare || (is_short && name.starts_with(bare)))?;
    i8::try_from(at + 1).ok()
}

/// The number of a weekday by its name, Monday 1.
pub(super) fn weekday(folded: &str) -> Option<i8> {
    let bare = folded.strip_suffix("'s").unwrap_or(folded);
    let is_short = bare.len() == 3 && !["sat", "sun", "wed", "mon"].contains(&bare);
    let at = WEEKDAYS
        .iter()
        .position(|name| *name == bare || (is_short && name.starts_with(bare)))?;
    i8::try_from(at + 1).ok()
}
