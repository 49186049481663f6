//! Articles by their ids: of the library, of bookmarks, of the bundled edition.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::jobs::{self, edition, stored};

use super::kept::Kept;

/// The least that has to be given of an id.
const SHORTEST: usize = 4;
/// How many ids are told that begin alike.
const TOLD: usize = 8;

/// The article of an id, or of the beginning of one; else why there is none.
pub fn article(id: &str, kept: &mut Kept) -> anyhow::Result<Result<Arc<Article>, String>> {
    let edition = edition::articles();
    let given = ArticleId::given(id);
    if let Some(article) = exact(&given, &edition, kept)? {
        return Ok(Ok(article));
    }
    let start = id.to_ascii_lowercase();
    if start.len() < SHORTEST {
        return Ok(Err(unknown(id)));
    }
    let mut found: BTreeSet<ArticleId> = kept
        .reader()
        .beginning_with(&start, TOLD + 1)?
        .into_iter()
        .collect();
    let others = kept.bookmarks.iter().chain(&edition);
    let others = others.map(|article| article.id.clone());
    found.extend(others.filter(|id| id.as_str().starts_with(&start)));
    let mut ids = found.iter();
    match (ids.next(), ids.next()) {
        (None, _) => Ok(Err(unknown(id))),
        (Some(only), None) => {
            Ok(exact(only, &edition, kept)?
                .ok_or_else(|| format!("the text of the article {only} is damaged")))
        }
        _ => Ok(Err(several(id, &found))),
    }
}

fn unknown(id: &str) -> String {
    format!("no file, and no article with the id \"{id}\"")
}

fn several(id: &str, found: &BTreeSet<ArticleId>) -> String {
    let told: Vec<&str> = found.iter().take(TOLD).map(ArticleId::as_str).collect();
    let more = if found.len() > TOLD { ", …" } else { "" };
    format!("several articles begin with \"{id}\": {}{more}", told.join(", "))
}

/// What the library has of it counts, then what was kept with its bookmark.
fn exact(id: &ArticleId, edition: &[Arc<Article>], kept: &mut Kept) -> anyhow::Result<Option<Arc<Article>>> {
    let ids = std::slice::from_ref(id);
    let of_library = jobs::open::articles(kept.reader(), ids, &stored::build)?.pop();
    let mut others = kept.bookmarks.iter().chain(edition);
    Ok(of_library.or_else(|| others.find(|article| article.id == *id).cloned()))
}
