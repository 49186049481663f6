//! Killed at any moment, nothing is lost that was on the screen as done.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use crate::support::program::Home;
use crate::support::pty::{Start, Terminal};
use crate::support::server::{Reply, Server};

use super::{DOWN, NONE, channel, item};

/// How many rounds the long form has.
const ROUNDS: &str = "NEWSVIEW_TEST_KILL_ROUNDS";
const FEEDS: usize = 4;
/// What a round adds to each feed.
const NEW: usize = 6;
/// What a feed lists at most.
const LISTED: usize = 40;
/// Takes the line away that is being typed.
const CLEAR: &str = "\x15";

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % below
    }
}

/// What the screen showed of an article; none where that is not known.
#[derive(Default)]
struct Seen {
    is_read: Option<bool>,
    is_bookmarked: Option<bool>,
    tag: Option<String>,
}

/// The selected row as it stands on the screen.
#[derive(Clone, PartialEq)]
struct Selected {
    title: String,
    is_unread: bool,
    is_bookmarked: bool,
}

fn selected(screen: &vt100::Screen) -> Option<Selected> {
    let text = screen.contents();
    let row = text
        .lines()
        .find(|line| line.starts_with('▎') && line.contains("Report "))?;
    let (marks, rest) = row.split_once("Report ")?;
    Some(Selected {
        title: format!("Report {}", rest.split_whitespace().next()?),
        is_unread: marks.contains('●'),
        is_bookmarked: marks.contains('★'),
    })
}

/// Feeds that write more each round, and what the screen said was done to their articles.
struct Run {
    home: Home,
    server: Server,
    dice: Dice,
    titles: Vec<Vec<String>>,
    seen: HashMap<String, Seen>,
    /// The article that was marked last.
    last: String,
}

impl Run {
    fn new(seed: u64) -> Self {
        let (home, server) = (Home::new(), Server::start());
        let address = |feed| server.url(&format!("/feed{feed}"));
        let feeds: Vec<String> = (0..FEEDS)
            .map(|feed| format!("[[feed]]\naddress = \"{}\"\n", address(feed)))
            .collect();
        home.configure("feeds.toml", feeds.concat());
        let mut run = Self {
            home,
            server,
            dice: Dice(seed),
            titles: vec![Vec::new(); FEEDS],
            seen: HashMap::new(),
            last: String::new(),
        };
        run.write_more(0);
        assert_eq!(run.home.run(&["refresh"]).code, Some(0));
        // Articles that say the same would share a row: each is to have its own.
        let mut terminal = Start::program(&run.home, &NONE).run();
        terminal
            .until_shows("outlets ·")
            .press("v")
            .until_gone("outlets ·");
        terminal.press("q").end();
        run
    }

    /// Each feed lists more, newest first, and edits some of what it listed.
    fn write_more(&mut self, round: usize) {
        for feed in 0..FEEDS {
            for number in 0..NEW {
                self.titles[feed].insert(0, format!("Report {round}.{feed}.{number}."));
            }
            self.titles[feed].truncate(LISTED);
            let write = |(place, title): (usize, &String)| {
                let edition = if place % 3 == 0 { round } else { 0 };
                item(title, "06:10", &format!("All about it, as of day {edition}."))
            };
            let items: Vec<String> = self.titles[feed].iter().enumerate().map(write).collect();
            let body = channel(&format!("Feed {feed}"), &items);
            self.server.route(&format!("/feed{feed}"), Reply::feed(body));
        }
    }

    /// One round: a refresh and marks under way, killed at a random moment, then looked at.
    fn round(&mut self, round: usize) {
        self.write_more(round);
        if self.dice.roll(4) == 0 {
            self.kill_a_command();
        } else {
            self.kill_a_screen(round);
        }
        self.check(round);
    }

    fn kill_a_command(&mut self) {
        let mut child = self.home.command(&["refresh"]).spawn().unwrap();
        let end = Instant::now() + Duration::from_micros(self.dice.roll(200_000));
        while Instant::now() < end && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        // It may have ended by itself.
        let _ = child.kill();
        child.wait().unwrap();
    }

