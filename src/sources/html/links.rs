//! Makes the addresses in HTML absolute and changes nothing else.

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
pub fn with_absolute_links(html: &str, base: Option<&Url>) -> String {
    let Some(base) = base else {
        return html.to_owned();
    };
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut scanner = Scanner::new(html);
    while let Some(piece) = scanner.next() {
        match piece {
            Piece::Text(text) | Piece::Hidden(text) => out.push_str(text),
            Piece::Tag(tag) => {
                rewrite(&tag, base, &mut out);
                let raw = ["script", "style", "textarea", "title"];
                if let Some(name) = raw.into_iter().find(|name| !tag.closing && tag.is(name)) {
                    copy_raw(&mut scanner, html, name, &mut out);
                }
            }
        }
    }
    out
}

fn copy_raw(scanner: &mut Scanner<'_>, html: &str, name: &'static str, out: &mut String) {
    let start = scanner.offset();
    if scanner.skip_past_end(name).is_none() {
        scanner.skip_rest();
    }
    out.push_str(&html[start..scanner.offset()]);
}

fn rewrite(tag: &Tag<'_>, base: &Url, out: &mut String) {
    if tag.closing || tag.inside.is_empty() {
        return out.push_str(tag.whole);
    }
    let offset = tag.whole.len() - 1 - tag.inside.len();
    let mut copied = 0;
    for attribute in tag.attributes() {
        let name = attribute.name;
        let absolute = if ADDRESSES.iter().any(|one| name.eq_ignore_ascii_case(one)) {
            absolute(attribute.value, base)
        } else if SETS.iter().any(|one| name.eq_ignore_ascii_case(one)) {
            absolute_set(attribute.value, base)
        } else {
            None
        };
        let Some(absolute) = absolute else { continue };
        let unquoted = attribute.range.start == 0
            || !matches!(tag.inside.as_bytes()[attribute.range.start - 1], b'"' | b'\'');
        out.push_str(&tag.whole[copied..offset + attribute.range.start]);
        if unquoted {
            out.push('"');
        }
        push_escaped(&absolute, out);
        if unquoted {
            out.push('"');
        }
        copied = offset + attribute.range.end;
    }
    out.push_str(&tag.whole[copied..]);
}

/// The absolute address, unless it is one already, cannot be made one, or is a place in the text.
fn absolute(raw: &str, base: &Url) -> Option<String> {
    if raw.len() > limits::ADDRESS_BYTES {
        return None;
    }
    let address = decode(raw, Within::Attribute);
    let address = address.trim();
    if address.is_empty() || address.starts_with('#') || Url::parse(address).is_ok() {
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
