//! Secure connections, and those that only seem so.

use std::sync::Arc;

use newsview::sources::http::{Client, Policy, Request};

use super::{own, with_public};
use crate::support::server::{Identity, Reply, Server};

/// A client that trusts who signed `identity`.
fn trusting(identity: &Identity) -> Client {
    Client::new(Policy {
        certificates: Some(Arc::from(identity.authority().as_bytes())),
        ..Policy::default()
    })
}

#[test]
fn a_secure_server_answers() {
    let identity = Identity::of(&["127.0.0.1", "localhost"]);
    let server = Server::start_tls(&identity);
    server.route("/feed", Reply::feed("<rss/>"));
    let client = trusting(&identity);
    for _ in 0..2 {
        let answer = client.fetch(&own(&server.url("/feed"))).unwrap();
        assert_eq!(answer.body, b"<rss/>");
    }
    let named = server.url_at("localhost", "/feed");
    assert_eq!(client.fetch(&own(&named)).unwrap().body, b"<rss/>");
}

#[test]
fn a_certificate_for_another_name_is_refused() {
    let identity = Identity::of(&["other.example"]);
    let server = Server::start_tls(&identity);
    let error = trusting(&identity).fetch(&own(&server.url("/feed"))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "127.0.0.1 cannot prove who it is: its certificate is for another name"
    );
    assert_eq!(server.hits("/feed"), 0);
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_refused() {
    let identity = Identity::of(&["127.0.0.1"]);
    let server = Server::start_tls(&identity);
    let other = Identity::of(&["127.0.0.1"]);
    let error = trusting(&other).fetch(&own(&server.url("/feed"))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "127.0.0.1 cannot prove who it is: its certificate is signed by nobody this machine trusts"
    );
    assert_eq!(server.hits("/feed"), 0);
}

#[test]
fn a_secure_address_does_not_lead_to_one_that_is_not() {
    let identity = Identity::of(&["127.0.0.1"]);
    let (secure, plain) = (Server::start_tls(&identity), Server::start());
    secure.route("/feed", Reply::redirect(301, &plain.url("/feed")));
    let error = trusting(&identity).fetch(&own(&secure.url("/feed"))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "it redirects from a secure address to one that is not"
    );
    assert_eq!(plain.connections(), 0);
}

#[test]
fn the_way_to_a_secure_address_is_open_and_takes_no_password_along() {
    let identity = Identity::of(&["127.0.0.1"]);
    let (secure, plain) = (Server::start_tls(&identity), Server::start());
    plain.route("/feed", Reply::redirect(301, &secure.url("/feed")));
    secure.route("/feed", Reply::feed("<rss/>"));
    let request = Request {
        credentials: Some(("user".to_owned(), "word".into())),
        ..own(&plain.url("/feed"))
    };
    let answer = trusting(&identity).fetch(&request).unwrap();
    assert_eq!(answer.moved_permanently, Some(secure.url("/feed")));
    assert_eq!(secure.requests("/feed")[0].header("authorization"), None);
}

#[test]
fn a_secure_address_at_a_port_without_tls_is_said() {
    let server = Server::start();
    let address = server.url("/feed").replace("http:", "https:");
    let error = Client::new(with_public(&[])).fetch(&own(&address)).unwrap_err();
    let said = error.to_string();
    assert!(
        said.starts_with("no secure connection to 127.0.0.1: ")
            || said == "127.0.0.1 broke off the connection",
        "{said}"
    );
}

#[test]
fn a_body_that_ends_without_a_farewell_is_whole_where_its_length_is_known() {
    let identity = Identity::of(&["127.0.0.1"]);
    let server = Server::start_tls(&identity);
    server.route(
        "/known",
        Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>"),
    );
    server.route("/unknown", Reply::raw("HTTP/1.1 200 OK\r\n\r\n<rss/>"));
    let client = trusting(&identity);
    assert!(!client.fetch(&own(&server.url("/known"))).unwrap().is_cut);
    assert_eq!(
        client.fetch(&own(&server.url("/unknown"))).unwrap().body,
        b"<rss/>"
    );
}

#[test]
fn only_who_the_system_trusts_is_trusted() {
    let identity = Identity::of(&["127.0.0.1"]);
    let server = Server::start_tls(&identity);
    let error = Client::new(Policy::default())
        .fetch(&own(&server.url("/feed")))
        .unwrap_err();
    let said = [
        "127.0.0.1 cannot prove who it is: its certificate is signed by nobody this machine trusts",
        "no secure connection to 127.0.0.1: this system has no certificates to check it by",
    ];
    assert!(said.contains(&error.to_string().as_str()), "{error}");
    assert_eq!(server.hits("/feed"), 0);
}
