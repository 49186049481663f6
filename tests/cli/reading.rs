//! Reading commands over the library.

use newsview::domain::article::ArticleId;
use newsview::domain::change::Change;
use newsview::domain::text::Text;
use newsview::jobs::{index, stored};
use newsview::store::Store;
use serde_json::Value;

use crate::support::program::Home;
use crate::support::server::{Reply, Server};

/// A feed with articles of these numbers; each third names oak in its title, each fifth in its text.
fn feed(title: &str, numbers: std::ops::Range<u32>) -> String {
    let item = |number: u32| {
        let word = if number.is_multiple_of(3) { "oak" } else { "elm" };
        let text = if number.is_multiple_of(5) { "oak" } else { "ash" };
        let (hour, minute) = (number / 60, number % 60);
        format!(
            "<item><title>{title} {number} {word}</title><guid>{title}{number}</guid>\
             <link>https://wood.example/{number}</link>\
             <description>&lt;p>The wood was {text}, they said.&lt;/p></description>\
             <pubDate>Tue, 12 Aug 2025 {hour:02}:{minute:02}:00 GMT</pubDate></item>"
        )
    };
    let items: String = numbers.map(item).collect();
    format!("<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>")
}

/// A library of two feeds, refreshed from a server.
fn library(server: &Server) -> Home {
    let home = Home::new();
    server.route("/wood", Reply::feed(feed("Wood", 0..900)));
    server.route("/quay", Reply::feed(feed("Quay", 900..930)));
    let entry = |path: &str| format!("[[feed]]\naddress = \"{}\"\n", server.url(path));
    home.configure("feeds.toml", format!("{}\n{}", entry("/wood"), entry("/quay")));
    assert_eq!(home.run(&["refresh"]).code, Some(0));
    home
}

fn open(home: &Home) -> Store {
    Store::open(&home.config(), &home.data()).0
}

fn index_all(home: &Home) {
    let mut store = open(home);
    while index::step(&mut store, &stored::build, 200, &|| false)
        .unwrap()
        .done
        > 0
    {}
}

fn values(out: &str) -> Vec<Value> {
    let value = |line| serde_json::from_str(line).unwrap();
    out.lines().map(value).collect()
}

fn id_of(line: &str) -> ArticleId {
    ArticleId::given(&line[..16])
}

#[test]
fn all_of_the_library_is_listed_newest_first() {
    let server = Server::start();
    let home = library(&server);
    let out = home.run(&["list"]).done();
    assert_eq!(out.lines().count(), 930);
    assert!(
        out.lines().next().unwrap().ends_with("Quay  Quay 929 elm"),
        "{out}"
    );
    let dates: Vec<&str> = out.lines().map(|line| &line[18..34]).collect();
    assert!(dates.is_sorted_by(|one, other| one >= other));
    let limited = home.run(&["list", "--limit", "7"]).done();
    assert_eq!(
        limited.lines().collect::<Vec<_>>(),
        out.lines().take(7).collect::<Vec<_>>()
    );
    assert_eq!(home.run(&["list", "--limit", "600"]).done().lines().count(), 600);
}

#[test]
fn a_query_finds_the_same_before_and_after_indexing() {
    let server = Server::start();
    let home = library(&server);
    let queries = ["oak", "oak -elm", "\"wood was oak\"", "quay oak", "-oak"];
    let before: Vec<String> = queries
        .iter()
        .map(|query| home.run(&["list", "--query", query]).done())
        .collect();
    // Title hits first: each third of 930; then those of the text alone.
    assert!(before[0].lines().take(310).all(|line| line.ends_with("oak")));
    assert_eq!(before[0].lines().count(), 310 + 124);
    index_all(&home);
    for (query, before) in queries.iter().zip(before) {
        assert_eq!(home.run(&["list", "--query", query]).done(), before, "{query}");
    }
    let run = home.run(&["list", "zeppelin"]);
    assert_eq!(run.complaint(1), "nothing found for \"zeppelin\"");
}

