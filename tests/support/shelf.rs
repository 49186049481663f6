//! A small library in memory, which answers as the real one does.

mod stories;

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use newsview::app::effect::{Change, Effect};
use newsview::app::message::{KeptArticle, Marked, Message};
use newsview::domain::article::{Article, ArticleId};
use newsview::domain::change::Beside;
use newsview::domain::document::Document;
use newsview::domain::library::{
    Anchor, Counts, FeedId, Health, Key, LibraryFeed, LibraryRow, Listing, Order, Page, Scope, View,
};
use newsview::domain::query::{Haystack, Hit, Query};
use newsview::domain::story::StoryId;
use newsview::domain::subscription::Subscription;
use newsview::domain::text::Text;

/// An article of the library, with its text and its feed.
#[derive(Clone)]
pub struct Kept {
    pub article: Arc<Article>,
    pub feed: FeedId,
    pub is_updated: bool,
    pub tags: Vec<Text>,
    pub note: Option<Text>,
}

/// The library.
#[derive(Default)]
pub struct Shelf {
    pub kept: Vec<Kept>,
    pub read: HashSet<ArticleId>,
    pub bookmarked: HashSet<ArticleId>,
    pub feeds: Vec<(FeedId, &'static str)>,
    /// The feeds with all that is known of them; they go before `feeds`.
    pub followed: Vec<LibraryFeed>,
    /// Says of every search that more may turn up.
    pub is_partial: bool,
    /// Which story an article is of, as the grouping found out.
    pub stories: HashMap<ArticleId, StoryId>,
    /// Articles that repeat another one's text.
    pub copies: HashMap<ArticleId, ArticleId>,
}

impl Shelf {
    /// Articles of two feeds in turns.
    pub fn with(articles: Vec<Arc<Article>>) -> Self {
        let feeds = vec![(FeedId(1), "Harbour Wire"), (FeedId(2), "The Coast")];
        let mut shelf = Self {
            feeds,
            ..Self::default()
        };
        for (index, article) in articles.into_iter().enumerate() {
            shelf.add(article, FeedId(if index % 2 == 0 { 1 } else { 2 }));
        }
        shelf
    }

    pub fn add(&mut self, article: Arc<Article>, feed: FeedId) {
        self.kept.push(Kept {
            article,
            feed,
            is_updated: false,
            tags: Vec::new(),
            note: None,
        });
    }

    /// Gives an article another text.
    pub fn edit(&mut self, id: &ArticleId, text: &str) {
        let kept = self.kept.iter_mut().find(|kept| kept.article.id == *id).unwrap();
        let mut article = Article::clone(&kept.article);
        article.document = Document::of_paragraphs(text.split('|'));
        kept.article = Arc::new(article.index());
        kept.is_updated = true;
    }

    /// The answers to what was asked for, in order; none to what is not the library's.
    pub fn answer(&mut self, effect: &Effect) -> Vec<Message> {
        match effect {
            Effect::List {
                id,
                listing,
                anchor,
                rows,
            } => {
                let all = self.rows(listing);
                let page = self.page(&all, listing.order, anchor, *rows);
                let counts = self.counts(listing, all.len());
                vec![
                    Message::Listed { id: *id, page },
                    Message::Counted { id: *id, counts },
                ]
            }
            Effect::Open(ids) => {
                let found = ids.iter().filter_map(|id| self.kept(id));
                vec![Message::Opened(
                    found.map(|kept| Arc::clone(&kept.article)).collect(),
                )]
            }
            Effect::LookUpStories(ids) => {
                let found = ids.iter().map(|id| (id.clone(), self.story_of(id)));
                vec![Message::StoriesLookedUp(found.collect())]
            }
            Effect::Explain(article) => vec![self.explain(article)],
            Effect::LoadSources => vec![self.sources()],
            Effect::Mark(change) => vec![Message::Marked(self.mark(change))],
            _ => Vec::new(),
        }
    }

