//! Haystack: the folded words of an article in one string, ready to be searched.

use super::words::Scanner;

/// The folded words of an article: ` words of the title \n words of the rest \n`.
///
/// Every word has a space on both sides, so that a whole word, the start of one and a phrase are
/// each one plain substring. Scripts without spaces stay unbroken: any stretch of them is a
/// substring, as it is a row of pairs among their [`words`](super::words::words).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Haystack {
    words: Box<str>,
    title_end: u32,
}

impl Haystack {
    /// Takes up the title and each text of the rest; no phrase reaches from one into the next.
    pub fn new<'a>(title: &str, rest: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = String::with_capacity(title.len() + 2);
        push_part(title, &mut words);
        let title_end = u32::try_from(words.len()).unwrap_or(u32::MAX);
        for part in rest {
            words.reserve(part.len() + 2);
            push_part(part, &mut words);
        }
        let words = words.into_boxed_str();
        Self { words, title_end }
    }

    /// The words of the title, and those of the rest; a line a text.
    pub(super) fn parts(&self) -> (&str, &str) {
        self.words.split_at(self.title_end())
    }

    /// How many bytes it takes.
    pub fn size(&self) -> usize {
        self.words.len()
    }

    pub(super) fn words(&self) -> &[u8] {
        self.words.as_bytes()
    }

    pub(super) fn title_end(&self) -> usize {
        self.title_end as usize
    }
}

fn push_part(part: &str, words: &mut String) {
    let mut scanner = Scanner::new(part);
    let start = words.len();
    loop {
        words.push(' ');
        if scanner.next_run(words).is_none() {
            break;
        }
    }
    if words.len() == start + 1 {
        words.truncate(start);
    } else {
        words.push('\n');
    }
}
