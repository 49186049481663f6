//! Articles packed and unpacked: nothing is lost, and what stayed the same is known again.

use newsview::domain::article::{Article, ArticleId};
use newsview::sources::stored::{self, StoredError, canonical, raw_key, text_key};
use newsview::sources::{Depth, Place, Reading, read};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::{prop_assert_eq, proptest};

fn reading(bytes: &[u8], depth: Depth) -> Option<Reading> {
    let place = Place {
        source: "https://harbour.example/feed".into(),
        name: "feed".to_owned(),
        depth,
        ..Place::default()
    };
    read(bytes, &place).ok()
}

/// One article of RSS with this inside.
fn article(inside: &str) -> Article {
    let feed = format!("<rss><channel><title>T</title><item>{inside}</item></channel></rss>");
    reading(feed.as_bytes(), Depth::Entries)
        .unwrap()
        .articles
        .remove(0)
}

fn again(article: &Article) -> Article {
    stored::decode(&stored::encode(article), article.id.clone()).unwrap()
}

fn is_same_either_way(bytes: &[u8]) -> Result<(), String> {
    let (Some(whole), Some(entries)) = (reading(bytes, Depth::Whole), reading(bytes, Depth::Entries)) else {
        return Ok(());
    };
    let rebuilt: Vec<Article> = entries
        .articles
        .iter()
        .map(|one| stored::build(again(one)))
        .collect();
    let (whole, rebuilt) = (format!("{:#?}", whole.articles), format!("{rebuilt:#?}"));
    if whole == rebuilt {
        return Ok(());
    }
    let mut lines = whole.lines().zip(rebuilt.lines());
    Err(format!("{:?}", lines.find(|(one, other)| one != other)))
}

#[test]
fn every_feed_is_the_same_read_at_once_or_kept_and_built_later() {
    let folder = format!("{}/tests/fixtures/feeds", env!("CARGO_MANIFEST_DIR"));
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let outcome = is_same_either_way(&std::fs::read(&path).unwrap());
        assert_eq!(outcome, Ok(()), "{}", path.display());
    }
}

proptest! {
    #[test]
    fn any_entry_is_the_same_read_at_once_or_kept_and_built_later(
        parts in vec((0_usize..20, any::<String>()), 0..12),
    ) {
        const MARKS: [&str; 20] = [
            "", "<p>", "</p>", "<a href='/x?a=1&amp;b=2'>", "</a>", "<img src=pic.jpg alt=A>", "<pre>\t", "</pre>",
            "<a href=#note>", "<ul><li>", "<table><tr><td>", "&amp;nbsp;", "\u{200d}", "\t", "<b>", "<!--",
            "<a href='/feed#x'>", "e\u{301}", "\r\n", "&#1;",
        ];
        let body: String = parts.iter().flat_map(|(mark, text)| [MARKS[*mark], text]).collect();
        let body = body.replace("]]>", "");
        for feed in [
            format!("<rss><channel><link>https://h.example/</link><item><description><![CDATA[{body}]]></description></item></channel></rss>"),
            format!("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>{body}</title><content>{body}</content></entry></feed>"),
        ] {
            prop_assert_eq!(is_same_either_way(feed.as_bytes()), Ok(()));
        }
    }

    #[test]
    fn no_bytes_from_a_damaged_library_do_harm(bytes in vec(any::<u8>(), 0..200)) {
        let id = ArticleId::given("x");
        let _ = stored::decode(&bytes, id.clone());
        let versioned: Vec<u8> = std::iter::once(1).chain(bytes).collect();
        let _ = stored::decode(&versioned, id).map(stored::build);
    }
}

#[test]
fn nothing_is_built_before_it_is_wanted() {
    let kept = article(
        "<title>Boats</title><description>&lt;p&gt;Back &lt;b&gt;home&lt;/b&gt;.&lt;/p&gt;</description>",
    );
    assert!(kept.document.is_empty());
    assert_eq!(kept.content_html.as_deref(), Some("<p>Back <b>home</b>.</p>"));
    assert_eq!(stored::build(kept).document.plain_text(), "Back home.");
}

#[test]
fn a_missing_headline_is_made_of_the_lead_at_once() {
    let kept = article("<description>&lt;p&gt;Boats are back. All well.&lt;/p&gt;</description>");
    assert_eq!(kept.title, "Boats are back.");
    assert!(kept.stands_in.title && again(&kept).stands_in.title);
}

