//! The whole program over a library: feeds of a server on this machine, keys on a terminal.

mod acts;
mod damage;
mod feeds;
mod kill;
mod offer;
mod refreshing;
mod stories;

use crate::support::program::Home;
use crate::support::pty::{Start, Terminal};
use crate::support::server::{Reply, Server};

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const NONE: [&str; 0] = [];
const QUIET: &str = "refresh_on_start = false\n";

/// An item of a feed: its headline, when it was written (of 13 August 2025), its text.
fn item(title: &str, time: &str, text: &str) -> String {
    let name = title.to_lowercase().replace(' ', "-");
    format!(
        "<item><title>{title}</title><guid isPermaLink='false'>{name}</guid>\
         <link>https://coast.example/{name}</link><pubDate>Wed, 13 Aug 2025 {time}:00 GMT</pubDate>\
         <description><![CDATA[<p>{text}</p>]]></description></item>"
    )
}

/// A feed with these items.
fn channel(title: &str, items: &[String]) -> String {
    format!(
        "<rss version='2.0'><channel><title>{title}</title><link>https://coast.example/</link>{}</channel></rss>",
        items.concat()
    )
}

fn coast() -> Vec<String> {
    vec![
        item(
            "Old pier gets a wooden deck",
            "06:10",
            "The council agreed, and the word was oak.",
        ),
        item(
            "Gulls return to the quay",
            "05:10",
            "They came back, and the word was feather.",
        ),
    ]
}

fn harbour() -> Vec<String> {
    vec![
        item(
            "Night ferry adds a cabin",
            "06:00",
            "The owner agreed, and the word was berth.",
        ),
        item(
            "Cranes stand still",
            "05:00",
            "They wait for parts, and the word was gear.",
        ),
    ]
}

fn market() -> Vec<String> {
    vec![
        item(
            "Fish market moves",
            "05:50",
            "The sellers agreed, and the word was herring.",
        ),
        item(
            "Bread gets cheaper",
            "04:50",
            "Mills are busy again, and the word was rye.",
        ),
    ]
}

/// A home that follows three feeds with two articles each.
struct Coast {
    home: Home,
    server: Server,
}

impl Coast {
    fn new() -> Self {
        let (home, server) = (Home::new(), Server::start());
        let coast = Self { home, server };
        coast.serve("/coast", "The Coast", &coast_and(&[]));
        coast.serve("/harbour", "Harbour Wire", &harbour());
        coast.serve("/market", "Market Daily", &market());
        coast.follow(&["/coast", "/harbour", "/market"]);
        coast
    }

    /// The same, asked once and not asked at the start.
    fn filled() -> Self {
        let coast = Self::new();
        coast.home.configure("config.toml", QUIET);
        assert_eq!(coast.home.run(&["refresh"]).code, Some(0));
        coast
    }

    fn serve(&self, path: &str, title: &str, items: &[String]) {
        self.server.route(path, Reply::feed(channel(title, items)));
    }

    fn follow(&self, paths: &[&str]) {
        let feeds: Vec<String> = paths
            .iter()
            .map(|path| format!("[[feed]]\naddress = \"{}\" # {path}\n", self.server.url(path)))
            .collect();
        let text = format!("# mine, in my order\n\n{}", feeds.join("\n"));
        self.home.configure("feeds.toml", text);
    }

    fn feeds_file(&self) -> String {
        std::fs::read_to_string(self.home.config().join("feeds.toml")).unwrap()
    }

    fn start(&self) -> Terminal {
        Start::program(&self.home, &NONE).run()
    }

    /// The program with all six articles on the screen, and nothing under way.
    #[track_caller]
    fn started(&self) -> Terminal {
        let mut terminal = self.start();
        terminal
            .until_shows("unread of 6")
            .until_shows("Bread gets cheaper");
        terminal
    }

    fn state(&self) -> String {
        self.home.run(&["state"]).done()
    }

    #[track_caller]
    fn is_sound(&self) {
        let run = self.home.run(&["doctor"]);
        assert_eq!(run.code, Some(0), "{run:?}");
    }

    /// The id of the article of that headline.
    fn id(&self, title: &str) -> String {
        let list = self.home.run(&["list"]).done();
        let line = list.lines().find(|line| line.contains(title)).expect(title);
        line[..16].to_owned()
    }
}

/// What the first feed has, with these newer items on top.
fn coast_and(newer: &[String]) -> Vec<String> {
    [newer, &coast()].concat()
}

/// On which row of the screen this stands.
fn row_of(terminal: &Terminal, text: &str) -> Option<usize> {
    terminal.text().lines().position(|line| line.contains(text))
}
