//! Stories of the library: grouped when they are asked for, listed, named in the JSON of articles.

use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::program::{Home, PROGRAM};
use crate::support::server::{Reply, Server};

/// Two outlets tell of a ferry, one of them of a lamp, too.
fn outlet(name: &str, items: &[(&str, &str, &str)]) -> String {
    let item = |(title, hour, text): &(&str, &str, &str)| {
        format!(
            "<item><title>{title}</title><guid>{name}-{hour}</guid>\
             <pubDate>Wed, 13 Aug 2025 {hour}:00:00 GMT</pubDate><description>{text}</description></item>"
        )
    };
    let items: String = items.iter().map(item).collect();
    format!("<rss version='2.0'><channel><title>{name}</title>{items}</channel></rss>")
}

const FERRY: &str = "Ferry Aldonza strikes Penmarrow breakwater";
const FERRY_TEXT: &str = "The ferry Aldonza struck the Penmarrow breakwater in thick fog; forty passengers \
    were led ashore by pilots from Penmarrow.";
const AGAIN: &str = "Aldonza ferry hits breakwater at Penmarrow";
const AGAIN_TEXT: &str = "Pilots from Penmarrow led forty passengers of the ferry Aldonza ashore after it struck \
    the breakwater in fog, the harbour master said.";
const LAMP: &str = "Lantern museum opens beside the old granary";
const LAMP_TEXT: &str = "Glass, wicks and brass of nine centuries are shown where wheat was stored.";

fn followed() -> (Home, Server) {
    let (home, server) = (Home::new(), Server::start());
    server.route(
        "/coast",
        Reply::feed(outlet("The Coast", &[(FERRY, "06", FERRY_TEXT)])),
    );
    let wire = [(AGAIN, "09", AGAIN_TEXT), (LAMP, "07", LAMP_TEXT)];
    server.route("/wire", Reply::feed(outlet("Harbour Wire", &wire)));
    let entries = ["/coast", "/wire"].map(|path| format!("[[feed]]\naddress = \"{}\"\n", server.url(path)));
    home.configure("feeds.toml", entries.concat());
    (home, server)
}

fn refreshed(home: &Home) {
    let run = home.run(&["refresh"]);
    assert_eq!(run.code, Some(0), "{run:?}");
}

fn json(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn what_a_refresh_brought_is_grouped_when_stories_are_asked_for() {
    let (home, _server) = followed();
    refreshed(&home);
    home.run(&["stories"]).done();
    let articles = json(&home.run(&["list", "--json"]).done());
    let story = |title: &str| {
        let found = articles.iter().find(|article| article["title"] == title).unwrap();
        found.get("story").map(|story| story.as_str().unwrap().to_owned())
    };
    let ferry = articles.iter().find(|article| article["title"] == FERRY).unwrap();
    assert_eq!(story(FERRY).as_deref(), ferry["id"].as_str());
    assert_eq!(story(AGAIN), story(FERRY));
    assert_eq!(story(LAMP), None);
    let shown = json(
        &home
            .run(&["show", "--format", "json", ferry["id"].as_str().unwrap()])
            .done(),
    );
    assert_eq!(shown[0]["story"], ferry["story"]);

    let stories = json(&home.run(&["stories", "--json"]).done());
    assert_eq!(stories.len(), 1);
    assert_eq!(stories[0]["id"], ferry["id"]);
    assert_eq!(stories[0]["articles"].as_array().unwrap().len(), 2);
    assert_eq!(
        stories[0]["outlets"],
        serde_json::json!(["Harbour Wire", "The Coast"])
    );
    let told = home.run(&["stories"]).done();
    assert!(
        told.contains("2 outlets") && told.contains(AGAIN) && !told.contains(LAMP),
        "{told}"
    );
    let doctor = home.run(&["doctor"]).out;
    assert!(
        doctor.contains("stories: 1 story of two reports or more"),
        "{doctor}"
    );
}

#[test]
fn a_library_without_stories_says_so() {
    let (home, server) = (Home::new(), Server::start());
    server.route(
        "/coast",
        Reply::feed(outlet("The Coast", &[(FERRY, "06", FERRY_TEXT)])),
    );
    home.configure(
        "feeds.toml",
        format!("[[feed]]\naddress = \"{}\"\n", server.url("/coast")),
    );
    refreshed(&home);
    assert_eq!(
        home.run(&["stories"]).complaint(1),
        "no event has two reports yet"
    );
}

#[test]
fn a_refresh_that_is_killed_at_any_moment_loses_no_article_and_no_story() {
    let (home, server) = followed();
    for tries in 0..6 {
        let mut child = Command::new(PROGRAM)
            .args(["refresh", "--config-dir"])
            .arg(home.config())
            .arg("--data-dir")
            .arg(home.data())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Where it is by then is another place each time: any will do.
        let wait = server.url("/coast").len() * 4_000 * tries;
        std::hint::black_box((0..wait).fold(0, |sum, number| sum ^ number));
        let _ = child.kill();
        child.wait().unwrap();
    }
    refreshed(&home);
    assert_eq!(json(&home.run(&["stories", "--json"]).done()).len(), 1);
    assert_eq!(json(&home.run(&["list", "--json"]).done()).len(), 3);
}
