//! Lists of feeds.

use std::fmt::Write;

use newsview::domain::article::Kind;
use newsview::domain::limits;
use newsview::domain::subscription::{Folder, Subscription};
use newsview::domain::text::Text;
use newsview::sources::opml::{Outline, outlines, subscriptions};
use newsview::sources::write::opml::opml;
use newsview::sources::{Place, read};
use proptest::prelude::{ProptestConfig, Strategy};
use proptest::{prelude::prop, proptest, sample};

fn nested() -> &'static str {
    include_str!("../fixtures/opml/nested.opml")
}

fn line(outline: &Outline) -> String {
    let folder = outline
        .folder
        .iter()
        .map(Text::as_str)
        .collect::<Vec<_>>()
        .join(" / ");
    format!(
        "{folder} | {} | {} | {:?}",
        outline.title,
        outline.xml_url,
        outline.html_url.as_deref()
    )
}

#[test]
fn feeds_are_read_with_their_folders() {
    let (found, warnings) = outlines(nested());
    let lines: Vec<String> = found.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "News / Local | Harbour Wire | https://harbour.example/feed.xml | Some(\"https://harbour.example/\")",
            "News / Local | Delta & Post | https://delta.example/atom.xml | None",
            " | The Coast | http://coast.example/feed.json | Some(\"https://www.coast.example/start\")",
        ]
    );
    assert_eq!(
        warnings,
        ["the address \"file:///etc/passwd\" is not one of the web"]
    );
}

#[test]
fn each_feed_is_an_article_that_says_where_it_is() {
    let reading = read(nested().as_bytes(), &Place::default()).unwrap();
    let first = &reading.articles[0];
    assert_eq!(first.kind, Kind::Feed);
    assert_eq!(first.outlet, "News / Local");
    assert_eq!(
        first.document.plain_text(),
        "News from Port Alma\n\nhttps://harbour.example/feed.xml"
    );
    assert_eq!(first.document.links, ["https://harbour.example/feed.xml"]);
    assert_eq!(reading.articles[2].outlet, "coast.example");
}

#[test]
fn a_list_without_feeds_says_so() {
    let reading = read(b"<opml><body/></opml>", &Place::default()).unwrap();
    assert!(reading.articles.is_empty());
    assert_eq!(reading.warnings, ["it names no feed"]);
}

#[test]
fn a_huge_or_deep_list_stays_within_limits() {
    let mut text = "<opml><body>".to_owned();
    for number in 0..limits::OPML_ROWS + 5 {
        write!(text, "<outline text='n' xmlUrl='http://a.example/{number}'/>").unwrap();
    }
    let (found, warnings) = outlines(&format!("{text}</body></opml>"));
    assert_eq!(found.len(), limits::OPML_ROWS);
    assert_eq!(warnings, ["it names more than 10000 feeds; the rest is left out"]);
    let deep = format!(
        "<opml>{}<outline xmlUrl='http://a.example/'/>",
        "<outline text='f'>".repeat(200)
    );
    let (found, _) = outlines(&deep);
    assert_eq!(found[0].folder.len(), limits::FOLDER_DEPTH);
    assert_eq!(found[0].title, "a.example");
}

#[test]
fn what_is_cut_off_gives_what_is_there() {
    let (found, warnings) = outlines(&nested()[..nested().find("<OUTLINE").unwrap() + 30]);
    assert_eq!(found.len(), 1);
    assert_eq!(warnings, ["the document ends before it is whole"]);
}

fn feed_line(subscription: &Subscription) -> String {
    let names = |names: &[Text]| names.iter().map(Text::as_str).collect::<Vec<_>>().join(" / ");
    format!(
        "{} | {:?} | {} | {}",
        names(&subscription.folder.0),
        subscription.title.as_deref(),
        subscription.address,
        names(&subscription.tags)
    )
}

fn left(text: &str) -> Vec<String> {
    subscriptions(text).1.iter().map(ToString::to_string).collect()
}

