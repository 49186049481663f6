//! Events of our own that several outlets report, and which of the articles tell them.

use std::sync::Arc;

use newsview::domain::article::{Article, ArticleId};
use newsview::domain::story::{Assignment, Reason, StoryId};
use newsview::domain::text::Text;

use super::shelf::Shelf;
use super::world::{article, articles};

/// The id of the article of that name.
pub fn id(name: &str) -> ArticleId {
    ArticleId::new(&format!("/news/{name}.txt"), "0")
}

/// Four reports of a flood barrier, one of which repeats another, two of a ferry, and five others.
pub fn events() -> Vec<Arc<Article>> {
    let wire = "The flood barrier of Alma was closed for the first time on Tuesday, hours before the storm.|\
        Engineers lowered all nine gates within an hour, the harbour office said.|The barrier cost 40 million.";
    let mut all = articles();
    all.extend([
        article("gates", 64, "Harbour Wire", "Alma closes its flood barrier for the first time", wire),
        article(
            "storm",
            41,
            "The Coast",
            "Barrier holds as storm reaches Alma",
            "The new barrier held on Tuesday night as waves of four metres reached the town.|No one was hurt.",
        ),
        article("gates-copy", 60, "Market Daily", "Alma closes its flood barrier for the first time", wire),
        article(
            "cost",
            250,
            "Delta Post",
            "What the barrier of Alma cost, and who paid",
            "The barrier that closes this week cost 40 million.|Half of it came from the towns on the river, the \
             rest from a levy on the port that the council raised twice in nine years, and will raise again.|The \
             council did not say when.",
        ),
        article(
            "ferry",
            330,
            "The Coast",
            "Night ferry to Shoal Island stops after a year",
            "The night ferry to Shoal Island runs for the last time on Sunday.",
        ),
        article(
            "ferry-end",
            335,
            "Delta Post",
            "Last night ferry leaves on Sunday",
            "Few passengers took the night ferry, the company said, and it will not come back.|Day boats go on.",
        ),
    ]);
    all
}

/// The names of the reports of each event.
pub const BARRIER: [&str; 4] = ["gates", "storm", "gates-copy", "cost"];
pub const FERRY: [&str; 2] = ["ferry", "ferry-end"];

/// What the grouping makes of these articles: each event by number, with the names of its reports.
pub fn grouping(events: &[(u64, &[&str])]) -> Vec<Assignment> {
    let known = self::events();
    let assign = |story: u64, name: &str, is_first: bool| {
        let article = known.iter().find(|article| article.id == id(name));
        Assignment {
            article: id(name),
            story: StoryId(story),
            reason: (!is_first).then(|| Reason {
                nearest: None,
                score: 0.48,
                least: 0.21,
                likeness: 0.49,
                left: 0.97,
                reports: 1,
                hours: 3.1,
                words: vec![(Text::line("barrier"), 0.21), (Text::line("Alma"), 0.17)],
                is_users: false,
            }),
            words: article.map_or(0, |article| u32::try_from(article.document.word_count()).unwrap()),
            copy_of: (name == "gates-copy").then(|| id("gates")),
        }
    };
    let all = events.iter().flat_map(|(story, names)| {
        let names = names.iter().enumerate();
        names.map(|(index, name)| assign(*story, name, index == 0))
    });
    all.collect()
}

/// A library of these articles, in which both events are known.
pub fn shelf() -> Shelf {
    let mut shelf = Shelf::with(events());
    shelf.group(1, &BARRIER);
    shelf.group(2, &FERRY);
    shelf.copies.insert(id("gates-copy"), id("gates"));
    shelf
}
