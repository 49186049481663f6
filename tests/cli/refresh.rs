//! `newsview refresh`: from a terminal and from cron.

use crate::support::program::Home;
use crate::support::server::{Gate, Reply, Server};

fn feed(names: &[&str]) -> String {
    let item = |name: &&str| format!("<item><title>{name}</title><guid>{name}</guid></item>");
    let items: String = names.iter().map(item).collect();
    format!("<rss version='2.0'><channel><title>The Coast</title>{items}</channel></rss>")
}

fn follow(home: &Home, addresses: &[String]) {
    let entries: Vec<String> = addresses
        .iter()
        .map(|address| format!("[[feed]]\naddress = \"{address}\"\n"))
        .collect();
    home.configure("feeds.toml", entries.join("\n"));
}

fn refresh(home: &Home, arguments: &[&str]) -> (Option<i32>, String, String) {
    let arguments = [&["refresh"], arguments].concat();
    let run = home.run(&arguments);
    (run.code, run.out, run.err)
}

#[test]
fn a_refresh_is_summed_up_in_one_line() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/feed", Reply::feed(feed(&["tide", "ferry"])).etag("\"1\""));
    follow(&home, &[server.url("/feed")]);
    let sum = |sum: &str| (Some(0), String::new(), format!("{sum}\n"));
    assert_eq!(refresh(&home, &[]), sum("1 feed: 2 new, 0 updated"));
    assert_eq!(refresh(&home, &[]), sum("1 feed: 0 new, 0 updated"));
    server.route(
        "/feed",
        Reply::feed(feed(&["tide", "ferry", "pier"])).etag("\"2\""),
    );
    assert_eq!(refresh(&home, &[]), sum("1 feed: 1 new, 0 updated"));
}

#[test]
fn a_failure_is_said_in_a_line_and_by_the_exit_code() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/feed", Reply::feed(feed(&["tide"])));
    server.route("/broken", Reply::status(500));
    follow(&home, &[server.url("/feed"), server.url("/broken")]);
    let (code, out, err) = refresh(&home, &[]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(lines.len(), 2, "{err}");
    assert!(lines[0].starts_with("newsview: 127.0.0.1/broken: "), "{err}");
    assert!(lines[0].contains("status 500"), "{err}");
    assert_eq!(lines[1], "2 feeds: 1 new, 0 updated, 1 failed");
}

#[test]
fn json_has_an_object_for_each_feed() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/feed", Reply::feed(feed(&["tide"])).etag("\"1\""));
    server.route("/gone", Reply::status(410));
    follow(&home, &[server.url("/feed"), server.url("/gone")]);
    let objects = |out: &str| -> Vec<serde_json::Value> {
        let mut found: Vec<serde_json::Value> = out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        found.sort_by_key(|object| object["address"].to_string());
        found
    };
    let (code, out, _) = refresh(&home, &["--json"]);
    let found = objects(&out);
    assert_eq!((code, found.len()), (Some(1), 2));
    let expected = serde_json::json!({
        "address": server.url("/feed"), "title": "The Coast", "status": "read",
        "new": 1, "updated": 0, "error": null, "warnings": [],
    });
    assert_eq!(found[0], expected);
    assert_eq!(found[1]["status"], "gone");
    // What is gone is not asked again, and is no failure a second time.
    let (code, out, err) = refresh(&home, &["--json"]);
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(objects(&out)[0]["status"], "unchanged");
    assert_eq!(server.hits("/gone"), 1);
    assert!(err.ends_with("1 feed: 0 new, 0 updated, 1 not asked\n"), "{err}");
}

#[test]
fn feeds_can_be_named_by_title_or_address() {
    let (home, server) = (Home::new(), Server::start());
    for path in ["/one", "/two"] {
        server.route(path, Reply::feed(feed(&["tide"])));
    }
    let (one, two) = (server.url("/one"), server.url("/two"));
    home.configure(
        "feeds.toml",
        format!("[[feed]]\naddress = \"{one}\"\ntitle = \"Low Water\"\n\n[[feed]]\naddress = \"{two}\"\n"),
    );
    refresh(&home, &["low water"]);
    refresh(&home, &[&two]);
    assert_eq!((server.hits("/one"), server.hits("/two")), (1, 1));
    let (code, _, err) = refresh(&home, &["low wader"]);
    assert_eq!(code, Some(2));
    assert_eq!(
        err,
        "newsview: no feed \"low wader\"; did you mean \"Low Water\"?\n"
    );
}

