//! Breaks: where a line may end, and the words between these places.

use textwrap::WordSeparator;
use textwrap::core::Fragment;

use crate::domain::document::is_unspaced;
use crate::ui::cells;

/// A stretch that is not broken, and the white space behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub start: usize,
    /// Where its text ends and its white space begins.
    pub end: usize,
    pub columns: usize,
    pub space: usize,
}

#[allow(clippy::cast_precision_loss, reason = "columns are far below 2^52")]
impl Fragment for Word {
    fn width(&self) -> f64 {
        self.columns as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.space as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// The words of one stretch of drawable text without line breaks, none wider than the measure.
pub(super) fn words(text: &str, glued: &[usize], measure: usize) -> Vec<Word> {
    let mut places = Vec::with_capacity(text.len() / 5 + 2);
    if text.chars().any(breaks_without_spaces) {
        unicode_places(text, &mut places);
    } else {
        spaced_places(text, &mut places);
    }
    places.dedup();
    if !glued.is_empty() {
        places.retain(|place| glued.binary_search(place).is_err());
    }
    if places.last() != Some(&text.len()) {
        places.push(text.len());
    }
    let mut found: Vec<Word> = Vec::with_capacity(places.len());
    let mut start = 0;
    for place in places {
        let word = word(text, start, place);
        start = place;
        match found.last_mut() {
            Some(last) if clings(text, last, &word) && fits(last, &word, measure) => {
                last.columns += last.space + word.columns;
                last.end = word.end;
                last.space = word.space;
            }
            _ if word.columns > measure => split_long(text, &word, measure, &mut found),
            _ => found.push(word),
        }
    }
    found
}

/// The widest stretch that is never broken but in need.
pub(super) fn widest_word(text: &str) -> usize {
    let stretches = text
        .split('\n')
        .flat_map(|stretch| words(stretch, &[], usize::MAX));
    stretches.map(|word| word.columns).max().unwrap_or(0)
}

fn word(text: &str, start: usize, end: usize) -> Word {
    let whole = &text[start..end];
    let kept = whole.trim_end_matches(is_breaking_space);
    Word {
        start,
        end: start + kept.len(),
        columns: cells::drawn_columns(kept),
        space: cells::drawn_columns(&whole[kept.len()..]),
    }
}

fn fits(last: &Word, word: &Word, measure: usize) -> bool {
    last.columns + last.space + word.columns <= measure
}

/// A lone dash or closing mark stays behind the word before it, a lone opening quote before the next.
fn clings(text: &str, last: &Word, word: &Word) -> bool {
    let after = &text[word.start..word.end];
    let before = &text[last.start..last.end];
    matches!(after, "–" | "—" | "»" | ":" | ";" | "!" | "?" | "…") || matches!(before, "«" | "¿" | "¡")
}

/// Spaces at which a line may end; they vanish there.
pub(super) fn is_breaking_space(character: char) -> bool {
    matches!(character, ' ' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}')
}

/// Scripts in which a line may end between letters need the full rules (UAX #14).
fn breaks_without_spaces(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{1dff}' | '\u{2e80}'..='\u{fb00}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..)
}

/// The places of UAX #14; between letters of scripts that need a dictionary there is none.
fn unicode_places(text: &str, places: &mut Vec<usize>) {
    let mut hyphens = Hyphens::default();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let end = rest.find(needs_dictionary).unwrap_or(rest.len());
        for word in WordSeparator::UnicodeBreakProperties.find_words(&rest[..end]) {
            let start = at;
            at += word.word.len() + word.whitespace.len();
            let before = text[..at].chars().next_back();
            let after = text[at..].chars().next();
            let inside_korean = before.is_some_and(is_hangul) && after.is_some_and(is_hangul);
            let joined = after.is_some_and(needs_dictionary) && !before.is_some_and(is_breaking_space);
            let parted = text[start..at]
                .char_indices()
                .filter(|(_, character)| hyphens.part(*character));
            places.extend(parted.map(|(place, _)| start + place));
            if !inside_korean && !joined {
                places.push(at);
            }
        }
        let rest = &text[at..];
        at += rest
            .find(|character| !needs_dictionary(character))
            .unwrap_or(rest.len());
    }
}

