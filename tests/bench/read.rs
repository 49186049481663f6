//! How fast feeds are read: entries as they are, packed, unpacked and built, and their words taken.
//!
//! `cargo bench --bench read`, or `cargo bench --bench read -- FOLDER` for the feeds of a folder

mod dice;

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::io::{self, Write as _, stdout};
use std::time::{Duration, Instant};

use newsview::domain::article::{Article, ArticleId};
use newsview::sources::{Depth, Place, read, stored};

use dice::Dice;

const FEEDS: usize = 20;
const ENTRIES: usize = 100;
const ROUNDS: usize = 7;

impl Dice {
    fn words(&mut self, count: usize) -> String {
        const WORDS: &str = "the harbour of and to pilots in a ferry is that storm for it council said was with be \
                             by on bridge not water from café this quay have or light had an fishermen they which \
                             one you were all morning there would their tide “we”";
        let all: Vec<&str> = WORDS.split_whitespace().collect();
        let mut text = String::new();
        for at in 0..count {
            if at > 0 {
                text.push_str(if self.roll(9) == 0 { ", " } else { " " });
            }
            text.push_str(all[self.roll(all.len())]);
        }
        text
    }

    /// About 4,500 bytes of HTML: a picture, paragraphs with some styles and links, a list.
    fn html(&mut self) -> String {
        let (number, alt) = (self.roll(1000), self.words(6));
        let mut html = format!("<img src=\"/pictures/{number}.jpg\" alt=\"{alt}\">\n");
        for _ in 0..9 {
            let (before, link, after) = (self.words(30), self.words(2), self.words(40));
            let address = self.roll(1000);
            write!(
                html,
                "<p>{before} <a href=\"/{address}\">{link}</a> &amp; <em>{after}</em>.</p>\n\n"
            )
            .expect("a string takes all");
        }
        write!(
            html,
            "<ul><li>{}</li><li>{}</li></ul>",
            self.words(8),
            self.words(8)
        )
        .expect("a string takes all");
        html
    }

    /// A feed: RSS with its HTML as it is, or Atom with it escaped.
    fn feed(&mut self, is_atom: bool) -> String {
        let mut feed = if is_atom {
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Delta</title><link href=\"https://delta.example/\"/>"
        } else {
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
             <title>Harbour</title><link>https://harbour.example/</link>"
        }
        .to_owned();
        for at in 0..ENTRIES {
            let (title, lead, html) = (self.words(9), self.words(25), self.html());
            let second = at % 60;
            if is_atom {
                let html = html.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                writeln!(
                    feed,
                    "<entry><title>{title}</title><id>urn:delta:{at}</id><link href=\"https://delta.example/{at}\"/>\
                     <published>2026-11-02T08:00:{second:02}Z</published><author><name>A. Keeper</name></author>\
                     <summary>{lead}</summary><content type=\"html\">{html}</content></entry>"
                )
            } else {
                writeln!(
                    feed,
                    "<item>\n<title>{title}</title>\n<link>https://harbour.example/{at}</link>\n<guid \
                     isPermaLink=\"false\">harbour-{at}</guid>\n<pubDate>Mon, 02 Nov 2026 08:00:{second:02} \
                     +0000</pubDate>\n<category>Sea</category>\n<description>{lead}</description>\n\
                     <content:encoded><![CDATA[{html}]]></content:encoded>\n</item>"
                )
            }
            .expect("a string takes all");
        }
        feed.push_str(if is_atom { "</feed>" } else { "</channel></rss>" });
        feed
    }
}

/// The feeds of a folder, or else feeds of our own.
fn feeds() -> io::Result<Vec<Vec<u8>>> {
    let named = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let Some(folder) = named else {
        let mut dice = Dice(2026);
        return Ok((0..FEEDS).map(|at| dice.feed(at % 3 == 2).into_bytes()).collect());
    };
    let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let paths: Vec<_> = paths.collect::<io::Result<_>>()?;
    let feeds = paths
        .iter()
        .filter(|path| path.extension().is_none_or(|ending| ending != "gz"));
    feeds.map(fs::read).collect()
}

fn articles(bytes: &[u8], depth: Depth) -> Vec<Article> {
    let place = Place {
        source: "https://harbour.example/feed".into(),
        depth,
        ..Place::default()
    };
    read(bytes, &place)
        .map(|reading| reading.articles)
        .unwrap_or_default()
}

/// The fastest of several rounds: what the work takes while nothing else runs.
fn time(mut work: impl FnMut()) -> Duration {
    let round = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(round).min().unwrap_or_default()
}

fn main() -> io::Result<()> {
    let feeds = feeds()?;
    let entries: Vec<Article> = feeds
        .iter()
        .flat_map(|feed| articles(feed, Depth::Entries))
        .collect();
    let packed: Vec<Vec<u8>> = entries.iter().map(stored::encode).collect();
    let bytes: usize = feeds.iter().map(Vec::len).sum();
    let kept: usize = packed.iter().map(Vec::len).sum();
    let id = || ArticleId::given("x");
    let unpacked = || packed.iter().filter_map(|bytes| stored::decode(bytes, id()).ok());
    let documents: Vec<Article> = unpacked().map(stored::with_document).collect();
    let mut out = stdout().lock();
    writeln!(
        out,
        "{} feeds, {} entries, {bytes} bytes, {kept} bytes packed\n",
        feeds.len(),
        entries.len()
    )?;
    let mut say = |what: &str, work: &mut dyn FnMut()| {
        let each =
            time(work).as_secs_f64() * 1e6 / f64::from(u32::try_from(entries.len()).unwrap_or(1).max(1));
        writeln!(out, "{what:32} {each:8.2} µs")
    };
    let whole = |depth: Depth| {
        for feed in &feeds {
            black_box(articles(feed, depth));
        }
    };
    say("read an entry", &mut || whole(Depth::Entries))?;
    say("pack it", &mut || each(&entries, stored::encode))?;
    say("hash it as it came", &mut || each(&entries, stored::raw_key))?;
    say("hash its text", &mut || each(&entries, stored::text_key))?;
    say("unpack it", &mut || each(unpacked(), |one| one))?;
    say("unpack it and make its document", &mut || {
        each(unpacked(), stored::with_document);
    })?;
    say("take the words of a document", &mut || {
        each(&documents, |one| one.clone().index());
    })?;
    say("read it whole at once", &mut || whole(Depth::Whole))
}

/// Does it for each, and lets the result go.
fn each<I: IntoIterator, R>(all: I, work: impl Fn(I::Item) -> R) {
    for one in all {
        drop(black_box(work(one)));
    }
}
