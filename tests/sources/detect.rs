//! What kind of document a text is.

use newsview::sources::detect::{Format, format};
use proptest::proptest;

#[track_caller]
fn all_are(expected: Format, texts: &[&str]) {
    for text in texts {
        assert_eq!(format(text, "file.txt"), expected, "{text}");
    }
}

#[test]
fn feeds_are_told_by_their_root() {
    all_are(
        Format::Feed,
        &[
            "<rss version='2.0'><channel/></rss>",
            "\u{feff}\n <?xml version='1.0'?>\n<!-- a > note -->\n<?style here?><rss>",
            "<?xml version='1.0'?><!DOCTYPE rss [ <!ENTITY a \"b\"> ]><rss>",
            "<feed xmlns='http://www.w3.org/2005/Atom'>",
            "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>",
            "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>",
            "<RSS><CHANNEL>",
            "<!DOCTYPE html><rss version='2.0'><channel/></rss>",
            "<br />\n<b>Notice</b>: something <?xml version='1.0'?><rss version='2.0'></rss>",
        ],
    );
    all_are(
        Format::Opml,
        &["<opml version='1.0'>", "<?xml version='1.0'?><OPML>"],
    );
}

#[test]
fn pages_begin_with_a_tag_of_html() {
    all_are(
        Format::Html,
        &[
            "<!doctype HTML>\n<title>x",
            "<html lang=en>",
            "<?xml version='1.0'?><!DOCTYPE html><html>",
            "<p>Hello",
            "<div\nclass=a>",
            "<!-- x --><body>",
        ],
    );
}

#[test]
fn plain_text_may_mention_tags_and_signs() {
    all_are(
        Format::Plain,
        &[
            "The <b> tag makes text bold.",
            "<names> in brackets are no tags",
            "feed me",
            "{ not json",
            "[a list] of things",
            "# Kept for the record.\n# Not to be printed.\n\nBridge opens\n\nThe bridge opened on Monday.",
            "# 1 in the charts\n\nThe song stayed on top.",
            "- one\n- two",
            "PORT ALMA (HW) – The dock is quiet.\n\nA second paragraph.",
            "How to write <rss version=\"2.0\"> by hand",
            "---\nA line\n---",
            "{}",
            "[1, 2]",
        ],
    );
}

#[test]
fn markdown_shows_by_front_matter_or_several_signs() {
    all_are(
        Format::Markdown,
        &[
            "---\ntitle: A day\n---\n\nText",
            "+++\ntitle = \"A day\"\n+++\n",
            "# A day\n\nSee [here](http://a.example/).\n",
            "# A day\n\n## Morning\n\nText",
            "# A day\n\n- one\n- two\n",
            "A day\n=====\n\nIt was **long** and **wide**.",
        ],
    );
    assert_eq!(format("Just words", "a.md"), Format::Markdown);
    assert_eq!(
        format("<p align=center>Words", "README.MARKDOWN"),
        Format::Markdown
    );
    assert_eq!(format("<!doctype html><p>Words", "a.md"), Format::Html);
    assert_eq!(format("<rss version='2.0'>", "a.md"), Format::Feed);
}

#[test]
fn json_is_a_feed_or_articles() {
    all_are(
        Format::JsonFeed,
        &[
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"x\"}",
            "{\n \"title\": \"x\",\n \"items\": []\n}",
            "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\":",
        ],
    );
    all_are(
        Format::JsonLines,
        &[
            "{\"id\": \"a\", \"title\": \"x\"}\n{\"id\": \"b\"}",
            "{\"text\": \"x\"}",
            "{\n \"title\": \"x\"\n}",
            "[{\"title\": \"x\"}]",
            "{broken\n{\"title\": \"x\"}\n",
        ],
    );
}

#[test]
fn what_no_encoding_made_sense_of_is_no_text() {
    assert_eq!(format(&"\u{fffd}\u{1}x".repeat(20), ""), Format::Binary);
}

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    #[test]
    fn no_text_breaks_it(text in "(<|>|!|\\?|\\[|\\]|\\(|\\{|\\}|\"|xml|rss|DOCTYPE|items|title|:|#|-|\n|\\PC){0,80}") {
        let _ = format(&text, "a.md");
    }
}
