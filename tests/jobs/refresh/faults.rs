//! What is wrong with one feed is said in words, and costs no other one anything.

use newsview::jobs::refresh::outcome::Status;
use newsview::sources::http::{Pinned, Policy};

use super::{Followed, feed};
use crate::support::server::{Gate, Reply, Server, dead_address};

fn failing(reply: Reply) -> String {
    let server = Server::start();
    server.route("/feed", reply);
    let mut followed = Followed::new(&[server.url("/feed")]);
    followed.refresh().why().to_owned()
}

#[test]
fn a_feed_that_is_gone_stops_with_a_notice() {
    let server = Server::start();
    server.route("/feed", Reply::status(410));
    let mut followed = Followed::new(&[server.url("/feed")]);
    let round = followed.refresh();
    assert_eq!(round.only().status, Status::Gone);
    assert!(round.only().state.is_gone);
    assert_eq!(round.only().state.due, None);
    let notice = round.results[0].notice().unwrap();
    assert!(notice.starts_with("feed 1 is gone for good"), "{notice}");
}

#[test]
fn a_server_that_wants_to_be_left_alone_is_left_alone() {
    let server = Server::start();
    server.script(
        "/feed",
        vec![
            Reply::status(429).header("Retry-After", "600"),
            Reply::feed(feed(&["tide"])),
        ],
    );
    let mut followed = Followed::new(&[server.url("/feed")]);
    let round = followed.refresh();
    let state = &round.only().state;
    let wait = state.retry_after.unwrap().duration_since(followed.now);
    assert_eq!(wait.as_mins(), 10);
    assert_eq!(state.failures, 1);
    assert!(round.why().contains("was asked too often"), "{}", round.why());
    let round = followed.refresh();
    assert_eq!(round.only().state.retry_after, None);
    assert_eq!(round.only().state.failures, 0);
    assert_eq!(round.only().state.error, None);
}

#[test]
fn a_page_is_no_feed_and_its_feed_is_named() {
    let page = "<!doctype html><html><head><title>Coast</title>\
        <link rel='alternate' type='application/rss+xml' href='/news.xml'></head><body><p>Hello there.</body></html>";
    let server = Server::start();
    server.route("/", Reply::page(page));
    let mut followed = Followed::new(&[server.url("/")]);
    assert_eq!(
        followed.refresh().why(),
        format!(
            "this is a page, not a feed; its feed is {}",
            server.url("/news.xml")
        )
    );
    let nameless = "<!doctype html><html><body><p>Hello there.</body></html>";
    assert_eq!(
        failing(Reply::page(nameless)),
        "this is a page, not a feed, and it names none"
    );
}

#[test]
fn what_is_no_feed_is_said_to_be_none() {
    assert_eq!(failing(Reply::feed("")), "it is empty");
    assert_eq!(failing(Reply::ok([0_u8, 159, 146, 150, 0, 0])), "it is not text");
    assert_eq!(
        failing(Reply::ok("The ferry was late again.\n\nNobody knows why.")),
        "this is a text, not a feed"
    );
    assert!(failing(Reply::status(404)).starts_with("it is not there"));
}