    fn kill_a_screen(&mut self, round: usize) {
        let mut terminal = Start::program(&self.home, &NONE).run();
        terminal.until_shows("Report ").until_shows("All about it");
        for step in 0..=self.dice.roll(4) {
            self.act(&mut terminal, round, step);
        }
        // What is asked for last is under way when the end comes.
        match self.dice.roll(3) {
            0 => {
                terminal.press("R");
            }
            1 => {
                for seen in self.seen.values_mut().filter(|seen| seen.is_read == Some(false)) {
                    seen.is_read = None;
                }
                terminal.press("A");
            }
            _ => {
                // It takes back what was done last, if there is time for it.
                *self.seen.entry(self.last.clone()).or_default() = Seen::default();
                terminal.press("u");
            }
        }
        terminal.take(Duration::from_micros(1 + self.dice.roll(60_000)));
        terminal.kill();
    }

    /// Opens an article, marks it, waits until the screen shows so, and notes what that was.
    fn act(&mut self, terminal: &mut Terminal, round: usize, step: u64) {
        for _ in 0..=self.dice.roll(3) {
            terminal.press(DOWN);
        }
        terminal
            .press("\r")
            .until_shows("read on")
            .until_shows("All about it");
        let before = selected(terminal.screen()).unwrap();
        let mut seen = self.seen.remove(&before.title).unwrap_or_default();
        seen.is_read = Some(true);
        match self.dice.roll(3) {
            0 => {
                terminal.press("b").until(|screen| {
                    selected(screen).is_some_and(|now| now.is_bookmarked != before.is_bookmarked)
                });
                seen.is_bookmarked = Some(!before.is_bookmarked);
            }
            1 => {
                terminal
                    .press("m")
                    .until(|screen| selected(screen).is_some_and(|now| now.is_unread));
                seen.is_read = Some(false);
            }
            _ => {
                let tag = format!("t{round}x{step}");
                let line = format!("{CLEAR}{tag}\r");
                terminal.press("t").until_shows(" tags ");
                terminal.press(line).until_shows("read on");
                // A key waits until the change before it is kept.
                terminal.press("t").until_gone("read on").until_shows(&tag);
                terminal.press("\r").until_shows("read on");
                seen.tag = Some(tag);
            }
        }
        self.last.clone_from(&before.title);
        self.seen.insert(before.title, seen);
        terminal.press("\x1b").until_gone("read on");
    }

    fn check(&self, round: usize) {
        let doctor = self.home.run(&["doctor"]);
        assert_eq!(doctor.code, Some(0), "round {round}: {doctor:?}");
        let state = self.home.run(&["state"]).done();
        let facts: HashSet<&str> = state.lines().collect();
        let refreshed = self.home.run(&["refresh"]);
        assert_eq!(refreshed.code, Some(0), "round {round}: {refreshed:?}");
        let list = self.home.run(&["list"]).done();
        assert_eq!(list.lines().count(), NEW * FEEDS * (round + 1), "round {round}");
        for (title, seen) in &self.seen {
            let line = list.lines().find(|line| line.contains(title.as_str()));
            let id = &line.expect(title)[..16];
            let holds = |fact: &str, is_so: bool| {
                let fact = fact.replace("ID", id);
                let is_kept = facts.contains(fact.as_str());
                assert_eq!(is_kept, is_so, "round {round}, {title}: {fact}\n{state}");
            };
            if let Some(is_read) = seen.is_read {
                holds("read ID", is_read);
            }
            if let Some(is_on) = seen.is_bookmarked {
                holds("bookmark ID", is_on);
            }
            if let Some(tag) = &seen.tag {
                holds(&format!("tag ID {tag}"), true);
            }
        }
    }
}

fn run(seed: u64, rounds: usize) {
    let mut run = Run::new(seed);
    for round in 1..=rounds {
        run.round(round);
    }
}

#[test]
fn nothing_that_was_seen_as_done_is_lost_when_it_is_killed() {
    run(7, 12);
}

#[test]
#[ignore = "takes minutes; NEWSVIEW_TEST_KILL_ROUNDS says how many rounds"]
fn nothing_is_lost_in_hundreds_of_kills() {
    let rounds = std::env::var(ROUNDS).ok().and_then(|rounds| rounds.parse().ok());
    let rounds = rounds.unwrap_or(500);
    let seed = u64::from(std::process::id());
    // A database of its own for each stretch, so that a late round is as quick as an early one.
    for (stretch, first) in (0..rounds).step_by(25).enumerate() {
        run(seed + stretch as u64, 25.min(rounds - first));
    }
}