#[test]
fn marks_tags_and_whole_texts_are_in_the_json() {
    let server = Server::start();
    let home = library(&server);
    let out = home.run(&["list", "--limit", "3"]).done();
    let ids: Vec<ArticleId> = out.lines().map(id_of).collect();
    let mut store = open(&home);
    store.apply(&Change::Read {
        ids: vec![ids[1].clone()],
        read: true,
    });
    store.apply(&Change::Tags {
        id: ids[2].clone(),
        title: Text::title("Quay"),
        tags: vec![Text::name("slow")],
    });
    drop(store);
    let found = values(&home.run(&["list", "--json", "--limit", "3"]).done());
    let marks: Vec<_> = found
        .iter()
        .map(|value| (&value["read"], &value["tags"]))
        .collect();
    assert_eq!(marks[0], (&Value::from(false), &Value::Array(vec![])));
    assert_eq!(marks[1].0, &Value::from(true));
    assert_eq!(marks[2].1, &serde_json::json!(["slow"]));
    assert_eq!(found[0]["content_text"], "The wood was ash, they said.");
    assert_eq!(found[0]["feed"], server.url("/quay"));
    assert_eq!(found[0]["feed_title"], "Quay");
    assert_eq!(found[0]["url"], "https://wood.example/929");
    let unread = home.run(&["list", "--unread"]).done();
    assert_eq!(unread.lines().count(), 929);
    let of_feed = home.run(&["list", "--feed", "quay"]).done();
    assert_eq!(of_feed.lines().count(), 30);
    assert_eq!(
        home.run(&["list", "--feed", &server.url("/quay")]).done(),
        of_feed
    );
    let run = home.run(&["list", "--feed", "quai"]);
    assert_eq!(run.complaint(2), "no feed \"quai\"; did you mean \"Quay\"?");
    // The same article, read from its address, has the same marks.
    let direct = values(
        &home
            .run(&["list", "--json", "--limit", "3", &server.url("/quay")])
            .done(),
    );
    assert_eq!(direct[1]["read"], true);
    assert_eq!(direct[2]["tags"], serde_json::json!(["slow"]));
    let state = home.run(&["state"]).done();
    assert_eq!(state, format!("read {}\ntag {} slow\n", ids[1], ids[2]));
}

#[test]
fn an_article_is_shown_by_the_beginning_of_its_id() {
    let server = Server::start();
    let home = library(&server);
    let all = home.run(&["list"]).done();
    let line = all.lines().last().unwrap();
    let id = &line[..16];
    let whole = home.run(&["show", id]).done();
    assert!(
        whole.contains("Wood 0 oak") && whole.contains("The wood was oak"),
        "{whole}"
    );
    let ids: Vec<&str> = all.lines().map(|line| &line[..16]).collect();
    let is_unique = |start: &&str| ids.iter().filter(|id| id.starts_with(*start)).count() == 1;
    let start = (4..=16).map(|length| &id[..length]).find(is_unique).unwrap();
    assert_eq!(home.run(&["show", start]).done(), whole);
    assert_eq!(home.run(&["show", &start.to_uppercase()]).done(), whole);
    assert!(home.run(&["show", &id[..3]]).complaint(1).contains("no article"));
    let html = home.run(&["show", "--format", "html", id]).done();
    assert!(
        html.contains("<h1>Wood 0 oak</h1>") && html.contains("<p>The wood was oak"),
        "{html}"
    );
    assert!(html.contains("href=\"https://wood.example/0\""), "{html}");
}

#[test]
fn several_articles_whose_ids_begin_alike_are_named() {
    let home = Home::new();
    let lines = ["abcd1", "abcd2"]
        .map(|id| format!("{{\"id\":\"{id}00000000000\",\"title\":\"Of {id}\",\"text\":\"It was said.\"}}"));
    let path = home.write("two.jsonl", lines.join("\n"));
    let mut store = open(&home);
    let (found, _) = newsview::jobs::find_files::find(&path);
    for article in newsview::jobs::read_file::read(&found[0]).articles {
        store.apply(&newsview::jobs::keep::bookmark(
            &article,
            jiff::Timestamp::UNIX_EPOCH,
        ));
    }
    drop(store);
    let run = home.run(&["show", "abcd"]);
    let said = run.complaint(1);
    assert!(said.contains("abcd100000000000, abcd200000000000"), "{said}");
    assert!(home.run(&["show", "abcd2"]).done().contains("Of abcd2"));
}

