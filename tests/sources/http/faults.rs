//! Servers that fail, each in its way; the sentence is what the user reads.

use std::time::Duration;

use newsview::sources::http::Request;

use super::{client, fetch, own, sentence};
use crate::support::server::{Reply, Server, dead_address};

#[test]
fn each_status_has_its_sentence() {
    let server = Server::start();
    for (status, expected) in [
        (401, "127.0.0.1 wants a name and a password"),
        (403, "127.0.0.1 does not allow it"),
        (404, "it is not there, says 127.0.0.1"),
        (410, "it is gone for good, says 127.0.0.1"),
        (418, "127.0.0.1 answered with status 418"),
        (429, "127.0.0.1 was asked too often"),
        (500, "127.0.0.1 has a fault of its own (status 500)"),
        (300, "127.0.0.1 answered with status 300"),
    ] {
        server.route("/feed", Reply::status(status));
        assert_eq!(sentence(&server.url("/feed")), expected);
    }
}

#[test]
fn a_server_says_when_to_come_back() {
    let server = Server::start();
    for (status, value, seconds) in [
        (429, "120", Some(120)),
        (429, "1", Some(60)),
        (503, "99999999999999999999999", Some(86_400)),
        (503, "Mon, 02 Nov 2026 10:30:00 GMT", Some(1800)),
        (429, "Mon, 02 Nov 2020 10:30:00 GMT", Some(60)),
        (429, "soon", None),
        (429, "-1", None),
    ] {
        let reply = Reply::status(status)
            .header("Retry-After", value)
            .header("Date", "Mon, 02 Nov 2026 10:00:00 GMT");
        server.route("/feed", reply);
        let error = fetch(&server.url("/feed")).unwrap_err();
        assert_eq!(error.retry_after(), seconds.map(Duration::from_secs), "{value}");
    }
    server.route("/feed", Reply::status(429).header("Retry-After", "300"));
    assert_eq!(
        sentence(&server.url("/feed")),
        "127.0.0.1 was asked too often; try again in 5 minutes"
    );
}

#[test]
fn a_dead_address_is_said_to_refuse() {
    assert_eq!(sentence(&dead_address()), "127.0.0.1 refuses connections");
}

#[test]
fn a_body_that_breaks_off_gives_what_came_and_no_etag() {
    let server = Server::start();
    let whole = Reply::feed("<rss><item/>").etag("\"1\"");
    server.route("/short", whole.clone().claim_length(5000));
    server.route("/chunks", whole.clone().chunked().cut_at(12));
    for path in ["/short", "/chunks"] {
        let answer = fetch(&server.url(path)).unwrap();
        assert_eq!(answer.body, b"<rss><item/>", "{path}");
        assert!(answer.is_cut);
        assert_eq!(
            answer.warning.as_deref(),
            Some("only a part of it came: 127.0.0.1 broke off the connection"),
            "{path}"
        );
        assert_eq!(answer.etag, None);
    }
}

#[test]
fn chunks_of_nonsense_are_an_error() {
    let server = Server::start();
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for chunks in [
        "zz\r\n",
        "-1\r\n<rss/>",
        "ffffffffffffffffff\r\n<rss/>",
        "6 6\r\n<rss/>",
    ] {
        server.route("/feed", Reply::raw(format!("{head}{chunks}")));
        let said = sentence(&server.url("/feed"));
        assert_eq!(said, "the answer of 127.0.0.1 is not HTTP", "{chunks:?}");
    }
}

#[test]
fn a_body_of_which_nothing_came_is_an_error() {
    let server = Server::start();
    server.route("/feed", Reply::feed("").claim_length(5000));
    assert_eq!(
        sentence(&server.url("/feed")),
        "127.0.0.1 broke off the connection"
    );
}

#[test]
fn a_length_that_is_too_small_is_taken_at_its_word() {
    let server = Server::start();
    server.route("/feed", Reply::feed("<rss/>and more").claim_length(6));
    server.route("/next", Reply::feed("next"));
    let client = client();
    let answer = client.fetch(&own(&server.url("/feed"))).unwrap();
    assert_eq!(answer.body, b"<rss/>");
    // What came behind it is not taken for the next answer.
    assert_eq!(client.fetch(&own(&server.url("/next"))).unwrap().body, b"next");
}

#[test]
fn a_packed_body_that_is_damaged_gives_what_could_be_unpacked() {
    let server = Server::start();
    let numbers: Vec<String> = (0..20_000).map(|number| number.to_string()).collect();
    let text = numbers.join(" ");
    server.route("/feed", Reply::feed(&text).gzip().cut_at(20_000));
    let answer = fetch(&server.url("/feed")).unwrap();
    assert!(answer.is_cut && !answer.body.is_empty());
    assert!(text.as_bytes().starts_with(&answer.body));
    assert!(answer.warning.unwrap().starts_with("only a part of it came: "));
}

