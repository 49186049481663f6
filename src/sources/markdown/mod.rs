//! Markdown, with or without front matter, as an article.

mod byline;
mod front_matter;
mod to_html;

use url::Url;

use super::html;
use super::{Place, ReadError, Reading, complete, date};
use crate::domain::article::Article;
use crate::domain::document::Block;
use crate::domain::text::Text;

use front_matter::FrontMatter;

/// Reads a Markdown file as one article.
pub fn read(text: &str, place: &Place) -> Result<Reading, ReadError> {
    let text = text.trim_start_matches('\u{feff}');
    let (matter, body) = front_matter::split(text);
    let (kept, mut warnings) = html::within_limit(body);
    let url = matter.one(&["url", "link", "canonical", "canonical_url", "permalink"]);
    let url = url
        .and_then(|url| Url::parse(url).ok())
        .filter(|url| matches!(url.scheme(), "http" | "https"));
    let base = place.base.as_ref().or(url.as_ref());
    let (document, more) = html::fragment(&to_html::html(kept), base);
    warnings.extend(more);
    let guid = matter.one(&["id", "guid"]);
    let mut article = place.article(guid, url.as_ref().map(Url::as_str), 0);
    article.document = document;
    article.warnings = warnings;
    article.guid = guid.and_then(Article::guid_for);
    article.url = url.map(|url| Text::line(url.as_str()));
    describe(&mut article, &matter);
    take_title(&mut article);
    byline::take(&mut article);
    complete::alone(article, place)
}

/// Sets what the front matter says.
fn describe(article: &mut Article, matter: &FrontMatter<'_>) {
    let name = |keys: &[&str]| matter.one(keys).map(Text::name);
    article.title = matter
        .one(&["title", "headline"])
        .map(Text::title)
        .unwrap_or_default();
    article.outlet = name(&["outlet", "source", "site", "publisher", "publication"]).unwrap_or_default();
    article.authors = matter.many(&["author", "authors", "byline"]);
    let published = matter
        .one(&["date", "published", "pubdate", "created"])
        .and_then(date::parse_with_offset);
    article.published = published.map(|(moment, _)| moment);
    article.published_offset = published.map_or(0, |(_, offset)| offset);
    article.updated = matter
        .one(&["updated", "lastmod", "modified"])
        .and_then(date::parse);
    article.language = name(&["lang", "language", "locale"]);
    article.dateline = name(&["dateline"]);
    article.summary = matter.one(&["summary", "description", "excerpt"]).map(Text::line);
    article.categories = matter.many(&["tags", "categories", "category", "keywords"]);
    article.feed = name(&["feed"]);
}

/// The first `#` heading is the headline, or repeats it; so is any heading that begins the text.
fn take_title(article: &mut Article) {
    let blocks = &article.document.blocks;
    let top = blocks
        .iter()
        .position(|block| matches!(block, Block::Heading { level: 1, .. }));
    let first = blocks
        .first()
        .and_then(|block| matches!(block, Block::Heading { .. }).then_some(0));
    let Some(at) = top.or(first) else { return };
    let Block::Heading { text, .. } = &blocks[at] else {
        return;
    };
    if article.title.is_empty() {
        article.title = Text::title(&text.text);
    } else if *article.title != *text.text {
        return;
    }
    article.document.blocks.remove(at);
}