#[test]
fn a_feed_that_is_cut_off_gives_what_was_read() {
    let names: Vec<String> = (0..50).map(|number| format!("tide{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let body = feed(&names);
    let server = Server::start();
    server.route("/feed", Reply::feed(&body));
    let policy = Policy {
        body_bytes: body.len() as u64 / 2,
        ..Policy::default()
    };
    let mut followed = Followed::with(&[server.url("/feed")], policy);
    let round = followed.refresh();
    let outcome = round.only();
    assert_eq!(outcome.status, Status::Read);
    assert!(
        (20..30).contains(&outcome.entries.len()),
        "{}",
        outcome.entries.len()
    );
    assert!(!outcome.is_whole);
    assert!(!outcome.warnings.is_empty());
}

#[test]
fn a_connection_that_breaks_gives_whole_entries_and_counts_as_a_failure() {
    let body = feed(&["tide", "ferry", "pier"]);
    let cut = body.find("about pier").unwrap();
    let server = Server::start();
    for (path, reply) in [
        ("/length", Reply::feed(&body).etag("\"1\"").cut_at(cut)),
        ("/chunks", Reply::feed(&body).chunked().cut_at(cut)),
        ("/packed", Reply::feed(&body).gzip()),
    ] {
        let reply = match path {
            "/packed" => reply.cut_short(40),
            _ => reply,
        };
        server.route(path, reply);
        let mut followed = Followed::new(&[server.url(path)]);
        let round = followed.refresh();
        let outcome = round.only();
        match path {
            "/packed" => assert!(outcome.entries.len() <= 2),
            _ => assert_eq!(outcome.entries.len(), 2, "{path}"),
        }
        assert_eq!((outcome.status, round.end.failed), (Status::Failed, 1), "{path}");
        assert!(
            round.why().starts_with("only a part of it came: "),
            "{}",
            round.why()
        );
        assert_eq!(round.results[0].name, "feed 1");
        // It is asked again as if it had never answered.
        assert_eq!((&outcome.state.etag, outcome.state.body_key), (&None, None));
        assert_eq!(outcome.state.succeeded, None);
    }
}

#[test]
fn a_connection_that_breaks_before_the_first_entry_ends_is_said_as_such() {
    let body = feed(&["tide"]);
    let server = Server::start();
    for end in [10, body.find("about tide").unwrap()] {
        server.route("/feed", Reply::feed(&body).cut_at(end));
        let round = Followed::new(&[server.url("/feed")]).refresh();
        assert_eq!(round.results[0].status, Status::Failed);
        let why = round.results[0].error.as_deref().unwrap();
        assert!(why.starts_with("only a part of it came: "), "{why}");
        assert_eq!(round.end.new, 0);
    }
}

#[test]
fn a_whole_feed_of_a_server_that_lies_about_its_length_is_read_with_a_warning() {
    let server = Server::start();
    server.route(
        "/feed",
        Reply::feed(feed(&["tide", "ferry"])).claim_length(100_000),
    );
    let mut followed = Followed::new(&[server.url("/feed")]);
    let round = followed.refresh();
    assert_eq!(
        (round.only().status, round.only().entries.len()),
        (Status::Read, 2)
    );
    let [warning] = round.results[0].warnings.as_slice() else {
        panic!("{:?}", round.results);
    };
    assert!(warning.starts_with("only a part of it came: "), "{warning}");
}

#[test]
fn a_feed_that_forgot_its_end_is_read_to_its_last_entry() {
    let server = Server::start();
    let body = feed(&["tide", "ferry"]);
    let body = body.split("</description></item></channel>").next().unwrap();
    server.route("/feed", Reply::feed(body));
    let round = Followed::new(&[server.url("/feed")]).refresh();
    assert_eq!(
        (round.only().status, round.only().entries.len()),
        (Status::Read, 2)
    );
}

#[test]
fn a_public_feed_leads_to_no_private_address() {
    let server = Server::start();
    server.route("/feed", Reply::redirect(302, &server.url("/inside")));
    server.route("/inside", Reply::feed(feed(&["tide"])));
    let policy = Policy {
        pinned: vec![Pinned {
            host: "coast.example".to_owned(),
            number: "1.2.3.4".parse().unwrap(),
            place: server.address(),
        }],
        ..Policy::default()
    };
    let mut followed = Followed::with(&[server.url_at("coast.example", "/feed")], policy);
    let round = followed.refresh();
    assert!(round.why().contains("private network"), "{}", round.why());
    assert_eq!(server.hits("/inside"), 0);
}

#[test]
fn each_fault_delays_nobody_else() {
    let server = Server::start();
    let gate = Gate::new();
    let faults = [
        Reply::ok("").behind(&gate),
        Reply::feed(feed(&["tide"])).half_behind(&gate),
        Reply::feed(feed(&["tide"])).cut_at(40),
        Reply::feed(feed(&["tide"])).claim_length(1_000_000),
        Reply::redirect(301, "/0"),
        Reply::status(500),
        Reply::raw("not HTTP at all\r\n\r\n"),
        Reply::bomb(30_000_000),
    ];
    let mut addresses = vec![dead_address()];
    for (number, reply) in faults.into_iter().enumerate() {
        // Each under a host of its own, as far as the limit for one goes.
        let faulty = Server::start();
        faulty.route(&format!("/{number}"), reply);
        addresses.push(faulty.url(&format!("/{number}")));
        std::mem::forget(faulty);
    }
    server.route("/sound", Reply::feed(feed(&["tide"])));
    addresses.extend((0..20).map(|_| server.url("/sound")));
    let mut followed = Followed::new(&addresses);
    let opener = std::thread::spawn({
        let gate = gate.clone();
        move || {
            // Both slow ones still wait when all sound ones have been answered.
            server.wait_for("/sound", 20);
            gate.open();
            server
        }
    });
    let round = followed.refresh();
    let server = opener.join().unwrap();
    assert_eq!(round.end.done, addresses.len());
    let sound = round
        .results
        .iter()
        .filter(|result| result.address.ends_with("/sound"));
    assert!(sound.clone().all(|result| result.status == Status::Read));
    assert_eq!(sound.count(), 20);
    assert!(server.most_at_once("/sound") <= 2);
}
