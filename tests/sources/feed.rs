//! Feeds of every kind, sound and broken.

use std::fmt::Write;

use newsview::domain::article::Article;
use newsview::domain::limits;
use newsview::sources::write::json;
use newsview::sources::{Place, ReadError, Reading, read};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::{prop_assert, proptest};

fn place() -> Place {
    Place {
        source: "/news/feed.xml".into(),
        name: "feed.xml".to_owned(),
        ..Place::default()
    }
}

fn parse(text: &str) -> Reading {
    read(text.as_bytes(), &place()).unwrap()
}

fn rss(items: &str) -> Reading {
    parse(&format!(
        "<rss version='2.0'><channel><title>T</title>{items}</channel></rss>"
    ))
}

fn atom(entry: &str) -> Article {
    let feed =
        format!("<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry>{entry}</entry></feed>");
    parse(&feed).articles.remove(0)
}

fn shown(name: &str) -> String {
    let path = format!("{}/tests/fixtures/feeds/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    let place = Place {
        source: format!("/news/{name}").into(),
        name: name.to_owned(),
        ..Place::default()
    };
    let reading = read(&bytes, &place).unwrap();
    serde_json::to_string_pretty(&json::parsed(&reading)).unwrap()
}

#[test]
fn rss_with_everything_in_it_is_read_whole() {
    insta::assert_snapshot!(shown("harbour.rss.xml"));
}

#[test]
fn atom_with_bases_and_inline_markup_is_read_whole() {
    insta::assert_snapshot!(shown("delta.atom.xml"));
}

#[test]
fn rdf_with_entities_of_its_own_is_read_whole() {
    insta::assert_snapshot!(shown("market.rdf.xml"));
}

#[test]
fn atom_of_2004_is_read_whole() {
    insta::assert_snapshot!(shown("old.atom03.xml"));
}

#[test]
fn a_feed_cut_off_in_the_middle_gives_what_is_there() {
    insta::assert_snapshot!(shown("cut.rss.xml"));
}

#[test]
fn a_json_feed_is_read_leniently() {
    insta::assert_snapshot!(shown("coast.json"));
}

#[test]
fn every_version_of_rss_gives_its_items() {
    for root in [
        "<rss><channel>{}</channel></rss>",
        "<rss version='0.94'><channel>{}</channel></rss>",
        "<rss xmlns='http://example.org/whatever'><channel>{}</channel></rss>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'>{}</rdf:RDF>",
        "<RSS version='2.0'><CHANNEL>{}</CHANNEL></RSS>",
        "<?xml version='1.0'?><!DOCTYPE html><rss version='2.0'><channel>{}</channel></rss>",
        "  \n<b>Warning</b>: no cache <?xml version='1.0'?><rss version='2.0'><channel>{}</channel></rss>",
    ] {
        let reading = parse(&root.replace(
            "{}",
            "<item><title>One</title><LINK>http://a.example/1</LINK></item>",
        ));
        assert_eq!(reading.articles.len(), 1, "{root}");
        assert_eq!(reading.articles[0].title, "One", "{root}");
        assert_eq!(
            reading.articles[0].url.as_deref(),
            Some("http://a.example/1"),
            "{root}"
        );
    }
}

#[test]
fn utf_16_is_a_feed_too() {
    let text =
        "<rss version='2.0'><channel><title>Wide ž</title><item><title>a</title></item></channel></rss>";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(read(&bytes, &place()).unwrap().feed.unwrap().title, "Wide ž");
}

#[test]
fn names_are_taken_out_of_mail_addresses() {
    for (written, name) in [
        ("desk@a.example (Ana Ruiz)", "Ana Ruiz"),
        ("Ana Ruiz (desk@a.example)", "Ana Ruiz"),
        ("Ana Ruiz &lt;desk@a.example>", "Ana Ruiz"),
        ("desk@a.example", "desk@a.example"),
        ("Ana Ruiz (Port Alma)", "Ana Ruiz (Port Alma)"),
    ] {
        let reading = rss(&format!(
            "<item><title>x</title><author>{written}</author></item>"
        ));
        assert_eq!(reading.articles[0].authors, [name], "{written}");
    }
}

