//! Makes the addresses in HTML absolute and changes nothing else.

use std::borrow::Cow;

use url::Url;

use super::entities::{Within, decode};
use super::scan::{Piece, Scanner, Tag};
use crate::domain::limits;

const ADDRESSES: [&str; 8] = [
    "href",
    "src",
    "poster",
    "cite",
    "action",
    "data-src",
    "data-original",
    "data-lazy-src",
];
const SETS: [&str; 2] = ["srcset", "data-srcset"];

/// The same HTML with its relative addresses made absolute.
pub fn with_absolute_links<'a>(html: &'a str, base: Option<&Url>) -> Cow<'a, str> {
    let Some(base) = base else {
        return Cow::Borrowed(html);
    };
    let mut copy = Copy {
        html,
        out: String::new(),
        copied: 0,
    };
    let mut scanner = Scanner::new(html);
    while let Some(piece) = scanner.next() {
        let Piece::Tag(tag) = piece else { continue };
        if !tag.closing && !tag.inside.is_empty() {
            copy.rewrite(&tag, base);
        }
        let raw = ["script", "style", "textarea", "title"];
        if let Some(name) = raw.into_iter().find(|name| !tag.closing && tag.is(name))
            && scanner.skip_past_end(name).is_none()
        {
            scanner.skip_rest();
        }
        if copy.out.len() > limits::HTML_BYTES * 2 {
            break;
        }
    }
    copy.finish()
}

/// HTML that is copied from its first change on.
struct Copy<'a> {
    html: &'a str,
    out: String,
    /// How much of the HTML is in `out`.
    copied: usize,
}

impl<'a> Copy<'a> {
    fn finish(mut self) -> Cow<'a, str> {
        if self.copied == 0 {
            return Cow::Borrowed(self.html);
        }
        self.out.push_str(&self.html[self.copied..]);
        Cow::Owned(self.out)
    }

    fn rewrite(&mut self, tag: &Tag<'_>, base: &Url) {
        let inside = tag.at + tag.whole.len() - 1 - tag.inside.len();
        for attribute in tag.attributes() {
            let is_among = |names: &[&str]| names.iter().any(|one| attribute.name.eq_ignore_ascii_case(one));
            let absolute = if is_among(&ADDRESSES) {
                absolute(attribute.value, base)
            } else if is_among(&SETS) {
                absolute_set(attribute.value, base)
            } else {
                None
            };
            let Some(absolute) = absolute else { continue };
            let (start, end) = (inside + attribute.range.start, inside + attribute.range.end);
            let is_quoted = self.html[..start].ends_with(['"', '\'']);
            // Where a quote stands in what has none around it, the tag would end elsewhere without it.
            if !is_quoted && attribute.value.contains(['"', '\'']) {
                continue;
            }
            if self.copied == 0 {
                self.out.reserve(self.html.len() + self.html.len() / 8);
            }
            self.out.push_str(&self.html[self.copied..start]);
            // What had no quotes needs none: there is no space in it, and a quote might close another.
            push_escaped(&absolute, &mut self.out);
            self.copied = end;
        }
    }
}

/// The absolute address, unless it is one already, cannot be made one, or is a place in the text.
fn absolute(raw: &str, base: &Url) -> Option<String> {
    if raw.len() > limits::ADDRESS_BYTES {
        return None;
    }
    let address = decode(raw, Within::Attribute);
    let address = address.trim();
    let is_whole = || address.starts_with("http://") || address.starts_with("https://");
    if address.is_empty() || address.starts_with('#') || is_whole() || Url::parse(address).is_ok() {
        return None;
    }
    base.join(address).ok().map(String::from)
}

/// Every address of a `srcset`: `a.jpg 1x, b.jpg 2x`.
fn absolute_set(raw: &str, base: &Url) -> Option<String> {
    let mut changed = false;
    let candidates: Vec<String> = raw
        .split_inclusive([' ', '\n', '\t', '\r'])
        .map(|part| {
            let word = part.trim_matches(|letter: char| letter == ',' || letter.is_ascii_whitespace());
            let is_size = word.ends_with(['w', 'x', 'h'])
                && word[..word.len() - 1]
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b'.');
            match absolute(word, base).filter(|_| !is_size) {
                Some(address) => {
                    changed = true;
                    part.replacen(word, &address, 1)
                }
                None => decode(part, Within::Attribute).into_owned(),
            }
        })
        .collect();
    changed.then(|| candidates.concat())
}

fn push_escaped(address: &str, out: &mut String) {
    for letter in address.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(letter),
        }
    }
}
