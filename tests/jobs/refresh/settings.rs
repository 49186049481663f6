//! What is set for one feed is sent with its requests, and secrets are told to nobody else.

use newsview::domain::subscription::Secret;

use super::{Followed, feed};
use crate::support::server::{Reply, Server};

fn printed(words: &[&str]) -> Secret {
    Secret::Command(words.iter().map(|word| (*word).to_owned()).collect())
}

#[test]
fn headers_names_and_passwords_are_sent() {
    let server = Server::start();
    server.route("/feed", Reply::feed(feed(&["tide"])));
    let mut followed = Followed::new(&[server.url("/feed")]);
    let settings = &mut followed.feeds[0].settings;
    settings.user_agent = Some("tide table/1".to_owned());
    settings.headers = vec![
        ("X-Key".to_owned(), Secret::Plain("deep".to_owned())),
        ("X-Other".to_owned(), printed(&["echo", "water"])),
    ];
    settings.username = Some("ana".to_owned());
    settings.password = Some(printed(&["printf", "low tide\n"]));
    followed.refresh().only();
    let request = &server.requests("/feed")[0];
    assert_eq!(request.header("User-Agent"), Some("tide table/1"));
    assert_eq!(request.header("X-Key"), Some("deep"));
    assert_eq!(request.header("X-Other"), Some("water"));
    // ana:low tide
    assert_eq!(request.header("Authorization"), Some("Basic YW5hOmxvdyB0aWRl"));
}

#[test]
fn a_password_that_cannot_be_had_is_said_and_nothing_is_asked() {
    let server = Server::start();
    server.route("/feed", Reply::feed(feed(&["tide"])));
    let why = |secret: Secret| {
        let mut followed = Followed::new(&[server.url("/feed")]);
        followed.feeds[0].settings.username = Some("ana".to_owned());
        followed.feeds[0].settings.password = Some(secret);
        followed.refresh().why().to_owned()
    };
    assert_eq!(
        why(printed(&["false"])),
        "no password: false failed (exit status: 1)"
    );
    assert_eq!(
        why(printed(&["no-such-program-here"])),
        "no password: no-such-program-here cannot be run: no such file or directory"
    );
    assert_eq!(
        why(Secret::Environment("NO_SUCH_VARIABLE_HERE".to_owned())),
        "no password: the variable NO_SUCH_VARIABLE_HERE is not set"
    );
    assert_eq!(server.all_requests().len(), 0);
}

#[test]
fn a_command_for_a_password_runs_once_in_a_refresh() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let server = Server::start();
    let addresses: Vec<String> = (0..8).map(|number| server.url(&format!("/{number}"))).collect();
    let mut followed = Followed::new(&addresses);
    let script = format!("echo run >> '{}'; echo deep", log.display());
    for feed in &mut followed.feeds {
        feed.settings.password = Some(printed(&["sh", "-c", &script]));
    }
    followed.refresh();
    assert_eq!(std::fs::read_to_string(log).unwrap(), "run\n");
}

#[test]
fn a_name_and_password_in_an_address_are_in_no_error() {
    let server = Server::start();
    server.route("/feed", Reply::status(500));
    let address = server.url("/feed").replace("http://", "http://ana:deepwater@");
    let mut followed = Followed::new(&[address]);
    let round = followed.refresh();
    assert_eq!(
        server.requests("/feed")[0].header("Authorization"),
        Some("Basic YW5hOmRlZXB3YXRlcg==")
    );
    assert!(!round.why().contains("deepwater"), "{}", round.why());
    assert!(!round.results[0].address.contains("deepwater"));
}
