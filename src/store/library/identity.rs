//! Which stored article an entry of a feed is, so that one article stays one.
//!
//! What names an article must name one only: a guid, an address or a text that several entries or
//! several stored articles share says nothing by itself. Each round looks for less certain names
//! than the one before it, among what is left; no stored article is found twice.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use rusqlite::{CachedStatement, Connection, params};

use super::Incoming;
use super::stored::{COLUMNS, Stored};

/// What became of an entry.
#[derive(Clone, Debug)]
pub enum Match {
    New,
    /// The same entry stands in the document before it.
    Repeated,
    Known(Stored),
}

/// Finds the stored article of each entry.
pub fn find(connection: &Connection, feed: i64, entries: &[Incoming]) -> rusqlite::Result<Vec<Match>> {
    let mut search = Search::new(connection, feed, entries);
    let is_empty: bool = connection
        .prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM articles WHERE feed = ?1)")?
        .query_row([feed], |row| row.get(0))?;
    if !is_empty {
        search.by_guid()?;
        search.by_url()?;
        search.by_text()?;
        search.by_title_and_date()?;
    }
    Ok(search.matches)
}

struct Search<'a> {
    connection: &'a Connection,
    feed: i64,
    entries: &'a [Incoming],
    matches: Vec<Match>,
    guids: HashMap<i64, usize>,
    urls: HashMap<i64, usize>,
    texts: HashMap<i64, usize>,
    found: HashSet<i64>,
}

impl<'a> Search<'a> {
    fn new(connection: &'a Connection, feed: i64, entries: &'a [Incoming]) -> Self {
        let mut search = Self {
            connection,
            feed,
            entries,
            matches: Vec::with_capacity(entries.len()),
            guids: HashMap::new(),
            urls: HashMap::new(),
            texts: HashMap::new(),
            found: HashSet::new(),
        };
        let mut seen = HashSet::new();
        for entry in entries {
            if !seen.insert((entry.guid(), entry.address(), entry.text())) {
                search.matches.push(Match::Repeated);
                continue;
            }
            search.matches.push(Match::New);
            count(&mut search.guids, entry.guid());
            count(&mut search.urls, entry.address());
            count(&mut search.texts, Some(entry.text()));
        }
        search
    }

    /// The entries that are not found yet.
    fn left(&self) -> Vec<usize> {
        let is_left = |place: &usize| matches!(self.matches[*place], Match::New);
        (0..self.entries.len()).filter(is_left).collect()
    }

    fn take(&mut self, place: usize, stored: &Stored) {
        if self.found.insert(stored.number) {
            self.matches[place] = Match::Known(stored.clone());
        }
    }

    /// A guid of one entry and one article; a shared guid with an address or a text of their own.
    fn by_guid(&mut self) -> rusqlite::Result<()> {
        let mut stored: HashMap<i64, Vec<Stored>> = HashMap::new();
        let mut statement = self.statement("guid_key")?;
        for entry in self.entries {
            if let Some(guid) = entry.guid()
                && !stored.contains_key(&guid)
            {
                stored.insert(guid, self.load(&mut statement, guid, -1)?);
            }
        }
        let mut shared = Vec::new();
        for place in self.left() {
            let Some(guid) = self.entries[place].guid() else {
                continue;
            };
            match stored.get(&guid).map(Vec::as_slice).unwrap_or_default() {
                [] => {}
                [only] if self.guids[&guid] == 1 => self.take(place, only),
                _ => shared.push(place),
            }
        }
        let all: Vec<Stored> = stored.into_values().flatten().collect();
        let address = |entry: &Incoming| Some((entry.guid()?, entry.address()?));
        self.by_pair(&shared, &all, address, |stored| {
            Some((stored.guid_key?, stored.url_key?))
        });
        let text = |entry: &Incoming| Some((entry.guid()?, entry.text()));
        self.by_pair(&shared, &all, text, |stored| {
            Some((stored.guid_key?, stored.text_key))
        });
        Ok(())
    }

    /// Pairs that one entry and one article have.
    fn by_pair<K: Eq + Hash + Copy>(
        &mut self,
        places: &[usize],
        stored: &[Stored],
        of_entry: impl Fn(&Incoming) -> Option<K>,
        of_stored: impl Fn(&Stored) -> Option<K>,
    ) {
        let mut entries: HashMap<K, usize> = HashMap::new();
        for place in places {
            count(&mut entries, of_entry(&self.entries[*place]));
        }
        let mut articles: HashMap<K, (usize, &Stored)> = HashMap::new();
        for article in stored
            .iter()
            .filter(|article| !self.found.contains(&article.number))
        {
            if let Some(key) = of_stored(article) {
                articles.entry(key).or_insert((0, article)).0 += 1;
            }
        }
        for place in places {
            if let Some(key) = of_entry(&self.entries[*place])
                && matches!(self.matches[*place], Match::New)
                && entries.get(&key) == Some(&1)
                && let Some((1, article)) = articles.get(&key)
            {
                self.take(*place, article);
            }
        }
    }

