//! Tells XML and HTML by their root.

use crate::domain::text::floor_to_char;

use super::markdown::is_named_markdown;
use super::{Format, LOOKED_AT};

/// The kind of an XML or HTML document, by its root.
pub fn format(text: &str, name: &str) -> Option<Format> {
    let Prolog {
        rest,
        declared,
        says_html,
    } = prolog(without_junk(text));
    let Some(root) = tag_name(rest) else {
        return says_html.then_some(Format::Html);
    };
    let is_whole_page = matches!(root.as_str(), "html" | "head" | "body");
    match root.rsplit(':').next().unwrap_or_default() {
        "rss" | "feed" | "rdf" | "channel" | "item" | "entry" => {
            (declared || has_namespace_or_version(rest) || has_entries(rest)).then_some(Format::Feed)
        }
        "opml" => Some(Format::Opml),
        // Markdown may begin with a picture's or a paragraph's tag.
        _ if says_html => Some(Format::Html),
        _ if is_html_tag(&root) => (is_whole_page || !is_named_markdown(name)).then_some(Format::Html),
        _ => declared.then_some(Format::Feed),
    }
}

/// A program's complaint may stand before the document; a sentence with a tag in it is no document.
fn without_junk(text: &str) -> &str {
    const MOST_JUNK: usize = 2048;
    let start = floor_to_char(text, MOST_JUNK);
    let is_root = |at: &usize| {
        has_namespace_or_version(&text[*at..])
            && text.trim_end().ends_with('>')
            && tag_name(prolog(text).rest)
                .is_none_or(|name| !is_html_tag(&name) || name == "br" || name == "b")
    };
    let roots = ["<?xml", "<rss", "<feed", "<rdf:RDF"];
    let found = roots
        .iter()
        .filter_map(|root| start.find(root))
        .filter(is_root)
        .min();
    &text[found.unwrap_or(0)..]
}

/// What stands before a root element.
struct Prolog<'a> {
    /// The text from the root on.
    rest: &'a str,
    /// Whether it says that it is XML.
    declared: bool,
    /// Whether it says that it is HTML.
    says_html: bool,
}

/// Passes over declaration, doctype and comments.
fn prolog(text: &str) -> Prolog<'_> {
    let mut found = Prolog {
        rest: text,
        declared: false,
        says_html: false,
    };
    loop {
        let rest = found.rest.trim_start();
        found.rest = rest;
        let end = if rest.starts_with("<?") {
            found.declared |= rest.starts_with("<?xml");
            rest.find('>').map(|at| at + 1)
        } else if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<!") {
            found.says_html |= is_html_doctype(rest);
            end_of_doctype(rest)
        } else {
            return found;
        };
        match end {
            Some(end) => found.rest = &rest[end..],
            None => return found,
        }
    }
}

fn is_html_doctype(text: &str) -> bool {
    let start = floor_to_char(text, 64);
    let mut words = start.split(|character: char| character.is_whitespace() || character == '>');
    words
        .next()
        .is_some_and(|word| word.eq_ignore_ascii_case("<!doctype"))
        && words
            .find(|word| !word.is_empty())
            .is_some_and(|word| word.eq_ignore_ascii_case("html"))
}

/// A doctype may hold declarations in brackets.
fn end_of_doctype(text: &str) -> Option<usize> {
    let close = text.find('>')?;
    let Some(open) = text[..close].find('[') else {
        return Some(close + 1);
    };
    let end = open + text[open..].find(']')?;
    Some(end + text[end..].find('>')? + 1)
}

/// The name of the tag that the text starts with, in small letters.
fn tag_name(text: &str) -> Option<String> {
    let rest = text.strip_prefix('<')?;
    let ends = |character: char| !(character.is_alphanumeric() || matches!(character, ':' | '-' | '_' | '.'));
    let name = &rest[..rest.find(ends).unwrap_or(rest.len())];
    (!name.is_empty() && name.len() <= 64).then(|| name.to_ascii_lowercase())
}

fn has_namespace_or_version(rest: &str) -> bool {
    let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
    tag.contains("xmlns") || tag.contains("version")
}

fn has_entries(rest: &str) -> bool {
    let start = floor_to_char(rest, LOOKED_AT);
    [
        "<item", "<entry", "<channel", "<title", "<ITEM", "<TITLE", "<CHANNEL",
    ]
    .iter()
    .any(|tag| start.contains(tag))
}

const HTML_TAGS: &str = " html head body title meta link script style base article section main header footer nav aside \
    div span p h1 h2 h3 h4 h5 h6 ul ol li dl table figure img a blockquote pre br hr center form iframe noscript video \
    audio font b i em strong ";

fn is_html_tag(name: &str) -> bool {
    HTML_TAGS.contains(&format!(" {name} "))
}
