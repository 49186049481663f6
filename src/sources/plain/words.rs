//! What words look like: capitals, names, widths, and the few that news sets in fixed places.

use crate::domain::sentences::{is_closer, is_opener, is_wide_stop};

/// How many columns a line takes, near enough to tell a full line from a short one.
pub fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|letter| 1 + usize::from(is_wide(letter))).sum()
}

/// Characters that take two columns and are broken between anywhere.
pub fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

/// Characters between which a line is broken without a space: Chinese and Japanese, not Korean.
pub fn is_unspaced_wide(letter: char) -> bool {
    is_wide(letter) && !matches!(letter, '\u{1100}'..='\u{115f}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether the first letter, behind opening marks, is a small one.
pub fn starts_lower(text: &str) -> bool {
    text.trim_start_matches(is_opener).starts_with(char::is_lowercase)
}

/// Whether the first letter or digit is a capital, a digit, or of a script without capitals.
pub fn starts_upper(text: &str) -> bool {
    text.trim_start_matches(|mark| is_opener(mark) || mark == ' ')
        .starts_with(|letter: char| letter.is_alphanumeric() && !letter.is_lowercase())
}

/// Whether the text has capitals and no small letter.
pub fn is_all_caps(text: &str) -> bool {
    let mut capitals = 0;
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        if letter.is_lowercase() {
            return false;
        }
        capitals += usize::from(letter.is_uppercase());
    }
    capitals >= 2
}

/// Whether the text ends in a full stop, as paragraphs do and headlines do not.
pub fn ends_in_full_stop(text: &str) -> bool {
    let bare = text.trim_end_matches(is_closer);
    let stopped = bare.ends_with(|mark: char| {
        (is_wide_stop(mark) && !matches!(mark, '！' | '？'))
            || matches!(mark, '.' | '۔' | '।' | '။' | '።' | ';' | ',')
    });
    let last = bare.rsplit(' ').next().unwrap_or(bare);
    let dotted = last.len() <= 8 && last.matches('.').count() > 1 && !last.contains("..");
    stopped && !dotted && !bare.ends_with("...")
}

pub fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Small words that stand inside the names of people and places.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "des", "der", "den", "di", "da", "dos", "das", "do", "du", "d", "la", "le", "les",
    "el", "al", "van", "von", "vom", "zu", "und", "bin", "ibn", "ben", "abu", "am", "an", "auf", "sur",
    "upon", "of", "y", "e", "i", "ter", "ten", "af", "av", "st", "os", "as", "los", "las", "na", "ul", "ur",
    "the",
];

/// Whether a word may stand in a name: it has a capital, no capitals in its script, or is a particle.
pub fn is_name_word(word: &str) -> bool {
    is_capitalised(word) || is_particle(word)
}

fn is_particle(word: &str) -> bool {
    let bare = word.split(['\'', '’', '-']).next().unwrap_or(word);
    PARTICLES.contains(&bare)
}

/// A word of letters that begins with a capital, or has none in its script: "Alma", "O’Neil", "St.", "D.C.".
pub fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters
        .next()
        .is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
        && letters
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '’' | '.' | '‑' | '·'))
}

/// Whether the text is a name of at most `most` words: each fit for a name, the first and last with a capital.
pub fn is_name(text: &str, most: usize) -> bool {
    let mut count = 0;
    let mut last = "";
    for word in text.split_whitespace() {
        count += 1;
        let first_is_small = count == 1 && !is_capitalised(word);
        if count > most || first_is_small || !is_name_word(word) || word.len() > 60 {
            return false;
        }
        last = word;
    }
    count > 0 && is_capitalised(last) && text.chars().any(|letter| letter.is_alphabetic())
}

/// Whether a short text may be the name of who reports: "Delta Post", "alma24.example", "The Harbour Wire".
pub fn is_outlet_shape(text: &str) -> bool {
    let words = word_count(text);
    (1..=6).contains(&words)
        && text.len() <= 60
        && !text.contains([':', '©', '"', '?', '!'])
        && !ends_in_full_stop(text)
        && text.split_whitespace().all(|word| {
            is_name_word(word)
                || matches!(word, "&" | "and" | "for" | "/" | "in")
                || word.starts_with(|letter: char| letter.is_ascii_digit() || letter.is_uppercase())
                || (word.contains('.') && !word.ends_with('.'))
        })
        && starts_upper_or_site(text)
}

