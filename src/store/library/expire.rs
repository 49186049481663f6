//! What need not be kept any longer, taken out in small parts.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{ids, numbers};
use crate::domain::library::FeedId;
use crate::domain::limits;
use crate::store::{Store, search, stories};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// How long the articles of a feed are kept. Nothing goes that a rule keeps; without rules nothing goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// Days that articles are kept; 0 is for good.
    pub days: Option<u32>,
    /// How many articles are kept at least, the newest ones; 0 is all.
    pub articles: Option<u32>,
    /// Whether unread articles may go, too.
    pub unread: bool,
}

impl Store {
    /// Takes out articles that these rules no longer keep, and those of feeds dropped long ago, but
    /// never what is bookmarked, tagged, noted or still listed by its feed; at most `limit` at once.
    ///
    /// Gives how many went; fewer than `limit` mean that there is nothing more to do.
    pub fn expire(&mut self, rules: &[(FeedId, Keep)], now: Timestamp, limit: usize) -> usize {
        let now = now.as_millisecond();
        let mut gone = 0;
        for work in plan(rules, now) {
            if gone >= limit {
                break;
            }
            let due = self.look(|connection, _| work.due(connection, limit - gone));
            if due.is_none_or(|due| due.is_empty()) {
                continue;
            }
            let taken = self.run_on_disk(|connection, _| {
                // Looked at once more, now that nobody else can write.
                let due = work.due(connection, limit - gone)?;
                remove(connection, &due)?;
                Ok(due.len())
            });
            let Some(taken) = taken else {
                break;
            };
            gone += taken;
        }
        gone
    }
}

/// An article that goes.
#[derive(Clone, Copy, Debug)]
struct Due {
    number: i64,
    moment: i64,
    feed: i64,
    id: i64,
}

/// Articles of which feeds go.
enum Work {
    Feed {
        feed: i64,
        /// Only what came before this.
        before: i64,
        /// The newest ones that stay.
        newest: i64,
        unread: bool,
    },
    /// Of all feeds that were dropped before this.
    Dropped { before: i64 },
}

fn plan(rules: &[(FeedId, Keep)], now: i64) -> Vec<Work> {
    let mut plan = vec![Work::Dropped {
        before: now - limits::DROPPED_DAYS * DAY,
    }];
    for (feed, keep) in rules {
        let keeps_all = keep.days == Some(0) || keep.articles == Some(0);
        if keeps_all
            || *keep
                == (Keep {
                    unread: keep.unread,
                    ..Keep::default()
                })
        {
            continue;
        }
        plan.push(Work::Feed {
            feed: feed.0,
            before: keep.days.map_or(i64::MAX, |days| now - i64::from(days) * DAY),
            newest: i64::from(keep.articles.unwrap_or(0)),
            unread: keep.unread,
        });
    }
    plan
}

const KEPT: &str = "bookmarked = 0
    AND NOT EXISTS (SELECT 1 FROM tags WHERE tags.id = printf('%016x', articles.id))
    AND NOT EXISTS (SELECT 1 FROM notes WHERE notes.id = printf('%016x', articles.id))";

impl Work {
    fn due(&self, connection: &Connection, limit: usize) -> rusqlite::Result<Vec<Due>> {
        match self {
            Self::Feed {
                feed,
                before,
                newest,
                unread,
            } => {
                let listed: Option<Vec<u8>> = connection
                    .prepare_cached("SELECT coalesce((SELECT listed FROM feeds WHERE number = ?1), x'')")?
                    .query_row([feed], |row| row.get(0))?;
                let listed = numbers::unpack(&listed.unwrap_or_default());
                let sql = format!(
                    "SELECT number, moment, feed, id FROM articles
                     WHERE feed = ?1 AND arrived < ?2 AND {KEPT}
                     AND moment < coalesce((SELECT moment FROM articles WHERE feed = ?1
                         ORDER BY moment DESC LIMIT 1 OFFSET iif(?3 > 0, ?3 - 1, 0)), -1) + (?3 = 0)
                     AND (?4 OR NOT EXISTS (SELECT 1 FROM unread WHERE moment = articles.moment))
                     ORDER BY moment"
                );
                take(
                    connection,
                    &sql,
                    params![feed, before, newest, unread],
                    &listed,
                    limit,
                )
            }
            Self::Dropped { before } => {
                let sql = format!(
                    "SELECT number, moment, feed, id FROM articles
                     WHERE feed IN (SELECT number FROM feeds WHERE subscribed = 0 AND dropped_at < ?1) AND {KEPT}"
                );
                take(connection, &sql, params![before], &[], limit)
            }
        }
    }
}

fn take(
    connection: &Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
    listed: &[i64],
    limit: usize,
) -> rusqlite::Result<Vec<Due>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut due = Vec::new();
    while due.len() < limit
        && let Some(row) = rows.next()?
    {
        let article = Due {
            number: row.get(0)?,
            moment: row.get(1)?,
            feed: row.get(2)?,
            id: row.get(3)?,
        };
        if listed.binary_search(&article.number).is_err() {
            due.push(article);
        }
    }
    Ok(due)
}

fn remove(connection: &Connection, due: &[Due]) -> rusqlite::Result<()> {
    let moments: Vec<i64> = due.iter().map(|article| article.moment).collect();
    search::forget(connection, &moments)?;
    let going: Vec<i64> = due.iter().map(|article| article.number).collect();
    stories::forget(connection, &going)?;
    for article in due {
        let unread = connection
            .prepare_cached("DELETE FROM unread WHERE moment = ?1")?
            .execute([article.moment])?;
        connection
            .prepare_cached("UPDATE feeds SET articles = max(0, articles - 1), unread = max(0, unread - ?2) WHERE number = ?1")?
            .execute([article.feed, super::counted(unread)])?;
        for sql in [
            "DELETE FROM versions WHERE article = ?1",
            "DELETE FROM texts WHERE number = ?1",
            "DELETE FROM articles WHERE number = ?1",
        ] {
            connection.prepare_cached(sql)?.execute([article.number])?;
        }
        connection
            .prepare_cached("DELETE FROM positions WHERE id = ?1")?
            .execute([ids::id_of(article.id).as_str()])?;
    }
    Ok(())
}
