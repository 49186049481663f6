//! Markdown → HTML, so that both have the same blocks, limits and rules.

use std::fmt::Write;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The HTML of a Markdown text.
pub fn html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS;
    let mut writer = Writer::new(markdown);
    for event in Parser::new_ext(markdown, options) {
        writer.event(event);
    }
    writer.out
}

/// A picture that is being read.
struct Picture {
    address: String,
    title: String,
    alt: String,
}

struct Writer<'a> {
    markdown: &'a str,
    out: String,
    /// Pictures inside pictures' descriptions add only their text.
    pictures: Vec<Picture>,
    /// Where the paragraph's HTML begins, as long as it holds nothing but pictures.
    only_pictures: Option<usize>,
    in_head: bool,
    label: Option<String>,
}

impl<'a> Writer<'a> {
    fn new(markdown: &'a str) -> Self {
        Self {
            markdown,
            out: String::with_capacity(markdown.len() + markdown.len() / 4),
            pictures: Vec::new(),
            only_pictures: None,
            in_head: false,
            label: None,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        if let Some(picture) = self.pictures.first_mut() {
            match &event {
                Event::Text(text) | Event::Code(text) => picture.alt.push_str(text),
                Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
                _ => {}
            }
            if !matches!(event, Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image)) {
                return;
            }
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::SoftBreak => self.out.push('\n'),
            other => {
                self.only_pictures = None;
                self.inline(&other);
            }
        }
    }

    fn inline(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) => self.push_text(text),
            Event::Code(text) => {
                self.out.push_str("<code>");
                self.push_text(text);
                self.out.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw(html),
            Event::HardBreak => self.out.push_str("<br>"),
            Event::Rule => self.out.push_str("<hr>"),
            Event::TaskListMarker(done) => self.out.push_str(if *done { "☑ " } else { "☐ " }),
            Event::FootnoteReference(label) => {
                self.out.push('[');
                self.push_text(label);
                self.out.push(']');
            }
            _ => {}
        }
    }

    /// Raw HTML; a script or style that never ends would hide the rest.
    fn raw(&mut self, html: &str) {
        let lower = html.trim_start().to_ascii_lowercase();
        let swallows = ["script", "style"].iter().any(|name| {
            lower.strip_prefix('<').is_some_and(|rest| rest.starts_with(name))
                && !self.markdown.contains(&format!("</{name}"))
        });
        let is_open_comment = lower.starts_with("<!--") && !self.markdown.contains("-->");
        if swallows || is_open_comment {
            self.push_text(html);
        } else {
            self.out.push_str(html);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        if let Tag::Image { dest_url, title, .. } = tag {
            return self.pictures.push(Picture {
                address: dest_url.to_string(),
                title: title.to_string(),
                alt: String::new(),
            });
        }
        self.only_pictures = matches!(tag, Tag::Paragraph | Tag::Item).then_some(self.out.len());
        match tag {
            Tag::Paragraph => {
                self.out.push_str("<p>");
                if let Some(label) = self.label.take() {
                    self.only_pictures = None;
                    self.push_text(&format!("[{label}] "));
                }
            }
            Tag::Heading { level, .. } => {
                let _ = write!(self.out, "<h{}>", number(level));
            }
            Tag::BlockQuote(_) => self.out.push_str("<blockquote>"),
            Tag::CodeBlock(kind) => self.code_block(&kind),
            Tag::List(Some(start)) => {
                let _ = write!(self.out, "<ol start=\"{start}\">");
            }
            Tag::List(None) => self.out.push_str("<ul>"),
            Tag::Item => self.out.push_str("<li>"),
            Tag::FootnoteDefinition(label) => self.label = Some(label.to_string()),
            Tag::Table(_) => self.out.push_str("<table>"),
            Tag::TableHead => {
                self.in_head = true;
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => self.out.push_str("<tr>"),
            Tag::TableCell => self.out.push_str(if self.in_head { "<th>" } else { "<td>" }),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link { dest_url, .. } => {
                self.out.push_str("<a href=\"");
                self.push_text(&dest_url);
                self.out.push_str("\">");
            }
            _ => {}
        }
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) {
        self.out.push_str("<pre><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info
                .split([' ', ',', '{'])
                .next()
                .filter(|language| !language.is_empty())
        {
            self.out.push_str(" class=\"language-");
            self.push_text(language);
            self.out.push('"');
        }
        // The first line break after `<pre>` does not count in HTML.
        self.out.push_str(">\n");
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => return self.end_picture(),
            TagEnd::Paragraph => {
                if let Some(start) = self.only_pictures.take() {
                    // Pictures alone are figures, not running text.
                    self.out.replace_range(start..start + "<p>".len(), "");
                } else {
                    self.out.push_str("</p>");
                }
            }
            TagEnd::Heading(level) => {
                let _ = write!(self.out, "</h{}>", number(level));
            }
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>"),
            TagEnd::List(true) => self.out.push_str("</ol>"),
            TagEnd::List(false) => self.out.push_str("</ul>"),
            TagEnd::Item => self.out.push_str("</li>"),
            TagEnd::FootnoteDefinition => self.label = None,
            TagEnd::Table => self.out.push_str("</table>"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr></thead>");
            }
            TagEnd::TableRow => self.out.push_str("</tr>"),
            TagEnd::TableCell => self.out.push_str(if self.in_head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => self.out.push_str("</a>"),
            _ => {}
        }
        self.only_pictures = None;
    }

    fn end_picture(&mut self) {
        let Some(picture) = self.pictures.pop() else {
            return;
        };
        if !self.pictures.is_empty() {
            return;
        }
        let is_figure = self.only_pictures.is_some();
        if is_figure {
            self.out.push_str("<figure>");
        }
        self.out.push_str("<img src=\"");
        self.push_text(&picture.address);
        self.out.push_str("\" alt=\"");
        self.push_text(&picture.alt);
        self.out.push_str("\">");
        if is_figure {
            self.out.push_str("<figcaption>");
            self.push_text(&picture.title);
            self.out.push_str("</figcaption></figure>");
        }
    }

    fn push_text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                _ => self.out.push(letter),
            }
        }
    }
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}
