//! What another reader knew of articles, taken over without entries of their own in the journal.

use rusqlite::params;

use super::{Store, journal, library, now};
use crate::domain::article::ArticleId;
use crate::domain::bookmark::Bookmark;
use crate::domain::library::FeedId;
use crate::domain::text::Text;

impl Store {
    /// Marks these articles of the library read; says how many were not. No change to be taken back.
    pub fn take_over_read(&mut self, ids: &[ArticleId]) -> usize {
        let marked = self.run(|connection, _| {
            let (numbers, _) = library::find(connection, ids)?;
            library::set_read(connection, &numbers, true)
        });
        marked.map_or(0, |marked| marked.len())
    }

    /// Bookmarks these articles, each with its text; says which were not bookmarked before. The
    /// change that takes their feeds over is to name them, so that they are taken back with it.
    pub fn take_over_bookmarks(&mut self, bookmarks: &[(Bookmark, String)]) -> Vec<ArticleId> {
        let at = now();
        let new = self.run(|connection, file| {
            let mut new = Vec::new();
            for (bookmark, text) in bookmarks {
                if journal::bookmark(connection, file, bookmark, text, at)? {
                    new.push(bookmark.id.clone());
                }
            }
            Ok(new)
        });
        self.flush();
        new.unwrap_or_default()
    }

    /// What a feed calls itself, and its site, as long as it has not said so itself.
    pub fn take_over_name(&mut self, feed: FeedId, title: &Text, site_url: Option<&Text>) {
        self.run(|connection, _| {
            connection
                .prepare_cached(
                    "UPDATE feeds SET title = ?2, site_url = ifnull(site_url, ?3) WHERE number = ?1 AND title = ''",
                )?
                .execute(params![feed.0, title.as_str(), site_url.map(Text::as_str)])
        });
    }
}
