//! One event that three outlets report, partly in the same words; another one with no story.

use std::sync::Arc;

use newsview::app::message::Message;
use newsview::domain::article::{Article, ArticleId};
use newsview::domain::story::{Assignment, StoryId};

use super::press::Session;
use super::screen::Size;
use super::world::article;

/// The wire's report, which is read first.
const WIRE: &str = "The ferry Marit ran aground on the Gull Bank near Alma harbour early on Monday, the coastguard \
    said.|All 112 passengers were taken ashore in lifeboats before dawn.|“Nobody was hurt and nobody panicked,” \
    the captain, Ida Holm, said.|The harbour office closed the channel to all ships until the ferry is towed away.";

/// The same in other words here and there, and more.
const PAPER: &str = "The ferry Marit ran aground on the Gull Bank near Alma harbour early on Monday, the coastguard \
    said. A thick fog had come up after midnight.|All 112 passengers were taken ashore in lifeboats before dawn, \
    wrapped in blankets of the Red Anchor society.|“Nobody was hurt and nobody panicked,” the captain, Ida Holm, \
    said.|The harbour office closed the channel to all ships until the ferry is towed away.|Tugs from Shoal Island \
    are expected on Wednesday. The company will pay for the night in hotels.";

/// Nothing that the wire has not.
const BRIEF: &str = "The harbour office closed the channel to all ships until the ferry is towed away.";

pub fn id(name: &str) -> ArticleId {
    ArticleId::new(&format!("/news/{name}.txt"), "0")
}

/// The event's reports, newest first, and one article beside them.
pub fn articles() -> Vec<Arc<Article>> {
    vec![
        article(
            "paper",
            30,
            "The Coast",
            "Ferry passengers spend the night in Alma",
            PAPER,
        ),
        article(
            "brief",
            60,
            "Delta Post",
            "Channel closed after ferry runs aground",
            BRIEF,
        ),
        article("wire", 90, "Harbour Wire", "Ferry runs aground off Alma", WIRE),
        article("copy", 95, "Market Daily", "Ferry runs aground off Alma", WIRE),
        article(
            "alone",
            200,
            "Market Daily",
            "Onions are cheap",
            "Onions are cheap this week. Leeks are not.",
        ),
    ]
}

/// These are one story; of each its name, and whose text it repeats.
pub fn grouped(names: &[(&str, Option<&str>)]) -> Message {
    let assigned = names.iter().map(|(name, copy_of)| Assignment {
        article: id(name),
        story: StoryId(7),
        reason: None,
        words: 90,
        copy_of: copy_of.map(id),
    });
    Message::Grouped(assigned.collect())
}

/// Three reports in one story, none of them read.
pub fn session(size: Size) -> Session {
    grouped_as(size, &["paper", "brief", "wire"].map(|name| (name, None)))
}

/// The same, and what the wire wrote in another outlet as well.
pub fn session_with_copy(size: Size) -> Session {
    let names = ["paper", "brief", "wire"].map(|name| (name, None));
    grouped_as(size, &[&names[..], &[("copy", Some("wire"))]].concat())
}

fn grouped_as(size: Size, names: &[(&str, Option<&str>)]) -> Session {
    let mut session = Session::sized(size, articles());
    // The rows stand each by itself, whether stories are shown as one or not.
    session.app.layout.is_grouped = false;
    session.tell(grouped(names));
    session
}

/// Puts the cursor on an article.
pub fn select(session: &mut Session, name: &str) {
    session.press("home");
    for _ in 0..session.app.list.rows.len() {
        if session
            .app
            .list
            .selected_article()
            .is_some_and(|article| article.id == id(name))
        {
            return;
        }
        session.press("down");
    }
    panic!("{name} is not listed");
}

/// Reads an article, then goes back to the list.
pub fn read(session: &mut Session, name: &str) {
    select(session, name);
    session.press("enter esc");
}
