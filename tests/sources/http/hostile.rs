//! Anything at all from a server, and anything at all as an address.

use std::time::Duration;

use newsview::sources::http::Request;
use proptest::collection::vec;
use proptest::prelude::{Just, any};
use proptest::prop_oneof;
use proptest::test_runner::{Config, TestRunner};

use super::{client, fetch, own, sentence};
use crate::support::server::{Reply, Server};

#[test]
fn no_bytes_of_a_server_make_it_stumble() {
    let config = Config {
        cases: 150,
        failure_persistence: None,
        ..Config::default()
    };
    let server = Server::start();
    let client = client();
    let request = Request {
        time: Some(Duration::from_millis(500)),
        ..own(&server.url("/feed"))
    };
    let pieces = prop_oneof![
        Just(b"HTTP/1.1 200 OK\r\n".to_vec()),
        Just(b"HTTP/1.0 301 Moved\r\nLocation: /feed\r\n".to_vec()),
        Just(b"HTTP/1.1 100 Continue\r\n\r\n".to_vec()),
        Just(b"Transfer-Encoding: chunked\r\n".to_vec()),
        Just(b"Content-Encoding: gzip\r\n".to_vec()),
        Just(b"Content-Encoding: br\r\n".to_vec()),
        Just(b"Content-Length: 5\r\n".to_vec()),
        Just(b"ETag: \"\r\n".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b"5\r\nabcde\r\n0\r\n\r\n".to_vec()),
        Just(vec![
            0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 5, 0, 0xfa, 0xff, b'a'
        ]),
        vec(any::<u8>(), 0..40),
    ];
    let answers = vec(pieces, 0..8);
    let mut runner = TestRunner::new(config);
    runner
        .run(&answers, |answer| {
            server.route("/feed", Reply::raw(answer.concat()));
            if let Err(error) = client.fetch(&request) {
                assert!(!error.to_string().contains(|letter: char| letter.is_control()));
            }
            Ok(())
        })
        .unwrap();
}
#[test]
fn what_is_no_address_is_said() {
    for (address, expected) in [
        ("", "this is not an address: relative url without a base"),
        ("example", "this is not an address: relative url without a base"),
        ("http://", "this is not an address: empty host"),
        (
            "gopher://example.org/",
            "addresses that begin with gopher: are not fetched, only http and https",
        ),
    ] {
        assert_eq!(sentence(address), expected, "{address}");
    }
    let long = format!("http://127.0.0.1/{}", "a".repeat(9000));
    assert_eq!(sentence(&long), "this is not an address: it is too long");
}

#[test]
fn odd_characters_of_an_address_are_sent_as_browsers_send_them() {
    let server = Server::start();
    for path in [
        "/a b",
        "/ä",
        "/|",
        "/{x}",
        "/`",
        "/\"",
        "/^",
        "/[1]",
        "/%zz",
        "/?q=a b&c=`{|}",
        "/?ä='\"<>",
        "/~a;b=c,d!$&'()*+",
    ] {
        fetch(&format!("{}{path}", server.url(""))).unwrap_err();
        let asked = server.all_requests();
        assert!(asked.last().is_some_and(|asked| asked.path.is_ascii()), "{path}");
    }
    assert_eq!(server.all_requests().len(), 12);
}
