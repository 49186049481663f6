//! Dates as they stand in news: lines that state one, and the words they are made of.

use jiff::Timestamp;

use crate::sources::date;

use super::words::starts_with_words;

/// When a report was published, or last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Published(Timestamp),
    Updated(Timestamp),
}

/// What stands before a date, longest first.
const PUBLISHED: &[&str] = &[
    "first published on",
    "first published",
    "published on",
    "published at",
    "published",
    "date published",
    "posted on",
    "posted at",
    "posted",
    "issued on",
    "issued",
    "date",
    "publié le",
    "publiée le",
    "veröffentlicht am",
    "veröffentlicht",
    "publicado el",
    "publicado em",
    "publicado",
    "pubblicato il",
    "pubblicato",
    "stand",
    "datum",
    "fecha",
    "公開",
    "配信",
    "掲載",
    "发布时间",
    "פורסם",
    "نشر في",
];

const UPDATED: &[&str] = &[
    "last updated on",
    "last updated at",
    "last updated",
    "last modified",
    "updated on",
    "updated at",
    "updated",
    "modified on",
    "modified",
    "mis à jour le",
    "aktualisiert am",
    "aktualisiert",
    "actualizado el",
    "actualizado",
    "aggiornato il",
    "aggiornato",
    "更新",
    "עודכן",
];

/// The longest line that states a date.
const LONGEST: usize = 90;

/// What a line says of when a report appeared, if it says nothing else.
pub fn read(line: &str) -> Option<Moment> {
    if line.len() > LONGEST || !line.contains(|mark: char| mark.is_ascii_digit()) {
        return None;
    }
    let line = line.trim_matches(['(', ')', '[', ']', ' ', '|', '·', '•']);
    if let Some(rest) = behind_label(line, UPDATED) {
        return stated(rest).map(Moment::Updated);
    }
    let rest = behind_label(line, PUBLISHED).unwrap_or(line);
    stated(rest).map(Moment::Published)
}

/// The moment a text names in full: a day, a month and a year at least.
pub fn stated(text: &str) -> Option<Timestamp> {
    let bare = text.trim().trim_end_matches(['.', ',', '|', ' ']);
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    if bare.len() > LONGEST || digits < 5 || !has_year(bare) {
        return None;
    }
    date::parse(bare)
}

fn behind_label<'a>(line: &'a str, labels: &[&str]) -> Option<&'a str> {
    let label = labels.iter().find(|label| starts_with_words(line, label))?;
    Some(line[label.len()..].trim_start_matches([':', '：', ' ', '-', '–', '—']))
}

/// Whether four digits in a row stand in the text.
pub fn has_year(text: &str) -> bool {
    text.as_bytes()
        .chunk_by(|one, other| one.is_ascii_digit() && other.is_ascii_digit())
        .any(|run| run.len() == 4 && run[0].is_ascii_digit() && matches!(run[0], b'1' | b'2'))
        || text
            .as_bytes()
            .windows(8)
            .any(|eight| eight.iter().all(u8::is_ascii_digit))
}

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];

/// The first letters of months in the languages of the agencies.
const MONTHS: &[&str] = &[
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "sept",
    "september",
    "october",
    "november",
    "december",
    "januar",
    "februar",
    "märz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "janvier",
    "février",
    "mars",
    "avril",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "ene",
    "enero",
    "febrero",
    "marzo",
    "abr",
    "abril",
    "mayo",
    "junio",
    "julio",
    "ago",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "dic",
    "diciembre",
    "gennaio",
    "febbraio",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "settembre",
    "ottobre",
    "dicembre",
];

pub fn is_weekday(word: &str) -> bool {
    is_one_of(WEEKDAYS, word)
}

/// Whether a word belongs to a date: a weekday, a month, a day, a year.
pub fn is_date_words(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    let number = bare.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let numeric = (1..=4).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(&bare[number.len()..], "" | "st" | "nd" | "rd" | "th" | "er");
    numeric || is_one_of(WEEKDAYS, bare) || is_one_of(MONTHS, bare)
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    bare.len() <= 12 && !bare.is_empty() && {
        let folded = bare.to_lowercase();
        words.contains(&folded.as_str())
    }
}
