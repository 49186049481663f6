//! Datelines: "KYIV (AP) —", "PORT ALMA, Wednesday –", "【東京=時事】", and what only looks like one.

use crate::domain::text::floor_to_char;

use super::lists;
use super::moments::{is_date_words, is_weekday};
use super::regions::is_region;
use super::unspaced;
use super::words::{
    is_agency, is_all_caps, is_capitalised, is_name, is_outlet_shape, is_section, same_folded, starts_upper,
};

/// A dateline, and where the text behind it begins.
#[derive(Debug, PartialEq, Eq)]
pub struct Dateline<'a> {
    /// As written, without the dash and its spaces.
    pub text: &'a str,
    /// The agency named in brackets.
    pub outlet: Option<&'a str>,
    /// The date in it, where it states one.
    pub date: Option<String>,
    /// The text after it.
    pub rest: &'a str,
}

/// A dateline is no longer than this.
const LONGEST: usize = 120;

/// Takes the dateline off a paragraph, where it has one.
pub fn split(paragraph: &str) -> Option<Dateline<'_>> {
    if let Some(found) = unspaced::split(paragraph) {
        return Some(found);
    }
    if let Some(found) = split_slashed(paragraph) {
        return Some(found);
    }
    let (head, dash, rest) = cut_at_dash(paragraph)?;
    let parts = Parts::read(head)?;
    if rest.is_empty() || (!starts_upper(rest) && parts.outlet.is_none()) {
        return None;
    }
    let believed = match dash {
        ":" => parts.capitals && rest.len() > 60,
        _ if parts.proof == Proof::Sure => true,
        // "Alma – the port – said": a second dash makes the first a parenthesis.
        _ => parts.proof == Proof::Likely && rest.len() > 30 && !has_dash_soon(rest, dash),
    };
    believed.then_some(Dateline {
        text: head,
        outlet: parts.outlet,
        date: parts.date,
        rest,
    })
}

/// "PORT ALMA, August 13. /NOVA/. Text": the agency between slashes instead of a dash.
fn split_slashed(paragraph: &str) -> Option<Dateline<'_>> {
    let near = floor_to_char(paragraph, LONGEST);
    let open = near.find(" /")?;
    let close = open + 2 + near[open + 2..].find('/')?;
    let outlet = Some(near[open + 2..close].trim()).filter(|name| is_outlet_shape(name))?;
    let parts = Parts::read(near[..open].trim_end_matches(['.', ' ']))?;
    let rest = paragraph[close + 1..].trim_start_matches(['.', ' ', '-', '–', '—']);
    (parts.proof != Proof::Missing && starts_upper(rest)).then_some(Dateline {
        text: &paragraph[..=close],
        outlet: Some(outlet),
        date: parts.date,
        rest,
    })
}

/// A dateline on a line of its own: "PORT ALMA, Wednesday –", "KYIV (AP)".
pub fn alone(line: &str) -> Option<Dateline<'_>> {
    if line.len() > LONGEST {
        return None;
    }
    let head = line.trim_end_matches(['-', '–', '—', '―', ' ', ':']).trim_end();
    let dashed = head.len() < line.len() && !line.ends_with(':');
    let parts = Parts::read(head)?;
    let stated = parts.outlet.is_some() || parts.dated;
    ((dashed && parts.proof == Proof::Sure)
        || (parts.capitals && stated)
        || parts.outlet.is_some_and(is_agency))
    .then_some(Dateline {
        text: head,
        outlet: parts.outlet,
        date: parts.date,
        rest: "",
    })
}

/// The text before the first dash or colon that may end a dateline, that dash, and the text behind.
fn cut_at_dash(paragraph: &str) -> Option<(&str, &str, &str)> {
    const DASHES: &[&str] = &[".-", "--", "—", "–", "―", "−", "- ", ":", "="];
    let start = floor_to_char(paragraph, LONGEST);
    let mut from = 0;
    while let Some(found) = start[from..].find(['-', '—', '–', '―', '−', ':', '.', '=']) {
        let at = from + found;
        let behind = &paragraph[at..];
        let dash = DASHES.iter().find(|dash| behind.starts_with(**dash));
        let head = paragraph[..at].trim_end();
        let spaced = head.len() < at || head.ends_with([')', ']']);
        let fits = |dash: &str| match dash {
            ".-" => head.ends_with(')') || behind[2..].starts_with(' '),
            "- " | "=" => spaced,
            ":" => behind[1..].starts_with(' ') && is_all_caps(head),
            _ => true,
        };
        if let Some(dash) = dash.filter(|dash| fits(dash)) {
            let rest = behind[dash.len()..].trim_start_matches(['-', '–', '—', ' ']);
            return (!head.is_empty()).then_some((head, *dash, rest));
        }
        from = at + behind.chars().next().map_or(1, char::len_utf8);
    }
    None
}

fn has_dash_soon(rest: &str, dash: &str) -> bool {
    const SOON: usize = 120;
    let near = floor_to_char(rest, SOON);
    let spaced = format!(" {}", dash.trim());
    near.contains(&spaced) || (dash.trim() != "-" && near.contains(dash.trim()))
}

