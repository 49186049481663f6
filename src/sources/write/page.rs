//! An article as a page of HTML: nothing in it runs, and nothing is styled by others.

use std::fmt::Write;

use crate::domain::article::Article;
use crate::domain::document::{Block, Figure, Inlines, List, Table};
use crate::domain::text::Text;

/// The article: headline, byline, dateline, then its blocks, and where it came from.
pub fn article(article: &Article) -> String {
    let mut page = Page {
        out: String::with_capacity(4096),
        links: &article.document.links,
        dateline: article.dateline.as_deref(),
    };
    page.begin(article);
    page.blocks(&article.document.blocks);
    page.end(article);
    page.out
}

/// Text inside HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// An address that a browser may be led to; no other kind runs or reads anything here.
fn is_harmless(address: &str) -> bool {
    let starts = |scheme: &str| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    ["http://", "https://", "mailto:"].into_iter().any(starts)
}

struct Page<'a> {
    out: String,
    links: &'a [Text],
    /// Put before the first paragraph.
    dateline: Option<&'a str>,
}

impl Page<'_> {
    fn begin(&mut self, article: &Article) {
        let language = article.language.as_deref().map(escaped);
        let language = language.map_or_else(String::new, |language| format!(" lang=\"{language}\""));
        let title = escaped(&article.title);
        self.put(&format!(
            "<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n</head>\n\
             <body>\n<article>\n<h1>{title}</h1>\n"
        ));
        let mut parts = Vec::new();
        let names: Vec<String> = article.authors.iter().map(|name| escaped(name)).collect();
        if let [first @ .., last] = names.as_slice() {
            parts.push(match first {
                [] => format!("By {last}"),
                _ => format!("By {} and {last}", first.join(", ")),
            });
        }
        if !article.outlet.is_empty() && !article.stands_in.outlet {
            parts.push(escaped(&article.outlet));
        }
        if let Some(published) = article.published.filter(|_| !article.stands_in.date) {
            let said = published.strftime("%Y-%m-%d %H:%M UTC");
            parts.push(format!("<time datetime=\"{published}\">{said}</time>"));
        }
        if !parts.is_empty() {
            self.put(&format!("<p class=\"byline\">{}</p>\n", parts.join(" · ")));
        }
    }

    fn end(&mut self, article: &Article) {
        for enclosure in &article.enclosures {
            if is_harmless(&enclosure.url) {
                let url = escaped(&enclosure.url);
                self.put(&format!(
                    "<p class=\"enclosure\"><a href=\"{url}\">{url}</a></p>\n"
                ));
            }
        }
        self.put("</article>\n");
        if let Some(url) = article.url.as_deref().filter(|url| is_harmless(url)) {
            let url = escaped(url);
            self.put(&format!("<footer><a href=\"{url}\">{url}</a></footer>\n"));
        }
        self.put("</body>\n</html>\n");
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                // The headline is the first.
                let level = level.saturating_add(1).clamp(2, 6);
                self.element(&format!("h{level}"), text);
            }
            Block::Paragraph(text) => {
                self.put("<p>");
                if let Some(dateline) = self.dateline.take() {
                    self.put(&format!("{} — ", escaped(dateline)));
                }
                self.running(text);
                self.put("</p>\n");
            }
            Block::Closing(text) => {
                self.put("<p class=\"closing\">");
                self.running(text);
                self.put("</p>\n");
            }
            Block::List(list) => self.list(list),
            Block::Quote(inner) => {
                self.put("<blockquote>\n");
                self.blocks(inner);
                self.put("</blockquote>\n");
            }
            Block::Preformatted { text, .. } => {
                // A parser drops the first line break.
                self.put(&format!("<pre>\n{}</pre>\n", escaped(text)));
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Rule => self.put("<hr>\n"),
        }
    }

    fn element(&mut self, name: &str, text: &Inlines) {
        self.put(&format!("<{name}>"));
        self.running(text);
        self.put(&format!("</{name}>\n"));
    }

    fn list(&mut self, list: &List) {
        let name = if list.start.is_some() { "ol" } else { "ul" };
        match list.start.filter(|start| *start != 1) {
            Some(start) => self.put(&format!("<{name} start=\"{start}\">\n")),
            None => self.put(&format!("<{name}>\n")),
        }
        for item in &list.items {
            self.put("<li>");
            if let [Block::Paragraph(text)] = item.as_slice() {
                self.running(text);
            } else {
                self.put("\n");
                self.blocks(item);
            }
            self.put("</li>\n");
        }
        self.put(&format!("</{name}>\n"));
    }

    fn table(&mut self, table: &Table) {
        self.put("<table>\n");
        if !table.head.is_empty() {
            self.row("th", &table.head);
        }
        for row in &table.rows {
            self.row("td", row);
        }
        self.put("</table>\n");
    }

    fn row(&mut self, name: &str, cells: &[Inlines]) {
        self.put("<tr>");
        for cell in cells {
            self.put(&format!("<{name}>"));
            self.running(cell);
            self.put(&format!("</{name}>"));
        }
        self.put("</tr>\n");
    }

    fn figure(&mut self, figure: &Figure) {
        self.put("<figure>");
        if let Some(url) = figure.url.as_deref().filter(|url| is_harmless(url)) {
            let (url, alt) = (escaped(url), escaped(&figure.alt));
            self.put(&format!("<img src=\"{url}\" alt=\"{alt}\" loading=\"lazy\">"));
        }
        if !figure.caption.is_empty() || !figure.credit.is_empty() {
            self.put("<figcaption>");
            self.running(&figure.caption);
            if !figure.credit.is_empty() {
                let credit = escaped(&figure.credit);
                self.put(&format!(" <small>{credit}</small>"));
            }
            self.put("</figcaption>");
        }
        self.put("</figure>\n");
    }

    fn running(&mut self, text: &Inlines) {
        let mut at = 0;
        for span in &text.spans {
            self.words(&text.text[at..span.range().start]);
            let style = span.style;
            let marks = [
                (style.strong, "strong"),
                (style.emphasis, "em"),
                (style.struck, "s"),
                (style.code, "code"),
            ];
            let target = span.link.and_then(|link| self.links.get(link as usize));
            let target = target.filter(|target| is_harmless(target));
            if let Some(target) = target {
                let _ = write!(self.out, "<a href=\"{}\">", escaped(target));
            }
            let open = marks.iter().filter(|(is, _)| *is).map(|(_, tag)| *tag);
            open.clone().for_each(|tag| self.put(&format!("<{tag}>")));
            self.words(&text.text[span.range()]);
            open.rev().for_each(|tag| self.put(&format!("</{tag}>")));
            if target.is_some() {
                self.put("</a>");
            }
            at = span.range().end;
        }
        self.words(&text.text[at..]);
    }

    fn words(&mut self, text: &str) {
        self.put(&escaped(text).replace('\n', "<br>"));
    }
}
