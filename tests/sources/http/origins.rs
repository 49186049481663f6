//! Names, passwords and headers stay with the origin they were given for, and out of sight.

use newsview::sources::http::{Client, Concealed, HttpError, Policy, Request};

use super::{client, own, with_public};
use crate::support::server::{Reply, Server};

const BASIC: &str = "Basic dXNlcjpzZWNyZXQ6IHdvcmQ=";

fn with_secrets(address: &str) -> Request {
    Request {
        credentials: Some(("user".to_owned(), Concealed::new("secret: word"))),
        headers: vec![("X-Key".to_owned(), Concealed::new("hidden"))],
        ..own(address)
    }
}

#[test]
fn a_name_and_a_password_are_sent_as_basic_authentication() {
    let server = Server::start();
    server.route("/feed", Reply::feed("<rss/>"));
    client().fetch(&with_secrets(&server.url("/feed"))).unwrap();
    let received = &server.requests("/feed")[0];
    assert_eq!(received.header("authorization"), Some(BASIC));
    assert_eq!(received.header("x-key"), Some("hidden"));
}

#[test]
fn those_in_the_address_are_sent_so_too_and_appear_nowhere() {
    let server = Server::start();
    server.route("/feed", Reply::redirect(301, "/new"));
    server.route("/new", Reply::feed("<rss/>"));
    let address = server
        .url("/feed")
        .replace("http://", "http://user:secret%3A%20word@");
    let request = own(&address);
    let answer = client().fetch(&request).unwrap();
    assert_eq!(server.requests("/feed")[0].header("authorization"), Some(BASIC));
    assert_eq!(server.requests("/new")[0].header("authorization"), Some(BASIC));
    assert!(!server.requests("/feed")[0].path.contains("user"));
    assert_eq!(answer.address, server.url("/new"));
    // An address with a password is never rewritten to one without.
    assert_eq!(answer.moved_permanently, None);
    assert!(!format!("{request:?} {answer:?}").contains("secret"));
}

#[test]
fn another_origin_gets_neither_password_nor_headers() {
    let (first, second) = (Server::start(), Server::start());
    first.route("/feed", Reply::redirect(302, &second.url("/feed")));
    second.route("/feed", Reply::redirect(302, &first.url("/end")));
    first.route("/end", Reply::feed("<rss/>"));
    client().fetch(&with_secrets(&first.url("/feed"))).unwrap();
    let received = &second.requests("/feed")[0];
    assert_eq!(received.header("authorization"), None);
    assert_eq!(received.header("x-key"), None);
}

#[test]
fn another_name_of_the_same_server_is_another_origin() {
    let server = Server::start();
    let client = Client::new(with_public(&[("a.example", &server), ("b.example", &server)]));
    server.route("/feed", Reply::redirect(302, "http://b.example/end"));
    server.route("/end", Reply::feed("<rss/>"));
    client.fetch(&with_secrets("http://a.example/feed")).unwrap();
    assert_eq!(server.requests("/feed")[0].header("authorization"), Some(BASIC));
    assert_eq!(server.requests("/end")[0].header("authorization"), None);
}

#[test]
fn a_password_in_a_redirect_is_not_used() {
    let server = Server::start();
    let location = server.url("/end").replace("http://", "http://a:b@");
    server.route("/feed", Reply::redirect(302, &location));
    server.route("/end", Reply::feed("<rss/>"));
    let answer = client().fetch(&own(&server.url("/feed"))).unwrap();
    assert_eq!(server.requests("/end")[0].header("authorization"), None);
    assert_eq!(answer.address, server.url("/end"));
}

#[test]
fn headers_of_the_connection_are_not_the_users_to_set() {
    let server = Server::start();
    server.route("/feed", Reply::feed("<rss/>"));
    let mut request = own(&server.url("/feed"));
    for name in ["Host", "content-length", "Transfer-Encoding", " Connection "] {
        request.headers.push((name.to_owned(), Concealed::new("wrong")));
    }
    client().fetch(&request).unwrap();
    let received = &server.requests("/feed")[0];
    assert!(
        received.headers.iter().all(|(_, value)| value != "wrong"),
        "{received:?}"
    );
}

#[test]
fn a_header_that_cannot_be_sent_is_named_without_its_value() {
    let server = Server::start();
    for (name, value) in [("X-Key", "two\r\nlines"), ("bad name", "fine"), ("", "none")] {
        let request = Request {
            headers: vec![(name.to_owned(), Concealed::new(value))],
            ..own(&server.url("/feed"))
        };
        let error = client().fetch(&request).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("the header {name} cannot be sent as it is set")
        );
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn no_error_and_no_debug_text_names_a_secret() {
    let addresses = [
        "http://user:secret@127.0.0.1:1/",
        "http://user:secret@host.invalid/",
        "ftp://user:secret@host.invalid/",
        "http://user:secret@[bad/",
        "http://user:secret@host.invalid:99999/",
        "http://user:secret@",
    ];
    for address in addresses {
        let mut request = with_secrets(address);
        request.proxy = Some(Concealed::new("http://user:secret@127.0.0.1:1"));
        let error = client().fetch(&request).unwrap_err();
        for text in [format!("{error} {error:?}"), format!("{request:?}")] {
            for secret in ["secret", "hidden"] {
                assert!(!text.contains(secret), "{address}: {text}");
            }
        }
    }
    let policy = Policy::default();
    assert!(!format!("{policy:?}").contains("secret"));
    assert_eq!(HttpError::Cancelled.to_string(), "cancelled");
}
