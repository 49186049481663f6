//! What is kept of earlier runs: bookmarks, and what the user did with articles.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::config::paths::Paths;
use crate::domain::article::{Article, ArticleId};
use crate::domain::text::Text;
use crate::jobs::keep;
use crate::sources::write::json::Marks;
use crate::store::reader::{KnownMarks, Reader};

use super::out::complain;
use super::told;

/// What is kept, read without making anything.
#[derive(Debug)]
pub struct Kept {
    pub bookmarks: Vec<Arc<Article>>,
    read: HashSet<ArticleId>,
    tags: HashMap<ArticleId, Vec<Text>>,
    reader: Reader,
}

impl Kept {
    pub fn load(paths: &Paths) -> Self {
        let mut kept = Self {
            bookmarks: Vec::new(),
            read: HashSet::new(),
            tags: HashMap::new(),
            reader: Reader::new(&paths.data),
        };
        if !paths.database().exists() && !paths.bookmarks().exists() {
            return kept;
        }
        let mut store = told::store(paths);
        let loaded = store.load();
        for bookmark in &loaded.bookmarks {
            kept.bookmarks.push(Arc::new(keep::article(&mut store, bookmark)));
            kept.tags.insert(bookmark.id.clone(), bookmark.tags.clone());
        }
        kept.read = loaded.read;
        kept
    }

    /// The marks of these articles, in their order.
    pub fn marks<'a>(&mut self, ids: impl Iterator<Item = &'a ArticleId>) -> Vec<Marks> {
        let ids: Vec<ArticleId> = ids.cloned().collect();
        let known = match self.reader.marks(&ids) {
            Ok(known) => known,
            Err(error) => {
                complain(&error.to_string());
                vec![KnownMarks::default(); ids.len()]
            }
        };
        ids.iter()
            .zip(known)
            .map(|(id, known)| self.mark(id, &known))
            .collect()
    }

    /// What `bookmarks.toml` says of a bookmark counts.
    fn mark(&self, id: &ArticleId, known: &KnownMarks) -> Marks {
        let bookmark = self.tags.get(id);
        let tags = bookmark.unwrap_or(&known.tags);
        Marks {
            read: known.is_read || self.read.contains(id),
            bookmarked: known.is_bookmarked || bookmark.is_some(),
            tags: tags.iter().map(ToString::to_string).collect(),
            story: known.story,
        }
    }

    /// What reads the library.
    pub fn reader(&mut self) -> &mut Reader {
        &mut self.reader
    }
}
