//! Articles as the library keeps them: packed and unpacked, and the document made when it is wanted.

mod address;
mod facts;
mod keys;

use std::borrow::Cow;

use crate::domain::article::{Article, ArticleId, Kind, Origin};
use crate::domain::document::{Block, Document};

use super::{complete, html, stand_in, write};

pub use address::canonical;
pub use keys::{bytes_key, raw_key, text_key};

use facts::Facts;

/// The form that is written; it changes when older programs could not read it any more.
const VERSION: u8 = 1;

/// Why bytes give no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoredError {
    #[error("the stored article is damaged")]
    Damaged,
    #[error("the stored article was written by a newer newsview (its form is {0})")]
    Newer(u8),
}

/// An article as bytes: the version, a line of JSON with the facts, then the HTML as it is.
///
/// Every field is in them but the id. The document is kept as paragraphs where it is no more than
/// these, else as HTML that it can be made of.
pub fn encode(article: &Article) -> Vec<u8> {
    let html = match &article.content_html {
        Some(html) => Cow::Borrowed(html.as_str()),
        None if is_plain(&article.document) => Cow::Borrowed(""),
        None => Cow::Owned(write::html::fragment(&article.document)),
    };
    let mut bytes = Vec::with_capacity(html.len() + 1024);
    bytes.push(VERSION);
    serde_json::to_writer(&mut bytes, &Facts::of(article)).expect("facts are strings and numbers");
    bytes.push(b'\n');
    bytes.extend_from_slice(html.as_bytes());
    bytes
}

/// Takes the place it is filed from off the lead, where it stands there again.
fn part_dateline(article: &mut Article) {
    let Some(known) = article.dateline.take() else {
        return;
    };
    let whole = article.document.clone();
    complete::take_dateline(article);
    if article.dateline.as_ref() != Some(&known) {
        article.document = whole;
        article.dateline = Some(known);
    }
}

/// Whether a document is nothing but plain paragraphs, which need no HTML.
fn is_plain(document: &Document) -> bool {
    let is_plain = |block: &Block| matches!(block, Block::Paragraph(text) if text.spans.is_empty() && !text.text.contains('\n'));
    document.links.is_empty() && document.blocks.iter().all(is_plain)
}

/// The article of these bytes, without a document where [`build`] can make it.
pub fn decode(bytes: &[u8], id: ArticleId) -> Result<Article, StoredError> {
    let (version, rest) = bytes.split_first().ok_or(StoredError::Damaged)?;
    match *version {
        VERSION => {}
        newer if newer > VERSION => return Err(StoredError::Newer(newer)),
        _ => return Err(StoredError::Damaged),
    }
    let rest = std::str::from_utf8(rest).map_err(|_| StoredError::Damaged)?;
    let (facts, html) = rest.split_once('\n').ok_or(StoredError::Damaged)?;
    let facts: Facts<'_> = serde_json::from_str(facts).map_err(|_| StoredError::Damaged)?;
    let mut article = Article::new(id, Origin::default());
    facts.put_into(&mut article);
    article.content_html = html::kept(html);
    Ok(article)
}

/// Makes what [`decode`] and a reading of entries left out: the document, and the words for a search.
#[must_use]
pub fn build(article: Article) -> Article {
    with_document(article).index()
}

/// Makes the document alone.
#[must_use]
pub fn with_document(mut article: Article) -> Article {
    if article.document.is_empty() {
        html::build(&mut article);
        part_dateline(&mut article);
    }
    if article.kind == Kind::Report {
        stand_in::set_title(&mut article);
    }
    article
}
