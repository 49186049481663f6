//! Sentences: where each begins and ends, in any script.

use std::ops::Range;

/// The sentences of `text`, as byte ranges without the white space around them.
///
/// Every character but white space lies in exactly one of them; a line break ends a sentence.
pub fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    Sentences { text, at: 0 }
}

/// Whether `text` ends as a sentence does: with a stop, behind it at most closing marks.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end()
        .trim_end_matches(|mark| is_closer(mark) || mark == ' ')
        .ends_with(|mark| is_stop(mark) || is_wide_stop(mark))
}

/// A stop after which a script without spaces goes on at once.
pub fn is_wide_stop(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '｡' | '．')
}

/// A stop that ends a sentence where a space follows.
pub fn is_stop(character: char) -> bool {
    matches!(
        character,
        '.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '॥' | '။' | '።' | '։' | '‼' | '⁇' | '⁈' | '⁉'
    )
}

/// A mark that may stand between a stop and the space after it.
pub fn is_closer(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '”'
            | '’'
            | '»'
            | '›'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '）'
            | '】'
            | '〕'
            | '》'
            | '“'
    )
}

/// A mark that may stand before the first letter of a sentence.
pub fn is_opener(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
            | '-'
            | '–'
            | '—'
            | '”'
            | '»'
            | '*'
            | '「'
            | '『'
            | '（'
            | '【'
    )
}

struct Sentences<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Sentences<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..];
        let start = self.at + (rest.len() - rest.trim_start().len());
        if start == self.text.len() {
            self.at = start;
            return None;
        }
        let end = end_of_sentence(self.text, start);
        self.at = end;
        Some(start..start + self.text[start..end].trim_end().len())
    }
}

fn end_of_sentence(text: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(found) = text[at..].find(|mark| mark == '\n' || is_stop(mark) || is_wide_stop(mark)) {
        let stop = at + found;
        if text[stop..].starts_with('\n') {
            return stop;
        }
        let after_stops = skip(text, stop, |mark| is_stop(mark) || is_wide_stop(mark));
        let after = skip(text, after_stops, is_closer);
        if ends_here(text, start, stop..after_stops, after) {
            return after;
        }
        at = after;
    }
    text.len()
}

fn skip(text: &str, from: usize, belongs: impl Fn(char) -> bool) -> usize {
    let rest = &text[from..];
    from + rest.find(|mark| !belongs(mark)).unwrap_or(rest.len())
}

fn ends_here(text: &str, start: usize, stops: Range<usize>, after: usize) -> bool {
    let rest = &text[after..];
    let Some(next) = rest.chars().next() else {
        return true;
    };
    if text[stops.clone()].ends_with(is_wide_stop) {
        // 「…。」と述べた: the quotation is part of the sentence around it.
        return after == stops.end || !matches!(next, '\u{3041}'..='\u{309f}');
    }
    if !next.is_whitespace() {
        return false;
    }
    let follows = rest
        .trim_start()
        .trim_start_matches(|mark| is_opener(mark) || mark == ' ');
    let Some(first) = follows.chars().next() else {
        return true;
    };
    if first.is_lowercase() || matches!(first, ',' | ';' | ':') {
        return false;
    }
    let single_stop = &text[stops.clone()] == ".";
    !single_stop || !is_abbreviation(&text[start..stops.start], follows)
}

/// Titles and the like: never the end of a sentence.
const BEFORE_NAMES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "capt", "maj", "cmdr",
    "adm", "rev", "hon", "pres", "st", "ste", "mt", "ft", "vs", "sr", "sra", "mme", "mlle", "hr", "fr",
    "messrs", "supt", "det", "insp", "cpl", "pvt", "brig", "amb", "atty", "supt", "univ", "cf", "al", "dept",
];

/// No end where a number follows: "Aug. 13", "No. 5".
const BEFORE_NUMBERS: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "nos", "nr",
    "vol", "p", "pp", "art", "fig", "sec", "ch", "op", "ca", "approx", "núm", "n",
];

/// No end unless a word follows that usually opens a sentence: "Foo Inc. The".
const AFTER_NAMES: &[&str] = &[
    "inc", "ltd", "co", "corp", "jr", "bros", "llc", "plc", "ave", "blvd", "rd",
];

const SENTENCE_OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "in",
    "on",
    "at",
    "it",
    "he",
    "she",
    "they",
    "we",
    "i",
    "but",
    "and",
    "this",
    "that",
    "these",
    "those",
    "his",
    "her",
    "their",
    "its",
    "when",
    "while",
    "if",
    "as",
    "for",
    "after",
    "before",
    "there",
    "however",
    "meanwhile",
    "since",
    "with",
    "by",
    "some",
    "many",
    "most",
    "not",
    "last",
    "both",
    "under",
    "during",
    "what",
    "who",
    "you",
    "our",
    "so",
    "also",
    "officials",
    "police",
    "according",
    "although",
    "despite",
    "earlier",
    "later",
];

fn is_abbreviation(before: &str, follows: &str) -> bool {
    let word_at = before
        .char_indices()
        .rev()
        .take(24)
        .find(|(_, letter)| {
            !(letter.is_alphanumeric() || *letter == '.' || *letter == '’' || *letter == '\'')
        })
        .map_or(0, |(at, letter)| at + letter.len_utf8());
    let word = &before[word_at..];
    if word.len() > 24 {
        return false;
    }
    let opens_sentence = || {
        let first = follows
            .split(|letter: char| !letter.is_alphanumeric())
            .next()
            .unwrap_or("");
        contains_folded(SENTENCE_OPENERS, first)
    };
    let number_follows = follows.starts_with(|letter: char| letter.is_numeric());
    if word.is_empty() {
        return false;
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        // "13. August", and the number of a paragraph.
        return word.len() <= 2 && (word_at == 0 || is_month(follows));
    }
    if word.contains('.') {
        let dotted = word.split('.').all(|part| part.chars().count() <= 2);
        return dotted && (contains_folded(&["i.e", "e.g"], word) || !opens_sentence());
    }
    let mut letters = word.chars();
    if letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none() {
        return word.chars().all(char::is_uppercase) || number_follows;
    }
    contains_folded(BEFORE_NAMES, word)
        || (number_follows && contains_folded(BEFORE_NUMBERS, word))
        || (contains_folded(AFTER_NAMES, word) && !opens_sentence())
}

fn contains_folded(words: &[&str], word: &str) -> bool {
    word.len() <= 12 && words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Month names of languages that put a point behind the day.
fn is_month(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "Jan", "Jän", "Feb", "Mär", "Mar", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez",
        "Des", "Dec",
    ];
    STARTS.iter().any(|start| text.starts_with(start))
}
