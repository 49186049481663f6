//! What the bundled edition's articles are grouped into.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use newsview::app::effect::Effect;
use newsview::app::keymap::Keymap;
use newsview::app::message::Message;
use newsview::app::settings::Settings;
use newsview::app::{App, Edition};
use newsview::domain::article::Article;
use newsview::jobs::{edition, group};
use newsview::store::reader::Reader;
use tempfile::TempDir;

use crate::support::world;

#[test]
fn both_sample_events_are_stories_of_three_outlets_and_the_tour_is_none() {
    let mut app = App::new(Settings::default(), Keymap::default(), Edition::Sample);
    let _ = app.update(Message::Loaded(edition::articles()));
    let asked = app.update(Message::LoadFinished);
    let grouped = asked.into_iter().find_map(|effect| match effect {
        Effect::Group(articles) => Some(articles),
        _ => None,
    });
    let articles: Vec<Arc<Article>> = grouped.unwrap().into_iter().map(|kept| kept.0).collect();
    let folder = TempDir::new().unwrap();
    let assigned = group::loaded(&articles, &mut Reader::new(folder.path()), world::now());
    let mut outlets: BTreeMap<u64, BTreeSet<&str>> = BTreeMap::new();
    for one in &assigned {
        let article = articles.iter().find(|article| article.id == one.article).unwrap();
        outlets.entry(one.story.0).or_default().insert(&article.outlet);
    }
    let mut told: Vec<Vec<&str>> = outlets
        .into_values()
        .map(|outlets| outlets.into_iter().collect())
        .collect();
    told.sort_unstable();
    assert_eq!(
        told,
        [
            ["Ennet Valley Post", "Harbour Wire", "Northern Ledger"],
            ["Harbour Wire", "The Sarrow Tide", "Tradewind Daily"],
        ]
    );
}
