//! RSS, Atom, RDF and JSON Feed.

mod article;
pub(super) mod build;
mod channel;
mod construct;
mod entities;
mod entry;
mod gather;
mod hints;
mod inline;
mod json;
mod links;
mod names;
mod people;
pub(super) mod tree;

use crate::domain::text::Text;

use super::{Place, ReadError, Reading};

use article::Maker;

/// Reads RSS of any version, RDF and Atom, however broken.
pub fn read(text: &str, place: &Place) -> Result<Reading, ReadError> {
    let tree = build::build(text, place.base.as_ref(), place.is_cut);
    let Some(index) = channel::find(&tree) else {
        let root = tree
            .children(0)
            .map(|(_, element)| Text::name(&element.name))
            .next();
        let why = root.map_or_else(
            || "there is no element in it".to_owned(),
            |root| format!("its root element is <{root}>"),
        );
        return Err(ReadError::Malformed(why));
    };
    let mut channel = channel::read(&tree, index);
    channel.take_language(place);
    let mut maker = Maker::new(place, &channel);
    let articles = tree
        .entries
        .iter()
        .map(|entry| maker.make(gather::read(&tree, *entry, channel.is_atom)))
        .collect();
    Ok(Reading {
        articles,
        warnings: tree.warnings.iter().map(|warning| Text::line(warning)).collect(),
        feed: Some(channel.feed),
        is_unfinished: tree.is_unfinished,
        ..Reading::default()
    })
}

/// Reads JSON Feed, leniently.
pub fn read_json(text: &str, place: &Place) -> Result<Reading, ReadError> {
    let document = json::Document::parse(text, place.is_cut)?;
    let mut channel = document.channel(place);
    channel.take_language(place);
    let mut maker = Maker::new(place, &channel);
    let articles = document
        .entries(place)
        .into_iter()
        .map(|entry| maker.make(entry))
        .collect();
    Ok(Reading {
        articles,
        warnings: document.warnings(),
        feed: Some(channel.feed),
        is_unfinished: document.is_unfinished(),
        ..Reading::default()
    })
}
