//! Requests whose answer nobody waits for any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use newsview::sources::http::Request;

use super::{client, own};
use crate::support::server::{Gate, Reply, Server};

#[test]
fn a_cancelled_request_ends_before_its_answer() {
    let server = Server::start();
    let gate = Gate::new();
    server.route("/headers", Reply::feed("<rss/>").behind(&gate));
    server.route("/body", Reply::feed("<rss/>").body_behind(&gate));
    server.route("/half", Reply::feed("<rss></rss>").half_behind(&gate));
    server.route("/endless", Reply::endless());
    for path in ["/headers", "/body", "/half", "/endless"] {
        let cancel = Arc::new(AtomicBool::new(false));
        let request = Request {
            cancel: Some(Arc::clone(&cancel)),
            body_bytes: Some(u64::MAX),
            ..own(&server.url(path))
        };
        let error = std::thread::scope(|scope| {
            let answer = scope.spawn(|| client().fetch(&request));
            server.wait_for(path, 1);
            cancel.store(true, Ordering::Relaxed);
            answer.join().unwrap().unwrap_err()
        });
        assert_eq!(error.to_string(), "cancelled", "{path}");
    }
    gate.open();
}

#[test]
fn what_was_cancelled_before_is_not_asked() {
    let server = Server::start();
    let request = Request {
        cancel: Some(Arc::new(AtomicBool::new(true))),
        ..own(&server.url("/feed"))
    };
    assert_eq!(client().fetch(&request).unwrap_err().to_string(), "cancelled");
    assert_eq!(server.connections(), 0);
}
