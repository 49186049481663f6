use super::{set_changed, three_articles};
use crate::support::program::Home;

const FEED: &str = r#"<?xml version="1.0"?>
<rss version="2.0"><channel><title>The Sarrow Tide</title><link>https://tide.example/</link>
<item><title>Herring boats leave early</title><guid isPermaLink="false">tide-1</guid><link>/boats</link>
<pubDate>Wed, 13 Aug 2025 06:10:00 +0200</pubDate><description>&lt;p&gt;The fleet left at four.&lt;/p&gt;</description></item>
<item><title>Lantern walk on Friday</title><guid isPermaLink="false">tide-2</guid></item></channel></rss>
"#;

/// An entry with something in every field.
const COAST: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"The Coast",
"home_page_url":"https://coast.example/","feed_url":"https://coast.example/feed.json","language":"en",
"items":[{"id":"c1","url":"https://coast.example/gulls","title":"Gulls learn the timetable","summary":"They know when bread comes.",
"content_html":"<p>The gulls wait at <a href=\"/stop\">the stop</a>.</p><figure><img src=\"gull.jpg\" alt=\"A gull\"><figcaption>On the roof. Photo: M. Lind</figcaption></figure>",
"date_published":"2025-08-09T07:30:00+03:00","date_modified":"2025-08-09T09:00:00+03:00",
"authors":[{"name":"Mara Lind"},{"name":"Ivo Ben"}],"tags":["birds","buses"],
"attachments":[{"url":"https://coast.example/gulls.mp3","mime_type":"audio/mpeg","size_in_bytes":1234}]}]}"#;

#[test]
fn a_feed_is_one_object_with_its_articles_in_their_order() {
    let home = Home::new();
    home.write("tide.xml", FEED);
    let out = home.run(&["parse", "--json", "tide.xml"]).done();
    assert_eq!(out.lines().count(), 1);
    let value: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(value["feed"]["title"], "The Sarrow Tide");
    assert_eq!(value["feed"]["site_url"], "https://tide.example/");
    let titles: Vec<&str> = value["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|article| article["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["Herring boats leave early", "Lantern walk on Friday"]);
    assert_eq!(value["articles"][0]["published"], "2025-08-13T04:10:00Z");
    let piped = home.run_with(&["parse", "--json", "-"], FEED).done();
    assert!(piped.contains("Herring boats"));
    let words = home.run(&["parse", "tide.xml"]).done();
    assert!(
        words.starts_with("feed: The Sarrow Tide\nsite: https://tide.example/\n"),
        "{words}"
    );
}

#[test]
fn what_cannot_be_read_ends_with_one_sentence() {
    let home = three_articles();
    home.write("noise.bin", [0, 159, 146, 150, 0, 0, 1, 2, 3, 255, 254]);
    home.write("empty", "");
    for (target, why) in [
        ("noise.bin", "noise.bin"),
        ("empty", "empty"),
        ("missing.txt", "there is no such file"),
        (".", "directory"),
    ] {
        for arguments in [&["parse", target][..], &["parse", "--json", target]] {
            let run = home.run(arguments);
            assert!(run.complaint(1).contains(why), "{run:?}");
            assert_eq!(run.out, "");
        }
    }
    let run = home.run_with(&["parse", "-"], "");
    assert!(run.complaint(1).contains("standard input"), "{run:?}");
}

#[test]
fn parsing_keeps_nothing() {
    let home = three_articles();
    home.run(&["parse", "pier.txt"]).done();
    home.run(&["list", "."]).done();
    home.run(&["show", "pier.txt"]).done();
    home.run(&["state"]).done();
    home.run(&["config", "show"]).done();
    home.run(&["config", "check"]).done();
    assert!(!home.config().exists() && !home.data().exists());
}

/// The JSON of articles, field by field, as it was agreed on.
#[test]
fn articles_are_printed_as_json_as_agreed() {
    let home = Home::new();
    home.write("tide.xml", FEED);
    let path = home.write("dated.txt", "Wells of the old town are full again\n\nPORT ALMA (HW) — The water rose a foot in a night.\n\nNobody was surprised.\n");
    set_changed(&path, 1_755_000_000);
    home.write("coast.json", COAST);
    let folder = home.news().display().to_string();
    let out = home
        .run(&["list", "--json", "."])
        .done()
        .replace(&folder, "/news");
    let pretty: Vec<String> = out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|mut value| {
            let id = value["id"].as_str().unwrap();
            assert!(
                id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit()),
                "{id}"
            );
            // The folder is another one each time, and ids come from it.
            value["id"] = "…".into();
            serde_json::to_string_pretty(&value).unwrap()
        })
        .collect();
    insta::assert_snapshot!(pretty.join("\n"));
}
