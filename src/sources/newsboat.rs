//! newsboat's `urls` → what to follow, and line by line what was not taken over.
//!
//! newsboat has no folders; it makes a tag of a folder when it reads OPML. So the first plain tag
//! of a feed becomes its folder here (`world/europe` two of them), and all tags stay tags.

use std::collections::HashSet;

use super::opml::{mended, refusal};
use crate::domain::limits;
use crate::domain::subscription::{Folder, LeftOut, Subscription};
use crate::domain::text::Text;

/// The feeds of a `urls` file, and the lines that were left out. Nothing in it is ever run.
pub fn subscriptions(text: &str) -> (Vec<Subscription>, Vec<LeftOut>) {
    let mut list = List::default();
    for (index, line) in text.lines().enumerate() {
        let mut words = words(line).into_iter();
        if let Some(address) = words.next() {
            list.add(index + 1, line.trim(), &address, |feed| set_tags(feed, words));
        }
    }
    list.finish()
}

/// A list of feeds with a feed a line, as far as it is read.
#[derive(Default)]
pub struct List {
    known: HashSet<String>,
    found: Vec<Subscription>,
    left_out: Vec<LeftOut>,
}

impl List {
    /// Takes the feed at an address, or says why not.
    pub fn add(&mut self, line: usize, shown: &str, raw: &str, set: impl FnOnce(&mut Subscription)) {
        let Some(address) = mended(raw) else {
            return self.leave(line, shown, refusal(raw));
        };
        if self.found.len() >= limits::OPML_ROWS {
            let why = format!("it comes after the first {} feeds", limits::OPML_ROWS);
            return self.leave(line, shown, &why);
        }
        if self.known.contains(&address) {
            return self.leave(line, shown, "it is named a second time");
        }
        let mut feed = Subscription::new(&address);
        set(&mut feed);
        self.known.insert(address);
        self.found.push(feed);
    }

    /// Notes a line that is not taken over; their list is as long as a list of feeds may be.
    pub fn leave(&mut self, line: usize, shown: &str, why: &str) {
        if self.left_out.len() < limits::OPML_ROWS {
            self.left_out.push(LeftOut::new(Some(line), shown, why));
        }
    }

    pub fn finish(self) -> (Vec<Subscription>, Vec<LeftOut>) {
        (self.found, self.left_out)
    }
}

/// The path that a name with slashes in it stands for.
pub fn folder(path: &str) -> Folder {
    let names = path.split('/').map(Text::name).filter(|name| !name.is_empty());
    Folder(names.take(limits::FOLDER_DEPTH).collect())
}

/// `~` begins a title, `!` one of a hidden feed; all others are tags.
fn set_tags(feed: &mut Subscription, words: impl Iterator<Item = String>) {
    for word in words.take(limits::NAMES) {
        let special = word.strip_prefix('!').map(|rest| (true, rest));
        if let Some((is_hidden, title)) = special.or(word.strip_prefix('~').map(|rest| (false, rest))) {
            feed.hidden |= is_hidden;
            let title = Text::title(title);
            if feed.title.is_none() && !title.is_empty() {
                feed.title = Some(title);
            }
            continue;
        }
        let tag = Text::name(&word);
        if !tag.is_empty() && !feed.tags.contains(&tag) {
            feed.tags.push(tag);
        }
    }
    feed.folder = feed.tags.first().map(|tag| folder(tag)).unwrap_or_default();
}

/// The words of a line: parted by blanks, `"…"` with `\` before what is meant as it is; `#` where a
/// word would begin ends the line.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() && !rest.starts_with('#') {
        let (word, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_word(quoted),
            None => {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        words.push(word);
        rest = after.trim_start();
    }
    words
}

fn quoted_word(text: &str) -> (String, &str) {
    let mut word = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (word, &text[at + 1..]),
            '\\' => match letters.next().map(|(_, letter)| letter) {
                Some('n' | 'r' | 't') => word.push(' '),
                Some(letter) => word.push(letter),
                None => {}
            },
            letter => word.push(letter),
        }
    }
    (word, "")
}
