//! `newsview add --once`: keeps single pages as bookmarks.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;

use crate::config::paths::Paths;
use crate::domain::article::Article;
use crate::domain::change::Change;
use crate::domain::text::Text;
use crate::jobs::preview::Place;
use crate::jobs::{keep, page};
use crate::sources::http::{self, Client};
use crate::sources::write::json::{self, Marks};
use crate::store::Store;

use super::Exit;
use super::add;
use super::out::{Out, complain};
use super::told;

/// How pages are kept.
pub struct Once<'a> {
    pub tags: Vec<Text>,
    pub is_json: bool,
    pub client: &'a Client,
}

impl Once<'_> {
    /// Fetches each page once, and keeps it for good; prints its id and title.
    pub fn keep(&self, places: &[String], paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        let mut store = told::store(paths);
        let mut exit = Exit::Done;
        for place in places {
            match self.fetch(place) {
                Ok(article) => self.bookmark(&article, &mut store, out)?,
                Err(why) => {
                    complain(&add::named(&http::shown(place), &why));
                    exit = Exit::Failed;
                }
            }
        }
        let is_kept = !store.tell() && store.trouble().is_none();
        Ok(if is_kept { exit } else { Exit::Failed })
    }

    /// The page at the first of the addresses meant that answers.
    fn fetch(&self, place: &str) -> Result<Article, String> {
        let addresses = match Place::of(place)? {
            Place::Web(addresses) => addresses,
            Place::Path(_) => {
                return Err("this is on this machine; --once keeps pages of the web".to_owned());
            }
        };
        let cancelled = Arc::new(AtomicBool::new(false));
        let mut first = None;
        for address in &addresses {
            match page::fetch(address, self.client, &cancelled) {
                Ok(article) => return Ok(article),
                Err(why) => first = first.or(Some(why)),
            }
        }
        Err(first.unwrap_or_default())
    }

    fn bookmark(&self, article: &Article, store: &mut Store, out: &mut Out) -> std::io::Result<()> {
        let (mut bookmark, text) = keep::bookmarked(article, Timestamp::now());
        bookmark.tags.clone_from(&self.tags);
        store.apply(&Change::Bookmark {
            bookmark: Box::new(bookmark),
            text: Some(text),
        });
        if !self.is_json {
            return out.line(&format!("{}  {}", article.id, article.title));
        }
        let marks = Marks {
            bookmarked: true,
            tags: self.tags.iter().map(ToString::to_string).collect(),
            ..Marks::default()
        };
        out.json(&json::article(article, &marks))
    }
}
