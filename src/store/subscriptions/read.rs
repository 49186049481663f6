//! The text of `feeds.toml` → subscriptions, and what is wrong in it.

use std::collections::HashSet;
use std::ops::Range;

use toml_edit::{Document, Table, TableLike};

use super::fields::Fields;
use super::spans::KEY;
use crate::domain::closest::closest;
use crate::domain::limits;
use crate::domain::subscription::{Subscription, is_address};
use crate::domain::text::Text;
use crate::store::lines::Lines;

/// The subscriptions in their order, and a sentence for each mistake; an error when it is no list
/// of them.
pub fn parse(text: &str) -> Result<(Vec<Subscription>, Vec<String>), String> {
    let lines = Lines::new(text);
    let document = Document::parse(text).map_err(|error| lines.describe(&error))?;
    let mut reading = Reading {
        lines,
        seen: HashSet::new(),
        found: Vec::new(),
        mistakes: Vec::new(),
    };
    reading.other_names(document.as_table());
    let Some(item) = document.get(KEY) else {
        return Ok(reading.finish());
    };
    if let Some(tables) = item.as_array_of_tables() {
        for table in tables {
            reading.entry(table, table.span().as_ref());
        }
    } else if let Some(values) = item.as_array() {
        for value in values {
            match value.as_inline_table() {
                Some(table) => reading.entry(table, value.span().as_ref()),
                None => reading.mistake(value.span().as_ref(), "this is no feed; write `[[feed]]`"),
            }
        }
    } else {
        let place = reading.lines.place(item.span());
        return Err(format!("{place}: feeds are written as `[[feed]]`"));
    }
    Ok(reading.finish())
}

/// The subscription of one entry, as far as it can be read.
pub fn parse_entry(text: &str) -> Option<Subscription> {
    parse(text).ok()?.0.pop()
}

struct Reading {
    lines: Lines,
    seen: HashSet<String>,
    found: Vec<Subscription>,
    /// Each with the line it is in.
    mistakes: Vec<(usize, String)>,
}

impl Reading {
    fn entry(&mut self, table: &dyn TableLike, span: Option<&Range<usize>>) {
        let mut fields = Fields::new(table);
        let subscription = fields.subscription();
        for (place, what) in fields.mistakes {
            self.mistake(place.as_ref().or(span), &what);
        }
        let Some(subscription) = subscription else {
            return;
        };
        if !is_address(&subscription.address) {
            let place = table.get("address").and_then(toml_edit::Item::span);
            let what = no_address(&subscription.address);
            return self.mistake(place.as_ref().or(span), &format!("`address` {what}"));
        }
        if !self.seen.insert(subscription.address.clone()) {
            return self.mistake(span, "this feed stands here a second time");
        }
        self.found.push(subscription);
    }

    /// Names beside `feed`; one that is nearly that is a mistake, others are nobody's business.
    fn other_names(&mut self, root: &Table) {
        for (name, item) in root {
            if name == KEY {
                continue;
            }
            let span = root
                .key(name)
                .and_then(toml_edit::Key::span)
                .or_else(|| item.span());
            let what = if closest(name, [KEY]).is_some() || item.is_array_of_tables() {
                format!("unknown table `{}`; did you mean `[[feed]]`?", Text::name(name))
            } else {
                format!(
                    "`{}` means nothing here; feeds are written as `[[feed]]`",
                    Text::name(name)
                )
            };
            self.mistake(span.as_ref(), &what);
        }
    }

    fn mistake(&mut self, span: Option<&Range<usize>>, what: &str) {
        let line = span.map_or(1, |span| self.lines.line(span.start));
        self.mistakes.push((line, format!("line {line}: {what}")));
    }

    fn finish(mut self) -> (Vec<Subscription>, Vec<String>) {
        self.mistakes.sort_by_key(|(line, _)| *line);
        let mistakes = self.mistakes.into_iter().map(|(_, sentence)| sentence);
        (self.found, mistakes.take(limits::WARNINGS).collect())
    }
}

/// Why an address is none.
fn no_address(address: &str) -> &'static str {
    let scheme = address.split(':').next().unwrap_or_default().to_ascii_lowercase();
    match scheme.as_str() {
        "exec" | "filter" | "query" => "would run a program or a query; that is done nowhere here",
        "feed" => "should begin with `http://` or `https://` in place of `feed:`",
        "file" => "should be the whole path of the file itself",
        _ if address.is_empty() => "is empty",
        _ => "should begin with `http://` or `https://`, or be the whole path of a file",
    }
}
