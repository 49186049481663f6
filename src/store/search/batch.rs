//! The words of many articles, each known once: as an index is fed with them, and in their order.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use rusqlite::{Connection, OptionalExtension};

use super::sequence;
use crate::domain::query::{BETWEEN, IndexedWords, starts};

/// The words of some articles; a word is known by its slot.
#[derive(Default)]
pub struct Batch<'a> {
    words: Vec<Word<'a>>,
    slots: HashMap<&'a str, u32, RandomState>,
    starts: HashMap<&'a str, usize, RandomState>,
    articles: Vec<Slots>,
}

struct Word<'a> {
    text: &'a str,
    /// The slots of its starts, a part of those of all words.
    starts: Vec<usize>,
    count: usize,
}

/// The words of an article in their order.
struct Slots {
    title: Vec<u32>,
    rest: Vec<u32>,
}

/// Stands where a word would, and parts two texts.
const PARTED: u32 = u32::MAX;

/// What is written of one article.
pub struct Written {
    /// Every word and start of the title once, parted by spaces.
    pub title: String,
    /// The same for all texts, the title among them.
    pub all: String,
    /// All words as they follow each other.
    pub sequence: Vec<u8>,
}

impl<'a> Batch<'a> {
    /// Takes up the words of these articles.
    pub fn new(articles: impl Iterator<Item = &'a IndexedWords>) -> Self {
        let mut batch = Self::default();
        for words in articles {
            let title = batch.take(&words.title);
            let rest = batch.take(&words.rest);
            batch.articles.push(Slots { title, rest });
        }
        batch
    }

    fn take(&mut self, text: &'a str) -> Vec<u32> {
        text.split_ascii_whitespace()
            .map(|word| if word == BETWEEN { PARTED } else { self.slot(word) })
            .collect()
    }

    fn slot(&mut self, word: &'a str) -> u32 {
        if let Some(slot) = self.slots.get(word) {
            self.words[*slot as usize].count += 1;
            return *slot;
        }
        let slot = u32::try_from(self.words.len()).expect("a batch has far fewer words");
        self.slots.insert(word, slot);
        let known = &mut self.starts;
        let slot_of = |start| {
            let next = known.len();
            *known.entry(start).or_insert(next)
        };
        self.words.push(Word {
            text: word,
            starts: starts(word).map(slot_of).collect(),
            count: 1,
        });
        slot
    }

    /// The numbers of all words; those that are new get theirs, the most frequent first.
    pub fn numbers(&self, connection: &Connection) -> rusqlite::Result<Vec<u64>> {
        let mut find = connection.prepare_cached("SELECT number FROM vocabulary WHERE word = ?1")?;
        let mut numbers = vec![0; self.words.len()];
        let mut new = Vec::new();
        for (slot, word) in self.words.iter().enumerate() {
            match find
                .query_row([word.text], |row| row.get::<_, i64>(0))
                .optional()?
            {
                Some(number) => numbers[slot] = number.cast_unsigned(),
                None => new.push(slot),
            }
        }
        new.sort_by_key(|slot| std::cmp::Reverse(self.words[*slot].count));
        let next: u64 = connection
            .prepare_cached("SELECT max(number) FROM vocabulary")?
            .query_row([], |row| row.get::<_, Option<i64>>(0))?
            .map_or(sequence::FIRST_WORD, |last| last.cast_unsigned() + 1);
        for (slot, number) in new.iter().zip(next..) {
            numbers[*slot] = number;
        }
        // Their index is written in its own order.
        new.sort_unstable_by_key(|slot| self.words[*slot].text);
        let mut insert =
            connection.prepare_cached("INSERT INTO vocabulary (number, word) VALUES (?1, ?2)")?;
        for slot in new {
            insert.execute((numbers[slot].cast_signed(), self.words[slot].text))?;
        }
        Ok(numbers)
    }

    /// What is written of each article, in their order.
    pub fn written(&self, numbers: &[u64]) -> impl Iterator<Item = Written> {
        let mut seen = Seen {
            words: vec![0; self.words.len()],
            starts: vec![0; self.starts.len()],
            round: 0,
        };
        self.articles.iter().map(move |article| {
            let mut written = Written {
                title: String::new(),
                all: String::new(),
                sequence: Vec::with_capacity(2 * (article.title.len() + article.rest.len())),
            };
            seen.round += 1;
            self.push_once(&article.title, &mut seen, &mut written.title);
            written.all.clone_from(&written.title);
            self.push_once(&article.rest, &mut seen, &mut written.all);
            let number = |slot: &u32| {
                let number = numbers.get(*slot as usize);
                number.copied().unwrap_or(sequence::BETWEEN)
            };
            let title = article.title.iter().map(number);
            let rest = article.rest.iter().map(number);
            for number in title.chain([sequence::TITLE_END]).chain(rest) {
                sequence::push(number, &mut written.sequence);
            }
            written
        })
    }

    /// Adds each word and start that was not seen in this round.
    fn push_once(&self, slots: &[u32], seen: &mut Seen, out: &mut String) {
        for slot in slots.iter().filter(|slot| **slot != PARTED) {
            let slot = *slot as usize;
            if std::mem::replace(&mut seen.words[slot], seen.round) == seen.round {
                continue;
            }
            let word = &self.words[slot];
            out.push_str(word.text);
            out.push(' ');
            for (start, text) in word.starts.iter().zip(starts(word.text)) {
                if std::mem::replace(&mut seen.starts[*start], seen.round) != seen.round {
                    out.push_str(BETWEEN);
                    out.push_str(text);
                    out.push(' ');
                }
            }
        }
    }
}

/// In which round each word and each start was seen last.
struct Seen {
    words: Vec<usize>,
    starts: Vec<usize>,
    round: usize,
}
