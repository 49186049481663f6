//! `newsview feeds`: what is followed, in its folders, and how it fares.

use std::io;

use clap::Args;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::config::paths::Paths;
use crate::domain::library::LibraryFeed;
use crate::domain::subscription::{Subscription, without_credentials};
use crate::domain::text::Text;
use crate::sources::http;
use crate::sources::opml::tree::{Step, tree, walk};
use crate::store::reader::Reader;
use crate::ui::age::Clock;
use crate::ui::sources::health;

use super::Exit;
use super::named::NO_FEEDS;
use super::out::{Out, complain};
use super::told;

/// How to list feeds.
#[derive(Debug, Args)]
pub struct Feeds {
    /// JSON Lines, a feed each
    #[arg(long)]
    json: bool,
}

impl Feeds {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let library = told::library(paths);
        let clock = Clock {
            now: Timestamp::now(),
            zone: TimeZone::system(),
        };
        let all = library.subscriptions.all();
        let feeds = Reader::new(&paths.data).sources(all, clock.now)?;
        if feeds.is_empty() {
            if library.subscriptions.problem().is_none() {
                complain(NO_FEEDS);
            }
            return Ok(Exit::Failed);
        }
        if self.json {
            for feed in &feeds {
                out.json(&as_json(feed))?;
            }
        } else {
            print(&feeds, &clock, out)?;
        }
        Ok(Exit::Done)
    }
}

/// A line for each folder and each feed: its number, unread and all articles, name, and health.
fn print(feeds: &[LibraryFeed], clock: &Clock, out: &mut Out) -> io::Result<()> {
    let list: Vec<Subscription> = feeds.iter().map(|feed| feed.subscription.clone()).collect();
    let counts = |feed: &LibraryFeed| format!("{}/{}", feed.unread, feed.articles);
    let longest = feeds.iter().map(|feed| counts(feed).len()).max().unwrap_or(0);
    let (mut depth, mut result) = (0, Ok(()));
    walk(&tree(&list), |step| {
        if step == Step::Close {
            depth -= 1;
            return;
        }
        let indent = "  ".repeat(depth);
        let line = match step {
            Step::Open(name) => {
                depth += 1;
                format!("{:longest$}  {indent}{name}/", "", longest = longest + 6)
            }
            Step::Feed(at) => {
                let feed = &feeds[at];
                let said = health::lines(feed, clock).into_iter().map(|(line, _)| line);
                let said: Vec<String> = said.collect();
                format!(
                    "{:>4}  {:>longest$}  {indent}{}: {}",
                    feed.id.0,
                    counts(feed),
                    name_of(feed),
                    said.join("; ")
                )
            }
            Step::Close => return,
        };
        if result.is_ok() {
            result = out.line(&line);
        }
    });
    result
}

/// What it is called; an address without its password.
fn name_of(feed: &LibraryFeed) -> String {
    let (name, address) = (feed.name(), &feed.subscription.address);
    if name == without_credentials(address) {
        http::shown(address)
    } else {
        name.into_owned()
    }
}

fn as_json(feed: &LibraryFeed) -> Value {
    let (subscription, health) = (&feed.subscription, &feed.health);
    let moment = |moment: Option<Timestamp>| moment.map(|moment| moment.to_string());
    let words = |texts: &[Text]| -> Vec<String> { texts.iter().map(ToString::to_string).collect() };
    json!({
        "number": feed.id.0,
        "address": http::shown(&subscription.address),
        "title": name_of(feed),
        "site_url": feed.site_url.as_deref(),
        "folder": words(&subscription.folder.0),
        "tags": words(&subscription.tags),
        "hidden": subscription.hidden,
        "articles": feed.articles,
        "unread": feed.unread,
        "asked": moment(health.asked),
        "succeeded": moment(health.succeeded),
        "error": health.error.as_deref(),
        "warning": health.warning.as_deref(),
        "failures": health.failures,
        "due": moment(health.due),
        "gone": health.is_gone,
        "newest": moment(health.newest),
        "a_week": health.a_week,
    })
}
