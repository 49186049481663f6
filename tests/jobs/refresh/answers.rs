//! What is new is read, what is not is not, and a feed that moved is followed.

use newsview::domain::article::ArticleId;
use newsview::jobs::refresh::outcome::Status;
use newsview::sources::http::Policy;
use newsview::sources::stored;
use newsview::store::unpack;

use super::{Followed, feed};
use crate::support::server::{Identity, Reply, Server};

#[test]
fn entries_come_with_ids_made_of_the_first_address() {
    let server = Server::start();
    server.route("/feed", Reply::feed(feed(&["tide", "ferry"])));
    let mut followed = Followed::new(&[server.url("/feed")]);
    followed.feeds[0].source = "https://first.example/feed".into();
    let round = followed.refresh();
    assert_eq!((round.end.done, round.end.new, round.end.failed), (1, 2, 0));
    let outcome = round.only();
    let entry = &outcome.entries[0];
    assert_eq!(entry.id, ArticleId::new("https://first.example/feed", "tide"));
    assert_eq!(entry.url.as_deref(), Some(server.url("/tide").as_str()));
    assert_eq!(outcome.feed.as_ref().unwrap().title.as_str(), "The Coast");
    let article =
        stored::build(stored::decode(&unpack(entry.data.as_bytes()).unwrap(), entry.id.clone()).unwrap());
    assert_eq!(article.document.plain_text(), "All about tide.");
}

#[test]
fn a_password_in_an_address_is_in_no_trace_of_asking() {
    let address = "https://ana:opensesame@feed.example/news".to_owned();
    let mut followed = Followed::new(std::slice::from_ref(&address));
    followed.feeds[0].name.clone_from(&address);
    followed.feeds[0].state.moved_to = Some(address);
    let shown = format!("{:?} {:?}", followed.feeds, followed.feeds[0].standing());
    assert!(
        !shown.contains("sesame") && shown.matches("feed.example").count() >= 4,
        "{shown}"
    );
}

#[test]
fn a_feed_lies_where_its_server_says() {
    let server = Server::start();
    let reply =
        Reply::feed(feed(&["tide"])).header("Content-Location", "https://coast.example/news/index.xml");
    server.route("/feed", reply);
    let mut followed = Followed::new(&[server.url("/feed")]);
    let round = followed.refresh();
    assert_eq!(
        round.only().entries[0].url.as_deref(),
        Some("https://coast.example/tide")
    );
}

#[test]
fn an_unchanged_feed_is_not_sent_again_and_nothing_is_read() {
    let server = Server::start();
    let reply = Reply::feed(feed(&["tide"])).etag("\"one\"");
    server.route("/feed", reply.last_modified("Mon, 02 Mar 2026 10:00:00 GMT"));
    let mut followed = Followed::new(&[server.url("/feed")]);
    assert_eq!(followed.refresh().only().status, Status::Read);
    let round = followed.refresh();
    assert_eq!(round.only().status, Status::Unchanged);
    assert_eq!(round.only().entries.len(), 0);
    let asked = &server.requests("/feed")[1];
    assert_eq!(asked.header("If-None-Match"), Some("\"one\""));
    assert_eq!(
        asked.header("If-Modified-Since"),
        Some("Mon, 02 Mar 2026 10:00:00 GMT")
    );
    assert_eq!(round.only().state.succeeded, Some(followed.now));
    // What the server told the first time still holds.
    assert_eq!(followed.refresh().only().status, Status::Unchanged);
}

#[test]
fn unchanged_feeds_are_written_in_one_step() {
    let server = Server::start();
    let addresses: Vec<String> = (0..40).map(|number| server.url(&format!("/{number}"))).collect();
    for number in 0..40 {
        let reply = Reply::feed(feed(&["tide"])).etag("\"one\"");
        server.route(&format!("/{number}"), reply);
    }
    let mut followed = Followed::new(&addresses);
    followed.refresh();
    let round = followed.refresh();
    assert_eq!((round.end.done, round.end.new, round.steps), (40, 0, 1));
}

#[test]
fn the_same_bytes_are_not_read_again() {
    let server = Server::start();
    server.route("/feed", Reply::feed(feed(&["tide"])));
    let mut followed = Followed::new(&[server.url("/feed")]);
    followed.refresh();
    assert_eq!(followed.refresh().only().status, Status::Unchanged);
    server.route("/feed", Reply::feed(feed(&["tide", "ferry"])));
    let round = followed.refresh();
    assert_eq!(round.only().status, Status::Read);
    assert_eq!(round.only().entries.len(), 2);
}

#[test]
fn a_permanent_redirect_is_believed_when_it_is_seen_twice() {
    let server = Server::start();
    server.route("/old", Reply::redirect(301, "/new"));
    server.route("/new", Reply::feed(feed(&["tide"])).etag("\"one\""));
    let mut followed = Followed::new(&[server.url("/old")]);
    let round = followed.refresh();
    assert_eq!(round.results[0].moved_to, None);
    assert_eq!(round.results[0].moves_to, Some(server.url("/new")));
    let round = followed.refresh();
    let result = &round.results[0];
    assert_eq!(result.moved_to, Some(server.url("/new")));
    assert_eq!((&result.moves_to, result.notice()), (&None, None));
}

#[test]
fn a_redirect_that_changed_its_mind_is_not_believed() {
    let server = Server::start();
    server.script(
        "/old",
        vec![
            Reply::redirect(301, "/one"),
            Reply::redirect(301, "/two"),
            Reply::redirect(302, "/two"),
            Reply::redirect(308, "/two"),
        ],
    );
    server.route("/one", Reply::feed(feed(&["tide"])));
    server.route("/two", Reply::feed(feed(&["tide"])));
    let mut followed = Followed::new(&[server.url("/old")]);
    for _ in 0..4 {
        assert_eq!(followed.refresh().results[0].moved_to, None);
    }
    assert_eq!(followed.refresh().results[0].moved_to, Some(server.url("/two")));
}

#[test]
fn hints_of_the_feed_and_the_server_set_when_it_is_due() {
    let server = Server::start();
    let body = feed(&["tide"]).replace("<item>", "<ttl>180</ttl><item>");
    server.route(
        "/feed",
        Reply::feed(body)
            .etag("\"one\"")
            .header("Cache-Control", "max-age=36000"),
    );
    let mut followed = Followed::new(&[server.url("/feed")]);
    let round = followed.refresh();
    let line = round.only().state.hints.line();
    assert_eq!(line.as_deref(), Some("ttl 180, fresh 36000"));
    let hours = |due: Option<jiff::Timestamp>, followed: &Followed| {
        due.unwrap().duration_since(followed.now).as_hours()
    };
    assert_eq!(hours(round.only().state.due, &followed), 10);
    // A 304 says nothing of the feed's own hints, which stay.
    let round = followed.refresh();
    assert_eq!(round.only().status, Status::Unchanged);
    assert_eq!(round.only().state.hints.feed.ttl, Some(180));
}

#[test]
fn secure_connections_fit_the_small_stacks_of_the_threads_that_ask() {
    let identity = Identity::of(&["127.0.0.1"]);
    let server = Server::start_tls(&identity);
    server.route("/feed", Reply::feed(feed(&["tide"])).gzip());
    let policy = Policy {
        certificates: Some(identity.authority().as_bytes().into()),
        ..Policy::default()
    };
    let addresses: Vec<String> = (0..8).map(|_| server.url("/feed")).collect();
    let round = Followed::with(&addresses, policy).refresh();
    assert_eq!((round.end.done, round.end.failed, round.end.new), (8, 0, 8));
}
