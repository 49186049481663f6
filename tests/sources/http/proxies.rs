//! Proxies: which one is asked, and what becomes of it.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use newsview::sources::http::{Client, Policy, Proxies, Request};

use super::{client, own};
use crate::support::server::{Identity, Reply, Server, dead_address};

/// A proxy that leads every connection to `target`, and tells what it was asked.
fn proxy_to(target: SocketAddr, answer: &'static str) -> (String, Receiver<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (sender, asked) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut lines = Vec::new();
            loop {
                let mut line = String::new();
                if reader.read_line(&mut line).unwrap_or(0) == 0 || line == "\r\n" {
                    break;
                }
                lines.push(line.trim_end().to_owned());
            }
            if sender.send(lines.clone()).is_err() {
                return;
            }
            if !lines[0].starts_with("CONNECT") && answer.contains("200") {
                let _ = (&stream).write_all(FORWARDED.as_bytes());
                continue;
            }
            (&stream).write_all(answer.as_bytes()).unwrap();
            if answer.contains("200") {
                lead(stream, reader, target);
            }
        }
    });
    (address, asked)
}

fn lead(mut client: TcpStream, mut from_client: BufReader<TcpStream>, target: SocketAddr) {
    let server = TcpStream::connect(target).unwrap();
    let mut to_server = server.try_clone().unwrap();
    thread::spawn(move || std::io::copy(&mut from_client, &mut to_server));
    let mut server = server;
    thread::spawn(move || std::io::copy(&mut server, &mut client));
}

/// What the proxy itself answers for a plain address.
const FORWARDED: &str = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nforwarded";
const LET_THROUGH: &str = "HTTP/1.1 200 OK\r\n\r\n";

#[test]
fn a_plain_address_is_asked_of_the_proxy_as_a_whole() {
    let (proxy, asked) = proxy_to(Server::start().address(), LET_THROUGH);
    let request = Request {
        proxy: Some(format!("http://user:word@{proxy}").into()),
        ..Request::new("http://far.example/feed?x=1")
    };
    let answer = client().fetch(&request).unwrap();
    assert_eq!(answer.body, b"forwarded");
    assert!(answer.received > 9);
    let lines = asked.recv().unwrap();
    assert_eq!(lines[0], "GET http://far.example/feed?x=1 HTTP/1.1");
    assert!(lines.contains(&"Proxy-Authorization: Basic dXNlcjp3b3Jk".to_owned()));
    assert!(
        lines
            .iter()
            .any(|line| line.eq_ignore_ascii_case("host: far.example"))
    );
}

