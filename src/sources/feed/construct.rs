//! A feed's text constructs: plain, HTML or XHTML, by what they say and what they are.

use crate::domain::text::Text;
use crate::sources::html;

use super::inline;
use super::tree::{Element, Index, Tree};

/// A text of a feed, before it is cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Plain(String),
    Html(String),
}

impl Body {
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Plain(text) | Self::Html(text) => text.trim().is_empty(),
        }
    }

    /// One line of text without markup.
    pub fn to_line(&self) -> Text {
        match self {
            Self::Plain(text) => Text::line(text),
            Self::Html(text) => html::to_line(text),
        }
    }
}

/// Text of RSS: HTML if it looks like it.
pub fn of_rss(tree: &Tree, index: Index) -> Body {
    let element = &tree.elements[index];
    if element.attribute("type").is_some() || element.attribute("mode").is_some() {
        return of_atom(tree, index);
    }
    if element.has_elements() {
        return Body::Html(inline::html(tree, index));
    }
    of_string(without_cdata(tree.text(index)))
}

/// Text without a CDATA section's marks that were escaped with it.
fn without_cdata(text: String) -> String {
    let inside = text
        .strip_prefix("<![CDATA[")
        .and_then(|rest| rest.strip_suffix("]]>"));
    match inside {
        Some(inside) if !inside.contains("]]>") => inside.trim().to_owned(),
        _ => text,
    }
}

/// A string that may be HTML.
pub fn of_string(text: String) -> Body {
    if looks_like_html(&text) {
        Body::Html(text)
    } else {
        Body::Plain(text)
    }
}

/// Text of Atom, 0.3 with its modes too.
pub fn of_atom(tree: &Tree, index: Index) -> Body {
    let element = &tree.elements[index];
    let kind = element
        .attribute("type")
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let mode = element
        .attribute("mode")
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    if mode == "base64" {
        return decoded(&tree.text(index), is_html(kind));
    }
    let is_markup = kind == "xhtml" || kind.ends_with("/xml") || kind.ends_with("+xml");
    if element.has_elements() && (is_markup || mode == "xml" || kind != "text") {
        return Body::Html(inline::html(tree, index));
    }
    let text = without_cdata(tree.text(index));
    match kind {
        _ if is_html(kind) || kind == "xhtml" => html_text(element, text, &mode),
        "" if mode == "escaped" => of_string(text),
        "" | "text" => Body::Plain(text),
        _ if kind.starts_with("text/") || is_markup => Body::Plain(text),
        _ if kind.contains('/') => decoded(&text, false),
        _ => of_string(text),
    }
}

fn is_html(kind: &str) -> bool {
    matches!(kind, "html" | "text/html" | "application/xhtml+xml")
}

/// XHTML without elements is text that has been unescaped already.
fn html_text(element: &Element, text: String, mode: &str) -> Body {
    let is_xhtml = element
        .attribute("type")
        .is_some_and(|kind| kind.to_ascii_lowercase().contains("xhtml"));
    let cdata_or_escaped = mode == "escaped" || looks_like_html(&text);
    if is_xhtml && !cdata_or_escaped {
        Body::Plain(text)
    } else {
        Body::Html(text)
    }
}

fn decoded(text: &str, is_html: bool) -> Body {
    let bytes = base64(text);
    let text = match bytes.map(String::from_utf8) {
        Some(Ok(inside)) => inside,
        // What is no base64 is text after all; what is no text cannot be shown.
        None => text.to_owned(),
        Some(Err(_)) => String::new(),
    };
    if is_html {
        Body::Html(text)
    } else {
        of_string(text)
    }
}

/// Base64, with or without padding and white space.
fn base64(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in text
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=')
    {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00ff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    Some(out)
}

/// Whether a string has tags that HTML knows, or entities.
pub fn looks_like_html(text: &str) -> bool {
    let entity = |after: &str| {
        let name = after
            .bytes()
            .take(32)
            .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
            .count();
        name > 1 && after[name..].starts_with(';')
    };
    let tag = |after: &str| {
        let after = after.strip_prefix('/').unwrap_or(after);
        let name: String = after
            .chars()
            .take(12)
            .take_while(char::is_ascii_alphanumeric)
            .map(|character| character.to_ascii_lowercase())
            .collect();
        let ends = after[name.len()..].chars().next();
        let is_end = matches!(ends, Some('>' | '/')) || ends.is_some_and(char::is_whitespace);
        after.starts_with("!--") || (is_end && is_known_tag(&name))
    };
    text.match_indices(['<', '&']).any(|(at, mark)| {
        let after = &text[at + 1..];
        if mark == "&" { entity(after) } else { tag(after) }
    })
}

const TAGS: &str = " a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption \
    center cite code col colgroup data dd del details dfn dir div dl dt em embed figcaption figure font footer form h1 \
    h2 h3 h4 h5 h6 header hr html head body i iframe img input ins kbd label legend li link main map mark meta nav \
    noscript object ol option p param picture pre q s samp script section select small source span strike strong style \
    sub summary sup svg table tbody td textarea tfoot th thead time title tr track tt u ul var video wbr ";

fn is_known_tag(name: &str) -> bool {
    !name.is_empty() && TAGS.contains(&format!(" {name} "))
}
