//! Around: what an outlet puts around the text of an agency: byline, dateline, and lines of its own at the end.

use crate::domain::article::Article;
use crate::domain::closings;
use crate::domain::sentences::sentences;
use crate::domain::text::floor_to_char;

/// No line of an outlet's own is longer, and so many of them end a report at most.
const OWN_LINE: usize = 300;
const OWN_LINES: usize = 6;
/// How far into the text a dateline reaches.
const DATELINE: usize = 90;
/// What stands between a dateline and the text.
const DASHES: [&str; 4] = [" - ", " – ", " — ", " -- "];
/// No agency's name in small letters is longer: "(dpa)".
const LONGEST_AGENCY: usize = 8;
/// Lines that begin so are about the page, but may tell what changed.
const TELLING: [&str; 4] = ["correction", "clarification", "editor", "this "];
/// More words are no byline, and no line that only names the outlet.
const FEW_WORDS: usize = 10;

/// Leaves out the outlet's own lines at the end; a text that is nothing else is kept whole.
pub fn cut_end(texts: &mut Vec<&str>, article: &Article) {
    let whole = texts.clone();
    for _ in 0..OWN_LINES {
        let Some(last) = texts.pop() else { break };
        let tail = last.ceil_char_boundary(last.len().saturating_sub(OWN_LINE * 2));
        let start = sentences(&last[tail..]).last().map_or(0, |range| range.start);
        let start = tail + start;
        let is_whole = start > tail || tail == 0;
        if !is_whole || !is_own(&last[start..], article) {
            texts.push(last);
            return;
        }
        let rest = last[..start].trim_end();
        texts.extend((!rest.is_empty()).then_some(rest));
    }
    if texts.is_empty() {
        *texts = whole;
    }
}

/// Leaves out byline and dateline.
pub fn cut_start(texts: &mut Vec<&str>) {
    const BY: [&str; 7] = ["by ", "von ", "par ", "por ", "di ", "de ", "door "];
    let is_byline = |text: &str| {
        let is_by = BY.iter().any(|by| starts_with(text, by));
        is_by && text.split_whitespace().count() <= FEW_WORDS && !text.ends_with('.') && !has_value(text)
    };
    if texts.len() > 1 && is_byline(texts[0]) {
        texts.remove(0);
    }
    let Some(first) = texts.first_mut() else { return };
    let near = floor_to_char(first, DATELINE);
    let dash = DASHES
        .iter()
        .filter_map(|dash| Some((near.find(dash)?, dash.len())));
    if let Some((at, length)) = dash.min()
        && is_dateline(&first[..at])
    {
        *first = &first[at + length..];
    } else if let Some((place, rest)) = near.split_once(") ")
        && place.contains('(')
        && is_dateline(&format!("{place})"))
    {
        *first = &first[near.len() - rest.len()..];
    }
}

/// "BESK (Reuters)", "BESK, Nov. 20": capitals, or an agency in brackets at the end.
fn is_dateline(head: &str) -> bool {
    let is_capitals = |text: &str| {
        let first = text.split([',', '(']).next().unwrap_or_default();
        let mut letters = first.chars().filter(|letter| letter.is_alphabetic());
        letters.clone().count() > 2 && letters.all(char::is_uppercase)
    };
    let starts_upper = head.starts_with(char::is_uppercase) || head.starts_with('(');
    let is_bracketed = head.ends_with(')') && head.contains('(');
    starts_upper && head.split_whitespace().count() <= FEW_WORDS && (is_bracketed || is_capitals(head))
}

/// Whether a line is about the outlet or the page, and tells nothing.
fn is_own(line: &str, article: &Article) -> bool {
    if line.len() > OWN_LINE {
        return false;
    }
    let is_notice = ["©", "(c) ", "copyright"]
        .iter()
        .any(|start| starts_with(line, start));
    if has_value(line) && !is_notice {
        return false;
    }
    let bare = line.trim_start_matches(|mark: char| !mark.is_alphanumeric());
    let may_tell = TELLING.iter().any(|start| starts_with(bare, start));
    let begins_so = |start: &&str| {
        let ends_there =
            |rest: &str| !start.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric);
        starts_with(bare, start) && ends_there(&bare[start.len()..])
    };
    let begins = !may_tell && closings::BEGINNINGS.iter().any(begins_so);
    let lower = line.to_lowercase();
    let says = closings::PHRASES.iter().any(|phrase| lower.contains(phrase));
    is_notice || begins || says || has_address(line) || is_label(line) || is_of_outlet(line, &article.outlet)
}

/// "(Reuters)", "AP/dpa", "Kell Times": a name that is no sentence.
fn is_label(line: &str) -> bool {
    let is_bracketed = line.starts_with(['(', '[']) && line.ends_with([')', ']']);
    let words = line
        .split_whitespace()
        .map(|word| word.trim_matches(|mark: char| !mark.is_alphanumeric()));
    let mut words = words.filter(|word| !word.is_empty());
    let is_sentence = line.ends_with(['.', '!', '?', '。']);
    !is_sentence
        && words.clone().count() <= 3
        && words.all(|word| {
            word.starts_with(char::is_uppercase) || (is_bracketed && word.len() <= LONGEST_AGENCY)
        })
}

/// "More in the Kell Times.": names the outlet and nobody else.
fn is_of_outlet(line: &str, outlet: &str) -> bool {
    let name = outlet.to_lowercase();
    let name = name.trim_start_matches("the ");
    if name.len() < 2 || line.split_whitespace().count() > FEW_WORDS + outlet.split_whitespace().count() {
        return false;
    }
    let bare: Vec<&str> = line
        .split(|mark: char| !mark.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let named: Vec<&str> = name
        .split(|mark: char| !mark.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_named = |words: &[&str]| {
        words
            .iter()
            .zip(&named)
            .all(|(word, name)| word.to_lowercase() == *name)
    };
    let Some(at) = bare.windows(named.len().max(1)).position(is_named) else {
        return false;
    };
    let others = bare
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(place, _)| !(at..at + named.len()).contains(place));
    others
        .into_iter()
        .all(|(_, word)| !word.starts_with(char::is_uppercase))
}

fn has_address(line: &str) -> bool {
    line.contains("://")
        || line.contains("www.")
        || line.contains('@')
        || line.split_whitespace().any(is_host)
}

/// "kelltimes.example", not a stop whose space was lost.
fn is_host(word: &str) -> bool {
    let word = word.trim_matches(|mark: char| !mark.is_alphanumeric());
    let part =
        |part: &str| part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    word.split('/')
        .next()
        .is_some_and(|host| host.contains('.') && host.split('.').all(part))
}

/// A figure, or words that somebody said.
fn has_value(text: &str) -> bool {
    text.contains(|mark: char| mark.is_numeric() || matches!(mark, '"' | '“' | '”' | '„' | '«' | '»' | '「'))
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|head| head.to_lowercase() == start)
}
