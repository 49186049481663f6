//! What an address, a file or a folder would give, before anything is subscribed to.

use std::fmt::Write;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use newsview::domain::remedy::{Remedy, Unseen};
use newsview::jobs::page;
use newsview::jobs::preview::{Place, Previewed, preview};
use newsview::sources::http::{Client, Policy};

use crate::support::server::{Reply, Server, dead_address};

fn look(place: &str) -> Result<Previewed, String> {
    let client = Client::new(Policy::default());
    look_for(place, &client).map_err(|unseen| unseen.why)
}

fn look_for(place: &str, client: &Client) -> Result<Previewed, Unseen> {
    preview(place, client, &Arc::new(AtomicBool::new(false)))
}

/// What can be done with a place that gave nothing.
fn remedy(place: &str) -> Remedy {
    let client = Client::new(Policy::default());
    look_for(place, &client).unwrap_err().remedy
}

fn feed(title: &str, count: usize) -> String {
    let mut items = String::new();
    for number in 1..=count {
        write!(
            items,
            "<item><title>Tide {number}</title><guid>{number}</guid>\
             <pubDate>Mon, 02 Mar 2026 10:{number:02}:00 GMT</pubDate>\
             <description>&lt;p>Water stood at mark {number}.&lt;/p></description></item>"
        )
        .unwrap();
    }
    format!("<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>")
}

fn page(head: &str, body: &str) -> String {
    format!("<!doctype html><html><head><title>Coast</title>{head}</head><body>{body}</body></html>")
}

