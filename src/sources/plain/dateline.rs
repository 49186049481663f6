//! Datelines: "KYIV (AP) —", "PORT ALMA, Wednesday –", "【東京=時事】", and what only looks like one.

use super::moments::{is_date_words, is_weekday};
use super::words::{
    is_agency, is_all_caps, is_capitalised, is_name, is_outlet_shape, is_surely_outlet, starts_upper,
    word_count,
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
    if let Some(found) = split_bracketed(paragraph) {
        return Some(found);
    }
    let (head, dash, rest) = cut_at_dash(paragraph)?;
    let parts = Parts::read(head)?;
    let sure = parts.is_sure();
    if rest.is_empty() || (!starts_upper(rest) && parts.outlet.is_none()) {
        return None;
    }
    let believed = match dash {
        ":" => parts.capitals && rest.len() > 60,
        _ if sure => true,
        // "Alma – the port – said": a second dash makes the first a parenthesis.
        _ => parts.cased && rest.len() > 30 && !has_dash_soon(rest, dash),
    };
    believed.then_some(Dateline {
        text: head,
        outlet: parts.outlet,
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
    ((dashed && parts.is_sure()) || (parts.capitals && stated)).then_some(Dateline {
        text: head,
        outlet: parts.outlet,
        date: parts.date,
        rest: "",
    })
}

/// The text before the first dash or colon that may end a dateline, that dash, and the text behind.
fn cut_at_dash(paragraph: &str) -> Option<(&str, &str, &str)> {
    const DASHES: &[&str] = &[".-", "--", "—", "–", "―", "−", "- ", ":", "="];
    let start = &paragraph[..paragraph.floor_char_boundary(LONGEST)];
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
    let near = &rest[..rest.floor_char_boundary(SOON)];
    let spaced = format!(" {}", dash.trim());
    near.contains(&spaced) || (dash.trim() != "-" && near.contains(dash.trim()))
}

/// What a possible dateline is made of.
struct Parts<'a> {
    outlet: Option<&'a str>,
    /// The place is set in capitals.
    capitals: bool,
    /// The place is in a script that has capitals.
    cased: bool,
    /// More than one place or a date is named.
    several: bool,
    dated: bool,
    date: Option<String>,
}

impl<'a> Parts<'a> {
    fn read(head: &'a str) -> Option<Self> {
        if head.len() > LONGEST || head.ends_with(['.', '!', '?']) && !head.ends_with("D.C.") {
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
                cased = name.chars().any(char::is_uppercase);
            }
            places += 1;
        }
        let date = dates.join(", ");
        (places > 0 && places <= 4).then_some(Self {
            outlet,
            capitals,
            cased,
            several: places > 1,
            dated: !date.is_empty(),
            date: super::moments::has_year(&date).then_some(date),
        })
    }

    fn is_sure(&self) -> bool {
        self.capitals || self.outlet.is_some() || (self.dated && (self.cased || self.several))
    }
}

/// The agency in brackets before or after the place, and the text without it.
fn without_brackets(head: &str) -> Option<(Option<&str>, String)> {
    let Some(open) = head.find('(') else {
        return Some((None, head.to_owned()));
    };
    let length = head[open..].find(')')?;
    let inside = head[open + 1..open + length].trim();
    let mut outside = head[..open].to_owned();
    outside.push(' ');
    outside.push_str(&head[open + length + 1..]);
    // German agencies sign in small letters: (dpa).
    let small = inside.len() <= 8 && inside.bytes().all(|byte| byte.is_ascii_lowercase());
    let fits = (is_outlet_shape(inside) || small) && !inside.is_empty() && !outside.contains(['(', ')']);
    let state = is_capitalised(inside) && inside.ends_with('.') && !is_agency(inside);
    fits.then_some(((!state).then_some(inside), outside.trim().to_owned()))
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
    const NOT_FIRST: &[&str] = &[
        "A",
        "An",
        "It",
        "He",
        "She",
        "They",
        "We",
        "I",
        "But",
        "And",
        "Yet",
        "So",
        "Now",
        "Then",
        "Here",
        "There",
        "This",
        "That",
        "What",
        "When",
        "How",
        "Why",
        "Who",
        "Yes",
        "No",
        "Not",
        "In",
        "On",
        "At",
        "For",
        "If",
        "As",
        "First",
        "Second",
        "Third",
        "Finally",
        "Today",
        "Yesterday",
        "Tomorrow",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "However",
        "Meanwhile",
        "Mr",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "Minister",
        "President",
        "Both",
        "All",
        "Some",
        "Many",
        "Most",
        "One",
        "Two",
        "Three",
    ];
    let first = name.split(' ').next().unwrap_or(name);
    is_name(name, 5) && !NOT_FIRST.contains(&first)
}

