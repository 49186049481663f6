//! Limits: time, size, and size unpacked.

use std::time::Duration;

use newsview::domain::limits;
use newsview::sources::http::{Client, Policy, Request};

use super::{client, fetch, own, sentence};
use crate::support::server::{Gate, Reply, Server};

fn hasty() -> Client {
    Client::new(Policy {
        time: Duration::from_millis(300),
        ..Policy::default()
    })
}

#[test]
fn a_server_that_never_answers_is_waited_for_so_long_and_no_longer() {
    let server = Server::start();
    let gate = Gate::new();
    server.route("/headers", Reply::feed("<rss/>").behind(&gate));
    server.route("/body", Reply::feed("<rss/>").body_behind(&gate));
    for path in ["/headers", "/body"] {
        let error = hasty().fetch(&own(&server.url(path))).unwrap_err();
        assert_eq!(
            error.to_string(),
            "127.0.0.1 did not answer within 300 milliseconds",
            "{path}"
        );
    }
    gate.open();
}

#[test]
fn drops_now_and_then_do_not_make_the_time_longer() {
    let server = Server::start();
    server.route("/drip", Reply::drip());
    let error = hasty().fetch(&own(&server.url("/drip"))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "127.0.0.1 did not answer within 300 milliseconds"
    );
}

#[test]
fn half_a_feed_that_came_in_time_is_read() {
    let server = Server::start();
    let gate = Gate::new();
    server.route("/half", Reply::feed("<rss><item/>").half_behind(&gate));
    let answer = hasty().fetch(&own(&server.url("/half"))).unwrap();
    assert_eq!(answer.body, b"<rss><");
    assert_eq!(
        answer.warning.as_deref(),
        Some("only a part of it came: 127.0.0.1 did not answer within 300 milliseconds")
    );
    gate.open();
}

#[test]
fn the_time_counts_for_all_redirects_together() {
    let server = Server::start();
    let gate = Gate::new();
    server.route("/first", Reply::redirect(302, "/second"));
    server.route("/second", Reply::feed("<rss/>").behind(&gate));
    let error = hasty().fetch(&own(&server.url("/first"))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "127.0.0.1 did not answer within 300 milliseconds"
    );
    gate.open();
}

#[test]
fn a_request_may_have_a_time_of_its_own() {
    let server = Server::start();
    let gate = Gate::new();
    server.route("/feed", Reply::feed("<rss/>").behind(&gate));
    let request = Request {
        time: Some(Duration::from_millis(50)),
        ..own(&server.url("/feed"))
    };
    let error = client().fetch(&request).unwrap_err();
    assert_eq!(
        error.to_string(),
        "127.0.0.1 did not answer within 50 milliseconds"
    );
    gate.open();
}

#[test]
fn a_large_body_is_cut_at_the_limit_and_keeps_its_etag() {
    let server = Server::start();
    let large = vec![b'x'; 50 * 1024 * 1024];
    server.route("/large", Reply::feed(&large).etag("\"1\""));
    server.route("/chunks", Reply::feed(&large).etag("\"1\"").chunked());
    for path in ["/large", "/chunks"] {
        let answer = fetch(&server.url(path)).unwrap();
        assert_eq!(answer.body.len() as u64, limits::BODY_BYTES);
        assert!(answer.is_cut);
        assert_eq!(
            answer.warning.as_deref(),
            Some("it is larger than 20 MiB, and what follows was left out")
        );
        assert_eq!(answer.etag.as_deref(), Some("\"1\""));
    }
}

#[test]
fn a_body_that_never_ends_is_cut() {
    let server = Server::start();
    server.route("/endless", Reply::endless());
    let answer = fetch(&server.url("/endless")).unwrap();
    assert_eq!(answer.body.len() as u64, limits::BODY_BYTES);
    assert!(answer.is_cut);
}

#[test]
fn a_body_of_just_the_limit_is_whole() {
    let server = Server::start();
    server.route("/feed", Reply::feed("0123456789"));
    for (bytes, length, is_cut) in [(10, 10, false), (9, 9, true), (0, 0, true), (11, 10, false)] {
        let request = Request {
            body_bytes: Some(bytes),
            ..own(&server.url("/feed"))
        };
        let answer = client().fetch(&request).unwrap();
        assert_eq!((answer.body.len(), answer.is_cut), (length, is_cut), "{bytes}");
    }
}

#[test]
fn a_bomb_is_counted_unpacked() {
    let server = Server::start();
    server.route("/bomb", Reply::bomb(100 * 1024 * 1024));
    let answer = fetch(&server.url("/bomb")).unwrap();
    assert_eq!(answer.body.len() as u64, limits::BODY_BYTES);
    assert!(answer.is_cut);
    assert!(answer.received < 1024 * 1024, "{}", answer.received);
}

#[test]
fn headers_have_a_limit() {
    let server = Server::start();
    let long = "x".repeat(100 * 1024);
    server.route("/long", Reply::feed("<rss/>").header("X-Long", &long));
    let mut many = Reply::feed("<rss/>");
    for number in 0..2000 {
        many = many.header(&format!("X-{number}"), "x");
    }
    server.route("/many", many);
    for path in ["/long", "/many"] {
        assert_eq!(
            sentence(&server.url(path)),
            "the answer has too many headers, or too large ones",
            "{path}"
        );
    }
}
