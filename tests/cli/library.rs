//! `newsview add`, `remove` and `feeds`: what is followed.

use std::fs;

use crate::support::program::{Home, Run};
use crate::support::server::{Reply, Server};

pub fn feed(names: &[&str]) -> String {
    let item = |name: &&str| {
        format!(
            "<item><title>The {name}</title><guid>{name}</guid><link>https://coast.example/{name}</link>\
             <description>&lt;p>All about the {name}.&lt;/p></description></item>"
        )
    };
    let items: String = names.iter().map(item).collect();
    format!("<rss version='2.0'><channel><title>The Coast</title>{items}</channel></rss>")
}

fn toml(home: &Home) -> String {
    fs::read_to_string(home.config().join("feeds.toml")).unwrap_or_default()
}

fn json(out: &str) -> Vec<serde_json::Value> {
    let parse = |line| serde_json::from_str(line).unwrap();
    out.lines().map(parse).collect()
}

#[track_caller]
fn ended(run: &Run, code: i32) {
    assert_eq!(run.code, Some(code), "{run:?}");
}

#[test]
fn a_feed_is_subscribed_to_and_fetched_at_once() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/feed", Reply::feed(feed(&["tide", "ferry"])));
    let address = server.url("/feed");
    let run = home.run(&["add", &address, "--folder", "News/ Local", "--tag", "sea"]);
    ended(&run, 0);
    assert_eq!(
        run.out,
        format!("subscribed to The Coast ({address}): 2 articles\n")
    );
    assert_eq!(run.err, "1 feed: 2 new, 0 updated\n");
    assert_eq!(
        toml(&home),
        format!("[[feed]]\naddress = \"{address}\"\nfolder = \"News/Local\"\ntags = [\"sea\"]\n")
    );
    let again = home.run(&["add", &address]);
    assert_eq!(again.done(), format!("{address} is followed already\n"));
}

#[test]
fn the_feed_of_a_page_is_found_and_its_other_feeds_are_named() {
    let (home, server) = (Home::new(), Server::start());
    let page = "<!doctype html><html><head><title>Coast</title>\
        <link rel='alternate' type='application/rss+xml' title='News' href='/feed'>\
        <link rel='alternate' type='application/rss+xml' title='Comments' href='/comments'>\
        </head><body><p>Welcome.</p></body></html>";
    server.route("/", Reply::page(page));
    server.route("/feed", Reply::feed(feed(&["tide"])));
    let run = home.run(&["add", "--title", "My Coast", &server.url("/")]);
    let (address, comments) = (server.url("/feed"), server.url("/comments"));
    assert_eq!(
        run.out,
        format!("subscribed to My Coast ({address}): 1 article\n  it also has Comments ({comments})\n")
    );
    assert_eq!(
        toml(&home),
        format!("[[feed]]\naddress = \"{address}\"\ntitle = \"My Coast\"\n")
    );
    let again = home.run(&["add", &server.url("/"), "--json"]);
    let known = serde_json::json!({ "address": address, "status": "known" });
    assert_eq!(json(&again.done()), [known]);
}

#[test]
fn a_feed_that_cannot_be_asked_now_is_followed_without_asking_it() {
    let (home, server) = (Home::new(), Server::start());
    server.script("/feed", vec![Reply::status(500), Reply::feed(feed(&["tide"]))]);
    let address = server.url("/feed");
    let failed = home.run(&["add", &address]);
    let why = failed.complaint(1);
    assert!(
        why.ends_with("; newsview add --no-fetch follows it all the same"),
        "{why}"
    );
    assert_eq!(toml(&home), "");
    let run = home.run(&["add", "--no-fetch", &address, "harbour.example/feed"]);
    assert_eq!(
        run.done(),
        format!("subscribed to {address}\nsubscribed to https://harbour.example/feed\n")
    );
    assert_eq!(server.hits("/feed"), 1);
    assert_eq!(home.run(&["refresh", &address]).err, "1 feed: 1 new, 0 updated\n");
    let again = home.run(&["add", "--no-fetch", "harbour.example/feed"]).done();
    assert_eq!(again, "https://harbour.example/feed is followed already\n");
}

#[test]
fn several_places_are_added_and_each_failure_is_said() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/feed", Reply::feed(feed(&["tide"])));
    let file = home.write("own.xml", feed(&["pier", "rope"]));
    let (feed, none) = (server.url("/feed"), server.url("/none"));
    let run = home.run(&["add", "--json", &feed, &none, "own.xml", "no/such/file"]);
    ended(&run, 1);
    let objects = json(&run.out);
    let statuses: Vec<&str> = objects
        .iter()
        .map(|object| object["status"].as_str().unwrap())
        .collect();
    assert_eq!(statuses, ["subscribed", "failed", "subscribed", "failed"]);
    assert_eq!(
        (&objects[2]["address"], &objects[2]["articles"]),
        (&file.to_string_lossy().into(), &2.into())
    );
    assert!(run.err.contains(&format!("newsview: {none}: ")), "{}", run.err);
    assert!(run.err.ends_with("2 feeds: 3 new, 0 updated\n"), "{}", run.err);
}

#[test]
fn what_is_no_feed_is_not_subscribed_to() {
    let home = Home::new();
    home.write(
        "list.opml",
        "<opml version='2.0'><body><outline text='A' xmlUrl='https://a.example/feed'/></body></opml>",
    );
    for (place, said) in [
        (
            "list.opml",
            "list.opml: this is a list of feeds; newsview import takes it over",
        ),
        (" ", "an address, a file or a folder is wanted"),
        (
            "ftp://ada:sesame@a.example/",
            "ftp://a.example/: addresses that begin with ftp: are not fetched, only http and https",
        ),
    ] {
        assert_eq!(home.run(&["add", place]).complaint(1), said);
    }
    assert_eq!(toml(&home), "");
}

