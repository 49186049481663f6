//! `newsview add`: subscribes to feeds, or keeps single pages.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::Args;
use serde_json::json;

use crate::config::paths::Paths;
use crate::domain::library::FeedId;
use crate::domain::remedy::Remedy;
use crate::domain::subscription::{Folder, Subscription};
use crate::domain::text::Text;
use crate::jobs::library::Library;
use crate::jobs::preview::{self, Place, Previewed};
use crate::jobs::refresh::plan;
use crate::sources::http::{self, Client, Policy};

use super::Exit;
use super::once;
use super::out::{Out, complain};
use super::refresh::{self, Writer};
use super::told;

/// What to subscribe to, and as what.
#[derive(Debug, Args)]
pub struct Add {
    /// In this folder; its folders are parted by /
    #[arg(long, value_name = "A/B", conflicts_with = "once")]
    folder: Option<String>,
    /// What to call the feed
    #[arg(long, value_name = "TITLE", conflicts_with = "once")]
    title: Option<String>,
    /// A tag; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// Keep the page itself as a bookmark, without subscribing
    #[arg(long)]
    once: bool,
    /// Ask no server now: an address of the web is taken for a feed's own
    #[arg(long, conflicts_with = "once")]
    no_fetch: bool,
    /// JSON Lines, an object for each place
    #[arg(long)]
    json: bool,
    /// Addresses of feeds or of pages that name one, files or folders
    #[arg(value_name = "PLACE", required = true)]
    places: Vec<String>,
}

/// What came of one place.
enum Added {
    New(Box<Previewed>),
    Known(String),
}

impl Add {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        if self.title.is_some() && self.places.len() > 1 {
            complain("--title names one feed, but several places are given");
            return Ok(Exit::WrongUse);
        }
        let client = Client::new(Policy::from_environment());
        if self.once {
            let page = once::Once {
                tags: names(&self.tags),
                is_json: self.json,
                client: &client,
            };
            return page.keep(&self.places, paths, out);
        }
        let mut library = told::library(paths);
        let (mut new, mut exit) = (Vec::new(), Exit::Done);
        for place in &self.places {
            match self.add(place, &mut library, &client) {
                Ok(added) => {
                    self.print(&added, out)?;
                    if let Added::New(preview) = added {
                        new.push(preview.subscription.address);
                    }
                }
                Err(why) => {
                    exit = Exit::Failed;
                    let place = http::shown(place);
                    complain(&named(&place, &why));
                    if self.json {
                        out.json(&json!({ "place": place, "status": "failed", "error": why }))?;
                    }
                }
            }
        }
        let is_fetched = self.no_fetch || new.is_empty() || fetch(&new, &mut library, paths, out)?;
        let is_done = is_fetched && !library.tell() && library.store.trouble().is_none();
        Ok(if is_done { exit } else { Exit::Failed })
    }

    fn add(&self, place: &str, library: &mut Library, client: &Client) -> Result<Added, String> {
        let is_followed = |address: &String| library.subscriptions.find(address).is_some();
        let meant = Place::of(place)?;
        let known = match &meant {
            Place::Path(path) => Some(path.to_string_lossy().into_owned()).filter(is_followed),
            Place::Web(addresses) => addresses.iter().find(|address| is_followed(address)).cloned(),
        };
        if let Some(address) = known {
            return Ok(Added::Known(address));
        }
        let mut preview = match meant {
            Place::Web(addresses) if self.no_fetch => unasked(&addresses),
            _ => look(place, client)?,
        };
        if library
            .subscriptions
            .find(&preview.subscription.address)
            .is_some()
        {
            return Ok(Added::Known(preview.subscription.address));
        }
        preview.subscription = Subscription {
            title: self
                .title
                .as_deref()
                .map(Text::title)
                .filter(|title| !title.is_empty()),
            folder: Folder(names(self.folder.iter().flat_map(|folder| folder.split('/')))),
            tags: names(&self.tags),
            ..preview.subscription
        };
        library
            .subscribe(std::slice::from_ref(&preview.subscription))
            .map_err(|problem| problem.to_string())?;
        Ok(Added::New(Box::new(preview)))
    }

    fn print(&self, added: &Added, out: &mut Out) -> anyhow::Result<()> {
        let preview = match added {
            Added::Known(address) => {
                let address = http::shown(address);
                if self.json {
                    out.json(&json!({ "address": address, "status": "known" }))?;
                } else {
                    out.line(&format!("{address} is followed already"))?;
                }
                return Ok(());
            }
            Added::New(preview) => preview,
        };
        let address = http::shown(&preview.subscription.address);
        let title = preview.subscription.title.as_ref().unwrap_or(&preview.title);
        let title = Some(title.as_str()).filter(|title| !title.is_empty());
        if self.json {
            let others = preview
                .others
                .iter()
                .map(|(title, address)| json!({ "title": title.as_str(), "address": http::shown(address) }));
            out.json(&json!({
                "address": address,
                "title": title.unwrap_or(&address),
                "status": "subscribed",
                "articles": preview.count,
                "others": others.collect::<Vec<_>>(),
            }))?;
            return Ok(());
        }
        let count = match preview.count {
            Some(1) => ": 1 article".to_owned(),
            Some(count) => format!(": {count} articles"),
            None => String::new(),
        };
        let named = match title {
            Some(title) => format!("{title} ({address})"),
            None => address,
        };
        out.line(&format!("subscribed to {named}{count}"))?;
        for (title, address) in &preview.others {
            out.line(&format!("  it also has {title} ({})", http::shown(address)))?;
        }
        Ok(())
    }
}

fn look(place: &str, client: &Client) -> Result<Previewed, String> {
    let cancelled = Arc::new(AtomicBool::new(false));
    preview::preview(place, client, &cancelled).map_err(|unseen| match unseen.remedy {
        Remedy::Follow(_) => format!("{}; newsview add --no-fetch follows it all the same", unseen.why),
        _ => unseen.why,
    })
}

/// The likeliest address, of which nothing else is known.
fn unasked(addresses: &[String]) -> Previewed {
    let address = addresses.first().map(String::as_str).unwrap_or_default();
    Previewed {
        subscription: Subscription::new(address),
        ..Previewed::default()
    }
}

/// Fetches the new feeds as a refresh does; says whether all went well.
fn fetch(new: &[String], library: &mut Library, paths: &Paths, out: &mut Out) -> anyhow::Result<bool> {
    let planned = plan::plan(&mut library.store, library.subscriptions.all());
    let feeds: Vec<FeedId> = planned
        .iter()
        .filter(|feed| new.contains(&feed.asking.state.address))
        .map(|feed| feed.asking.feed)
        .collect();
    if feeds.is_empty() {
        return Ok(false);
    }
    let mut sink = Writer::new(&mut library.store, out, false);
    let exit = refresh::ask(paths, &mut library.subscriptions, planned, &feeds, &mut sink)?;
    Ok(exit == Exit::Done)
}

/// What is wrong with a place, which may have no name.
pub fn named(place: &str, why: &str) -> String {
    if place.trim().is_empty() {
        return why.to_owned();
    }
    format!("{place}: {why}")
}

/// Names without the space around them; what has no letter is none.
fn names<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> Vec<Text> {
    let mut all: Vec<Text> = Vec::new();
    for name in names {
        let name = Text::name(name.as_ref().trim());
        if !name.is_empty() {
            all.push(name);
        }
    }
    all
}