    pub fn sources(&self) -> Message {
        if !self.followed.is_empty() {
            return Message::SourcesRead(Arc::new(self.followed.clone()));
        }
        let feed = |(id, name): &(FeedId, &str)| LibraryFeed {
            id: *id,
            subscription: Subscription::new(&format!("https://example.org/feed/{}", id.0)),
            own_title: Text::name(name),
            site_url: None,
            articles: 0,
            unread: 0,
            health: Health::default(),
        };
        Message::SourcesRead(Arc::new(self.feeds.iter().map(feed).collect()))
    }

    fn kept(&self, id: &ArticleId) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.article.id == *id)
    }

    /// All rows of a listing, in its order.
    pub fn rows(&self, listing: &Listing) -> Vec<LibraryRow> {
        let query = Query::parse(&listing.query);
        let mut rows: Vec<LibraryRow> = self
            .kept
            .iter()
            .filter(|kept| self.is_in(kept, listing))
            .filter_map(|kept| self.row(kept, &query))
            .collect();
        rows.sort_by(|one, other| one.key.compare(&other.key, listing.order));
        if listing.is_grouped {
            rows = self.grouped(rows);
        }
        rows
    }

    fn is_in(&self, kept: &Kept, listing: &Listing) -> bool {
        let is_of_scope = match &listing.scope {
            Scope::Feed(feed) => kept.feed == *feed,
            Scope::All | Scope::Folder(_) => true,
        };
        let id = &kept.article.id;
        is_of_scope
            && match listing.view {
                View::All => true,
                View::Unread => !self.read.contains(id),
                View::Bookmarks => self.bookmarked.contains(id),
                View::Updated => kept.is_updated,
                View::Stories => self.story_of(id).is_some(),
                View::LastDay => kept
                    .article
                    .published
                    .is_some_and(|moment| super::world::now().as_second() - moment.as_second() < 86_400),
            }
    }

    fn row(&self, kept: &Kept, query: &Query) -> Option<LibraryRow> {
        let hit = if query.is_empty() {
            Hit::Title
        } else {
            query.find(&kept.article.haystack)?
        };
        let mut summary = Article::clone(&kept.article);
        summary.document = Document::default();
        summary.haystack = Haystack::default();
        let id = &kept.article.id;
        Some(LibraryRow {
            feed: kept.feed,
            key: Key {
                hit,
                moment: kept.article.published.map_or(0, jiff::Timestamp::as_second),
            },
            is_read: self.read.contains(id),
            is_bookmarked: self.bookmarked.contains(id),
            is_updated: kept.is_updated,
            tags: kept.tags.clone(),
            note: kept.note.clone(),
            story: None,
            article: Arc::new(summary),
        })
    }

    fn page(&self, all: &[LibraryRow], order: Order, anchor: &Anchor, rows: usize) -> Page {
        let place = |key: &Key| all.partition_point(|row| row.key.compare(key, order) == Ordering::Less);
        let around = |index: usize| {
            let start = index.saturating_sub(rows / 2).min(all.len().saturating_sub(rows));
            start..(start + rows).min(all.len())
        };
        let is_at = |index: usize, key: &Key| all.get(index).is_some_and(|row| row.key == *key);
        let (range, wanted) = match anchor {
            Anchor::Top => (0..rows.min(all.len()), None),
            Anchor::Bottom => (all.len().saturating_sub(rows)..all.len(), None),
            Anchor::After(key) => {
                let start = place(key) + usize::from(is_at(place(key), key));
                (start..(start + rows).min(all.len()), None)
            }
            Anchor::Before(key) => (place(key).saturating_sub(rows)..place(key), None),
            Anchor::Around(key) => (around(place(key)), None),
            Anchor::Article(id) => match all.iter().position(|row| has(row, id)) {
                Some(index) => (around(index), Some(index)),
                None => (0..rows.min(all.len()), None),
            },
            Anchor::NextUnread(key) => {
                let after = place(key) + usize::from(is_at(place(key), key));
                let found = (after..all.len())
                    .chain(0..place(key))
                    .find(|index| !all[*index].is_read);
                (around(found.unwrap_or(place(key))), found)
            }
            Anchor::PreviousUnread(key) => {
                let mut before = (0..place(key)).rev().chain((place(key)..all.len()).rev());
                let found = before.find(|index| !all[*index].is_read && !is_at(*index, key));
                (around(found.unwrap_or(place(key))), found)
            }
        };
        Page {
            has_before: range.start > 0,
            has_after: range.end < all.len(),
            selected: wanted.map(|index| index - range.start),
            is_partial: self.is_partial,
            rows: all[range].to_vec(),
        }
    }

    fn counts(&self, listing: &Listing, listed: usize) -> Counts {
        let all = Listing {
            scope: listing.scope.clone(),
            ..Listing::default()
        };
        let rows = self.rows(&all);
        Counts {
            listed,
            articles: rows.len(),
            unread: rows.iter().filter(|row| !row.is_read).count(),
        }
    }

    fn mark(&mut self, change: &Change) -> Marked {
        match change {
            Change::Read { ids, read } => {
                for id in ids {
                    if *read {
                        self.read.insert(id.clone());
                    } else {
                        self.read.remove(id);
                    }
                }
                Marked {
                    read: ids.iter().map(|id| (id.clone(), *read)).collect(),
                    ..Marked::default()
                }
            }
            Change::Bookmark { article, bookmarked } => {
                if *bookmarked {
                    self.bookmarked.insert(article.id.clone());
                } else {
                    self.bookmarked.remove(&article.id);
                }
                Marked {
                    bookmarked: vec![(article.id.clone(), *bookmarked)],
                    kept: bookmarked
                        .then(|| KeptArticle(Arc::clone(article)))
                        .into_iter()
                        .collect(),
                    ..Marked::default()
                }
            }
            Change::ReadListing { listing, .. } => {
                let ids = self.rows(listing).into_iter().flat_map(|row| ids(&row));
                self.read.extend(ids.collect::<Vec<_>>());
                Marked::default()
            }
            Change::ReadBeside(beside) => self.mark_beside(beside),
            Change::Split { article, .. } => self.split(article),
            Change::Merge { one, other } => self.merge(one, other),
            Change::Tags { article, tags } => {
                let kept = self.kept.iter_mut().find(|kept| kept.article.id == article.id);
                if let Some(kept) = kept {
                    kept.tags.clone_from(tags);
                }
                Marked {
                    tags: vec![(article.id.clone(), tags.clone())],
                    ..Marked::default()
                }
            }
            _ => Marked::default(),
        }
    }

    fn mark_beside(&mut self, beside: &Beside) -> Marked {
        let (key, order) = (&beside.key, beside.listing.order);
        let side = |row: &LibraryRow| match row.key.compare(key, order) {
            Ordering::Less => beside.above,
            Ordering::Equal => true,
            Ordering::Greater => !beside.above,
        };
        let only = |row: &LibraryRow| beside.only.clone().filter(|_| row.key == *key);
        let rows = self.rows(&beside.listing).into_iter().filter(side);
        let ids = rows.flat_map(|row| only(&row).unwrap_or_else(|| ids(&row)));
        self.read.extend(ids.collect::<Vec<_>>());
        Marked::default()
    }
}

/// The articles that a row stands for.
fn ids(row: &LibraryRow) -> Vec<ArticleId> {
    let own = vec![row.article.id.clone()];
    row.story
        .as_ref()
        .map_or(own, |story| story.ids().cloned().collect())
}

fn has(row: &LibraryRow, id: &ArticleId) -> bool {
    let story = row.story.as_ref();
    row.article.id == *id || story.is_some_and(|story| story.ids().any(|report| report == id))
}
