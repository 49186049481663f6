//! Articles and documents as readable text, for golden files.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use newsview::domain::article::Article;
use newsview::domain::document::{Block, Document, Inlines};
use newsview::domain::text::Text;

pub fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(folder)
}

/// Every fixture with this ending, read by `read`, is as the `.expected` file beside it says.
pub fn compare_all(folder: &str, ending: &str, read: impl Fn(&Path, &str) -> String) -> usize {
    let mut count = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(fixtures(folder)).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|found| found != ending) {
            continue;
        }
        count += 1;
        let got = read(&path, &fs::read_to_string(&path).unwrap());
        let expected_path = path.with_extension("expected");
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        if got != expected {
            if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
                fs::write(&expected_path, &got).unwrap();
            } else {
                wrong.push(format!(
                    "== {}\n-- expected\n{expected}\n-- got\n{got}",
                    path.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    count
}

/// Hands every fixture with this ending to `check`.
pub fn for_each(folder: &str, ending: &str, check: impl Fn(&Path, &str)) {
    for entry in fs::read_dir(fixtures(folder)).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|found| found == ending) {
            check(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}

pub fn article(article: &Article) -> String {
    let mut out = String::new();
    let stands_in = article.stands_in;
    let mark = |stands_in| if stands_in { " (stands in)" } else { "" };
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            writeln!(out, "{name}: {value}").unwrap();
        }
    };
    line("title", &format!("{}{}", article.title, mark(stands_in.title)));
    line("outlet", &format!("{}{}", article.outlet, mark(stands_in.outlet)));
    let authors: Vec<&str> = article.authors.iter().map(Text::as_str).collect();
    line("authors", &authors.join(" | "));
    let date = article.published.map(|date| date.to_string()).unwrap_or_default();
    line("published", &format!("{date}{}", mark(stands_in.date)));
    line(
        "updated",
        &article.updated.map(|date| date.to_string()).unwrap_or_default(),
    );
    line("language", article.language.as_deref().unwrap_or_default());
    line("url", article.url.as_deref().unwrap_or_default());
    line("dateline", article.dateline.as_deref().unwrap_or_default());
    line("summary", article.summary.as_deref().unwrap_or_default());
    let categories: Vec<&str> = article.categories.iter().map(Text::as_str).collect();
    line("categories", &categories.join(" | "));
    for warning in &article.warnings {
        line("warning", warning);
    }
    out.push('\n');
    out.push_str(&document(&article.document));
    out
}

pub fn document(document: &Document) -> String {
    let mut out = String::new();
    blocks(&document.blocks, 0, &mut out);
    for (number, link) in document.links.iter().enumerate() {
        writeln!(out, "[{number}] {link}").unwrap();
    }
    out
}

fn blocks(blocks: &[Block], depth: usize, out: &mut String) {
    for block in blocks {
        one(block, depth, out);
    }
}

fn one(block: &Block, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    match block {
        Block::Heading { level, text } => writeln!(out, "{pad}h{level} {}", inlines(text)).unwrap(),
        Block::Paragraph(text) => writeln!(out, "{pad}p {}", inlines(text)).unwrap(),
        Block::Closing(text) => writeln!(out, "{pad}closing {}", inlines(text)).unwrap(),
        Block::List(list) => {
            match list.start {
                Some(start) => writeln!(out, "{pad}list from {start}").unwrap(),
                None => writeln!(out, "{pad}list").unwrap(),
            }
            for item in &list.items {
                writeln!(out, "{pad}  item").unwrap();
                blocks(item, depth + 2, out);
            }
        }
        Block::Quote(inner) => {
            writeln!(out, "{pad}quote").unwrap();
            blocks(inner, depth + 1, out);
        }
        Block::Preformatted { text, language } => {
            writeln!(out, "{pad}pre {}", language.as_deref().unwrap_or("-")).unwrap();
            for line in text.lines() {
                writeln!(out, "{pad}  |{line}").unwrap();
            }
        }
        Block::Table(table) => {
            writeln!(out, "{pad}table").unwrap();
            let row = |cells: &[Inlines]| cells.iter().map(inlines).collect::<Vec<_>>().join(" | ");
            if !table.head.is_empty() {
                writeln!(out, "{pad}  head {}", row(&table.head)).unwrap();
            }
            for cells in &table.rows {
                writeln!(out, "{pad}  row {}", row(cells)).unwrap();
            }
        }
        Block::Figure(figure) => {
            writeln!(out, "{pad}figure {}", figure.url.as_deref().unwrap_or("-")).unwrap();
            for (name, value) in [
                ("alt", figure.alt.to_string()),
                ("caption", inlines(&figure.caption)),
                ("credit", figure.credit.to_string()),
            ] {
                if !value.is_empty() {
                    writeln!(out, "{pad}  {name} {value}").unwrap();
                }
            }
        }
        Block::Rule => writeln!(out, "{pad}rule").unwrap(),
    }
}

/// Running text with its styles marked: `*em*`, `**strong**`, `` `code` ``, `~~struck~~`, `[text][0]`.
fn inlines(text: &Inlines) -> String {
    let mut out = String::new();
    let mut at = 0;
    for span in &text.spans {
        out.push_str(&text.text[at..span.range().start]);
        let marks = [
            (span.style.strong, "**"),
            (span.style.emphasis, "*"),
            (span.style.struck, "~~"),
            (span.style.code, "`"),
        ];
        let open: String = marks
            .iter()
            .filter(|(on, _)| *on)
            .map(|(_, mark)| *mark)
            .collect();
        let close: String = marks
            .iter()
            .rev()
            .filter(|(on, _)| *on)
            .map(|(_, mark)| *mark)
            .collect();
        let inner = &text.text[span.range()];
        match span.link {
            Some(link) => write!(out, "[{open}{inner}{close}][{link}]").unwrap(),
            None => write!(out, "{open}{inner}{close}").unwrap(),
        }
        at = span.range().end;
    }
    out.push_str(&text.text[at..]);
    out.replace('\n', "⏎")
}