/// Thai, Lao, Myanmar, Khmer and their kin: words are not parted, and nobody tells them apart without a dictionary.
fn needs_dictionary(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19df}'
        | '\u{1a20}'..='\u{1aaf}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aadf}' | '\u{11700}'..='\u{1174f}')
}

fn spaced_places(text: &str, places: &mut Vec<usize>) {
    let mut hyphens = Hyphens::default();
    let mut in_space = false;
    for (at, character) in text.char_indices() {
        let space = is_breaking_space(character);
        let parted = hyphens.part(character);
        if parted || (in_space && !space) {
            places.push(at);
        }
        in_space = space;
    }
}

/// Finds where a hyphen or dash between two words of letters lets a line end.
#[derive(Default)]
struct Hyphens {
    /// The last two characters.
    before: [char; 2],
    /// Behind a hyphen that follows at least two letters.
    behind: bool,
}

impl Hyphens {
    /// Takes the next character; says whether a line may end before it.
    fn part(&mut self, character: char) -> bool {
        let parts = self.behind && character.is_alphabetic();
        self.behind =
            matches!(character, '-' | '‐' | '–' | '—') && self.before.into_iter().all(char::is_alphabetic);
        self.before = [self.before[1], character];
        parts
    }
}

fn is_hangul(character: char) -> bool {
    matches!(character, '\u{ac00}'..='\u{d7a3}')
}

/// Cuts a word wider than the measure: behind the marks of an address, else where the line is full.
fn split_long(text: &str, word: &Word, measure: usize, found: &mut Vec<Word>) {
    let unspaced = text[word.start..word.end].chars().any(is_unspaced);
    let first = if unspaced {
        Cutting::Anywhere
    } else {
        Cutting::Path
    };
    split(text, word, measure, first, found);
    if let Some(last) = found.last_mut() {
        last.space = word.space;
    }
}

/// Where a long word is cut, best first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cutting {
    /// Behind the marks that part an address.
    Path,
    /// Behind any mark.
    Mark,
    /// Where the line is full.
    Full,
    /// Between any two clusters: the script has no spaces, so a line may end nearly anywhere.
    Anywhere,
}

fn split(text: &str, word: &Word, measure: usize, cutting: Cutting, found: &mut Vec<Word>) {
    let mut open = Word {
        end: word.start,
        columns: 0,
        space: 0,
        ..*word
    };
    let mut close = |open: &Word| match cutting {
        Cutting::Path if open.columns > measure => split(text, open, measure, Cutting::Mark, found),
        Cutting::Mark if open.columns > measure => split(text, open, measure, Cutting::Full, found),
        _ => found.push(*open),
    };
    for cluster in cells::clusters_within(&text[word.start..word.end], measure) {
        let at = word.start + cluster.start;
        let before = &text[open.start..at];
        let ends = match cutting {
            Cutting::Path => {
                before.ends_with(['/', '?', '&', '#'])
                    && !cluster.text.starts_with('/')
                    && !before.ends_with("://")
            }
            Cutting::Mark => before.ends_with(is_mark) && !cluster.text.starts_with(is_mark),
            Cutting::Full => open.columns + cluster.columns > measure,
            Cutting::Anywhere => !before.ends_with(takes_what_follows),
        };
        if ends && at > open.start && cluster.columns > 0 {
            close(&open);
            open.start = at;
            open.columns = 0;
        }
        open.end = at + cluster.text.len();
        open.columns += cluster.columns;
    }
    if open.end > open.start {
        close(&open);
    }
}

fn is_mark(character: char) -> bool {
    matches!(
        character,
        '/' | '?' | '&' | '#' | '.' | '-' | '=' | '_' | ',' | ';' | ':' | '%' | '+' | '|' | '~'
    )
}

/// Thai and Lao vowels that are written before their consonant.
fn takes_what_follows(character: char) -> bool {
    matches!(character, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}')
}
