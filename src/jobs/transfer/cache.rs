//! An article of newsboat's cache → ours, its HTML kept as it is.

use std::sync::Arc;

use url::Url;

use crate::domain::article::{Article, Enclosure, Origin};
use crate::domain::document::Document;
use crate::domain::limits;
use crate::domain::text::{Text, floor_to_char};
use crate::sources::html;
use crate::store::newsboat::{NewsboatArticle, NewsboatFeed};

/// The article as it would have come in its feed: the id is made of `source`, the feed's first
/// address, and the same guid or address. HTML is kept in `content_html` and not made a document.
pub fn cached_article(
    cached: &NewsboatArticle,
    feed: &NewsboatFeed,
    source: &Arc<str>,
    place: u32,
) -> Article {
    let url =
        Some(Text::line(&cached.url)).filter(|url| !url.is_empty() && url.len() <= limits::ADDRESS_BYTES);
    let guid = own_guid(cached).and_then(Article::guid_for);
    let id = Article::id_for(source, guid.as_deref(), url.as_deref(), place);
    let origin = Origin {
        source: Arc::clone(source),
        place,
    };
    let mut article = Article::new(id, origin);
    article.guid = guid;
    article.title = Text::title(&html::to_line(&cached.title));
    article.url = url;
    article.feed = Some(Text::line(&cached.feed));
    article.feed_title = Some(Text::name(&html::to_line(&feed.title))).filter(|title| !title.is_empty());
    article.outlet = article.feed_title.clone().unwrap_or_default();
    article.authors = Some(Text::name(&cached.author))
        .filter(|name| !name.is_empty())
        .into_iter()
        .collect();
    article.published = cached.published;
    set_content(&mut article, cached);
    let enclosure = Text::line(&cached.enclosure_url);
    if !enclosure.is_empty() && enclosure.len() <= limits::ADDRESS_BYTES {
        article.enclosures.push(Enclosure {
            url: enclosure,
            kind: Some(Text::name(&cached.enclosure_type)).filter(|kind| !kind.is_empty()),
            length: None,
        });
    }
    article
}

fn set_content(article: &mut Article, cached: &NewsboatArticle) {
    let content = floor_to_char(&cached.content, limits::HTML_BYTES);
    if cached.is_plain {
        article.document = Document::of_paragraphs(content.split("\n\n"));
        return;
    }
    let bases = [&cached.base, &cached.url, &cached.feed];
    let base = bases.iter().find_map(|address| Url::parse(address).ok());
    let html = Text::lines(html::with_absolute_links(content, base.as_ref()).trim());
    article.content_html = Some(html).filter(|html| !html.is_empty());
}

/// The guid that the feed gave. Where it gave none newsboat makes one of the address and the date,
/// or of the title where there is no address.
fn own_guid(cached: &NewsboatArticle) -> Option<&str> {
    let is_made = match cached.url.as_str() {
        "" => cached.guid == cached.title,
        url => cached.guid.starts_with(url) && cached.guid != url,
    };
    Some(cached.guid.as_str()).filter(|guid| !is_made && !guid.trim().is_empty())
}
