//! The articles of the library on their way to other programs, some at a time.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use jiff::Timestamp;

use super::Exported;
use crate::domain::article::{Article, ArticleId};
use crate::domain::library::{Anchor, Key, LibraryRow, Listing};
use crate::domain::query::Query;
use crate::domain::text::Text;
use crate::jobs::list::{Lister, Request};
use crate::jobs::stored;
use crate::sources::http;
use crate::sources::write::json::Marks;
use crate::store::reader::{LookError, Reader};

/// How many are held at a time.
const SOME: usize = 64;

/// The articles of a listing in its order, with what the user did to them.
#[derive(Debug)]
pub struct Articles {
    lister: Lister,
    listing: Listing,
    now: Timestamp,
    ready: VecDeque<Exported<Arc<Article>>>,
    /// What a query found, the last one first; none where all is listed.
    found: Option<Vec<Key>>,
    /// Where to go on.
    last: Option<Key>,
    is_over: bool,
    problem: Option<LookError>,
}

impl Articles {
    pub fn new(reader: Reader, listing: Listing, now: Timestamp) -> Result<Self, LookError> {
        let mut lister = Lister::new(reader);
        let found = if Query::parse(&listing.query).is_empty() {
            None
        } else {
            let request = Request {
                listing: &listing,
                now,
                until: None,
            };
            let (mut keys, _) = lister.keys(&request, usize::MAX, &stored::build)?;
            keys.reverse();
            Some(keys)
        };
        Ok(Self {
            lister,
            listing,
            now,
            ready: VecDeque::new(),
            found,
            last: None,
            is_over: false,
            problem: None,
        })
    }

    /// Why it ended before its end.
    pub fn problem(self) -> Option<LookError> {
        self.problem
    }

    /// The ids of those that are read.
    pub fn read_ids(mut self) -> Result<HashSet<ArticleId>, LookError> {
        let mut read = HashSet::new();
        while !self.is_over {
            let rows = self.rows()?.into_iter().filter(|row| row.is_read);
            read.extend(rows.map(|row| row.article.id.clone()));
        }
        Ok(read)
    }

    fn rows(&mut self) -> Result<Vec<LibraryRow>, LookError> {
        if let Some(found) = &mut self.found {
            let keys: Vec<Key> = found.drain(found.len().saturating_sub(SOME)..).rev().collect();
            self.is_over = found.is_empty();
            return self.lister.reader().rows_at(&keys);
        }
        let request = Request {
            listing: &self.listing,
            now: self.now,
            until: None,
        };
        let anchor = self.last.map_or(Anchor::Top, Anchor::After);
        let page = self.lister.page(&request, &anchor, SOME, &stored::build)?;
        self.last = page.rows.last().map(|row| row.key);
        self.is_over = !page.has_after || page.rows.is_empty();
        Ok(page.rows)
    }

    fn read(&mut self) -> Result<(), LookError> {
        for row in self.rows()? {
            let id = &row.article.id;
            let reader = self.lister.reader();
            let text = reader.texts(std::slice::from_ref(id))?.pop();
            let article = text.and_then(|text| stored::open(&text.bytes?, text.id));
            let note = reader.note(id)?.map(|note| note.to_string());
            let marks = Marks {
                read: row.is_read,
                bookmarked: row.is_bookmarked,
                tags: row.tags.iter().map(ToString::to_string).collect(),
                ..Marks::default()
            };
            self.ready.push_back(Exported {
                // Of a damaged text, what the list knows.
                article: Arc::new(without_password(
                    article.unwrap_or_else(|| (*row.article).clone()),
                )),
                marks,
                note,
            });
        }
        Ok(())
    }
}

impl Iterator for Articles {
    type Item = Exported<Arc<Article>>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && !self.is_over {
            if let Err(problem) = self.read() {
                self.problem = Some(problem);
                self.is_over = true;
            }
        }
        self.ready.pop_front()
    }
}

/// An article whose feed is named without a password.
pub fn without_password(mut article: Article) -> Article {
    article.feed = article.feed.map(|feed| Text::line(&http::shown(&feed)));
    article
}