/// What a possible dateline is made of.
struct Parts<'a> {
    outlet: Option<&'a str>,
    /// The place is set in capitals.
    capitals: bool,
    dated: bool,
    proof: Proof,
    date: Option<String>,
}

/// How sure the words of a dateline are without what follows them.
#[derive(Clone, Copy, PartialEq)]
enum Proof {
    Sure,
    /// A place in a script with capitals.
    Likely,
    /// It might be any word.
    Missing,
}

impl<'a> Parts<'a> {
    fn read(head: &'a str) -> Option<Self> {
        if head.len() > LONGEST || head.ends_with(['!', '?']) {
            return None;
        }
        let (outlet, place) = without_brackets(head)?;
        let mut places = 0;
        let mut dates: Vec<&str> = Vec::new();
        let mut capitals = false;
        let mut cased = false;
        for part in place.split([',', '/', ';', '،', '、']).map(str::trim) {
            let (name, date) = without_date(part);
            if !date.is_empty() {
                dates.push(date);
            }
            if name.is_empty() {
                continue;
            }
            if !is_place(name) || is_label(name) {
                return None;
            }
            if places == 0 {
                capitals = is_all_caps(name) && !is_acronym(name);
                cased = name.chars().any(char::is_uppercase) && !is_acronym(name);
            }
            places += 1;
        }
        let date = dates.join(", ");
        let on_a_day = !date.is_empty() && (cased || places > 1);
        let proof = match () {
            () if capitals || outlet.is_some() || on_a_day => Proof::Sure,
            () if cased => Proof::Likely,
            () => Proof::Missing,
        };
        ((places > 0 || outlet.is_some()) && places <= 4).then_some(Self {
            outlet,
            capitals,
            dated: on_a_day,
            proof,
            date: super::moments::has_year(&date).then_some(date),
        })
    }
}

/// The agency in brackets before or after the place, and the text without any brackets.
fn without_brackets(head: &str) -> Option<(Option<&str>, String)> {
    let mut outlet = None;
    let mut outside = String::with_capacity(head.len());
    let mut rest = head;
    while let Some((before, behind)) = rest.split_once('(') {
        let (inside, after) = behind.split_once(')')?;
        let inside = inside.trim();
        outside.push_str(before);
        outside.push(' ');
        rest = after;
        if is_date(inside) {
            outside.push_str(inside);
            continue;
        }
        // No agency has a comma in its name; "Washington, DC" has.
        if is_region(inside) || is_shortened(inside) || inside.contains(',') {
            continue;
        }
        if outlet.is_some() || !may_sign(inside) {
            return None;
        }
        outlet = Some(inside);
    }
    outside.push_str(rest);
    (!outside.contains(')')).then(|| (outlet, outside.trim().to_owned()))
}

/// Whether the inside of brackets is a date alone.
fn is_date(inside: &str) -> bool {
    inside.contains(|mark: char| mark.is_ascii_digit()) && inside.split_whitespace().all(is_date_words)
}

/// Whether the inside of brackets may be the name of who reports.
fn may_sign(inside: &str) -> bool {
    // German agencies sign in small letters: (dpa).
    let small = inside.len() <= 16
        && inside
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'/' | b'-'));
    !inside.is_empty() && (is_outlet_shape(inside) || small)
}

/// A state's name cut short: "Fla.".
fn is_shortened(inside: &str) -> bool {
    is_capitalised(inside) && inside.ends_with('.') && !is_agency(inside)
}

/// A part of a dateline, parted into its place and the date behind it.
fn without_date(part: &str) -> (&str, &str) {
    let mut at = part.len();
    for (index, word) in part.split_inclusive(' ').rev().enumerate() {
        if index > 5 || !is_date_words(word.trim()) {
            break;
        }
        at -= word.len();
    }
    let date = part[at..].trim();
    // "March" may be a place's name too; a number or weekday makes it a date.
    let sure = date.contains(|mark: char| mark.is_ascii_digit()) || date.split(' ').any(is_weekday);
    if sure {
        (part[..at].trim(), date)
    } else {
        (part, "")
    }
}

/// A place: one to five words, each with a capital but the small ones inside.
fn is_place(name: &str) -> bool {
    let name = name.strip_prefix("Reporting from ").unwrap_or(name);
    let (first, second) = name.split_once(' ').unwrap_or((name, ""));
    // Few places have an article in English.
    let article = first.eq_ignore_ascii_case("the")
        && !["hague", "valley"].iter().any(|town| same_folded(town, second));
    is_name(name, 5) && !article && !lists::NO_PLACE.contains(&first)
}

/// Labels that are set like a place: "BREAKING:", "Analysis –".
fn is_label(name: &str) -> bool {
    lists::NO_DATELINE.iter().any(|label| same_folded(label, name)) || is_section(name)
}

/// Short words in capitals that name a body rather than a place.
fn is_acronym(name: &str) -> bool {
    is_all_caps(name) && (name.len() <= 3 || lists::BODIES.contains(&name))
}
