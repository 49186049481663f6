//! One address → what is read there: a feed's articles, a page's, or those of any other text.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::domain::article::{Article, ArticleId, Kind, Origin};
use crate::domain::document::Document;
use crate::domain::subscription::without_credentials;
use crate::domain::text::Text;
use crate::sources::http::{Answer, Client, Request};
use crate::sources::{self, Place, Reading, discover};

/// Reads what an address answers, which a user gave; returns soon after `cancelled` is set.
///
/// Ids are made of the address as it was given, without a password, as those of a feed that is
/// followed are.
pub fn read(address: &str, client: &Client, cancelled: &Arc<AtomicBool>) -> Result<Reading, String> {
    let meant = discover::typed(address).unwrap_or_else(|| address.to_owned());
    let request = Request {
        allows_private: true,
        cancel: Some(Arc::clone(cancelled)),
        ..Request::new(&meant)
    };
    let answer = client.fetch(&request).map_err(|error| error.to_string())?;
    let place = place(&meant, &answer);
    let mut reading = sources::read(&answer.body, &place).map_err(|error| error.to_string())?;
    let warning = answer.warning.as_deref().map(Text::line);
    reading.warnings.extend(warning);
    if reading.feed.is_none() {
        add_address(&mut reading.articles, &answer.address);
    }
    Ok(reading)
}

fn place(address: &str, answer: &Answer) -> Place {
    Place {
        source: without_credentials(address).into(),
        // Nothing of it is kept, so that half a text is better than none.
        is_cut: false,
        ..Place::of_answer(answer)
    }
}

/// A single article that names no address lies where it was read.
fn add_address(articles: &mut [Article], address: &str) {
    if let [article] = articles
        && article.kind == Kind::Report
        && article.url.is_none()
    {
        article.url = Some(Text::line(address));
    }
}

/// The row of an address that could not be read.
pub fn failure(address: &str, why: &str) -> Article {
    let source: Arc<str> = without_credentials(address).into();
    let origin = Origin {
        source: Arc::clone(&source),
        place: 0,
    };
    let mut article = Article::new(ArticleId::new(&source, "failure"), origin);
    article.kind = Kind::Failure;
    article.title = Text::title(&format!("cannot read {source}: {why}"));
    article.outlet = Text::name(&source);
    article.warnings = vec![Text::line(why)];
    let said = format!("newsview could not read {source}: {why}.");
    article.document = Document::of_paragraphs([said.as_str()]);
    article.index()
}
