//! The text of `feeds.toml` in pieces: its entries, and what stands between them, byte for byte.

use std::collections::HashMap;

use super::spans;
use super::step::Place;

/// The number of an entry; 0 is the start of the text.
type Number = usize;
const HEAD: Number = 0;

/// The text in pieces; put together again they are the text.
#[derive(Debug)]
pub struct Pieces {
    /// Entries stay at their number when they are taken out; only the links change.
    entries: Vec<Entry>,
    by_address: HashMap<String, Vec<Number>>,
    line_end: &'static str,
}

#[derive(Debug, Default)]
struct Entry {
    address: Option<String>,
    text: String,
    /// What stands between it and the next one.
    gap: String,
    previous: Number,
    /// The start, after the last one.
    next: Number,
}

impl Pieces {
    pub fn new(text: &str) -> Result<Self, String> {
        let spans = spans::entries(text)?;
        let first = spans.first().map_or(text.len(), |span| span.bytes.start);
        let mut pieces = Self {
            entries: vec![Entry {
                gap: text[..first].to_owned(),
                ..Entry::default()
            }],
            by_address: HashMap::new(),
            line_end: if text.contains("\r\n") { "\r\n" } else { "\n" },
        };
        for (index, span) in spans.iter().enumerate() {
            let end = spans.get(index + 1).map_or(text.len(), |next| next.bytes.start);
            let last = pieces.entries.len() - 1;
            pieces.link(
                last,
                span.address.clone(),
                text[span.bytes.clone()].to_owned(),
                text[span.bytes.end..end].to_owned(),
            );
        }
        Ok(pieces)
    }

    pub fn text(&self) -> String {
        let mut text = self.entries[HEAD].gap.clone();
        for number in self.numbers() {
            text.push_str(&self.entries[number].text);
            text.push_str(&self.entries[number].gap);
        }
        text
    }

