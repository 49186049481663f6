//! Reports of one event, compared line by line.

mod facts;
mod hostile;
mod items;
mod known;
mod links;
mod many;
mod marks;
mod mirrored;
mod rows;
mod scripts;
mod table;

use std::sync::Arc;

use newsview::domain::article::Article;
use newsview::domain::comparison::{Comparison, Fact, FactKind, Place, Relation};
use newsview::stories::compare::compare;

use crate::support::world::article;

/// A report of the fire in the rope yard, as the first outlet tells it.
const WIRE: &str = "A fire in the old rope yard at Velmar killed 14 people early on Tuesday, the harbour office said.|\
    The flames began in a tar store and spread to three sheds, fire chief Ana Ruiz said.|\
    More than 2,000 residents of the Quay district left their homes during the night.|\
    “We heard the roof fall before we saw any smoke at all,” said a baker, Tomas Okonedo.|\
    Cables for sailing ships were twisted there until 1994.";

/// The same, as a second one tells it.
const HERALD: &str = "Fourteen people died when a fire swept through the rope yard at Velmar, the harbour office said on Aug. 12.|\
    Fire chief Ana Ruiz said the flames started in a store for tar and reached three sheds.|\
    Around 2,100 residents fled their homes in the Quay district.|\
    Baker Tomas Okonedo told reporters: \"We heard the roof fall before we saw any smoke at all.\"|\
    The mayor promised a new hydrant on each corner.";

fn wire() -> Arc<Article> {
    article("wire", 60, "Harbour Wire", "Fire in rope yard kills 14", WIRE)
}

fn herald() -> Arc<Article> {
    article(
        "herald",
        30,
        "Velmar Herald",
        "Rope yard fire leaves 14 dead",
        HERALD,
    )
}

fn report(name: &str, text: &str) -> Arc<Article> {
    article(name, 60, name, &format!("News from the {name}"), text)
}

fn of(articles: &[&Article]) -> Comparison {
    compare(articles)
}

/// The facts of a kind and a relation, as both reports have them.
fn told(comparison: &Comparison, kind: FactKind, relation: Relation) -> Vec<(String, String)> {
    let is_one = |fact: &&Fact| fact.kind == kind && fact.relation == relation;
    let words = |fact: &Fact| {
        (
            comparison.words(&fact.a).to_owned(),
            comparison.words(&fact.b).to_owned(),
        )
    };
    comparison.facts.iter().filter(is_one).map(words).collect()
}

/// The figures of two sentences in a relation, each in a report with nothing else.
fn figures(one: &str, other: &str, relation: Relation) -> Vec<(String, String)> {
    let comparison = of(&[&report("north", one), &report("south", other)]);
    told(&comparison, FactKind::Figure, relation)
}

fn pair(one: &str, other: &str) -> Vec<(String, String)> {
    vec![(one.to_owned(), other.to_owned())]
}

fn is_linked(comparison: &Comparison, a: usize, b: usize) -> bool {
    let place = |report, sentence| Place { report, sentence };
    let links = comparison.links.iter();
    links
        .into_iter()
        .any(|link| link.a == place(0, a) && link.b == place(1, b))
}
