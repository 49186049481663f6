//! Tells what kind of document a text is, by its content first and its name second.

use serde_json::Value;

use super::json_lines;

/// The kinds of documents newsview reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RSS, Atom or RDF.
    Feed,
    JsonFeed,
    Opml,
    JsonLines,
    Html,
    Markdown,
    Plain,
    /// Not text at all.
    Binary,
}

/// How much of a text is looked at for signs.
const LOOKED_AT: usize = 16 * 1024;

/// The kind of document that `text` is; `name` is the file's.
pub fn format(text: &str, name: &str) -> Format {
    let text =
        text.trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    let start = &text[..text.floor_char_boundary(LOOKED_AT)];
    if is_garbage(start) {
        return Format::Binary;
    }
    markup(text, name).or_else(|| json(text)).unwrap_or_else(|| {
        if is_markdown(start, name) {
            Format::Markdown
        } else {
            Format::Plain
        }
    })
}

/// Bytes that no encoding made sense of.
fn is_garbage(start: &str) -> bool {
    let strange = |character: &char| {
        *character == char::REPLACEMENT_CHARACTER || (character.is_control() && !character.is_whitespace())
    };
    let count = start.chars().filter(strange).count();
    count * 8 > start.chars().count()
}

/// The kind of an XML or HTML document, by its root.
fn markup(text: &str, name: &str) -> Option<Format> {
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
    let start = &text[..text.floor_char_boundary(MOST_JUNK)];
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
    let start = &text[..text.floor_char_boundary(64)];
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
    let start = &rest[..rest.floor_char_boundary(LOOKED_AT)];
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

fn json(text: &str) -> Option<Format> {
    match text.bytes().next()? {
        b'{' => json_object(text),
        b'[' => json_array(text),
        _ => None,
    }
}

/// One object in the whole text, or one on each line.
fn json_object(text: &str) -> Option<Format> {
    let line = text.lines().next().unwrap_or_default();
    if let Ok(value) = serde_json::from_str::<Value>(line) {
        let is_feed = is_json_feed(&value) && text.trim_end().len() == line.trim_end().len();
        return if is_feed {
            Some(Format::JsonFeed)
        } else {
            json_lines::is_article(&value).then_some(Format::JsonLines)
        };
    }
    match serde_json::from_str::<Value>(text) {
        Ok(value) if is_json_feed(&value) => Some(Format::JsonFeed),
        Ok(value) => json_lines::is_article(&value).then_some(Format::JsonLines),
        Err(_) => json_by_signs(text),
    }
}

/// A broken document still shows what it was to be.
fn json_by_signs(text: &str) -> Option<Format> {
    let start = &text[..text.floor_char_boundary(LOOKED_AT)];
    if start.contains("jsonfeed.org/version")
        || (start.contains("\"version\"") && start.contains("\"items\""))
    {
        return Some(Format::JsonFeed);
    }
    let later_is_sound =
        text.lines().skip(1).take(16).any(|line| {
            serde_json::from_str::<Value>(line).is_ok_and(|value| json_lines::is_article(&value))
        });
    later_is_sound.then_some(Format::JsonLines)
}

fn json_array(text: &str) -> Option<Format> {
    let value: Value = serde_json::from_str(text).ok()?;
    value
        .as_array()?
        .first()
        .is_some_and(json_lines::is_article)
        .then_some(Format::JsonLines)
}

fn is_json_feed(value: &Value) -> bool {
    let version = value.get("version").and_then(Value::as_str).unwrap_or_default();
    version.contains("jsonfeed") || value.get("items").is_some_and(Value::is_array)
}

/// Front matter, or several signs of Markdown; where there is only one the name decides.
fn is_markdown(start: &str, name: &str) -> bool {
    is_named_markdown(name) || has_front_matter(start) || markdown_signs(start) >= 2
}

fn is_named_markdown(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    matches!(ending.as_str(), "md" | "markdown" | "mkd" | "mdown")
}

fn has_front_matter(start: &str) -> bool {
    let mut lines = start.lines();
    let fence = lines.next().unwrap_or_default().trim_end();
    if fence != "---" && fence != "+++" {
        return false;
    }
    let mut keys = 0;
    for line in lines.take(64) {
        if line.trim_end() == fence {
            return keys > 0;
        }
        let key = line.split([':', '=']).next().unwrap_or_default().trim();
        let is_key = key.len() < line.trim_end().len() && !key.is_empty() && !key.contains(' ');
        keys += usize::from(is_key);
    }
    false
}

/// How many kinds of signs there are: headings, links, fences, emphasis, a list under a heading.
fn markdown_signs(start: &str) -> usize {
    let is_heading = |line: &str| {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        (1..=6).contains(&level) && line[level..].starts_with(' ') && line.len() > level + 1
    };
    let lines: Vec<&str> = start.lines().collect();
    let is_list = |line: &&str| line.starts_with("- ") || line.starts_with("* ") || line.starts_with("1. ");
    let is_underline = |line: &str| line.len() >= 3 && line.bytes().all(|byte| byte == b'=');
    let headings = lines.iter().any(|line| is_heading(line));
    let signs = [
        headings,
        headings && lines.iter().filter(|line| is_heading(line)).count() > 1,
        has_link(start),
        lines
            .iter()
            .any(|line| line.starts_with("```") || line.starts_with("~~~")),
        headings && lines.iter().any(is_list),
        headings && lines.iter().any(|line| line.starts_with("> ")),
        lines
            .windows(2)
            .any(|pair| !pair[0].is_empty() && is_underline(pair[1].trim_end())),
        start.matches("**").count() >= 2,
    ];
    signs.iter().filter(|sign| **sign).count()
}

/// `[words](address)`.
fn has_link(start: &str) -> bool {
    start.match_indices("](").any(|(at, _)| {
        let line_start = start[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let target = &start[at + 2..];
        let end = target.find([')', '\n']).unwrap_or(target.len());
        start[line_start..at].contains('[') && target[end..].starts_with(')') && end > 0
    })
}