#[test]
fn a_body_that_only_says_it_is_packed_is_asked_for_unpacked() {
    let server = Server::start();
    for packing in ["gzip", "br", "deflate", "gzip, gzip", "x-odd"] {
        let wrong = Reply::feed("<rss/>").header("Content-Encoding", packing);
        server.script("/feed", vec![wrong.clone(), Reply::feed("<rss/>")]);
        assert_eq!(fetch(&server.url("/feed")).unwrap().body, b"<rss/>", "{packing}");
        let asked = server.requests("/feed");
        let last = asked.last().unwrap();
        assert_eq!(last.header("accept-encoding"), Some("identity"));
        server.route("/feed", wrong);
        let error = sentence(&server.url("/feed"));
        assert!(
            error.starts_with("the answer is packed in a way that cannot be unpacked: "),
            "{error}"
        );
    }
}

#[test]
fn what_is_not_http_is_said() {
    let server = Server::start();
    server.route("/ssh", Reply::raw("SSH-2.0-OpenSSH_9.9\r\n\r\n"));
    assert_eq!(
        sentence(&server.url("/ssh")),
        "the answer of 127.0.0.1 is not HTTP"
    );
    server.route("/none", Reply::raw(""));
    assert_eq!(
        sentence(&server.url("/none")),
        "127.0.0.1 broke off the connection"
    );
}

#[test]
fn early_hints_come_before_the_answer() {
    let server = Server::start();
    let raw = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>";
    server.route("/feed", Reply::raw(raw));
    assert_eq!(fetch(&server.url("/feed")).unwrap().body, b"<rss/>");
}

#[test]
fn a_connection_that_died_while_it_was_kept_is_made_anew() {
    let server = Server::start();
    // It is said to stay open, and is closed.
    let raw = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: keep-alive\r\n\r\n<rss/>";
    server.route("/feed", Reply::raw(raw));
    let client = client();
    for _ in 0..20 {
        assert_eq!(client.fetch(&own(&server.url("/feed"))).unwrap().body, b"<rss/>");
    }
}

#[test]
fn lengths_that_cannot_be_are_no_reason_to_stumble() {
    let server = Server::start();
    server.route("/huge", Reply::feed("<rss/>").claim_length(u64::MAX));
    assert!(fetch(&server.url("/huge")).unwrap().is_cut);
    for length in ["-1", "abc", "99999999999999999999999"] {
        let raw = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n<rss/>");
        server.route("/feed", Reply::raw(raw));
        let said = fetch(&server.url("/feed")).map(|answer| answer.body);
        assert_eq!(
            said.unwrap_err().to_string(),
            "the answer of 127.0.0.1 is not HTTP",
            "{length}"
        );
    }
}

#[test]
fn headers_that_a_terminal_would_act_upon_are_left_out() {
    let server = Server::start();
    let reply = Reply::ok("<rss/>")
        .header("Content-Type", "text/\u{9b}31mxml; charset=\u{9b}x")
        .header("Content-Language", "\u{202e}en");
    server.route("/feed", reply);
    let answer = fetch(&server.url("/feed")).unwrap();
    assert_eq!(
        (answer.content_type, answer.charset, answer.content_language),
        (None, None, None)
    );
}

#[test]
fn an_empty_body_that_says_it_is_packed_does_no_harm() {
    let server = Server::start();
    let empty = Reply::ok("").header("Content-Encoding", "gzip");
    server.script("/feed", vec![empty, Reply::feed("<rss/>")]);
    assert_eq!(fetch(&server.url("/feed")).unwrap().body, b"<rss/>");
    server.route(
        "/unchanged",
        Reply::status(304).header("Content-Encoding", "gzip"),
    );
    let request = Request {
        etag: Some("\"1\"".to_owned()),
        ..own(&server.url("/unchanged"))
    };
    assert!(client().fetch(&request).unwrap().is_unchanged);
}

#[test]
fn a_host_that_cannot_be_connected_to_has_a_sentence() {
    for address in [
        "http://127.0.0.1:0/",
        "http://0.0.0.0:0/",
        "http://[::1]:1/",
        "http://255.255.255.255/",
    ] {
        let said = sentence(address);
        assert!(
            said.contains("refuses connections") || said.contains("reached") || said.contains("network"),
            "{said}"
        );
    }
}