#[test]
fn a_feed_that_moved_for_good_is_rewritten_in_the_list() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/old", Reply::redirect(301, "/new"));
    server.route("/new", Reply::feed(feed(&["tide"])));
    let path = home.configure(
        "feeds.toml",
        format!("# my feeds\n[[feed]]\naddress = \"{}\"\n", server.url("/old")),
    );
    refresh(&home, &[]);
    let (code, _, err) = refresh(&home, &[]);
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("moved for good"), "{err}");
    let list = std::fs::read_to_string(path).unwrap();
    assert_eq!(
        list,
        format!("# my feeds\n[[feed]]\naddress = \"{}\"\n", server.url("/new"))
    );
    let (_, _, err) = refresh(&home, &[]);
    assert_eq!(err, "1 feed: 0 new, 0 updated\n");
    assert_eq!(server.hits("/old"), 2);
}

#[test]
fn a_feed_that_moved_to_one_that_is_followed_already_is_told_once_and_stays() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/old", Reply::redirect(301, "/new"));
    server.route("/older", Reply::redirect(301, "/newest"));
    server.route("/oldest", Reply::redirect(301, "/newest"));
    for path in ["/new", "/newest"] {
        server.route(path, Reply::feed(feed(&["tide"])));
    }
    let paths = ["/new", "/old", "/older", "/oldest"];
    follow(&home, &paths.map(|path| server.url(path)));
    let told = |round: &str| -> Vec<String> {
        let (_, _, err) = refresh(&home, &[]);
        assert!(err.contains("0 updated"), "{round}: {err}");
        let moves = err.lines().filter(|line| line.contains("moved"));
        moves.map(str::to_owned).collect()
    };
    let taken = |path: &str| {
        let address = server.url(path);
        format!("newsview: The Coast moved to an address that is followed already, {address}; Del drops it")
    };
    assert_eq!(told("first"), [taken("/new")]);
    let second = told("second");
    assert_eq!(second.len(), 2, "{second:?}");
    assert!(second[0].contains("is now read at"), "{second:?}");
    assert_eq!(second[1], taken("/newest"));
    assert!(told("third").is_empty());
    assert!(told("fourth").is_empty());
}

#[test]
fn what_was_wrong_with_a_feed_that_was_read_is_said_and_remembered() {
    let (home, server) = (Home::new(), Server::start());
    let open = feed(&["tide"]).replace("</item></channel></rss>", "");
    server.route("/feed", Reply::feed(open));
    follow(&home, &[server.url("/feed")]);
    let (code, out, err) = refresh(&home, &["--json"]);
    let said = "the document ends before it is whole";
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(
        err,
        format!("newsview: The Coast: {said}\n1 feed: 1 new, 0 updated\n")
    );
    let warnings = |out: &str| serde_json::from_str::<serde_json::Value>(out).unwrap()["warnings"].clone();
    assert_eq!(warnings(&out), serde_json::json!([said]));
    // What is unchanged is not told again, and stays as it was.
    let (_, out, err) = refresh(&home, &["--json"]);
    assert_eq!(
        (warnings(&out), err.as_str()),
        (serde_json::json!([]), "1 feed: 0 new, 0 updated\n")
    );
    let feeds = home.run(&["feeds"]).done();
    assert!(feeds.contains(said), "{feeds}");
    let feeds: serde_json::Value = serde_json::from_str(&home.run(&["feeds", "--json"]).done()).unwrap();
    assert_eq!(feeds["warning"], said);
    server.route("/feed", Reply::feed(feed(&["tide"])));
    refresh(&home, &[]);
    assert!(!home.run(&["feeds"]).done().contains(said));
}

#[test]
fn a_second_newsview_does_not_refresh_beside_the_first() {
    let (home, server) = (Home::new(), Server::start());
    let gate = Gate::new();
    server.route("/feed", Reply::feed(feed(&["tide"])).behind(&gate));
    follow(&home, &[server.url("/feed")]);
    let first = home.command(&["refresh"]).spawn().unwrap();
    server.wait_for("/feed", 1);
    let (code, _, err) = refresh(&home, &[]);
    assert_eq!(code, Some(1));
    assert_eq!(
        err,
        "newsview: another newsview is refreshing; try again when it is done\n"
    );
    gate.open();
    assert!(first.wait_with_output().unwrap().status.success());
    assert_eq!(server.hits("/feed"), 1);
}

#[test]
fn without_feeds_it_says_how_to_get_some() {
    let (code, _, err) = refresh(&Home::new(), &[]);
    assert_eq!(code, Some(1));
    assert_eq!(
        err,
        "newsview: no feeds yet; newsview add ADDRESS subscribes to one\n"
    );
}