#[test]
fn wrong_use_of_add_is_said_before_anything_is_fetched() {
    let home = Home::new();
    ended(&home.run(&["add"]), 2);
    ended(&home.run(&["add", "--once", "--folder", "A", "a.example"]), 2);
    let run = home.run(&["add", "--title", "A", "a.example", "b.example"]);
    assert_eq!(
        run.complaint(2),
        "--title names one feed, but several places are given"
    );
}

#[test]
fn a_page_is_kept_once_without_subscribing() {
    let (home, server) = (Home::new(), Server::start());
    let page = "<!doctype html><html><head><title>Night ferry adds a cabin</title></head><body><article>\
        <h1>Night ferry adds a cabin</h1>\
        <p>The harbour council said on Tuesday that the night ferry would have a cabin for those who want to sleep.</p>\
        <p>It is to be quiet, and dark, and no music is to be heard in it before the morning comes.</p>\
        </article></body></html>";
    server.route("/ferry", Reply::page(page));
    server.route("/feed", Reply::feed(feed(&["tide"])));
    let address = server.url("/ferry");
    let out = home.run(&["add", "--once", "--tag", "ships", &address]).done();
    let (id, title) = out.trim_end().split_once("  ").unwrap();
    assert_eq!((id.len(), title), (16, "Night ferry adds a cabin"));
    assert_eq!(toml(&home), "");
    let bookmarks = json(&home.run(&["export", "bookmarks"]).done());
    assert_eq!(bookmarks.len(), 1);
    assert_eq!(bookmarks[0]["id"], id);
    assert_eq!(bookmarks[0]["tags"], serde_json::json!(["ships"]));
    assert!(
        bookmarks[0]["content_text"].to_string().contains("no music"),
        "{bookmarks:?}"
    );
    let run = home.run(&["add", "--once", &server.url("/feed")]);
    assert!(run.complaint(1).contains("this is a feed, not a page"), "{run:?}");
}

#[test]
fn feeds_are_listed_in_their_folders_with_counts_and_health() {
    let (home, server) = (Home::new(), Server::start());
    let run = home.run(&["feeds"]);
    assert_eq!(
        run.complaint(1),
        "no feeds yet; newsview add ADDRESS subscribes to one"
    );
    server.route("/feed", Reply::feed(feed(&["tide", "ferry"])));
    server.route("/broken", Reply::status(500));
    let (one, two) = (server.url("/feed"), server.url("/broken"));
    let bare = two.replace("http://", "http://ada:sesame@");
    home.configure(
        "feeds.toml",
        format!("[[feed]]\naddress = \"{bare}\"\n\n[[feed]]\naddress = \"{one}\"\nfolder = \"News/Local\"\n"),
    );
    home.run(&["refresh"]);
    let out = home.run(&["feeds"]).done();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 4, "{out}");
    assert!(
        lines[0].starts_with(&format!("   1  0/0  {two}: ")) && lines[0].contains("500"),
        "{out}"
    );
    assert!(lines[0].contains("never well yet"), "{out}");
    assert_eq!((lines[1], lines[2]), ("           News/", "             Local/"));
    assert!(
        lines[3].starts_with("   2  2/2      The Coast: asked just now"),
        "{out}"
    );
    let run = home.run(&["feeds", "--json"]).done();
    assert!(!run.contains("sesame"), "{run}");
    let objects = json(&run);
    assert_eq!(objects[1]["title"], "The Coast");
    assert_eq!(objects[1]["folder"], serde_json::json!(["News", "Local"]));
    assert_eq!(
        (&objects[1]["unread"], &objects[1]["gone"]),
        (&2.into(), &false.into())
    );
}

#[test]
fn a_feed_is_dropped_by_any_of_its_names_and_comes_back_with_its_articles() {
    let (home, server) = (Home::new(), Server::start());
    let paths = ["/one", "/two", "/three"];
    for path in paths {
        server.route(path, Reply::feed(feed(&["tide"])));
    }
    let add = |path: &str, title: &str| {
        ended(&home.run(&["add", "--title", title, &server.url(path)]), 0);
    };
    add("/one", "Low Water");
    add("/two", "Low Bridge");
    add("/three", "Harbour");
    let run = home.run(&["remove", "low"]);
    assert_eq!(
        run.complaint(2),
        "\"low\" names 2 feeds, 1 (Low Water) and 2 (Low Bridge) among them; name one by its number"
    );
    let run = home.run(&["remove", "hrabour"]);
    assert_eq!(run.complaint(2), "no feed \"hrabour\"; did you mean \"Harbour\"?");
    let run = home.run(&["remove", "har"]);
    ended(&run, 0);
    assert_eq!(
        (run.out.as_str(), run.err.as_str()),
        (
            "",
            "dropped Harbour; u on the screen takes that back, and newsview add brings it back with the articles\n"
        )
    );
    ended(&home.run(&["remove", "1", "LOW BRIDGE"]), 0);
    assert_eq!(toml(&home).trim(), "");
    add("/three", "Harbour");
    let feeds = json(&home.run(&["feeds", "--json"]).done());
    assert_eq!(
        (&feeds[0]["number"], &feeds[0]["articles"]),
        (&3.into(), &1.into())
    );
}