    /// An address of one entry and one article, unless guid, title, text and date all say otherwise.
    fn by_url(&mut self) -> rusqlite::Result<()> {
        let mut statement = self.statement("url_key")?;
        for place in self.left() {
            let entry = &self.entries[place];
            let Some(url) = entry.address().filter(|url| self.urls[url] == 1) else {
                continue;
            };
            let [only] = &self.load(&mut statement, url, 2)?[..] else {
                continue;
            };
            let has_guids = entry.guid().is_some() && only.guid_key.is_some();
            let is_like = only.text_key == entry.text()
                || only.title == entry.title.as_str()
                || (only.published.is_some() && only.published == entry.date());
            if self.is_free(entry, only) && (!has_guids || is_like) {
                self.take(place, only);
            }
        }
        Ok(())
    }

    /// A text of one entry and one article, of the same date where both say one.
    fn by_text(&mut self) -> rusqlite::Result<()> {
        let mut statement = self.statement("text_key")?;
        for place in self.left() {
            let entry = &self.entries[place];
            if self.texts[&entry.text()] != 1 {
                continue;
            }
            let [only] = &self.load(&mut statement, entry.text(), 2)?[..] else {
                continue;
            };
            let is_same_date =
                only.published == entry.date() || only.published.is_none() || entry.published.is_none();
            if self.is_free(entry, only) && is_same_date {
                self.take(place, only);
            }
        }
        Ok(())
    }

    /// Where nothing else names an entry: its title and date.
    fn by_title_and_date(&mut self) -> rusqlite::Result<()> {
        let nameless = |entry: &Incoming| entry.guid().is_none() && entry.address().is_none();
        let key = |entry: &Incoming| {
            let published = entry.date().filter(|_| nameless(entry))?;
            Some((published, entry.title.as_str().to_owned()))
        };
        let mut counts = HashMap::new();
        for entry in self.entries {
            count(&mut counts, key(entry));
        }
        for place in self.left() {
            let Some((published, title)) = key(&self.entries[place]).filter(|key| counts[key] == 1) else {
                continue;
            };
            let near = self.near(published)?;
            let mut alike = near.iter().filter(|stored| {
                stored.published == Some(published)
                    && stored.title == title
                    && stored.guid_key.is_none()
                    && stored.url_key.is_none()
            });
            if let (Some(only), None) = (alike.next(), alike.next()) {
                self.take(place, only);
            }
        }
        Ok(())
    }

    /// Whether an article can still be an entry: no other entry of this document names it.
    fn is_free(&self, entry: &Incoming, stored: &Stored) -> bool {
        let is_named = stored
            .guid_key
            .is_some_and(|guid| Some(guid) != entry.guid() && self.guids.contains_key(&guid));
        !is_named && !self.found.contains(&stored.number)
    }

    /// Asks for the articles of the feed by one of their keys.
    fn statement(&self, column: &str) -> rusqlite::Result<CachedStatement<'a>> {
        let sql = format!("SELECT {COLUMNS} FROM articles WHERE feed = ?1 AND {column} = ?2 LIMIT ?3");
        self.connection.prepare_cached(&sql)
    }

    /// At most so many articles with this key; all of them with -1.
    fn load(
        &self,
        statement: &mut CachedStatement<'_>,
        key: i64,
        most: i64,
    ) -> rusqlite::Result<Vec<Stored>> {
        statement
            .query_map(params![self.feed, key, most], Stored::read)?
            .collect()
    }

    /// The articles whose moment is that of a date, or was counted up from it.
    fn near(&self, published: i64) -> rusqlite::Result<Vec<Stored>> {
        const SECONDS: i64 = 64;
        let sql = format!("SELECT {COLUMNS} FROM articles WHERE feed = ?1 AND moment BETWEEN ?2 AND ?3");
        let from = published.div_euclid(1000);
        self.connection
            .prepare_cached(&sql)?
            .query_map(params![self.feed, from, from + SECONDS], Stored::read)?
            .collect()
    }
}

fn count<K: Eq + Hash>(counts: &mut HashMap<K, usize>, key: Option<K>) {
    if let Some(key) = key {
        *counts.entry(key).or_default() += 1;
    }
}