/// Labels that are set like a place: "BREAKING:", "Analysis –".
fn is_label(name: &str) -> bool {
    const LABELS: &[&str] = &[
        "breaking",
        "update",
        "updated",
        "updates",
        "watch",
        "exclusive",
        "analysis",
        "note",
        "opinion",
        "video",
        "live",
        "photo",
        "photos",
        "pictures",
        "image",
        "correction",
        "editor’s note",
        "editor's note",
        "explainer",
        "factbox",
        "timeline",
        "profile",
        "review",
        "interview",
        "feature",
        "advertisement",
        "summary",
        "background",
        "warning",
        "read more",
        "related",
        "listen",
        "developing",
        "urgent",
        "alert",
        "caption",
        "credit",
        "source",
        "sources",
        "contact",
        "headline",
        "title",
        "author",
        "date",
        "by",
        "question",
        "answer",
        "q",
        "fact",
        "facts",
        "result",
        "results",
        "key points",
        "why it matters",
        "what next",
        "context",
        "tl;dr",
        "ps",
        "nb",
    ];
    let folded = name.to_lowercase();
    LABELS.contains(&folded.as_str()) || super::words::is_section(name)
}

/// Short words in capitals that are bodies rather than places.
fn is_acronym(name: &str) -> bool {
    !name.contains(' ')
        && name.len() <= 4
        && !matches!(
            name,
            "ROME"
                | "OSLO"
                | "LIMA"
                | "KYIV"
                | "KIEV"
                | "BONN"
                | "BERN"
                | "GAZA"
                | "DOHA"
                | "LVIV"
                | "BAKU"
                | "BARI"
                | "NICE"
                | "LYON"
                | "CALI"
                | "CORK"
                | "YORK"
                | "BATH"
                | "SUVA"
                | "APIA"
                | "LOME"
                | "MALE"
                | "RIGA"
                | "ADEN"
                | "SUEZ"
                | "METZ"
                | "GENT"
                | "PERM"
                | "OMSK"
                | "GIZA"
                | "AGRA"
                | "PUNE"
        )
}

/// Datelines of scripts without capitals: 【東京=時事】, （東京 時事）, (서울=연합뉴스), 新华社北京8月13日电.
fn split_bracketed(paragraph: &str) -> Option<Dateline<'_>> {
    const MOST: usize = 40;
    let mut letters = paragraph.chars();
    let open = letters.next()?;
    let close = match open {
        '【' => '】',
        '（' => '）',
        '〔' => '〕',
        '(' => ')',
        '\u{2e80}'.. => return split_wire(paragraph),
        _ => return None,
    };
    let start = open.len_utf8();
    let length = paragraph[start..]
        .find(close)
        .filter(|length| *length <= MOST * 3)?;
    let inside = paragraph[start..start + length].trim();
    let rest = paragraph[start + length + close.len_utf8()..].trim_start();
    let named = inside
        .split(['=', '＝', ' ', '　'])
        .next_back()
        .filter(|name| *name != inside);
    let wide = inside.starts_with(super::words::is_wide) && inside.chars().count() <= MOST;
    let labelled = [
        "速報", "号外", "独自", "社説", "写真", "動画", "訂正", "解説", "図解", "特集", "关注", "快讯",
    ]
    .iter()
    .any(|label| inside.starts_with(label));
    let equals = inside.contains(['=', '＝']);
    let fits = wide
        && !labelled
        && !rest.is_empty()
        && (open == '【' || equals || named.is_some_and(is_surely_outlet) || inside.ends_with(['电', '電']));
    fits.then_some(Dateline {
        text: inside,
        outlet: named.filter(|name| is_surely_outlet(name) || ends_like_outlet(name)),
        date: None,
        rest,
    })
}

fn ends_like_outlet(name: &str) -> bool {
    ["社", "通信", "新聞", "時事", "共同", "뉴스", "신문", "일보"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// 新华社北京8月13日电 …
fn split_wire(paragraph: &str) -> Option<Dateline<'_>> {
    const SOON: usize = 90;
    let near = &paragraph[..paragraph.floor_char_boundary(SOON)];
    let end = ["日电", "日電", "日讯"]
        .iter()
        .find_map(|mark| near.find(mark).map(|at| at + mark.len()))?;
    let text = &paragraph[..end];
    let outlet = text.find('社').map(|at| &text[..at + '社'.len_utf8()]);
    let rest = paragraph[end..].trim_start();
    let quiet = !text.contains(['。', '，', '「', '“']);
    (quiet && !rest.is_empty() && word_count(text) <= 2).then_some(Dateline {
        text,
        outlet,
        date: None,
        rest,
    })
}
