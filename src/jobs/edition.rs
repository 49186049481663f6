//! The bundled edition: articles written for newsview, compiled in.

use std::sync::Arc;

use crate::domain::article::{Article, Origin};
use crate::sources::{self, Place};

macro_rules! files {
    ($($name:literal)*) => { &[$(($name, include_str!(concat!("../../assets/edition/", $name)))),*] };
}

const FILES: &[(&str, &str)] = files!(
    "01-two-minutes-with-newsview.md"
    "02-find-anything-as-you-type.md"
    "03-keep-what-matters.md"
    "04-strike-tradewind-daily.md"
    "05-strike-the-sarrow-tide.md"
    "06-strike-harbour-wire.md"
    "07-barrier-northern-ledger.md"
    "08-barrier-ennet-valley-post.md"
    "09-barrier-harbour-wire.md"
    "10-the-library-boat.md"
    "11-the-quiet-ferry.md"
    "12-how-a-lighthouse-publishes-its-weather.md"
    "13-rooks-keep-the-bin-timetable.md"
    "14-three-hundred-maps-of-the-way-to-school.md"
);

/// What its articles call their source.
pub const SOURCE: &str = Origin::EDITION;

/// All articles of the bundled edition.
pub fn articles() -> Vec<Arc<Article>> {
    FILES
        .iter()
        .flat_map(|(name, text)| article(name, text))
        .collect()
}

fn article(name: &str, text: &str) -> Vec<Arc<Article>> {
    let place = Place {
        source: format!("{SOURCE}/{name}").into(),
        name: name.to_owned(),
        ..Place::default()
    };
    let reading = sources::read(text.as_bytes(), &place).unwrap_or_default();
    reading.articles.into_iter().map(Arc::new).collect()
}
