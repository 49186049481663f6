//! `newsview export`: feeds, bookmarks and articles for other programs.

use super::library::feed;
use crate::support::program::Home;
use crate::support::server::{Reply, Server};

fn titles(out: &str) -> Vec<String> {
    let title = |line| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        value["title"].as_str().unwrap().to_owned()
    };
    out.lines().map(title).collect()
}

/// A home with 150 articles of one feed, and one of another whose address holds a password.
fn library(server: &Server) -> Home {
    let home = Home::new();
    let names: Vec<String> = (0..150).map(|number| format!("boat {number:03}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    server.route("/boats", Reply::feed(feed(&names)));
    server.route("/secret", Reply::feed(feed(&["lock"])));
    let secret = server.url("/secret").replace("http://", "http://ada:sesame@");
    home.configure(
        "feeds.toml",
        format!(
            "[[feed]]\naddress = \"{}\"\ntitle = \"Boats\"\n\n[[feed]]\naddress = \"{secret}\"\ntitle = \"Locks\"\n",
            server.url("/boats")
        ),
    );
    assert_eq!(home.run(&["refresh"]).code, Some(0));
    home
}

#[test]
fn every_article_is_exported_once_and_no_password_is() {
    let server = Server::start();
    let home = library(&server);
    let out = home.run(&["export", "articles"]).done();
    assert!(!out.contains("sesame"), "{out}");
    let mut found = titles(&out);
    assert_eq!(found.len(), 151);
    found.sort();
    found.dedup();
    assert_eq!(found.len(), 151);
    assert!(out.contains("All about the boat 007."), "{out}");
    let opml = home.run(&["export", "opml"]).done();
    assert!(!opml.contains("sesame") && opml.contains("/secret"), "{opml}");
}

#[test]
fn articles_are_chosen_by_words_and_by_feed() {
    let server = Server::start();
    let home = library(&server);
    let export =
        |arguments: &[&str]| titles(&home.run(&[&["export", "articles"], arguments].concat()).done());
    assert_eq!(export(&["\"boat 007\""]), ["The boat 007"]);
    assert_eq!(export(&["boat"]).len(), 150);
    assert_eq!(export(&["--feed", "locks"]), ["The lock"]);
    let run = home.run(&["export", "articles", "submarine"]);
    assert_eq!(run.complaint(1), "nothing found");
    let run = home.run(&["export", "articles", "--feed", "loks"]);
    assert_eq!(run.complaint(2), "no feed \"loks\"; did you mean \"Locks\"?");
    let run = home.run(&["export", "opml", "boat"]);
    assert_eq!(run.code, Some(2));
}

#[test]
fn articles_can_be_written_as_markdown() {
    let server = Server::start();
    let home = library(&server);
    let out = home
        .run(&["export", "articles", "--format", "markdown", "--feed", "Locks"])
        .done();
    assert!(
        out.starts_with("# The lock\n") && out.contains("All about the lock."),
        "{out}"
    );
    let run = home.run(&["export", "bookmarks"]);
    assert_eq!(run.complaint(1), "nothing found");
}
