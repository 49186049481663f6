//! A part of a listing of the library: what the index finds, and what was scanned beside it.

use std::collections::{HashMap, HashSet};
use std::time::Instant;

use jiff::Timestamp;

use super::index::Build;
use crate::domain::library::{Anchor, Counts, Key, Listing, Page};
use crate::domain::limits;
use crate::domain::query::{Haystack, Query};
use crate::store::reader::{Ask, LookError, Reader, Window};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub listing: &'a Listing,
    pub now: Timestamp,
    /// When to answer with what was found by then; none is when all is found.
    pub until: Option<Instant>,
}

/// Lists articles, and remembers the words of those that are not indexed for the next key.
#[derive(Debug)]
pub struct Lister {
    reader: Reader,
    /// By number: what the text was known by, and its words.
    words: HashMap<i64, (i64, Haystack)>,
    size: usize,
}

/// What was found in articles that are not indexed.
#[derive(Debug, Default)]
struct Scan {
    keys: Vec<Key>,
    is_partial: bool,
}

impl Lister {
    pub fn new(reader: Reader) -> Self {
        Self {
            reader,
            words: HashMap::new(),
            size: 0,
        }
    }

    /// What it reads with.
    pub fn reader(&mut self) -> &mut Reader {
        &mut self.reader
    }

    /// A part of a listing. Where time ran out it is partial: to be asked for again with more.
    pub fn page(
        &mut self,
        request: &Request<'_>,
        anchor: &Anchor,
        rows: usize,
        build: &Build<'_>,
    ) -> Result<Page, LookError> {
        let scan = self.scan(request, build)?;
        let ask = ask(request, &scan.keys);
        let mut page = self.reader.page(&ask, &Window { anchor, rows })?;
        page.is_partial |= scan.is_partial;
        Ok(page)
    }

    /// All of a listing, part by part from its top; what is not indexed is looked through once.
    pub fn pages<'p>(
        &'p mut self,
        request: &'p Request<'p>,
        rows: usize,
        build: &Build<'_>,
    ) -> Result<Pages<'p>, LookError> {
        let scan = self.scan(request, build)?;
        Ok(Pages {
            reader: &mut self.reader,
            request,
            scan,
            rows,
            next: Some(Anchor::Top),
        })
    }

    /// How much a listing has.
    pub fn count(&mut self, request: &Request<'_>, build: &Build<'_>) -> Result<Counts, LookError> {
        let scan = self.scan(request, build)?;
        self.reader.count(&ask(request, &scan.keys))
    }

    /// The places of up to `limit` articles of a listing, from its top; whether these are all.
    pub fn keys(
        &mut self,
        request: &Request<'_>,
        limit: usize,
        build: &Build<'_>,
    ) -> Result<(Vec<Key>, bool), LookError> {
        let scan = self.scan(request, build)?;
        let (keys, is_all) = self.reader.keys(&ask(request, &scan.keys), limit)?;
        Ok((keys, is_all && !scan.is_partial))
    }

    /// Looks through the articles that are not indexed, the newest first, until the time is over.
    fn scan(&mut self, request: &Request<'_>, build: &Build<'_>) -> Result<Scan, LookError> {
        const STEP: usize = 64;
        let query = Query::parse(&request.listing.query);
        let mut scan = Scan::default();
        if query.is_empty() {
            return Ok(scan);
        }
        let until = request.until.map(halfway);
        let unindexed = self.reader.unindexed()?;
        self.forget_all_but(&unindexed);
        for some in unindexed.chunks(STEP) {
            if until.is_some_and(|until| Instant::now() >= until) {
                scan.is_partial = true;
                break;
            }
            self.scan_some(some, &query, build, &mut scan)?;
        }
        Ok(scan)
    }

    fn scan_some(
        &mut self,
        some: &[(i64, i64, i64)],
        query: &Query,
        build: &Build<'_>,
        scan: &mut Scan,
    ) -> Result<(), LookError> {
        let mut unknown = Vec::new();
        for (moment, number, content_key) in some {
            match self.words.get(number).filter(|(key, _)| key == content_key) {
                Some((_, haystack)) => scan.add(query, haystack, *moment),
                None => unknown.push(*number),
            }
        }
        if unknown.is_empty() {
            return Ok(());
        }
        for text in self.reader.texts_of(&unknown)? {
            let article = text.bytes.and_then(|bytes| build(&bytes, text.id));
            let haystack = article.map(|article| article.haystack).unwrap_or_default();
            scan.add(query, &haystack, text.moment);
            self.remember(text.number, text.content_key, haystack);
        }
        Ok(())
    }

    fn remember(&mut self, number: i64, content_key: i64, haystack: Haystack) {
        const OWN: usize = 96;
        let size = haystack.size() + OWN;
        if self.size + size > limits::SCANNED_BYTES {
            return;
        }
        if let Some((_, old)) = self.words.insert(number, (content_key, haystack)) {
            self.size -= old.size() + OWN;
        }
        self.size += size;
    }

    /// Forgets the words of what is indexed by now.
    fn forget_all_but(&mut self, unindexed: &[(i64, i64, i64)]) {
        if self.words.is_empty() {
            return;
        }
        let numbers: HashSet<i64> = unindexed.iter().map(|(_, number, _)| *number).collect();
        let known = std::mem::take(&mut self.words);
        self.size = 0;
        for (number, (key, haystack)) in known {
            if numbers.contains(&number) {
                self.remember(number, key, haystack);
            }
        }
    }
}

/// A listing on its way from its top to its end.
#[derive(Debug)]
pub struct Pages<'p> {
    reader: &'p mut Reader,
    request: &'p Request<'p>,
    scan: Scan,
    rows: usize,
    next: Option<Anchor>,
}

impl Pages<'_> {
    /// What it reads with.
    pub fn reader(&mut self) -> &mut Reader {
        self.reader
    }

    /// The next part; none after the last one.
    pub fn page(&mut self) -> Result<Option<Page>, LookError> {
        let Some(anchor) = self.next.take() else {
            return Ok(None);
        };
        let window = Window {
            anchor: &anchor,
            rows: self.rows,
        };
        let page = self.reader.page(&ask(self.request, &self.scan.keys), &window)?;
        let last = page.rows.last().filter(|_| page.has_after);
        self.next = last.map(|row| Anchor::After(row.key));
        Ok(Some(page).filter(|page| !page.rows.is_empty()))
    }
}

impl Scan {
    fn add(&mut self, query: &Query, haystack: &Haystack, moment: i64) {
        let hit = query.find(haystack);
        self.keys.extend(hit.map(|hit| Key { hit, moment }));
    }
}

/// The index is to be asked in what time is left.
fn halfway(until: Instant) -> Instant {
    let now = Instant::now();
    now + until.saturating_duration_since(now) / 2
}

fn ask<'a>(request: &Request<'a>, scanned: &'a [Key]) -> Ask<'a> {
    Ask {
        listing: request.listing,
        scanned,
        now: request.now,
        until: request.until,
    }
}