#[test]
fn the_best_body_is_chosen_and_the_other_is_the_summary() {
    let reading = rss("<item><title>x</title><description>Short.</description>\
        <content:encoded>&lt;p>Long and whole.&lt;/p></content:encoded><itunes:summary>Third.</itunes:summary></item>");
    assert_eq!(reading.articles[0].document.plain_text(), "Long and whole.");
    assert_eq!(reading.articles[0].summary.as_deref(), Some("Short."));
    let reading = rss(
        "<item><title>x</title><description>Short.</description><itunes:summary>Other.</itunes:summary></item>",
    );
    assert_eq!(reading.articles[0].document.plain_text(), "Short.");
}

#[test]
fn a_web_page_is_the_link_among_several() {
    let article = atom(
        "<link rel='self' href='http://a.example/self'/><link type='application/json' href='http://a.example/j'/>\
         <link rel='alternate' type='text/html' href='http://a.example/page'/><link rel='via' href='http://b.example/'/>",
    );
    assert_eq!(article.url.as_deref(), Some("http://a.example/page"));
    assert_eq!(
        atom("<link rel='related' href='http://b.example/'/>")
            .url
            .as_deref(),
        Some("http://b.example/")
    );
}

#[test]
fn a_guid_is_the_address_only_where_there_is_no_other() {
    let link = |item: &str| rss(item).articles[0].url.as_deref().map(str::to_owned);
    assert_eq!(
        link("<item><guid>http://a.example/1</guid></item>").as_deref(),
        Some("http://a.example/1")
    );
    assert_eq!(
        link("<item><guid isPermaLink='false'>http://a.example/1</guid></item>"),
        None
    );
    assert_eq!(link("<item><guid>abc</guid></item>"), None);
}

#[test]
fn ids_stay_the_same_and_no_two_articles_share_one() {
    let items = "<item><guid>g</guid><title>a</title><link>http://a.example/1</link></item>\
        <item><guid>g</guid><title>b</title><link>http://a.example/2</link></item>\
        <item><guid>g</guid><title>b</title><link>http://a.example/2</link></item>\
        <item><title>c</title><pubDate>13 Aug 2025</pubDate></item><item><title>c</title></item><item/><item/>";
    let ids = |text: &str| {
        rss(text)
            .articles
            .iter()
            .map(|article| article.id.to_string())
            .collect::<Vec<_>>()
    };
    let first = ids(items);
    assert_eq!(first, ids(items));
    let mut distinct = first.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 7);
    let moved = ids(&format!("<item><title>new</title></item>{items}"));
    assert_eq!(
        &moved[1..6],
        &first[..5],
        "an entry keeps its id when others come before it"
    );
}

#[test]
fn an_entry_without_a_date_has_none_and_a_broken_one_says_so() {
    let reading = rss("<item><title>a</title></item><item><title>b</title><pubDate>soon</pubDate></item>");
    assert_eq!(reading.articles[0].published, None);
    assert!(reading.articles[0].warnings.is_empty());
    assert_eq!(reading.articles[1].published, None);
    assert_eq!(reading.articles[1].warnings, ["the date \"soon\" cannot be read"]);
}

#[test]
fn unescaped_markup_and_lone_marks_are_kept() {
    let reading = rss(
        "<item><title>Q&A: 1 < 2 & AT&amp;T</title><description>One<br>two <b>three</description></item>\
        <item><title>next</title></item>",
    );
    assert_eq!(reading.articles.len(), 2);
    assert_eq!(reading.articles[0].title, "Q&A: 1 < 2 & AT&T");
    assert_eq!(reading.articles[0].document.plain_text(), "One\ntwo three");
}

#[test]
fn windows_1252_numbers_and_html_names_are_put_right() {
    let reading = rss("<item><title>&#8216;x&#146; &alpha;&Omega; &oelig;&fnof; &nosuch;</title></item>");
    assert_eq!(reading.articles[0].title, "‘x’ αΩ œƒ &nosuch;");
}

#[test]
fn entities_cannot_grow() {
    let mut doctype = "<!DOCTYPE rss [<!ENTITY a0 \"ha\">".to_owned();
    for level in 1..40 {
        write!(doctype, "<!ENTITY a{level} \"&a{0};&a{0};&a{0};\">", level - 1).unwrap();
    }
    let text = format!(
        "{doctype}]><rss version='2.0'><channel><title>&a39;</title><item><title>x</title></item></channel></rss>"
    );
    let reading = parse(&text);
    assert!(reading.feed.unwrap().title.len() < 100);
}

