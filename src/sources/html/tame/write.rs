//! Writes tags into the copy that is parsed, with the attributes that matter.

use super::super::scan::Tag;
use crate::domain::limits;

/// The attributes somebody looks at later.
const KEPT: [&str; 32] = [
    "alt",
    "aria-hidden",
    "aria-label",
    "cite",
    "class",
    "colspan",
    "content",
    "data-original",
    "data-lazy-src",
    "data-src",
    "data-srcset",
    "datetime",
    "dir",
    "height",
    "hidden",
    "href",
    "id",
    "itemprop",
    "lang",
    "name",
    "poster",
    "property",
    "rel",
    "role",
    "rowspan",
    "src",
    "srcset",
    "start",
    "style",
    "title",
    "value",
    "width",
];

/// Adds an end tag.
pub fn push_end(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Adds a start tag.
pub fn push_start(out: &mut String, name: &str, tag: &Tag<'_>) {
    out.push('<');
    out.push_str(match name {
        "amp-img" | "image" => "img",
        _ => name,
    });
    if !tag.inside.is_empty() {
        tag.attributes()
            .filter_map(|attribute| Some((kept(attribute.name)?, attribute.value)))
            .filter(|(name, value)| {
                value.len() <= limits::ADDRESS_BYTES && (*name != "style" || may_hide(value))
            })
            .take(KEPT.len())
            .for_each(|(name, value)| push_attribute(out, name, value));
    }
    out.push('>');
}

fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    if value.is_empty() {
        return;
    }
    let quote = if value.contains('"') { '\'' } else { '"' };
    out.push('=');
    out.push(quote);
    match quote {
        '\'' => out.push_str(&value.replace('\'', "&#39;")),
        _ => out.push_str(value),
    }
    out.push(quote);
}

fn kept(name: &str) -> Option<&'static str> {
    KEPT.into_iter().find(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a style may hide its element; no other style matters.
fn may_hide(style: &str) -> bool {
    ["none", "hidden", "1px", "0px"]
        .iter()
        .any(|word| style.contains(word))
}
