//! config.toml → settings; every mistake is noted, the rest counts.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use crate::app::settings::{Bidi, Settings};

use super::problem::{Problem, note_syntax, unknown};

/// The most that may be set: minutes between refreshes, days and articles kept.
const MINUTES_A_WEEK: u32 = 7 * 24 * 60;
const DAYS: u32 = 36_500;
const ARTICLES: u32 = 1_000_000;

type Put = fn(&mut Settings, &DeValue<'_>) -> Result<(), String>;

/// A setting by the name of its field, and how its value is taken.
macro_rules! setting {
    ($field:ident: $take:ident $(, $range:expr)?) => {
        (stringify!($field), |settings, value| {
            settings.$field = $take(value $(, $range)?)?;
            Ok(())
        })
    };
}

/// Each setting and how its value is taken.
const SETTINGS: &[(&str, Put)] = &[
    setting!(theme: string),
    setting!(measure: number, 20..=200),
    setting!(two_line_rows: boolean),
    setting!(mouse: boolean),
    setting!(bidi: bidi),
    setting!(browser: strings),
    setting!(terminal_browsers: strings),
    setting!(open: commands),
    setting!(pipe: strings),
    setting!(save_folder: string),
    setting!(refresh_on_start: boolean),
    setting!(refresh_minutes: number, 0..=MINUTES_A_WEEK),
    setting!(keep_days: number, 0..=DAYS),
    setting!(keep_articles: number, 0..=ARTICLES),
    setting!(keep_unread: boolean),
];

/// Takes what `text` sets.
pub fn overlay(settings: &mut Settings, text: &str, file: &str, problems: &mut Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    note_syntax(file, text, &errors, problems);
    for (name, value) in table.get_ref() {
        let Some((_, put)) = SETTINGS.iter().find(|(known, _)| known == name.get_ref()) else {
            let what = unknown(
                "setting",
                name.get_ref(),
                SETTINGS.iter().map(|(known, _)| *known),
            );
            problems.push(Problem::at(file, text, &name.span(), what));
            continue;
        };
        if let Err(why) = put(settings, value.get_ref()) {
            problems.push(Problem::at(
                file,
                text,
                &value.span(),
                format!("{}: {why}", name.get_ref()),
            ));
        }
    }
}

fn string(value: &DeValue<'_>) -> Result<String, String> {
    value
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| expected("a text in quotes", value))
}

fn boolean(value: &DeValue<'_>) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| expected("true or false", value))
}

fn number<N>(value: &DeValue<'_>, range: std::ops::RangeInclusive<N>) -> Result<N, String>
where
    N: Copy + PartialOrd + TryFrom<i64> + std::fmt::Display,
{
    let wanted = format!("a number from {} to {}", range.start(), range.end());
    let integer = value.as_integer().ok_or_else(|| expected(&wanted, value))?;
    let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
    let found = number
        .and_then(|number| N::try_from(number).ok())
        .filter(|number| range.contains(number));
    found.ok_or_else(|| format!("expected {wanted}"))
}

fn strings(value: &DeValue<'_>) -> Result<Vec<String>, String> {
    let items = value
        .as_array()
        .ok_or_else(|| expected("a list of texts", value))?;
    items.iter().map(|item| string(item.get_ref())).collect()
}

/// Commands by media kind, as a table of lists.
fn commands(value: &DeValue<'_>) -> Result<BTreeMap<String, Vec<String>>, String> {
    let table = value
        .as_table()
        .ok_or_else(|| expected("a table of commands", value))?;
    let mut commands = BTreeMap::new();
    for (kind, command) in table {
        let kind = kind.get_ref().to_ascii_lowercase();
        if kind != "*" && !kind.contains('/') {
            return Err(format!(
                "\"{kind}\" is no media kind such as \"audio/*\" or \"application/pdf\""
            ));
        }
        let arguments = strings(command.get_ref()).map_err(|why| format!("\"{kind}\": {why}"))?;
        commands.insert(kind, arguments);
    }
    Ok(commands)
}

fn bidi(value: &DeValue<'_>) -> Result<Bidi, String> {
    const WORDS: [&str; 2] = ["newsview", "terminal"];
    match string(value)?.as_str() {
        "newsview" => Ok(Bidi::Newsview),
        "terminal" => Ok(Bidi::Terminal),
        other => Err(unknown("value", other, WORDS)),
    }
}

fn expected(what: &str, value: &DeValue<'_>) -> String {
    format!("expected {what}, found {}", value.type_str())
}
