//! Redirects: followed within bounds, and remembered where they are for good.

use newsview::sources::http::{Client, Policy, Request};

use super::{client, fetch, own, sentence};
use crate::support::server::{Reply, Server};

#[test]
fn a_feed_that_moved_for_good_says_where() {
    let server = Server::start();
    server.route("/old", Reply::redirect(301, "/older"));
    server.route("/older", Reply::redirect(308, &server.url("/new")));
    server.route("/new", Reply::feed("<rss/>"));
    let answer = fetch(&server.url("/old")).unwrap();
    assert_eq!(answer.address, server.url("/new"));
    assert_eq!(answer.moved_permanently, Some(server.url("/new")));
}

#[test]
fn one_temporary_step_makes_the_whole_way_temporary() {
    let server = Server::start();
    for status in [302, 303, 307] {
        server.route("/old", Reply::redirect(301, "/between"));
        server.route("/between", Reply::redirect(status, "/new"));
        server.route("/new", Reply::feed("<rss/>"));
        let answer = fetch(&server.url("/old")).unwrap();
        assert_eq!(answer.address, server.url("/new"));
        assert_eq!(answer.moved_permanently, None, "{status}");
    }
}

#[test]
fn no_redirect_is_no_move() {
    let server = Server::start();
    server.route("/feed", Reply::feed("<rss/>"));
    assert_eq!(fetch(&server.url("/feed")).unwrap().moved_permanently, None);
}

#[test]
fn an_unchanged_feed_behind_a_redirect_is_unchanged_and_moved() {
    let server = Server::start();
    server.route("/old", Reply::redirect(301, "/new"));
    server.route("/new", Reply::feed("<rss/>").etag("\"1\""));
    let request = Request {
        etag: Some("\"1\"".to_owned()),
        ..own(&server.url("/old"))
    };
    let answer = client().fetch(&request).unwrap();
    assert!(answer.is_unchanged);
    assert_eq!(answer.moved_permanently, Some(server.url("/new")));
}

#[test]
fn a_loop_ends_after_ten_steps() {
    let server = Server::start();
    server.route("/loop", Reply::redirect(302, "/loop"));
    assert_eq!(sentence(&server.url("/loop")), "it redirects more than 10 times");
    assert_eq!(server.hits("/loop"), 11);
}

#[test]
fn ten_steps_are_allowed() {
    let server = Server::start();
    for step in 0..10 {
        server.route(
            &format!("/{step}"),
            Reply::redirect(302, &format!("/{}", step + 1)),
        );
    }
    server.route("/10", Reply::feed("<rss/>"));
    assert_eq!(fetch(&server.url("/0")).unwrap().body, b"<rss/>");
    let strict = Client::new(Policy {
        redirects: 9,
        ..Policy::default()
    });
    let error = strict.fetch(&own(&server.url("/0"))).unwrap_err();
    assert_eq!(error.to_string(), "it redirects more than 9 times");
}

#[test]
fn a_redirect_to_nowhere_is_said() {
    let server = Server::start();
    server.route("/none", Reply::status(302));
    server.route("/bad", Reply::redirect(302, "http://[::bad"));
    for path in ["/none", "/bad"] {
        assert_eq!(
            sentence(&server.url(path)),
            "it redirects, but not to an address",
            "{path}"
        );
    }
}

#[test]
fn redirects_lead_to_the_web_only() {
    let server = Server::start();
    for (location, scheme) in [
        ("file:///etc/passwd", "file"),
        ("ftp://example.org/", "ftp"),
        ("javascript:alert(1)", "javascript"),
        ("data:text/xml,<rss/>", "data"),
    ] {
        server.route("/feed", Reply::redirect(302, location));
        let expected = format!("addresses that begin with {scheme}: are not fetched, only http and https");
        assert_eq!(sentence(&server.url("/feed")), expected);
    }
}

#[test]
fn odd_locations_are_joined_as_browsers_do() {
    let server = Server::start();
    server.route("/a/feed", Reply::redirect(302, "  ../b/feed?x=1#part  "));
    server.route("/b/feed", Reply::feed("<rss/>"));
    let answer = fetch(&server.url("/a/feed")).unwrap();
    assert_eq!(answer.address, server.url("/b/feed?x=1"));
}