#[test]
fn deep_nesting_and_many_entries_stay_within_limits() {
    let deep = format!(
        "<item><description>{}end</description><title>t</title></item>",
        "<p>".repeat(50_000)
    );
    assert_eq!(rss(&deep).articles.len(), 1);
    let deep = format!(
        "<item><description>{}end{}</description><title>t</title></item>",
        "<p>".repeat(5_000),
        "</p>".repeat(5_000)
    );
    assert_eq!(rss(&deep).articles[0].title, "t");
    let many = rss(&"<item/>".repeat(limits::FEED_ENTRIES + 5));
    assert_eq!(many.articles.len(), limits::FEED_ENTRIES);
    assert!(many.warnings[0].contains("more than 20000 entries"));
}

#[test]
fn a_document_that_is_no_feed_says_what_it_is() {
    let error = read(b"<?xml version='1.0'?><svg><g/></svg>", &place()).unwrap_err();
    assert_eq!(
        error,
        ReadError::Malformed("its root element is <svg>".to_owned())
    );
    let error = read(b"{\"version\": \"https://jsonfeed.org/version/1.1\", ", &place()).unwrap_err();
    assert!(matches!(error, ReadError::Malformed(_)), "{error}");
}

#[test]
fn a_json_feed_cut_off_gives_its_whole_items() {
    let reading = parse(
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[\n{\"id\":1,\"title\":\"a\"},\n{\"id\":2,\"ti",
    );
    assert_eq!(reading.feed.unwrap().title, "T");
    assert_eq!(reading.articles.len(), 1);
    assert_eq!(reading.warnings, ["the document ends before it is whole"]);
}

/// What was read of it up to each byte, as of an answer that is cut there.
fn each_cut(name: &str, text: &str, mut check: impl FnMut(usize, &[Article])) {
    let place = Place {
        name: name.to_owned(),
        is_cut: true,
        ..place()
    };
    for end in 0..text.len() {
        let reading = read(&text.as_bytes()[..end], &place).unwrap_or_default();
        // Its first few bytes are no feed yet.
        if reading.feed.is_some() {
            check(end, &reading.articles);
        }
    }
}

#[test]
fn an_entry_that_the_cut_went_through_is_left_out() {
    let section =
        "<p>A pier &amp; a <b>boat</b>.</p> The mark &lt;/item> <i>ends</i> it: </item> so it goes.";
    let rss = format!(
        "<rss version='2.0'><channel><title>T</title><item><guid>1</guid><title>One</title>\
         <description><![CDATA[{section}]]></description></item><item><guid>2</guid><title>Two</title>\
         <description>The second &lt;b>text&lt;/b></description></item></channel></rss>"
    );
    let unclosed = "<rss version='2.0'><channel><title>T</title><item><guid>1</guid><title>One</title>\
         <description>The first text</description><item><guid>2</guid><title>Two</title>\
         <description>The second text</description></channel></rss>";
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id><title>One</title>\
         <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>The first</p></div></content></entry>\
         <entry><id>2</id><title>Two</title><summary>The second</summary></entry></feed>";
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[
         {"id":"1","title":"One","content_html":"<p>The first text"},{"id":"2","content_text":"The second"}]}"#;
    for (name, text) in [
        ("rss.xml", rss.as_str()),
        ("open.xml", unclosed),
        ("atom.xml", atom),
        ("feed.json", json),
    ] {
        let whole = parse(text).articles;
        assert_eq!(whole.len(), 2);
        let mut most = 0;
        each_cut(name, text, |end, articles| {
            let shown = |article: &Article| (article.id.clone(), article.document.plain_text());
            for (cut, whole) in articles.iter().zip(&whole) {
                assert_eq!(shown(cut), shown(whole), "{name} cut at {end}");
            }
            most = most.max(articles.len());
        });
        assert_eq!(most, 2, "{name}");
    }
}

#[test]
fn a_feed_that_forgot_its_end_gives_its_last_entry_unless_it_was_cut() {
    let text = "<rss><channel><title>T</title><item><title>One</title></item><item><title>Two</title>";
    assert_eq!(parse(text).articles.len(), 2);
    let cut = Place {
        is_cut: true,
        ..place()
    };
    let reading = read(text.as_bytes(), &cut).unwrap();
    assert_eq!((reading.articles.len(), reading.is_unfinished), (1, true));
    let whole = format!("{text}</item></channel></rss>");
    let reading = read(whole.as_bytes(), &cut).unwrap();
    assert_eq!((reading.articles.len(), reading.is_unfinished), (2, false));
}

fn is_clean(reading: &Reading) -> bool {
    let shown = json::parsed(reading).to_string();
    !shown
        .chars()
        .any(|character| character.is_control() || matches!(character, '\u{202a}'..='\u{202e}'))
}

#[test]
fn what_only_looks_like_a_tag_takes_no_real_tag_with_it() {
    let reading = rss(
        "<item><title>A</title><description>1 < 2 &amp; \"x\"</description></item><item><title>B</title></item>",
    );
    let titles: Vec<&str> = reading.articles.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["A", "B"]);
    assert_eq!(reading.articles[0].document.plain_text(), "1 < 2 & \"x\"");
    let many = rss(&format!(
        "<item><title>A</title><description>{}</description></item>",
        "< < <b ".repeat(20_000)
    ));
    assert_eq!(many.articles.len(), 1);
}

