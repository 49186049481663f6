//! The server that the other tests trust.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::support::server::{Gate, Reply, Server};

fn ask(server: &Server, path: &str, headers: &str) -> String {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: here\r\n{headers}Connection: close\r\n\r\n"
    )
    .unwrap();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn a_route_is_answered_counted_and_recorded() {
    let server = Server::start();
    server.route("/feed", Reply::feed("<rss/>"));
    let answer = ask(&server, "/feed", "X-Kind: test\r\n");
    assert!(
        answer.starts_with("HTTP/1.1 200 As Asked\r\nContent-Type: application/xml"),
        "{answer}"
    );
    assert!(answer.ends_with("Content-Length: 6\r\n\r\n<rss/>"), "{answer}");
    assert_eq!(server.hits("/feed"), 1);
    assert_eq!(server.requests("/feed")[0].header("x-kind"), Some("test"));
    assert!(ask(&server, "/other", "").starts_with("HTTP/1.1 404"));
}

#[test]
fn who_has_the_etag_gets_no_body() {
    let server = Server::start();
    server.route("/feed", Reply::feed("<rss/>").etag("\"1\""));
    let answer = ask(&server, "/feed", "If-None-Match: \"1\"\r\n");
    assert!(answer.starts_with("HTTP/1.1 304"), "{answer}");
    assert!(!answer.contains("<rss/>"), "{answer}");
}

#[test]
fn replies_of_a_script_come_in_order_and_the_last_one_stays() {
    let server = Server::start();
    server.script("/feed", vec![Reply::status(503), Reply::ok("there")]);
    assert!(ask(&server, "/feed", "").starts_with("HTTP/1.1 503"));
    assert!(ask(&server, "/feed", "").ends_with("there"));
    assert!(ask(&server, "/feed", "").ends_with("there"));
}

#[test]
fn requests_behind_a_gate_are_answered_at_one_time() {
    let server = Server::start();
    let gate = Gate::new();
    server.route("/slow", Reply::ok("late").behind(&gate));
    std::thread::scope(|scope| {
        let both = [0, 1].map(|_| scope.spawn(|| ask(&server, "/slow", "")));
        server.wait_for("/slow", 2);
        gate.open();
        for one in both {
            assert!(one.join().unwrap().ends_with("late"));
        }
    });
    assert_eq!(server.most_at_once("/slow"), 2);
}

#[test]
fn chunks_and_wrong_lengths_are_sent_as_asked() {
    let server = Server::start();
    server.route("/chunks", Reply::ok("abc").chunked());
    server.route("/long", Reply::ok("abc").claim_length(9));
    assert!(ask(&server, "/chunks", "").ends_with("3\r\nabc\r\n0\r\n\r\n"));
    assert!(ask(&server, "/long", "").ends_with("Content-Length: 9\r\n\r\nabc"));
}