    pub fn line_end(&self) -> &'static str {
        self.line_end
    }

    /// The entry of this address; of several the one that is written like this, else the first.
    pub fn find(&self, address: &str, written: Option<&str>) -> Option<Number> {
        let numbers = self.by_address.get(address)?;
        let alike = numbers
            .iter()
            .find(|number| written.is_some_and(|written| self.stands(**number, written)));
        alike.or(numbers.first()).copied()
    }

    /// How many entries have this address.
    pub fn count(&self, address: &str) -> usize {
        self.by_address.get(address).map_or(0, Vec::len)
    }

    pub fn entry(&self, number: Number) -> &str {
        &self.entries[number].text
    }

    /// Puts an entry at the end; says how it is written with the space around it, and where.
    pub fn append(&mut self, address: &str, text: &str) -> (String, Place) {
        let last = self.entries[HEAD].previous;
        let place = self.place(last, self.entries[last].gap.clone(), address);
        let lead = self.space_after(last);
        let written = format!("{lead}{text}{}", self.line_end);
        self.entries[last].gap.push_str(&lead);
        let number = self.link(
            last,
            Some(address.to_owned()),
            text.to_owned(),
            self.line_end.to_owned(),
        );
        self.remember(number);
        (written, place)
    }

    /// Puts an entry back where it stood, or as near as can be.
    pub fn insert(&mut self, address: Option<&str>, written: &str, place: &Place) -> Result<(), String> {
        let (lead, text, trail) = parted(written)?;
        let before = self.anchor(place);
        let gap = self.entries[before].gap.clone();
        let (gap_before, gap_after) = match gap.strip_prefix(place.gap.as_str()) {
            Some(rest) if self.follows_exactly(before, place) => {
                (format!("{}{lead}", place.gap), format!("{trail}{rest}"))
            }
            _ => {
                let is_last = self.entries[before].next == HEAD;
                let space = self.space_after(before);
                let trail = if is_last {
                    self.line_end.to_owned()
                } else {
                    self.line_end.repeat(2)
                };
                (format!("{gap}{space}"), trail)
            }
        };
        self.entries[before].gap = gap_before;
        let number = self.link(before, address.map(str::to_owned), text, gap_after);
        self.remember(number);
        Ok(())
    }

    /// Takes an entry out with its comments and the space that it needed. When it is written as
    /// `added` says, exactly that goes.
    pub fn remove(&mut self, number: Number, added: Option<&str>) -> (String, Place) {
        let entry = std::mem::take(&mut self.entries[number]);
        let before = entry.previous;
        self.entries[before].next = entry.next;
        self.entries[entry.next].previous = before;
        self.forget(entry.address.as_deref(), number);
        let space = std::mem::take(&mut self.entries[before].gap);
        let exact = added.and_then(|added| exact_space(added, &space, &entry));
        let (kept, trail) = exact.unwrap_or_else(|| space_to_take(&space, &entry, before == HEAD));
        let (gap, lead) = space.split_at(kept);
        let (trail, rest) = entry.gap.split_at(trail);
        let written = format!("{lead}{}{trail}", entry.text);
        let place = self.place(
            before,
            gap.to_owned(),
            entry.address.as_deref().unwrap_or_default(),
        );
        self.entries[before].gap = format!("{gap}{rest}");
        (written, place)
    }

    /// Whether an entry is written like this. Comments at its end may count as the file's or the
    /// next entry's by now.
    pub fn stands(&self, number: Number, written: &str) -> bool {
        let entry = &self.entries[number];
        let Some(rest) = written.strip_prefix(entry.text.as_str()) else {
            return false;
        };
        if entry.gap.starts_with(rest) {
            return true;
        }
        let after = rest
            .strip_prefix(entry.gap.as_str())
            .and_then(|rest| self.entries[entry.next].text.strip_prefix(rest));
        entry.next != HEAD && after.is_some_and(|after| after.starts_with(['\r', '\n']))
    }

    /// Gives an entry, which stands as `written`, another text; says where it stands.
    pub fn replace(&mut self, number: Number, written: &str, address: Option<&str>, text: String) -> Place {
        self.take_back(number, written.len());
        let before = self.entries[number].previous;
        let address_before = self.entries[number].address.take();
        self.forget(address_before.as_deref(), number);
        let place = self.place(
            before,
            self.entries[before].gap.clone(),
            address_before.as_deref().unwrap_or_default(),
        );
        self.entries[number].address = address.map(str::to_owned);
        self.entries[number].text = text;
        self.remember(number);
        place
    }

    /// Makes an entry so many bytes long again, by what follows it.
    fn take_back(&mut self, number: Number, bytes: usize) {
        let Some(more) = bytes.checked_sub(self.entries[number].text.len()) else {
            return;
        };
        let gap = self.entries[number].gap.len();
        if more <= gap {
            self.entries[number].gap.drain(..more);
            return;
        }
        let next = self.entries[number].next;
        let text = self.entries[next].text.split_off(more - gap);
        let own = text.trim_start_matches(['\r', '\n']).len();
        let (gap, text) = text.split_at(text.len() - own);
        self.entries[number].gap = gap.into();
        self.entries[next].text = text.into();
    }

    fn numbers(&self) -> impl Iterator<Item = Number> {
        let after = |number: Number| Some(self.entries[number].next).filter(|next| *next != HEAD);
        std::iter::successors(after(HEAD), move |number| after(*number))
    }

    /// Hooks a new entry in; one that is read is known by its address at once.
    fn link(&mut self, previous: Number, address: Option<String>, text: String, gap: String) -> Number {
        let number = self.entries.len();
        let next = self.entries[previous].next;
        let is_read = next == HEAD;
        if let Some(address) = address.as_ref().filter(|_| is_read) {
            self.by_address.entry(address.clone()).or_default().push(number);
        }
        self.entries[previous].next = number;
        self.entries[next].previous = number;
        self.entries.push(Entry {
            address,
            text,
            gap,
            previous,
            next,
        });
        number
    }

    /// Makes an entry known by its address; several are in the order of the text.
    fn remember(&mut self, number: Number) {
        let Some(address) = self.entries[number].address.clone() else {
            return;
        };
        let numbers = self.by_address.entry(address.clone()).or_default();
        if numbers.contains(&number) {
            return;
        }
        numbers.push(number);
        if numbers.len() > 1 {
            let wanted: Vec<Number> = numbers.clone();
            let in_order = self.numbers().filter(|number| wanted.contains(number)).collect();
            self.by_address.insert(address, in_order);
        }
    }

    fn forget(&mut self, address: Option<&str>, number: Number) {
        if let Some(address) = address
            && let Some(numbers) = self.by_address.get_mut(address)
        {
            numbers.retain(|other| *other != number);
        }
    }

    fn place(&self, before: Number, gap: String, address: &str) -> Place {
        let own = self.entries[before].address.as_ref();
        let after = own.filter(|own| self.count(own) == 1).cloned();
        let position = || {
            self.numbers()
                .position(|number| number == before)
                .map(|at| at + 1)
        };
        Place {
            before: if after.is_some() || before == HEAD {
                before
            } else {
                position().unwrap_or(0)
            },
            after,
            gap,
            alike: self.count(address),
        }
    }

    /// The entry after which a place is.
    fn anchor(&self, place: &Place) -> Number {
        if let Some(address) = &place.after
            && let Some(number) = self.find(address, None)
        {
            return number;
        }
        match place.before.checked_sub(1) {
            None => HEAD,
            Some(index) => self.numbers().nth(index).unwrap_or(self.entries[HEAD].previous),
        }
    }

    /// Whether the entry is the one that the place speaks of.
    fn follows_exactly(&self, number: Number, place: &Place) -> bool {
        match &place.after {
            Some(address) => self.entries[number].address.as_ref() == Some(address),
            None => true,
        }
    }

    /// What has to come before an entry that is put at the end of what follows another one.
    fn space_after(&self, number: Number) -> String {
        let gap = self.entries[number].gap.as_str();
        let is_empty = number == HEAD && gap.trim().is_empty();
        if is_empty || ends_blank(gap) {
            String::new()
        } else if gap.ends_with('\n') {
            self.line_end.to_owned()
        } else {
            self.line_end.repeat(2)
        }
    }
}

