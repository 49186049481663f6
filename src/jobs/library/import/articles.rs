//! Articles of newsboat's cache, feed by feed, with what was done to them there.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::article::{Article, ArticleId};
use crate::domain::bookmark::Bookmark;
use crate::domain::limits;
use crate::domain::subscription::LeftOut;
use crate::domain::text::Text;
use crate::jobs::keep;
use crate::jobs::refresh::incoming;
use crate::jobs::transfer::cached_article;
use crate::sources::{opml, stored};
use crate::store::newsboat::{NewsboatArticle, NewsboatCache, NewsboatFeed};
use crate::store::{Incoming, Saving, Store};

use super::{Progress, Report, Wanted};

/// Takes over what a cache has of these feeds, and says which articles were bookmarked by that; of
/// what cannot be read, the report says why.
pub fn take(
    store: &mut Store,
    path: &Path,
    wanted: &HashMap<String, Wanted>,
    now: Timestamp,
    report: &mut Report,
    progress: &mut dyn FnMut(Progress),
) -> Vec<ArticleId> {
    let leave = |report: &mut Report, why: &str| {
        let left_out = LeftOut::new(None, &path.to_string_lossy(), why);
        report.left_out.push(left_out);
    };
    let cache = match NewsboatCache::open(path) {
        Ok(cache) => cache,
        Err(why) => {
            leave(report, &why.to_string());
            return Vec::new();
        }
    };
    let sources: HashMap<_, _> = store
        .fetch_plan()
        .into_iter()
        .map(|feed| (feed.feed, feed.source))
        .collect();
    let find = |feed: &NewsboatFeed| {
        let wanted = wanted.get(&opml::mended(&feed.address)?)?;
        Some((*wanted, Arc::<str>::from(sources.get(&wanted.feed)?.as_str())))
    };
    let feeds: Vec<_> = cache
        .feeds()
        .iter()
        .filter_map(|feed| Some((feed, find(feed)?)))
        .collect();
    let mut taking = Taking::new(store, now, report);
    for (count, (feed, (wanted, source))) in feeds.iter().enumerate() {
        taking.begin(feed, *wanted);
        let mut place = 0;
        let read = cache.articles(&feed.address, |cached| {
            taking.take(&cached, feed, source, place);
            place += 1;
            !taking.is_stopped
        });
        taking.save();
        if let Err(why) = read {
            leave(taking.report, &why.to_string());
        }
        if taking.is_stopped {
            taking.keep_bookmarks();
            leave(taking.report, "its articles cannot be kept at the moment");
            return taking.bookmarked;
        }
        progress(Progress {
            feeds: count + 1,
            of: feeds.len(),
            articles: taking.report.articles,
        });
    }
    taking.keep_bookmarks();
    taking.bookmarked
}

/// An article on its way.
struct Coming {
    entry: Incoming,
    is_read: bool,
    /// The article itself with its flags, where it has some.
    flagged: Option<(Article, Vec<Text>)>,
}

struct Taking<'a> {
    store: &'a mut Store,
    now: Timestamp,
    report: &'a mut Report,
    wanted: Option<Wanted>,
    coming: Vec<Coming>,
    bytes: usize,
    bookmarks: Vec<(Bookmark, String)>,
    bookmark_bytes: usize,
    /// Articles that were bookmarked.
    bookmarked: Vec<ArticleId>,
    /// The disk cannot be used.
    is_stopped: bool,
}

impl<'a> Taking<'a> {
    fn new(store: &'a mut Store, now: Timestamp, report: &'a mut Report) -> Self {
        Self {
            store,
            now,
            report,
            wanted: None,
            coming: Vec::new(),
            bytes: 0,
            bookmarks: Vec::new(),
            bookmark_bytes: 0,
            bookmarked: Vec::new(),
            is_stopped: false,
        }
    }

    fn begin(&mut self, feed: &NewsboatFeed, wanted: Wanted) {
        self.wanted = Some(wanted);
        let title = Text::title(&feed.title);
        if !title.is_empty() {
            let site = Some(Text::line(&feed.site_url)).filter(|url| !url.is_empty());
            self.store.take_over_name(wanted.feed, &title, site.as_ref());
        }
    }

    fn take(&mut self, cached: &NewsboatArticle, feed: &NewsboatFeed, source: &Arc<str>, place: u32) {
        let article = cached_article(cached, feed, source, place);
        let flagged = (!cached.flags.is_empty()).then(|| (article.clone(), tags(&cached.flags)));
        let entry = incoming::of(article);
        self.bytes += entry.data.as_bytes().len();
        self.coming.push(Coming {
            entry,
            is_read: !cached.is_unread,
            flagged,
        });
        if self.coming.len() >= limits::TAKEN_AT_ONCE || self.bytes >= limits::WAITING_ENTRY_BYTES {
            self.save();
        }
    }

    /// Keeps what has come so far, the oldest first: as the last ones of a document are.
    fn save(&mut self) {
        let mut coming = std::mem::take(&mut self.coming);
        self.bytes = 0;
        let Some(wanted) = self.wanted.filter(|_| !coming.is_empty()) else {
            return;
        };
        coming.reverse();
        let (entries, marks): (Vec<Incoming>, Vec<_>) = coming
            .into_iter()
            .map(|one| (one.entry, (one.is_read, one.flagged)))
            .unzip();
        let mut saving = Saving::new(wanted.feed, &entries, self.now, false).older();
        loop {
            match self.store.save_part(&mut saving) {
                Some(true) => break,
                Some(false) => {}
                None => {
                    self.is_stopped = true;
                    return;
                }
            }
        }
        let saved = saving.saved();
        self.report.articles += saved.new.len();
        let ids: HashMap<usize, ArticleId> = saved.new.into_iter().map(|new| (new.place, new.id)).collect();
        let mut read = Vec::new();
        for (place, (is_read, flagged)) in marks.into_iter().enumerate() {
            // What the library had before keeps the marks that it has, unless its feed is new.
            let own = || wanted.is_new.then(|| entries[place].id.clone());
            let Some(id) = ids.get(&place).cloned().or_else(own) else {
                continue;
            };
            if is_read {
                read.push(id.clone());
            }
            if let Some((article, tags)) = flagged {
                self.bookmark(Article { id, ..article }, tags);
            }
        }
        self.report.read += self.store.take_over_read(&read);
    }

    fn bookmark(&mut self, article: Article, tags: Vec<Text>) {
        const MOST: usize = 256;
        let (mut bookmark, text) = keep::bookmarked(&stored::with_document(article), self.now);
        bookmark.tags = tags;
        self.bookmark_bytes += text.len();
        self.bookmarks.push((bookmark, text));
        if self.bookmarks.len() >= MOST || self.bookmark_bytes >= limits::WAITING_ENTRY_BYTES {
            self.keep_bookmarks();
        }
    }

    fn keep_bookmarks(&mut self) {
        self.bookmark_bytes = 0;
        let bookmarks = std::mem::take(&mut self.bookmarks);
        if !bookmarks.is_empty() {
            let new = self.store.take_over_bookmarks(&bookmarks);
            self.report.bookmarked += new.len();
            self.bookmarked.extend(new);
        }
    }
}

/// Each flag is a letter, which becomes a tag.
fn tags(flags: &str) -> Vec<Text> {
    let mut tags: Vec<Text> = Vec::new();
    for letter in flags.chars().filter(char::is_ascii_alphabetic) {
        let tag = Text::name(letter.encode_utf8(&mut [0; 4]));
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}
