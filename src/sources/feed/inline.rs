//! Markup that stands in a feed as elements, written back as HTML.

use url::Url;

use super::links::join;
use super::names::Space;
use super::tree::{Element, Index, Step, Tree};

const EMPTY: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

const ADDRESSES: [&str; 9] = [
    "href",
    "src",
    "cite",
    "longdesc",
    "action",
    "data",
    "poster",
    "background",
    "usemap",
];

/// What stands in an element, as HTML; addresses are absolute where the document says how.
pub fn html(tree: &Tree, of: Index) -> String {
    let mut out = String::new();
    let outer = tree.elements[of].base.as_deref();
    tree.walk(of, |step| match step {
        Step::Start(element) => push_start(element, outer, &mut out),
        Step::Text(text) => push_escaped(text, false, &mut out),
        Step::End(element) if EMPTY.contains(&&*element.name) => {}
        Step::End(element) => {
            out.push_str("</");
            out.push_str(&element.name);
            out.push('>');
        }
    });
    out
}

fn push_start(element: &Element, outer: Option<&Url>, out: &mut String) {
    out.push('<');
    out.push_str(&element.name);
    for attribute in &element.attributes {
        if attribute.space == Space::Xml || !is_plain_name(&attribute.name) {
            continue;
        }
        out.push(' ');
        out.push_str(&attribute.name);
        out.push_str("=\"");
        let base = element.base.as_deref().filter(|base| Some(*base) != outer);
        let absolute = base
            .filter(|_| ADDRESSES.contains(&&*attribute.name))
            .and_then(|base| join(Some(base), &attribute.value));
        push_escaped(absolute.as_ref().map_or(&attribute.value, Url::as_str), true, out);
        out.push('"');
    }
    out.push('>');
}

fn is_plain_name(name: &str) -> bool {
    name.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// Adds text so that HTML reads it as text.
pub fn push_escaped(text: &str, in_quotes: bool, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_quotes => out.push_str("&quot;"),
            _ => out.push(character),
        }
    }
}
