//! Words in a row, looked for in the words of an article as they follow each other.

use std::cell::RefCell;
use std::collections::HashMap;

use memchr::memmem::Finder;
use rusqlite::OptionalExtension;

use super::look::{Look, Stop};
use crate::domain::query::{BETWEEN, Hit, Phrase};
use crate::store::search::sequence;

/// The phrases of a query, as they stand in the sequences of articles.
pub struct Phrases<'l> {
    look: &'l Look<'l>,
    rows: Vec<Row>,
    /// One has a word that no article ever had.
    is_vain: bool,
}

struct Row {
    is_negative: bool,
    /// All words but an open last one.
    finder: Finder<'static>,
    open: Option<Open>,
}

/// The start of the word that follows.
struct Open {
    start: String,
    /// Which numbers are of words that begin so, as far as was asked.
    known: RefCell<HashMap<u64, bool>>,
}

impl<'l> Phrases<'l> {
    pub fn new(look: &'l Look<'l>, phrases: &[Phrase]) -> Result<Self, Stop> {
        let mut all = Self {
            look,
            rows: Vec::new(),
            is_vain: false,
        };
        for phrase in phrases {
            match row(look, phrase)? {
                Some(row) => all.rows.push(row),
                None => all.is_vain |= !phrase.is_negative,
            }
        }
        Ok(all)
    }

    /// Whether no text needs to be looked at.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && !self.is_vain
    }

    /// Where all of them are found; none if one is missing or an unwanted one is there.
    pub fn find(&self, moment: i64) -> Result<Option<Hit>, Stop> {
        if self.is_vain {
            return Ok(None);
        }
        if self.rows.is_empty() {
            return Ok(Some(Hit::Title));
        }
        let mut statement = self
            .look
            .connection
            .prepare_cached("SELECT data FROM sequences WHERE moment = ?1")?;
        let mut found = statement.query([moment])?;
        match found.next()? {
            Some(row) => self.find_in(row.get_ref(0)?.as_blob().unwrap_or_default()),
            None => self.find_in(&[]),
        }
    }

    fn find_in(&self, data: &[u8]) -> Result<Option<Hit>, Stop> {
        let title = sequence::title(data);
        let mut hit = Hit::Title;
        for row in &self.rows {
            if !row.is_negative && hit == Hit::Title {
                if row.is_in(self.look, title)? {
                    continue;
                }
                hit = Hit::Body;
            }
            if row.is_in(self.look, data)? == row.is_negative {
                return Ok(None);
            }
        }
        Ok(Some(hit))
    }
}

impl Row {
    fn is_in(&self, look: &Look<'_>, data: &[u8]) -> Result<bool, Stop> {
        let length = self.finder.needle().len();
        let mut from = 0;
        while let Some(place) = self.finder.find(&data[from..]) {
            let start = from + place;
            let end = start + length;
            if sequence::is_start(data, start)
                && match &self.open {
                    Some(open) => open.begins(look, &data[end..])?,
                    None => true,
                }
            {
                return Ok(true);
            }
            from = start + 1;
        }
        Ok(false)
    }
}

impl Open {
    /// Whether the word that stands here begins so.
    fn begins(&self, look: &Look<'_>, data: &[u8]) -> Result<bool, Stop> {
        let Some(number) = sequence::first(data).filter(|number| *number >= sequence::FIRST_WORD) else {
            return Ok(false);
        };
        if let Some(known) = self.known.borrow().get(&number) {
            return Ok(*known);
        }
        let mut statement = look
            .connection
            .prepare_cached("SELECT word FROM vocabulary WHERE number = ?1")?;
        let begins = statement
            .query_row([number.cast_signed()], |row| {
                Ok(row.get_ref(0)?.as_str()?.starts_with(&self.start))
            })
            .optional()?
            .unwrap_or(false);
        self.known.borrow_mut().insert(number, begins);
        Ok(begins)
    }
}

/// None where it has a word that no article ever had.
fn row(look: &Look<'_>, phrase: &Phrase) -> Result<Option<Row>, Stop> {
    let (open, whole) = match phrase.tokens.split_last() {
        Some((last, whole)) if phrase.is_open => (Some(last), whole),
        _ => (None, &*phrase.tokens),
    };
    let mut needle = Vec::new();
    for token in whole {
        if token == BETWEEN {
            sequence::push(sequence::BETWEEN, &mut needle);
            continue;
        }
        let number: Option<i64> = look
            .connection
            .prepare_cached("SELECT number FROM vocabulary WHERE word = ?1")?
            .query_row([token], |row| row.get(0))
            .optional()?;
        let Some(number) = number else {
            return Ok(None);
        };
        sequence::push(number.cast_unsigned(), &mut needle);
    }
    Ok(Some(Row {
        is_negative: phrase.is_negative,
        finder: Finder::new(&needle).into_owned(),
        open: open.map(|start| Open {
            start: start.clone(),
            known: RefCell::default(),
        }),
    }))
}
