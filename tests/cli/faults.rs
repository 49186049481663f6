//! A refresh of many feeds of which a third are faulty in every way.

use std::fs;
use std::io::Read;
use std::process::Child;

use crate::support::program::Home;
use crate::support::server::{Gate, Identity, Reply, Server, dead_address};

const GOOD: usize = 20;
/// The most memory a refresh may take, whatever comes.
const KILOBYTES: u64 = 300 * 1024;

fn feed(name: &str, items: usize) -> String {
    let item = |number| {
        format!(
            "<item><title>Entry {number} of {name}</title><guid>{name}-{number}</guid>\
             <description>A tide came in, and went out again.</description></item>"
        )
    };
    let items: String = (0..items).map(item).collect();
    format!("<rss version='2.0'><channel><title>{name}</title>{items}</channel></rss>")
}

/// Every fault the server knows: the address, and words of the sentence that names it.
fn faults(server: &Server, secure: &Server, gate: &Gate) -> Vec<(String, &'static str)> {
    let late = Reply::feed(feed("late", 3)).half_behind(gate);
    server.route("/late", late);
    server.route("/cut", Reply::feed(feed("cut", 40)).cut_at(900).chunked());
    server.route("/lie", Reply::feed(feed("lie", 3)).claim_length(900_000));
    let latin: Vec<u8> = feed("Caf\u{e9}", 2).chars().map(|sign| sign as u8).collect();
    server.route(
        "/charset",
        Reply::ok(latin).header("Content-Type", "text/xml; charset=utf-8"),
    );
    server.route("/often", Reply::status(429).header("Retry-After", "300"));
    server.route("/loop", Reply::redirect(302, "/loop"));
    server.route("/bomb", Reply::bomb(400_000_000));
    let huge = feed("huge", 430_000);
    assert!(huge.len() > 50_000_000);
    server.route("/huge", Reply::feed(huge));
    server.route("/gone", Reply::status(410));
    server.route(
        "/page",
        Reply::page("<html><body><p>Nothing to follow here.</p></body></html>"),
    );
    server.route("/ssh", Reply::raw("SSH-2.0-OpenSSH_9.9\r\n\r\n"));
    secure.route("/feed", Reply::feed(feed("secure", 1)));
    vec![
        (
            server.url("/often"),
            "was asked too often; try again in 5 minutes",
        ),
        (server.url("/loop"), "redirect"),
        (server.url("/bomb"), "it is empty"),
        (server.url("/gone"), "it is gone for good"),
        (server.url("/page"), ""),
        (server.url("/ssh"), "is not HTTP"),
        (secure.url("/feed"), "cannot prove who it is"),
        (dead_address(), "refuses connections"),
        (server.url("/cut"), "-"),
        (server.url("/lie"), "-"),
        (server.url("/charset"), "-"),
        (server.url("/huge"), "-"),
        (server.url("/late"), "-"),
    ]
}

/// The most memory that the program ever had, as long as it runs.
fn peak(child: &mut Child) -> u64 {
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(kilobytes.unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    most
}

/// What was told of a feed.
fn told_of(said: &str, address: &str) -> serde_json::Value {
    let find = |line: &str| {
        serde_json::from_str(line)
            .ok()
            .filter(|told: &serde_json::Value| told["address"] == address)
    };
    said.lines()
        .find_map(find)
        .unwrap_or_else(|| panic!("{address}: {said}"))
}

#[test]
fn a_third_of_the_feeds_may_be_faulty_in_every_way() {
    let (home, server, gate) = (Home::new(), Server::start(), Gate::new());
    let secure = Server::start_tls(&Identity::of(&["other.example"]));
    let faulty = faults(&server, &secure, &gate);
    let good: Vec<String> = (0..GOOD).map(|number| format!("/good{number}")).collect();
    for path in &good {
        server.route(path, Reply::feed(feed(&path[1..], 5)));
    }
    let addresses = faulty.iter().map(|(address, _)| address.clone());
    let addresses = addresses.chain(good.iter().map(|path| server.url(path)));
    let feeds: Vec<String> = addresses
        .map(|address| format!("[[feed]]\naddress = \"{address}\"\n"))
        .collect();
    home.configure("feeds.toml", feeds.concat());
    let mut child = home.command(&["refresh", "--json"]).spawn().unwrap();
    let mut pipe = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        pipe.read_to_string(&mut text).map(|_| text)
    });
    // The slow one ends once all others were asked.
    let waiter = {
        let gate = gate.clone();
        std::thread::spawn(move || {
            for path in &good {
                server.wait_for(path, 1);
            }
            gate.open();
            server
        })
    };
    let most = peak(&mut child);
    let server = waiter.join().unwrap();
    let said = reader.join().unwrap().unwrap();
    assert!(most < KILOBYTES, "{most} kB");
    let of = |address: &str| told_of(&said, address);
    for (address, words) in &faulty {
        let told = of(address);
        let error = told["error"].as_str().unwrap_or_default();
        if *words == "-" {
            assert!(told["new"].as_u64() >= Some(1), "what came is kept: {told}");
        } else {
            assert!(!error.is_empty() && error.contains(words), "{told}");
        }
    }
    for number in 0..GOOD {
        let told = of(&server.url(&format!("/good{number}")));
        assert_eq!(
            (&told["new"], &told["status"]),
            (&5.into(), &"read".into()),
            "{told}"
        );
    }
    let list = home.run(&["list", "--limit", "400000"]).done();
    assert_eq!(
        list.lines().filter(|line| line.contains(" of good")).count(),
        5 * GOOD
    );
    assert!(list.contains("Entry 1 of Café"), "the right signs");
    assert_eq!(home.run(&["doctor"]).code, Some(0));
}
