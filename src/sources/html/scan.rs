//! Cuts HTML into text, tags and what is never shown, in one pass and without a tree.

use std::ops::Range;

use memchr::{memchr, memchr2};

/// One piece of HTML, in order; the pieces cover the whole input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text, entities not yet decoded.
    Text(&'a str),
    Tag(Tag<'a>),
    /// A comment, a declaration, or a tag that never ends.
    Hidden(&'a str),
}

/// A start or end tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The name as written, in either case.
    pub name: &'a str,
    pub closing: bool,
    /// What stands between the name and the `>`.
    pub inside: &'a str,
    /// The whole tag.
    pub whole: &'a str,
    /// Where it begins in the input.
    pub at: usize,
}

/// An attribute of a tag; `value` is as written, without its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    pub name: &'a str,
    pub value: &'a str,
    /// Where the value lies in [`Tag::inside`].
    pub range: Range<usize>,
}

/// Walks over the pieces of HTML.
#[derive(Clone, Debug)]
pub struct Scanner<'a> {
    html: &'a str,
    at: usize,
    /// Names whose end tag stands nowhere in what is left, so that nobody looks for it again.
    endless: Vec<&'static str>,
}

impl<'a> Scanner<'a> {
    pub fn new(html: &'a str) -> Self {
        Self {
            html,
            at: 0,
            endless: Vec::new(),
        }
    }

    /// How far it has come.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// Jumps to right behind the end tag of `name` and returns what was passed over, without that
    /// tag; nothing happens where there is none.
    pub fn skip_past_end(&mut self, name: &'static str) -> Option<&'a str> {
        let rest = &self.html[self.at..];
        if self.endless.contains(&name) {
            return None;
        }
        let Some(end) = find_end_tag(rest, name) else {
            self.endless.push(name);
            return None;
        };
        let after = rest[end..].find('>').map_or(rest.len(), |close| end + close + 1);
        self.at += after;
        Some(&rest[..end])
    }

    /// What is left, passed over at once.
    pub fn skip_rest(&mut self) -> &'a str {
        let rest = &self.html[self.at..];
        self.at = self.html.len();
        rest
    }

    fn take(&mut self, length: usize) -> &'a str {
        let piece = &self.html[self.at..self.at + length];
        self.at += length;
        piece
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let rest = &self.html[self.at..];
        if rest.is_empty() {
            return None;
        }
        match text_length(rest) {
            0 => {}
            length => return Some(Piece::Text(self.take(length))),
        }
        let at = self.at;
        if matches!(rest.as_bytes()[1], b'!' | b'?') || !opens_tag(rest) {
            return Some(Piece::Hidden(self.take(declaration_length(rest))));
        }
        let Some(length) = tag_length(rest) else {
            return Some(Piece::Hidden(self.skip_rest()));
        };
        let whole = self.take(length);
        let closing = whole.as_bytes()[1] == b'/';
        let start = 1 + usize::from(closing);
        let ends_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let end = whole.as_bytes()[start..].iter().position(ends_name);
        let end = end.map_or(length, |found| start + found);
        Some(Piece::Tag(Tag {
            name: &whole[start..end],
            closing,
            inside: &whole[end..length - 1],
            whole,
            at,
        }))
    }
}

/// Where the end tag of `name` begins in `html`.
fn find_end_tag(html: &str, name: &str) -> Option<usize> {
    html.match_indices("</").map(|(at, _)| at).find(|at| {
        let rest = &html.as_bytes()[at + 2..];
        rest.len() >= name.len()
            && rest[..name.len()].eq_ignore_ascii_case(name.as_bytes())
            && !rest.get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
    })
}

/// A `<` that begins a tag or a declaration; any other is text.
fn opens_markup(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    match bytes.get(1) {
        Some(b'!') => bytes
            .get(2)
            .is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'[')),
        Some(b'?') => bytes.get(2).is_some_and(u8::is_ascii_alphabetic),
        Some(b'/') => bytes
            .get(2)
            .is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'>'),
        Some(byte) => byte.is_ascii_alphabetic(),
        None => false,
    }
}

