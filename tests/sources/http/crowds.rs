//! Many requests at one time, each on a small thread of its own.

use std::sync::Arc;
use std::thread;

use newsview::sources::http::{Client, Policy};

use super::{client, own};
use crate::support::server::{Gate, Identity, Reply, Server};

/// What a thread that fetches may get along with.
const STACK_BYTES: usize = 256 * 1024;

#[test]
fn many_requests_wait_side_by_side() {
    let server = Server::start();
    let gate = Gate::new();
    server.route("/feed", Reply::feed("<rss>many</rss>").gzip().behind(&gate));
    let client = client();
    let threads: Vec<_> = (0..64)
        .map(|_| {
            let (client, request) = (client.clone(), own(&server.url("/feed")));
            let fetch = move || client.fetch(&request).unwrap().body;
            thread::Builder::new()
                .stack_size(STACK_BYTES)
                .spawn(fetch)
                .unwrap()
        })
        .collect();
    server.wait_for("/feed", 64);
    gate.open();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), b"<rss>many</rss>");
    }
    assert_eq!(server.most_at_once("/feed"), 64);
}

#[test]
fn encryption_fits_on_a_small_stack_too() {
    let identity = Identity::of(&["127.0.0.1"]);
    let server = Server::start_tls(&identity);
    server.route("/feed", Reply::feed("<rss/>").gzip());
    let client = Client::new(Policy {
        certificates: Some(Arc::from(identity.authority().as_bytes())),
        ..Policy::default()
    });
    let request = own(&server.url("/feed"));
    let fetch = move || client.fetch(&request).unwrap().body;
    let thread = thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(fetch)
        .unwrap();
    assert_eq!(thread.join().unwrap(), b"<rss/>");
}
