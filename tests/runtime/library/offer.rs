//! The first start beside another reader's home.

use crate::cli::library_import::newsboat;
use crate::support::program::Home;
use crate::support::pty::Start;
use crate::support::server::{Reply, Server};

use super::{Coast, NONE, channel, coast};

#[test]
fn the_feeds_of_newsboat_are_offered_taken_over_and_given_back() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/feed", Reply::feed(channel("The Coast", &coast())));
    newsboat(&home.path(".newsboat"), &server.url("/feed"));
    let mut terminal = Start::program(&home, &NONE).run();
    terminal
        .until_shows("Two minutes with newsview")
        .until_shows("newsboat: 1 feed found; i takes it over");
    assert!(
        !home.config().join("feeds.toml").exists(),
        "nothing is done unasked"
    );
    terminal
        .press("i")
        .until_shows("took 1 feed and 3 articles over from newsboat; u takes it back")
        .until_shows("The ferry")
        .until_shows("1 unread of 3");
    assert_eq!(server.all_requests().len(), 0, "nobody was asked yet");
    let state = home.run(&["state"]).done();
    assert_eq!(
        state.lines().filter(|line| line.starts_with("read ")).count(),
        2,
        "{state}"
    );
    terminal
        .press("u")
        .until_shows("took back: took 1 feed over from newsboat");
    terminal.until_gone("The ferry");
    let file = std::fs::read_to_string(home.config().join("feeds.toml")).unwrap();
    assert!(!file.contains("/feed"), "{file}");
    terminal
        .press("U")
        .until_shows("The ferry")
        .until_shows("1 unread of 3");
    terminal
        .press("R")
        .until_shows("2 new")
        .until_shows("3 unread of 5");
    terminal.press("\x03");
    assert!(terminal.end().success());
    assert_eq!(home.run(&["doctor"]).code, Some(0));
}

#[test]
fn who_follows_feeds_is_offered_nothing() {
    let coast = Coast::filled();
    newsboat(&coast.home.path(".newsboat"), "https://other.example/feed");
    let mut terminal = coast.started();
    terminal.until_shows("? help").settle();
    assert!(!terminal.text().contains("newsboat"));
    terminal.press("q").end();
}

#[test]
fn feeds_without_articles_are_asked_as_soon_as_they_are_taken_over() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/feed", Reply::feed(channel("The Coast", &coast())));
    let list = format!(
        "<opml version='2.0'><body><outline text='The Coast' type='rss' xmlUrl='{}'/></body></opml>",
        server.url("/feed")
    );
    home.write("mine.opml", list);
    let mut terminal = Start::program(&home, &NONE).run();
    terminal.until_shows("mine.opml: 1 feed found; i takes it over");
    terminal
        .press("i")
        .until_shows("2 unread of 2")
        .until_shows("the word was oak");
    terminal.press("\x03");
    assert!(terminal.end().success());
}