#[test]
fn the_page_of_an_article_can_be_extracted() {
    let (home, server) = (Home::new(), Server::start());
    let item = format!(
        "<item><title>Ropes</title><guid>r</guid><link>{}</link><description>Short.</description></item>",
        server.url("/ropes")
    );
    let feed = format!("<rss version='2.0'><channel><title>Rope</title>{item}</channel></rss>");
    server.route("/feed", Reply::feed(feed));
    let page = "<html><head><title>Ropes</title></head><body><article><h1>Ropes</h1>
        <p>All of the ropes of the old yard were sold by the ell on Monday, the chandler said.</p>
        <p>They had lain there since the last schooner left the harbour, and nobody had asked.</p></article></body></html>";
    server.route("/ropes", Reply::page(page));
    home.configure(
        "feeds.toml",
        format!("[[feed]]\naddress = \"{}\"\n", server.url("/feed")),
    );
    home.run(&["refresh"]);
    let id = home.run(&["list"]).done()[..16].to_owned();
    assert!(!home.run(&["show", &id]).done().contains("schooner"));
    let whole = home.run(&["show", "--extract", "--format", "json", &id]).done();
    let value: Value = serde_json::from_str(&whole).unwrap();
    assert!(
        value["content_text"].as_str().unwrap().contains("schooner"),
        "{whole}"
    );
    assert_eq!(value["id"], id);
}

#[test]
fn without_articles_it_says_how_to_get_some() {
    let home = Home::new();
    home.configure("feeds.toml", "[[feed]]\naddress = \"http://127.0.0.1:1/feed\"\n");
    let run = home.run(&["list"]);
    assert_eq!(
        run.complaint(1),
        "no articles yet; newsview refresh asks your feeds for some"
    );
}

#[test]
fn what_was_changed_is_told_newest_first() {
    let server = Server::start();
    let home = library(&server);
    let run = Home::new().run(&["log"]);
    assert_eq!(run.complaint(1), "nothing was changed yet");
    let id = id_of(&home.run(&["list", "--limit", "1"]).done());
    let mut store = open(&home);
    store.apply(&Change::Read {
        ids: vec![id.clone()],
        read: true,
    });
    store.apply(&Change::Tags {
        id,
        title: Text::title("Quay 929 elm"),
        tags: vec![Text::name("slow")],
    });
    store.undo();
    drop(store);
    let out = home.run(&["log"]).done();
    let lines: Vec<&str> = out.lines().map(|line| &line[18..]).collect();
    assert_eq!(
        lines,
        ["tagged: Quay 929 elm  (taken back)", "1 article marked read"]
    );
    assert_eq!(home.run(&["log", "--limit", "1"]).done().lines().count(), 1);
    let found = values(&home.run(&["log", "--json"]).done());
    assert_eq!(found[0]["taken_back"], true);
    assert_eq!(found[1]["change"], "1 article marked read");
}

#[test]
fn a_closed_pipe_ends_a_long_list_quietly() {
    let server = Server::start();
    let home = library(&server);
    for arguments in [&["list"][..], &["list", "--json"]] {
        let mut child = home.command(arguments).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[test]
fn a_password_in_an_address_is_never_told() {
    let (home, server) = (Home::new(), Server::start());
    server.route("/wood", Reply::feed(feed("Wood", 0..3)));
    let address = server
        .url("/wood")
        .replacen("http://", "http://ana:opensesame@", 1);
    home.configure("feeds.toml", format!("[[feed]]\naddress = \"{address}\"\n"));
    home.run(&["refresh"]);
    let id = home.run(&["list"]).done()[..16].to_owned();
    let mut store = open(&home);
    store.apply(&Change::Read {
        ids: vec![ArticleId::given(&id)],
        read: true,
    });
    drop(store);
    for arguments in [
        &["list", "--json"][..],
        &["show", "--format", "json", &id],
        &["show", "--format", "html", &id],
        &["show", "--format", "text", &id],
        &["list", "--feed", "http://ana:opensesame@elsewhere.example/"],
        &["state"],
        &["log", "--json"],
        &["doctor", "--repair", "--reindex"],
    ] {
        let run = home.run(arguments);
        let said = format!("{}{}", run.out, run.err);
        assert!(
            !said.is_empty() && !said.contains("sesame"),
            "{arguments:?}: {said}"
        );
    }
}
