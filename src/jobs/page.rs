//! Keeps one page by its address: fetched once, and read as an article.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use url::Url;

use crate::domain::article::{Article, Kind};
use crate::domain::text::Text;
use crate::sources::http::{Client, Request};
use crate::sources::{self, Place};

/// The article at an address that the user gave; returns soon after `cancelled` is set.
pub fn fetch(address: &str, client: &Client, cancelled: &Arc<AtomicBool>) -> Result<Article, String> {
    ask(address, true, client, cancelled)
}

/// The whole article behind one that names its page. The page may lie in the user's own network
/// only where its feed does, which the user gave.
pub fn extract(article: &Article, client: &Client, cancelled: &Arc<AtomicBool>) -> Result<Article, String> {
    let address = article.url.as_deref().ok_or("it names no page of its own")?;
    let host = |address: &str| Url::parse(address).ok()?.host_str().map(str::to_owned);
    let own = article.feed.as_deref().and_then(host);
    let mut whole = ask(address, own.is_some() && own == host(address), client, cancelled)?;
    whole.id = article.id.clone();
    whole.guid.clone_from(&article.guid);
    whole.url.clone_from(&article.url);
    whole.feed.clone_from(&article.feed);
    whole.feed_title.clone_from(&article.feed_title);
    whole.published = article.published.or(whole.published);
    Ok(whole)
}

fn ask(
    address: &str,
    allows_private: bool,
    client: &Client,
    cancelled: &Arc<AtomicBool>,
) -> Result<Article, String> {
    let request = Request {
        allows_private,
        cancel: Some(Arc::clone(cancelled)),
        ..Request::new(address)
    };
    let answer = client.fetch(&request).map_err(|error| error.to_string())?;
    // Its address is without a password, which the article's id must not depend on.
    let place = Place::of_answer(&answer);
    let reading = sources::read(&answer.body, &place).map_err(|error| error.to_string())?;
    if reading.feed.is_some() {
        return Err("this is a feed, not a page; newsview add subscribes to it".to_owned());
    }
    let mut reports = reading.articles.into_iter();
    let found = reports.find(|article| article.kind == Kind::Report && !article.document.is_empty());
    let mut article = found.ok_or_else(|| "there is no article on this page".to_owned())?;
    article.url = article.url.or_else(|| Some(Text::line(&answer.address)));
    Ok(article)
}
