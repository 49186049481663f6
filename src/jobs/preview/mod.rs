//! What an address, a file or a folder would give, before anything is subscribed to.

mod local;
mod place;
mod web;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::domain::article::{Article, Kind};
use crate::domain::limits;
use crate::domain::remedy::Unseen;
use crate::domain::subscription::Subscription;
use crate::domain::text::Text;
use crate::sources::http::Client;
use crate::sources::{Reading, stored};

pub use place::Place;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Previewed {
    pub subscription: Subscription,
    pub title: Text,
    /// The newest first, with their documents; not all of them.
    pub articles: Vec<Arc<Article>>,
    /// How many there are in all, where all were looked at.
    pub count: Option<usize>,
    /// Other feeds that the page names: what it calls them, and where they are.
    pub others: Vec<(Text, String)>,
    /// The address of the page that led to it.
    pub page: Option<String>,
    pub warnings: Vec<Text>,
}

/// Looks at a place as a user writes it; returns soon after `cancelled` is set.
pub fn preview(place: &str, client: &Client, cancelled: &Arc<AtomicBool>) -> Result<Previewed, Unseen> {
    match Place::of(place)? {
        Place::Path(path) => Ok(local::preview(&path)?),
        Place::Web(addresses) => web::preview(&addresses, client, cancelled),
    }
}

/// What the readings of a feed, a file or a folder would look like.
fn shown(address: &str, name: &str, reading: Reading) -> Previewed {
    let own = reading.feed.map(|feed| feed.title).unwrap_or_default();
    let title = if own.is_empty() { Text::title(name) } else { own };
    let mut articles = reading.articles;
    articles.retain(|article| article.kind == Kind::Report);
    let count = articles.len();
    articles.sort_by(Article::newest_first);
    articles.truncate(limits::PREVIEW_ARTICLES);
    Previewed {
        subscription: Subscription::new(address),
        title,
        articles: articles
            .into_iter()
            .map(|article| Arc::new(stored::build(article)))
            .collect(),
        count: Some(count),
        others: Vec::new(),
        page: None,
        warnings: reading.warnings,
    }
}
