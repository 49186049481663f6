//! One element: what it adds to the blocks.

use dom_query::NodeRef;

use crate::domain::document::{Block, Style};
use crate::domain::text::Text;

use super::super::names::Role;
use super::super::{address, classes};
use super::Builder;

impl Builder<'_> {
    pub(super) fn element(&mut self, node: &NodeRef<'_>, depth: usize) {
        if classes::is_hidden(node) {
            return;
        }
        let Some((name, role)) = classes::kind(node) else {
            return self.walk_children(node, depth);
        };
        match role {
            Role::Void => self.void(node, name),
            Role::Heading => self.heading(node, name, depth),
            Role::List if name == "dl" => self.definitions(node, depth),
            Role::List => self.list(node, name, depth),
            Role::Item => self.stray_item(node, depth),
            Role::Table => self.table(node, depth),
            Role::Formatting | Role::Link | Role::Inline => self.inline(node, name, depth),
            Role::Dropped => {}
            Role::Unwrapped => self.walk_children(node, depth),
            _ => self.block(node, name, depth),
        }
    }

    fn void(&mut self, node: &NodeRef<'_>, name: &str) {
        match name {
            "br" => self.line_break(),
            "hr" if self.one_line => self.boundary(),
            "hr" => {
                self.flush();
                self.push_block(Block::Rule);
            }
            "img" => self.image(node),
            "embed" => self.media(node, name),
            _ => {}
        }
    }

    fn block(&mut self, node: &NodeRef<'_>, name: &str, depth: usize) {
        if self.is_caption_below(node, name) && self.caption_below(node, depth) {
            return;
        }
        self.boundary();
        if self.one_line {
            self.walk_children(node, depth);
            return self.boundary();
        }
        match name {
            "blockquote" => {
                let blocks = self.blocks_of(node, depth);
                if !blocks.is_empty() {
                    self.push_block(Block::Quote(blocks));
                }
            }
            "pre" => self.preformatted(node, depth),
            "figure" => self.figure(node, depth),
            "summary" | "legend" => {
                self.styled(node, depth, |style| style.strong = true);
            }
            _ => self.walk_children(node, depth),
        }
        self.flush();
    }

    fn heading(&mut self, node: &NodeRef<'_>, name: &str, depth: usize) {
        self.boundary();
        if self.one_line {
            self.walk_children(node, depth);
            return self.boundary();
        }
        let level = name.as_bytes()[1] - b'0';
        self.heading = Some(level);
        self.one_line = true;
        self.walk_children(node, depth);
        self.one_line = false;
        self.flush();
        self.heading = None;
    }

    fn preformatted(&mut self, node: &NodeRef<'_>, depth: usize) {
        let mut raw = String::new();
        push_preformatted(node, depth, &mut raw);
        let text = Text::lines(raw.trim_matches(['\n', '\r']));
        if text.trim().is_empty() {
            return;
        }
        let inner = node.children_it(false).find(NodeRef::is_element);
        let language = language(node).or_else(|| language(&inner?));
        self.push_block(Block::Preformatted { text, language });
    }

    fn inline(&mut self, node: &NodeRef<'_>, name: &str, depth: usize) {
        match name {
            "a" => self.anchor(node, depth),
            "em" | "i" | "cite" | "dfn" | "var" => self.styled(node, depth, |style| style.emphasis = true),
            "b" | "strong" => self.styled(node, depth, |style| style.strong = true),
            "code" | "kbd" | "samp" | "tt" => self.styled(node, depth, |style| style.code = true),
            "del" | "s" | "strike" => self.styled(node, depth, |style| style.struck = true),
            "q" => {
                self.push_text("“");
                self.walk_children(node, depth);
                self.push_text("”");
            }
            "sup" => self.superscript(node, depth),
            "rt" => {
                self.push_text("(");
                self.walk_children(node, depth);
                self.push_text(")");
            }
            "video" | "audio" | "iframe" => self.media(node, name),
            // Without their pictures they are controls and excuses.
            "button" | "noscript" => self.only_images(node),
            "rp" | "label" | "meter" | "progress" | "output" | "map" => {}
            _ => self.walk_children(node, depth),
        }
    }

    fn anchor(&mut self, node: &NodeRef<'_>, depth: usize) {
        let outer = self.link;
        if let Some(target) = node.attr("href") {
            self.link = self.add_link(&target).or(outer);
        }
        self.walk_children(node, depth);
        self.link = outer;
    }

    fn styled(&mut self, node: &NodeRef<'_>, depth: usize, change: impl FnOnce(&mut Style)) {
        let outer = self.style;
        change(&mut self.style);
        self.walk_children(node, depth);
        self.style = outer;
    }

    /// The number of a note is set in brackets, a power in small digits.
    fn superscript(&mut self, node: &NodeRef<'_>, depth: usize) {
        let text = node.text();
        let digits = text.trim();
        if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.walk_children(node, depth);
        }
        let is_note = node.descendants_it().any(|inner| inner.has_name("a"))
            || self.link.is_some()
            || classes::has_word(
                node,
                &["fn", "footnote", "footnotes", "note", "ref", "reference", "cite"],
            )
            || !self.tail.takes_power();
        let shown: String = if is_note {
            format!("[{digits}]")
        } else {
            digits
                .bytes()
                .filter_map(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(usize::from(digit - b'0')))
                .collect()
        };
        let link = node
            .descendants_it()
            .find_map(|inner| inner.attr("href"))
            .and_then(|target| self.add_link(&target));
        let outer = self.link;
        self.link = link.or(outer);
        self.push_text(&shown);
        self.link = outer;
    }

    /// A film, a recording or a frame is a link to it.
    fn media(&mut self, node: &NodeRef<'_>, name: &str) {
        let inner = || {
            node.descendants_it()
                .filter(|inner| inner.has_name("source"))
                .find_map(|inner| inner.attr("src"))
        };
        let pixel = ["width", "height"]
            .iter()
            .any(|side| classes::number(node, side).is_some_and(|size| size <= 2));
        let source = node.attr("src").or_else(|| node.attr("data-src")).or_else(inner);
        let Some(target) = source
            .and_then(|source| address::web(&source, self.base))
            .filter(|_| !pixel)
        else {
            return;
        };
        self.boundary();
        let label = match node.attr("title").or_else(|| node.attr("aria-label")) {
            Some(title) if !title.trim().is_empty() => Text::line(&title),
            _ if name == "audio" => Text::line(&format!("Audio: {target}")),
            _ if name == "video" => Text::line(&format!("Video: {target}")),
            _ => target.clone(),
        };
        let number = self.number_of(target);
        self.inlines.push(&label, Style::PLAIN, number);
        self.boundary();
    }
}

fn push_preformatted(node: &NodeRef<'_>, depth: usize, out: &mut String) {
    if depth > super::WALK_DEPTH {
        return out.push_str(&node.text());
    }
    for child in node.children_it(false) {
        if child.is_text() {
            out.push_str(&child.text());
        } else if child.has_name("br") {
            out.push('\n');
        } else if child.is_element() && !classes::is_hidden(&child) {
            push_preformatted(&child, depth + 1, out);
        }
    }
}

/// The language of code, as its class says: `language-rust`, `lang-rust`, `brush: rust`.
fn language(node: &NodeRef<'_>) -> Option<Text> {
    let class = node.attr("class")?;
    let mut words = class.split_ascii_whitespace();
    let name = words.clone().find_map(|word| {
        ["language-", "lang-", "highlight-source-", "brush:"]
            .iter()
            .find_map(|prefix| word.strip_prefix(prefix))
    });
    let name = match name {
        Some("") => words.find(|word| *word == "brush:").and_then(|_| words.next()),
        other => other,
    }?;
    let name = name.trim_end_matches(';');
    (!name.is_empty() && name != "none").then(|| Text::name(name))
}