fn starts_upper_or_site(text: &str) -> bool {
    starts_upper(text) || (!text.contains(' ') && text.contains('.'))
}

const AGENCIES: &[&str] = &[
    "ap",
    "afp",
    "reuters",
    "xinhua",
    "dpa",
    "efe",
    "ansa",
    "tass",
    "kyodo",
    "yonhap",
    "pti",
    "ani",
    "upi",
    "ians",
    "bloomberg",
    "apa",
    "sda",
    "ntb",
    "tt",
    "ritzau",
    "anp",
    "belga",
    "lusa",
    "pap",
    "aap",
    "cp",
    "pa",
    "interfax",
    "anadolu",
    "epa",
    "getty",
    "getty images",
    "kcna",
    "cna",
    "afp-jiji",
    "jiji",
    "the associated press",
    "associated press",
    "agence france-presse",
    "thomson reuters",
    "新华社",
    "時事",
    "共同",
    "연합뉴스",
];

/// Words that the names of outlets are made of.
const OUTLET_WORDS: &[&str] = &[
    "wire",
    "post",
    "times",
    "news",
    "herald",
    "press",
    "agency",
    "daily",
    "tribune",
    "gazette",
    "journal",
    "chronicle",
    "telegraph",
    "observer",
    "courier",
    "standard",
    "guardian",
    "star",
    "mail",
    "mirror",
    "radio",
    "tv",
    "broadcasting",
    "online",
    "today",
    "weekly",
    "review",
    "bulletin",
    "dispatch",
    "sentinel",
    "examiner",
    "inquirer",
    "independent",
    "examiner",
    "report",
    "media",
    "network",
    "service",
    "zeitung",
    "presse",
    "nachrichten",
    "kurier",
    "bote",
    "journal",
    "presse",
    "diario",
    "gaceta",
    "giornale",
    "jornal",
    "echo",
    "express",
    "globe",
];

/// Whether the text names an agency known everywhere.
pub fn is_agency(text: &str) -> bool {
    let bare = text.trim();
    bare.len() <= 24 && AGENCIES.iter().any(|known| known.eq_ignore_ascii_case(bare))
}

/// Whether the text surely names an outlet: an agency, or a name made of such words.
pub fn is_surely_outlet(text: &str) -> bool {
    is_agency(text)
        || (is_outlet_shape(text)
            && (text.contains(".com")
                || text.split_whitespace().any(|word| {
                    OUTLET_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) || is_agency(word)
                })))
}

const SECTIONS: &[&str] = &[
    "world",
    "world news",
    "news",
    "politics",
    "business",
    "economy",
    "markets",
    "finance",
    "sport",
    "sports",
    "opinion",
    "breaking",
    "breaking news",
    "exclusive",
    "analysis",
    "local",
    "local news",
    "culture",
    "science",
    "health",
    "technology",
    "tech",
    "arts",
    "live",
    "top stories",
    "international",
    "national",
    "national news",
    "europe",
    "asia",
    "africa",
    "americas",
    "middle east",
    "us",
    "uk",
    "us news",
    "uk news",
    "environment",
    "climate",
    "weather",
    "travel",
    "lifestyle",
    "entertainment",
    "education",
    "crime",
    "feature",
    "features",
    "editorial",
    "comment",
    "video",
    "in depth",
    "latest",
    "explainer",
    "interview",
    "obituary",
    "politik",
    "wirtschaft",
    "kultur",
    "panorama",
    "monde",
    "économie",
    "mundo",
    "economía",
    "deportes",
    "国際",
    "社会",
    "政治",
    "経済",
    "スポーツ",
];

/// Whether the text is the label of a section, as set above a headline.
pub fn is_section(text: &str) -> bool {
    let bare = text.trim_end_matches([':', '|', '»', '>', ' ']);
    bare.len() <= 30 && SECTIONS.iter().any(|known| *known == bare.to_lowercase())
}

/// Whether `text` begins with `start`, capitals aside, and the word ends there.
pub fn starts_with_words(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|head| same_folded(head, start))
        && (!start.ends_with(char::is_alphanumeric)
            || !text[start.len()..].starts_with(char::is_alphanumeric))
}

fn same_folded(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other) || (!one.is_ascii() && one.to_lowercase() == other.to_lowercase())
}
