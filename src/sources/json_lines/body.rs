//! The body of an article in JSON: HTML, or plain paragraphs with the pictures and links beside them.

use serde_json::{Map, Value};
use url::Url;

use crate::domain::article::Article;
use crate::domain::document::{Block, Document, Figure, Inlines, InlinesBuilder, Style};
use crate::domain::limits;
use crate::domain::text::Text;
use crate::sources::html;

use super::fields::{address, string, strings};

/// Sets the document of an article, and its HTML where it has some.
pub fn set(object: &Map<String, Value>, base: Option<&Url>, article: &mut Article) {
    if let Some(raw) = string(object, "content_html") {
        let own = article.url.as_deref().and_then(|url| Url::parse(url).ok());
        html::set_body(article, &raw, own.as_ref().or(base));
        return;
    }
    article.document = match (string(object, "content_text"), string(object, "text")) {
        (Some(text), _) => with_blank_lines(&text),
        (None, Some(text)) => Document::of_paragraphs(text.lines().take(limits::BLOCKS)),
        (None, None) => Document::default(),
    };
    for link in strings(object, "links").into_iter().take(limits::LINKS) {
        let link = Text::line(&link);
        if !link.is_empty() && link.len() <= limits::ADDRESS_BYTES {
            article.document.add_link(&link);
        }
    }
    let figures = figures(object).into_iter().map(Block::Figure);
    article.document.blocks.splice(0..0, figures);
}

/// Paragraphs parted by blank lines; line breaks inside them stay.
fn with_blank_lines(text: &str) -> Document {
    let normal = text.replace("\r\n", "\n");
    let paragraphs = normal.split("\n\n").take(limits::BLOCKS).map(paragraph);
    Document {
        blocks: paragraphs.flatten().collect(),
        links: Vec::new(),
    }
}

fn paragraph(text: &str) -> Option<Block> {
    let is_set = |line: &str| line.starts_with([' ', '\t']) || line.trim_end().contains("  ");
    if text.trim().is_empty() {
        return None;
    }
    if text.contains('\n') && text.lines().any(is_set) {
        return Some(Block::Preformatted {
            text: Text::lines(text.trim_matches('\n')),
            language: None,
        });
    }
    let mut builder = InlinesBuilder::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        builder.break_line();
        builder.push(line, Style::PLAIN, None);
    }
    let text = builder.take();
    (!text.is_empty()).then_some(Block::Paragraph(text))
}

/// Pictures stand before the text, as nothing says where else.
fn figures(object: &Map<String, Value>) -> Vec<Figure> {
    let list = object.get("images").and_then(Value::as_array);
    let text = |picture: &Map<String, Value>, field| Text::line(&string(picture, field).unwrap_or_default());
    let one = |value: &Value| {
        let picture = value.as_object()?;
        let figure = Figure {
            url: address(picture, "url"),
            alt: text(picture, "alt"),
            caption: Inlines::plain(&text(picture, "caption")),
            credit: text(picture, "credit"),
        };
        let is_empty = figure.url.is_none() && figure.caption.is_empty() && figure.credit.is_empty();
        (!is_empty).then_some(figure)
    };
    list.into_iter()
        .flatten()
        .filter_map(one)
        .take(limits::NAMES)
        .collect()
}
