//! A document → HTML, from which it can be made again.

use crate::domain::document::{Block, Document, Figure, Inlines, List, Span, Table};

/// The blocks as HTML.
pub fn fragment(document: &Document) -> String {
    let mut writer = Writer {
        links: document,
        out: String::new(),
    };
    writer.blocks(&document.blocks);
    writer.out
}

struct Writer<'a> {
    links: &'a Document,
    out: String,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                let name = format!("h{}", (*level).clamp(1, 6));
                self.element(&name, |writer| writer.inlines(text));
            }
            Block::Paragraph(text) | Block::Closing(text) => {
                self.element("p", |writer| writer.inlines(text));
            }
            Block::List(list) => self.list(list),
            Block::Quote(blocks) => self.element("blockquote", |writer| writer.blocks(blocks)),
            Block::Preformatted { text, .. } => self.element("pre", |writer| writer.text(text)),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Rule => self.out.push_str("<hr>"),
        }
    }

    fn element(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.tag("<", name);
        inside(self);
        self.tag("</", name);
    }

    fn tag(&mut self, opening: &str, name: &str) {
        self.out.push_str(opening);
        self.out.push_str(name);
        self.out.push('>');
    }

    fn list(&mut self, list: &List) {
        let name = match list.start {
            Some(start) => {
                self.tag("<", &["ol start=", &start.to_string()].concat());
                "ol"
            }
            None => {
                self.tag("<", "ul");
                "ul"
            }
        };
        for item in &list.items {
            self.element("li", |writer| writer.blocks(item));
        }
        self.tag("</", name);
    }

    fn table(&mut self, table: &Table) {
        let row = |writer: &mut Self, cells: &[Inlines], name: &str| {
            writer.element("tr", |writer| {
                for cell in cells {
                    writer.element(name, |writer| writer.inlines(cell));
                }
            });
        };
        self.element("table", |writer| {
            if !table.head.is_empty() {
                writer.element("thead", |writer| row(writer, &table.head, "th"));
            }
            for cells in &table.rows {
                row(writer, cells, "td");
            }
        });
    }

    fn figure(&mut self, figure: &Figure) {
        self.element("figure", |writer| {
            if let Some(url) = &figure.url {
                writer.out.push_str("<img src=\"");
                writer.text(url);
                writer.out.push_str("\" alt=\"");
                writer.text(&figure.alt);
                writer.out.push_str("\">");
            }
            writer.element("figcaption", |writer| {
                writer.inlines(&figure.caption);
                if !figure.credit.is_empty() {
                    writer.out.push(' ');
                    writer.text(&figure.credit);
                }
            });
        });
    }

    fn inlines(&mut self, text: &Inlines) {
        let mut at = 0;
        for span in &text.spans {
            let (before, inside) = (
                text.text.get(at..span.start as usize),
                text.text.get(span.range()),
            );
            self.lines(before.unwrap_or_default());
            self.span(span, inside.unwrap_or_default());
            at = span.end as usize;
        }
        self.lines(text.text.get(at..).unwrap_or_default());
    }

    fn span(&mut self, span: &Span, inside: &str) {
        let target = span.link.and_then(|link| self.links.links.get(link as usize));
        if let Some(target) = target {
            self.out.push_str("<a href=\"");
            self.text(target);
            self.out.push_str("\">");
        }
        let styles = [
            ("em", span.style.emphasis),
            ("strong", span.style.strong),
            ("code", span.style.code),
            ("del", span.style.struck),
        ];
        let names = || styles.into_iter().filter(|(_, is)| *is).map(|(name, _)| name);
        for name in names() {
            self.tag("<", name);
        }
        self.lines(inside);
        for name in names().rev() {
            self.tag("</", name);
        }
        if target.is_some() {
            self.out.push_str("</a>");
        }
    }

    /// Running text; its line ends are breaks.
    fn lines(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.out.push_str("<br>");
            }
            self.text(line);
        }
    }

    fn text(&mut self, text: &str) {
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
