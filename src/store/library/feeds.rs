//! The `feeds` table follows `feeds.toml`: what is new in it, what came back, what is gone.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, params};

use super::marks;
use super::numbers;
use crate::domain::library::FeedId;
use crate::domain::subscription::{Folder, Subscription};
use crate::domain::text::Text;
use crate::store::{Store, now, stories};

/// How long a feed that is not in the list yet is awaited there: as long as taking over a large cache takes.
const AWAITED_MILLIS: i64 = 10 * 60 * 1000;

/// What following the list of subscriptions did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// The number of each subscription, in the order of the list.
    pub feeds: Vec<FeedId>,
    /// Feeds that were never followed before.
    pub new: Vec<FeedId>,
    /// Feeds that were dropped once, and have their articles back.
    pub back: Vec<FeedId>,
    pub dropped: Vec<FeedId>,
}

impl Store {
    /// Makes the library follow exactly these feeds, in their folders; no article is deleted.
    ///
    /// Where the list could not be read soundly, or is yet to be written, `is_whole` is false and no
    /// feed is dropped; new ones are awaited in the list for a while.
    pub fn follow_feeds(&mut self, list: &[Subscription], is_whole: bool) -> Followed {
        self.follow_list(list, is_whole, false)
    }

    /// The same after a change was taken back or done again: a feed that comes back so is what it
    /// was when it was dropped, its failures and all.
    pub fn follow_feeds_back(&mut self, list: &[Subscription], is_whole: bool) -> Followed {
        self.follow_list(list, is_whole, true)
    }

    fn follow_list(&mut self, list: &[Subscription], is_whole: bool, is_turned: bool) -> Followed {
        let at = now();
        // Most often there is nothing to do, and nobody need wait for the right to write.
        let idle = self.look(|connection, _| {
            let plan = Plan::of(connection, list, is_whole, at)?;
            Ok((!plan.is_work()).then(|| plan.followed(Vec::new())))
        });
        if let Some(Some(followed)) = idle {
            return followed;
        }
        self.run(|connection, _| {
            let plan = Plan::of(connection, list, is_whole, at)?;
            if !is_turned {
                // Who follows it anew wants to know how it is now.
                plan.back
                    .iter()
                    .try_for_each(|number| forget_health(connection, *number))?;
            }
            plan.carry_out(connection, at)
        })
        .unwrap_or_default()
    }

    /// No feed is awaited in the list any longer.
    pub fn await_no_feeds(&mut self) {
        self.run(|connection, _| connection.execute("UPDATE feeds SET awaited_until = NULL", []));
    }

    /// Gives a feed another address; its articles and their ids stay. Says whether that was possible:
    /// another feed that is followed may have the address.
    pub fn change_address(&mut self, feed: FeedId, address: &str) -> bool {
        self.run(|connection, _| change_address(connection, feed.0, address))
            .unwrap_or(false)
    }
}

struct Known {
    number: i64,
    is_followed: bool,
    folder: String,
    awaited_until: Option<i64>,
}

/// What is to be done.
#[derive(Debug, Default)]
struct Plan {
    /// What each subscription of the list is.
    places: Vec<Place>,
    /// Addresses and folders of new feeds.
    insert: Vec<(String, String)>,
    back: Vec<i64>,
    folders: Vec<(i64, String)>,
    dropped: Vec<i64>,
    /// Feeds that were awaited in the list, and are in it by now.
    arrived: Vec<i64>,
    /// Until when new feeds are awaited in the list; none where they are in it.
    awaited_until: Option<i64>,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Known(i64),
    /// The one at this place of `insert`.
    New(usize),
}

impl Plan {
    fn of(connection: &Connection, list: &[Subscription], is_whole: bool, at: i64) -> rusqlite::Result<Self> {
        let known = known(connection)?;
        let mut plan = Self {
            awaited_until: (!is_whole).then_some(at + AWAITED_MILLIS),
            ..Self::default()
        };
        let mut listed = HashSet::new();
        let mut new = HashMap::new();
        for subscription in list {
            let address = subscription.address.as_str();
            let folder = folder_text(&subscription.folder);
            let Some(feed) = known.get(address) else {
                let at = *new.entry(address).or_insert(plan.insert.len());
                if at == plan.insert.len() {
                    plan.insert.push((address.to_owned(), folder));
                }
                plan.places.push(Place::New(at));
                continue;
            };
            plan.places.push(Place::Known(feed.number));
            // The first of two subscriptions with one address counts.
            if listed.insert(feed.number) {
                plan.back.extend((!feed.is_followed).then_some(feed.number));
                plan.arrived
                    .extend((is_whole && feed.awaited_until.is_some()).then_some(feed.number));
                plan.folders
                    .extend((feed.folder != folder).then_some((feed.number, folder)));
            }
        }
        if is_whole {
            let is_awaited = |feed: &Known| feed.awaited_until.is_some_and(|until| until > at);
            let gone = known
                .values()
                .filter(|feed| feed.is_followed && !listed.contains(&feed.number) && !is_awaited(feed));
            plan.dropped = gone.map(|feed| feed.number).collect();
            plan.dropped.sort_unstable();
        }
        Ok(plan)
    }

    fn is_work(&self) -> bool {
        !(self.insert.is_empty()
            && self.back.is_empty()
            && self.folders.is_empty()
            && self.dropped.is_empty()
            && self.arrived.is_empty())
    }

