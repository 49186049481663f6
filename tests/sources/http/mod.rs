//! Answers over HTTP, as they should be and as they should not.

mod answers;
mod cancelled;
mod crowds;
mod downloads;
mod faults;
mod hostile;
mod limits;
mod origins;
mod private;
mod proxies;
mod redirects;
mod server;
mod tls;

use newsview::sources::http::{Answer, Client, HttpError, Pinned, Policy, Request};

use crate::support::server::Server;

/// A number of the whole world; nobody connects to it here.
const PUBLIC: &str = "1.2.3.4";

fn client() -> Client {
    Client::new(Policy::default())
}

/// A request for an address that the user gave.
fn own(address: &str) -> Request {
    Request {
        allows_private: true,
        ..Request::new(address)
    }
}

fn fetch(address: &str) -> Result<Answer, HttpError> {
    client().fetch(&own(address))
}

fn sentence(address: &str) -> String {
    fetch(address).unwrap_err().to_string()
}

/// A policy under which `host` has a public number, but is this server.
fn with_public(servers: &[(&str, &Server)]) -> Policy {
    let pinned = servers.iter().map(|(host, server)| Pinned {
        host: (*host).to_owned(),
        number: PUBLIC.parse().unwrap(),
        place: server.address(),
    });
    Policy {
        pinned: pinned.collect(),
        ..Policy::default()
    }
}
