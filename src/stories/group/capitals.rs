//! Capitals: which words of a text are names, as far as capitals tell.

use std::sync::LazyLock;

use super::words::Splitter;

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Capitals {
    /// With a capital where any word has one, or in a script without capitals.
    #[default]
    Unknown,
    /// With a capital inside a sentence.
    Inside,
    /// Without one.
    None,
}

impl Capitals {
    /// How this word, a part of `text`, is written there; capitals tell nothing where every word has one.
    pub fn of(text: &str, word: &str, tell: bool) -> Self {
        let Some(first) = word.chars().next() else {
            return Self::Unknown;
        };
        if first.is_lowercase() {
            return Self::None;
        }
        if !tell || !first.is_uppercase() {
            return Self::Unknown;
        }
        let start = word.as_ptr().addr().saturating_sub(text.as_ptr().addr());
        let before = text.get(..start).unwrap_or_default();
        let before = before.trim_end_matches(|mark: char| mark.is_whitespace() || OPENERS.contains(&mark));
        if before.is_empty() || before.ends_with(ENDS) {
            Self::Unknown
        } else {
            Self::Inside
        }
    }

    /// What two places tell together: what is once written small is no name.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, _) | (_, Self::None) => Self::None,
            (Self::Inside, _) | (_, Self::Inside) => Self::Inside,
            _ => Self::Unknown,
        }
    }
}

/// What may stand before the first word of a sentence, and what ends the sentence before it.
const OPENERS: [char; 11] = ['"', '\'', '“', '‘', '„', '«', '»', '(', '[', '¿', '¡'];
const ENDS: [char; 14] = [
    '.', '!', '?', '…', ':', ';', '–', '—', '-', '|', '•', '”', '*', '/',
];

/// Whether a headline tells names from other words: some of its longer words begin without a capital.
pub fn tell_names(title: &str) -> bool {
    const LONG: usize = 4;
    let is_long = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() >= LONG;
    let long = title.split_whitespace().skip(1).filter(is_long);
    let small = long.clone().filter(|word| word.starts_with(char::is_lowercase));
    let large = long.clone().filter(|word| word.starts_with(char::is_uppercase));
    let (small, large) = (small.count(), large.count());
    small > 0 && small * 2 >= large
}

/// Days and months, which are written as names and are none.
const CALENDAR: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June \
                        July August September October November December Montag Dienstag Mittwoch Donnerstag Freitag \
                        Samstag Sonntag Januar Februar März Mai Juni Juli Oktober Dezember Mon Tue Wed Thu Fri Sat Sun \
                        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec";

static TERMS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut terms = Vec::new();
    Splitter::default().each(CALENDAR, |term, _| {
        terms.push(term);
        true
    });
    terms.sort_unstable();
    terms
});

/// Whether a term is a day or a month.
pub fn is_of_calendar(term: u32) -> bool {
    TERMS.binary_search(&term).is_ok()
}
