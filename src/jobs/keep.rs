//! Bookmarked articles ↔ the text that the store keeps of them.

use jiff::Timestamp;

use crate::domain::article::{Article, Origin};
use crate::domain::bookmark::Bookmark;
use crate::domain::change::Change;
use crate::domain::document::Document;
use crate::domain::text::Text;
use crate::sources::write::json::{self, Marks};
use crate::sources::{Place, json_lines};
use crate::store::Store;

/// What kept texts call their source.
const SOURCE: &str = "bookmarks";

/// The change that bookmarks an article, its whole text with it.
pub fn bookmark(article: &Article, now: Timestamp) -> Change {
    let (bookmark, text) = bookmarked(article, now);
    Change::Bookmark {
        bookmark: Box::new(bookmark),
        text: Some(text),
    }
}

/// A new bookmark of an article, and its text as it is kept.
pub fn bookmarked(article: &Article, now: Timestamp) -> (Bookmark, String) {
    let text = json::article(article, &Marks::default()).to_string();
    (Bookmark::of(article, now), text)
}

/// The article behind a bookmark: its kept text, or what the bookmark itself says.
pub fn article(store: &mut Store, bookmark: &Bookmark) -> Article {
    let place = Place {
        source: SOURCE.into(),
        ..Place::default()
    };
    let kept = store
        .bookmark_text(&bookmark.id)
        .and_then(|text| json_lines::article(&text, &place, 0).ok());
    let mut article = kept.unwrap_or_else(|| without_text(bookmark));
    article.id = bookmark.id.clone();
    article.index()
}

/// A bookmark made on another machine: its text is not here.
fn without_text(bookmark: &Bookmark) -> Article {
    let mut article = Article::new(
        bookmark.id.clone(),
        Origin {
            source: SOURCE.into(),
            place: 0,
        },
    );
    article.title = Text::title(bookmark.name());
    article.outlet = bookmark.outlet.clone();
    article.published = bookmark.published;
    article.url.clone_from(&bookmark.address);
    let said = match &bookmark.address {
        Some(address) => {
            format!("The text of this bookmark is not on this machine. Its address is {address}; o opens it.")
        }
        None => "The text of this bookmark is not on this machine.".to_owned(),
    };
    article.document = Document::of_paragraphs([said.as_str()]);
    article
}
