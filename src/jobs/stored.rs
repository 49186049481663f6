//! Articles out of the bytes that the library keeps of them.

use crate::domain::article::{Article, ArticleId};
use crate::sources::stored;

/// The article with its document, ready to be searched; none where the bytes are damaged.
pub fn build(bytes: &[u8], id: ArticleId) -> Option<Article> {
    stored::decode(bytes, id).ok().map(stored::build)
}

/// The article with its document alone.
pub fn open(bytes: &[u8], id: ArticleId) -> Option<Article> {
    stored::decode(bytes, id).ok().map(stored::with_document)
}
