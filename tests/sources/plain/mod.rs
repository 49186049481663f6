//! Plain-text news, form by form.

mod articles;
mod dump;
mod mend;
mod rules;
mod strangers;

use newsview::domain::article::Article;
use newsview::sources::Place;
use newsview::sources::plain;

/// The article that a text gives.
fn article(text: &str) -> Article {
    article_named(text, "harbour.txt")
}

fn article_named(text: &str, name: &str) -> Article {
    let place = Place {
        source: "/news/harbour.txt".into(),
        name: name.to_owned(),
        ..Place::default()
    };
    let mut reading = plain::read(text, &place).unwrap();
    assert_eq!(reading.articles.len(), 1);
    reading.articles.remove(0)
}
