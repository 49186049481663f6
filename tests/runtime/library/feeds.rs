//! Feeds are added, dropped and written about by hand, and what the file says stays.

use crate::support::server::Reply;

use super::{Coast, DOWN};

const DELETE: &str = "\x1b[3~";

#[test]
fn a_page_is_looked_at_and_its_feed_followed_with_comments_kept() {
    let coast = Coast::new();
    coast.follow(&["/coast", "/harbour"]);
    let page = "<!doctype html><html><head><title>Market Daily</title>\
        <link rel='alternate' type='application/rss+xml' href='/market'></head>\
        <body><p>All about bread and fish.</p></body></html>";
    coast.server.route("/page", Reply::page(page));
    let mut terminal = coast.start();
    terminal.until_shows("4 unread of 4").press("a");
    terminal
        .until_shows("address")
        .press(format!("{}\r", coast.server.url("/page")));
    terminal
        .until_shows("follow it")
        .until_shows("Fish market moves")
        .press("\r");
    terminal
        .until_shows("unread of 2")
        .until_shows("the word was herring");
    let file = coast.feeds_file();
    assert!(
        file.starts_with("# mine, in my order\n\n") && file.contains("# /coast\n"),
        "{file}"
    );
    assert!(
        file.trim_end()
            .ends_with(&format!("address = \"{}\"", coast.server.url("/market"))),
        "{file}"
    );
    terminal.press("1").press("p").press("\x03");
    assert!(terminal.end().success());
    coast.is_sound();
}

#[test]
fn a_dropped_feed_comes_back_with_its_articles_and_their_marks() {
    let coast = Coast::filled();
    let before = coast.feeds_file();
    let mut terminal = coast.started();
    terminal
        .until_shows("the word was oak")
        .press("m")
        .until_shows("5 unread of 6")
        .press("p")
        .until_shows("1 unread of 2")
        .press("Z")
        .until_shows("Market Daily");
    terminal.press(DELETE).until_shows("dropped The Coast");
    terminal.until_shows("4 unread of 4");
    assert!(!coast.feeds_file().contains("/coast"));
    terminal
        .press("u")
        .until_shows("5 unread of 6")
        .press("Z")
        .until_shows("→ read")
        .press("g")
        .until_shows("the word was oak");
    assert_eq!(coast.feeds_file(), before);
    terminal
        .press("U")
        .until_shows("4 unread of 4")
        .press("u")
        .until_shows("5 unread of 6");
    terminal.press("\x03");
    assert!(terminal.end().success());
    assert!(coast.state().contains(&format!("read {}", coast.id("Old pier"))));
    coast.is_sound();
}

#[test]
fn a_broken_feeds_file_is_said_and_costs_nothing() {
    let coast = Coast::filled();
    let whole = coast.feeds_file();
    let mut terminal = coast.started();
    coast
        .home
        .configure("feeds.toml", format!("{whole}\n[[feed\naddress = 3"));
    terminal.press(DOWN).until_shows("the feeds stay as they were");
    terminal.press("R");
    coast.server.wait_for("/market", 2);
    terminal.press("m").until_shows("5 unread of 6");
    terminal.press("\x03").end();
    assert!(
        coast.feeds_file().ends_with("[[feed\naddress = 3"),
        "nobody writes over it"
    );
    // The next start says it, too, and has everything.
    let mut terminal = coast.start();
    terminal
        .until_shows("5 unread of 6")
        .until_shows("the feeds stay as they were");
    coast.home.configure("feeds.toml", &whole);
    terminal.press(DOWN).settle();
    assert!(terminal.text().contains("5 unread of 6"));
    terminal.press("\x03").end();
    assert_eq!(coast.feeds_file(), whole);
    coast.is_sound();
}

#[test]
fn a_feed_written_into_the_file_by_hand_is_there_at_the_next_key() {
    let coast = Coast::new();
    coast.follow(&["/coast", "/harbour"]);
    let mut terminal = coast.start();
    terminal.until_shows("4 unread of 4");
    coast.follow(&["/coast", "/harbour", "/market"]);
    terminal.press(DOWN).press("R").until_shows("6 unread of 6");
    terminal.press("\x03").end();
}

#[test]
fn two_instances_see_what_the_other_one_does() {
    let coast = Coast::filled();
    let (mut one, mut other) = (coast.started(), coast.started());
    one.until_shows("the word was oak")
        .press("m")
        .until_shows("5 unread of 6");
    other
        .until_shows("the word was oak")
        .press(DOWN)
        .until_shows("5 unread of 6");
    other.press("b").until_shows("★");
    one.press(DOWN).until_shows("★");
    let added = coast.home.run(&["remove", &coast.server.url("/market")]);
    assert_eq!(added.code, Some(0), "{added:?}");
    one.press(DOWN).until_shows("of 4");
    other.press(DOWN).until_shows("of 4");
    one.press("u").until_shows("of 6");
    other.press(DOWN).until_shows("of 6");
    one.press("\x03").end();
    other.press("\x03").end();
    assert!(coast.feeds_file().contains("/market"));
    coast.is_sound();
}
