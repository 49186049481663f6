//! Lists of other readers taken over: the feeds in one change, and what was kept of their articles.

mod articles;

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use crate::domain::library::FeedId;
use crate::domain::subscription::{LeftOut, Subscription, is_address};
use crate::jobs::found_lists::{FoundList, Surroundings};
use crate::jobs::transfer::{self, Import, ListKind};
use crate::store::StoreError;

use super::Library;

/// What was taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Feeds that are followed from now on, and those that were followed before.
    pub feeds: usize,
    pub known: usize,
    /// Articles that were not in the library yet.
    pub articles: usize,
    /// How many articles were marked read, and bookmarked.
    pub read: usize,
    pub bookmarked: usize,
    pub left_out: Vec<LeftOut>,
}

/// How far taking articles over has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub feeds: usize,
    pub of: usize,
    pub articles: usize,
}

/// A feed of the lists: its number, and whether it was not followed before.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    feed: FeedId,
    is_new: bool,
}

impl Library {
    /// Follows the feeds of a list, and keeps what its program kept of them. The articles come
    /// first and the list last, so that taking back one change takes back the feeds.
    pub fn take_over(
        &mut self,
        import: &Import,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Report, StoreError> {
        let from = match import.kind {
            ListKind::Opml => "an OPML file",
            ListKind::Newsboat => "newsboat",
            ListKind::Newsraft => "newsraft",
        };
        self.take_over_all(std::slice::from_ref(import), from, progress)
    }

    /// Takes over all lists that were found on this machine, as one change.
    pub fn take_over_found(
        &mut self,
        lists: &[FoundList],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Report, StoreError> {
        let surroundings = Surroundings::of_process();
        let (mut imports, mut unread) = (Vec::new(), Vec::new());
        for list in lists {
            match transfer::read_list(&list.path, &surroundings) {
                Ok(import) => imports.push(Import {
                    cache: list.cache.clone(),
                    ..import
                }),
                Err(why) => unread.push(LeftOut::new(None, &list.path.to_string_lossy(), &why.to_string())),
            }
        }
        let names: Vec<&str> = lists.iter().map(|list| list.name.as_str()).collect();
        let mut report = self.take_over_all(&imports, &names.join(" and "), progress)?;
        report.left_out.extend(unread);
        Ok(report)
    }

    fn take_over_all(
        &mut self,
        imports: &[Import],
        from: &str,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Report, StoreError> {
        self.follow_feeds();
        if let Some(problem) = self.subscriptions.problem() {
            return Err(problem.clone());
        }
        let mut report = Report::default();
        let new = self.new_ones(imports, &mut report);
        if new.is_empty() && report.known == 0 {
            return Ok(report);
        }
        let wanted = self.make_rows(imports, &new);
        let now = Timestamp::now();
        let mut bookmarks = Vec::new();
        for cache in imports.iter().filter_map(|import| import.cache.as_deref()) {
            let store = &mut self.store;
            bookmarks.extend(articles::take(store, cache, &wanted, now, &mut report, progress));
        }
        if let Err(problem) = self.import(new, from, bookmarks) {
            // The rows that were made are to follow the file again.
            self.store.await_no_feeds();
            self.take_list();
            return Err(problem);
        }
        Ok(report)
    }

    /// The feeds that are not followed yet, each once.
    fn new_ones(&self, imports: &[Import], report: &mut Report) -> Vec<Subscription> {
        let known: HashSet<&str> = self
            .subscriptions
            .all()
            .iter()
            .map(|feed| feed.address.as_str())
            .collect();
        let (mut seen, mut new) = (HashSet::new(), Vec::new());
        for import in imports {
            report.left_out.extend(import.left_out.iter().cloned());
            for feed in &import.subscriptions {
                if !is_address(&feed.address) {
                    let why = "it is no address of the web";
                    report.left_out.push(LeftOut::new(None, &feed.address, why));
                } else if seen.insert(feed.address.as_str()) {
                    if known.contains(feed.address.as_str()) {
                        report.known += 1;
                    } else {
                        new.push(feed.clone());
                    }
                }
            }
        }
        report.feeds = new.len();
        new
    }

    /// Makes rows for the new feeds, so that their articles have a place before they are followed.
    fn make_rows(&mut self, imports: &[Import], new: &[Subscription]) -> HashMap<String, Wanted> {
        let mut list = self.subscriptions.all().to_vec();
        let before = list.len();
        list.extend_from_slice(new);
        let followed = self.store.follow_feeds(&list, false);
        let listed: HashSet<&str> = imports
            .iter()
            .flat_map(|import| &import.subscriptions)
            .map(|feed| feed.address.as_str())
            .collect();
        let rows = list.iter().zip(followed.feeds).enumerate();
        rows.filter(|(_, (feed, _))| listed.contains(feed.address.as_str()))
            .map(|(place, (subscription, feed))| {
                let is_new = place >= before;
                (subscription.address.clone(), Wanted { feed, is_new })
            })
            .collect()
    }
}