    fn carry_out(&self, connection: &Connection, at: i64) -> rusqlite::Result<Followed> {
        for number in &self.dropped {
            drop_feed(connection, *number, at)?;
        }
        if !self.dropped.is_empty() || !self.back.is_empty() {
            stories::has_changed(connection)?;
        }
        let mut unread = Vec::new();
        for number in &self.back {
            unread.extend(bring_back(connection, *number)?);
            set_awaited(connection, *number, self.awaited_until)?;
        }
        if !unread.is_empty() {
            unread.sort_unstable();
            marks::set_read(connection, &unread, false)?;
        }
        for number in &self.arrived {
            set_awaited(connection, *number, None)?;
        }
        for (number, folder) in &self.folders {
            connection
                .prepare_cached("UPDATE feeds SET folder = ?2 WHERE number = ?1")?
                .execute(params![number, folder])?;
        }
        let mut new = Vec::new();
        for (address, folder) in &self.insert {
            connection
                .prepare_cached(
                    "INSERT INTO feeds (address, source, folder, awaited_until) VALUES (?1, ?1, ?2, ?3)",
                )?
                .execute(params![address, folder, self.awaited_until])?;
            new.push(FeedId(connection.last_insert_rowid()));
        }
        Ok(self.followed(new))
    }

    fn followed(&self, new: Vec<FeedId>) -> Followed {
        let number = |place: &Place| match place {
            Place::Known(number) => Some(FeedId(*number)),
            Place::New(at) => new.get(*at).copied(),
        };
        Followed {
            feeds: self.places.iter().filter_map(number).collect(),
            back: self.back.iter().copied().map(FeedId).collect(),
            dropped: self.dropped.iter().copied().map(FeedId).collect(),
            new,
        }
    }
}

fn known(connection: &Connection) -> rusqlite::Result<HashMap<String, Known>> {
    let mut statement =
        connection.prepare_cached("SELECT address, number, subscribed, folder, awaited_until FROM feeds")?;
    let rows = statement.query_map([], |row| {
        let feed = Known {
            number: row.get(1)?,
            is_followed: row.get(2)?,
            folder: row.get(3)?,
            awaited_until: row.get(4)?,
        };
        Ok((row.get(0)?, feed))
    })?;
    rows.collect()
}

fn set_awaited(connection: &Connection, feed: i64, until: Option<i64>) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE feeds SET awaited_until = ?2 WHERE number = ?1")?
        .execute(params![feed, until])?;
    Ok(())
}

/// Its unread articles are put aside, so that everything in `unread` is of feeds that are followed.
fn drop_feed(connection: &Connection, feed: i64, at: i64) -> rusqlite::Result<()> {
    let mut statement =
        connection.prepare_cached("SELECT number FROM unread WHERE feed = ?1 ORDER BY number")?;
    let rows = statement.query_map([feed], |row| row.get(0))?;
    let unread: Vec<i64> = rows.collect::<rusqlite::Result<_>>()?;
    connection
        .prepare_cached("DELETE FROM unread WHERE feed = ?1")?
        .execute([feed])?;
    connection
        .prepare_cached(
            "UPDATE feeds SET subscribed = 0, unread = 0, parked = ?2, dropped_at = ?3, awaited_until = NULL
             WHERE number = ?1",
        )?
        .execute(params![feed, numbers::pack(&unread), at])?;
    Ok(())
}

/// Follows a feed again; gives the articles that were unread when it was dropped.
fn bring_back(connection: &Connection, feed: i64) -> rusqlite::Result<Vec<i64>> {
    let parked: Option<Vec<u8>> = connection
        .prepare_cached("SELECT parked FROM feeds WHERE number = ?1")?
        .query_row([feed], |row| row.get(0))?;
    connection
        .prepare_cached(
            "UPDATE feeds SET subscribed = 1, parked = NULL, dropped_at = NULL WHERE number = ?1",
        )?
        .execute([feed])?;
    Ok(numbers::unpack(&parked.unwrap_or_default()))
}

fn forget_health(connection: &Connection, feed: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE feeds SET error = NULL, failures = 0, due_at = NULL, gone = 0 WHERE number = ?1",
        )?
        .execute([feed])?;
    Ok(())
}

fn change_address(connection: &Connection, feed: i64, address: &str) -> rusqlite::Result<bool> {
    if let Some(other) = known(connection)?.get(address) {
        if other.number == feed {
            return Ok(true);
        }
        if other.is_followed {
            return Ok(false);
        }
        // What was dropped keeps its articles under a name that nothing is fetched from.
        connection
            .prepare_cached(
                "UPDATE feeds SET address = 'dropped:' || number || ':' || address WHERE number = ?1",
            )?
            .execute([other.number])?;
    }
    let changed = connection
        .prepare_cached(
            "UPDATE feeds SET address = ?2, etag = NULL, last_modified = NULL, body_key = NULL, moved_to = NULL,
                 error = NULL, failures = 0, due_at = NULL, retry_after = NULL, gone = 0 WHERE number = ?1",
        )?
        .execute(params![feed, address])?;
    Ok(changed > 0)
}

/// A folder as the database has it.
pub fn folder_text(folder: &Folder) -> String {
    let names: Vec<&str> = folder.0.iter().map(Text::as_str).collect();
    serde_json::Value::from(names).to_string()
}

/// The numbers of the feeds that are followed no longer, rising.
pub fn dropped(connection: &Connection) -> rusqlite::Result<Vec<i64>> {
    let mut statement =
        connection.prepare_cached("SELECT number FROM feeds WHERE subscribed = 0 ORDER BY number")?;
    let numbers = statement.query_map([], |row| row.get(0))?;
    numbers.collect()
}

/// Whether a folder of the database is this one, or lies in it.
pub fn is_within(written: &str, folder: &Folder) -> bool {
    let names: Vec<String> = serde_json::from_str(written).unwrap_or_default();
    let wanted = folder.0.iter().map(Text::as_str);
    names.len() >= folder.0.len() && wanted.zip(&names).all(|(wanted, name)| wanted == name)
}