#[test]
fn a_channel_of_1997_has_its_addresses_and_dates_in_attributes() {
    let reading = parse(
        "<?xml version='1.0'?><CHANNEL HREF='http://c.example/'><TITLE>Coast</TITLE>\
         <ITEM HREF='/1' LASTMOD='2026-11-03T08:05'><TITLE>Boats</TITLE></ITEM></CHANNEL>",
    );
    assert_eq!(reading.feed.unwrap().site_url.unwrap(), "http://c.example/");
    assert_eq!(reading.articles[0].url.as_deref(), Some("http://c.example/1"));
    assert_eq!(
        reading.articles[0].published.unwrap().to_string(),
        "2026-11-03T08:05:00Z"
    );
}

#[test]
fn a_section_whose_marks_were_escaped_too_is_no_text() {
    let reading = rss(
        "<item><title>&lt;![CDATA[Boats]]&gt;</title><description>&lt;![CDATA[&lt;p&gt;Home&lt;/p&gt;]]&gt;</description></item>",
    );
    assert_eq!(reading.articles[0].title, "Boats");
    assert_eq!(reading.articles[0].content_html.as_deref(), Some("<p>Home</p>"));
}

#[test]
fn of_several_forms_of_one_content_html_is_read() {
    let article = atom(
        "<content type='multipart/alternative'><content type='text/plain'>plain</content>\
         <content type='text/html' mode='escaped'>&lt;b&gt;rich&lt;/b&gt;</content></content>",
    );
    assert_eq!(article.content_html.as_deref(), Some("<b>rich</b>"));
}

#[test]
fn what_came_with_the_answer_counts_where_the_feed_is_silent() {
    let mut place = Place {
        source: "https://h.example/a/feed".into(),
        ..Place::default()
    };
    place.take_headers(
        Some("text/xml; Charset=\"windows-1252\""),
        Some("/b/feed.xml"),
        Some("de, en"),
    );
    let bytes =
        b"<rss><channel><title>Caf\xe9</title><item><title>A</title><link>x</link></item></channel></rss>";
    let reading = read(bytes, &place).unwrap();
    let feed = reading.feed.unwrap();
    assert_eq!(
        (feed.title.as_str(), feed.language.as_deref()),
        ("Café", Some("de"))
    );
    assert_eq!(reading.articles[0].url.as_deref(), Some("https://h.example/b/x"));
    place.take_headers(None, Some("javascript:alert(1)"), Some(" "));
    assert_eq!(
        (place.base.unwrap().as_str(), place.language),
        ("https://h.example/b/feed.xml", None)
    );
}

const FIXTURES: [&str; 6] = [
    "harbour.rss.xml",
    "delta.atom.xml",
    "market.rdf.xml",
    "old.atom03.xml",
    "cut.rss.xml",
    "coast.json",
];

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    #[test]
    fn no_bytes_break_the_reader(bytes in vec(any::<u8>(), 0..400)) {
        if let Ok(reading) = read(&bytes, &place()) {
            prop_assert!(is_clean(&reading));
        }
    }

    #[test]
    fn no_change_to_a_feed_breaks_the_reader(
        which in 0..FIXTURES.len(),
        changes in vec((any::<proptest::sample::Index>(), "[<>&\"'=/!\\[\\]{}:,a\u{1b}\u{0}\u{202e}-]{0,3}", 0..30_usize), 0..12),
    ) {
        let path = format!("{}/tests/fixtures/feeds/{}", env!("CARGO_MANIFEST_DIR"), FIXTURES[which]);
        let mut bytes = std::fs::read(path).unwrap();
        for (at, insert, remove) in changes {
            let at = at.index(bytes.len() + 1);
            let end = (at + remove).min(bytes.len());
            bytes.splice(at..end, insert.bytes());
        }
        if let Ok(reading) = read(&bytes, &place()) {
            prop_assert!(is_clean(&reading));
        }
    }
}
