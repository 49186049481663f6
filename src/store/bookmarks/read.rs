//! The text of `bookmarks.toml` → bookmarks, and what is wrong in it.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use toml_edit::{Document, TableLike};

use crate::domain::article::ArticleId;
use crate::domain::bookmark::Bookmark;
use crate::domain::limits;
use crate::domain::text::Text;
use crate::store::lines::Lines;

/// The bookmarks in their order, and a sentence for each mistake; an error when it is no list of them.
pub fn parse(text: &str) -> Result<(Vec<Bookmark>, Vec<String>), String> {
    let lines = Lines::new(text);
    let document = Document::parse(text).map_err(|error| lines.describe(&error))?;
    let mut reading = Reading {
        lines,
        bookmarks: Vec::new(),
        mistakes: Vec::new(),
    };
    let Some(item) = document.get("bookmark") else {
        return Ok((Vec::new(), Vec::new()));
    };
    if let Some(tables) = item.as_array_of_tables() {
        for table in tables {
            reading.entry(table, table.span());
        }
    } else if let Some(values) = item.as_array() {
        for value in values {
            match value.as_inline_table() {
                Some(table) => reading.entry(table, value.span()),
                None => reading.mistake(value.span(), "this is no bookmark; write `[[bookmark]]`"),
            }
        }
    } else {
        let place = reading.lines.place(item.span());
        return Err(format!("{place}: bookmarks are written as `[[bookmark]]`"));
    }
    reading.drop_repeated();
    Ok((
        reading
            .bookmarks
            .into_iter()
            .map(|(bookmark, _)| bookmark)
            .collect(),
        reading.mistakes,
    ))
}

/// The id of an entry: its own, else hashed from its address.
pub fn id_of(table: &dyn TableLike) -> Option<ArticleId> {
    let text = |key: &str| Some(Text::line(table.get(key)?.as_str()?)).filter(|text| !text.is_empty());
    match text("id") {
        Some(id) => Some(ArticleId::given(&id)),
        None => text("address")
            .or_else(|| text("url"))
            .map(|address| ArticleId::new("bookmark", &address)),
    }
}

type Span = Option<std::ops::Range<usize>>;

struct Reading {
    lines: Lines,
    bookmarks: Vec<(Bookmark, Span)>,
    mistakes: Vec<String>,
}

impl Reading {
    fn entry(&mut self, table: &dyn TableLike, span: Span) {
        let Some(id) = id_of(table) else {
            return self.mistake(span, "this bookmark has neither `id` nor `address`");
        };
        let address = self.text(table, "address").or_else(|| self.text(table, "url"));
        let bookmark = Bookmark {
            id,
            title: Text::title(&self.text(table, "title").unwrap_or_default()),
            address: address.map(|address| Text::line_within(&address, limits::ADDRESS_BYTES)),
            outlet: Text::name(&self.text(table, "outlet").unwrap_or_default()),
            published: self.time(table, "published"),
            added: self.time(table, "added"),
            tags: self.tags(table),
            note: self
                .text(table, "note")
                .map(|note| Text::lines(&note))
                .filter(|note| !note.is_empty()),
        };
        if table.get("id").is_some_and(|id| !id.is_str()) {
            self.mistake(span.clone(), "`id` should be text");
        }
        self.bookmarks.push((bookmark, span));
    }

    fn text(&mut self, table: &dyn TableLike, key: &str) -> Option<String> {
        let item = table.get(key)?;
        if item.as_str().is_none() {
            self.mistake(item.span(), &format!("`{key}` should be text"));
        }
        item.as_str().map(str::to_owned)
    }

    fn time(&mut self, table: &dyn TableLike, key: &str) -> Option<Timestamp> {
        let item = table.get(key)?;
        let time = match (item.as_datetime(), item.as_str()) {
            (Some(time), _) => moment(&time.to_string()),
            (None, Some("")) => return None,
            (None, Some(time)) => moment(time),
            (None, None) => None,
        };
        if time.is_none() {
            let wanted = format!("`{key}` should be a date like 2026-08-13T06:10:00Z");
            self.mistake(item.span(), &wanted);
        }
        time
    }

    fn tags(&mut self, table: &dyn TableLike) -> Vec<Text> {
        let Some(item) = table.get("tags") else {
            return Vec::new();
        };
        let words = item
            .as_array()
            .map(|tags| tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>());
        if words.as_ref().is_none_or(|words| words.contains(&None)) {
            self.mistake(item.span(), "`tags` should be a list of words");
        }
        let words = words.unwrap_or_default().into_iter().flatten();
        words.map(Text::name).filter(|tag| !tag.is_empty()).collect()
    }

    /// The first of several entries with one id counts.
    fn drop_repeated(&mut self) {
        let mut seen = std::collections::HashSet::new();
        let mut repeated = Vec::new();
        self.bookmarks.retain(|(bookmark, span)| {
            let is_new = seen.insert(bookmark.id.clone());
            if !is_new {
                repeated.push(span.clone());
            }
            is_new
        });
        for span in repeated {
            self.mistake(span, "this bookmark stands here a second time");
        }
    }

    fn mistake(&mut self, span: Span, what: &str) {
        let place = self.lines.place(span);
        self.mistakes.push(format!("{place}: {what}"));
    }
}

/// A time with its zone, or without one: then it is UTC, at midnight when only a day is named.
fn moment(words: &str) -> Option<Timestamp> {
    let civil = || {
        words
            .parse::<DateTime>()
            .or_else(|_| words.parse::<Date>().map(DateTime::from))
    };
    match words.parse::<Timestamp>() {
        Ok(time) => Some(time),
        Err(_) => civil()
            .ok()?
            .to_zoned(TimeZone::UTC)
            .ok()
            .map(|zoned| zoned.timestamp()),
    }
}
