//! From the server into the library and back: what is there is asked for no second time.

use std::sync::Arc;

use jiff::Timestamp;
use newsview::domain::library::Health;
use newsview::domain::subscription::Subscription;
use newsview::jobs::refresh::fetcher::Fetcher;
use newsview::jobs::refresh::outcome::{Outcome, Turn};
use newsview::jobs::refresh::plan::{self, choose};
use newsview::jobs::refresh::schedule::Occasion;
use newsview::jobs::refresh::{keep, outcome::Status};
use newsview::runtime::refresher::{Kept, Refresh, Sink};
use newsview::sources::http::{Client, Policy};
use newsview::store::Store;
use newsview::store::reader::Reader;
use tempfile::TempDir;

use super::feed;
use crate::support::server::{Reply, Server};

/// A library that keeps what comes.
struct Library {
    folder: TempDir,
    store: Store,
    subscriptions: Vec<Subscription>,
    statuses: Vec<Status>,
}

impl Sink for Library {
    fn keep(&mut self, outcomes: &Arc<[Outcome]>) -> Vec<Kept> {
        self.statuses
            .extend(outcomes.iter().map(|outcome| outcome.status));
        keep::keep(&mut self.store, outcomes, |_| {})
    }
}

impl Library {
    fn following(addresses: &[String]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, _) = Store::open(&folder.path().join("config"), &folder.path().join("data"));
        let subscriptions: Vec<Subscription> = addresses
            .iter()
            .map(|address| Subscription::new(address))
            .collect();
        store.follow_feeds(&subscriptions, true);
        Self {
            folder,
            store,
            subscriptions,
            statuses: Vec::new(),
        }
    }

    /// How the first feed fares.
    fn health(&self) -> Health {
        let mut reader = Reader::new(&self.folder.path().join("data"));
        let feeds = reader.sources(&self.subscriptions, Timestamp::now()).unwrap();
        feeds[0].health.clone()
    }

    /// Asks what is due: new and updated articles, and how many feeds had to wait.
    fn refresh(&mut self, occasion: Occasion) -> (usize, usize, usize) {
        let turn = Turn {
            now: Timestamp::now(),
            interval: 60,
        };
        let planned = plan::plan(&mut self.store, &self.subscriptions);
        let chosen = choose(planned, &[], occasion, turn.interval, turn.now);
        let hands = Arc::new(Fetcher::new(Client::new(Policy::default())));
        let end = Refresh::new(chosen.now, hands, turn).run(self);
        (end.new, end.updated, chosen.later.len())
    }
}

#[test]
fn a_refresh_fills_the_library_and_the_next_one_writes_nothing() {
    let server = Server::start();
    server.route("/one", Reply::feed(feed(&["tide", "ferry"])).etag("\"1\""));
    server.route("/two", Reply::feed(feed(&["pier"])));
    let mut library = Library::following(&[server.url("/one"), server.url("/two")]);
    assert_eq!(library.refresh(Occasion::Start), (3, 0, 0));
    // An hour has not passed.
    assert_eq!(library.refresh(Occasion::Timer), (0, 0, 2));
    assert_eq!(server.hits("/one"), 1);
    library.statuses.clear();
    assert_eq!(library.refresh(Occasion::User), (0, 0, 0));
    assert_eq!(library.statuses, [Status::Unchanged, Status::Unchanged]);
}

#[test]
fn an_edited_article_is_counted_as_updated() {
    let server = Server::start();
    server.route("/one", Reply::feed(feed(&["tide", "ferry"])));
    let mut library = Library::following(&[server.url("/one")]);
    library.refresh(Occasion::User);
    let edited = feed(&["tide", "ferry", "pier"]).replace("All about tide", "Everything about tide");
    server.route("/one", Reply::feed(edited));
    assert_eq!(library.refresh(Occasion::User), (1, 1, 0));
}

#[test]
fn a_connection_that_breaks_changes_no_text() {
    let server = Server::start();
    let body = feed(&["tide", "ferry", "pier", "quay"]);
    let whole = Reply::feed(&body);
    let cut = whole.clone().cut_at(body.find("about pier").unwrap());
    server.script("/one", vec![whole.clone(), cut, whole]);
    let mut library = Library::following(&[server.url("/one")]);
    assert_eq!(library.refresh(Occasion::User), (4, 0, 0));
    assert_eq!(library.refresh(Occasion::User), (0, 0, 0));
    let health = library.health();
    let error = health.error.unwrap();
    assert!(error.starts_with("only a part of it came"), "{error}");
    assert!(health.succeeded < health.asked);
    assert_eq!(library.refresh(Occasion::User), (0, 0, 0));
    assert_eq!(library.health().error, None);
}

#[test]
fn what_a_server_said_holds_in_the_next_run() {
    let server = Server::start();
    server.route("/busy", Reply::status(503).header("Retry-After", "3600"));
    server.route("/gone", Reply::status(410));
    server.route("/broken", Reply::status(500));
    let addresses = ["/busy", "/gone", "/broken"].map(|path| server.url(path));
    let mut library = Library::following(&addresses);
    assert_eq!(library.refresh(Occasion::User), (0, 0, 0));
    assert_eq!(library.refresh(Occasion::User), (0, 0, 2));
    assert_eq!(library.refresh(Occasion::Timer), (0, 0, 3));
    let hits = ["/busy", "/gone", "/broken"].map(|path| server.hits(path));
    assert_eq!(hits, [1, 1, 2]);
}

#[test]
fn hidden_feeds_are_asked_only_by_name() {
    let server = Server::start();
    server.route("/one", Reply::feed(feed(&["tide"])));
    let mut library = Library::following(&[server.url("/one")]);
    library.subscriptions[0].hidden = true;
    library.refresh(Occasion::User);
    assert_eq!(server.hits("/one"), 0);
    let planned = plan::plan(&mut library.store, &library.subscriptions);
    let named = [planned[0].asking.feed];
    let chosen = choose(planned, &named, Occasion::User, 60, Timestamp::now());
    assert_eq!(chosen.now.len(), 1);
}