fn opens_tag(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    let first = bytes.get(if bytes.get(1) == Some(&b'/') { 2 } else { 1 });
    first.is_some_and(u8::is_ascii_alphabetic)
}

/// How much of `rest` is text before the next markup.
fn text_length(rest: &str) -> usize {
    let mut at = 0;
    while let Some(found) = memchr(b'<', &rest.as_bytes()[at..]) {
        at += found;
        if opens_markup(&rest[at..]) {
            return at;
        }
        at += 1;
    }
    rest.len()
}

/// The length of a comment or declaration; one that never ends takes the rest.
fn declaration_length(rest: &str) -> usize {
    let (end, skipped) = match rest.strip_prefix("<!--") {
        Some(after) if after.starts_with('>') => return 5,
        Some(after) if after.starts_with("->") => return 6,
        Some(_) => ("-->", 4),
        None if rest.starts_with("<![CDATA[") => ("]]>", 9),
        None => (">", 2),
    };
    match rest.get(skipped..).and_then(|after| after.find(end)) {
        Some(found) => skipped + found + end.len(),
        None => rest.len(),
    }
}

/// The length of the tag at the start of `rest`, its `>` outside quoted values.
fn tag_length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let first = memchr(b'>', bytes)?;
    if memchr2(b'"', b'\'', &bytes[..first]).is_none() {
        return Some(first + 1);
    }
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in bytes.iter().enumerate() {
        match quote {
            Some(open) if *byte == open => quote = None,
            None if *byte == b'>' => return Some(at + 1),
            None if after_equals && matches!(byte, b'"' | b'\'') => quote = Some(*byte),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            after_equals = *byte == b'=';
        }
    }
    // A quote that is never closed was forgotten; it can be so only once, as no further one follows.
    quote.and_then(|_| rest.find('>')).map(|end| end + 1)
}

impl<'a> Tag<'a> {
    /// Whether it is a tag of this name, in either case.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether it ends in `/>`, and that is not the end of an address.
    pub fn closes_itself(&self) -> bool {
        let Some(before) = self.inside.strip_suffix('/') else {
            return false;
        };
        before.ends_with(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '"' | '\''))
            || !before.contains('=')
    }

    pub fn attributes(&self) -> Attributes<'a> {
        Attributes {
            inside: self.inside,
            at: 0,
        }
    }

    /// The first attribute of this name, as written.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes()
            .find(|attribute| attribute.name.eq_ignore_ascii_case(name))
            .map(|attribute| attribute.value)
    }
}

/// Walks over the attributes of a tag.
#[derive(Clone, Debug)]
pub struct Attributes<'a> {
    inside: &'a str,
    at: usize,
}

impl Attributes<'_> {
    fn skip(&mut self, skipped: impl Fn(u8) -> bool) -> usize {
        let rest = &self.inside.as_bytes()[self.at..];
        self.at += rest.iter().position(|byte| !skipped(*byte)).unwrap_or(rest.len());
        self.at
    }

    fn value(&mut self) -> Range<usize> {
        let bytes = self.inside.as_bytes();
        if let Some(quote @ (b'"' | b'\'')) = bytes.get(self.at) {
            let start = self.at + 1;
            self.at = start;
            let end = self.skip(|byte| byte != *quote);
            self.at = (end + 1).min(bytes.len());
            start..end
        } else {
            let start = self.at;
            start..self.skip(|byte| !byte.is_ascii_whitespace())
        }
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Attribute<'a>;

    fn next(&mut self) -> Option<Attribute<'a>> {
        let start = self.skip(|byte| byte.is_ascii_whitespace() || byte == b'/');
        if start >= self.inside.len() {
            return None;
        }
        self.at += 1; // an `=` here would belong to the name
        let end = self.skip(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'/'));
        let name = &self.inside[start..end];
        let before = self.skip(|byte| byte.is_ascii_whitespace());
        if self.inside.as_bytes().get(before) != Some(&b'=') {
            return Some(Attribute {
                name,
                value: "",
                range: end..end,
            });
        }
        self.at += 1;
        self.skip(|byte| byte.is_ascii_whitespace());
        let range = self.value();
        Some(Attribute {
            name,
            value: &self.inside[range.clone()],
            range,
        })
    }
}
