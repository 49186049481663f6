//! Indexing: the words of articles that are not in the search index yet, written a batch at a time.

use crate::domain::article::{Article, ArticleId};
use crate::domain::limits;
use crate::store::reader::StoredText;
use crate::store::search::{IndexProof, Indexing, WordsOf};
use crate::store::{Store, StoreError};

/// Makes an article of its stored text, with its document and ready to be searched.
pub type Build<'b> = dyn Fn(&[u8], ArticleId) -> Option<Article> + 'b;

/// Indexes up to `limit` articles, the oldest first: in one transaction, which gives way when asked.
///
/// Much at once is the cheapest; what gives way is undone, so that the next step should be smaller.
pub fn step(
    store: &mut Store,
    build: &Build<'_>,
    limit: usize,
    give_way: &dyn Fn() -> bool,
) -> Result<Indexing, StoreError> {
    let limit = limit.clamp(1, limits::INDEX_BATCH);
    let texts = store.unindexed(limit, limits::INDEX_BATCH_BYTES)?;
    if texts.is_empty() {
        return Ok(Indexing::default());
    }
    let mut words = Vec::with_capacity(texts.len());
    for text in texts {
        if give_way() {
            return Ok(Indexing {
                gave_way: true,
                ..Indexing::default()
            });
        }
        words.push(words_of(text, build));
    }
    store.index(&words, give_way)
}

/// Indexes everything anew; says after each step how many are done and how many are left.
pub fn rebuild(
    store: &mut Store,
    build: &Build<'_>,
    mut advanced: impl FnMut(usize, usize),
) -> Result<usize, StoreError> {
    store.clear_index()?;
    let mut done = 0;
    loop {
        let indexing = step(store, build, limits::INDEX_BATCH, &|| false)?;
        done += indexing.done;
        if indexing.done == 0 {
            return Ok(done);
        }
        advanced(done, indexing.left);
    }
}

/// Proves that a search finds all that is indexed, and nothing else.
pub fn check(store: &mut Store) -> Result<IndexProof, StoreError> {
    store.prove_index()
}

/// The words of a text; one that cannot be read has none, and is not tried again and again.
fn words_of(text: StoredText, build: &Build<'_>) -> WordsOf {
    let article = text.bytes.and_then(|bytes| build(&bytes, text.id));
    WordsOf {
        number: text.number,
        content_key: text.content_key,
        words: article
            .map(|article| article.haystack.indexed_words())
            .unwrap_or_default(),
    }
}
