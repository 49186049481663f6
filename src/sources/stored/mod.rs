//! Articles as the library keeps them: packed and unpacked, and the document made when it is wanted.

mod address;
mod facts;
mod keys;

use crate::domain::article::{Article, ArticleId, Kind, Origin};

use super::{complete, html, stand_in};

pub use address::canonical;
pub use keys::{raw_key, text_key};

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
/// Every field is in them but the id. The document is not where it can be made of the HTML.
pub fn encode(article: &Article) -> Vec<u8> {
    let html = article.content_html.as_deref().unwrap_or_default();
    let mut bytes = Vec::with_capacity(html.len() + 1024);
    bytes.push(VERSION);
    serde_json::to_writer(&mut bytes, &Facts::of(article)).expect("facts are strings and numbers");
    bytes.push(b'\n');
    bytes.extend_from_slice(html.as_bytes());
    bytes
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
        if article.dateline.take().is_some() {
            complete::take_dateline(&mut article);
        }
    }
    if article.kind == Kind::Report {
        stand_in::set_title(&mut article);
    }
    article
}
