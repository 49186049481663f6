//! Stories of a library: grouped behind the screen, and known in flat lists, among hits and bookmarks.

use std::fmt::Write;

use super::super::stories::NEWS;
use super::{NONE, QUIET, channel, item};
use crate::support::program::Home;
use crate::support::pty::{Start, Terminal};
use crate::support::server::{Reply, Server};

/// A home that follows three outlets, each with its report of the ferry.
fn home() -> (Home, Server) {
    let (home, server) = (Home::new(), Server::start());
    let outlets = ["Harbour Wire", "Delta Post", "The Coast"];
    let mut feeds = String::new();
    for (outlet, (file, title, _, date, text)) in outlets.iter().zip(NEWS) {
        let item = item(title, &date[11..], &text.replace("\n\n", "</p><p>"));
        server.route(&format!("/{file}"), Reply::feed(channel(outlet, &[item])));
        let address = server.url(&format!("/{file}"));
        writeln!(feeds, "[[feed]]\naddress = \"{address}\"").unwrap();
    }
    home.configure("feeds.toml", feeds);
    home.configure("config.toml", QUIET);
    assert_eq!(home.run(&["refresh"]).code, Some(0));
    (home, server)
}

fn started(home: &Home) -> Terminal {
    let mut terminal = Start::program(home, &NONE).run();
    terminal
        .until_shows("3 unread of 3")
        .until_shows("3 outlets · 3 new");
    terminal
}

fn said(text: &str) -> bool {
    text.contains("the report that the story began with")
        && text.matches("near to Harbour Wire, ").count() == 2
        && text.matches("Marit 0.1").count() == 2
}

#[test]
fn an_article_knows_its_story_whatever_list_it_stands_in() {
    // The flat list, what is found, and what is bookmarked.
    for keys in ["v", "/spend the night\r", "\x1b[C\x1b[Cb3"] {
        let (home, _server) = home();
        let mut terminal = started(&home);
        terminal.press(keys);
        if keys == "v" {
            terminal.until_shows("Channel of Alma").press("\x1b[H");
        }
        terminal.until(|screen| !screen.contents().contains("3 outlets"));
        terminal
            .until_shows("Passengers of ferry Marit spend the night in Alma")
            .until_shows("0 of 3 reports read");
        terminal.press("w").until(|screen| said(&screen.contents()));
        terminal.press("\x1b").until_gone("why these are one story");
        terminal
            .press("c")
            .until_shows("3 reports, Harbour Wire first")
            .until_shows("The harbour office closed the channel until");
        terminal.press("}").until_shows("┃");
        terminal.press("\x03");
        assert!(terminal.end().success());
    }
}

#[test]
fn what_was_read_is_dimmed_in_a_flat_list_as_well() {
    let (home, _server) = home();
    let mut terminal = started(&home);
    // The wire's report speaks for the story; it is read.
    terminal.until_shows("0 of 3 reports read").press("\r");
    terminal
        .until_shows("1 of 3 reports read")
        .press("\x1b")
        .until_shows("/ search");
    terminal.press("v").until_shows("Channel of Alma");
    terminal
        .press("\x1b[H")
        .until_shows("1 of 3 reports read · 2 new sentences");
    terminal.until_shows("The Coast · 2 new sentences");
    terminal
        .press("X")
        .until_shows("taken out of its story")
        .until_gone("reports read");
    terminal
        .press("u")
        .until_shows("took back")
        .until_shows("1 of 3 reports read");
    terminal.press("\x03");
    assert!(terminal.end().success());
}