/// Whether the last line is a blank one.
fn ends_blank(gap: &str) -> bool {
    let body = gap.trim_end_matches([' ', '\t', '\r', '\n']);
    gap[body.len()..].matches('\n').count() > 1
}

/// How many bytes blank lines take at the start.
fn blank_start(gap: &str) -> usize {
    let blank = gap.len() - gap.trim_start_matches([' ', '\t', '\r', '\n']).len();
    gap[..blank].rfind('\n').map_or(0, |end| end + 1)
}

/// The first byte of the space before an entry that goes with it, and how many bytes of the space
/// after it do.
fn space_to_take(before: &str, entry: &Entry, is_first: bool) -> (usize, usize) {
    let is_end = entry.next == HEAD && entry.gap.trim().is_empty();
    let kept = before.trim_end_matches([' ', '\t', '\r', '\n']).len();
    if is_end {
        let nothing_left = is_first && kept == 0;
        return (kept, if nothing_left { entry.gap.len() } else { 0 });
    }
    if ends_blank(before) || (is_first && kept == 0) {
        (before.len(), blank_start(&entry.gap))
    } else {
        (before.len(), entry.gap.find('\n').map_or(0, |end| end + 1))
    }
}

/// The same for an entry that still stands as it was put in.
fn exact_space(added: &str, before: &str, entry: &Entry) -> Option<(usize, usize)> {
    let (lead, text, trail) = parted(added).ok()?;
    let is_same = text == entry.text && entry.gap.starts_with(&trail);
    let kept = before.strip_suffix(lead.as_str()).filter(|_| is_same)?;
    Some((kept.len(), trail.len()))
}

/// One entry as it is written: the space before it, itself, and the space after it.
pub fn parted(written: &str) -> Result<(String, String, String), String> {
    let spans = spans::entries(written)?;
    let [span] = spans.as_slice() else {
        return Err("what is kept of a feed is not one entry".to_owned());
    };
    Ok((
        written[..span.bytes.start].to_owned(),
        written[span.bytes.clone()].to_owned(),
        written[span.bytes.end..].to_owned(),
    ))
}
