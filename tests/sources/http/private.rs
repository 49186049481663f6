//! A public address never leads to a private one.

use std::net::IpAddr;

use newsview::sources::http::private::is_private;
use newsview::sources::http::{Client, Pinned, Policy, Request};

use super::{own, with_public};
use crate::support::server::{Reply, Server};

#[test]
fn an_address_nobody_gave_is_not_asked_of_the_own_network() {
    let server = Server::start();
    let port = server.address().port();
    for host in [
        "127.0.0.1",
        "localhost",
        "[::ffff:127.0.0.1]",
        "0x7f.1",
        "2130706433",
    ] {
        let error = Client::new(Policy::default())
            .fetch(&Request::new(&format!("http://{host}:{port}/feed")))
            .unwrap_err();
        assert!(
            error
                .to_string()
                .ends_with("is an address of a private network, and a public one may not lead there"),
            "{host}: {error}"
        );
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_name_is_judged_by_its_number() {
    let server = Server::start();
    let policy = Policy {
        pinned: vec![Pinned {
            host: "inside.example".to_owned(),
            number: "192.168.1.1".parse().unwrap(),
            place: server.address(),
        }],
        ..Policy::default()
    };
    server.route("/feed", Reply::feed("<rss/>"));
    let client = Client::new(policy);
    let error = client
        .fetch(&Request::new("http://inside.example/feed"))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "inside.example is an address of a private network, and a public one may not lead there"
    );
    assert_eq!(server.connections(), 0);
    assert_eq!(
        client.fetch(&own("http://inside.example/feed")).unwrap().body,
        b"<rss/>"
    );
}

#[test]
fn a_public_address_does_not_lead_to_a_private_one_even_of_the_user() {
    let (public, inside) = (Server::start(), Server::start());
    inside.route("/secret", Reply::ok("secret"));
    let client = Client::new(with_public(&[("public.example", &public)]));
    // Asked first as the user's own, so that a connection to it is open.
    client.fetch(&own(&inside.url("/secret"))).unwrap();
    public.route("/feed", Reply::redirect(302, &inside.url("/secret")));
    for request in [
        own("http://public.example/feed"),
        Request::new("http://public.example/feed"),
    ] {
        let error = client.fetch(&request).unwrap_err();
        assert_eq!(
            error.to_string(),
            "127.0.0.1 is an address of a private network, and a public one may not lead there"
        );
    }
    assert_eq!(inside.hits("/secret"), 1);
}

#[test]
fn the_way_back_from_a_public_address_is_closed_too() {
    let (public, inside) = (Server::start(), Server::start());
    let client = Client::new(with_public(&[("public.example", &public)]));
    inside.route("/start", Reply::redirect(302, "http://public.example/between"));
    public.route("/between", Reply::redirect(302, &inside.url("/secret")));
    let error = client.fetch(&own(&inside.url("/start"))).unwrap_err();
    assert!(
        error.to_string().contains("is an address of a private network"),
        "{error}"
    );
    assert_eq!(inside.hits("/secret"), 0);
}

#[test]
fn from_a_private_address_a_redirect_may_lead_to_another() {
    let (first, second) = (Server::start(), Server::start());
    first.route("/feed", Reply::redirect(301, &second.url("/feed")));
    second.route("/feed", Reply::feed("<rss/>"));
    let client = Client::new(Policy::default());
    assert_eq!(client.fetch(&own(&first.url("/feed"))).unwrap().body, b"<rss/>");
}

#[test]
fn a_name_with_numbers_of_both_kinds_is_asked_at_the_public_one() {
    let (public, inside) = (Server::start(), Server::start());
    public.route("/feed", Reply::feed("public"));
    inside.route("/feed", Reply::feed("inside"));
    let mut policy = with_public(&[("both.example", &public)]);
    policy.pinned.insert(
        0,
        Pinned {
            host: "both.example".to_owned(),
            number: "10.0.0.1".parse().unwrap(),
            place: inside.address(),
        },
    );
    let client = Client::new(policy);
    let answer = client.fetch(&Request::new("http://both.example/feed")).unwrap();
    assert_eq!(answer.body, b"public");
    assert_eq!(inside.connections(), 0);
}

const PRIVATE_NUMBERS: &str = "\
    0.0.0.0 10.1.2.3 100.64.0.1 100.127.255.255 127.8.9.1 169.254.169.254 172.16.0.1 \
    172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 \
    198.51.100.7 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::ffff:10.0.0.1 \
    ::ffff:169.254.169.254 ::10.0.0.1 64:ff9b::127.0.0.1 64:ff9b:1::1 100::1 2001::1 \
    2001:db8::1 2002:7f00:1::1 3fff::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1 4000::1";
const PUBLIC_NUMBERS: &str = "\
    1.1.1.1 9.9.9.9 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.0.1.1 192.169.0.1 \
    198.20.0.1 223.255.255.255 2606:4700::1111 2001:4860:4860::8888 2a00:1450::1 \
    ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::1";

#[test]
fn every_kind_of_private_number_is_known() {
    for number in PRIVATE_NUMBERS.split_whitespace() {
        assert!(is_private(number.parse::<IpAddr>().unwrap()), "{number}");
    }
    for number in PUBLIC_NUMBERS.split_whitespace() {
        assert!(!is_private(number.parse::<IpAddr>().unwrap()), "{number}");
    }
}
