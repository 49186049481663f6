//! Tongue: the language of a report, as far as comparing needs it.

use super::split::Split;

/// What language a report is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    English,
    /// Another one, by the two letters it is called by, if it is called anything.
    Other(Option<[u8; 2]>),
}

/// Small words of which every English text is full.
const SIGNS: &[&str] = &[
    "the", "of", "and", "to", "in", "a", "is", "was", "for", "that", "on", "with", "as", "by", "at", "it",
    "has", "have", "from", "are", "were", "be", "an", "his", "he", "said", "after", "not", "but", "they",
];
/// How many words are looked at.
const LOOKED_AT: usize = 400;

impl Tongue {
    pub fn is_english(self) -> bool {
        self == Self::English
    }

    /// By what it is said to be, unless its words say otherwise.
    pub fn of(stated: Option<&str>, split: &[Split]) -> Self {
        let (mut all, mut signs, mut plain) = (0_u32, 0_u32, 0_u32);
        let words = split
            .iter()
            .flat_map(|line| line.text.split(|letter: char| !letter.is_alphanumeric()));
        for word in words.filter(|word| !word.is_empty()).take(LOOKED_AT) {
            all += 1;
            plain += u32::from(word.is_ascii());
            let folded = word.to_ascii_lowercase();
            signs += u32::from(SIGNS.contains(&folded.as_str()));
        }
        let says_english = stated.is_none_or(|stated| name(stated) == Some(*b"en"));
        let is_english = if all < 30 {
            says_english && plain * 10 >= all * 8
        } else {
            signs * 100 >= all * if says_english { 12 } else { 20 }
        };
        if is_english {
            return Self::English;
        }
        Self::Other(stated.and_then(name).filter(|name| name != b"en"))
    }

    /// Whether these are surely two languages.
    pub fn is_other_than(self, other: Self) -> bool {
        match (self, other) {
            (Self::Other(Some(one)), Self::Other(Some(other))) => one != other,
            _ => self.is_english() != other.is_english(),
        }
    }

    /// Whether a capital means a name.
    pub fn has_names(self) -> bool {
        self != Self::Other(Some(*b"de"))
    }
}

fn name(stated: &str) -> Option<[u8; 2]> {
    let bytes = stated.trim().as_bytes();
    let &[one, two, ..] = bytes else {
        return None;
    };
    let is_two = bytes.get(2).is_none_or(|next| !next.is_ascii_alphanumeric());
    (is_two && one.is_ascii_alphabetic() && two.is_ascii_alphabetic())
        .then_some([one.to_ascii_lowercase(), two.to_ascii_lowercase()])
}
