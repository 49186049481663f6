//! What people complained of in other readers, so that nobody does here.

use crate::support::program::Home;
use crate::support::server::{Reply, Server};

/// A feed at `/feed` of a server, and a home that follows it.
struct Followed {
    home: Home,
    server: Server,
}

impl Followed {
    fn new() -> Self {
        let (home, server) = (Home::new(), Server::start());
        let address = server.url("/feed");
        home.configure("feeds.toml", format!("[[feed]]\naddress = \"{address}\"\n"));
        Self { home, server }
    }

    fn serve(&self, items: &str) {
        let body = format!("<rss version='2.0'><channel><title>The Coast</title>{items}</channel></rss>");
        self.server.route("/feed", Reply::feed(body));
    }

    /// What the refresh said of itself.
    fn refresh(&self) -> String {
        self.home.run(&["refresh"]).err
    }

    /// The only article: its id and its row.
    fn only(&self) -> (String, String) {
        let list = self.home.run(&["list"]).done();
        assert_eq!(list.lines().count(), 1, "{list}");
        (list[..16].to_owned(), list)
    }

    fn shown(&self) -> String {
        let (id, _) = self.only();
        self.home.run(&["show", &id, "--width", "80"]).done()
    }
}

const DATE: &str = "<pubDate>Wed, 13 Aug 2025 06:10:00 GMT</pubDate>";

