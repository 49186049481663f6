//! An article as Markdown that reads back as the same blocks.

mod blocks;
mod inlines;

use crate::domain::article::Article;
use crate::domain::document::Block;
use crate::domain::text::Text;

use inlines::escape;

/// The article: headline, byline line, dateline, then its blocks.
pub fn article(article: &Article) -> String {
    let mut parts = vec![format!("# {}", escape(&article.title).trim())];
    parts.extend(byline(article));
    let links = &article.document.links;
    let mut dateline = article.dateline.as_deref();
    let mut before: Option<&Block> = None;
    for block in &article.document.blocks {
        if before.is_some_and(|before| blocks::would_join(before, block)) {
            parts.push("<!-- -->".to_owned());
        }
        let mut text = blocks::block(block, links);
        if let (Block::Paragraph(_), Some(dateline)) =
            (block, dateline.take_if(|_| matches!(block, Block::Paragraph(_))))
        {
            text = format!("{} — {text}", escape(dateline));
        }
        parts.push(text);
        before = Some(block);
    }
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

/// The article, and under a line the user's own words about it.
pub fn with_note(article: &Article, note: &str) -> String {
    let mut out = self::article(article);
    let lines: Vec<String> = note
        .lines()
        .map(|line| format!("> {}", escape(line)).trim_end().to_owned())
        .collect();
    if !lines.is_empty() {
        out.push('\n');
        out.push_str(&lines.join("\n"));
        out.push('\n');
    }
    out
}

/// "By Ada Moor and Bo Lind · The Courier · 2026-05-18 06:30 UTC"; what only stands in is left out.
fn byline(article: &Article) -> Option<String> {
    let mut parts = Vec::new();
    let names: Vec<&str> = article.authors.iter().map(Text::as_str).collect();
    if let [first @ .., last] = names.as_slice() {
        parts.push(match first {
            [] => format!("By {last}"),
            _ => format!("By {} and {last}", first.join(", ")),
        });
    }
    if !article.outlet.is_empty() && !article.stands_in.outlet {
        parts.push(article.outlet.to_string());
    }
    if let Some(published) = article.published.filter(|_| !article.stands_in.date) {
        parts.push(published.strftime("%Y-%m-%d %H:%M UTC").to_string());
    }
    // A name alone would be no byline line.
    if let [outlet] = parts.as_mut_slice()
        && article.authors.is_empty()
        && *outlet == *article.outlet
    {
        outlet.insert_str(0, "Source: ");
    }
    (!parts.is_empty()).then(|| format!("*{}*", escape(&parts.join(" · "))))
}
