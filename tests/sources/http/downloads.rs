//! Files that are too large to be held at once.

use std::io;
use std::time::Duration;

use newsview::sources::http::Request;

use super::{client, own};
use crate::support::server::{Reply, Server};

#[test]
fn a_file_comes_in_pieces_and_says_how_long_it_is() {
    let server = Server::start();
    let file = vec![b'x'; 3_000_000];
    server.route("/file", Reply::ok(&file).header("Content-Type", "audio/ogg"));
    let (mut came, mut said) = (Vec::new(), None);
    let answer = client().download(&own(&server.url("/file")), &mut |piece, whole| {
        came.extend_from_slice(piece);
        said = whole;
        Ok(())
    });
    let answer = answer.unwrap();
    assert_eq!(came, file);
    assert_eq!(said, Some(3_000_000));
    assert!(answer.body.is_empty() && !answer.is_cut);
    assert_eq!(answer.content_type.as_deref(), Some("audio/ogg"));
}

#[test]
fn a_file_that_breaks_off_is_an_error() {
    let server = Server::start();
    server.route("/file", Reply::ok("half").claim_length(8));
    let error = client()
        .download(&own(&server.url("/file")), &mut |_, _| Ok(()))
        .unwrap_err();
    assert_eq!(error.to_string(), "127.0.0.1 broke off the connection");
}

#[test]
fn a_file_that_cannot_be_kept_is_an_error() {
    let server = Server::start();
    server.route("/file", Reply::ok("whole"));
    let full = || Err(io::Error::from(io::ErrorKind::StorageFull));
    let error = client()
        .download(&own(&server.url("/file")), &mut |_, _| full())
        .unwrap_err();
    assert_eq!(error.to_string(), "what came could not be kept: no storage space");
}

#[test]
fn a_file_has_the_limit_that_was_set() {
    let server = Server::start();
    server.route("/file", Reply::endless());
    let request = Request {
        body_bytes: Some(100_000),
        time: Some(Duration::MAX),
        ..own(&server.url("/file"))
    };
    let mut came = 0;
    let answer = client().download(&request, &mut |piece, _| {
        came += piece.len();
        Ok(())
    });
    assert!(answer.unwrap().is_cut);
    assert_eq!(came, 100_000);
}