#[test]
fn subscriptions_are_read_with_folders_titles_and_tags() {
    let (found, left_out) = subscriptions(include_str!("../fixtures/opml/hostile.opml"));
    let lines: Vec<String> = found.iter().map(feed_line).collect();
    assert_eq!(
        lines,
        [
            "News / Local | Some(\"Harbour Wire\") | https://harbour.example/feed.xml | ships / Port Alma",
            "News / Local | Some(\"Delta & Post\") | https://delta.example/atom.xml | ",
            "News / Local | None | http://coast.example/a%20b.json | ",
            "News | Some(\"Filtered\") | https://filtered.example/feed | ",
            "News | Some(\"In a feed\") | https://inner.example/feed | ",
            " | Some(\"Top\") | https://user:word@top.example/feed | ",
        ]
    );
    let left_out: Vec<String> = left_out.iter().map(ToString::to_string).collect();
    assert_eq!(
        left_out,
        [
            "Filtered (https://filtered.example/feed): its filter is a program, which is never run; the feed is taken without it",
            "Again (feed:https://harbour.example/feed.xml): it is named a second time",
            "Run (exec:touch harm): it would run a program, which is never done",
            "Pipe (|touch harm): it would run a program, which is never done",
            "Filter (filter:touch harm:https://a.example/): it would run a program, which is never done",
            "Query (query:all:unread = \"yes\"): it is a query, not a feed",
            "A file (file:///etc/passwd): it is a file on a machine; add the file itself where it is wanted",
            "A path (/etc/passwd): it is a file on a machine; add the file itself where it is wanted",
            "Script (javascript:alert(1)): it is no address of the web",
            "Secret (ftp://files.example/feed): it is no address of the web",
            "A link: it is a link, not a feed",
            "Other list: it is another list, which is not fetched",
            "Nothing: it names no address",
        ]
    );
}

#[test]
fn what_is_beyond_the_limits_is_listed() {
    let mut text = "<opml><body>".to_owned();
    for number in 0..limits::OPML_ROWS + 2 {
        write!(
            text,
            "<outline text='n{number}' xmlUrl='http://a.example/{number}'/>"
        )
        .unwrap();
    }
    let (found, left_out) = subscriptions(&format!("{text}</body></opml>"));
    assert_eq!((found.len(), left_out.len()), (limits::OPML_ROWS, 2));
    assert_eq!(
        left_out[1].to_string(),
        "n10001 (http://a.example/10001): it comes after the first 10000 feeds"
    );
    let depth = |depth: usize| {
        format!(
            "<opml>{}<outline text='x' xmlUrl='http://a.example/'/>{}</opml>",
            "<outline text='f'>".repeat(depth),
            "</outline>".repeat(depth)
        )
    };
    assert_eq!(subscriptions(&depth(32)).0[0].folder.0.len(), 32);
    assert_eq!(
        left(&depth(33)),
        ["x (http://a.example/): it lies deeper than 32 folders"]
    );
    assert_eq!(subscriptions(&depth(5_000)).0, []);
}

#[test]
fn a_list_is_written_so_that_it_reads_back_as_it_was() {
    let (found, _) = subscriptions(include_str!("../fixtures/opml/hostile.opml"));
    let written = opml(&found);
    insta::assert_snapshot!(written);
    let (again, left_out) = subscriptions(&written);
    assert_eq!(left_out, []);
    assert_eq!(opml(&again), written);
    let lines = |list: &[Subscription]| list.iter().map(feed_line).collect::<Vec<_>>();
    let stripped: Vec<String> = lines(&found)
        .iter()
        .map(|line| line.replace("user:word@", ""))
        .collect();
    assert_eq!(lines(&again), stripped);
    let file = Subscription::new("/home/ada/feed.xml");
    assert!(!opml(&[file]).contains("ada"));
}

fn any_subscription() -> impl Strategy<Value = Subscription> {
    let folder = prop::collection::vec(sample::select(vec!["A", "B & C", "D/E", " f ", "\"é\""]), 0..4);
    let tags = prop::collection::vec("[a-z&<é ]{1,6}", 0..3);
    (folder, prop::option::of(".{0,12}"), 0..30_u32, tags).prop_map(|(folder, title, number, tags)| {
        Subscription {
            title: title
                .map(|title| Text::title(&title))
                .filter(|title| !title.is_empty()),
            folder: Folder(folder.into_iter().map(Text::name).collect()),
            tags: tags
                .iter()
                .map(|tag| Text::name(tag))
                .filter(|tag| !tag.is_empty())
                .collect(),
            ..Subscription::new(&format!("https://a.example/{number}?a=1&b='<2>'"))
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_was_read_once_is_read_again_from_what_was_written(list in prop::collection::vec(any_subscription(), 0..12)) {
        let (first, _) = subscriptions(&opml(&list));
        let written = opml(&first);
        let (second, left_out) = subscriptions(&written);
        assert_eq!(&second, &first);
        assert_eq!(left_out, []);
        assert_eq!(opml(&second), written);
        let addresses: std::collections::HashSet<&str> = list.iter().map(|feed| feed.address.as_str()).collect();
        assert_eq!(first.len(), addresses.len());
    }

    #[test]
    fn no_list_makes_it_panic(text in "(<outline |</outline>|text=\"|xmlUrl=\"|http://|\">|/>|[a-z&; <]){0,40}") {
        let _ = subscriptions(&format!("<opml>{text}"));
    }
}
