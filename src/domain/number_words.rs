//! Numbers as English words.

const ONES: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// The value of one word or hyphenated pair of words up to ninety-nine; not of "one" and "zero".
pub fn plain(word: &str) -> Option<f64> {
    small(word).filter(|value| *value >= 2).map(f64::from)
}

/// The same, "one" and "zero" too.
pub fn small(word: &str) -> Option<u32> {
    if !word.starts_with(|first: char| first.is_ascii_lowercase()) || word.len() > 16 {
        return None;
    }
    if let Some(at) = ONES.iter().position(|known| *known == word) {
        return u32::try_from(at).ok();
    }
    if let Some((tens, ones)) = word.split_once('-') {
        return Some(of_tens(tens)? + small(ones).filter(|value| (1..10).contains(value))?);
    }
    of_tens(word)
}

fn of_tens(word: &str) -> Option<u32> {
    let at = TENS.iter().position(|known| *known == word)?;
    u32::try_from(at).ok().map(|at| at * 10 + 20)
}

/// How much a word multiplies the number before it.
pub fn factor(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        "dozen" => 12.0,
        "crore" => 1e7,
        "lakh" => 1e5,
        _ => return None,
    })
}

/// What a vague word can mean.
pub fn vague(word: &str) -> Option<(f64, f64)> {
    Some(match word {
        "dozens" => (24.0, 100.0),
        "scores" => (40.0, 200.0),
        "hundreds" => (200.0, 1_999.0),
        "thousands" => (2_000.0, 19_999.0),
        "millions" => (2e6, 1.999e7),
        "billions" => (2e9, 1.999e10),
        _ => return None,
    })
}
