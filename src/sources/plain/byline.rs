//! Bylines: who wrote a report, and for whom.

use super::lists;
use super::moments::{self, Moment};
use super::words::{
    in_name_case, is_agency, is_all_caps, is_name, is_outlet_shape, is_section, is_surely_outlet,
    starts_lower, starts_with_words, word_count,
};

/// What a byline says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Byline {
    pub authors: Vec<String>,
    pub outlet: Option<String>,
    pub place: Option<String>,
    pub moments: Vec<Moment>,
    pub sections: Vec<String>,
}

/// The longest byline.
const LONGEST: usize = 200;

/// What a byline begins with, and whether the word alone is proof enough for one short name.
const PREFIXES: &[(&str, bool)] = &[
    ("written by", true),
    ("reported by", true),
    ("story by", true),
    ("words by", true),
    ("report by", true),
    ("text by", true),
    ("by", true),
    ("von", false),
    ("por", false),
    ("par", false),
    ("di", false),
    ("door", false),
    ("av", false),
    ("af", false),
    ("text:", true),
    ("texte:", true),
    ("autor:", true),
    ("autorin:", true),
    ("auteur:", true),
    ("author:", true),
    ("מאת", true),
    ("بقلم", true),
    ("文/", true),
    ("文＝", true),
    ("记者", true),
];

/// Reads a line that begins as a byline does: "By Ana Ruiz, Harbour Wire".
pub fn read(line: &str) -> Option<Byline> {
    if line.len() > LONGEST || line.ends_with(['?', '!']) {
        return None;
    }
    let line = line.trim_matches(['—', '–', '-', ' ', '|', '/', '*', '_']);
    let line = inside(line);
    let (rest, sure) = PREFIXES.iter().find_map(|(prefix, sure)| {
        starts_with_words(line, prefix)
            .then(|| (line[prefix.len()..].trim_start_matches([':', '：', ' ']), *sure))
    })?;
    let mut byline = Byline::default();
    for (index, part) in parts(rest).enumerate() {
        if let Some(moment) = moments::read(part) {
            byline.moments.push(moment);
        } else if is_reading_time(part) {
            // newsview counts the minutes itself.
        } else if index == 0 {
            read_names(part, sure, &mut byline)?;
        } else if byline.outlet.is_none() && is_outlet_shape(part) {
            byline.outlet = Some(part.to_owned());
        } else {
            return None;
        }
    }
    (!byline.authors.is_empty() || byline.outlet.is_some()).then_some(byline)
}

/// Reads a line that names someone without saying "by": "Ana Ruiz | Harbour Wire".
pub fn read_unmarked(line: &str) -> Option<Byline> {
    if line.len() > LONGEST || starts_lower(line) {
        return None;
    }
    let mut byline = Byline::default();
    let mut proofs = 0;
    let barred: Vec<&str> = parts(line).collect();
    let pieces = if barred.len() > 1 {
        barred
    } else {
        line.split(", ").map(str::trim).collect()
    };
    for part in &pieces {
        if let Some(moment) = moments::read(part) {
            byline.moments.push(moment);
            proofs += 1;
        } else if is_section(part) {
            byline.sections.push((*part).to_owned());
        } else if byline.outlet.is_none() && is_surely_outlet(part) {
            byline.outlet = Some((*part).to_owned());
            proofs += usize::from(!byline.authors.is_empty() || proofs > 0);
        } else if byline.authors.is_empty() && part.split(" and ").all(is_person) {
            byline.authors = part.split(" and ").map(in_name_case).collect();
        } else if byline.outlet.is_none() && line.contains('|') && is_outlet_shape(part) {
            byline.outlet = Some((*part).to_owned());
            proofs += 1;
        } else {
            return None;
        }
    }
    (proofs > 0 && pieces.len() > 1).then_some(byline)
}

/// "3 min read".
fn is_reading_time(part: &str) -> bool {
    part.len() <= 20 && part.starts_with(|letter: char| letter.is_ascii_digit()) && part.contains(" min")
}

/// Whether the line may be a name and nothing else.
pub fn is_person(text: &str) -> bool {
    (2..=4).contains(&word_count(text)) && text.len() <= 50 && is_name(text, 4) && !is_surely_outlet(text)
}

fn inside(line: &str) -> &str {
    line.strip_prefix(['(', '['])
        .and_then(|line| line.strip_suffix([')', ']']))
        .unwrap_or(line)
}

/// The parts of a line between bars, dots and spaced dashes.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let text = rest?;
        let bar = [" | ", " · ", " • ", " – ", " — ", " / ", " - ", "|"]
            .iter()
            .filter_map(|bar| text.find(bar).map(|at| (at, bar.len())))
            .min();
        let (part, behind) = bar.map_or((text, None), |(at, length)| {
            (&text[..at], Some(&text[at + length..]))
        });
        rest = behind;
        Some(part.trim())
    })
    .filter(|part| !part.is_empty())
}

