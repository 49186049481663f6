//! Keeps one page by its address: fetched once, and read as an article.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use url::Url;

use crate::domain::article::{Article, Kind};
use crate::domain::text::Text;
use crate::sources::http::{Client, Request};
use crate::sources::{self, Place};

/// The article at an address; returns soon after `cancelled` is set.
pub fn fetch(address: &str, client: &Client, cancelled: &Arc<AtomicBool>) -> Result<Article, String> {
    let request = Request {
        allows_private: true,
        cancel: Some(Arc::clone(cancelled)),
        ..Request::new(address)
    };
    let answer = client.fetch(&request).map_err(|error| error.to_string())?;
    let place = Place {
        // Without a password, which the article's id must not depend on.
        source: answer.address.as_str().into(),
        base: Url::parse(&answer.address).ok(),
        charset: answer.charset.clone(),
        language: answer.content_language.clone(),
        ..Place::default()
    };
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
