//! `newsview refresh`: asks feeds for what is new, as the screen does.

use std::io;
use std::sync::Arc;

use clap::Args;
use jiff::Timestamp;
use serde_json::json;

use crate::app::message::Refreshing;
use crate::config::{self, paths::Paths};
use crate::domain::library::FeedId;
use crate::domain::limits;
use crate::domain::text::Text;
use crate::jobs::refresh::asking::Asking;
use crate::jobs::refresh::fetcher::Fetcher;
use crate::jobs::refresh::outcome::{FeedResult, Outcome, Status, Turn};
use crate::jobs::refresh::plan::{self, Planned};
use crate::jobs::refresh::schedule::Occasion;
use crate::jobs::refresh::{follow, keep};
use crate::runtime::refresher::{Kept, Refresh as Run, Sink};
use crate::sources::http::{self, Client, Policy};
use crate::store::subscriptions::Subscriptions;
use crate::store::{RefreshLock, Store};

use super::Exit;
use super::named::{self, NO_FEEDS};
use super::out::{Out, complain, complain_each, say};
use super::told;

/// Which feeds to ask, and what to print.
#[derive(Debug, Args)]
pub struct Refresh {
    /// JSON Lines, a feed each
    #[arg(long)]
    json: bool,
    /// Feeds by address or title; all of them when none is named
    #[arg(value_name = "FEED")]
    feeds: Vec<String>,
}

impl Refresh {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let mut subscriptions = Subscriptions::open(&paths.config);
        if let Some(problem) = subscriptions.problem() {
            complain(&problem.to_string());
        }
        let mut store = told::store(paths);
        store.follow_feeds(subscriptions.all(), subscriptions.problem().is_none());
        let planned = plan::plan(&mut store, subscriptions.all());
        if planned.is_empty() {
            if subscriptions.problem().is_none() {
                complain(NO_FEEDS);
            }
            return Ok(Exit::Failed);
        }
        let named = match named::all(&planned, &self.feeds) {
            Ok(named) => named,
            Err(why) => {
                complain(&why);
                return Ok(Exit::WrongUse);
            }
        };
        let mut sink = Writer::new(&mut store, out, self.json);
        ask(paths, &mut subscriptions, planned, &named, &mut sink)
    }
}

/// Asks these feeds, or all of them where none is named, and says how it went.
pub fn ask(
    paths: &Paths,
    subscriptions: &mut Subscriptions,
    planned: Vec<Planned>,
    named: &[FeedId],
    sink: &mut Writer<'_>,
) -> anyhow::Result<Exit> {
    let Some(_lock) = RefreshLock::take(&paths.data)? else {
        complain("another newsview is refreshing; try again when it is done");
        return Ok(Exit::Failed);
    };
    let turn = Turn {
        now: Timestamp::now(),
        interval: config::load(paths).settings.refresh_minutes,
    };
    let chosen = plan::choose(planned, named, Occasion::User, turn.interval, turn.now);
    chosen
        .later
        .iter()
        .for_each(|(asking, at)| sink.later(asking, *at));
    let hands = Arc::new(Fetcher::new(Client::new(Policy::from_environment())));
    let end = Run::new(chosen.now, hands, turn).run(sink);
    sink.broken.take().map_or(Ok(()), Err)?;
    let moved = follow::follow(sink.store, subscriptions, &sink.results);
    complain_each(&moved);
    // What came is grouped, as it is indexed, by whoever looks at it: the screen, or `stories`.
    Ok(report(&end, &sink.results, chosen.later.len(), sink.store))
}

/// Says how it went: each failure in a line, then the sum.
fn report(end: &Refreshing, results: &[FeedResult], waiting: usize, store: &mut Store) -> Exit {
    for result in results {
        if let Some(error) = &result.error {
            complain(&format!("{}: {error}", result.name));
        }
        for warning in result.warnings.iter().take(limits::FEED_WARNINGS) {
            complain(&format!("{}: {warning}", result.name));
        }
        let more = result.warnings.len().saturating_sub(limits::FEED_WARNINGS);
        if more > 0 {
            complain(&format!(
                "{}: {more} more such warnings; --json has them",
                result.name
            ));
        }
        if let Some(notice) = result.notice() {
            complain(&notice);
        }
    }
    let notices = store.notices();
    complain_each(&notices);
    let feeds = if end.of == 1 { "feed" } else { "feeds" };
    let also = |count: usize, what: &str| match count {
        0 => String::new(),
        count => format!(", {count} {what}"),
    };
    say(&format!(
        "{} {feeds}: {} new, {} updated{}{}\n",
        end.of,
        end.new,
        end.updated,
        also(end.failed, "failed"),
        also(waiting, "not asked")
    ));
    if end.failed > 0 || !notices.is_empty() || store.trouble().is_some() {
        Exit::Failed
    } else {
        Exit::Done
    }
}

/// Writes what comes into the library, and a line for each feed.
pub struct Writer<'a> {
    store: &'a mut Store,
    out: &'a mut Out,
    is_json: bool,
    results: Vec<FeedResult>,
    /// Why nothing can be printed any more.
    broken: Option<io::Error>,
}

impl<'a> Writer<'a> {
    pub fn new(store: &'a mut Store, out: &'a mut Out, is_json: bool) -> Self {
        Self {
            store,
            out,
            is_json,
            results: Vec::new(),
            broken: None,
        }
    }

    fn print(&mut self, value: &serde_json::Value) {
        if self.is_json && self.broken.is_none() {
            self.broken = self.out.json(value).err();
        }
    }

    /// A feed that is not asked now, and why.
    fn later(&mut self, asking: &Asking, at: Option<Timestamp>) {
        let (status, why) = match at {
            Some(at) => (
                "waiting",
                format!("its server wants to be left alone until {at:.0}"),
            ),
            None => ("gone", "it is gone for good, says its server".to_owned()),
        };
        self.print(&json!({
            "address": http::shown(&asking.state.address),
            "title": asking.name,
            "status": status,
            "new": 0,
            "updated": 0,
            "error": why,
            "warnings": [],
        }));
    }
}

impl Sink for Writer<'_> {
    fn keep(&mut self, outcomes: &Arc<[Outcome]>) -> Vec<Kept> {
        keep::keep_undisturbed(self.store, outcomes)
    }

    fn gathers(&self) -> usize {
        limits::GATHERED_BYTES
    }

    fn settled(&mut self, result: &FeedResult) {
        let warnings: Vec<&str> = result.warnings.iter().map(Text::as_str).collect();
        self.print(&json!({
            "address": result.address,
            "title": result.name,
            "status": word(result.status),
            "new": result.new,
            "updated": result.updated,
            "error": result.error.as_deref(),
            "warnings": warnings,
        }));
        self.results.push(result.clone());
    }
}

fn word(status: Status) -> &'static str {
    match status {
        Status::Read => "read",
        Status::Unchanged => "unchanged",
        Status::Failed | Status::Unreached => "failed",
        Status::Gone => "gone",
    }
}
