//! HTML: a page's article, or a fragment of one.

mod address;
mod blocks;
mod classes;
pub(in crate::sources) mod entities;
mod line;
mod links;
mod names;
mod page;
pub(in crate::sources) mod scan;
mod tame;

use url::Url;

use crate::domain::article::Article;
use crate::domain::document::Document;
use crate::domain::limits;
use crate::domain::text::{Text, floor_to_char};

pub use line::{push_letters, to_line};
pub use links::with_absolute_links;
pub use page::read;

/// The document of a piece of HTML (a feed entry's body), and what was wrong with it.
pub fn fragment(html: &str, base: Option<&Url>) -> (Document, Vec<Text>) {
    let (html, mut warnings) = within_limit(html);
    let (document, more) = document_of(html, base);
    warnings.extend(more);
    (document, warnings)
}

fn document_of(html: &str, base: Option<&Url>) -> (Document, Vec<Text>) {
    let tree = dom_query::Document::fragment(tame::tame(html));
    blocks::document(&tree.root(), base)
}

/// Sets an article's body to a piece of HTML, which is kept with its links made absolute.
pub fn set_body(article: &mut Article, html: &str, base: Option<&Url>) {
    keep(article, html, base);
    build(article);
}

/// Keeps a piece of HTML, its links made absolute, as an article's body; [`build`] reads it.
pub fn keep(article: &mut Article, html: &str, base: Option<&Url>) {
    let (html, warnings) = within_limit(html);
    article.warnings.extend(warnings);
    article.content_html = content(html, base);
}

/// Makes an article's document of the HTML that it keeps.
pub fn build(article: &mut Article) {
    let Some(html) = &article.content_html else { return };
    let own = article.url.as_deref().and_then(|url| Url::parse(url).ok());
    let (document, warnings) = document_of(html, own.as_ref());
    article.document = document;
    article.warnings.extend(warnings);
}

/// HTML as it is kept; nothing where there is none.
fn content(html: &str, base: Option<&Url>) -> Option<Text> {
    kept(&with_absolute_links(html, base))
}

/// HTML that is kept already.
pub fn kept(html: &str) -> Option<Text> {
    let mut text = Text::lines(html.trim());
    // What was taken out may have stood before white space.
    if text.trim().len() < text.len() {
        text = Text::lines(text.trim());
    }
    (!text.is_empty()).then_some(text)
}

/// The HTML up to the limit, and a warning where it is longer.
pub fn within_limit(html: &str) -> (&str, Vec<Text>) {
    let kept = floor_to_char(html, limits::HTML_BYTES);
    let warnings = match html.len() - kept.len() {
        0 => Vec::new(),
        left => vec![Text::line(&format!(
            "the last {left} bytes of the text were left out: it is longer than {} bytes",
            limits::HTML_BYTES
        ))],
    };
    (kept, warnings)
}
