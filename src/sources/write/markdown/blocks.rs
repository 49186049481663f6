//! Blocks → Markdown.

use std::fmt::Write;

use crate::domain::document::{Block, Figure, Inlines, List, Table};
use crate::domain::text::Text;
use crate::sources::credit::split_credit;

use super::inlines::{escape, escape_html, running};

/// The longest start number that Markdown knows.
const LARGEST_START: u64 = 999_999_999;

/// One block, without a line break at its end.
pub fn block(block: &Block, links: &[Text]) -> String {
    match block {
        Block::Heading { level, text } => {
            let marks = "#".repeat(usize::from((*level).clamp(1, 6)));
            format!("{marks} {}", running(text, links).replace("\\\n", " "))
        }
        Block::Paragraph(text) | Block::Closing(text) => running(text, links),
        Block::List(items) => list(items, links),
        Block::Quote(inner) => indented(&blocks(inner, links), "> ", "> "),
        Block::Preformatted { text, language } => preformatted(text, language.as_deref()),
        Block::Table(cells) => table(cells, links),
        Block::Figure(picture) => figure(picture, links),
        Block::Rule => "***".to_owned(),
    }
}

/// Whether two blocks that follow each other would be read as one.
pub fn would_join(before: &Block, after: &Block) -> bool {
    match (before, after) {
        (Block::List(one), Block::List(other)) => one.start.is_some() == other.start.is_some(),
        (Block::Quote(_), Block::Quote(_)) => true,
        _ => false,
    }
}

fn blocks(blocks: &[Block], links: &[Text]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (at, inner) in blocks.iter().enumerate() {
        if at > 0 && would_join(&blocks[at - 1], inner) {
            parts.push("<!-- -->".to_owned());
        }
        parts.push(block(inner, links));
    }
    parts.join("\n\n")
}

/// Every line with something before it, the first one with something else.
fn indented(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let start = if at == 0 { first } else { rest };
        out.push_str(if line.is_empty() { start.trim_end() } else { start });
        out.push_str(line);
    }
    out
}

fn list(list: &List, links: &[Text]) -> String {
    let is_tight = list.items.iter().all(|item| is_tight(item));
    let mut parts = Vec::new();
    for (number, item) in (list.start.unwrap_or(1).min(LARGEST_START)..).zip(&list.items) {
        let mark = match list.start {
            Some(_) => format!("{}. ", number.min(LARGEST_START)),
            None => "- ".to_owned(),
        };
        let text = if is_tight {
            let inner: Vec<String> = item.iter().map(|inner| block(inner, links)).collect();
            inner.join("\n")
        } else {
            blocks(item, links)
        };
        parts.push(indented(&text, &mark, &" ".repeat(mark.len())));
    }
    parts.join(if is_tight { "\n" } else { "\n\n" })
}

/// Items of one paragraph, with at most a list like that below it, need no blank lines.
fn is_tight(item: &[Block]) -> bool {
    let inner = match item {
        [Block::Paragraph(_)] => return true,
        [Block::Paragraph(_), Block::List(inner)] => inner,
        _ => return false,
    };
    inner.start.is_none_or(|start| start == 1) && inner.items.iter().all(|item| is_tight(item))
}

fn preformatted(text: &str, language: Option<&str>) -> String {
    let longest = text
        .split(|letter| letter != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let language = language.unwrap_or_default().replace(['`', ' '], "");
    format!("{fence}{language}\n{text}\n{fence}")
}

fn table(table: &Table, links: &[Text]) -> String {
    let columns = table
        .rows
        .iter()
        .map(Vec::len)
        .chain([table.head.len(), 1])
        .max()
        .unwrap_or(1);
    let mut out = String::new();
    push_row(&mut out, &table.head, columns, links);
    out.push('\n');
    out.push('|');
    out.push_str(&" --- |".repeat(columns));
    for row in &table.rows {
        out.push('\n');
        push_row(&mut out, row, columns, links);
    }
    out
}

fn push_row(out: &mut String, cells: &[Inlines], columns: usize, links: &[Text]) {
    out.push('|');
    for column in 0..columns {
        let cell = cells
            .get(column)
            .map(|cell| running(cell, links))
            .unwrap_or_default();
        let cell = cell.replace("\\\n", " ").replace('|', "\\|");
        let _ = write!(out, " {cell} |");
    }
}

/// A picture with its caption as its title, or as HTML where that would be read otherwise.
fn figure(figure: &Figure, links: &[Text]) -> String {
    let caption = figure.caption.text.as_str();
    let title = match (caption, figure.credit.as_str()) {
        (caption, "") => caption.to_owned(),
        ("", credit) => credit.to_owned(),
        (caption, credit) => format!("{caption} — {credit}"),
    };
    let splits = split_credit(&title) == (caption, &*figure.credit) && !title.contains('\n');
    match &figure.url {
        Some(url) if splits && figure.caption.spans.is_empty() => {
            let title = match title.as_str() {
                "" => String::new(),
                title => format!(" \"{}\"", escape(title).replace('"', "\\\"")),
            };
            format!("![{}](<{}>{title})", escape(&figure.alt), escape_address(url))
        }
        _ => figure_html(figure, links),
    }
}

fn figure_html(figure: &Figure, links: &[Text]) -> String {
    let mut out = "<figure>".to_owned();
    if figure.url.is_some() || !figure.alt.is_empty() {
        let url = figure.url.as_deref().unwrap_or_default();
        let _ = write!(
            out,
            "<img src=\"{}\" alt=\"{}\">",
            escape_html(url),
            escape_html(&figure.alt)
        );
    }
    out.push_str("<figcaption>");
    super::inlines::push_html(&mut out, &figure.caption, links);
    if !figure.credit.is_empty() {
        let _ = write!(
            out,
            " <span class=\"credit\">{}</span>",
            escape_html(&figure.credit)
        );
    } else if !split_credit(&figure.caption.text).1.is_empty() {
        out.push_str("<span class=\"credit\"></span>");
    }
    out.push_str("</figcaption></figure>");
    out
}

/// An address between `<` and `>`.
pub fn escape_address(address: &str) -> String {
    address
        .replace('\\', "%5C")
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace(' ', "%20")
        .replace('&', "&amp;")
}