fn addresses(place: &str) -> Vec<String> {
    match Place::of(place) {
        Ok(Place::Web(addresses)) => addresses,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_feed_shows_its_newest_articles_with_their_texts() {
    let server = Server::start();
    server.route("/feed", Reply::feed(feed("The Coast", 40)));
    let found = look(&server.url("/feed")).unwrap();
    assert_eq!(found.title.as_str(), "The Coast");
    assert_eq!(found.subscription.address, server.url("/feed"));
    assert_eq!(found.articles.len(), 30);
    assert_eq!(found.articles[0].title.as_str(), "Tide 40");
    assert_eq!(found.articles[0].document.plain_text(), "Water stood at mark 40.");
}

#[test]
fn a_feed_lies_where_its_server_says() {
    let server = Server::start();
    let items = "<item><title>Tide</title><link>/tide</link></item>";
    let text = format!("<rss version='2.0'><channel><title>The Coast</title>{items}</channel></rss>");
    let reply = Reply::feed(text).header("Content-Location", "https://coast.example/news/index.xml");
    server.route("/feed", reply);
    let found = look(&server.url("/feed")).unwrap();
    assert_eq!(
        found.articles[0].url.as_deref(),
        Some("https://coast.example/tide")
    );
}

#[test]
fn a_page_leads_to_its_feed_and_names_the_others() {
    let head = "<link rel='alternate' type='application/rss+xml' title='Comments' href='/comments/feed'>\
        <link rel='alternate' type='application/rss+xml' title='News' href='news.xml'>\
        <link rel='alternate' type='application/atom+xml' title='Sport &amp; sea' href='/sport.xml'>\
        <link rel='alternate' type='text/html' href='/other'>\
        <link rel='stylesheet' href='/style.css'>";
    let server = Server::start();
    server.route("/", Reply::page(page(head, "<p>Hello there.</p>")));
    server.route("/news.xml", Reply::feed(feed("News", 2)));
    let found = look(&server.url("/")).unwrap();
    assert_eq!(found.subscription.address, server.url("/news.xml"));
    assert_eq!(found.articles.len(), 2);
    let others: Vec<(&str, &str)> = found
        .others
        .iter()
        .map(|(title, address)| (title.as_str(), address.as_str()))
        .collect();
    let (sport, comments) = (server.url("/sport.xml"), server.url("/comments/feed"));
    assert_eq!(
        others,
        [("Sport & sea", sport.as_str()), ("Comments", comments.as_str())]
    );
}

#[test]
fn a_page_that_links_to_its_feed_in_its_text_is_enough() {
    let body = "<p>Read us <a href='/about'>here</a> or by <a href='/rss/'>our feed</a>.</p>";
    let server = Server::start();
    server.route("/", Reply::page(page("", body)));
    server.route("/rss/", Reply::feed(feed("News", 1)));
    let found = look(&server.url("/")).unwrap();
    assert_eq!(found.subscription.address, server.url("/rss/"));
}

#[test]
fn a_feed_that_no_page_names_is_looked_for_where_feeds_often_are() {
    let server = Server::start();
    server.route("/news/today", Reply::page(page("", "<p>Hello there.</p>")));
    server.route("/atom.xml", Reply::feed(feed("News", 1)));
    let found = look(&server.url("/news/today")).unwrap();
    assert_eq!(found.subscription.address, server.url("/atom.xml"));
    assert!(server.all_requests().len() < 20);
}

#[test]
fn a_page_without_any_feed_says_so() {
    let server = Server::start();
    server.route("/", Reply::page(page("", "<p>Hello there.</p>")));
    let why = look(&server.url("/")).unwrap_err();
    assert!(why.starts_with("this page names no feed"), "{why}");
}

#[test]
fn a_feed_that_moved_for_good_is_subscribed_to_where_it_is() {
    let server = Server::start();
    server.route("/old", Reply::redirect(301, "/new"));
    server.route("/new", Reply::feed(feed("News", 1)));
    let found = look(&server.url("/old")).unwrap();
    assert_eq!(found.subscription.address, server.url("/new"));
}

#[test]
fn what_cannot_be_asked_now_can_be_followed_and_a_page_without_a_feed_be_kept() {
    let server = Server::start();
    for (path, reply) in [
        ("/busy", Reply::status(429)),
        ("/broken", Reply::status(500)),
        ("/secret", Reply::status(401)),
        ("/loop", Reply::redirect(302, "/loop")),
        ("/empty", Reply::feed("")),
    ] {
        server.route(path, reply);
        assert_eq!(remedy(&server.url(path)), Remedy::Follow(server.url(path)));
    }
    let dead = dead_address();
    assert_eq!(remedy(&dead), Remedy::Follow(dead.clone()));
    // Without its scheme it is told with the one that was tried.
    let bare = server.address().to_string();
    assert_eq!(
        remedy(&format!("{bare}/busy")),
        Remedy::Follow(server.url("/busy"))
    );
    server.route("/page", Reply::page(page("", "<p>Hello there.</p>")));
    server.route(
        "/text",
        Reply::ok("The ferry was late again.\n\nNobody knows why."),
    );
    for path in ["/page", "/text"] {
        assert_eq!(
            remedy(&format!("{bare}{path}")),
            Remedy::KeepPage(server.url(path))
        );
    }
    server.route("/gone", Reply::status(410));
    for place in [
        server.url("/gone"),
        "gopher://tide.example/1".into(),
        "/no/such/file".into(),
    ] {
        assert_eq!(remedy(&place), Remedy::Nothing, "{place}");
    }
}

#[test]
fn an_empty_answer_is_said_to_be_empty() {
    let server = Server::start();
    server.route("/", Reply::feed(" \n"));
    assert_eq!(look(&server.url("/")).unwrap_err(), "it is empty");
}

#[test]
fn the_page_that_led_to_a_feed_is_known_by_its_whole_address() {
    let server = Server::start();
    let head = "<link rel='alternate' type='application/rss+xml' href='/news.xml'>";
    server.route("/story", Reply::page(page(head, "<p>Hello there.</p>")));
    server.route("/news.xml", Reply::feed(feed("News", 2)));
    let bare = server.address().to_string();
    let found = look(&format!("{bare}/story")).unwrap();
    assert_eq!(found.page, Some(server.url("/story")));
    assert_eq!(look(&format!("{bare}/news.xml")).unwrap().page, None);
}

#[test]
fn a_file_and_a_folder_show_what_they_hold() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("coast.xml");
    fs::write(&file, feed("The Coast", 3)).unwrap();
    fs::write(folder.path().join("ferry.md"), "# Ferry late\n\nAgain.\n").unwrap();
    let found = look(file.to_str().unwrap()).unwrap();
    assert_eq!((found.title.as_str(), found.articles.len()), ("The Coast", 3));
    let found = look(folder.path().to_str().unwrap()).unwrap();
    assert_eq!(found.articles.len(), 4);
    assert_eq!(
        found.title.as_str(),
        folder.path().file_name().unwrap().to_str().unwrap()
    );
    assert_eq!(
        look("/no/such/file").unwrap_err(),
        "there is no file or folder /no/such/file"
    );
}

#[test]
fn addresses_are_understood_as_people_write_them() {
    assert_eq!(
        addresses("coast.example/news"),
        ["https://coast.example/news", "http://coast.example/news"]
    );
    assert_eq!(addresses("localhost:8080"), ["http://localhost:8080/"]);
    assert_eq!(
        addresses("feed://coast.example/x"),
        ["https://coast.example/x", "http://coast.example/x"]
    );
    assert_eq!(
        addresses("feed:https://coast.example/x"),
        ["https://coast.example/x"]
    );
    assert_eq!(addresses(" http://coast.example "), ["http://coast.example/"]);
    let why = Place::of("ftp://coast.example/feed").unwrap_err();
    assert!(why.contains("only http and https"), "{why}");
    assert!(Place::of("exec:cat /etc/motd").is_err());
    assert!(Place::of("").is_err());
    assert!(Place::of("http://").is_err());
}

#[test]
fn a_page_is_kept_alone_as_an_article() {
    let body = "<article><h1>Ferry late</h1><p>The ferry was late again on Monday, for the third time \
        in a week, and nobody at the pier could say why.</p><p>The next one came at noon.</p></article>";
    let server = Server::start();
    server.route("/story", Reply::page(page("", body)));
    server.route("/feed", Reply::feed(feed("News", 1)));
    let client = Client::new(Policy::default());
    let fetch = |path: &str| page::fetch(&server.url(path), &client, &Arc::new(AtomicBool::new(false)));
    let article = fetch("/story").unwrap();
    assert_eq!(article.url.as_deref(), Some(server.url("/story").as_str()));
    assert!(article.document.plain_text().contains("came at noon"));
    assert_eq!(article.id, fetch("/story").unwrap().id);
    assert!(fetch("/feed").unwrap_err().starts_with("this is a feed"));
}