#[test]
fn what_is_newer_or_damaged_is_said_to_be() {
    let bytes = stored::encode(&article("<title>Boats</title>"));
    let decode = |bytes: &[u8]| stored::decode(bytes, ArticleId::given("x")).err();
    let newer = [&[9], &bytes[1..]].concat();
    assert_eq!(decode(&newer), Some(StoredError::Newer(9)));
    assert_eq!(decode(&[]), Some(StoredError::Damaged));
    assert_eq!(decode(&bytes[..bytes.len() / 2]), Some(StoredError::Damaged));
    assert_eq!(decode(b"\x01{\"title\":\"A\",\"later\":{\"x\":[1]}}\n<p>B"), None);
}

#[test]
fn a_change_of_markup_is_no_change_of_the_text() {
    let of = |html: &str| {
        let html = html.replace('&', "&amp;").replace('<', "&lt;");
        article(&format!("<title>Boats</title><description>{html}</description>"))
    };
    let first = of("<p>Back home, says <a href='/x?utm_source=a'>the harbour</a>.</p>");
    let other = of("<div>Back  home,\n says <b>the</b> har<i>bour</i>.<br/></div>");
    assert_eq!(text_key(&first), text_key(&other));
    assert_ne!(raw_key(&first), raw_key(&other));
    let edited = of("<p>Back home, said <a href='/x?utm_source=a'>the harbour</a>.</p>");
    assert_ne!(text_key(&first), text_key(&edited));
    let shown = |address: &str| text_key(&of(&format!("<p>See {address} for all.</p>")));
    assert_eq!(
        shown("http://a.example/x/?utm_source=b"),
        shown("https://a.example/x")
    );
}

#[test]
fn an_entry_that_moved_within_its_feed_is_the_same() {
    let feed = |items: &str| {
        let feed = format!("<rss><channel><title>T</title>{items}</channel></rss>");
        reading(feed.as_bytes(), Depth::Entries).unwrap().articles
    };
    let boats = "<item><title>Boats</title><description>Home.</description></item>";
    let before = feed(boats);
    let after = feed(&format!("<item><title>Storm</title></item>{boats}"));
    assert_eq!(raw_key(&before[0]), raw_key(&after[1]));
    assert_ne!(raw_key(&after[0]), raw_key(&after[1]));
}

#[test]
fn one_article_has_one_address_however_it_is_linked() {
    let same = [
        "https://harbour.example/boats",
        "http://harbour.example/boats/",
        "http://www.Harbour.example:80/boats?utm_source=rss&utm_medium=feed",
        "https://harbour.example:443/boats?fbclid=a#comments",
        " HTTPS://harbour.example/boats/?#top ",
        "https://harbour.example./boats?&gclid=1&&UTM_Campaign=x",
    ];
    for address in same {
        assert_eq!(canonical(address), "https://harbour.example/boats", "{address}");
    }
    let others = [
        ("https://h.example/?p=12&utm_id=3", "https://h.example?p=12"),
        ("https://h.example/#!/boats/", "https://h.example#!/boats"),
        ("https://h.example/#/boats", "https://h.example#/boats"),
        ("https://h.example:8080/a", "https://h.example:8080/a"),
        ("https://www.com/a", "https://www.com/a"),
        ("https://h.example/a?page=2", "https://h.example/a?page=2"),
        ("urn:uuid:12", "urn:uuid:12"),
        ("not an address", "not an address"),
    ];
    for (address, expected) in others {
        assert_eq!(canonical(address), expected);
        assert_eq!(canonical(&canonical(address)), canonical(address));
    }
}

#[test]
fn an_article_that_never_was_html_keeps_its_shape() {
    let text = "---\ntitle: Boats\n---\n\n## Harbour\n\nBack *home*, see [the quay](https://h.example/quay).\n\n\
                - one\n- two\n\n> Well & safe\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n  x < y\n```\n";
    let place = Place {
        source: "/news/boats.md".into(),
        name: "boats.md".to_owned(),
        ..Place::default()
    };
    let article = read(text.as_bytes(), &place).unwrap().articles.remove(0);
    let rebuilt = stored::build(again(&article));
    assert_eq!(rebuilt.document, article.document);
    assert_eq!(
        (&rebuilt.title, &rebuilt.outlet),
        (&article.title, &article.outlet)
    );
}

#[test]
fn a_place_it_is_filed_from_is_kept_once() {
    let text = "Boats return\n\nHARBOUR TOWN, Nov 3 (Coast Wire) - The boats are back in the harbour.\n\nAll is well.\n";
    let place = Place {
        source: "/news/boats.txt".into(),
        ..Place::default()
    };
    let article = read(text.as_bytes(), &place).unwrap().articles.remove(0);
    assert!(article.dateline.is_some());
    let rebuilt = stored::build(again(&article));
    assert_eq!(rebuilt.dateline, article.dateline);
    assert_eq!(rebuilt.document, article.document);
}
