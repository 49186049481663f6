//! From a page or what was typed to feeds.

use newsview::sources::discover::{feeds, guesses, typed};
use proptest::prelude::any;
use proptest::test_runner::{Config, TestRunner};
use url::Url;

/// The feeds of a page at `https://example.org/blog/`, one a line: address, then title.
fn found(html: &str) -> Vec<String> {
    let page = Url::parse("https://example.org/blog/").unwrap();
    let line = |title: &str, address: &str| format!("{address} {title}").trim_end().to_owned();
    feeds(html, &page)
        .iter()
        .map(|feed| line(&feed.title, &feed.address))
        .collect()
}

#[test]
fn declared_feeds_come_in_the_order_of_the_page_and_those_of_comments_last() {
    let html = r#"<html><head>
        <link rel="alternate" type="application/rss+xml" title="Harbour &raquo; Comments Feed" href="/comments/feed/">
        <LINK REL='Alternate' TYPE='Application/RSS+XML; charset=utf-8' TITLE='Harbour &amp; Sea' HREF='feed/'>
        <link rel=alternate type=application/atom+xml href=//example.org/atom.xml>
        <link rel="feed" href="news">
        <link rel="alternate" type="application/feed+json" title="JSON" href="https://other.example/feed.json#top">
        <link rel="stylesheet" type="text/css" href="/feed.css">
        <link rel="alternate" hreflang="de" href="/de/">
        <link rel="alternate" type="application/json+oembed" href="/oembed?url=feed">
        <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
        </head></html>"#;
    assert_eq!(
        found(html),
        [
            "https://example.org/blog/feed/ Harbour & Sea",
            "https://example.org/atom.xml",
            "https://other.example/feed.json JSON",
            "https://example.org/blog/news",
            "https://example.org/comments/feed/ Harbour » Comments Feed",
        ]
    );
}

#[test]
fn links_that_look_like_feeds_come_after_declared_ones() {
    let html = r##"<body>
        <a href="/about">About our feed</a>
        <a href="/rss/news.html">RSS</a>
        <a href="https://feeds.example.net/harbour"><img src="x.png" alt=""> Everything</a>
        <a href="/index.php?feed=rss2">Subscribe</a>
        <a href="/tags/sea/feed" title="RSS of the sea">x</a>
        <a href="https://reader.example/add?url=https%3A%2F%2Fexample.org%2Ffeed">Add to a reader (RSS)</a>
        <a href="/rss/local">Local <b>RSS</b></a>
        <a href="#feed">down</a> <a href="">here</a> <a href="javascript:rss()">RSS</a> <a href="mailto:feed@example.org">feed</a>
        <a href="feed:https://example.org/pods.xml">pods</a>
        <link rel="alternate" type="application/rss+xml" href="/declared">
        </body>"##;
    assert_eq!(
        found(html),
        [
            "https://example.org/declared",
            "https://example.org/tags/sea/feed RSS of the sea",
            "https://example.org/rss/local Local RSS",
            "https://example.org/index.php?feed=rss2 Subscribe",
            "https://feeds.example.net/harbour Everything",
        ]
    );
}

#[test]
fn a_feed_is_named_once_however_often_it_is_linked() {
    let html = r#"<link rel="alternate" type="application/rss+xml" title="First" href="/feed/">
        <link rel="alternate" type="application/atom+xml" title="Second" href="http://example.org/feed">
        <a href="/feed#x">RSS</a>"#;
    assert_eq!(found(html), ["https://example.org/feed/ First"]);
}

#[test]
fn addresses_are_relative_to_the_base_of_the_page() {
    let html = r#"<base target="_top"><base href="https://cdn.example.org/a/"><base href="https://no.example/">
        <link rel="alternate" type="application/rss+xml" href="feed.xml">"#;
    assert_eq!(found(html), ["https://cdn.example.org/a/feed.xml"]);
}

#[test]
fn what_is_hidden_in_scripts_and_comments_is_no_feed() {
    let html = r#"<!-- <link rel="alternate" type="application/rss+xml" href="/a"> -->
        <script>"<link rel='alternate' type='application/rss+xml' href='/b'>"</script>
        <template><link rel="alternate" type="application/rss+xml" href="/c"></template>
        <noscript><link rel="alternate" type="application/rss+xml" href="/d"></noscript>"#;
    assert_eq!(found(html), ["https://example.org/d"]);
}

