//! Stored: an article of the window as bytes, and back.

use super::entry::Entry;
use super::features::Title;
use super::vector::Weighted;
use crate::domain::article::ArticleId;

/// The first had neither names nor headline.
const VERSION: u8 = 2;

/// An entry, and all terms that were counted for it.
pub fn encode(entry: &Entry, counted: &[u32]) -> Vec<u8> {
    let mut out = Vec::with_capacity(512 + counted.len() * 4);
    out.push(VERSION);
    number(&mut out, entry.order);
    number(&mut out, zigzag(entry.time));
    number(&mut out, entry.words.into());
    out.push(entry.least);
    out.extend(entry.outlet.to_le_bytes());
    out.extend(entry.language.to_le_bytes());
    out.extend(entry.text.to_le_bytes());
    string(&mut out, entry.copy_of.as_ref().map_or("", ArticleId::as_str));
    number(&mut out, entry.vector.len() as u64);
    for term in &entry.vector {
        out.extend(term.key().to_le_bytes());
        out.extend(term.stored_weight().to_le_bytes());
    }
    number(&mut out, entry.names.len() as u64);
    for name in &entry.names {
        out.extend(name.to_le_bytes());
    }
    out.extend(entry.title.key.to_le_bytes());
    out.push(entry.title.terms);
    number(&mut out, entry.read.into());
    number(
        &mut out,
        entry.written.as_ref().map_or(0, |written| written.len()) as u64,
    );
    for (key, word) in entry.written.iter().flat_map(|written| written.iter()) {
        out.extend(key.to_le_bytes());
        string(&mut out, word);
    }
    number(&mut out, counted.len() as u64);
    let mut before = 0;
    for key in counted {
        number(&mut out, key.wrapping_sub(before).into());
        before = *key;
    }
    out
}

/// What [`encode`] made; none where the bytes are damaged or of a later version.
pub fn decode(article: &ArticleId, bytes: &[u8]) -> Option<(Entry, Vec<u32>)> {
    let mut input = Input(bytes);
    let [version] = input.array()?;
    if version == 0 || version > VERSION {
        return None;
    }
    let order = input.number()?;
    let time = unzigzag(input.number()?);
    let words = u32::try_from(input.number()?).ok()?;
    let [least] = input.array()?;
    let outlet = u32::from_le_bytes(input.array()?);
    let language = u16::from_le_bytes(input.array()?);
    let text = u64::from_le_bytes(input.array()?);
    let copy_of = Some(input.string()?).filter(|id| !id.is_empty());
    let vector = input.list(|input| {
        let key = u32::from_le_bytes(input.array()?);
        Some(Weighted::new(key, u16::from_le_bytes(input.array()?)))
    })?;
    if vector.len() > super::vector::TERMS || !vector.is_sorted_by(|one, other| one.key() < other.key()) {
        return None;
    }
    let (mut names, mut title, mut read) = (Vec::new(), Title::default(), 0);
    if version > 1 {
        names = input.list(|input| Some(u32::from_le_bytes(input.array()?)))?;
        title.key = u32::from_le_bytes(input.array()?);
        [title.terms] = input.array()?;
        read = u32::try_from(input.number()?).ok()?;
    }
    let written = input.list(|input| Some((u32::from_le_bytes(input.array()?), input.string()?)))?;
    let mut before = 0_u32;
    let counted = input.list(|input| {
        before = before.wrapping_add(u32::try_from(input.number()?).ok()?);
        Some(before)
    })?;
    let entry = Entry {
        article: article.clone(),
        copy_of: copy_of.map(ArticleId::given),
        time,
        order,
        story: 0,
        outlet,
        text,
        words,
        language,
        least,
        settled: None,
        vector: vector.into(),
        names: names.into(),
        title,
        read,
        written: Some(Box::new(written.into_iter().collect())),
    };
    Some((entry, counted))
}

fn zigzag(number: i64) -> u64 {
    (number.wrapping_shl(1) ^ (number >> 63)).cast_unsigned()
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

fn number(out: &mut Vec<u8>, mut number: u64) {
    loop {
        let low = (number & 0x7f).to_le_bytes()[0];
        number >>= 7;
        out.push(low | if number > 0 { 0x80 } else { 0 });
        if number == 0 {
            return;
        }
    }
}

fn string(out: &mut Vec<u8>, text: &str) {
    number(out, text.len() as u64);
    out.extend(text.as_bytes());
}

struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let [byte] = self.array()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn string(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.number()?).ok()?;
        let (head, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(head).ok()
    }

    /// As many as are announced; each takes a byte at least.
    fn list<T>(&mut self, mut take: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = usize::try_from(self.number()?).ok()?;
        if length > self.0.len() {
            return None;
        }
        (0..length).map(|_| take(self)).collect()
    }
}
