//! What the user asks for on the screen, as the change that the store is to make.

use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::article::{Article, ArticleId};
use crate::domain::change::{Beside, Change, Changed, Marking};
use crate::domain::library::{Key, Listing, Order};
use crate::domain::query::Query;
use crate::domain::text::Text;
use crate::jobs::keep;
use crate::jobs::list::{Lister, Request};
use crate::jobs::stored;
use crate::store::reader::Reader;

use super::Library;

/// A change of marks as it is asked for.
#[derive(Clone, Debug)]
pub enum Wish {
    Read {
        ids: Vec<ArticleId>,
        read: bool,
    },
    Bookmark {
        article: Arc<Article>,
        bookmarked: bool,
    },
    /// Everything of a listing; what came after `before` is left out.
    ReadListing {
        listing: Listing,
        before: Timestamp,
    },
    /// What stands above or below a place, and the row itself.
    ReadBeside(Beside),
    Tags {
        article: Arc<Article>,
        tags: Vec<Text>,
    },
    Note {
        article: Arc<Article>,
        note: Text,
    },
    /// Takes a report out of its story: the reports it must not stand with again.
    Split {
        article: ArticleId,
        from: Vec<ArticleId>,
    },
    /// Joins the stories of two reports.
    Merge {
        one: ArticleId,
        other: ArticleId,
    },
}

impl Library {
    /// Makes the change; when this returns, it survives the end of the program.
    pub fn mark(&mut self, wish: Wish, now: Timestamp) -> Changed {
        let change = self.change_of(wish, now);
        self.store.apply(&change)
    }

    fn change_of(&mut self, wish: Wish, now: Timestamp) -> Change {
        match wish {
            Wish::Read { ids, read } => Change::Read { ids, read },
            Wish::Bookmark {
                article,
                bookmarked: true,
            } => keep::bookmark(&self.whole(&article), now),
            Wish::Bookmark {
                article,
                bookmarked: false,
            } => Change::Unbookmark {
                id: article.id.clone(),
            },
            Wish::ReadListing { listing, before } if Query::parse(&listing.query).is_empty() => {
                Change::ReadListing(Marking::all(&listing, before))
            }
            Wish::ReadListing { listing, .. } => Change::ReadMoments(self.found(&listing, now, |_| true)),
            Wish::ReadBeside(beside) if Query::parse(&beside.listing.query).is_empty() => {
                Change::ReadListing(Marking::beside(beside, now))
            }
            Wish::ReadBeside(Beside {
                listing, key, above, ..
            }) => {
                let place = |key: &Key| match listing.order {
                    Order::NewestFirst => (key.hit, -key.moment),
                    Order::OldestFirst => (key.hit, key.moment),
                };
                let is_meant = |other: &Key| {
                    if above {
                        place(other) <= place(&key)
                    } else {
                        place(other) >= place(&key)
                    }
                };
                Change::ReadMoments(self.found(&listing, now, is_meant))
            }
            Wish::Tags { article, tags } => Change::Tags {
                id: article.id.clone(),
                title: article.title.clone(),
                tags,
            },
            Wish::Note { article, note } => Change::Note {
                id: article.id.clone(),
                title: article.title.clone(),
                note,
            },
            Wish::Split { article, from } => Change::Split {
                title: Text::default(),
                id: article,
                from,
            },
            Wish::Merge { one, other } => Change::Merge {
                title: Text::default(),
                one,
                other,
            },
        }
    }

    /// An article of which only its row is known, with the text that the library has of it.
    fn whole(&mut self, article: &Arc<Article>) -> Arc<Article> {
        if !article.document.is_empty() {
            return Arc::clone(article);
        }
        let data = self.store.article_data(&article.id);
        let Some(mut whole) = data.and_then(|data| stored::open(&data, article.id.clone())) else {
            return Arc::clone(article);
        };
        // A feed may have moved since.
        if article.feed.is_some() {
            whole.feed.clone_from(&article.feed);
            whole.feed_title.clone_from(&article.feed_title);
        }
        Arc::new(whole)
    }

    /// The moments of what a query finds.
    fn found(&mut self, listing: &Listing, now: Timestamp, is_meant: impl Fn(&Key) -> bool) -> Vec<i64> {
        let mut lister = Lister::new(Reader::new(&self.data_folder));
        let request = Request {
            listing,
            now,
            until: None,
        };
        let mut found = lister.keys(&request, usize::MAX, &stored::build);
        if found.is_err()
            && let Some(damage) = lister.reader().take_damage()
            && self.store.overcome_damage(&damage).is_ok()
        {
            found = lister.keys(&request, usize::MAX, &stored::build);
        }
        let (keys, _) = found.unwrap_or_default();
        keys.into_iter()
            .filter(|key| is_meant(key))
            .map(|key| key.moment)
            .collect()
    }
}