#[test]
fn titles_are_clean() {
    let html = "<link rel=alternate type=application/rss+xml title='\u{1b}[31mRed\u{202e}\n two' href=/feed>";
    assert_eq!(found(html), ["https://example.org/feed [31mRed two"]);
}

#[test]
fn guesses_begin_below_the_page_and_end_at_its_host() {
    let page = Url::parse("https://example.org/blog/post.html?page=2#top").unwrap();
    let found = guesses(&page);
    assert_eq!(found[0], "https://example.org/blog/feed");
    assert!(found.contains(&"https://example.org/feed".to_owned()));
    assert!(found.contains(&"https://example.org/rss.xml".to_owned()));
    assert!(found.contains(&"https://example.org/feed.json".to_owned()));
    assert_eq!(found.len(), 16);
    let root = Url::parse("https://example.org/").unwrap();
    assert_eq!(guesses(&root).len(), 10);
    assert!(guesses(&Url::parse("mailto:a@example.org").unwrap()).is_empty());
}

#[test]
fn what_was_typed_becomes_an_address() {
    for (raw, expected) in [
        ("example.org", "https://example.org/"),
        ("  Example.ORG/Feed  ", "https://example.org/Feed"),
        ("<https://example.org/feed>", "https://example.org/feed"),
        ("\"example.org\"", "https://example.org/"),
        ("<URL:http://example.org/>", "http://example.org/"),
        ("feed:https://example.org/feed", "https://example.org/feed"),
        ("feed://example.org/feed", "https://example.org/feed"),
        ("FEED:feed://http://example.org/feed", "http://example.org/feed"),
        ("feed://https//example.org/feed", "https://example.org/feed"),
        ("itpc://example.org/pods", "https://example.org/pods"),
        ("//example.org/feed", "https://example.org/feed"),
        ("http:/example.org/feed", "http://example.org/feed"),
        ("example.org:8080/feed", "http://example.org:8080/feed"),
        ("localhost:8000", "http://localhost:8000/"),
        ("localhost/feed", "http://localhost/feed"),
        ("192.168.1.7/feed", "http://192.168.1.7/feed"),
        ("[::1]:8080/feed", "http://[::1]:8080/feed"),
        ("9.9.9.9/feed", "https://9.9.9.9/feed"),
        (
            "münchen.example/f?a=b c#d",
            "https://xn--mnchen-3ya.example/f?a=b%20c",
        ),
        ("https://user:word@example.org/", "https://user:word@example.org/"),
        ("ftp://example.org/feed", "ftp://example.org/feed"),
    ] {
        assert_eq!(typed(raw).as_deref(), Some(expected), "{raw}");
    }
}

#[test]
fn what_is_no_address_is_none() {
    for raw in [
        "",
        " ",
        "example",
        "two words",
        "some words. and more",
        "./feed.xml",
        "../x",
        "/tmp/feed.xml",
        "~/feed.xml",
        "C:\\feeds\\a.xml",
        "someone@example.org",
        "mailto:someone@example.org",
        "javascript:alert(1)",
        "1.2",
        "3,50",
        "feed:",
        "feed://",
        "http://",
        "https://[bad",
        "a..b",
        "<>",
        "user:word@example.org",
        "version 1.2.3",
        "file.",
        "...",
        "2026-11-02",
        "-x",
        "--help",
    ] {
        assert_eq!(typed(raw), None, "{raw}");
    }
}

#[test]
fn no_page_and_no_text_makes_it_stumble() {
    let config = Config {
        cases: 300,
        failure_persistence: None,
        ..Config::default()
    };
    let page = Url::parse("https://example.org/").unwrap();
    let mut runner = TestRunner::new(config);
    runner
        .run(&any::<String>(), |text| {
            typed(&text);
            typed(&format!("feed:{text}"));
            let html = format!("<a href=\"{text}\">{text}<link rel=feed href='{text}'><base href={text}>");
            feeds(&html, &page);
            if let Ok(url) = Url::parse(&text) {
                guesses(&url);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_page_of_nothing_but_links_is_read_in_one_pass() {
    let page = Url::parse("https://example.org/").unwrap();
    for piece in [
        "<a href=/feed>",
        "<a href=/x>",
        "<link rel=feed href=/y ",
        "<base href=z>",
        "<script>",
        "<a ",
    ] {
        feeds(&piece.repeat(20_000), &page);
    }
}
