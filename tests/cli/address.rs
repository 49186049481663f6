//! Addresses in the place of files.

use serde_json::Value;

use super::is_clean;
use crate::support::program::Home;
use crate::support::server::{Reply, Server, dead_address};

const FEED: &str = "<feed xmlns='http://www.w3.org/2005/Atom'><title>The Coast</title>
    <entry><id>tide</id><title>The tide was late</title><link href='tide.html'/>
    <content type='html'>&lt;p>It came at &lt;a href='noon'>noon&lt;/a>.&lt;/p></content></entry>
    <entry><id>boat</id><title>A boat was early</title><link href='boat.html'/></entry></feed>";

fn parsed(home: &Home, address: &str) -> Value {
    serde_json::from_str(&home.run(&["parse", "--json", address]).done()).unwrap()
}

#[test]
fn a_feed_is_listed_shown_and_parsed_by_its_address() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/news/feed", Reply::feed(FEED));
    let address = server.url("/news/feed");
    let out = home.run(&["list", &address]).done();
    assert_eq!(out.lines().count(), 2, "{out}");
    let found = home.run(&["list", "noon", &address]).done();
    assert!(found.contains("The tide was late") && found.lines().count() == 1);
    assert!(home.run(&["show", &address]).done().contains("It came at noon"));
    let value = parsed(&home, &address);
    assert_eq!(value["feed"]["title"], "The Coast");
    assert_eq!(value["articles"][0]["url"], server.url("/news/tide.html"));
    assert_eq!(value["articles"][0]["links"][0], server.url("/news/noon"));
    // Nothing is subscribed to, and nothing kept.
    assert!(!home.data().exists() && !home.config().exists());
}

#[test]
fn ids_are_those_that_the_library_gives() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/feed", Reply::feed(FEED));
    let address = server.url("/feed");
    let before = home.run(&["list", &address]).done();
    let other = Home::new();
    other.configure("feeds.toml", format!("[[feed]]\naddress = \"{address}\"\n"));
    other.run(&["refresh"]);
    let ids = |out: &str| {
        let mut ids: Vec<String> = out.lines().map(|line| line[..16].to_owned()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&before), ids(&other.run(&["list"]).done()));
}

#[test]
fn what_the_headers_say_counts() {
    let (home, server) = (Home::new(), Server::start());
    let reply = Reply::ok(FEED)
        .header("Content-Type", "application/atom+xml")
        .header("Content-Language", "nl")
        .header("Content-Location", "https://coast.example/today/index.xml");
    server.route("/feed", reply);
    let value = parsed(&home, &server.url("/feed"));
    assert_eq!(value["feed"]["language"], "nl");
    assert_eq!(value["articles"][1]["language"], "nl");
    assert_eq!(
        value["articles"][1]["url"],
        "https://coast.example/today/boat.html"
    );
    let latin = b"<rss><channel><title>Caf\xe9 Noord</title></channel></rss>";
    let reply = Reply::ok(latin).header("Content-Type", "text/xml; charset=iso-8859-1");
    server.route("/latin", reply);
    assert_eq!(
        parsed(&home, &server.url("/latin"))["feed"]["title"],
        "Café Noord"
    );
    let unsafe_place = Reply::feed(FEED).header("Content-Location", "javascript:alert(1)");
    server.route("/unsafe", unsafe_place);
    assert_eq!(
        parsed(&home, &server.url("/unsafe"))["articles"][1]["url"],
        server.url("/boat.html")
    );
}

#[test]
fn a_page_is_read_where_it_lies() {
    let (home, server) = (Home::new(), Server::start());
    let page = "<html lang='en'><head><title>Nets are mended</title></head><body><article><h1>Nets are mended</h1>
        <p>The nets were mended on the quay on Tuesday, and the boats can go out again this week.</p>
        <p>More of it is told <a href='more'>here</a>, the harbour office said in the morning.</p></article></body></html>";
    let reply = Reply::page(page).header("Content-Location", "http://elsewhere.example/");
    server.route("/nets", reply);
    let value = parsed(&home, &server.url("/nets"));
    assert_eq!(value["articles"][0]["links"][0], server.url("/more"));
    assert_eq!(value["articles"][0]["url"], server.url("/nets"));
    let out = home.run(&["show", "--extract", &server.url("/nets")]).done();
    assert!(out.contains("mended on the quay"), "{out}");
}

#[test]
fn what_does_not_answer_is_said_without_its_password() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/gone", Reply::status(404));
    server.route("/empty", Reply::feed(""));
    let with_password = |address: String| address.replacen("http://", "http://ana:opensesame@", 1);
    for address in [dead_address(), server.url("/gone"), server.url("/empty")] {
        let address = with_password(address);
        for command in ["list", "parse", "show"] {
            let run = home.run(&[command, &address]);
            let said = run.complaint(1);
            assert!(said.contains("127.0.0.1") && !said.contains("sesame"), "{said}");
            assert_eq!(run.out, "");
            is_clean(&run.err);
        }
    }
    let run = home.run(&["parse", "gopher://coast.example/1"]);
    assert!(run.complaint(1).contains("gopher"), "{run:?}");
    server.route("/feed", Reply::feed(FEED));
    let out = home
        .run(&["list", "--json", &with_password(server.url("/feed"))])
        .done();
    assert!(
        out.contains("The tide was late") && !out.contains("sesame"),
        "{out}"
    );
}

#[test]
fn what_broke_off_is_read_as_far_as_it_came() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/feed", Reply::feed(FEED).cut_at(FEED.len() - 100));
    let run = home.run(&["list", &server.url("/feed")]);
    assert!(run.out.contains("The tide was late"), "{run:?}");
    assert!(run.err.contains("only a part of it came"), "{run:?}");
}

#[test]
fn the_address_of_a_file_names_the_file() {
    let home = Home::new();
    let path = home.write("feed.xml", FEED);
    let by_address = home.run(&["list", &format!("file://{}", path.display())]).done();
    assert_eq!(by_address, home.run(&["list", "feed.xml"]).done());
}
