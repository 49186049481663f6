//! What an answer says, read from its headers.

use std::time::Duration;

use newsview::sources::http::Request;

use super::{client, fetch, own};
use crate::support::server::{Reply, Server};

#[test]
fn an_answer_has_its_body_and_what_the_headers_say_of_it() {
    let server = Server::start();
    let reply = Reply::ok("<rss/>")
        .header("Content-Type", "Application/RSS+XML; Charset=\"iso-8859-1\"")
        .header("Content-Language", "de")
        .header("Content-Location", "/feed.xml")
        .header("Cache-Control", "public, max-age=600")
        .header("Age", "100")
        .etag("W/\"a\"")
        .last_modified("Mon, 02 Nov 2026 10:00:00 GMT");
    server.route("/feed", reply);
    let answer = fetch(&server.url("/feed")).unwrap();
    assert_eq!(answer.body, b"<rss/>");
    assert_eq!(answer.address, server.url("/feed"));
    assert_eq!(answer.content_type.as_deref(), Some("application/rss+xml"));
    assert_eq!(answer.charset.as_deref(), Some("iso-8859-1"));
    assert_eq!(answer.content_language.as_deref(), Some("de"));
    assert_eq!(answer.content_location, Some(server.url("/feed.xml")));
    assert_eq!(answer.max_age, Some(Duration::from_secs(500)));
    assert_eq!(answer.etag.as_deref(), Some("W/\"a\""));
    assert_eq!(
        answer.last_modified.as_deref(),
        Some("Mon, 02 Nov 2026 10:00:00 GMT")
    );
    assert!(!answer.is_cut && !answer.is_unchanged && answer.warning.is_none());
    assert!(answer.received > 6, "{}", answer.received);
}

#[test]
fn what_is_known_already_is_not_sent_again() {
    let server = Server::start();
    server.route("/a", Reply::feed("<rss/>").etag("\"1\""));
    server.route(
        "/b",
        Reply::feed("<rss/>").last_modified("Mon, 02 Nov 2026 10:00:00 GMT"),
    );
    let of_etag = Request {
        etag: Some("\"1\"".to_owned()),
        ..own(&server.url("/a"))
    };
    let of_date = Request {
        last_modified: Some("Mon, 02 Nov 2026 10:00:00 GMT".to_owned()),
        ..own(&server.url("/b"))
    };
    for request in [of_etag, of_date] {
        let answer = client().fetch(&request).unwrap();
        assert!(answer.is_unchanged, "{request:?}");
        assert!(answer.body.is_empty());
    }
}

#[test]
fn unchanged_without_a_question_is_a_fault() {
    let server = Server::start();
    server.route("/feed", Reply::status(304));
    let error = fetch(&server.url("/feed")).unwrap_err();
    assert_eq!(error.to_string(), "127.0.0.1 answered with status 304");
}

#[test]
fn what_cannot_be_sent_back_is_left_out() {
    let server = Server::start();
    server.route("/feed", Reply::feed("<rss/>"));
    let request = Request {
        etag: Some("\"a\nX-Injected: yes\"".to_owned()),
        ..own(&server.url("/feed"))
    };
    client().fetch(&request).unwrap();
    let received = &server.requests("/feed")[0];
    assert_eq!(received.header("if-none-match"), None);
    assert_eq!(received.header("x-injected"), None);
}

#[test]
fn a_packed_and_a_chunked_body_are_the_same_body() {
    let server = Server::start();
    server.route("/gzip", Reply::feed("<rss>packed</rss>").gzip());
    server.route("/chunks", Reply::feed("<rss>chunks</rss>").chunked());
    server.route("/both", Reply::feed("<rss>both</rss>").gzip().chunked());
    assert_eq!(fetch(&server.url("/gzip")).unwrap().body, b"<rss>packed</rss>");
    assert_eq!(fetch(&server.url("/chunks")).unwrap().body, b"<rss>chunks</rss>");
    assert_eq!(fetch(&server.url("/both")).unwrap().body, b"<rss>both</rss>");
    let asked = &server.requests("/gzip")[0];
    assert_eq!(asked.header("accept-encoding"), Some("gzip, br"));
}

#[test]
fn a_brotli_body_is_unpacked() {
    let server = Server::start();
    let hello: &[u8] = &[0x0b, 0x02, 0x80, b'h', b'e', b'l', b'l', b'o', 0x03];
    server.route("/br", Reply::ok(hello).header("Content-Encoding", "br"));
    assert_eq!(fetch(&server.url("/br")).unwrap().body, b"hello");
}

#[test]
fn freshness_is_read_from_either_header() {
    let cases = [
        ("Cache-Control", "no-cache", Some(0)),
        ("Cache-Control", "max-age=60, no-store", Some(0)),
        ("Cache-Control", "MAX-AGE=\"90\"", Some(90)),
        ("Cache-Control", "s-maxage=90", None),
        (
            "Cache-Control",
            "max-age=99999999999999999999999",
            Some(31_536_000),
        ),
        ("Cache-Control", "max-age=-5", None),
        ("Expires", "0", Some(0)),
        ("Expires", "Mon, 02 Nov 2026 11:00:00 GMT", Some(3600)),
        ("Expires", "Mon, 02 Nov 2020 11:00:00 GMT", Some(0)),
    ];
    let server = Server::start();
    for (name, value, seconds) in cases {
        let reply = Reply::feed("<rss/>")
            .header(name, value)
            .header("Date", "Mon, 02 Nov 2026 10:00:00 GMT");
        server.route("/feed", reply);
        let answer = fetch(&server.url("/feed")).unwrap();
        assert_eq!(
            answer.max_age,
            seconds.map(Duration::from_secs),
            "{name}: {value}"
        );
    }
}

#[test]
fn the_user_agent_of_a_request_goes_before_that_of_all() {
    let server = Server::start();
    server.route("/feed", Reply::feed("<rss/>"));
    fetch(&server.url("/feed")).unwrap();
    let request = Request {
        user_agent: Some("reader of one feed".to_owned()),
        ..own(&server.url("/feed"))
    };
    client().fetch(&request).unwrap();
    let asked = server.requests("/feed");
    assert!(asked[0].header("user-agent").unwrap().starts_with("newsview/"));
    assert_eq!(asked[1].header("user-agent"), Some("reader of one feed"));
}

#[test]
fn a_wrong_charset_is_handed_on_and_the_bytes_are_untouched() {
    let server = Server::start();
    let reply = Reply::ok("<rss>é</rss>").header("Content-Type", "text/xml; charset=latin-17");
    server.route("/feed", reply);
    let answer = fetch(&server.url("/feed")).unwrap();
    assert_eq!(answer.charset.as_deref(), Some("latin-17"));
    assert_eq!(answer.body, "<rss>é</rss>".as_bytes());
}

#[test]
fn a_connection_is_used_again() {
    let server = Server::start();
    server.route("/feed", Reply::feed("<rss/>"));
    let client = client();
    for _ in 0..5 {
        client.fetch(&own(&server.url("/feed"))).unwrap();
    }
    assert_eq!((server.hits("/feed"), server.connections()), (5, 1));
}

#[test]
fn an_overlong_etag_is_not_kept() {
    let server = Server::start();
    server.route(
        "/feed",
        Reply::feed("<rss/>").etag(&format!("\"{}\"", "e".repeat(2000))),
    );
    assert_eq!(fetch(&server.url("/feed")).unwrap().etag, None);
}