/// Reads the names behind "By": people parted by commas and "and", then the outlet or what they do.
fn read_names(text: &str, sure: bool, byline: &mut Byline) -> Option<()> {
    let (text, bracketed) = match text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) {
        Some((text, inside)) => (text, Some(inside)),
        None => (text, None),
    };
    if let Some(inside) = bracketed {
        match moments::read(inside) {
            Some(moment) => byline.moments.push(moment),
            None if is_outlet_shape(inside) => byline.outlet = Some(inside.to_owned()),
            None => return None,
        }
    }
    let (text, place) = split_at_word(text, &[" in "]);
    let (text, outlet) = split_at_word(text, &[" for ", " of ", " at "]);
    if place.is_some_and(|place| !is_name(place, 5)) || outlet.is_some_and(|outlet| !is_outlet_shape(outlet))
    {
        return None;
    }
    byline.place = place.map(str::to_owned);
    let mut groups: Vec<&str> = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let dated = groups.len() > 1 && moments::has_year(text);
    if dated {
        take_date(text, &mut groups, byline);
    }
    let joined = |part: &str| {
        ["and ", "und ", "y ", "et ", "e ", "& "]
            .iter()
            .any(|word| part.starts_with(word))
            || has_and(part)
    };
    let last = groups.len().checked_sub(1)?;
    for (index, group) in groups.iter().enumerate() {
        let names_follow = groups[index..].iter().any(|part| joined(part));
        if index == 0
            || (names_follow && !is_surely_outlet(group))
            || (groups.len() > 2 && is_person(group) && index < last)
        {
            read_people(group, sure, byline)?;
        } else if byline.outlet.is_none() && !is_role(group) && is_outlet_shape(group) {
            byline.outlet = Some((*group).to_owned());
        } else if is_role(group) {
            let author = byline.authors.last_mut()?;
            author.push_str(", ");
            author.push_str(group);
        } else {
            return None;
        }
    }
    if byline.outlet.is_none() {
        byline.outlet = outlet.map(str::to_owned);
    }
    Some(())
}

/// Takes "13 August 2025" or "August 13, 2025" off the end of the comma-parted groups.
fn take_date(text: &str, groups: &mut Vec<&str>, byline: &mut Byline) {
    for count in 1..groups.len() {
        let from = groups[count].as_ptr() as usize - text.as_ptr() as usize;
        if let Some(moment) = moments::read(&text[from..]) {
            byline.moments.push(moment);
            groups.truncate(count);
            return;
        }
    }
}

fn has_and(part: &str) -> bool {
    [" and ", " und ", " y ", " et ", " & ", " en ", " og "]
        .iter()
        .any(|word| part.contains(word))
}

fn split_at_word<'a>(text: &'a str, words: &[&str]) -> (&'a str, Option<&'a str>) {
    let at = words
        .iter()
        .filter_map(|word| text.find(word).map(|at| (at, word.len())))
        .min();
    at.map_or((text, None), |(at, length)| {
        (text[..at].trim_end(), Some(text[at + length..].trim()))
    })
}

/// Reads people joined by "and"; each a name.
fn read_people(group: &str, sure: bool, byline: &mut Byline) -> Option<()> {
    let mut rest = group;
    for word in ["and ", "und ", "y ", "et ", "e ", "& "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    loop {
        let (name, more) = split_at_word(
            rest,
            &[" and ", " und ", " y ", " et ", " & ", " e ", " en ", " og "],
        );
        read_person(name, sure, byline)?;
        match more {
            Some(more) => rest = more,
            None => return Some(()),
        }
    }
}

fn read_person(name: &str, sure: bool, byline: &mut Byline) -> Option<()> {
    let caseless = !name
        .chars()
        .any(|letter| letter.is_lowercase() || letter.is_uppercase());
    if is_agency(name) || (is_surely_outlet(name) && !name.ends_with("Staff")) {
        byline.outlet = Some(name.to_owned());
        return Some(());
    }
    if is_role(name) || starts_with_words(name, "our") || starts_with_words(name, "a staff") {
        byline.authors.push(name.to_owned());
        return (word_count(name) <= 5).then_some(());
    }
    let words = word_count(name);
    let fits = is_name(name, 5)
        && (words >= 2 || (sure && (is_all_caps(name) || caseless || !byline.authors.is_empty())));
    fits.then(|| byline.authors.push(in_name_case(name)))
}

/// What someone does rather than who someone is: "political editor", "Staff Writer".
pub fn is_role(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or(text);
    word_count(text) <= 6 && lists::ROLES.iter().any(|role| role.eq_ignore_ascii_case(last))
}