#[test]
fn a_feed_of_fifteen_thousand_items_is_kept_whole() {
    let followed = Followed::new();
    let items: Vec<String> = (0..15_000)
        .map(|number| format!("<item><title>Entry {number}</title><guid>{number}</guid></item>"))
        .collect();
    followed.serve(&items.concat());
    assert_eq!(followed.refresh(), "1 feed: 15000 new, 0 updated\n");
    assert_eq!(followed.refresh(), "1 feed: 0 new, 0 updated\n");
    let found = followed.home.run(&["list", "\"entry 14999\""]).done();
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn an_earlier_text_is_shown_by_counting_back() {
    let followed = Followed::new();
    for text in ["two boats", "three boats", "four boats"] {
        followed.serve(&format!(
            "<item><title>Count</title><guid>b</guid>{DATE}<description>There are {text}.</description></item>"
        ));
        followed.refresh();
    }
    let (id, _) = followed.only();
    let show = |arguments: &[&str]| followed.home.run(&[&["show", &id], arguments].concat());
    assert!(show(&[]).done().contains("four boats"));
    assert!(show(&["--version", "1"]).done().contains("three boats"));
    assert!(
        show(&["--version", "2", "--format", "markdown"])
            .done()
            .contains("two boats")
    );
    assert_eq!(
        show(&["--version", "3"]).complaint(1),
        "only 2 earlier versions of this article are kept"
    );
    assert_eq!(followed.home.run(&["show", &id, "--version", "0"]).code, Some(2));
    followed.home.write("a.md", "# A\n\nText of a.\n");
    assert_eq!(
        followed
            .home
            .run(&["show", "a.md", "--version", "1"])
            .complaint(2),
        "only an article of the library has versions; give its id"
    );
}

#[test]
fn a_title_that_is_edited_is_the_same_article() {
    let followed = Followed::new();
    followed.serve(&format!(
        "<item><title>Bridge shut</title><guid>b</guid>{DATE}</item>"
    ));
    followed.refresh();
    let (id, _) = followed.only();
    followed.serve(&format!(
        "<item><title>Bridge open again</title><guid>b</guid>{DATE}</item>"
    ));
    assert_eq!(followed.refresh(), "1 feed: 0 new, 1 updated\n");
    let (same, row) = followed.only();
    assert_eq!(same, id);
    assert!(row.contains("Bridge open again"), "{row}");
}

#[test]
fn addresses_that_change_their_form_make_no_new_articles() {
    let followed = Followed::new();
    let item = |address: &str| {
        format!(
            "<item><title>Bridge shut</title><link>{address}</link>{DATE}\
             <description>The bridge over the sluice is shut until Friday.</description></item>"
        )
    };
    followed.serve(&item("http://coast.example/bridge"));
    followed.refresh();
    let (id, _) = followed.only();
    for address in [
        "https://coast.example/bridge",
        "https://coast.example/bridge/",
        "https://www.coast.example/bridge/?utm_source=feed",
    ] {
        followed.serve(&item(address));
        let said = followed.refresh();
        assert!(said.starts_with("1 feed: 0 new"), "{address}: {said}");
        assert_eq!(followed.only().0, id, "{address}");
    }
}

#[test]
fn an_excerpt_that_becomes_the_whole_text_is_the_same_article() {
    let followed = Followed::new();
    let item = |text: &str| {
        format!(
            "<item><title>Bridge shut</title><guid>b</guid>{DATE}<description>{text}</description></item>"
        )
    };
    followed.serve(&item("The bridge is shut …"));
    followed.refresh();
    let (id, _) = followed.only();
    followed.serve(&item(
        "The bridge is shut until Friday. Carts take the ford, the harbour office said.",
    ));
    assert_eq!(followed.refresh(), "1 feed: 0 new, 1 updated\n");
    assert_eq!(followed.only().0, id);
    assert!(followed.shown().contains("take the ford"));
}

#[test]
fn two_feeds_that_share_their_guids_keep_their_articles_apart() {
    let (home, server) = (Home::new(), Server::start());
    for (path, title) in [("/one", "Low tide"), ("/two", "High tide")] {
        let item = format!("<item><title>{title}</title><guid>1</guid></item>");
        let body = format!("<rss version='2.0'><channel><title>{path}</title>{item}</channel></rss>");
        server.route(path, Reply::feed(body));
    }
    let feeds = ["/one", "/two"].map(|path| format!("[[feed]]\naddress = \"{}\"\n", server.url(path)));
    home.configure("feeds.toml", feeds.concat());
    assert_eq!(home.run(&["refresh"]).err, "2 feeds: 2 new, 0 updated\n");
    assert_eq!(home.run(&["refresh"]).err, "2 feeds: 0 new, 0 updated\n");
    let list = home.run(&["list"]).done();
    assert!(list.contains("Low tide") && list.contains("High tide"), "{list}");
    assert_ne!(
        list.lines().next().unwrap()[..16],
        list.lines().nth(1).unwrap()[..16]
    );
}

#[test]
fn a_feed_removed_and_added_again_has_its_articles_once_and_with_their_ids() {
    let followed = Followed::new();
    followed.serve(&format!(
        "<item><title>Bridge shut</title><guid>b</guid>{DATE}</item>"
    ));
    followed.refresh();
    let (id, _) = followed.only();
    let address = followed.server.url("/feed");
    assert_eq!(followed.home.run(&["remove", &address]).code, Some(0));
    assert_eq!(followed.home.run(&["add", &address]).code, Some(0));
    followed.refresh();
    assert_eq!(followed.only().0, id);
}

#[test]
fn a_server_that_was_asked_too_often_is_left_alone_as_long_as_it_wants() {
    let followed = Followed::new();
    let reply = Reply::status(429).header("Retry-After", "600");
    followed.server.route("/feed", reply);
    let said = followed.refresh();
    assert!(
        said.contains("was asked too often; try again in 10 minutes"),
        "{said}"
    );
    let said = followed.refresh();
    assert_eq!(said, "0 feeds: 0 new, 0 updated, 1 not asked\n");
    assert_eq!(followed.server.hits("/feed"), 1);
}

#[test]
fn plain_text_stays_in_its_paragraphs() {
    let followed = Followed::new();
    followed.serve(&format!(
        "<item><title>Bridge shut</title><guid>b</guid>{DATE}<description>The bridge is shut.\n\n\
         2 &lt; 3 is still true.</description></item>"
    ));
    followed.refresh();
    let shown = followed.shown();
    assert!(shown.contains("The bridge is shut.\n\n"), "{shown}");
    assert!(shown.contains("2 < 3 is still true"), "{shown}");
}

#[test]
fn text_that_only_looks_like_markdown_is_left_as_it_is() {
    let followed = Followed::new();
    followed.serve(&format!(
        "<item><title>5 * 3 * 2 and _snake_case_ names</title><guid>b</guid>{DATE}\
         <description><![CDATA[<p># 1 in the charts, with 5 * 3 * 2 and _snake_case_ names.</p>]]></description></item>"
    ));
    followed.refresh();
    let (_, row) = followed.only();
    assert!(row.contains("5 * 3 * 2 and _snake_case_ names"), "{row}");
    let shown = followed.shown();
    assert!(
        shown.contains("# 1 in the charts, with 5 * 3 * 2 and _snake_case_ names."),
        "{shown}"
    );
}

#[test]
fn markup_in_the_field_of_the_author_is_read_as_his_name() {
    let followed = Followed::new();
    followed.serve(&format!(
        "<item><title>Bridge shut</title><guid>b</guid>{DATE}\
         <author>&lt;a href=\"https://coast.example/ana\"&gt;Ana Ruiz&lt;/a&gt;</author>\
         <description>The bridge is shut.</description></item>"
    ));
    followed.refresh();
    let shown = followed.shown();
    assert!(shown.contains("Ana Ruiz"), "{shown}");
    assert!(!shown.contains("href") && !shown.contains("</a>"), "{shown}");
}

#[test]
fn hebrew_japanese_and_emoji_in_titles_are_listed_whole() {
    let followed = Followed::new();
    let titles = [
        "גשר נסגר עד יום שישי",
        "橋は金曜日まで通行止め",
        "Bridge 🌉 shut 👩‍🚒",
    ];
    let items: Vec<String> = titles
        .iter()
        .map(|title| format!("<item><title>{title}</title><guid>{title}</guid></item>"))
        .collect();
    followed.serve(&items.concat());
    followed.refresh();
    let list = followed.home.run(&["list"]).done();
    for title in titles {
        assert!(list.contains(title), "{title}: {list}");
        let word = title.split(' ').next().unwrap();
        let found = followed.home.run(&["list", word]).done();
        assert!(found.contains(title), "{word}: {found}");
    }
}
