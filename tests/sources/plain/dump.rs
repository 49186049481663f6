//! An article as readable lines: what is known of it, then its blocks.

use std::fmt::Write;

use newsview::domain::article::Article;
use newsview::domain::document::{Block, Inlines};

/// The article, one fact or block a line.
pub fn dump(article: &Article) -> String {
    let mut out = String::new();
    let mark = |stands_in: bool| if stands_in { " (stands in)" } else { "" };
    let mut fact = |name: &str, value: &str, mark: &str| {
        if !value.is_empty() {
            writeln!(out, "{name}: {value}{mark}").unwrap();
        }
    };
    let stands_in = article.stands_in;
    fact("title", &article.title, mark(stands_in.title));
    fact("outlet", &article.outlet, mark(stands_in.outlet));
    for author in &article.authors {
        fact("author", author, "");
    }
    let published = article.published.map(|at| at.to_string()).unwrap_or_default();
    fact("published", &published, mark(stands_in.date));
    fact(
        "updated",
        &article.updated.map(|at| at.to_string()).unwrap_or_default(),
        "",
    );
    let rest = [
        ("dateline", &article.dateline),
        ("language", &article.language),
        ("url", &article.url),
        ("guid", &article.guid),
        ("summary", &article.summary),
    ];
    for (name, value) in rest {
        fact(name, value.as_deref().unwrap_or_default(), "");
    }
    for category in &article.categories {
        fact("category", category, "");
    }
    for warning in &article.warnings {
        fact("warning", warning, "");
    }
    for (index, link) in article.document.links.iter().enumerate() {
        fact(&format!("link {index}"), link, "");
    }
    out.push('\n');
    for block in &article.document.blocks {
        push(block, 0, &mut out);
    }
    out
}

fn push(block: &Block, depth: usize, out: &mut String) {
    let margin = "  ".repeat(depth);
    match block {
        Block::Heading { level, text } => line(out, &margin, &format!("heading {level}"), &inlines(text)),
        Block::Paragraph(text) => line(out, &margin, "paragraph", &inlines(text)),
        Block::Closing(text) => line(out, &margin, "closing", &inlines(text)),
        Block::Rule => line(out, &margin, "rule", ""),
        Block::Preformatted { text, .. } => {
            line(out, &margin, "preformatted", "");
            text.split('\n')
                .for_each(|text| writeln!(out, "{margin}  |{text}").unwrap());
        }
        Block::Figure(figure) => {
            line(out, &margin, "figure", &inlines(&figure.caption));
            if !figure.credit.is_empty() {
                line(out, &margin, "  credit", &figure.credit);
            }
        }
        Block::Quote(blocks) => {
            line(out, &margin, "quote", "");
            for block in blocks {
                push(block, depth + 1, out);
            }
        }
        Block::List(list) => {
            let start = list
                .start
                .map(|start| format!("from {start}"))
                .unwrap_or_default();
            line(out, &margin, "list", &start);
            for item in &list.items {
                line(out, &margin, " item", "");
                for block in item {
                    push(block, depth + 1, out);
                }
            }
        }
        Block::Table(_) => line(out, &margin, "table", ""),
    }
}

fn line(out: &mut String, margin: &str, kind: &str, text: &str) {
    writeln!(out, "{}", format!("{margin}{kind}: {text}").trim_end()).unwrap();
}

fn inlines(text: &Inlines) -> String {
    let mut out = String::new();
    let mut kept = 0;
    for span in &text.spans {
        out.push_str(&text.text[kept..span.start as usize]);
        let link = span.link.map(|link| link.to_string()).unwrap_or_default();
        write!(out, "[{}]({link})", &text.text[span.range()]).unwrap();
        kept = span.end as usize;
    }
    out.push_str(&text.text[kept..]);
    out
}
