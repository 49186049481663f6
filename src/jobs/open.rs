//! Opening articles of the library: their texts, made readable.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::index::Build;
use crate::domain::article::{Article, ArticleId};
use crate::store::reader::{LookError, Reader};

/// These articles with their texts, in their order; what is gone or damaged is left out.
pub fn articles(
    reader: &mut Reader,
    ids: &[ArticleId],
    build: &Build<'_>,
) -> Result<Vec<Arc<Article>>, LookError> {
    let texts = reader.texts(ids)?;
    let articles = texts
        .into_iter()
        .filter_map(|text| build(&text.bytes?, text.id).map(Arc::new));
    Ok(articles.collect())
}

/// The same articles in their order, those without text with the one that the library has of them.
pub fn with_texts(
    reader: &mut Reader,
    listed: Vec<Arc<Article>>,
    build: &Build<'_>,
) -> Result<Vec<Arc<Article>>, LookError> {
    let bare = listed.iter().filter(|article| article.document.is_empty());
    let bare: Vec<ArticleId> = bare.map(|article| article.id.clone()).collect();
    if bare.is_empty() {
        return Ok(listed);
    }
    let found = articles(reader, &bare, build)?;
    let mut texts: HashMap<ArticleId, Arc<Article>> = found
        .into_iter()
        .map(|article| (article.id.clone(), article))
        .collect();
    let whole = |article: Arc<Article>| texts.remove(&article.id).unwrap_or(article);
    Ok(listed.into_iter().map(whole).collect())
}

/// Every version of an article, the newest first, each with the time at which it came.
pub fn versions(
    reader: &mut Reader,
    id: &ArticleId,
    build: &Build<'_>,
) -> Result<Vec<(Timestamp, Arc<Article>)>, LookError> {
    let versions = reader.versions(id)?;
    let articles = versions.into_iter().filter_map(|version| {
        let article = build(&version.bytes?, id.clone())?;
        Some((version.at, Arc::new(article)))
    });
    Ok(articles.collect())
}