#[test]
fn a_secure_address_is_reached_through_a_tunnel() {
    let identity = Identity::of(&["far.example"]);
    let server = Server::start_tls(&identity);
    server.route("/feed", Reply::feed("<rss/>"));
    let (proxy, asked) = proxy_to(server.address(), LET_THROUGH);
    let client = Client::new(Policy {
        certificates: Some(Arc::from(identity.authority().as_bytes())),
        ..Policy::default()
    });
    let request = Request {
        proxy: Some(format!("http://user:word@{proxy}").into()),
        ..Request::new("https://far.example/feed")
    };
    for _ in 0..2 {
        let answer = client.fetch(&request).unwrap();
        assert_eq!(answer.body, b"<rss/>");
    }
    let lines = asked.recv().unwrap();
    assert_eq!(lines[0], "CONNECT far.example:443 HTTP/1.1");
    assert!(lines.contains(&"Proxy-Authorization: Basic dXNlcjp3b3Jk".to_owned()));
    let received = &server.requests("/feed")[0];
    assert_eq!(received.header("proxy-authorization"), None);
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_proxy_keeps_its_connection_too() {
    // A server is a proxy that answers for everybody.
    let server = Server::start();
    server.route("http://far.example/feed", Reply::feed("<rss/>").gzip());
    let large = vec![b'x'; 3_000_000];
    server.route("http://far.example/large", Reply::feed(&large).chunked());
    let client = client();
    for (path, length) in [("feed", 6), ("large", large.len()), ("feed", 6)] {
        let request = Request {
            proxy: Some(server.url("").into()),
            ..Request::new(&format!("http://far.example/{path}"))
        };
        assert_eq!(client.fetch(&request).unwrap().body.len(), length);
    }
    assert_eq!(server.connections(), 1);
}

#[test]
fn the_environments_proxy_is_asked_but_for_its_exceptions() {
    let server = Server::start();
    server.route("/feed", Reply::feed("<rss/>"));
    let (proxy, asked) = proxy_to(server.address(), LET_THROUGH);
    let variable = |name: &str| match name {
        "http_proxy" => Some(format!("http://{proxy}")),
        "NO_PROXY" => Some("other.example, 127.0.0.0/8".to_owned()),
        _ => None,
    };
    let client = Client::new(Policy {
        proxies: Proxies::from_variables(variable),
        ..Policy::default()
    });
    client.fetch(&Request::new("http://far.example/feed")).unwrap();
    assert_eq!(asked.recv().unwrap()[0], "GET http://far.example/feed HTTP/1.1");
    client.fetch(&own(&server.url("/feed"))).unwrap();
    assert!(asked.try_recv().is_err());
    // Set to nothing for one feed.
    let request = Request {
        proxy: Some("".into()),
        ..Request::new("http://far.invalid/feed")
    };
    client.fetch(&request).unwrap_err();
    assert!(asked.try_recv().is_err());
}

#[test]
fn a_private_address_is_refused_through_a_proxy_too() {
    let server = Server::start();
    let (proxy, asked) = proxy_to(server.address(), LET_THROUGH);
    let request = Request {
        proxy: Some(format!("http://{proxy}").into()),
        ..Request::new("http://169.254.169.254/secret")
    };
    let error = client().fetch(&request).unwrap_err();
    assert!(
        error.to_string().contains("is an address of a private network"),
        "{error}"
    );
    assert!(asked.try_recv().is_err());
}

#[test]
fn a_proxy_that_does_not_help_is_said() {
    let target = Server::start().address();
    for (answer, expected) in [
        (
            "HTTP/1.1 407 Who\r\n\r\n",
            "the proxy cannot be used: it wants a name and a password",
        ),
        (
            "HTTP/1.1 403 No\r\n\r\n",
            "the proxy cannot be used: it does not let this through (status 403)",
        ),
    ] {
        let (proxy, _asked) = proxy_to(target, answer);
        let request = Request {
            proxy: Some(format!("http://{proxy}").into()),
            ..Request::new("https://far.example/feed")
        };
        assert_eq!(client().fetch(&request).unwrap_err().to_string(), expected);
    }
    let dead = dead_address().replace("/feed", "");
    for (proxy, expected) in [
        (dead.as_str(), "the proxy cannot be used: it refuses connections"),
        (
            "bad scheme://x",
            "the proxy cannot be used: its address is not one of a proxy",
        ),
    ] {
        let request = Request {
            proxy: Some(proxy.into()),
            ..Request::new("http://far.example/feed")
        };
        assert_eq!(client().fetch(&request).unwrap_err().to_string(), expected);
    }
}

#[test]
fn a_socks_proxy_is_asked_for_the_name() {
    use std::io::Read;
    let server = Server::start();
    server.route("/feed", Reply::feed("<rss/>"));
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = listener.local_addr().unwrap();
    let target = server.address();
    let asked = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut greeting = [0; 2];
        stream.read_exact(&mut greeting).unwrap();
        let mut methods = vec![0; greeting[1].into()];
        stream.read_exact(&mut methods).unwrap();
        stream.write_all(&[5, 0]).unwrap();
        let mut head = [0; 5];
        stream.read_exact(&mut head).unwrap();
        let mut name = vec![0; usize::from(head[4]) + 2];
        stream.read_exact(&mut name).unwrap();
        stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).unwrap();
        let reader = BufReader::new(stream.try_clone().unwrap());
        lead(stream, reader, target);
        String::from_utf8_lossy(&name[..name.len() - 2]).into_owned()
    });
    let request = Request {
        proxy: Some(format!("socks5h://{proxy}").into()),
        ..Request::new("http://far.example/feed")
    };
    assert_eq!(client().fetch(&request).unwrap().body, b"<rss/>");
    assert_eq!(asked.join().unwrap(), "far.example");
}
