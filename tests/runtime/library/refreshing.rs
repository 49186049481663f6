//! Feeds are asked beside the screen: at the start, by a key, and one of them slow.

use crate::support::program::Home;
use crate::support::server::{Gate, Reply, Server, dead_address};

use super::{Coast, DOWN, UP, channel, coast_and, item, market, row_of};

fn is_selected(screen: &vt100::Screen, title: &str) -> bool {
    let text = screen.contents();
    text.lines()
        .any(|line| line.starts_with('▎') && line.contains(title))
        || text.lines().any(|line| {
            line.split_once('│')
                .is_some_and(|(_, reader)| reader.trim() == title)
        })
}

fn lantern() -> String {
    item(
        "Lantern lit again",
        "07:10",
        "The keeper agreed, and the word was paraffin.",
    )
}

#[test]
fn the_refresh_at_the_start_fills_an_empty_list() {
    let coast = Coast::new();
    let mut terminal = coast.started();
    terminal
        .until_shows("6 unread of 6")
        .until_shows("the word was oak");
    terminal.press("q");
    assert!(terminal.end().success());
    coast.is_sound();
}

#[test]
fn a_refresh_while_one_reads_moves_neither_cursor_nor_text() {
    let coast = Coast::filled();
    coast.home.configure("config.toml", "");
    let gate = Gate::new();
    let body = channel("The Coast", &coast_and(&[lantern()]));
    coast.server.route("/coast", Reply::feed(body).body_behind(&gate));
    let mut terminal = coast.started();
    terminal
        .press(DOWN)
        .until_shows("the word was berth")
        .press("\r")
        .until_shows("5 unread of 6");
    let before = row_of(&terminal, "Night ferry adds a cabin");
    gate.open();
    terminal.until_shows("6 unread of 7").settle();
    assert_eq!(row_of(&terminal, "Night ferry adds a cabin"), before);
    assert!(terminal.text().contains("the word was berth"));
    terminal.press("\x1b").until_shows("→ read").press("g");
    terminal.until_shows("the word was paraffin");
    terminal.press("\x03");
    assert!(terminal.end().success());
}

#[test]
fn one_slow_server_delays_nobody_and_is_given_up_at_once() {
    let coast = Coast::filled();
    let mut terminal = coast.started();
    let gate = Gate::new();
    let slow = Reply::feed(channel("Market Daily", &market())).behind(&gate);
    coast.server.route("/market", slow);
    coast.serve("/coast", "The Coast", &coast_and(&[lantern()]));
    terminal
        .press("R")
        .until_shows("7 unread of 7")
        .until_shows("↻ 2 of 3 feeds");
    // The screen answers meanwhile, and so does the keeper.
    terminal.press("g").until_shows("the word was paraffin");
    terminal.press(DOWN).until_shows("the word was oak");
    terminal
        .press("m")
        .until_shows("6 unread of 7")
        .until_shows("↻ 2 of 3 feeds");
    terminal
        .press("R")
        .until_shows("cancelled after 2 of 3 feeds: 1 new")
        .until_gone("↻");
    gate.open();
    coast.serve("/market", "Market Daily", &market());
    terminal.press("R").until_shows("nothing new");
    terminal.press("\x03");
    assert!(terminal.end().success());
    coast.is_sound();
}

#[test]
fn a_feed_is_asked_alone_and_what_is_new_is_counted() {
    let coast = Coast::filled();
    let mut terminal = coast.started();
    let asked = coast.server.hits("/market");
    coast.serve("/coast", "The Coast", &coast_and(&[lantern()]));
    terminal
        .press("r")
        .until_shows("1 new")
        .until_shows("7 unread of 7");
    assert_eq!(coast.server.hits("/market"), asked);
    terminal.press("q").end();
}

#[test]
fn what_just_came_is_found_at_once() {
    let coast = Coast::filled();
    let mut terminal = coast.started();
    coast.serve("/coast", "The Coast", &coast_and(&[lantern()]));
    terminal.press("R").until_shows("7 unread of 7");
    terminal
        .press("/paraffin")
        .until_gone("Night ferry")
        .until_shows("Lantern lit again");
    terminal.press("\x1b").until_shows("Night ferry").press("q").end();
}

#[test]
fn servers_that_are_down_at_the_start_leave_what_is_kept_to_be_read() {
    let coast = Coast::filled();
    coast.home.configure("config.toml", "");
    let Coast { home, server } = coast;
    drop(server);
    let mut terminal = crate::support::pty::Start::program(&home, &super::NONE).run();
    terminal
        .until_shows("6 unread of 6")
        .until_shows("the word was oak")
        .until_shows("3 feeds failed");
    terminal.press("!").until_shows("refuses connections");
    terminal.press("\x03");
    assert!(terminal.end().success());
}

#[test]
fn a_server_that_is_down_from_the_first_start_on_is_named() {
    let home = Home::new();
    home.configure(
        "feeds.toml",
        format!("[[feed]]\naddress = \"{}\"\n", dead_address()),
    );
    let mut terminal = crate::support::pty::Start::program(&home, &super::NONE).run();
    terminal
        .until_shows("1 feed failed")
        .until_shows("refuses connections");
    terminal.press("\x03");
    assert!(terminal.end().success());
}

#[test]
fn the_cursor_keeps_its_line_in_a_long_list_that_is_refreshed() {
    let (home, server) = (Home::new(), Server::start());
    let items: Vec<String> = (0..300)
        .map(|number| {
            let time = format!("{:02}:{:02}", 10 - number / 60, 59 - number % 60);
            item(&format!("Log entry {number:03}"), &time, "Nothing to report.")
        })
        .collect();
    server.route("/log", Reply::feed(channel("Harbour Log", &items)));
    let address = server.url("/log");
    home.configure("feeds.toml", format!("[[feed]]\naddress = \"{address}\"\n"));
    let mut terminal = crate::support::pty::Start::program(&home, &super::NONE).run();
    terminal
        .until_shows("300 unread of 300")
        .until_shows("Log entry 000");
    for number in [44, 88, 132, 176, 220] {
        let title = format!("Log entry {number}")
            .replace(" 44", " 044")
            .replace(" 88", " 088");
        terminal
            .press(DOWN.repeat(44))
            .until(|screen| is_selected(screen, &title));
        terminal.settle();
    }
    let before = row_of(&terminal, "Log entry 220");
    let new: Vec<String> = (0..40)
        .map(|number| item(&format!("Late entry {number:02}"), "12:30", "A storm."))
        .collect();
    server.route(
        "/log",
        Reply::feed(channel("Harbour Log", &[new, items].concat())),
    );
    // The cursor moves on while they come.
    terminal.press("R");
    for _ in 0..30 {
        terminal.press(DOWN).press(UP);
    }
    terminal.until_shows("340 unread of 340").settle();
    assert!(
        is_selected(terminal.screen(), "Log entry 220"),
        "{}",
        terminal.text()
    );
    assert_eq!(row_of(&terminal, "Log entry 220"), before);
    terminal
        .press("g")
        .until_shows("Late entry 00")
        .press("G")
        .until_shows("Log entry 299");
    terminal.press("\x03");
    assert!(terminal.end().success());
}
